"""The staging folder: what the workers write for the site."""

import hashlib
import os
from time import perf_counter_ns

from pipeline.message import Output

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


def since(start: int) -> int:
    """Give the microseconds since a reading of `perf_counter_ns`."""
    return (perf_counter_ns() - start) // 1_000
