"""Publishes a built site: what the workers staged becomes the output in one switch, or nothing changes."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copyfileobj
from typing import Any

from pipeline.durable import keep_folder, keep_written
from pipeline.edition import MANIFEST, Edition
from pipeline.lock import locked
from pipeline.ours import check_ours, check_place, files_in
from pipeline.problem import OutputError
from pipeline.switch import clear, interruptible, mend, staged_beside, switch, too_late
from pipeline.takeover import digest


@contextmanager
def staging(edition: Edition) -> Iterator[Path]:
    """Make a fresh folder beside the output, to be published or thrown away; nobody else can until it is closed.

    Whatever a build that was stopped has left is mended and removed first. Raises UsageError where the output is
    somebody else's folder, BusyError where another build is at it, OutputError where nothing can be written beside it.
    """
    output = edition.output
    with refusing(output), interruptible(), ready(edition) as folder:
        try:
            yield folder
        except OSError as error:
            raise unpublished(output, folder, error) from error


@contextmanager
def ready(edition: Edition) -> Iterator[Path]:
    """Take the lock and make the staging folder, which goes with the lock. Raises OSError."""
    check_place(edition)
    edition.output.parent.mkdir(parents=True, exist_ok=True)
    with locked(edition.output):
        try:
            mend(edition.output)
            check_ours(edition.output)
            yield staged_beside(edition.output)
        finally:
            clear(edition.output)


@contextmanager
def refusing(output: Path) -> Iterator[None]:
    """Say in a sentence that a place can't be written. Raises OutputError."""
    try:
        yield
    except OSError as error:
        raise OutputError(f"{output} can't be written: {error.strerror or error}.", "Name another output.") from error


def unpublished(output: Path, folder: Path, error: OSError) -> OutputError:
    """Say what failed, and which site is there now: where the staging folder has gone, it is the new one."""
    why = error.strerror or error
    if not folder.exists():
        return OutputError(f"The new site is in {output}, but the build couldn't be ended: {why}.", "Build again.")
    still = f"What was in {output} is still there. " if output.exists() else ""
    return OutputError(f"The site can't be written: {why}.", f"{still}Free some space, or name another output.")


def copied(source: Path | bytes, target: Path) -> None:
    """Copy a file, or write a content, into a new one; never a link: who edits the source would write into the site.

    Raises OSError, and OutputError where the source has gone.
    """
    if isinstance(source, bytes):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source)
        return
    try:
        old = source.open("rb")
    except FileNotFoundError as error:
        raise OutputError(f"{source} went away while the edition was built.", "Build it again.") from error
    with old:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as new:
            copyfileobj(old, new, 1 << 20)


def join_citations(folder: Path, name: str, parts: Sequence[str]) -> None:
    """Write one bibliography of all documents' citations, in reading order. A JSON list joins lists, a line each."""
    with (folder / name).open("x", encoding="utf-8", newline="") as file:
        if name.endswith(".json"):
            items = (item for part in parts for item in json.loads(content(folder, part)))
            file.write(listed(items) + "\n")
        else:
            file.writelines(alone(content(folder, part)) for part in parts)


def alone(text: bytes) -> str:
    """Give a citation with an empty line after it, by the line ends that it has."""
    end = "\r\n" if b"\r\n" in text else "\n"
    return text.decode("utf-8").strip("\r\n") + 2 * end


def content(folder: Path, name: str) -> bytes:
    with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - for many files a Path each is dear
        return file.read()


def keep_only(folder: Path, names: Iterable[str]) -> None:
    """Remove from the staging folder what no list names: the files of documents that were named anew or left out."""
    for name in set(files_in(folder)).difference(names):
        (folder / name).unlink()
    for inside, _, _ in os.walk(folder, topdown=False):
        with suppress(OSError):
            if inside != str(folder):
                os.rmdir(inside)  # noqa: PTH106


def hashed(folder: Path, names: Iterable[str]) -> list[tuple[str, str]]:
    """Give the SHA-256 of files that the parent wrote."""
    return [(name, digest(folder / name)) for name in names]


def publish(
    folder: Path, output: Path, manifest: Mapping[str, Any], clearing: Callable[[Path], object] = clear
) -> None:
    """Write `build.json`, last, and put the staged folder in the output's place, so that also a power cut leaves one.

    `clearing` is what removes the old site, or lets it be removed until the staging folder is closed.

    From the switch on, until the staging folder is closed, Ctrl-C and SIGTERM come too late. Raises OSError where the
    old site stays, OutputError where the new one is there, but not surely kept, UsageError where somebody put a file
    into the old one meanwhile.
    """
    with (folder / MANIFEST).open("x", encoding="utf-8", newline="\n") as file:
        file.write(written(manifest))
    keep_written(folder)
    check_ours(output)
    too_late()
    switch(folder, output)
    try:
        keep_folder(output.parent)
    except OSError as error:
        message = f"The new site is in {output}, but a power cut may lose it: {error.strerror or error}."
        raise OutputError(message, "Look after the disk, and build again.") from error
    finally:
        clearing(output)


def written(manifest: Mapping[str, Any]) -> str:
    """Write the table of a build as JSON, each row of a list and of a table on its own line: quick also for many."""
    rows = (f"{encoded(key)}: {nested(value)}" for key, value in manifest.items())
    return "{\n " + ",\n ".join(rows) + "\n}\n"


def nested(value: object) -> str:
    """Write a list or table, a line for each of its rows."""
    if isinstance(value, Mapping) and value:
        return "{\n  " + ",\n  ".join(f"{encoded(key)}: {encoded(one)}" for key, one in value.items()) + "\n }"
    if isinstance(value, list) and value:
        return "[\n  " + ",\n  ".join(map(encoded, value)) + "\n ]"
    return encoded(value)


def listed(items: Iterable[object]) -> str:
    """Write a JSON list, a line for each item."""
    rows = ",\n ".join(map(encoded, items))
    return f"[\n {rows}\n]" if rows else "[]"


encoded = json.JSONEncoder(ensure_ascii=False).encode
"""Writes a value as JSON on one line; the encoder in C does it."""
