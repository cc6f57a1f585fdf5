"""Work for the workers: what a task does in its process."""

import ctypes
import errno
import itertools
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.pieces import NONE, announce
from pipeline.problem import UsageError


@dataclass(frozen=True, slots=True)
class Job:
    """A task that says what becomes of it."""

    name: str
    does: str = ""
    size: int = 0


def work(job: Job) -> str:
    """Do what a job says, before a colon, with what follows it."""
    does, _, how = job.does.partition(":")
    if does:
        DEEDS[does](how)
    return job.name.upper()


def fail(error: BaseException) -> None:
    raise error


def once(mark: str) -> None:
    """End the process, but only the first time."""
    if not Path(mark).exists():
        Path(mark).touch()
        os._exit(7)


DEEDS: Mapping[str, Callable[[str], object]] = {
    "die": lambda _: os._exit(7),
    "crash": lambda _: os.kill(os.getpid(), signal.SIGSEGV),
    "killed": lambda _: os.kill(os.getpid(), signal.SIGKILL),
    "hang": lambda _: time.sleep(600),
    "loop": lambda _: all(True for _ in itertools.count()),
    "fail": lambda name: fail(KeyError(name)),
    "stop": lambda _: fail(UsageError("The settings are wrong.", "Mend them.")),
    "full": lambda _: fail(OSError(28, "No space left on device")),
    "memory": lambda _: fail(MemoryError()),
    "grow": lambda _: len(bytearray(1_000_000_000)),
    "slow": lambda seconds: time.sleep(float(seconds or 0.5)),
    "once": once,
}


@dataclass(frozen=True, slots=True)
class Jobs:
    """A chunk of jobs."""

    pieces: tuple[Job, ...]

    @property
    def size(self) -> int:
        """The length of all sources."""
        return sum(job.size for job in self.pieces)

    def only(self, numbers: Sequence[int]) -> "Jobs":
        """Give some of the jobs."""
        return Jobs(tuple(self.pieces[number] for number in numbers))


def stages(jobs: Jobs) -> tuple[str, ...]:
    """Do all jobs, in two stages."""
    found: dict[str, str] = {}
    for stage in (str, work):
        for number, job in enumerate(jobs.pieces):
            announce(number)
            found[job.name] = stage(job)
    announce(NONE)
    return tuple(found[job.name] for job in jobs.pieces)


def silent(jobs: Jobs) -> tuple[str, ...]:
    """Do all jobs, and announce none."""
    return tuple(map(work, jobs.pieces))


@dataclass(frozen=True, slots=True)
class Unopened:
    """A task that ends the first process that takes it, before it is looked at."""

    name: str
    mark: str
    does: str = ""
    size: int = 0

    def __reduce__(self) -> tuple[object, ...]:
        """Be made by what may end the process."""
        return opened, (self.name, self.mark)


def opened(name: str, mark: str) -> Unopened:
    """Take a task, but not the first time."""
    once(mark)
    return Unopened(name, mark)


def process(job: Job) -> int:
    """Give the number of the worker's process."""
    return os.getpid()


def sockets(job: Job) -> tuple[str, str]:
    """Try to open a socket, by Python and by the system's library; gives what came of it."""
    try:
        socket.socket()
    except OSError as error:
        by_python = type(error).__name__
    else:
        by_python = "a socket"
    system = ctypes.CDLL(None, use_errno=True)
    found = system.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    refused = found < 0 and ctypes.get_errno() == errno.EACCES
    return by_python, "PermissionError" if refused else "a socket"


def environment(job: Job) -> tuple[bytes, dict[str, str]]:
    """Give the environment that a process would inherit, and what Python still knows."""
    done = subprocess.run([shutil.which("env") or "env"], capture_output=True, check=True)
    return done.stdout, dict(os.environ)


def stdin(job: Job) -> str:
    """Read what can be read."""
    return sys.stdin.read()
