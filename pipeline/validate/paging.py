"""Page breaks as numbers: what @n says, and which breaks follow one another."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pipeline.xml import Element
from pipeline.xml.cut import turns_page
from pipeline.xml.names import PB, TEI, words

LONGEST = 40
"""How many characters the number of a page may have."""
LONGEST_NAME = 1000
"""How many characters the name of an image may have in which a number is looked for."""
_TEI = f"{{{TEI}}}"
_DIVISIONS = frozenset(f"{_TEI}{tag}" for tag in ("div", *(f"div{n}" for n in range(1, 8)), "text", "TEI"))
_UNITS = frozenset(f"{_TEI}{tag}" for tag in ("TEI", "text", "front", "body", "back", "group", "sourceDoc"))
_GAP, _FLOATING, _CHOICE, _CIT = (f"{_TEI}{tag}" for tag in ("gap", "floatingText", "choice", "cit"))
_SERIES = ("ed", "edRef", "type", "subtype", "source")
WALKED = _DIVISIONS | {PB, _GAP}  # page breaks, and what may lie between them
_OMITTED = re.compile(r"pag|leaf|leaves|fol|omit|sampl|missing|lost|cut|editorial|seite|blatt|blank", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:pp?|pag|pages?|ss?|seiten?|fols?|ff?|folios?|bl|blatt|leaf|col|sp)(?:\.\s*|\s+)(?=\S)", re.IGNORECASE
)
_BRACKETS = str.maketrans("", "", "[](){}<>?!*†‹›⟨⟩")
_LEAF = re.compile(r"(.*?)(\d+)\s*(r|v|recto|verso|ro|vo|r°|v°)$", re.IGNORECASE)
_LEAF_BOTH = re.compile(r"(.*?)(\d+)\s*r\s*[-–/]?\s*v$", re.IGNORECASE)
_LEAVES = re.compile(r"(\d+)\s*([rv])\s*[-–/]\s*(\d+)\s*([rv])$", re.IGNORECASE)
_PAGES = re.compile(r"(\d+)\s*[-–—/]\s*(\d+)$")
_PAGE = re.compile(r"(.*?)(\d+)\s*([a-z]?)$")
_ROMAN = re.compile(r"m*(?:cm|cd|d?c*)(?:xc|xl|l?x*)(?:ix|iv|v?[ij]*)$", re.IGNORECASE)
_DIGITS = {"m": 1000, "d": 500, "c": 100, "l": 50, "x": 10, "v": 5, "i": 1, "j": 1}
_LETTERS = frozenset("cdlmj")
"""Single letters that may be pages called by letters as well as roman numbers."""


@dataclass(frozen=True, slots=True)
class Number:
    """What a page's number says; leaves count by their sides: `2r` is 4, `2v` is 5."""

    kind: str
    """`arabic`, `roman` or `leaf`."""
    first: int
    last: int
    """The same as `first`, but for `12-13`."""
    prefix: str = ""
    """What stands before the number, such as the letter of a gathering."""
    suffix: str = ""
    """A letter after it, as in `771a`."""

    def shown(self, value: int) -> str:
        """Write another number as this one is written."""
        if self.kind == "leaf":
            return f"{self.prefix}{value // 2}{'rv'[value % 2]}"
        return f"{self.prefix}{roman(value) if self.kind == 'roman' else value}"


def number(text: str) -> Number | None:
    """Read a page's number; None for what isn't one."""
    plain = _LABEL.sub("", words(text.translate(_BRACKETS))) if len(text) <= LONGEST else ""
    for pattern, read in _FORMS:
        match = pattern.match(plain)
        if match and (made := read(match)):
            return made
    return None


def _leaves(match: re.Match[str]) -> Number | None:
    """Read `2v-3r`."""
    first, last = (2 * int(match[n]) + (match[n + 1].lower() == "v") for n in (1, 3))
    return Number("leaf", first, last) if last == first + 1 else None


def _leaf(match: re.Match[str]) -> Number:
    """Read `12r`."""
    side = 2 * int(match[2]) + (match[3][0].lower() == "v")
    return Number("leaf", side, side, match[1])


