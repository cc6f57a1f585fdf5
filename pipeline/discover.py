"""Finds an edition's source files."""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISDIR

from pipeline import theme
from pipeline.edition import MANIFEST, Edition, is_site, matches
from pipeline.hashes import signature
from pipeline.problem import Problem, UsageError
from pipeline.retold import listed

SUFFIXES = (".xml", ".tei")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the edition that may hold documents."""

    path: str
    """Relative to the edition, with forward slashes."""
    size: int
    """Its length in bytes."""
    signature: str = ""
    """What stands for its content; nothing where it must be read."""


@dataclass(slots=True)
class Seen:
    """Where source files were looked for."""

    folders: list[tuple[str, list[str]]] = field(default_factory=list)
    """Each folder, absolute, and what is in it."""
    tables: list[str] = field(default_factory=list)
    """The tables, there or not, by which folders were told from published sites; absolute."""
    sure: bool = True
    """Whether nothing was there that couldn't be looked at, and no link that looks like a source."""


def discover(edition: Edition, seen: Seen | None = None) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Find the source files, in the order of their paths, and the problems of the folder itself.

    Hidden folders, the output and other published sites aren't looked into; `seen` learns where was looked. Raises
    UsageError where no file is found.
    """
    begun = time.time_ns()
    only, seen = edition.only, seen or Seen()
    found = [file_of(edition.root, only, begun)] if only else list(walk(edition, str(edition.root), begun, seen))
    if not found:
        fit = f" that fit {' or '.join(edition.files)}" if edition.has_settings else ", nor do its folders"
        message = f"{edition.root} holds no TEI files{fit}."
        raise UsageError(message, "Name a folder that holds TEI files, which end in .xml.")
    found.sort(key=lambda file: file.path)
    misnamed_ones = tuple(misnamed(file.path) for file in found if not is_utf8(file.path))
    unpaired = (alone(pattern) for pattern in unfit(edition, [file.path for file in found]))
    problems = (*misnamed_ones, *map(faint, theme.faint(edition.theme)), *unpaired)
    return tuple(file for file in found if is_utf8(file.path)) if misnamed_ones else tuple(found), problems


def faint(sentence: str) -> Problem:
    hint = f"Letters need {theme.LEAST} to 1; choose colours that are farther apart."
    return Problem("edition.toml", 0, 0, "contrast", "warning", sentence, hint)


def unfit(edition: Edition, paths: Sequence[str]) -> Iterator[str]:
    """Give the patterns of versions that no source file fits."""
    patterns = dict.fromkeys(pattern for each in edition.versions for pattern in each)
    return (pattern for pattern in patterns if not any(matches(path, pattern) for path in paths))


def alone(pattern: str) -> Problem:
    sentence = f"No source file fits the pattern “{pattern}” of versions."
    hint = "Correct it under `versions` in edition.toml, or add such files to `files`."
    return Problem("edition.toml", 0, 0, "versions-unpaired", "warning", sentence, hint)


def is_utf8(path: str) -> bool:
    try:
        return bool(path.encode())
    except UnicodeEncodeError:
        return False


def misnamed(path: str) -> Problem:
    shown = path.encode("utf-8", "backslashreplace").decode()
    sentence = "The name of this file isn't UTF-8, so that no link could lead to it."
    return Problem(shown, 1, 1, "file-name", "error", sentence, "Rename the file.")


def walk(edition: Edition, folder: str, begun: int, seen: Seen, inside: str = "") -> Iterator[SourceFile]:
    """Give all files that the settings call sources, below a folder. `begun` is the time, in nanoseconds."""
    if inside:
        seen.tables.append(f"{folder}/{MANIFEST}")
        if is_site(Path(folder)):
            return
    try:
        found = looked_into(edition, folder, seen)
    except OSError:
        seen.sure = False
        return
    for entry in found:
        path = inside + entry.name
        if entry.is_dir(follow_symlinks=False):
            if entry.path != str(edition.output):
                yield from walk(edition, entry.path, begun, seen, f"{path}/")
        elif is_source(edition, path):
            if file := described(entry, path, begun):
                yield file
            else:
                seen.sure = False


def looked_into(edition: Edition, folder: str, seen: Seen) -> list["os.DirEntry[str]"]:
    """Give what is in a folder, but for what is hidden. Raises OSError."""
    with os.scandir(folder) as entries:
        found = [entry for entry in entries if not entry.name.startswith(".")]
    seen.folders.append((folder, listed(found, str(edition.output) if str(edition.output.parent) == folder else "")))
    return found


def described(entry: "os.DirEntry[str]", path: str, begun: int) -> SourceFile | None:
    """Describe a file that was found; one that can't be looked at is empty, and a link to a folder is none."""
    try:
        status = entry.stat()
    except OSError:
        return SourceFile(path, 0)
    return None if S_ISDIR(status.st_mode) else SourceFile(path, status.st_size, signature(status, begun))


def file_of(folder: Path, path: str, begun: int = 0) -> SourceFile:
    """Describe a file that was named; one that can't be looked at is empty."""
    try:
        status = (folder / path).stat()
    except OSError:
        return SourceFile(path, 0)
    return SourceFile(path, status.st_size, signature(status, begun))


def is_source(edition: Edition, path: str) -> bool:
    if edition.has_settings:
        return any(matches(path, pattern) for pattern in edition.files) or edition.is_page(path)
    return path.lower().endswith(SUFFIXES)
