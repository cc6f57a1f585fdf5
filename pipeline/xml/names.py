"""Namespaces, and the handling of lxml's elements that all modules of this room share."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml has no public name for it

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
OURS = "https://pecia.example/ns"
EXAMPLES = "http://www.tei-c.org/ns/Examples"
XINCLUDE = ("http://www.w3.org/2001/XInclude", "http://www.w3.org/2003/XInclude")

INCLUDES, FALLBACKS = (tuple(f"{{{space}}}{name}" for space in XINCLUDE) for name in ("include", "fallback"))
ID, LANG, SPACE, BASE = (f"{{{XML}}}{name}" for name in ("id", "lang", "space", "base"))
TEI_ROOT, CORPUS, HEADER, TEXT, PB = (f"{{{TEI}}}{name}" for name in ("TEI", "teiCorpus", "teiHeader", "text", "pb"))
PREFIXES = {"tei": TEI, "p": OURS, "eg": EXAMPLES, "xml": XML}

# What XML 1.0 doesn't allow, not even as a character reference (section 2.2).
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STEP = re.compile(r"/Q\{([^}]*)\}([^/\[\]]+)\[(\d+)\]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def name(element: Element) -> str:
    """Give an element's local name."""
    return str(element.tag).rpartition("}")[2]


def namespace(element: Element) -> str:
    """Give the name of an element's namespace, or nothing."""
    tag = str(element.tag)
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def children(element: Element, *names: str) -> list[Element]:
    """Give the child elements in TEI's namespace, all or those with one of the names; no comments."""
    return list(element.iterchildren(*(f"{{{TEI}}}{wanted}" for wanted in names or ("*",))))


def elements(root: Element) -> Iterator[Element]:
    """Give an element and all below it in document order; no comments, no processing instructions."""
    return root.iter("*")


def found(root: Element, xpath: str) -> list[Element]:
    """Give the elements that one of our own XPaths selects."""
    selected: list[Element] = _compiled(xpath)(root)
    return selected


def holds(root: Element, xpath: str) -> bool:
    """Tell whether one of our own XPaths selects anything."""
    return bool(_compiled(f"boolean({xpath})")(root))


@lru_cache(maxsize=1_000)
def _compiled(xpath: str) -> etree.XPath:
    return etree.XPath(xpath, namespaces=PREFIXES)


def words(text: str | None) -> str:
    """Collapse white space to single spaces."""
    return " ".join((text or "").split())


def clean(text: str) -> str:
    """Leave out the characters that XML can't hold."""
    return text if text.isprintable() else _FORBIDDEN.sub("", text)


def is_relative(reference: str) -> bool:
    """Tell whether a pointer is a path relative to its file: no scheme, no root, more than a fragment."""
    return bool(reference) and not reference.startswith(("#", "/", "\\")) and not _SCHEME.match(reference)


def xpath_of(element: Element) -> str:
    """Give an element's place as XPath's `path()` does: `/Q{namespace}name[1]/…`."""
    steps = []
    for step in [element, *element.iterancestors()]:
        before = sum(1 for _ in step.itersiblings(str(step.tag), preceding=True))
        steps.append(f"/Q{{{namespace(step)}}}{name(step)}[{before + 1}]")
    return "".join(reversed(steps))


def at_path(root: Element, xpath: str) -> Element:
    """Follow a path as XPath's `path()` gives it, as far as it leads; attributes and texts are their element's."""
    here = root
    for space, local, number in list(_STEP.findall(xpath))[1:]:
        tag = f"{{{space}}}{local}" if space else local
        there = next(islice(here.iterchildren(tag), int(number) - 1, int(number)), None)
        if there is None or space == OURS:
            break
        here = there
    return here
