"""Runs tasks in worker processes: chunks of pieces; a piece that kills its worker or doesn't end costs itself only."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Generic, Protocol, Self, TypeVar

from pipeline.again import Avoided, Given, again
from pipeline.crew import Crew, Fate
from pipeline.limits import Limits, available

Report = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""


class Task(Protocol):
    """What a worker is given.

    A task may consist of pieces (see Chunk). Then its function gives a tuple with one result for each, in their order,
    and says by `pieces.announce` with which it begins, in each stage. Any other task is one piece.
    """

    @property
    def size(self) -> int:
        """The length of its source in bytes."""


class Chunk(Task, Protocol):
    """A task of several pieces."""

    @property
    def pieces(self) -> Sequence[Task]:
        """What can be given out by itself."""

    def only(self, numbers: Sequence[int], /) -> Self:
        """Give the task of some pieces, by their order from 0."""


USUAL = Limits()
PATIENCE = 5
"""How often a task is given out that no worker begins."""
T = TypeVar("T", bound=Task)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Done(Generic[T, R]):
    """A task and what came of it; the task may be some pieces of one that was given."""

    task: T
    result: R | None
    """Nothing where its only piece was lost."""
    reason: str = ""
    """Why there is no result."""


class Run(Protocol):
    """Runs a function over tasks and gives what came of each, in the order of completion."""

    def __call__(
        self, work: Callable[[T], R], tasks: Iterable[T], avoided: Avoided = lambda *_: False
    ) -> Iterator[Done[T, R]]:
        """Run."""


class Hands:
    """The workers of this computer."""

    def __init__(self, crew: Crew) -> None:
        """Take those that there may be."""
        self.crew = crew

    def __call__(
        self, work: Callable[[T], R], tasks: Iterable[T], avoided: Avoided = lambda *_: False
    ) -> Iterator[Done[T, R]]:
        """Run."""
        crew = self.crew
        queue = iter(tasks)
        waiting: deque[Given] = deque()
        while True:
            waiting += map(Given, islice(queue, max(crew.free() - len(waiting), 0)))
            crew.begin(len(waiting))
            while waiting and crew.free():
                crew.give(work, waiting.popleft())
            fates = crew.fates()
            if not fates and not waiting:
                return
            for fate in fates:
                yield from answered(fate, waiting, avoided)


def are_there(run: Run) -> bool:
    """Tell whether workers of this computer have begun."""
    return isinstance(run, Hands) and run.crew.size > 0


def begun(run: Run, work: Callable[[T], R], task: T) -> None:
    """Let a worker of this computer, the first if none is there, do something of which nobody is told."""
    if isinstance(run, Hands):
        run.crew.ahead(work, task, asked=False)


def ahead(run: Run, work: Callable[[T], R], task: T) -> Callable[[], R | None] | None:
    """Give out a task to a worker of this computer; gives what waits for its result, which may be lost.

    A first worker begins if none is there. It must be asked, when no other task is given out.
    """
    if not isinstance(run, Hands):
        return None
    crew = run.crew
    future = crew.ahead(work, task, asked=True)
    return lambda: crew.outcome(future).result


@contextmanager
def workers(jobs: int, loads: Sequence[str] = (), most: int = 0, limits: Limits = USUAL) -> Iterator[Run]:
    """Give the function that runs tasks in at most `jobs` worker processes (0: as many as there are cores).

    `most` is the number of tasks, where it is known: more processes than that would begin in vain. Where they are told
    what modules to load, they begin at once, while the parent prepares its tasks; else with the first task, and as many
    as there are tasks. They end with the context, at once, whatever they do then.
    """
    count = min(jobs or available(), most) if most else jobs or available()
    crew = Crew(count, loads, limits)
    try:
        if loads:
            crew.begin(count)
        yield Hands(crew)
    finally:
        crew.end()


def answered(fate: Fate, waiting: deque[Given], avoided: Avoided) -> Iterator[Done[Any, Any]]:
    """Give what came of a task; what is to be tried again waits, before all others."""
    if not fate.reason:
        yield Done(fate.given.task, fate.result)
    elif fate.untried and fate.given.vain < PATIENCE:
        waiting.appendleft(replace(fate.given, vain=fate.given.vain + 1))
    elif more := again(fate.given, fate.piece, avoided):
        waiting.extendleft(reversed(more))
    else:
        yield Done(fate.given.task, None, fate.reason)
