"""What xml:base makes of the relative links below it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

from lxml import etree

from pipeline.xml.links import changed, find
from pipeline.xml.names import BASE, Element

_BASES = etree.XPath("descendant-or-self::*/@xml:base")
_ANY_BASE = etree.XPath("boolean(descendant-or-self::*/@xml:base)")
_PATHS = etree.XPath("descendant-or-self::*/@*[contains(., '.') or contains(., '/')]")


def joined(base: str, reference: str) -> str:
    """Resolve a reference against a base (RFC 3986); one that can't be is left as it is."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


def base_of(element: Element | None) -> str:
    """Give the base that xml:base attributes make for an element's content."""
    chain = [] if element is None else [element, *element.iterancestors()]
    base = ""
    for step in reversed(chain):
        base = joined(base, step.get(BASE, ""))
    return base


def has_bases(root: Element) -> bool:
    """Tell whether xml:base stands anywhere in a tree."""
    return bool(_ANY_BASE(root))


def based(root: Element, folder: Path, edition: Path, outer: str = "") -> None:
    """Resolve xml:base into the links below it, and take it away; `outer` is the base that the root inherits.

    A reference that leads to a file of the edition stays, and so does what doesn't look like a path (no `.`, no `/`):
    many editions write names of persons so.
    """
    holders = [value.getparent() for value in _BASES(root)]
    if holders or outer:
        for element, name, value in list(changed(root, _PATHS, _resolution(root, folder, edition, outer))):
            element.set(name, value)
        for element in holders:
            del element.attrib[BASE]


@contextmanager
def without_bases(root: Element, folder: Path, edition: Path) -> Iterator[None]:
    """Resolve xml:base into the links of a whole tree for a while; afterwards it is as it was."""
    if not has_bases(root):
        yield
        return
    holders = [value.getparent() for value in _BASES(root)]
    changes = list(changed(root, _PATHS, _resolution(root, folder, edition, "")))
    before = [(element, list(element.attrib.items())) for element in [*holders, *(each for each, _, _ in changes)]]
    try:
        for element, name, value in changes:
            element.set(name, value)
        for element in holders:
            del element.attrib[BASE]
        yield
    finally:
        for element, attributes in before:
            element.attrib.clear()
            element.attrib.update(attributes)


def _resolution(root: Element, folder: Path, edition: Path, outer: str) -> Callable[[Element, str], str]:
    """Give what resolves a token of an element's attribute."""
    seen: dict[str, bool] = {}
    bases: dict[Element, str] = {}

    def base_at(element: Element) -> str:
        if element not in bases:
            parent = None if element is root else element.getparent()
            around = outer if parent is None else base_at(parent)
            bases[element] = joined(around, element.get(BASE, "")) if BASE in element.attrib else around
        return bases[element]

    def resolved(element: Element, token: str) -> str:
        base = base_at(element)
        if not base or not ("." in token or "/" in token):
            return token
        if token not in seen:
            seen[token] = bool(find(token, folder, edition))
        return token if seen[token] else joined(base, token)

    return resolved
