"""The worker processes: begun, given tasks, looked after and ended. Pebble keeps their number and sees their deaths."""

import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.context import SpawnContext, SpawnProcess
from time import monotonic
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pebble import ProcessExpired, ProcessPool
from pebble.common.types import CONSTS

from pipeline.again import Given
from pipeline.ends import ended, failed, stopped
from pipeline.isolation import begin
from pipeline.limits import Limits
from pipeline.pieces import FIELDS, HAS_ALARM, NONE, PATIENCE, PIECE, PROCESS, UNTIL, Failed, worked
from pipeline.problem import PipelineError
from pipeline.scratch import PREFIX, said
from pipeline.signals import SIGNALS

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

WAITING = 4
"""How many tasks wait for each worker, so that none is idle and the parent holds few."""
STARTING = 120.0
"""Seconds that a task has beside those of its pieces: a worker's first has to compile the stylesheets."""
LOOK = 0.25
"""Seconds between two looks at the notes."""
BUSY, IDLE = -getattr(signal, "SIGPROF", 0) or None, -getattr(signal, "SIGALRM", 0) or None
"""The status of a process that its alarm ended after so much work, and after so much time."""
GONE = 1.0
"""Seconds in which a process that was killed is gone."""
RENEWALS = 3
"""How often the workers may all end before one has done anything."""
STALLED = 120.0
"""Seconds after which the workers are begun anew, where tasks are given out and none is worked on."""

CONSTS.sleep_unit = 0.01
"""Seconds between two looks of the pool at its workers; with its own 0.1 every command would end a tenth later."""
CONSTS.term_timeout = 0.1
"""Seconds that a worker has to end by itself; it has nothing to put in order."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a task that was given out."""

    given: Given
    result: Any = None
    reason: str = ""
    """Why there is no result; empty where there is one."""
    piece: int = NONE
    """The piece that the worker had announced."""
    untried: bool = False
    """Whether no worker ever began with it."""


