"""A scheduler and workers of Dask on this computer, and a store that speaks like S3."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from jobs import Job

HERE = "127.0.0.1"
SECONDS = 180
"""How long anything may take to begin."""
QUIET = {"DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical", "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}


def program(name: str) -> str:
    """Give the path of a program of this environment."""
    return str(Path(sys.executable).with_name(name))


@contextmanager
def started(
    *command: str, log: Path, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """Have a program running."""
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, stdout=file, stderr=file, cwd=cwd, env={**os.environ, **QUIET, **(env or {})}
        )
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[str]:
    """Have a scheduler and some workers of one thread each; gives the scheduler's address."""
    file = folder / "scheduler.json"
    common = ("--no-dashboard",)
    env = {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])}
    dask = program("dask")
    with started(
        dask, "scheduler", "--host", HERE, "--port", "0", "--scheduler-file", str(file), *common,
        log=folder / "scheduler.log", env=env,
    ):  # fmt: skip
        waited(file.is_file)
        address = json.loads(file.read_bytes())["address"]
        with started(
            dask, "worker", address, "--nworkers", str(max(workers, 1)), "--nthreads", "1", *common,
            "--local-directory", str(folder), log=folder / "workers.log", env=env,
        ) if workers else started("sleep", "600", log=folder / "none.log"):  # fmt: skip
            waited(lambda: len(members(address)) == workers)
            yield address.replace("tcp://", "dask://")


def members(address: str) -> dict[str, int]:
    """Give a cluster's workers, and the number of each one's process."""
    code = (
        f"from distributed import Client\nwith Client('{address.replace('dask://', 'tcp://')}') as client:\n"
        " print(__import__('json').dumps(client.run(__import__('os').getpid)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, env={**os.environ, **QUIET})
    return json.loads(done.stdout) if done.returncode == 0 else {}


@contextmanager
def bucket(folder: Path) -> Iterator[dict[str, str]]:
    """Have a store with one bucket, `s3://texts`; gives the settings by which it is found."""
    port = free_port()
    env = {
        "AWS_ENDPOINT_URL": f"http://{HERE}:{port}", "AWS_ACCESS_KEY_ID": "a", "AWS_SECRET_ACCESS_KEY": "b",
        "AWS_DEFAULT_REGION": "us-east-1", "PECIA_CACHE": str(folder / "cache"),
    }  # fmt: skip
    with started(program("moto_server"), "-H", HERE, "-p", port, log=folder / "store.log"):
        waited(lambda: answers(env["AWS_ENDPOINT_URL"]))
        store("files.mkdir('s3://texts')", env)
        yield env


def free_port() -> str:
    with socket.socket() as free:
        free.bind((HERE, 0))
        return str(free.getsockname()[1])


def answers(url: str) -> bool:
    try:
        with urlopen(url) as page:  # noqa: S310 - our own store
            return page.status == 200
    except OSError:
        return False


def store(code: str, env: Mapping[str, str]) -> str:
    """Do something with the store by fsspec, whose `files` it is; gives what is printed."""
    program = f"import fsspec\nfiles = fsspec.filesystem('s3')\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False, env={**os.environ, **env}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def waited(what) -> None:
    """Wait until something is so."""
    until = time.monotonic() + SECONDS
    while not what():
        assert time.monotonic() < until
        time.sleep(0.1)


def felled(job: Job) -> str:
    """Kill the cluster's own worker, if the job says so: the foreman's parent, which is ours."""
    if job.does == "fell":
        status = Path(f"/proc/{os.getppid()}/status").read_text("utf-8")
        os.kill(int(status.partition("PPid:")[2].split()[0]), signal.SIGKILL)
        time.sleep(60)
    return job.name.upper()
