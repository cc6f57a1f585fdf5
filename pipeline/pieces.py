"""Inside a worker: on which piece of its task it works, and how long that may take; the parent reads it after a death.

A task goes stage by stage over its pieces (all are read, then all are judged, …). The time of a piece is summed up over
the stages. It is processor time, so that nothing is lost because a machine is busy with other work; what waits and
doesn't work has PATIENCE times as long. What keeps a worker busy is often native code, which no Python can stop: where
the system has an alarm (POSIX), it ends the process; elsewhere the parent does, when it looks at the notes.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic, process_time
from typing import Any, ClassVar, Final, TypeVar

from pipeline.problem import PipelineError

NONE = -1
"""No piece: what is done for all of them at once, by the time of the whole task."""
PROCESS, PIECE, UNTIL = range(3)
"""The fields of a note: the process's number, the piece, and when the parent ends the process (0: not)."""
FIELDS = 3
PATIENCE = 10
"""How many times as long a piece may take by the clock as by its work."""
OUT_OF_MEMORY = 99
"""The status of a process that wanted more memory than there is; Saxon's own process ends so too."""
HAS_ALARM: Final = hasattr(signal, "setitimer")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Failed:
    """What a worker says of a task that it couldn't do through a fault of ours."""

    piece: int
    kind: str
    """The name of the exception."""


class Watch:
    """The clocks of a task's pieces."""

    __slots__ = ("allowed", "note", "notes", "piece", "since", "used")
    alarm: ClassVar[bool] = False

    def __init__(self, notes: Any, note: int, allowed: Sequence[float]) -> None:  # noqa: ANN401 - an array of ctypes
        """Begin with no piece. `notes` is shared with the parent; this task's begins at `note`."""
        self.notes = notes
        self.note = note
        self.allowed = (*allowed, 0.0)
        self.used = [0.0] * len(self.allowed)
        self.piece = NONE
        self.since = process_time()

    def turn(self, piece: int, more: float = 0.0) -> None:
        """Stop a piece's clock, and let another's go on; it may have some seconds more."""
        now = process_time()
        self.used[self.piece] += now - self.since
        self.piece, self.since = piece, now
        left = max(self.allowed[piece] + more - self.used[piece], 0.001) if piece >= 0 else 0.0
        self.notes[self.note + PIECE] = piece
        if self.alarm:
            signal.setitimer(signal.ITIMER_PROF, left)
            signal.setitimer(signal.ITIMER_REAL, left * PATIENCE)
        else:
            self.notes[self.note + UNTIL] = monotonic() + left * PATIENCE if left else 0.0


_notes: list[Any] = []
"""The notes of all tasks, shared with the parent."""
_watch: list[Watch] = []
"""The clocks of this process's task, if it has one."""


def announce(piece: int) -> None:
    """Say which piece of the task comes now, before each stage of it, or NONE; outside of a worker it does nothing."""
    if _watch:
        _watch[0].turn(piece)


@contextmanager
def apart(seconds: float) -> Iterator[None]:
    """Do what a piece needs first, and others too, such as a schema: it has seconds of its own."""
    if not _watch or _watch[0].piece < 0:
        yield
        return
    watch = _watch[0]
    piece = watch.piece
    watch.turn(piece, seconds)
    before = watch.used[piece]
    try:
        yield
    finally:
        watch.turn(piece, seconds)
        watch.used[piece] = before
        watch.turn(piece)


def share(notes: Any, *, alarm: bool) -> None:  # noqa: ANN401
    """Keep the notes that the parent reads; `alarm` says whether this process ends by itself when a piece is late."""
    _notes[:] = [notes]
    Watch.alarm = alarm


def worked(work: Callable[[Any], R], task: Any, note: int, allowed: Sequence[float]) -> R | Failed:  # noqa: ANN401
    """Do a task in this worker, under its clocks.

    `allowed` has the seconds of each piece. A task that isn't cut into pieces is one from its beginning. What stops the
    whole build (PipelineError, OSError) is raised; a want of memory ends the process, which may be full of it.
    """
    watch = Watch(_notes[0], note, allowed)
    watch.notes[note + PROCESS] = os.getpid()
    watch.turn(NONE if hasattr(task, "pieces") else 0)
    _watch[:] = [watch]
    try:
        return work(task)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except (PipelineError, OSError):
        raise
    except Exception as error:  # noqa: BLE001 - a fault of ours must cost this piece only
        return Failed(watch.piece, type(error).__name__)
    finally:
        _watch.clear()
        watch.turn(NONE)
        watch.notes[note + PROCESS] = 0.0
