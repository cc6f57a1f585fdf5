"""Where copies of what lies elsewhere are kept: in the cache folder, for one build at a time."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline import kept
from pipeline.lock import locked
from pipeline.problem import OutputError


@contextmanager
def copies(source: str, output: str) -> Iterator[Path]:
    """Give the folder in which copies are kept, which no other build uses meanwhile."""
    ends = [each if "://" in each else str(Path(each).resolve()) for each in (source, output)]
    name = hashlib.sha256("\n".join(ends).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    cache = kept.folder()
    if cache is None:
        raise OutputError(f"No copy of {source} can be kept: there is no cache folder.", "PECIA_CACHE can name one.")
    path = cache / "remote" / name
    path.mkdir(parents=True, exist_ok=True)
    with locked(path):
        yield path
