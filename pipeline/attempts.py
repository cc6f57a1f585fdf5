"""What workers are trying, noted in a folder of the run, for the case that they never come back from it.

A worker notes a document and a schema before it begins, and takes the note away when it ends. When a worker must be
stopped, the parent finds the note and marks the schema, so that no other document waits for it in vain.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

PREPARING, JUDGING = "preparing", "judging"
"""The steps: a schema alone is at fault in the first, a schema with a document in the second."""
ENOUGH = 2
"""How many documents may be lost with a schema before no other is tried."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A document that is judged by a schema."""

    path: str
    schema: str
    """The schema's SHA-256 and kind."""
    step: str = JUDGING


_NOW: list[tuple[Path, Attempt]] = []
"""What this process is trying."""


@contextmanager
def attempt(run: str, path: str, schema: str) -> Iterator[None]:
    """Note what is being tried, as long as it lasts."""
    if not run:
        yield
        return
    note = Path(run) / f"{named(path)}.trying"
    this = (note, Attempt(path, schema))
    _NOW.append(this)
    write(*this)
    try:
        yield
    finally:
        _NOW.pop()
        note.unlink(missing_ok=True)


@contextmanager
def preparing() -> Iterator[None]:
    """Note that the schema itself is being made ready, apart from the document."""
    if not _NOW:
        yield
        return
    note, this = _NOW[-1]
    write(note, replace(this, step=PREPARING))
    yield
    write(note, this)


def write(note: Path, this: Attempt) -> None:
    """Write a note; where the folder is gone, so is whoever would read it."""
    with contextlib.suppress(OSError):
        note.write_text(json.dumps(asdict(this)), "utf-8")


def interrupted(run: str, path: str) -> Attempt | None:
    """Give what was being tried with a document when its worker was stopped, and mark it."""
    note = Path(run) / f"{named(path)}.trying"
    try:
        found = Attempt(**json.loads(note.read_bytes()))
    except (OSError, ValueError):
        return None
    note.unlink(missing_ok=True)
    mark = Path(run) / f"{named(found.schema)}.{named(path)}.lost"
    mark.write_text(found.step, "utf-8")
    return found


def hopeless(run: str, path: str, schema: str) -> str:
    """Tell in which step a schema never came to an end, with this document or with enough others; nothing otherwise."""
    if not run:
        return ""
    marks = {mark.name.split(".")[1]: mark for mark in Path(run).glob(f"{named(schema)}.*.lost")}
    steps = {name: mark.read_text("utf-8") for name, mark in marks.items()}
    if PREPARING in steps.values():
        return PREPARING
    return JUDGING if named(path) in steps or len(steps) >= ENOUGH else ""


def named(text: str) -> str:
    """Give a name for a note about something."""
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:24]
