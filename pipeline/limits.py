"""How long a piece of work may take, and how much memory a worker may have."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

DEADLINE = 120.0
"""Seconds that anything has, where the settings don't say."""
ENOUGH = 4_000_000_000
"""How many bytes a worker may have in any case, if the machine has them: a large text needs them."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use."""

    deadline: float = 0.0
    """Seconds that a document has, and half of them more for each megabyte of its source; 0: DEADLINE."""
    memory: int = 0
    """Megabytes that a worker may have; 0: its share of the machine's."""

    def seconds(self, size: int) -> float:
        """Give the seconds that a piece of so many bytes has."""
        return (self.deadline or DEADLINE) * (1 + size / 2_000_000)

    def bytes(self, count: int) -> int:
        """Give how many bytes each of some workers may have; 0 where there is no bound."""
        return self.memory * 1_000_000 or max(memory() // count, min(memory(), ENOUGH))

    def allowed(self, task: Any) -> tuple[float, ...]:  # noqa: ANN401 - a task, of pieces or not
        """Give the seconds that each piece of a task has."""
        return tuple(self.seconds(piece.size) for piece in getattr(task, "pieces", None) or (task,))


def widest(several: Iterable[Limits]) -> Limits:
    """Give limits that are enough for each of several editions; what one of them leaves open is open for all."""
    rows = [(each.deadline, each.memory) for each in several] or [(0.0, 0)]
    deadlines, memories = zip(*rows, strict=True)
    return Limits(max(deadlines) if all(deadlines) else 0.0, max(memories) if all(memories) else 0)


def memory() -> int:
    """Give how many bytes all workers may have together: three quarters of the machine's; 0 where it can't be known."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 3 // 4
    except (AttributeError, ValueError, OSError):
        return 0


def available() -> int:
    """Give how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
