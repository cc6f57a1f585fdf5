"""How a report is to be written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from pipeline.outcome import Outcome


@dataclass(frozen=True, slots=True)
class View:
    """What the reader of a report wants, and can see."""

    width: int = 0
    """How many cells a line has; 0 where lines aren't broken."""
    paint: Callable[[str, str], str] = lambda text, _: text
    """Gives a text its colour, by the name of what it is; by default none."""
    everything: bool = False
    errors_only: bool = False


class Writer(Protocol):
    """Writes a report."""

    def __call__(self, outcome: Outcome, view: View) -> str:
        """Write."""
