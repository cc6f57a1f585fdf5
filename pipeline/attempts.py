"""What workers are trying, noted in a folder of the run, for the case that they never come back from it.

A worker notes a document and a schema before it begins, and takes the note away when it ends. When a worker must be
stopped, the parent finds the note and marks the schema, so that no other document waits for it in vain.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from pipeline.pieces import apart

PREPARING, JUDGING = "preparing", "judging"
"""The steps: a schema alone is at fault in the first, a schema with a document in the second."""
ENOUGH = 2
"""How many documents may be lost with a schema before no other is tried."""


PREPARATION = 80.0
"""Seconds that making a schema ready has beside the document's own."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A document that is judged by a schema."""

    path: str
    schema: str
    """The schema's SHA-256 and kind."""
    step: str = JUDGING


_NOTES: dict[str, BinaryIO] = {}
"""This process's note of each run, kept open: a note is written for every document and schema."""
_NOW: list[tuple[str, Attempt]] = []
"""What this process is trying."""


@contextmanager
def attempt(run: str, path: str, schema: str) -> Iterator[None]:
    """Note what is being tried, as long as it lasts."""
    this = Attempt(path, schema)
    _NOW.append((run, this))
    write(run, this)
    try:
        yield
    finally:
        _NOW.pop()
        write(run, None)


@contextmanager
def preparing() -> Iterator[None]:
    """Note that the schema itself is being made ready, apart from the document and its deadline."""
    if not _NOW:
        yield
        return
    run, this = _NOW[-1]
    write(run, replace(this, step=PREPARING))
    with apart(PREPARATION):
        yield
    write(run, this)


def write(run: str, this: Attempt | None) -> None:
    """Write this process's note, or take it away; where the folder is gone, so is whoever would read it."""
    with contextlib.suppress(OSError):
        if run and run not in _NOTES:
            _NOTES[run] = (Path(run) / f"{os.getpid()}.trying").open("wb", buffering=0)
        if run:
            _NOTES[run].seek(0)
            _NOTES[run].truncate()
            _NOTES[run].write(json.dumps((this.path, this.schema, this.step)).encode() if this else b"")


def interrupted(run: str, path: str) -> Attempt | None:
    """Give what was being tried with a document when its worker was stopped, and mark it."""
    for note in Path(run).glob("*.trying"):
        try:
            found = Attempt(*json.loads(note.read_bytes()))
        except (OSError, ValueError):
            continue
        if found.path == path:
            note.unlink(missing_ok=True)
            (Path(run) / f"{named(found.schema)}.{named(path)}.lost").write_text(found.step, "utf-8")
            return found
    return None


def hopeless(run: str, path: str, schema: str) -> str:
    """Tell in which step a schema never came to an end, with this document or with enough others; nothing otherwise."""
    marks = [each.name for each in Path(run).iterdir() if each.name.endswith(".lost")] if run else []
    own = [name for name in marks if name.startswith(f"{named(schema)}.")] if marks else []
    if any((Path(run) / name).read_text("utf-8") == PREPARING for name in own):
        return PREPARING
    return JUDGING if len(own) >= ENOUGH or any(named(path) in name for name in own) else ""


def named(text: str) -> str:
    """Give a name for a note about something."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:24]
