"""Judges source files: by their schemas, and by the rules that no schema can state."""

from collections.abc import Iterator

from pipeline import xml
from pipeline.message import Validated, ValidateTask
from pipeline.validate.collect import facts
from pipeline.validate.finding import Finding
from pipeline.validate.finish import finished
from pipeline.validate.rules import CHECKS
from pipeline.validate.schemas import by_schemas
from pipeline.validate.subject import Subject


def validate(task: ValidateTask) -> tuple[Validated, ...]:
    """Judge some files, in a worker, one after the other; whatever they hold is a problem, never raised."""
    return tuple(judged(task, path) for path, _ in task.files)


def judged(task: ValidateTask, path: str) -> Validated:
    """Judge one file."""
    source = xml.read(task.edition.root / path, task.edition.root)
    said = task.selection.kept(source.problems)
    if source.root is None:
        return Validated(path, tuple(said))
    subject = Subject(source, task.edition, task.selection)
    findings, own, schemas = by_schemas(subject, task)
    problems, ignored = finished(subject, [*findings, *by_rules(subject)])
    every = [*said, *task.selection.kept(own), *problems]
    return Validated(path, tuple(every), facts(subject), schemas, ignored)


def by_rules(subject: Subject) -> Iterator[Finding]:
    """Look for the rules that are wanted."""
    for rules, check in CHECKS:
        if subject.selection.wants(*rules):
            yield from check(subject)
