"""Work for the workers: what a task does in its process."""

import os
import signal
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


def process(job: Job) -> int:
    """Give the number of the worker's process."""
    return os.getpid()
