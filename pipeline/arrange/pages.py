"""The tasks for the documents' pages: neighbours, volume, and where names and links lead."""

from itertools import pairwise

from pipeline.arrange.lists import contents_page
from pipeline.arrange.mentions import Mentioned
from pipeline.arrange.order import Contents, Placed
from pipeline.arrange.targets import Targets
from pipeline.edition import Edition
from pipeline.message import PageTask


def page_tasks(edition: Edition, staging: str, contents: Contents, mentioned: Mentioned) -> tuple[PageTask, ...]:
    """Make a task for each document's page."""
    documents = contents.documents
    neighbours = [None, *documents, None]
    where = contents_page(contents)
    targets = Targets(staging, documents, mentioned.subjects.values())
    return tuple(
        PageTask(
            edition,
            staging,
            placed.document.path,
            placed.document.number,
            placed.document.id,
            placed.record.words,
            beside(before, placed),
            beside(after, placed),
            where(placed),
            mentioned.links.get(placed.document.id, ()),
            targets.of(placed),
        )
        for (before, placed), (_, after) in zip(pairwise(neighbours[:-1]), pairwise(neighbours[1:]), strict=True)
        if placed
    )


def beside(neighbour: Placed | None, placed: Placed) -> bytes:
    """Give the record of a neighbour in the same volume."""
    return neighbour.record.head if neighbour and neighbour.volume == placed.volume else b""
