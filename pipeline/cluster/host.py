"""What runs inside of a cluster's worker: it greets, and hands each batch to the foreman beside its thread."""

import contextlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from pipeline import __version__
from pipeline.cluster.foreman import receive, send
from pipeline.limits import Limits
from pipeline.problem import OutputError

FOREMAN = "import sys; from pipeline.cluster.foreman import main; main(*sys.argv[1:])"
"""The foreman's program: not the module itself, whose classes would then have another name than here."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker of the cluster must know of a build."""

    token: str
    """Tells the build from all others."""
    root: str
    """The edition's folder."""
    staging: str
    """The folder into which is written."""
    loads: tuple[str, ...]
    """The modules that a worker loads while it waits."""
    limits: Limits
    """What each document may take."""
    source: str = ""
    """Where the edition comes from, if the cluster shares no disk with the master: a URL."""
    site: str = ""
    """Where the site goes, which may lie in the edition: a URL."""


@dataclass(slots=True)
class Desk:
    """A foreman, and what he works on."""

    token: str
    process: subprocess.Popen[bytes]
    staging: Path
    own: bool
    """Whether the staging folder is only his, and what lies in it must be carried to the master."""


@dataclass(slots=True)
class House:
    """What this process keeps between batches."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    desks: dict[int, Desk] = field(default_factory=dict)
    """By thread."""
    mirrors: dict[str, Path] = field(default_factory=dict)
    """The copies of editions, by build."""
    ended: set[str] = field(default_factory=set)
    """The builds that have ended: a batch that comes late isn't begun."""


HOUSE = House()


def versions() -> dict[str, str]:
    """Give the versions of all that has a part in the bytes of a site."""
    libraries = {name: version(name) for name in ("saxonche", "lxml")}
    return {"Pecia": __version__, "Python": ".".join(platform.python_version_tuple()[:2]), **libraries}


def hello(witness: str) -> tuple[dict[str, str], bool]:
    """Say which versions are here, and whether a file of the master's can be seen."""
    return versions(), Path(witness).is_file()


def batch_there(order: Order, parcel: bytes) -> tuple[bytes, Mapping[str, bytes]]:
    """Have a batch done: the answer, and the files that were written where the master doesn't see them.

    Raises ChildProcessError where the foreman ended in the middle.
    """
    if order.token in HOUSE.ended:
        message = "the build has ended"
        raise ChildProcessError(message)
    desk = desk_of(order)
    try:
        send(desk.process.stdin, parcel)  # type: ignore[arg-type]
        answer = receive(desk.process.stdout)  # type: ignore[arg-type]
    except (EOFError, OSError) as error:
        dismissed(desk)
        message = "the process that worked on it ended"
        raise ChildProcessError(message) from error
    return answer, carried(desk.staging) if desk.own else {}


def desk_of(order: Order) -> Desk:
    """Give this thread's foreman; one of another build, or one that has ended, is replaced."""
    thread = threading.get_ident()
    with HOUSE.lock:
        desk = HOUSE.desks.get(thread)
        if desk and desk.token == order.token and desk.process.poll() is None:
            return desk
        if desk:
            dismissed(desk)
        root = str(mirrored(order)) if order.source else order.root
        staging = tempfile.mkdtemp(prefix="pecia-", dir=own_folder()) if order.source else order.staging
        limits = [str(order.limits.deadline), str(order.limits.bytes(threads()) // 1_000_000)]
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-P", "-c", FOREMAN, root, staging, *limits, *order.loads],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), own_folder())},
        )
        desk = HOUSE.desks[thread] = Desk(order.token, process, Path(staging), bool(order.source))
    try:
        receive(desk.process.stdout)  # type: ignore[arg-type]
    except (EOFError, OSError) as error:
        dismissed(desk)
        message = f"On the machine {platform.node()} Pecia can't begin."
        raise OutputError(message, "What the worker there has printed tells why.") from error
    return desk


def own_folder() -> str:
    """Give the folder that Dask clears when this worker has ended, however it did."""
    from distributed import get_worker  # noqa: PLC0415 - it is there, where this runs

    return str(get_worker().local_directory)


def threads() -> int:
    """Give how many foremen there are on this machine, as far as this worker knows."""
    from distributed import get_worker  # noqa: PLC0415

    return max(1, int(get_worker().state.nthreads))


def mirrored(order: Order) -> Path:
    """Give this process's copy of the edition, made once for a build."""
    if order.token not in HOUSE.mirrors:
        from pipeline.remote.mirror import mirror  # noqa: PLC0415 - only where no disk is shared

        folder = Path(tempfile.mkdtemp(prefix="pecia-", dir=own_folder())).resolve()
        try:
            copy = mirror(order.source, folder, order.site)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        HOUSE.mirrors[order.token] = copy
    return HOUSE.mirrors[order.token]


def carried(staging: Path) -> dict[str, bytes]:
    """Take all files out of a foreman's folder."""
    files = {}
    try:
        for path in sorted(staging.rglob("*")):
            if path.is_file():
                files[path.relative_to(staging).as_posix()] = path.read_bytes()
                path.unlink()
    except OSError as error:
        raise OutputError(f"A worker can't read what it wrote: {error.strerror}.", "Is its disk full?") from error
    return files


def dismissed(desk: Desk) -> None:
    """End a foreman, and his worker with him."""
    desk.process.kill()
    desk.process.wait()
    for pipe in (desk.process.stdin, desk.process.stdout):
        with contextlib.suppress(OSError):
            if pipe:
                pipe.close()
    if desk.own:
        shutil.rmtree(desk.staging, ignore_errors=True)


def goodbye(token: str) -> None:
    """End all that was begun for a build, in the middle of whatever it does."""
    HOUSE.ended.add(token)
    for thread, desk in list(HOUSE.desks.items()):
        if desk.token == token:
            HOUSE.desks.pop(thread, None)
            dismissed(desk)
    if folder := HOUSE.mirrors.pop(token, None):
        shutil.rmtree(folder, ignore_errors=True)
