"""A schema that was found, what an engine says of a file by it, and why a schema can't be used."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.problem import Problem
from pipeline.rule import RULES
from pipeline.validate.finding import Finding


@dataclass(frozen=True, slots=True)
class Schema:
    """A schema's file, read."""

    address: str
    """As the document, the settings or the command name it."""
    kind: str
    """`rng`, `rnc`, `xsd` or `sch`; a RELAX NG schema that is named for the Schematron in it is a `sch`."""
    path: str
    """How the file is shown: relative to the edition, or the name of a schema that ships."""
    data: bytes
    sha256: str
    base: Path
    """The file, absolute: what it refers to is looked for beside it."""
    within: Path
    """The folder outside of which nothing that it refers to is read: the edition's, or that of schemas that ship."""
    phase: str = ""
    """The phase of a Schematron that is asked for."""
    at: tuple[str, int, int] = ("", 0, 0)
    """File, line and column of what names it; problems of the schema stand there."""

    def problem(self, rule: str, message: str, hint: str = "") -> Problem:
        """Make a problem of the schema itself, where the document names it."""
        return Problem(*self.at, rule, RULES[rule].severity, message, hint)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an engine says of a file by one schema."""

    valid: bool
    findings: tuple[Finding, ...] = ()
    """The mistakes of the file."""
    problems: tuple[Problem, ...] = ()
    """The mistakes of the schema, and what else is to be said of it."""


class Unusable(Exception):  # noqa: N818 - it never leaves this room
    """A schema can't be used; it carries the rule, a sentence and a hint."""

    def __init__(self, rule: str, message: str, hint: str = "") -> None:
        """Keep what is to be said."""
        super().__init__(rule, message, hint)
        self.rule = rule
        self.message = message
        self.hint = hint

    def problem(self, schema: Schema) -> Problem:
        """Make the problem, now that the schema is known."""
        return self.stands(schema.at)

    def stands(self, at: tuple[str, int, int]) -> Problem:
        """Make the problem, now that its place is known."""
        return Problem(*at, self.rule, RULES[self.rule].severity, self.message, self.hint)
