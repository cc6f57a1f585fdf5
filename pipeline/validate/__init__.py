"""Judges source files: by their schemas, and by the rules that no schema can state."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from time import perf_counter_ns

from pipeline import xml
from pipeline.asked import Notes, noting
from pipeline.message import Validated, ValidateTask
from pipeline.pieces import NONE, announce
from pipeline.rule import expanded
from pipeline.validate.beside import forget
from pipeline.validate.collect import facts
from pipeline.validate.finding import Finding
from pipeline.validate.finish import finished, with_excerpts
from pipeline.validate.jing import with_jing
from pipeline.validate.rules import CHECKS
from pipeline.validate.schemas import by_schemas
from pipeline.validate.subject import Subject

ALONE = expanded(("file", "build", "schemas", "schema", "notes", "languages", "typography", "text", "ignore"))
"""The rules for which a file is looked at alone: where only they are looked for, nothing is collected."""

MANY = 50_000
"""Of a file with more elements their places aren't kept: whoever asks again waits, rather than lack the memory."""


def validate(task: ValidateTask) -> tuple[Validated, ...]:
    """Judge some files, in a worker, one after the other; whatever they hold is a problem, never raised."""
    return validated(task, read(task))


def read(task: ValidateTask) -> Iterator[tuple[int, xml.Source, Notes]]:
    """Read the files of a task, each after it was announced, and with what was asked for it."""
    for number, (path, _) in enumerate(task.files):
        announce(number)
        with noting() as notes:
            source = xml.read(task.edition.root / path, task.edition.root)
        yield number, source, notes


def validated(task: ValidateTask, sources: Iterable[tuple[int, xml.Source, Notes]]) -> tuple[Validated, ...]:
    """Judge files that are read already, each with its place among the pieces of a task and what was asked for it."""
    forget()
    verdicts = []
    for number, source, notes in sources:
        announce(number)
        start = perf_counter_ns()
        with noting() as more:
            verdict = judged(task, source)
        asked, took = Notes(notes | more).asked(task.edition.root), (perf_counter_ns() - start) // 1_000
        verdicts.append(replace(verdict, asked=asked, microseconds=took))
        if len(source.numbers) > MANY:
            source.numbers.clear()
            source.starts.clear()
    announce(NONE)
    return with_jing(tuple(verdicts), task)


def judged(task: ValidateTask, source: xml.Source) -> Validated:
    """Judge one file."""
    path = source.path
    used = tuple(name for name, _ in source.used if name != path)
    if source.root is None:
        said = () if task.facts_only else tuple(task.selection.kept(with_excerpts(source, source.problems)))
        return Validated(path, said, used=used)
    subject = Subject(source, task.edition, task.selection, task.stylesheets)
    if task.facts_only:
        return Validated(path, (), facts(subject), used=used)
    piece = [p.severity for p in source.problems if p.rule == "fragment"]
    findings, own, schemas = by_schemas(subject, task) if not piece else ([], [], ())
    checked = by_rules(subject) if "error" not in piece else ()
    problems, ignored = finished(subject, [*findings, *checked], [*source.problems, *own])
    known = facts(subject) if task.selection.active - ALONE else None
    return Validated(path, tuple(problems), known, schemas, ignored, used)


def by_rules(subject: Subject) -> Iterator[Finding]:
    """Look for the rules that are wanted."""
    for rules, check in CHECKS:
        if subject.selection.wants(*rules):
            yield from check(subject)
