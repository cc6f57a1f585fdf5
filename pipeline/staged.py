"""The staging folder: what the workers write for the site, and what they leave for the second pass."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from pipeline.message import Output

IDS = ".ids"
"""The folder of what the second pass wants to know; it isn't published."""


def write(staging: str, name: str, content: str | bytes) -> Output:
    """Write a file of the site, UTF-8, into the staging folder; gives its name and SHA-256. Raises OSError."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    path = Path(staging) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Output(name, hashlib.sha256(data).hexdigest())


def write_ids(staging: str, path: str, ids: Iterable[tuple[str, int]]) -> None:
    """Keep a source file's ids, and in which of its documents each stands: too many to be held for all files."""
    write(staging, ids_name(path), json.dumps(dict(ids)))


def read_ids(staging: str, path: str) -> dict[str, int]:
    """Give a source file's ids, each with the order of its document; none for what isn't a source."""
    file = Path(staging, ids_name(path))
    return json.loads(file.read_bytes()) if file.is_file() else {}


def ids_name(path: str) -> str:
    return f"{IDS}/{hashlib.sha256(path.encode('utf-8', 'surrogateescape')).hexdigest()}"
