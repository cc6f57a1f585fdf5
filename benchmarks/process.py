"""Runs a command to its end and tells what it took: the wall's time, the processor's, and memory. POSIX only."""

import os
import re
import resource
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

MOST_SECONDS = 900.0
"""After so many seconds a command is stopped."""
LOOK_EVERY = 0.05
"""Seconds between two looks at the memory of a command's processes."""
PATH = re.compile(r"(?:/[\w.@+-]+)+/")
"""A folder's path, which isn't told."""
KEPT = ("HOME", "LANG", "LC_ALL", "PATH", "TMPDIR")
"""What a command gets of this process's environment."""


class Missing(Exception):  # noqa: N818 - nothing is wrong; a row says so
    """A peer, or a part of ours, that isn't there; its text says which, or why it doesn't run."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What one run took."""

    wall: float
    """Seconds from start to end."""
    processor: float = 0.0
    """Seconds of all processors, in the command and all that it started."""
    peak: float = 0.0
    """Bytes of the largest process of them."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    """What else was counted."""
    said: str = ""
    """What it printed."""

    def scaled(self, factor: float) -> "Sample":
        """Give a sample of as many times the work: extrapolated."""
        return replace(self, wall=self.wall * factor, processor=self.processor * factor)

    def __add__(self, other: "Sample") -> "Sample":
        """Give one after the other."""
        peak = max(self.peak, other.peak)
        return replace(self, wall=self.wall + other.wall, processor=self.processor + other.processor, peak=peak)


def run(
    command: Sequence[object],
    env: Mapping[str, str] | None = None,
    *,
    watched: bool = False,
    accepts: Sequence[int] = (0,),
) -> Sample:
    """Run a command; raises Missing where it isn't there, or ends otherwise than it may, with the end of what it said.

    `watched` looks at the memory of its processes while it runs: then `numbers` has `worker`, the most bytes that a
    process had which the command started, and `parent`, what it had itself.
    """
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    given = list(map(str, command))
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        process = started(given, kept | dict(env or {}), out, err)
        memory = Memory(process.pid) if watched else None
        status, used = ended(process.pid)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said, complaint = (file_text(file.fileno()) for file in (out, err))
    if process.returncode not in accepts:
        complaint = PATH.sub("", complaint or said)[-300:]
        raise Missing(f"{Path(given[0]).name} ended with status {process.returncode}: {complaint}")
    return Sample(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024.0, memory.most() if memory else {}, said)


def started(command: list[str], env: Mapping[str, str], out: IO[bytes], err: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start a command; raises Missing where it isn't there."""
    try:
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=env, start_new_session=True
        )
    except OSError as error:
        raise Missing(f"{Path(command[0]).name} isn't there") from error


def ended(pid: int) -> tuple[int, resource.struct_rusage]:
    """Wait for a process's end, or bring it about; gives its status, and what it and all that it started used."""
    stop = threading.Timer(MOST_SECONDS, os.killpg, (pid, signal.SIGKILL))
    stop.start()
    try:
        _, status, used = os.wait4(pid, 0)
    except BaseException:
        os.killpg(pid, signal.SIGKILL)
        raise
    finally:
        stop.cancel()
    return status, used


def file_text(descriptor: int) -> str:
    """Read a file from its beginning."""
    return os.pread(descriptor, os.fstat(descriptor).st_size, 0).decode("utf-8", "replace")


class Memory:
    """Looks at the memory of a process and of all that it starts, on Linux; elsewhere it sees nothing."""

    def __init__(self, pid: int) -> None:
        """Begin to look."""
        self.pid = pid
        self.found: dict[str, float] = {"parent": 0.0, "worker": 0.0}
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)
        self.thread.start()

    def look(self) -> None:
        """Look until it is enough."""
        while not self.ended.wait(LOOK_EVERY):
            self.found["parent"] = max(self.found["parent"], peak_of(self.pid))
            for child in children_of(self.pid):
                self.found["worker"] = max(self.found["worker"], peak_of(child))

    def most(self) -> dict[str, float]:
        """Give the most bytes of the process itself, and of one that it started."""
        self.ended.set()
        self.thread.join()
        return self.found


def peak_of(pid: int) -> float:
    """Give the most bytes that a process has had in memory so far; 0 where it can't be known."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
        return next(float(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))
    except (OSError, StopIteration, ValueError):
        return 0.0


def children_of(pid: int) -> list[int]:
    """Give the processes that a process started, and those that they started."""
    try:
        found = [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()]
    except (OSError, ValueError):
        return []
    return found + [below for child in found for below in children_of(child)]
