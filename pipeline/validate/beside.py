"""Other files of the edition to which pointers lead: whether they are there, and which ids they hold.

What was looked up is kept while a worker judges the files of one task.
"""

import re
from functools import lru_cache
from pathlib import Path

from pipeline.xml.links import find

LARGEST = 50_000_000
"""How many bytes a file has at most in which ids are looked for."""
_ID = re.compile(rb"""\bxml:id\s*=\s*["']\s*([^"'&<\s]+)\s*["']""")


@lru_cache(maxsize=10_000)
def found(path: str, folder: Path, edition: Path) -> str:
    """Give the edition's file that a path names, from its folder; nothing where there is none."""
    return find(path, folder, edition)


@lru_cache(maxsize=100)
def ids(name: str) -> frozenset[str]:
    """Give the ids of a file as far as its bytes show them; what they don't show is looked for when all are read."""
    path = Path(name)
    try:
        if path.stat().st_size > LARGEST:
            return frozenset()
        return frozenset(name.decode("utf-8", "replace") for name in _ID.findall(path.read_bytes()))
    except OSError:
        return frozenset()


def forget() -> None:
    """Forget what was looked up: files may have changed since the last task."""
    found.cache_clear()
    ids.cache_clear()
