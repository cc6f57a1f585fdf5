"""Writes what was made into the staging folder."""

import hashlib
from pathlib import Path

from pipeline.message import Output


def write(staging: str, name: str, content: str | bytes) -> Output:
    """Write a file of the site, UTF-8, into the staging folder; gives its name and SHA-256. Raises OSError."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    path = Path(staging) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Output(name, hashlib.sha256(data).hexdigest())
