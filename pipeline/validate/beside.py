"""Other files of the edition to which pointers lead: whether they are there, and which ids they hold.

What was looked up is kept while a worker judges the files of one task.
"""

from functools import lru_cache
from pathlib import Path

from pipeline import asked
from pipeline.remembered import remembered
from pipeline.xml.links import find


@remembered(10_000, lambda path, folder, edition: (path, folder, edition))
def found(path: str, folder: Path, edition: Path) -> str:
    """Give the edition's file that a path names, from its folder; nothing where there is none."""
    return find(path, folder, edition)


def has_id(path: str, name: str) -> bool:
    """Tell whether a file has an id, as far as its bytes show it; the others are looked for when all files are read."""
    return asked.has_id(path, name, ids(path))


ids = lru_cache(maxsize=100)(asked.ids)


def forget() -> None:
    """Forget what was looked up: files may have changed since the last task."""
    found.forget()
    ids.cache_clear()
