"""Where copies of what lies elsewhere are kept: in the cache folder, for one build at a time."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from pipeline.lock import locked
from pipeline.problem import OutputError


@contextmanager
def copies(source: str, output: str) -> Iterator[Path]:
    """Give the folder in which copies are kept, which no other build uses meanwhile."""
    ends = [each if "://" in each else str(Path(each).resolve()) for each in (source, output)]
    name = hashlib.sha256("\n".join(ends).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    where = os.environ.get("PECIA_CACHE")
    cache = Path(where) if where else platformdirs.user_cache_path("pecia", appauthor=False)
    path = cache / "remote" / name
    try:
        cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"No copy of {source} can be kept in {cache}: {error.strerror}."
        raise OutputError(message, "PECIA_CACHE names another folder.") from error
    with locked(path):
        yield path
