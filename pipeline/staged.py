"""The staging folder: what the workers write for the site, and what they leave for the second pass."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter_ns

from pipeline.message import Output

IDS = ".ids"
"""The folder of what the second pass wants to know; it isn't published."""
_MADE: set[str] = set()
"""The folders that this process knows to be there."""


def write(staging: str, name: str, content: str | bytes) -> Output:
    """Write a file of the site, UTF-8, into the staging folder; gives its name and SHA-256. Raises OSError."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    path = f"{staging}/{name}"
    folder = path.rpartition("/")[0]
    if folder not in _MADE:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - this is called for every file
        _MADE.add(folder)
    with open(path, "wb", buffering=0) as file:  # noqa: PTH123
        left = memoryview(data)
        while left:  # a disk that becomes full takes a part, and says so only the next time
            left = left[file.write(left) :]
    return Output(name, hashlib.sha256(data).hexdigest())


def write_ids(staging: str, path: str, ids: Iterable[tuple[str, int]]) -> None:
    """Keep a source file's ids, and in which of its documents each stands: too many to be held for all files."""
    if rows := dict(ids):
        write(staging, ids_name(path), json.dumps(rows))


def read_ids(staging: str, path: str) -> bytes:
    """Give what was kept of a source file's ids: JSON; nothing where it has none."""
    file = Path(staging, ids_name(path))
    return file.read_bytes() if file.is_file() else b""


def ids_name(path: str) -> str:
    return f"{IDS}/{hashlib.sha256(path.encode('utf-8', 'surrogateescape')).hexdigest()}"


def since(start: int) -> int:
    """Give the microseconds since a reading of `perf_counter_ns`."""
    return (perf_counter_ns() - start) // 1_000
