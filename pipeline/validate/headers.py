"""What the headers of a document say of it, and what its text does where they don't."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from pipeline.xml import Element
from pipeline.xml.names import TEI, children, words

SENT = frozenset(("sent", "sender", "from", "sending", "written"))
"""The types of a `correspAction` that is about the sending of a letter."""
_PEOPLE = ("persName", "orgName", "name", "rs")
# What a statement of responsibility calls the work of authors and editors.
_WORKS = (
    "edit", "édit", "edt", "ediz", "edic", "hrsg", "herausg", "ausgabe", "редак", "издат", "a cura",
    "author", "autor", "auteur", "autore", "автор", "writer",
)  # fmt: skip
_DATES = tuple(f"{{{TEI}}}{name}" for name in ("date", "docDate", "origDate"))
_BOUNDS = tuple(
    name + end for name in ("when", "from", "to", "notBefore", "notAfter") for end in ("", "-iso", "-custom")
)
_ROMAN = re.compile(r"[MDCLXVI]{2}")


class Headers:
    """The header of a TEI, and those of the corpora around it."""

    def __init__(self, tei: Element) -> None:
        """Take a TEI."""
        self.tei = tei
        around = [header for step in (tei, *tei.iterancestors()) for header in children(step, "teiHeader")[:1]]
        self.own = around[0] if around and around[0].getparent() is tei else None
        self.files = [each for header in around for each in children(header, "fileDesc")[:1]]
        """The `fileDesc` of each header, the document's own first."""

    @cached_property
    def texts(self) -> list[Element]:
        """Give what the document holds beside its header."""
        return [each for each in children(self.tei) if each is not self.own]

    def is_draft(self) -> bool:
        """Tell whether the header says that the document is a draft."""
        revision = next(iter([] if self.own is None else children(self.own, "revisionDesc")), None)
        if revision is None:
            return False
        changes = {each.get("status") for each in _all([revision], "change") if not each.get("target")} - {None}
        return (revision.get("status") or "".join(map(str, changes))).strip().lower() == "draft"

    def has_title(self) -> bool:
        """Tell whether the header has a title with words, or the text a heading."""
        titles = (title for each in self.files[:1] for title in _below(each, "titleStmt", "title"))
        return any(map(says, titles)) or any(map(says, self._in_text("docTitle", "titlePart", "head")))

    def has_author(self) -> bool:
        """Tell whether anybody is named: an author, the sender of a letter, an editor, the author of the source."""
        return (
            any(map(_names, self._responsible()))
            or any(map(_names, self._senders()))
            or any(map(_names, self._in_source("author")))
            or any(map(_names, self._in_text("docAuthor", "byline")))
            or any(name.get("type") == "from" for name in self._in_text(*_PEOPLE))
        )

    def has_date(self) -> bool:
        """Tell whether there is a date: of the document, of the edition, or of the source."""
        return any(map(_is_dated, self._dates()))

    def has_publisher(self) -> bool:
        """Tell whether a header names who publishes."""
        houses = ("publisher", "authority", "distributor")
        return any(says(house) for each in self.files for house in _below(each, "publicationStmt", *houses))

    def has_licence(self) -> bool:
        """Tell whether a header says how the document may be used."""
        stated = (found for each in self.files for found in _all(children(each, "publicationStmt"), "availability"))
        return any(
            each.get("status") or any(licence.get("target") for licence in children(each, "licence")) or says(each)
            for each in stated
        )

    def _responsible(self) -> Iterator[Element]:
        """Give those who are named as authors and editors."""
        for each in self.files:
            yield from _below(each, "titleStmt", "author", "editor", "principal")
            yield from filter(_is_at_work, _below(each, "publicationStmt", "authority"))
            for statement in (*_below(each, "titleStmt", "respStmt"), *_below(each, "editionStmt", "respStmt")):
                if _is_editing(statement):
                    yield from (name for name in children(statement) if name.tag != f"{{{TEI}}}resp")

    def _senders(self) -> Iterator[Element]:
        for profile in [] if self.own is None else children(self.own, "profileDesc"):
            for action in _all([profile], "correspAction"):
                if action.get("type", "").lower() in SENT:
                    yield from _all([action], *_PEOPLE)

    def _dates(self) -> Iterator[Element]:
        """Give the elements that may date the document or its edition."""
        for each in self.files:
            yield from _all(children(each, "publicationStmt", "editionStmt"), *_DATES)
        for each in self.files[:1]:
            yield from (title for title in _below(each, "titleStmt", "title") if title.get("type") == "iso-date")
            yield from _all(children(each, "sourceDesc"), *_DATES)
        if self.own is not None:
            yield from _all(children(self.own, "profileDesc"), *_DATES)
        yield from self._in_text("docDate", "dateline")
        for place in self._in_text("head", "opener", "closer", "front"):
            yield from _all([place], *_DATES)
        yield from (each for each in self._in_text("div", "event") if any(name in each.attrib for name in _BOUNDS))

    def _in_source(self, *names: str) -> Iterator[Element]:
        return _all([found for each in self.files[:1] for found in children(each, "sourceDesc")], *names)

    def _in_text(self, *names: str) -> Iterator[Element]:
        return _all(self.texts, *names)


def _all(elements: Iterable[Element], *names: str) -> Iterator[Element]:
    """Give all elements of some names, or with these tags, below some elements."""
    tags = [name if name.startswith("{") else f"{{{TEI}}}{name}" for name in names]
    for element in elements:
        yield from element.iterdescendants(*tags)


def _below(element: Element, parent: str, *names: str) -> Iterator[Element]:
    """Give the elements of some names in the children with another."""
    for each in children(element, parent):
        yield from children(each, *names)


def says(element: Element) -> bool:
    """Tell whether an element has words of its own beside notes."""
    if element.text and element.text.strip():
        return True
    inner = (child for child in element.iterchildren("*") if child.tag != f"{{{TEI}}}note")
    return any(map(says, inner)) or any(words(child.tail) for child in element)


def _names(element: Element) -> bool:
    """Tell whether an element names somebody, by words or by a pointer."""
    return says(element) or any(each.get("ref") or each.get("key") for each in element.iter())


def _is_editing(statement: Element) -> bool:
    """Tell whether a statement of responsibility is about an author's or editor's work."""
    return any(map(_is_at_work, children(statement, "resp")))


def _is_at_work(element: Element) -> bool:
    """Tell whether an element says that somebody wrote or edited."""
    said = " ".join((*map(str, element.itertext()), *map(str, element.values()))).lower()
    return any(work in said for work in _WORKS)


def _is_dated(element: Element) -> bool:
    """Tell whether an element says anything of a time."""
    if any(element.get(name) for name in _BOUNDS):
        return True
    text = "".join(map(str, element.itertext()))
    return any(sign.isdigit() for sign in text) or bool(_ROMAN.search(text))
