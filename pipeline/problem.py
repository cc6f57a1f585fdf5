"""One thing wrong at one place, as a value; and what stops the program, as an exception."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from pipeline.crossing import crossing

Severity = Literal["error", "warning", "note"]
LONGEST = 200
"""How many characters of a line an excerpt has at most."""


@crossing
@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one place of a source file; collected and shown, never raised."""

    path: str
    """The file, from the edition's folder, with forward slashes."""
    line: int
    """From 1; 0 when it isn't known."""
    column: int
    """In characters, from 1; 0 when it isn't known."""
    rule: str
    """The rule's name in kebab-case, a heading of the documentation."""
    severity: Severity
    message: str
    """One sentence for a reader who doesn't program."""
    hint: str = ""
    """What to do about it."""
    where: str = ""
    """The place as a person says it: "in the 3rd paragraph of the letter of 27 March 1940, page 771"."""
    excerpt: str = ""
    """The line of the file, or what is around the place in a long one."""
    caret: int = 0
    """Where the place is in the excerpt, in characters from 0."""

    def __str__(self) -> str:
        """Give one line `path:line:column: severity: rule: message (hint)`; unknown numbers are left out."""
        place = ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])
        hint = f" ({self.hint})" if self.hint else ""
        return " ".join(f"{place}: {self.severity}: {self.rule}: {self.message}{hint}".split())


def excerpt(lines: Sequence[bytes], number: int, column: int) -> tuple[str, int]:
    """Give a line, cut where it is long, and where a column is in it (in characters, from 0)."""
    if not 0 < number <= len(lines):
        return "", 0
    line = lines[number - 1].decode("utf-8", "replace").replace("\t", " ").rstrip("\r")
    start = max(0, min(column - 1 - LONGEST // 3, len(line) - LONGEST))
    return line[start : start + LONGEST], max(column - 1 - start, 0)


@crossing
@dataclass(frozen=True, slots=True)
class Message:
    """What a stylesheet says of a place of the document."""

    rule: str
    severity: str
    path: str
    """The place as XPath's `path()` gives it."""
    text: str
    hint: str


class PipelineError(Exception):
    """What stops the program: a sentence, and what to do."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the sentence and the hint; both are arguments, so that the error survives pickling."""
        super().__init__(message, hint)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Give the sentence, and the hint on a second line."""
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class UsageError(PipelineError):
    """The command or the settings are wrong."""

    exit_code: ClassVar[int] = 2


class OutputError(PipelineError):
    """Something can't be read or written (EX_IOERR of sysexits.h)."""

    exit_code: ClassVar[int] = 74


class BusyError(PipelineError):
    """Another process is at it; later it will do (EX_TEMPFAIL of sysexits.h)."""

    exit_code: ClassVar[int] = 75
