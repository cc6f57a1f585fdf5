"""What a source file has that rules between files need: small values, made in a worker, compared in the parent."""

from dataclasses import dataclass

from pipeline.register import Entry


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a source file."""

    path: str
    line: int
    column: int
    where: str = ""
    """The place as a person says it."""
    ignored: tuple[str, ...] = ()
    """The rules that the document says aren't to be looked for there."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one source file has."""

    path: str
    ids: tuple[str, ...] = ()
    """Every xml:id of the file."""
    entries: tuple[Entry, ...] = ()
    """The entries of registers in it."""
