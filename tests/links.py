"""What must hold of every page of a site: its links lead somewhere inside, its ids are there once, nothing is active."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

OUTWARD = {"http", "https", "mailto"}
ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "xlink:href", "cite", "background", "longdesc")
ACTIVE = {
    "script",
    "iframe",
    "object",
    "embed",
    "applet",
    "form",
    "base",
    "frame",
    "frameset",
    "portal",
    "animate",
    "set",
}
DRAWN = re.compile(r"data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+=*$")
"""An image whose bytes stand in the page: of a kind that holds nothing active."""
OUR_SCRIPT = re.compile(r"(\.\./)*assets/[a-z-]+\.js")
OUR_STYLE = re.compile(r"[\w\s:;.#%,()-]*")


@cache
def page_ids(page: Path) -> tuple[str, ...]:
    """Give the ids of a page, in their order."""
    return tuple(html.document_fromstring(page.read_bytes()).xpath("//@id"))


def pages(site: Path) -> Iterator[Path]:
    """Give the pages of a site; files of the edition that were copied aren't pages."""
    return (path for path in sorted(site.rglob("*.html")) if "files" not in path.relative_to(site).parts[:1])


def faults(site: Path) -> list[str]:
    """Give what is wrong with the links and ids of a site's pages."""
    return [f"{page.relative_to(site)}: {fault}" for page in pages(site) for fault in page_faults(page, site.resolve())]


def page_faults(page: Path, site: Path) -> Iterator[str]:
    """Give the dead and the dangerous links of a page, and the ids that stand twice."""
    yield from (f"the id {name} stands {count} times" for name, count in Counter(page_ids(page)).items() if count > 1)
    for element in html.document_fromstring(page.read_bytes()).iter("*"):
        for name in ADDRESSES:
            address = element.get(name)
            if address is not None and (fault := link_fault(address, page.resolve(), site)):
                yield f"{fault}: {element.tag} {name}={address!r}"


def link_fault(address: str, page: Path, site: Path) -> str:
    """Say what is wrong with an address in a page; nothing where it is right."""
    if DRAWN.match(address):
        return ""
    parts = urlsplit(address)
    if parts.scheme:
        return "" if parts.scheme in OUTWARD else "a scheme that isn't allowed"
    if parts.netloc or address.startswith(("/", "\\")):
        return "not relative"
    target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
    if not target.is_relative_to(site):
        return "out of the site"
    if not target.is_file():
        return "leads to no file"
    if parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in page_ids(target):
        return "leads to no id"
    return ""


def active(page: Path) -> list[str]:
    """Give what a browser would run, load or obey in a page, but for our own stylesheet, scripts and links."""
    found = []
    for element in html.document_fromstring(page.read_bytes()).iter("*"):
        tag = str(element.tag).rpartition("}")[2].lower()
        is_data = tag == "script" and (element.get("type") == "application/ld+json" or is_ours(element))
        is_data = is_data or (tag == "form" and element.get("action", "").lstrip("./") == "search.html")
        if (tag in ACTIVE and not is_data) or (tag == "meta" and element.get("http-equiv")):
            found.append(f"<{tag}>")
        found += [f"{tag} {name}={value!r}" for name, value in element.attrib.items() if is_active(name.lower(), value)]
    return found


def is_ours(script: html.HtmlElement) -> bool:
    """Tell whether a script is one of our assets, and nothing else."""
    return bool(OUR_SCRIPT.fullmatch(script.get("src", ""))) and not (script.text or "").strip()


def is_active(name: str, value: str) -> bool:
    """Tell whether an attribute does something that a reader didn't ask for."""
    plain = re.sub(r"[\x00-\x20]", "", value).lower()
    if name.startswith("on") or name in {"srcdoc", "http-equiv", "ping", "formaction"}:
        return True
    if name == "style":
        return not OUR_STYLE.fullmatch(value) or "url(" in plain or "expression" in plain
    return (
        name in ADDRESSES
        and not DRAWN.match(value)
        and bool(re.match(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:|//|\\", plain))
    )
