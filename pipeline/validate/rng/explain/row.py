"""The children of one element, and how well they go on after some place."""

from collections.abc import Sequence

from pipeline.validate.rng.explain.child import Child
from pipeline.validate.rng.explain.derive import Derivatives
from pipeline.validate.rng.explain.mended import Mended
from pipeline.validate.rng.explain.pattern import Pattern, Set

AHEAD = 12
"""As many children are tried after a mistake, to see how well its mending goes on."""


class Row:
    """The children of one element."""

    known: dict[tuple[Pattern, tuple[str, ...]], Mended]
    """Mendings that were chosen, by what was possible and what follows."""

    def __init__(self, derivatives: Derivatives, children: Sequence[Child]) -> None:
        """Take the children."""
        self.derivatives = derivatives
        self.children = list(children)
        self.trail: list[tuple[Pattern, int]] = []
        """What was possible before each child that fitted, and its place."""
        self.mended = 0
        """How many mistakes were mended so far."""
        self.known = {}

    def next(self, pattern: Pattern, number: int) -> tuple[Set, Pattern]:
        """Give the elements that a child may be, and what may follow it."""
        came = self.derivatives.wanted(pattern, self.children[number].name)
        return came, self.derivatives.after(pattern, came) if came else pattern

    def trouble(self, pattern: Pattern, start: int, without: int = -1) -> int:
        """Count the next children that don't fit, and an end that comes too early."""
        wrong = 0
        stop = min(start + AHEAD, len(self.children))
        for number in range(start, stop):
            if number != without:
                came, pattern = self.next(pattern, number)
                wrong += not came
        return wrong + (stop == len(self.children) and not pattern.nullable)
