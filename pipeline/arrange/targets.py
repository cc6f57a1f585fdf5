"""Where the links of a document lead: to another document, to an id in it, or to an entry of the register."""

import posixpath
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from urllib.parse import quote, unquote

from pipeline.arrange.order import Placed
from pipeline.register import Subject


class Targets:
    """The addresses of everything in an edition to which a link can lead."""

    def __init__(
        self, ids: Callable[[str], Mapping[str, int]], documents: Sequence[Placed], subjects: Iterable[Subject]
    ) -> None:
        """Take all documents and entries; `ids` gives a file's ids, and is asked only when a link leads to it."""
        self.documents = {(p.document.path, p.document.number): p for p in documents}
        self.first = {p.document.path: p for p in sorted(documents, key=lambda p: -p.document.number)}
        self.entries = {(e.path, e.id): quote(s.name) for s in subjects for e in s.entries if e.id}
        self.ids = cache(ids)
        self.shown = cache(lambda path, number: dict(self.documents[path, number].record.addresses))

    def of(self, placed: Placed) -> tuple[tuple[str, str], ...]:
        """Give where a document's links to what isn't in it lead; a pointer that leads nowhere is left out."""
        found = ((pointer, self.address(pointer, placed.document.path)) for pointer in placed.surveyed.pointers)
        return tuple((pointer, address) for pointer, address in found if address)

    def address(self, pointer: str, path: str) -> str:
        """Give the address of what a pointer in a file names: the place, else its document's page, else nothing."""
        file, _, fragment = pointer.partition("#")
        if file:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file)))
        if entry := self.entries.get((path, fragment)):
            return entry
        number = self.ids(path).get(fragment)
        placed = self.documents.get((path, number)) if number else self.first.get(path) if file else None
        if placed is None:
            return ""
        page = quote(placed.document.id) + ".html"
        anchor = f"#{quote(fragment, safe=':._-~')}"
        return page + self.shown(path, number).get(fragment, anchor) if number else page
