"""The rule of unsafe links: addresses that run a program, open a file, or lead elsewhere than they seem to.

The page doesn't make links of them (`xslt/html/urls.xsl`), so an author should know.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from pipeline.validate.finding import Finding
from pipeline.validate.rules.letters import is_tei
from pipeline.validate.subject import Subject
from pipeline.xml import Element

ATTRIBUTES = frozenset(("target", "url", "ref", "facs", "source", "corresp", "sameAs", "copyOf"))
"""The attributes that become links, or could."""
HIDING = re.compile("[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
"""What browsers, or readers, don't see in an address."""
SCHEMES: Mapping[str, str] = {
    **dict.fromkeys(("javascript", "vbscript", "livescript", "mocha"), "runs a program in the reader's browser"),
    "data": "holds a file of its own, which may be a program",
    **dict.fromkeys(("file", "filesystem", "res", "chrome"), "opens a file of the reader's computer"),
    **dict.fromkeys(("blob", "about", "view-source", "jar", "mhtml", "intent"), "opens a part of the reader's browser"),
}  # fmt: skip
"""The beginnings of unsafe addresses, and what such an address does."""
SCHEME = re.compile(r"([A-Za-z-]+):")
WEB = re.compile(r"https?:", re.IGNORECASE)
SAFE = re.compile(r"https?://[\w.-]+([/?#][!-\[\]-~]*)?|#?[\w.-]*", re.ASCII)
"""What most pointers are: an address on the web, an id, a word."""


def unsafe_links(subject: Subject) -> Iterator[Finding]:
    """Look for links that aren't safe."""
    for element in subject.having(ATTRIBUTES):
        for attribute, value in element.items():
            if attribute not in ATTRIBUTES or SAFE.fullmatch(value):
                continue
            why = next(filter(None, map(fault, (value, *value.split()))), "")
            if why and is_tei(element) and not is_prefix(subject, element, value):
                shown = " ".join(HIDING.sub(" ", value).split())[:60]
                message = f"The @{attribute} “{shown}” isn't safe: it {why}."
                yield Finding("link-unsafe", element, message, HINT, attribute)


def is_prefix(subject: Subject, element: Element, value: str) -> bool:
    """Tell whether the header defines what stands before the colon as a prefix of pointers, such as `data:`."""
    scheme = SCHEME.match(value)
    return scheme is not None and scheme[1] in subject.ways.prefixes(element).defined


HINT = "Write an address that begins with https:// or http://, or the name of a file of the edition."


def fault(address: str) -> str:
    """Say what is unsafe about an address, or nothing."""
    clean = HIDING.sub("", address)
    scheme = SCHEME.match(clean)
    if scheme and scheme[1].lower() in SCHEMES:
        return SCHEMES[scheme[1].lower()]
    if re.match(r"[/\\]{2}", clean) or re.match(r"\\", clean):
        return "leads to another computer, although it looks like a file of the edition"
    return web_fault(address.strip(), clean) if WEB.match(clean) else ""


def web_fault(address: str, clean: str) -> str:
    """Say what is unsafe about an address on the web, as it is written and without what hides, or nothing."""
    if not clean.partition(":")[2].startswith("//"):
        return "has no // after the colon, so that it leads somewhere else in each browser"
    if "@" in re.split(r"[/?#]", clean.partition("//")[2], maxsplit=1)[0]:
        return "has a user's name before the “@”, and leads to what stands after it"
    if "\\" in clean:
        return "has a backslash, which each browser reads in its own way"
    odd = next((c for c in address if unicodedata.category(c) in {"Cc", "Cn", "Co"} or c == "\ufffd"), "")
    return f"has a character that no reader sees (U+{ord(odd):04X})" if odd else ""
