"""Finds an edition's source files."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.edition import Edition, is_site, matches
from pipeline.problem import Problem, UsageError

SUFFIXES = (".xml", ".tei")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the edition that may hold documents."""

    path: str
    """Relative to the edition, with forward slashes."""
    size: int
    """Its length in bytes."""


def discover(edition: Edition) -> tuple[tuple[SourceFile, ...], tuple[Problem, ...]]:
    """Find the source files, in the order of their paths, and the problems of the folder itself.

    Hidden folders, the output and other published sites aren't looked into. Raises UsageError where no file is found.
    """
    paths = sorted([edition.only] if edition.only else walk(edition))
    if not paths:
        fit = f" that fit {' or '.join(edition.files)}" if edition.has_settings else ", nor do its folders"
        message = f"{edition.root} holds no TEI files{fit}."
        raise UsageError(message, "Name a folder that holds TEI files, which end in .xml.")
    found = tuple(SourceFile(path, size_of(edition.root / path)) for path in paths if is_utf8(path))
    return found, tuple(misnamed(path) for path in paths if not is_utf8(path))


def is_utf8(path: str) -> bool:
    try:
        return bool(path.encode())
    except UnicodeEncodeError:
        return False


def misnamed(path: str) -> Problem:
    shown = path.encode("utf-8", "backslashreplace").decode()
    sentence = "The name of this file isn't UTF-8, so that no link could lead to it."
    return Problem(shown, 1, 1, "file-name", "error", sentence, "Rename the file.")


def walk(edition: Edition) -> Iterator[str]:
    """Give the paths of all files that the settings call sources."""
    for folder, folders, files in os.walk(edition.root):
        here = Path(folder)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and here / f != edition.output)
        if here != edition.root and is_site(here):
            folders.clear()
            continue
        for name in files:
            path = (here / name).relative_to(edition.root).as_posix()
            if not name.startswith(".") and is_source(edition, path):
                yield path


def is_source(edition: Edition, path: str) -> bool:
    if edition.has_settings:
        return any(matches(path, pattern) for pattern in edition.files)
    return path.lower().endswith(SUFFIXES)


def size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
