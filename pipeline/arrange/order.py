"""The order of the documents: volumes, then date, then title, then id; and the names of those that clash."""

from collections import defaultdict
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from pipeline.document import Document, fold, path_name
from pipeline.edition import Edition, matches
from pipeline.message import Survey, Surveyed
from pipeline.problem import Problem
from pipeline.record import Record

LAST = "9999"
"""Where documents without a date sort: after all others."""

NO_VOLUME = -1

Names = dict[str, tuple[tuple[int, str], ...]]
Key = tuple[Any, ...]
"""What documents are sorted by: numbers and texts."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A document in its place."""

    document: Document
    record: Record
    surveyed: Surveyed
    volume: int
    """Its volume's order from 0; -1 for none."""


@dataclass(frozen=True, slots=True)
class Contents:
    """All documents in reading order."""

    documents: tuple[Placed, ...]
    volumes: tuple[str, ...]
    """The volumes' titles."""


def clashes(edition: Edition, surveys: Sequence[Survey]) -> tuple[Names, list[Problem]]:
    """Find documents with the id of another, or whose files would be another's on some disks.

    The first in the order of the files keeps the id. Gives the names of all documents of the files concerned, which
    are written once more (both wrote to the same place), and the problems.
    """
    owner: dict[str, tuple[str, str]] = {}
    late: list[tuple[str, Surveyed, tuple[str, str]]] = []
    names: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for path, document in ((s.path, d) for s in surveys for d in s.documents):
        files = files_of(edition, document.record.id)
        if first := next((owner[file] for file in files if file in owner), None):
            late.append((path, document, first))
        else:
            owner |= dict.fromkeys(files, (path, document.record.id))
    problems = []
    for path, document, first in late:
        name = free_name(edition, path, document.number, owner)
        owner |= dict.fromkeys(files_of(edition, name), (path, name))
        names[path].append((document.number, name))
        names[first[0]] += []
        problems.append(clash(path, document, first, name))
    return {path: tuple(pairs) for path, pairs in names.items()}, problems


def files_of(edition: Edition, name: str) -> list[str]:
    """Give the files of a document, in the form under which some disks take them for the same."""
    return [fold(name), *(fold(made.file_name(name)) for made in edition.formats)]


def free_name(edition: Edition, path: str, number: int, taken: Container[str]) -> str:
    name = wish = path_name(path, number)
    count = 1
    while any(file in taken for file in files_of(edition, name)):
        count += 1
        name = f"{wish}_{count}"
    return name


def clash(path: str, document: Surveyed, first: tuple[str, str], name: str) -> Problem:
    wished = document.record.id
    same = "has" if first[1] == wished else f"has, as a file's name, with its id {wished},"
    sentence = (
        f"This document {same} the id {first[1]} of a document in {first[0]}; "
        f"that one keeps the address, this one is {name}.html."
    )
    return Problem(path, document.line, 0, "id-clash", "error", sentence, "Give each document an xml:id of its own.")


def in_order(edition: Edition, surveys: Sequence[Survey], left_out: frozenset[str]) -> Contents:
    """Put the documents of all files in reading order."""
    volumes, volume_of = grouping(edition, surveys)
    by_file = listing(edition)
    placed = []
    for survey in surveys:
        dated = all(d.record.sort_date for d in survey.documents)
        for d in survey.documents:
            if d.record.id in left_out:
                continue
            volume = volume_of(survey.path)
            record = d.record
            several = len(survey.documents) > 1
            by_date = edition.order == "date" and (dated or not several)
            date = record.sort_date or LAST if by_date else ""
            place = d.number if several else 0
            key = (*by_file(survey.path), date, place, record.sort_title, record.id)
            placed.append((volume, key, Placed(Document(record.id, survey.path, d.number), record, d, volume)))
    rank = {v: n for n, v in enumerate(ranked(edition, placed, volumes))}
    placed.sort(key=lambda p: (rank.get(p[0], len(rank)), p[1]))
    return Contents(tuple(renumbered(p[2], rank) for p in placed), tuple(volumes[v] for v in rank))


def own_pages(edition: Edition, surveys: Sequence[Survey], left_out: frozenset[str]) -> tuple[Placed, ...]:
    """Give the pages that the editors wrote of the edition itself, in the order in which the settings name them."""
    found = [
        (next(n for n, pattern in enumerate(edition.pages) if matches(survey.path, pattern)), survey.path, d)
        for survey in surveys
        if edition.is_page(survey.path)
        for d in survey.documents
        if d.record.id not in left_out
    ]
    found.sort(key=lambda row: (row[0], row[1], row[2].number))
    return tuple(Placed(Document(d.record.id, path, d.number), d.record, d, NO_VOLUME) for _, path, d in found)


def renumbered(placed: Placed, rank: dict[int, int]) -> Placed:
    return Placed(placed.document, placed.record, placed.surveyed, rank.get(placed.volume, NO_VOLUME))


def ranked(edition: Edition, placed: Sequence[tuple[int, Key, Placed]], volumes: Sequence[str]) -> list[int]:
    """Give the volumes that have documents, in order: as the settings list them or their files, else by first date."""
    first: dict[int, Key] = {}
    for volume, key, p in (row for row in placed if row[0] != NO_VOLUME):
        begin: Key = key if edition.order == "files" else (p.record.sort_date or LAST, volumes[volume])
        first[volume] = min(first.get(volume, begin), begin)
    return sorted(first, key=lambda v: (v,) if edition.volumes else (*first[v], v))


def grouping(edition: Edition, surveys: Sequence[Survey]) -> tuple[list[str], Callable[[str], int]]:
    """Give the volumes' titles, and a function from a file to its volume (-1 for none)."""
    if edition.volumes:
        patterns = [(n, pattern) for n, volume in enumerate(edition.volumes) for pattern in volume.files]
        return [v.title for v in edition.volumes], cache(
            lambda path: next((n for n, pattern in patterns if matches(path, pattern)), NO_VOLUME)
        )
    several = [s for s in surveys if len(s.documents) > 1]
    numbers = {s.path: n for n, s in enumerate(several)}
    titles = [s.documents[0].record.volume or PurePosixPath(s.path).stem for s in several]
    return titles, lambda path: numbers.get(path, NO_VOLUME)


def listing(edition: Edition) -> Callable[[str], tuple[int, str] | tuple[()]]:
    """Give a function from a file to its place in `files`, where the settings order documents by it."""
    if edition.order != "files":
        return lambda _: ()
    return lambda path: (next((n for n, p in enumerate(edition.files) if matches(path, p)), len(edition.files)), path)