def _leaf_both(match: re.Match[str]) -> Number:
    """Read `12r-v`."""
    return Number("leaf", 2 * int(match[2]), 2 * int(match[2]) + 1, match[1])


def _page(match: re.Match[str]) -> Number:
    """Read `12`, `771a` and `A 12`."""
    return Number("arabic", int(match[2]), int(match[2]), match[1], match[3])


def _pages(match: re.Match[str]) -> Number | None:
    """Read `12-13`, also `123-4`; in `2-35` the first is a volume, not a page."""
    first, last = match[1], match[2]
    end = first[: len(first) - len(last)] + last
    return Number("arabic", int(first), int(end)) if int(end) == int(first) + 1 else None


def _roman(match: re.Match[str]) -> Number | None:
    """Read a roman number; older ones add where newer ones subtract: `xiiii` and `xiv` are one."""
    numeral = match[0].lower()
    if not numeral or numeral in _LETTERS:
        return None
    values = [_DIGITS[sign] for sign in numeral]
    value = sum(-v if any(later > v for later in values[n + 1 : n + 2]) else v for n, v in enumerate(values))
    return Number("roman", value, value)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Number | None]], ...] = (
    (_LEAVES, _leaves),
    (_LEAF_BOTH, _leaf_both),
    (_LEAF, _leaf),
    (_PAGES, _pages),
    (_PAGE, _page),
    (_ROMAN, _roman),
)
"""How a page's number may be written, and what reads it; the first form that fits counts."""


def roman(value: int) -> str:
    """Write a roman number in small letters."""
    signs = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
             (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
    written = ""
    for worth, sign in signs:
        written += sign * (value // worth)
        value %= worth
    return written


@dataclass(frozen=True, slots=True)
class Break:
    """A page break of the running text."""

    element: Element
    text: str
    """Its @n, or nothing."""
    number: Number | None
    series: str
    """The edition or witness whose page begins here, or of what kind the page is."""
    unit: Element
    """The part of the text in which its pages are counted: front, body, back, or the text."""
    order: int
    """How many breaks of the series stand before it in the unit."""
    division: int
    """How many divisions begin before it."""
    gaps: int
    """How many gaps that may hold pages stand before it."""

    @property
    def image(self) -> str:
        """The image of the page, or nothing."""
        return next(iter(self.element.get("facs", "").split()), "")


def images_between(first: str, second: str) -> int | None:
    """Give by how much the number of an image is greater than that of another; None where more than it differs."""
    if max(len(first), len(second)) > LONGEST_NAME:
        return None
    pieces = [re.split(r"(\d+)", image) for image in (first, second)]
    different = [pair for pair in zip(*pieces, strict=False) if pair[0] != pair[1]]
    if len(pieces[0]) != len(pieces[1]) or len(different) != 1 or not all(map(str.isdecimal, different[0])):
        return None
    return int(different[0][1]) - int(different[0][0])


def breaks(walked: Iterable[Element]) -> Iterator[Break]:
    """Give the page breaks that turn the page of the running text, of all elements of a file that are `WALKED`."""
    division = gaps = 0
    orders: dict[tuple[str, Element], int] = {}
    for element in walked:
        if element.tag == _GAP:
            gaps += bool(_OMITTED.search(" ".join(str(value) for value in element.attrib.values())))
        elif element.tag != PB:
            division += 1
        elif turns_page(element) and not _is_aside(element):
            series = words(" ".join(element.get(each, "") for each in _SERIES))
            unit = _unit(element)
            order = orders[series, unit] = orders.get((series, unit), -1) + 1
            text = words(element.get("n", ""))
            yield Break(element, text, number(text), series, unit, order, division, gaps)


def _is_aside(pb: Element) -> bool:
    """Tell whether a page break stands in the second half of a choice, or in what is quoted from another work."""
    inner = pb
    for step in pb.iterancestors():
        if step.tag == _CIT or (step.tag == _CHOICE and inner.getprevious() is not None):
            return True
        inner = step
    return False


def _unit(pb: Element) -> Element:
    """Give the part of the text in which a page break stands; a text within the text is none of its own."""
    unit = pb
    for step in pb.iterancestors():
        if step.tag == _FLOATING:
            unit = pb
        elif unit is pb and step.tag in _UNITS:
            unit = step
    return unit
