"""What is given out again when a worker was lost: the piece that it worked on alone, the others together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Avoided = Callable[[Any, int], bool]
"""Is told of a task and a piece that was lost, and tells whether what stopped it will be avoided the next time."""


@dataclass(frozen=True, slots=True)
class Given:
    """A task that is given out."""

    task: Any
    again: bool = False
    """Whether it is a single piece that was lost before; it isn't tried a third time."""
    vain: int = 0
    """How often no worker came to try it."""


def again(given: Given, piece: int, avoided: Avoided) -> list[Given]:
    """Tell what is given out after a loss; nothing where a piece was lost alone.

    `piece` is the piece with which the worker was busy; where it is negative, none was announced, and each is tried
    alone.
    """
    task = given.task
    count = len(getattr(task, "pieces", ())) or 1
    hope = [number for number in ([piece] if piece >= 0 else range(count)) if avoided(task, number)]
    if count == 1:
        return [Given(task, again=not hope)] if hope or not given.again else []
    alone = [piece] if piece >= 0 else list(range(count))
    others = [number for number in range(count) if number not in alone]
    singles = [Given(task.only([number]), again=number not in hope) for number in alone]
    return [*singles, *([Given(task.only(others))] if others else [])]
