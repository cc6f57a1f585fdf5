"""The tasks for the documents' pages: neighbours, volume, and where names and links lead."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from urllib.parse import quote, unquote

from pipeline.arrange.lists import contents_page
from pipeline.arrange.mentions import Mentioned
from pipeline.arrange.order import Contents, Placed
from pipeline.edition import Edition
from pipeline.message import PageTask, Survey


def page_tasks(
    edition: Edition, staging: str, contents: Contents, surveys: Mapping[str, Survey], mentioned: Mentioned
) -> tuple[PageTask, ...]:
    """Make a task for each document's page."""
    documents = contents.documents
    ids = {(p.document.path, p.document.number): p.document.id for p in documents}
    neighbours = [None, *documents, None]
    where = contents_page(contents)
    parts = {path: dict(survey.ids) for path, survey in surveys.items() if survey.ids}
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
            tuple(targets(placed, parts, ids)),
        )
        for (before, placed), (_, after) in zip(pairwise(neighbours[:-1]), pairwise(neighbours[1:]), strict=True)
        if placed
    )


def beside(neighbour: Placed | None, placed: Placed) -> bytes:
    """Give the record of a neighbour in the same volume."""
    return neighbour.record.head if neighbour and neighbour.volume == placed.volume else b""


def targets(
    placed: Placed, parts: Mapping[str, Mapping[str, int]], ids: Mapping[tuple[str, int], str]
) -> Iterator[tuple[str, str]]:
    """Give where a document's links to other documents lead; a pointer that leads nowhere is left out."""
    for pointer in placed.surveyed.pointers:
        file, _, fragment = pointer.partition("#")
        path = placed.document.path
        if file:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file)))
        number = parts.get(path, {}).get(fragment, 1)
        if name := ids.get((path, number)):
            yield pointer, quote(name) + ".html" + (f"#{quote(fragment, safe=':._-~')}" if fragment else "")
