"""Makes problems of findings: one for each mistake, with its place, in the order of the file."""

import contextlib
import hashlib
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.asked import is_there, note, unread
from pipeline.problem import Problem, excerpt
from pipeline.rule import RULES
from pipeline.validate.finding import Finding
from pipeline.validate.fold import folded
from pipeline.validate.ignore import TARGET, Mark, without_ignored, wrong_marks
from pipeline.validate.subject import Subject
from pipeline.validate.where import where
from pipeline.xml import Source, at
from pipeline.xml.names import ID

LARGEST = 10_000_000
"""How many bytes a file has at most from which an excerpt is taken although it can't be parsed."""

IDS = frozenset(("malformed-id", "duplicate-id"))
"""What the door says of an id."""


def finished(subject: Subject, findings: Sequence[Finding], said: Sequence[Problem]) -> tuple[list[Problem], int]:
    """Make the problems of a file, those of the door among them; count what the document itself says is none."""
    places = {(p.path, p.line, p.column) for p in said if p.rule in IDS}
    every = [each for each in once(findings) if not is_said(subject, each, places)]
    kept, left, used = without_ignored(subject, every, said)
    ignored = len(every) + len(said) - len(kept) - len(left)
    kept += [about_mark(subject, *wrong) for wrong in wrong_marks(subject, used)]
    problems = [*with_excerpts(subject.source, left), *(problem(subject, finding) for finding in folded(kept))]
    return at(subject.selection.kept(problems)), ignored


def is_said(subject: Subject, finding: Finding, places: Container[tuple[str, int, int]]) -> bool:
    """Tell whether the door has said already, at these places, that an id isn't right, as a schema says too."""
    return finding.attribute == ID and subject.source.place(finding.element) in places


def about_mark(subject: Subject, mark: Mark, rule: str, message: str, hint: str) -> Finding:
    """Make a finding about an instruction, which has a line, and is looked for in it."""
    element = subject.root if mark.element is None else mark.element
    path, *_ = subject.source.place(element)
    data, _ = subject.source.files.get(path, (b"", ""))
    line = mark.instruction.sourceline or 0
    text = subject.lines(path, data)[line - 1 : line] if line else []
    column = text[0].decode("utf-8", "replace").find(f"<?{TARGET}") + 1 if text else 0
    return Finding(rule, element, message, hint, at=(path, line, column))


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
    data, _ = subject.source.files.get(path, (b"", ""))
    text, caret = excerpt(subject.lines(path, data), line, column)
    return replace(made, where=where(subject, finding.element), excerpt=text, caret=caret)


def with_excerpts(source: Source, problems: Iterable[Problem]) -> list[Problem]:
    """Give problems that have none the line of the file that they are about."""
    found, lines = [], dict[str, list[bytes]]()
    for each in problems:
        text, caret = each.excerpt, each.caret
        if each.line and not text:
            if each.path not in lines:
                lines[each.path] = data_of(source, each.path).split(b"\n")
            text, caret = excerpt(lines[each.path], each.line, each.column)
        found.append(replace(each, excerpt=text, caret=caret))
    return found


def data_of(source: Source, path: str) -> bytes:
    """Give a file's bytes; of one that couldn't be parsed, as they are on the disk, unless they are too many."""
    if path in source.files:
        return source.files[path][0]
    file = source.edition / path
    return _read(file) if is_there(file, source.edition) else b""


def _read(file: Path) -> bytes:
    """Give a file's bytes; none of one that can't be read or has too many."""
    with contextlib.suppress(OSError):
        if file.stat().st_size <= LARGEST:
            data = file.read_bytes()
            note(file, hashlib.sha256(data).hexdigest())
            return data
    unread(file)
    return b""
