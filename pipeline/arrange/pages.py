"""What the documents' pages show beside them: neighbours, volume, and where names and links lead."""

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from pipeline.arrange.lists import contents_page
from pipeline.arrange.mentions import Mentioned
from pipeline.arrange.order import Contents, Placed
from pipeline.arrange.targets import Targets
from pipeline.making import DocumentPage


def document_pages(
    ids: Callable[[str], Mapping[str, int]], contents: Contents, mentioned: Mentioned, versions: Mapping[str, str]
) -> Iterator[DocumentPage]:
    """Say of each document's page what it needs; `versions` are hashes of the source files and of what they include."""
    documents = contents.documents
    neighbours = [None, *documents, None]
    where = contents_page(contents)
    targets = Targets(ids, documents, mentioned.subjects.values())
    others = targets.versions()
    return (
        DocumentPage(
            placed.document.path,
            placed.document.number,
            placed.document.id,
            len(placed.record.head) + 10 * placed.record.words,
            versions[placed.document.path],
            placed.surveyed.digest,
            placed.surveyed.kept,
            beside(before, placed),
            beside(after, placed),
            where(placed),
            mentioned.links.get(placed.document.id, ()),
            targets.of(placed),
            tuple(other.record.head for other in others.get(placed.document.id, ())),
        )
        for (before, placed), (_, after) in zip(pairwise(neighbours[:-1]), pairwise(neighbours[1:]), strict=True)
        if placed
    )


def beside(neighbour: Placed | None, placed: Placed) -> bytes:
    """Give the record of a neighbour in the same volume."""
    return neighbour.record.head if neighbour and neighbour.volume == placed.volume else b""