class Crew:
    """Up to so many worker processes."""

    def __init__(self, count: int, loads: Sequence[str], limits: Limits) -> None:
        """Plan them; none begins."""
        self.count = count
        self.loads = loads
        self.limits = limits
        self.size = 0
        self.pool: Any = None
        self.notes: Any = None
        self.running: dict[Future[Any], tuple[Given, int]] = {}
        self.spare = list(range(0, FIELDS * WAITING * count, FIELDS))
        self.aside: dict[Future[Any], tuple[Given, int]] = {}
        """The tasks of which `fates` tells nothing, until `outcome` is asked."""
        self.unasked: dict[Future[Any], int] = {}
        """The tasks of which nobody ever is told, each with its note."""
        self.missed: set[Future[Any]] = set()
        self.born: list[BaseProcess] = []
        """All workers that ever began, or are about to."""
        self.quiet: float | None = None
        """Since when no worker has had a task; nothing while one has, or none is given out."""
        self.late: set[Future[Any]] = set()
        self.renewals = 0

    def begin(self, wanted: int) -> None:
        """Have at least so many workers, as far as there may be; those that are there stay."""
        wanted = min(wanted, self.count)
        if self.pool is None and wanted:
            self.open(wanted)
        elif wanted > self.size:
            with suppress(AttributeError):  # should Pebble ever name it otherwise, the crew stays as it is
                self.pool._pool_manager.worker_manager.workers_number = wanted  # noqa: SLF001 - nothing public grows it
            self.size = wanted

    def open(self, wanted: int) -> None:
        """Begin with so many workers."""
        context = Context(self.born)
        self.notes = context.RawArray("d", FIELDS * WAITING * self.count)
        self.folder = tempfile.mkdtemp(prefix=PREFIX)
        initial = [os.getpid(), self.loads, self.limits.bytes(self.count), self.folder, self.notes, HAS_ALARM]
        self.pool = ProcessPool(max_workers=wanted, context=context, initializer=begin, initargs=initial)
        self.size = wanted
        self.program = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")  # every process would load it anew, and it holds no work
        with undisturbed():
            assert self.pool.active  # noqa: S101 - to ask it starts it

    def free(self) -> int:
        """Give how many more tasks may be given out."""
        for future in [future for future in self.unasked if future.done()]:
            self.spare.append(self.unasked.pop(future))
        return len(self.spare)

    def give(self, work: Callable[[Any], Any], given: Given) -> None:
        """Give a task to the next worker that is idle. Raises PipelineError where all workers end at once."""
        if not self.pool.active:
            self.renew()
        allowed = self.limits.allowed(given.task)
        note = self.spare.pop()
        self.notes[note : note + FIELDS] = (0.0, NONE, 0.0)
        future = self.pool.schedule(
            worked, args=[work, given.task, note, allowed], timeout=(sum(allowed) + STARTING) * PATIENCE
        )
        self.running[future] = given, note

    def renew(self) -> None:
        """Begin with new workers where all have ended. Raises PipelineError where that was tried often enough."""
        self.renewals += 1
        if self.renewals > RENEWALS:
            message = "The worker processes end before they have done anything."
            raise PipelineError(message, "Have they too little memory? See the setting `memory` of edition.toml.")
        size = self.size
        self.end()
        self.open(size)

    def fates(self) -> list[Fate]:
        """Wait for tasks that are done or lost; none where none was given out. Raises what stops the whole build."""
        while self.running:
            done = wait(self.running, LOOK, FIRST_COMPLETED).done or self.look()
            if done:
                self.quiet = None
                return [self.fate(future) for future in done]
        return []

    def ahead(self, work: Callable[[Any], Any], task: Any, *, asked: bool) -> Future[Any]:  # noqa: ANN401
        """Give out a task of which `fates` tells nothing: `outcome` must be `asked`, or nobody is told."""
        self.begin(1)
        self.free()
        self.give(work, Given(task))
        future, (given, note) = self.running.popitem()
        if asked:
            self.aside[future] = given, note
        else:
            self.unasked[future] = note
        return future

    def outcome(self, future: Future[Any]) -> Fate:
        """Wait for a task that was given out ahead, when no other is given out. Raises what stops the whole build."""
        self.running[future] = self.aside.pop(future)
        return self.fates()[0]

    def look(self) -> list[Future[Any]]:
        """Stop workers that are late, where no alarm does; give the tasks of dead workers that Pebble doesn't miss.

        Pebble misses one that dies before its word that it has the task was read.
        """
        lost = []
        processes = self.processes()
        for future, (_, note) in self.running.items():
            process, until = processes.get(self.notes[note + PROCESS]), self.notes[note + UNTIL]
            if process and not process.is_alive():
                lost += [future] if future in self.missed else []
                self.missed.add(future)
            elif not HAS_ALARM and process and 0 < until < monotonic() and future not in self.late:
                self.late.add(future)
                process.kill()
        return lost or self.stalled()

    def stalled(self) -> list[Future[Any]]:
        """Give all tasks back, for other workers, where for long nobody has worked on any: the pool has lost them."""
        if any(self.notes[note + PROCESS] for _, note in self.running.values()):
            self.quiet = None
            return []
        self.quiet = self.quiet or monotonic()
        if monotonic() - self.quiet < STALLED:
            return []
        self.pool.stop()  # the next task finds it so, and has it begun anew
        return list(self.running)

    def processes(self) -> dict[float | None, "BaseProcess"]:
        """Give all workers that ever began, by their number."""
        return {process.pid: process for process in self.born}

    def fate(self, future: Future[Any]) -> Fate:
        """Tell what became of a task. Raises what stops the whole build: PipelineError, OSError."""
        given, note = self.running.pop(future)
        self.spare.append(note)
        piece = int(self.notes[note + PIECE])
        try:
            result = future.result(0)
        except (ProcessExpired, BrokenProcessPool, CancelledError, TimeoutError) as death:
            return self.death(given, note, death, self.status(future, note, death))
        except (PipelineError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 - such as a result that can't be sent
            return Fate(given, reason=failed(type(error).__name__), piece=piece)
        self.renewals = 0
        if isinstance(result, Failed):
            return Fate(given, reason=failed(result.kind), piece=result.piece)
        return Fate(given, result)

    def status(self, future: Future[Any], note: int, death: BaseException) -> int | None:
        """Give the status with which a worker ended; nothing where it isn't known or all was taking too long."""
        if future in self.late:
            return IDLE
        if isinstance(death, TimeoutError) and future.done():
            return None
        process = self.processes().get(self.notes[note + PROCESS])
        return process.exitcode if process else getattr(death, "exitcode", None)

    def death(self, given: Given, note: int, death: BaseException, status: int | None) -> Fate:
        """Tell how a worker was lost.

        Pebble may blame the wrong task: where all workers are gone it gives all tasks up, and a task that was done
        just before the death of its worker is taken for the next. A task that no worker has begun, or that it has
        ended, is untried.
        """
        if not self.notes[note + PROCESS] or (isinstance(death, BrokenProcessPool) and status is None):
            return Fate(given, reason=ended(status), untried=True)
        self.renewals = 0
        piece = int(self.notes[note + PIECE])
        allowed = self.limits.allowed(given.task)
        mine = allowed[max(piece, 0)]
        words = said(self.folder, int(self.notes[note + PROCESS]))
        why: Mapping[int | None, str] = {
            None: stopped((sum(allowed) + STARTING) * PATIENCE),
            BUSY: stopped(mine, " of work"),
            IDLE: stopped(mine * PATIENCE),
        }
        return Fate(given, reason=why.get(status) or ended(status, words), piece=piece)

    def end(self) -> None:
        """End all workers at once, whatever they do."""
        if self.pool is None:
            return
        self.pool.stop()
        slain()
        self.pool.join()
        slain()  # one that Pebble began meanwhile would look in vain for what goes with the pool
        sys.modules["__main__"] = self.program
        shutil.rmtree(self.folder, ignore_errors=True)
        self.pool = None


class Context(SpawnContext):
    """Begins processes anew, and keeps them: one that is born and dies between two looks would never be seen."""

    def __init__(self, born: list["BaseProcess"]) -> None:
        """Keep them in a list."""
        super().__init__()
        self.born = born

    def Process(self, *args: Any, **kwargs: Any) -> "BaseProcess":  # type: ignore[override]  # noqa: N802, ANN401
        """Give a process that is about to begin."""
        process = SpawnProcess(*args, **kwargs)
        self.born.append(process)
        return process


def slain() -> None:
    """Kill all processes that this one has begun, and wait until they have ended."""
    killed = multiprocessing.active_children()
    for process in killed:
        process.kill()
    for process in killed:
        process.join(GONE)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let processes and threads begin that Ctrl-C doesn't reach: it is the parent that ends them, after this."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # to start it later would let the signal in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
