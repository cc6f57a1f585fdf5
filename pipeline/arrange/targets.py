"""Where the links of a document lead: to another document, to an id in it, or to an entry of the register."""

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import itemgetter
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
        return self.addresses(placed.surveyed.pointers, placed.document.path)

    def addresses(self, pointers: Iterable[str], path: str) -> tuple[tuple[str, str], ...]:
        """Give where pointers in a file lead; one that leads nowhere is left out."""
        found = ((pointer, self.address(pointer, path)) for pointer in pointers)
        return tuple((pointer, address) for pointer, address in found if address)

    def versions(self, named: Iterable[Sequence[Placed]] = ()) -> dict[str, tuple[Placed, ...]]:
        """Give the documents that are the same text as each, by its id, whichever of two says so; in reading order.

        `named` are those of which the settings say that they are.
        """
        found: defaultdict[str, set[str]] = defaultdict(set)
        for together in named:
            names = {placed.document.id for placed in together}
            for name in names if len(names) > 1 else ():
                found[name] |= names - {name}
        for placed in self.documents.values():
            for pointer in placed.surveyed.versions:
                other = self.document(pointer, placed.document.path)
                if other and other is not placed:
                    found[placed.document.id].add(other.document.id)
                    found[other.document.id].add(placed.document.id)
        order = {p.document.id: (n, p) for n, p in enumerate(self.documents.values()) if p.document.id in found}
        return {
            name: tuple(p for _, p in sorted((order[o] for o in others), key=itemgetter(0)))
            for name, others in found.items()
        }

    def document(self, pointer: str, path: str) -> Placed | None:
        """Give the document that a pointer in a file names, or in which the element stands that it names."""
        file, _, fragment = pointer.partition("#")
        if file:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file)))
        number = self.ids(path).get(fragment) if fragment else None
        return self.documents.get((path, number)) if number else self.first.get(path) if file else None

    def address(self, pointer: str, path: str) -> str:
        """Give the address of what a pointer in a file names: the place, else its document's page, else nothing."""
        file, _, fragment = pointer.partition("#")
        origin = path
        if file:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file)))
        if entry := self.entries.get((path, fragment)):
            return entry
        number = self.ids(path).get(fragment)
        placed = self.document(pointer, origin)
        if placed is None:
            return ""
        page = quote(placed.document.id) + ".html"
        anchor = f"#{quote(fragment, safe=':._-~')}"
        return page + self.shown(path, number).get(fragment, anchor) if number else page
