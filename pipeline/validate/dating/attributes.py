"""The attributes that hold dates (TEI Guidelines, att.datable), and the elements that have them."""

from collections.abc import Iterable

from pipeline.xml import Element
from pipeline.xml.names import TEI

_TEI = f"{{{TEI}}}"
_BOUNDS = ("from", "to")
ORDER = tuple(name + end for name in ("when", "notBefore", "notAfter", *_BOUNDS) for end in ("", "-iso"))
"""The attributes that hold dates, that which says most first."""
NAMES = frozenset(ORDER)
# In these elements @from and @to are places or pages.
_NO_PERIODS = frozenset(_TEI + name for name in ("app", "arc", "biblScope", "citedRange", "locus", "rt", "span"))


def dated(having: Iterable[Element]) -> list[Element]:
    """Give those of TEI, of elements that have a date in an attribute."""
    return [element for element in having if str(element.tag).startswith(_TEI)]


def stated(element: Element) -> dict[str, str]:
    """Give the attributes of an element that hold dates."""
    periods = element.tag not in _NO_PERIODS
    return {
        str(name): str(text)
        for name, text in element.attrib.items()
        if name in NAMES and (periods or not str(name).startswith(_BOUNDS))
    }
