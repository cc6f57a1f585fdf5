"""Judges an edition: every file by its schemas and by the rules, then what lies between files."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.agreed import agreed
from pipeline.checking import validated
from pipeline.collate import collate
from pipeline.discover import SourceFile
from pipeline.edition import Edition
from pipeline.limits import Limits, widest
from pipeline.message import Validated, ValidateTask
from pipeline.outcome import Outcome
from pipeline.problem import Problem
from pipeline.rule import FRAGMENT, Selection, selection
from pipeline.scope import Scope, shown
from pipeline.workers import Report, Run, workers

AT_ONCE = 25
"""How many files a task has at most."""
BYTES_AT_ONCE = 1_000_000
"""How many bytes a task has at most, unless a single file has more."""

UNUSED = ("schema-missing", "schema-elsewhere", "schema-outside", "schema-left-out")
"""Why a schema isn't used: a warning where a document names it, an error where the command does."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with an edition."""

    files: tuple[Validated, ...]
    """The files that were judged."""
    problems: tuple[Problem, ...]
    """All problems, by file and place; those between files too."""


def outcome(  # noqa: PLR0913 - all that the command was told
    scopes: Sequence[Scope],
    select: Sequence[str],
    ignore: Sequence[str],
    *,
    schema: str = "",
    jobs: int = 0,
    report: Report = lambda *_: None,
) -> Outcome:
    """Judge some editions, each by the rules that its settings and the command want."""
    problems: list[Problem] = []
    files = ignored = 0
    most = sum(1 for each in scopes for _ in chunks(each.files))
    limits = widest(Limits(each.edition.deadline, each.edition.memory) for each in scopes)
    with workers(jobs, ["pipeline.validate"], most, limits) as run:
        for each in scopes:
            wanted = selection(each.edition, select, ignore)
            wanted = wanted.stricter(UNUSED) if schema else wanted
            found = judged(
                each.edition, each.files, each.unnamed, wanted, run, report, schema=schema, only=each.only
            )  # fmt: skip
            problems += [replace(p, path=shown(each.edition, p.path)) for p in found.problems]
            files += len(found.files)
            ignored += sum(one.ignored for one in found.files)
    return Outcome(tuple(problems), files, ignored)


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
    only: frozenset[str] | None = None,
) -> Verdict:
    """Judge files by workers that are there already. Of the files that aren't among `only` nothing is reported."""
    wanted = [file for file in files if only is None or file.path in only]
    others = [file for file in files if only is not None and file.path not in only]
    with tempfile.TemporaryDirectory(prefix="pecia-") as notes:
        task = ValidateTask(edition, (), selection, notes, schema, stylesheets)
        tasks = [replace(task, files=several) for several in chunks(wanted)]
        tasks += [replace(task, files=several, facts_only=True) for several in chunks(others)]
        every = validated(tasks, run, report)
    return concluded(edition, every, unnamed, selection, only)


def concluded(
    edition: Edition,
    judged: Sequence[Validated],
    unnamed: Iterable[Problem],
    selection: Selection,
    only: frozenset[str] | None = None,
) -> Verdict:
    """Put the verdicts on all files together, and look at what lies between them."""
    every = without_pieces(agreed(judged))
    between = collate(edition, [each.facts for each in every if each.facts], selection, only)
    found = [each for each in every if only is None or each.path in only]
    problems = [*unnamed, *between, *(p for each in found for p in each.problems)]
    return Verdict(tuple(found), sorted_once(p for p in problems if only is None or p.path in only))


def without_pieces(files: Sequence[Validated]) -> list[Validated]:
    """Forgive files that are only parts of TEI and that other files include: they are judged there."""
    included = {path for each in files for path in each.used}
    return [
        replace(each, problems=()) if each.path in included and any(p.rule == FRAGMENT for p in each.problems) else each
        for each in files
    ]


def sorted_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by place; what is said of one place by several files that include it is said once."""
    once = {(p.path, p.line, p.column, p.rule, p.message): p for p in problems}
    return tuple(once[key] for key in sorted(once))


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
