"""Judges an edition: every file by its schemas and by the rules, then what lies between files."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.collate import collate
from pipeline.discover import SourceFile, discover
from pipeline.edition import Edition
from pipeline.message import Validated, ValidateTask
from pipeline.passes import Report, validated
from pipeline.problem import Problem
from pipeline.rule import Selection
from pipeline.workers import Run, workers

AT_ONCE = 25
"""How many files a task has at most."""
BYTES_AT_ONCE = 1_000_000
"""How many bytes a task has at most, unless a single file has more."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with an edition."""

    files: tuple[Validated, ...]
    problems: tuple[Problem, ...]
    """All problems, by file and place; those between files too."""


def verdict(
    edition: Edition, selection: Selection, *, schema: str = "", jobs: int = 0, report: Report = lambda *_: None
) -> Verdict:
    """Judge an edition.

    `schema` is used in place of those that the documents name: a path or an address. `jobs` is the number of worker
    processes (0: one for each core). Raises PipelineError where there is nothing to judge.
    """
    files, unnamed = discover(edition)
    with workers(jobs) as run:
        return judged(edition, files, unnamed, selection, run, report, schema=schema)


def judged(  # noqa: PLR0913, PLR0917 - all that a pass needs is passed
    edition: Edition,
    files: Sequence[SourceFile],
    unnamed: Iterable[Problem],
    selection: Selection,
    run: Run,
    report: Report,
    *,
    schema: str = "",
    stylesheets: tuple[Path, ...] = (),
) -> Verdict:
    """Judge files by workers that are there already."""
    with tempfile.TemporaryDirectory(prefix="pecia-") as notes:
        tasks = [ValidateTask(edition, several, selection, notes, schema, stylesheets) for several in chunks(files)]
        found = validated(tasks, run, report)
    between = collate(edition, [each.facts for each in found if each.facts], selection)
    every = {*unnamed, *selection.kept(between), *(p for each in found for p in each.problems)}
    order = sorted(every, key=lambda p: (p.path, p.line, p.column, p.rule, p.message))
    return Verdict(tuple(found), tuple(order))


def chunks(files: Sequence[SourceFile]) -> Iterator[tuple[tuple[str, int], ...]]:
    """Put files together, so that small ones don't wait for a task each."""
    together: list[tuple[str, int]] = []
    for file in files:
        if together and (len(together) == AT_ONCE or sum(n for _, n in together) + file.size > BYTES_AT_ONCE):
            yield tuple(together)
            together = []
        together.append((file.path, file.size))
    if together:
        yield tuple(together)
