"""Publishes a built site: what the workers staged becomes the output in one switch, or nothing changes."""

import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pipeline.durable import keep_folder, keep_written
from pipeline.edition import MANIFEST, SHIPPED, Edition, files_of_site
from pipeline.lock import locked
from pipeline.problem import OutputError, UsageError
from pipeline.switch import clear, interruptible, mend, staged_beside, switch, too_late
from pipeline.takeover import digest

ASSETS = "assets"
LEFT_BY_DESKTOPS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


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


def check_place(edition: Edition) -> None:
    """Raise UsageError where no site can be: around the sources, or where another disk is mounted."""
    output = edition.output
    if edition.root.is_relative_to(output):
        raise UsageError(f"{output} holds the sources; a site would take their place.", "Name a folder of its own.")
    if output.is_dir() and os.path.ismount(output):
        message = f"{output} is a disk or a mounted folder, which can't be exchanged for a new one."
        raise UsageError(message, f"Name a folder in it, such as {output / 'site'}.")


def check_ours(output: Path) -> None:
    """Raise UsageError where the output is a file, or a folder with files that Pecia didn't put there."""
    if not output.exists():
        return
    if not output.is_dir():
        raise UsageError(f"{output} is a file.", "Name a folder for the site.")
    if strange := min(foreign(output), default=""):
        message = f"{output} holds {strange}, which Pecia didn't put there; all is left as it is."
        raise UsageError(message, "Name a new or empty folder for the site.")


def foreign(output: Path) -> set[str]:
    """Give the files of a folder that no build of a site wrote, but for those that desktops leave everywhere."""
    strange = set(files_in(output)).difference(files_of_site(output))
    return {name for name in strange if name.rpartition("/")[2] not in LEFT_BY_DESKTOPS}


def files_in(folder: Path | str, inside: str = "") -> Iterator[str]:
    """Give all that is in a folder but folders, by paths with forward slashes. Raises OSError."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_in(entry.path, f"{inside}{entry.name}/")
            else:
                yield inside + entry.name


def copy_assets(folder: Path, there: Collection[str] = ()) -> list[str]:
    """Copy the stylesheets and scripts that pages need, but for those `there` already; gives the paths of all."""
    source = SHIPPED / "xslt" / ASSETS
    names = {f"{ASSETS}/{name}": name for name in sorted(files_in(source))}
    for name in names.keys() - set(there):
        copied(source / names[name], folder / name)
    return sorted(names)


def copy_images(root: Path, folder: Path, images: Iterable[tuple[str, str]], there: Collection[str] = ()) -> list[str]:
    """Copy images into the site, but for those `there` already; gives the paths of all.

    `images` are pairs: the path in the edition, and in the site. One that went away is left out.
    """
    names = []
    for path, name in sorted(set(images)):
        with suppress(FileNotFoundError):
            if name not in there:
                copied(root / path, folder / name)
            names.append(name)
    return names


def copied(source: Path, target: Path) -> None:
    """Copy a file into a new one; never a link: who edits the source would write into the site. Raises OSError."""
    with source.open("rb") as old:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as new:
            shutil.copyfileobj(old, new, 1 << 20)


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


def publish(folder: Path, output: Path, manifest: Mapping[str, Any]) -> None:
    """Write `build.json`, last, and put the staged folder in the output's place, so that also a power cut leaves one.

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
        clear(output)


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
