"""Runs tasks in worker processes: each task alone in its process, with a deadline; a death costs that task only."""

import ctypes
import importlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from types import ModuleType
from typing import Any, Generic, Protocol, TypeVar

from pebble import ProcessExpired, ProcessPool
from pebble.common.types import CONSTS

from pipeline.problem import PipelineError

DEADLINE = 120.0
"""Seconds that any task has."""
DEADLINE_PER_MEGABYTE = 60.0
"""Seconds that a task has for each megabyte of its source beside."""
WAITING = 4
"""How many tasks wait for each worker, so that none is idle and the parent holds few."""
ENOUGH = 4_000_000_000
"""How many bytes a worker may have in any case, if the machine has them: a large text needs them."""
PR_SET_PDEATHSIG = 1
"""Linux's prctl(2): the signal that a process gets when its parent ends."""


CONSTS.sleep_unit = 0.01
"""Seconds between two looks of the pool at its workers; with its own 0.1 every command would end a tenth later."""
Report = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""


class Task(Protocol):
    """What a worker is given."""

    @property
    def size(self) -> int:
        """The length of its source in bytes."""


T = TypeVar("T", bound=Task)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Done(Generic[T, R]):
    """A task and what came of it."""

    task: T
    result: R | None
    """Nothing where the worker died or was stopped."""
    reason: str = ""
    """Why there is no result."""


class Run(Protocol):
    """Runs a function over tasks and gives what came of each, in the order of completion."""

    def __call__(self, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[Done[T, R]]:
        """Run."""


@contextmanager
def workers(jobs: int, loads: Sequence[str] = (), most: int = 0) -> Iterator[Run]:
    """Open `jobs` worker processes (0: as many as there are cores) and give the function that runs tasks in them.

    `most` is the number of tasks, where it is known: more processes than that would begin in vain.

    Each begins at once, and loads some modules while the parent prepares its tasks.
    The processes are spawned, so that none inherits a thread or a lock; they end with the context, also by Ctrl-C.
    """
    count = jobs or os.cpu_count() or 1
    count = min(count, most) if most else count
    pool = ProcessPool(
        max_workers=count,
        context=multiprocessing.get_context("spawn"),
        initializer=begin,
        initargs=[loads, max(memory() // count, min(memory(), ENOUGH))],
    )
    with unimported_main():
        assert pool.active  # noqa: S101 - to ask it starts it

    def run(work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[Done[T, R]]:
        queue = iter(tasks)
        running: dict[Future[Any], T] = {}
        while True:
            for task in islice(queue, WAITING * count - len(running)):
                running[pool.schedule(work, args=[task], timeout=deadline(task))] = task
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                yield finished(running.pop(future), future)

    try:
        yield run
        pool.close()  # type: ignore[no-untyped-call]
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def deadline(task: Task) -> float:
    """Give the seconds that a task has: its own, or what any task has."""
    own: float = getattr(task, "deadline", 0.0)
    return own or DEADLINE + DEADLINE_PER_MEGABYTE * task.size / 1_000_000


def finished(task: T, future: Future[Any]) -> Done[T, R]:
    """Give what came of a task; what stops the whole build (PipelineError) is raised."""
    try:
        return Done(task, future.result())
    except TimeoutError:
        return Done(task, None, f"it wasn't ready after {deadline(task):.0f} seconds and was stopped")
    except (ProcessExpired, CancelledError) as death:
        status = getattr(death, "exitcode", None)
        return Done(task, None, f"the process that worked on it ended (status {status}), perhaps for want of memory")
    except MemoryError:
        return Done(task, None, "there wasn't enough memory for it")
    except (PipelineError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours must cost this task only
        return Done(task, None, f"Pecia itself failed on it, by a {type(error).__name__}")


@contextmanager
def unimported_main() -> Iterator[None]:
    """Hide the program that was started, which every spawned process would load anew: it holds no work of ours."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def memory() -> int:
    """Give how many bytes all workers may have together: three quarters of the machine's; 0 where it can't be known."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") * 3 // 4
    except (AttributeError, ValueError, OSError):
        return 0


def begin(loads: Sequence[str], most: int) -> None:
    """Load modules; leave Ctrl-C to the parent, which stops the workers; where the system can, die with the parent.

    A worker that Saxon keeps busy can't notice by itself that nobody waits for it any more. One that a schema or a
    text without measure makes to take more than `most` bytes (0: without bound) ends, not the machine.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if most:
            import resource  # noqa: PLC0415 - Windows has none

            resource.setrlimit(resource.RLIMIT_DATA, (most, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    for name in loads:
        importlib.import_module(name)
