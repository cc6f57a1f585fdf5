"""Work for the workers: what a task does in its process."""

import os
import time
from dataclasses import dataclass

from pipeline.problem import UsageError


@dataclass(frozen=True, slots=True)
class Job:
    """A task that says what becomes of it."""

    name: str
    does: str = ""
    size: int = 0


def work(job: Job) -> str:
    """Do what a job says."""
    if job.does == "die":
        os._exit(7)
    if job.does == "hang":
        time.sleep(600)
    if job.does == "fail":
        raise KeyError(job.name)
    if job.does == "stop":
        raise UsageError("The settings are wrong.", "Mend them.")
    if job.does == "full":
        raise OSError(28, "No space left on device")
    if job.does == "memory":
        raise MemoryError
    if job.does == "grow":
        return str(len(bytearray(1_000_000_000)))
    if job.does == "slow":
        time.sleep(0.5)
    return job.name.upper()


def process(job: Job) -> int:
    """Give the number of the worker's process."""
    return os.getpid()
