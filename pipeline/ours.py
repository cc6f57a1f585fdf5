"""Whose a folder is: a site is put only where nothing is, or where Pecia put all that is there."""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from pipeline.edition import MANIFEST, Edition, files_of_site
from pipeline.problem import UsageError
from pipeline.retold import Mark, mark

LEFT_BY_DESKTOPS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


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
    strange = set(files_in(output)).difference(files_named(str(output), mark(str(output / MANIFEST))))
    return {name for name in strange if name.rpartition("/")[2] not in LEFT_BY_DESKTOPS}


@lru_cache(maxsize=1)
def files_named(output: str, table: Mark | None) -> frozenset[str]:
    """Give the files that a site's table names; it is asked twice in a build. `table` stands for its content."""
    return frozenset(files_of_site(Path(output))) if table else frozenset()


def files_in(folder: Path | str, inside: str = "") -> Iterator[str]:
    """Give all that is in a folder but folders, by paths with forward slashes. Raises OSError."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_in(entry.path, f"{inside}{entry.name}/")
            else:
                yield inside + entry.name
