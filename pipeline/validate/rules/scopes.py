"""Pages of the text that contradict those which the header says the source has."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline import xml
from pipeline.validate.finding import Finding
from pipeline.validate.paging import Break, Number, number
from pipeline.validate.subject import Subject
from pipeline.validate.wording import quoted
from pipeline.xml import Element
from pipeline.xml.names import TEI, TEI_ROOT, found, words

RULE = "page-contradiction"
UNITS = frozenset(("page", "pages", "p", "pp", "seite", "seiten", "folio", "fol", "ff", "leaf", "leaves"))
"""What a `biblScope` is called that tells pages or leaves; citations read these."""
_TEIS = frozenset((TEI_ROOT,))
_SCOPES = (
    "tei:teiHeader/tei:fileDesc/tei:sourceDesc[1]//tei:biblScope[not(ancestor::tei:relatedItem or ancestor::tei:note"
    " or ancestor::tei:listBibl[preceding-sibling::*])]"
)
_WORDS_AFTER = etree.XPath(
    "count(following::text()[normalize-space()]"
    "[not(ancestor::tei:note or ancestor::tei:fw or ancestor::tei:standOff)])",
    namespaces={"tei": TEI},
)
_DASH = re.compile(r"\s*[-–—]+\s*")
HINT = "Correct the number, or the <biblScope> of the source: a citation goes by the header."


@dataclass(frozen=True, slots=True)
class Scope:
    """The pages that the header says the source has."""

    element: Element
    said: str
    """As they are written there."""
    first: Number
    last: Number

    def counts(self, page: Number) -> bool:
        """Tell whether a page is counted as these are."""
        return page.kind == self.first.kind and page.prefix == self.first.prefix

    def holds(self, page: Number) -> bool:
        """Tell whether a page is, at least in part, one of these."""
        return self.counts(page) and page.last >= self.first.first and page.first <= self.last.last


def pages_are_those_of_the_header(subject: Subject) -> Iterator[Finding]:
    """Look for pages that lie outside of those which the header states, while others lie within.

    Where none lies within, the text probably marks the pages of something else, but for a slip of one figure. Of the
    parts of a file the header says nothing, and pages on which no words stand are left aside.
    """
    teis = subject.named(_TEIS)
    if subject.edition.documents and any(
        part.element.tag != TEI_ROOT for part in xml.cut(subject.source, subject.edition.documents).parts
    ):
        return
    for tei in teis:
        if scopes := stated(tei):
            yield from contradictions(tei, scopes, copies(subject, tei, scopes))


def stated(tei: Element) -> list[Scope]:
    """Read where the header says the pages of the source; nothing where one of the places can't be read."""
    elements = [each for each in found(tei, _SCOPES) if _unit(each) in UNITS and _said(each)]
    read = [scope(each) for each in elements]
    sure = [each for each in read if each]
    return sure if len(sure) == len(read) else []


def scope(element: Element) -> Scope | None:
    """Read a `biblScope`: by its attributes, else by its text; of 771–74 the last page is 774."""
    said = _said(element)
    ends = _DASH.split(said) if number(said) is None or _DASH.search(said) else [said]
    numbers = [number(end) for end in _unabbreviated(ends)]
    first, last = numbers[0], numbers[-1]
    if len(numbers) > len(("first", "last")) or not first or not last:
        return None
    made = Scope(element, said, first, last)
    return made if made.counts(last) and first.first <= last.last else None


def copies(subject: Subject, tei: Element, scopes: Sequence[Scope]) -> list[list[tuple[Break, Number]]]:
    """Give the page breaks of a document that are counted as the header counts, each copy's by themselves."""
    rows: defaultdict[str, list[tuple[Break, Number]]] = defaultdict(list)
    for each in subject.breaks:
        if next(each.element.iterancestors(TEI_ROOT), None) is tei:
            row = rows[each.series]
            if each.number and any(one.counts(each.number) for one in scopes):
                row.append((each, each.number))
    return [*rows.values()]


def contradictions(
    tei: Element, scopes: Sequence[Scope], rows: Sequence[Sequence[tuple[Break, Number]]]
) -> Iterator[Finding]:
    """Tell, once for a document, that its pages aren't those of the header; not where one copy's are."""
    touching = [row for row in rows if any(one.holds(page) for one in scopes for _, page in row)]
    outside = [list(beyond(tei, scopes, row)) for row in touching]
    if len(outside) == 1 and outside[0]:
        here = outside[0][0]
        message = (
            f"Page {quoted(here.text)} isn't among the pages of the source that the header states: {told(scopes)}."
        )
        yield Finding(RULE, here.element, message, HINT, "n")
    elif not touching and len(rows) == 1 and len(scopes) == 1 and is_slip(scopes[0], rows[0]):
        first, last = (rows[0][n][0].text for n in (0, -1))
        message = f"The header says that the source has the pages {told(scopes)}, but the text has {first}–{last}."
        yield Finding(RULE, scopes[0].element, message, "Correct the header or the numbers in the text.")


def beyond(tei: Element, scopes: Sequence[Scope], row: Sequence[tuple[Break, Number]]) -> Iterator[Break]:
    """Give the pages that the header doesn't know and on which words stand."""
    for n, (here, page) in enumerate(row):
        if not any(one.holds(page) for one in scopes):
            end = row[n + 1][0].element if n + 1 < len(row) else tei
            if _WORDS_AFTER(here.element) > _WORDS_AFTER(end):
                yield here


def is_slip(scope: Scope, row: Sequence[tuple[Break, Number]]) -> bool:
    """Tell whether two ranges are one but for a figure, the same in both ends: 171–174 and 771–774."""
    if not row:
        return False
    pairs = [(scope.first.first, row[0][1].first), (scope.last.last, row[-1][1].last)]
    shifts = {stated - counted for stated, counted in pairs}
    if scope.first.kind != "arabic" or len(shifts) > 1 or len(row) == 1:
        return False
    figures = [sum(a != b for a, b in zip(str(one), str(other), strict=False)) for one, other in pairs]
    return all(len(str(one)) == len(str(other)) > 1 for one, other in pairs) and figures == [1, 1]


def told(scopes: Sequence[Scope]) -> str:
    """Write the pages as the header does."""
    return ", ".join(dict.fromkeys(quoted(each.said) for each in scopes))


def _unit(element: Element) -> str:
    return words(element.get("unit") or element.get("type") or "").lower()


def _said(element: Element) -> str:
    """Give what a `biblScope` says, without the punctuation of catalogues at its end."""
    ends = [words(element.get(name, "")) for name in ("from", "to")]
    return "–".join(filter(None, ends)) or words("".join(map(str, element.itertext()))).rstrip(" ,:;/")


def _unabbreviated(ends: Sequence[str]) -> list[str]:
    """Give the second end of a range the figures that it has in common with the first."""
    first, last = ends[0], ends[-1]
    start = re.search(r"\d+$", first)
    if len(ends) == 1 or not start or not last.isdecimal() or len(last) >= len(start[0]):
        return [*ends]
    return [first, start[0][: -len(last)] + last]
