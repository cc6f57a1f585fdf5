"""A small cluster of Dask on the loopback address: a scheduler and two workers, as long as it is needed."""

import json
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.process import Missing, run

SCHEDULER, WORKER = "distributed.cli.dask_scheduler", "distributed.cli.dask_worker"
HERE = "127.0.0.1"
READY = "import sys; from distributed import Client; Client(sys.argv[1]).wait_for_workers(int(sys.argv[2]), timeout=30)"
PATIENCE = 30.0
"""Seconds in which the scheduler must be there."""


@contextmanager
def cluster(python: Path, folder: Path, workers: int = 2) -> Iterator[str]:
    """Start a cluster whose files lie in a folder; gives the scheduler's host and port."""
    file = folder / "scheduler.json"
    scheduler = ("--host", HERE, "--port", "0", "--no-dashboard", "--scheduler-file", file)
    worker = ("--scheduler-file", file, "--host", HERE, "--nthreads", "1", "--nworkers", workers, "--no-dashboard")
    running = [started(python, folder, SCHEDULER, *scheduler)]
    try:
        address = waited_for(file, running[0])
        running.append(started(python, folder, WORKER, *worker, "--local-directory", folder))
        run([python, "-P", "-c", READY, address, workers])
        yield address
    finally:
        for process in reversed(running):
            process.terminate()
        for process in running:
            process.wait(PATIENCE)


def started(python: Path, folder: Path, module: str, *arguments: object) -> subprocess.Popen[bytes]:
    """Start one of Dask's programs."""
    command = [str(python), "-P", "-m", module, *map(str, arguments)]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def waited_for(file: Path, scheduler: subprocess.Popen[bytes]) -> str:
    """Give the scheduler's address as soon as it says it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and scheduler.poll() is None:
        try:
            return str(json.loads(file.read_bytes())["address"]).removeprefix("tcp://")
        except (OSError, ValueError):
            time.sleep(0.1)
    raise Missing("Dask isn't there, or its scheduler doesn't start")
