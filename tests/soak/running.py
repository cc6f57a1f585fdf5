"""Starts the command in a session of its own, and ends it with everything that it began."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from worlds import COMMAND

PROC = Path("/proc")
GONE = 10.0
"""Seconds after which a process whose parent was killed must be gone; the machine may be crowded."""
Member = tuple[int, int]
"""A process: its number, and when it began, since numbers are given again."""


def environment(cache: Path, env: Mapping[str, str] | None = None) -> dict[str, str]:
    """Give the variables of a run with a cache folder of its own."""
    return {**os.environ, "PECIA_JING": "0", "PECIA_CACHE": str(cache), **(env or {})}


def start(
    *arguments: object, cache: Path, printed: Path, env: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    """Start the command; what it prints goes to the file `printed`."""
    with printed.open("wb") as file:
        return subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            start_new_session=True,
            env=environment(cache, env),
        )


def processes() -> Iterator[tuple[Member, int, int]]:
    """Give each living process, the number of its parent, and that of its session, by proc(5)."""
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            except OSError:
                continue
            if fields[0] not in {"Z", "X"}:
                yield (int(folder.name), int(fields[19])), int(fields[1]), int(fields[3])


def family(pid: int) -> set[Member]:
    """Give the living processes of a session that `pid` began, and all that descend from it."""
    every = list(processes())
    found = {member for member, _, session in every if pid in {member[0], session}}
    while True:
        numbers = {number for number, _ in found}
        more = {member for member, parent, _ in every if parent in numbers} - found
        if not more:
            return found
        found |= more


def alive(members: set[Member]) -> set[Member]:
    """Give those of some processes that still live."""
    return members & {member for member, _, _ in processes()}


def kill(process: subprocess.Popen[bytes], *, alone: bool = False) -> bool:
    """Kill a run by SIGKILL: the whole tree, or the first process alone. Gives whether it was running.

    Raises AssertionError where a process is left.
    """
    members = family(process.pid)
    running = process.poll() is None
    if running:
        os.kill(process.pid, signal.SIGKILL) if alone else slay(members, process.pid)
    process.wait()
    gone(process.pid, members)
    return running


def slay(members: set[Member], group: int) -> None:
    """Kill a process group in one call, then what doesn't belong to it."""
    os.killpg(group, signal.SIGKILL)
    for number, _ in alive(members | family(group)):
        try:
            os.kill(number, signal.SIGKILL)
        except ProcessLookupError:
            continue


def gone(pid: int, members: set[Member]) -> None:
    """Wait until no process of a run is left. Raises AssertionError where one stays, after killing it."""
    if not waited(lambda: not alive(members) | family(pid), GONE):
        left = alive(members) | family(pid)
        names = [command_of(number) for number, _ in left]
        for number, _ in left:
            os.kill(number, signal.SIGKILL)
        assert not left, f"processes were left: {names}"


def command_of(number: int) -> str:
    try:
        return (PROC / str(number) / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        return ""


def waited(done: Callable[[], bool], seconds: float, pause: float = 0.01) -> bool:
    """Wait until something is so, for at most some seconds; gives whether it came."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True
