"""What is wrong with an element, before it has a place, and whatever knows how to find it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipeline.problem import Severity
from pipeline.validate.subject import Subject
from pipeline.xml import Element


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake at one element of the tree."""

    rule: str
    element: Element
    message: str
    """One sentence for a reader who doesn't program."""
    hint: str = ""
    """What to do about it."""
    attribute: str = ""
    """The attribute that it is about, as lxml names it; of two findings about one attribute the first is kept."""
    at: tuple[str, int, int] | None = None
    """File, line and column, where the place isn't that of the element's start tag."""
    severity: Severity | None = None
    """Where the schema itself says how bad it is."""


Check = Callable[[Subject], Iterable[Finding]]
"""Looks for mistakes of some rules in a file."""
