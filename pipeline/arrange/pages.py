"""What the documents' pages show beside them: neighbours, volume, letters, and where names and links lead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from urllib.parse import quote

from pipeline.arrange.letters import Sides, correspondences
from pipeline.arrange.lists import scripts, shelved
from pipeline.arrange.mentions import Mentioned, links_in
from pipeline.arrange.order import Contents, Placed
from pipeline.arrange.targets import Targets
from pipeline.making import DocumentPage, Near
from pipeline.register import Register

REACH = 5
"""How many documents of the volume stand on a page before its own, and how many after."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the sources beside what the documents say."""

    targets: Targets
    """The addresses of everything to which a link can lead."""
    versions: Mapping[str, str]
    """Hashes of the source files and of what they include."""
    thumbnails: frozenset[str]
    """The images that have one, by their paths in the edition."""
    versions_named: tuple[tuple[Placed, ...], ...] = ()
    """The documents of which the settings say that they are versions of one text."""


def document_pages(
    known: Known, contents: Contents, own: Sequence[Placed], mentioned: Mentioned, register: Register
) -> Iterator[DocumentPage]:
    """Say of each document's page what it needs.

    `own` are the pages that the editors wrote, which have neither neighbours nor a volume.
    """
    documents = contents.documents
    shelf = shelved(contents)
    lists = scripts(contents)
    targets = known.targets
    others = targets.versions(known.versions_named)
    letters = correspondences(documents, register, targets.document)
    for _, group in groupby(documents, key=attrgetter("volume")):
        volume = list(group)
        for number, placed in enumerate(volume):
            yield DocumentPage(
                *basis(placed, known.versions),
                previous=volume[number - 1].record.head if number else b"",
                next=volume[number + 1].record.head if number + 1 < len(volume) else b"",
                volume=shelf(placed),
                near=tuple(near(each, placed) for each in volume[max(0, number - REACH) : number + REACH + 1]),
                whole=quote(lists[placed.document.id]),
                letters=sides(letters.get(placed.document.id, (None, None))),
                entries=mentioned.links.get(placed.document.id, ()),
                targets=targets.of(placed),
                versions=tuple(other.record.head for other in others.get(placed.document.id, ())),
                thumbnails=small(placed, known.thumbnails),
            )
    for placed in own:
        shown = small(placed, known.thumbnails)
        links = links_in(placed.record.mentions, placed.document.path, register, mentioned.subjects)
        yield DocumentPage(
            *basis(placed, known.versions), entries=links, targets=targets.of(placed), own=True, thumbnails=shown
        )


def small(placed: Placed, thumbnails: frozenset[str]) -> tuple[str, ...]:
    """Give the images of a document's pages that have a thumbnail."""
    return tuple(path for path in placed.surveyed.leaves if path in thumbnails)


def basis(placed: Placed, versions: Mapping[str, str]) -> tuple[str, int, str, int, str, str, bool]:
    """Give what a document's page has of its own source."""
    path, number, name = placed.document.path, placed.document.number, placed.document.id
    size = len(placed.record.head) + 10 * placed.record.words
    return path, number, name, size, versions[path], placed.surveyed.digest, placed.surveyed.kept


def near(placed: Placed, here: Placed | None = None) -> Near:
    """Say what a page shows of another document; of its own no address."""
    record = placed.record
    href = "" if placed is here else f"{quote(placed.document.id)}.html"
    return Near(href, record.title or placed.document.id, record.date, record.language)


def sides(both: Sides) -> tuple[Near | None, Near | None]:
    """Say what a page shows of the letters before and after it."""
    before, after = (near(each) if each else None for each in both)
    return before, after
