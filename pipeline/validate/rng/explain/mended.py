"""What was probably done where a child doesn't fit."""

from dataclasses import dataclass
from typing import Literal

from pipeline.validate.rng.explain.pattern import Pattern

Mending = Literal["skip", "insert", "meant", "instead", "wrap", "around", "before", "after", "earlier", "last"]


@dataclass(frozen=True, slots=True)
class Mended:
    """What was probably done, and what may follow it."""

    what: Mending
    cost: float
    """How much speaks against it; more where the next children don't fit then."""
    after: Pattern
    count: int = 1
    """How many children are done with."""
    leaf: Pattern | None = None
    """The element that is missing, that was meant, or that should be around."""
    other: int = -1
    """The place of the sibling that was taken first, or before which this one belongs."""
