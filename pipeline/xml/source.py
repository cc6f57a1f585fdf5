"""A source file as the door read it: its tree, its problems, and where each element stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.problem import Problem, Severity
from pipeline.xml import names, places
from pipeline.xml.names import Element

Files = dict[str, tuple[bytes, str]]
"""The bytes as they were parsed (UTF-8) and the declarations of their entities, by path."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the edition, vetted, with its inclusions resolved."""

    path: str
    """Relative to the edition, with forward slashes."""
    edition: Path
    """The edition's folder: nothing outside of it is looked at."""
    sha256: str
    """Of the file's own bytes, hexadecimal; empty when it couldn't be read."""
    root: Element | None
    """The tree's root; None when nothing can be built."""
    problems: tuple[Problem, ...] = ()
    used: tuple[tuple[str, str], ...] = ()
    """Each file that was read, itself first, with its SHA-256; one that was asked for and isn't there has none."""
    files: Files = field(default_factory=dict, repr=False)
    origins: places.Origins = field(default_factory=dict, repr=False)
    """Where elements of a tree with inclusions come from; empty when all are the file's own."""
    plain: bytes = field(default=b"", repr=False)
    """The file's bytes, with an XML declaration, when they are UTF-8 and hold nothing that was resolved."""
    starts: dict[str, list[places.Position]] = field(default_factory=dict, repr=False)
    """The positions of the start tags of each file, filled when first asked for."""
    numbers: dict[Element, int] = field(default_factory=dict, repr=False)
    """The order of each element in the file, filled when first asked for."""

    def mentions(self, name: bytes) -> bool:
        """Tell whether a name stands anywhere in the bytes of which the tree was made: a test that costs little."""
        return any(name in data or name.decode() in entities for data, entities in self.files.values())

    def place(self, element: Element) -> tuple[str, int, int]:
        """Give the file, line and column (from 1) of an element's start tag; 0 for what isn't known."""
        if self.root is None:
            return self.path, 0, 0
        path, number = self.number(element)
        if path not in self.starts:
            self.starts[path] = places.start_tags(*self.files.get(path, (b"", "")))
        if 0 <= number < len(self.starts[path]):
            return path, *self.starts[path][number]
        return path, element.sourceline or 0, 0

    def number(self, element: Element) -> tuple[str, int]:
        """Give the file of an element, and its order in it."""
        if self.root is not None and not self.origins and not self.numbers:
            self.numbers.update((each, number) for number, each in enumerate(names.elements(self.root)))
        return self.origins.get(element) or (self.path, self.numbers.get(element, -1))

    def problem(
        self, element: Element, rule: str, message: str, hint: str = "", severity: Severity = "error"
    ) -> Problem:
        """Make a problem at an element."""
        path, line, column = self.place(element)
        return Problem(path, line, column, rule, severity, message, hint)


def at(problems: Iterable[Problem]) -> list[Problem]:
    """Sort problems by place."""
    return sorted(problems, key=lambda problem: (problem.path, problem.line, problem.column, problem.rule))
