"""A folder elsewhere, by fsspec: what lies there, and one sentence about whatever goes wrong."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.problem import OutputError, UsageError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

SIGNS = ("ETag", "CRC", "size", "LastModified", "mtime", "date_time")
"""What stores tell of a file, of which some change with its content."""
AT_ONCE = 1_000
"""How many files are asked for, sent or deleted in one call."""


@dataclass(frozen=True, slots=True)
class Store:
    """A folder elsewhere."""

    url: str
    files: "AbstractFileSystem"
    root: str

    def names(self) -> dict[str, str]:
        """Give the files of the folder, and what tells that one has changed."""
        with failing(self.url, "read"):
            found: dict[str, dict[str, Any]] = self.files.find(self.root, detail=True)
        begin = len(self.root.rstrip("/")) + 1 if self.root else 0
        return {path[begin:]: str([info.get(sign) for sign in SIGNS]) for path, info in found.items()}

    def path(self, name: str) -> str:
        return f"{self.root.rstrip('/')}/{name}" if self.root else name

    def json(self, name: str) -> dict[str, Any]:
        """Read a file that holds JSON; nothing where there is none."""
        with failing(self.url, "read"):
            data = self.files.cat_file(self.path(name))
        try:
            found = json.loads(data)
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


@contextmanager
def failing(url: str, done: str) -> Iterator[None]:
    """Make one sentence of what stores say when they fail, each in its own way."""
    try:
        yield
    except FileNotFoundError as error:
        raise OutputError(f"There is nothing at {url}.", "Is the address right?") from error
    except Exception as error:
        reason = " ".join(str(error).split())[:300] or type(error).__name__
        message = f"{url} can't be {done}: {reason.rstrip('.')}."
        raise OutputError(message, "Is the address right, and may you use it?") from error


def store(url: str) -> Store:
    """Open a folder elsewhere. Raises UsageError where the extra isn't there, OutputError where nothing answers."""
    whole = f"zip://::{url.removeprefix('zip://')}" if url.startswith("zip:") and "::" not in url else url
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra

        with failing(url, "read"):
            files, root = url_to_fs(whole)
    except ImportError as error:
        raise missing() from error
    except OutputError as error:
        raise (missing() if isinstance(error.__cause__, ImportError) else error) from error
    return Store(url, files, root)


def missing() -> UsageError:
    message = "Addresses such as s3:// need the extra “remote”, which isn't installed."
    return UsageError(message, 'Install it: pip install "pecia[remote]"')
