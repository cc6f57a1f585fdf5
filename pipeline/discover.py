"""Finds an edition's source files."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.edition import Edition, is_site, matches
from pipeline.problem import UsageError

SUFFIXES = (".xml", ".tei")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the edition that may hold documents."""

    path: str
    """Relative to the edition, with forward slashes."""
    size: int
    """Its length in bytes."""


def discover(edition: Edition) -> tuple[SourceFile, ...]:
    """Find the source files, in the order of their paths. Hidden folders, the output and other
    published sites aren't looked into.

    Raises UsageError where there are none.
    """
    paths = [edition.only] if edition.only else walk(edition)
    found = tuple(SourceFile(path, size_of(edition.root / path)) for path in sorted(paths))
    if not found:
        where = " or ".join(edition.files) if edition.has_settings else "its folders"
        message = f"{edition.root} holds no TEI files ({where})."
        raise UsageError(message, "Name a folder that holds TEI files, which end in .xml.")
    return found


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
