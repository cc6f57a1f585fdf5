"""Keeps what was made of files, with what was asked for it: a result that is given again depends on the same."""

from collections.abc import Callable, Hashable
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from pipeline.asked import NOW, Notes, noting

P = ParamSpec("P")
R = TypeVar("R")
Kept = dict[str, tuple[Any, Notes]]
"""What was made, by name, with what was asked for it."""


def remembered(most: int, key: Callable[P, Hashable]) -> "Callable[[Callable[P, R]], Remembered[P, R]]":
    """Keep what a function gives, by a key; what was asked when it was made is noted again whenever it is given.

    The oldest goes where there are more than `most`; what is raised isn't kept.
    """
    return lambda function: Remembered(function, most, key)


def once(kept: Kept, name: str, make: Callable[[], R]) -> R:
    """Give what was made once, under a name, and note again what was asked for it."""
    if name not in kept:
        with noting() as notes:
            kept[name] = make(), notes
    else:
        note_again(kept[name][1])
    made: R = kept[name][0]
    return made


def note_again(notes: Notes) -> None:
    """Note what was asked before."""
    if notes and (outer := NOW.get()) is not None:
        outer |= notes


class Remembered(Generic[P, R]):
    """A function with what it gave, and what it asked."""

    def __init__(self, function: Callable[P, R], most: int, key: Callable[P, Hashable]) -> None:
        """Take the function."""
        update_wrapper(self, function)
        self.function, self.most, self.key = function, most, key
        self.kept: dict[Hashable, tuple[R, Notes]] = {}

    def __call__(self, *arguments: P.args, **named: P.kwargs) -> R:
        """Give what the function gives."""
        key = self.key(*arguments, **named)
        if key not in self.kept:
            with noting() as notes:
                made = self.function(*arguments, **named)
            while len(self.kept) >= self.most:
                del self.kept[next(iter(self.kept))]
            self.kept[key] = made, notes
            return made
        made, notes = self.kept[key]
        note_again(notes)
        return made

    def forget(self) -> None:
        """Forget all."""
        self.kept.clear()
