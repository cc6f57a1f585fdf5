"""Makes problems of findings: one for each mistake, with its place, in the order of the file."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.problem import Problem
from pipeline.rule import RULES
from pipeline.validate.finding import Finding
from pipeline.validate.ignore import without_ignored
from pipeline.validate.subject import Subject
from pipeline.validate.where import where
from pipeline.xml import at

LONGEST = 200
"""How many characters of a line an excerpt has at most."""


def finished(subject: Subject, findings: Sequence[Finding]) -> tuple[list[Problem], int]:
    """Make the problems of a file, and count those that the document itself says are none."""
    kept, ignored = without_ignored(subject, list(once(findings)))
    problems = subject.selection.kept(problem(subject, finding) for finding in kept)
    return at(problems), ignored


def once(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Leave out what is said of an attribute of which something was said already: one mistake is one problem."""
    said: set[tuple[object, str]] = set()
    for finding in findings:
        key = (finding.element, finding.attribute)
        if finding.attribute and key in said:
            continue
        said.add(key)
        yield finding


def problem(subject: Subject, finding: Finding) -> Problem:
    """Give a finding its place."""
    path, line, column = finding.at or subject.source.place(finding.element)
    severity = finding.severity or RULES[finding.rule].severity
    made = Problem(path, line, column, finding.rule, severity, finding.message, finding.hint)
    text, caret = excerpt(subject, made)
    return replace(made, where=where(subject, finding.element), excerpt=text, caret=caret)


def excerpt(subject: Subject, made: Problem) -> tuple[str, int]:
    """Give the line of a problem, cut where it is long, and where the problem is in it (in characters, from 0)."""
    data, _ = subject.source.files.get(made.path, (b"", ""))
    lines = subject.lines(made.path, data)
    if not 0 < made.line <= len(lines):
        return "", 0
    line = lines[made.line - 1].decode("utf-8", "replace").replace("\t", " ").rstrip("\r")
    start = max(0, min(made.column - 1 - LONGEST // 3, len(line) - LONGEST))
    return line[start : start + LONGEST], max(made.column - 1 - start, 0)
