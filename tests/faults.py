"""Calls of the system that fail, each in its turn, and what a build must have left then."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import warm
from worlds import tree

KINDS = ("open", "write", "rename", "link", "mkdir", "remove", "rmdir", "scandir", "sync", "exchange")
"""What can fail; `write` fails as a full disk does, with a file half written."""
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
FAULTY = Path(__file__).parent / "faulty"


@dataclass(frozen=True, slots=True)
class Fault:
    """The how manieth call of a kind fails (from 1, in each process), and how."""

    kind: str
    number: int
    error: int = errno.ENOSPC


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended in which a call may have failed."""

    status: int
    err: str
    fired: bool
    """Whether the call was made at all."""


def run(command: Sequence[object], fault: Fault, folder: Path, **env: str) -> Ended:
    """Run a command of Python in which a call within a folder fails."""
    told = folder.with_name(f"{folder.name}.fired")
    told.unlink(missing_ok=True)
    path = os.pathsep.join(filter(None, [str(FAULTY), os.environ.get("PYTHONPATH", "")]))
    fails = f"{fault.kind} {fault.number} {fault.error} {folder}"
    done = subprocess.run(
        [sys.executable, "-P", *map(str, command)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={
            **os.environ,
            "PECIA_JING": "0",
            "PYTHONPATH": path,
            "PYTHONDONTWRITEBYTECODE": "1",
            **env,
            "PECIA_FAULT": fails,
        },
        timeout=300,
    )
    return Ended(done.returncode, done.stderr, told.exists())


@dataclass(frozen=True, slots=True)
class Trial:
    """A place where a site stands, and what makes it anew."""

    place: Path
    """A folder of its own, in which the site is the folder `site`, with nothing beside it."""
    command: Sequence[object]
    """What builds, without `python`."""
    reset: Callable[[], None]
    """Brings the old site back."""
    old: dict[str, bytes]
    new: dict[str, bytes]
    env: dict[str, str]
    again: Callable[[], object]
    """Builds once more, with nothing failing."""

    def wrong(self, fault: Fault) -> str:
        """Let a call fail: say what isn't as it must be; nothing where all is well, `never` where there is no such call."""
        self.reset()
        ended = run(self.command, fault, self.place, **self.env)
        if not ended.fired:
            return "never"
        found = tree(self.place / "site")
        said = [line for line in ended.err.splitlines() if line.startswith("Error: ")]
        beside = sorted({path.name for path in self.place.iterdir()} - {"site"})
        unlike = {
            "the site is neither the old nor the new one": found not in (self.old, self.new),
            "status 0 without the new site": ended.status == 0 and found != self.new,
            "no clear sentence": ended.status != 0 and (len(said) != 1 or "Traceback" in ended.err),
            f"left beside the site: {beside}": bool(beside) and fault.kind not in {"remove", "rmdir", "scandir"},
            "the next build isn't a clean one": self.next() != self.new,
        }
        return "; ".join(f"{fault}: {what} ({ended.status}) {ended.err}" for what, holds in unlike.items() if holds)

    def next(self) -> dict[str, bytes]:
        """Give the site of the next build; nothing may lie beside it then."""
        self.again()
        return tree(self.place / "site") if {path.name for path in self.place.iterdir()} == {"site"} else {}


def faults(kind: str, errors: Sequence[int] = ERRORS) -> Iterator[Fault]:
    """Give all faults of a kind: the first call, the second, and so on, with one error after the other."""
    number = 0
    while True:
        number += 1
        yield Fault(kind, number, errors[number % len(errors)])


def every(trial: Trial, kind: str, *, step: int = 1, at_most: int = sys.maxsize) -> tuple[int, list[str]]:
    """Let every call of a kind fail in its turn (or each `step`th, and not more than `at_most`); gives how many did, and what was wrong."""
    wrong: list[str] = []
    tried = 0
    for fault in islice(faults(kind), 0, None, step):
        found = "never" if tried == at_most else trial.wrong(fault)
        if found == "never":
            break
        tried += 1
        wrong += [found] * bool(found)
    return tried, wrong


def of_the_command(base: Path, make: Callable[[Path, str], None], **more: str) -> Trial:
    """Try `pecia build`: `make(folder, "old")` and `make(folder, "new")` write an edition and its next state."""
    place, kept, edition = base / "place", base / "kept", base / "edition"
    place.mkdir(parents=True)
    command = ("-m", "pipeline", "build", edition, "-o", place / "site", "-j", "1", "-q")
    env = {"PECIA_CACHE": str(base / "cache"), **more}
    make(edition, "old")
    run(command, Fault("none", 0), place, **env)
    shutil.copytree(place, kept / "place", symlinks=True)
    shutil.copytree(base / "cache", kept / "cache") if (base / "cache").exists() else (kept / "cache").mkdir()
    make(edition, "new")
    old = tree(place / "site")
    shutil.rmtree(place / "site")
    run(command, Fault("none", 0), place, PECIA_CACHE=str(base / "another"))

    def reset() -> None:
        for name in ("place", "cache"):
            shutil.rmtree(base / name, ignore_errors=True)
            shutil.copytree(kept / name, base / name, symlinks=True)

    def again() -> None:
        if more:
            run(command, Fault("none", 0), place, **env)
        else:
            warm.pecia(*command[2:], env=env)

    return Trial(place, command, reset, old, tree(place / "site"), env, again)
