"""A moment of an edition: its files, and how it is built. An edit makes the next moment of one."""

import os
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

LATER = 2_000_000_000
"""Nanoseconds by which a file that only seems changed is younger."""


@dataclass(frozen=True, slots=True)
class State:
    """An edition at a moment."""

    files: Mapping[str, bytes]
    options: tuple[str, ...] = ()
    """How it is built."""
    story: str = ""
    """What was done to come here."""
    same_time: frozenset[str] = frozenset()
    """Files that are written anew and get the time that they had."""
    touched: frozenset[str] = frozenset()
    """Files of which only the time changes."""
    in_place: bool = False
    """Whether files are overwritten, as few editors do, and not replaced."""
    past: tuple["State", ...] = field(default=(), repr=False, compare=False)
    """The moments before, for going back."""


Files = dict[str, bytes]
Edit = Callable[[Files, random.Random], str]
"""Changes some files and tells what it did; empty where nothing could be done."""


def put(folder: Path, state: State) -> None:
    """Make a folder hold what an edition holds at a moment; what is the same isn't touched."""
    present = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() or p.is_symlink()}
    for name in present - state.files.keys():
        (folder / name).unlink()
        remove_empty((folder / name).parent, folder)
    for name, content in state.files.items():
        path = folder / name
        if name not in present or path.read_bytes() != content:
            write(path, content, in_place=state.in_place, same_time=name in state.same_time)
        elif name in state.touched:
            os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + LATER))


def remove_empty(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def write(path: Path, content: bytes, *, in_place: bool, same_time: bool) -> None:
    """Write a file, into itself or by renaming another, with the time of now or the one that it had."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.stat() if path.exists() else None
    target = path if in_place else path.with_name(f".{path.name}.part")
    target.write_bytes(content)
    if before and same_time:
        os.utime(target, ns=(before.st_atime_ns, before.st_mtime_ns))
    target.replace(path)
