"""Which element an XPointer names: by its id, or by the element() scheme (W3C Recommendations of 2003)."""

import re
from itertools import islice

from pipeline.xml.ids import NAME, id_of
from pipeline.xml.names import Element, found

_SCHEME = re.compile(r"(element|xpointer)\(\s*(.+?)\s*\)")
_BY_ID = re.compile(r"""id\(\s*["']([^"']+)["']""")


def select(root: Element, pointer: str) -> Element | None:
    """Give the element that a pointer names; the root for no pointer, None where it can't be told.

    Of several schemes the first that names an element counts.
    """
    if not pointer:
        return root
    if NAME.fullmatch(pointer):
        return by_id(root, pointer)
    for scheme, data in _SCHEME.findall(pointer):
        match = _BY_ID.match(data)
        if scheme == "xpointer" and match:
            chosen = by_id(root, match[1])
        else:
            chosen = _element(root, data) if scheme == "element" else None
        if chosen is not None:
            return chosen
    return None


def by_id(root: Element, name: str) -> Element | None:
    """Give the first element with an xml:id."""
    return next((each for each in found(root, "descendant-or-self::*[@xml:id]") if id_of(each) == name), None)


def _element(root: Element, data: str) -> Element | None:
    """Follow a child sequence: `/1/4/3` from the document, `name/2` from an element with an id."""
    name, *steps = data.split("/")
    if not all(step.isdecimal() for step in steps):
        return None
    first = root if steps and not name and steps.pop(0) == "1" else None
    chosen = by_id(root, name) if name else first
    for step in steps:
        if chosen is None:
            return None
        chosen = next(islice(chosen.iterchildren("*"), int(step) - 1, int(step)), None) if int(step) else None
    return chosen
