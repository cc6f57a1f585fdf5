"""Content keys of files: a SHA-256 that is worked out anew only where a file may have changed.

On POSIX, size, time of modification, time of change and inode together stand for the content: the time of change can't
be set. Elsewhere, and where a file was changed so shortly before that its clock may not show the next change, the
content is read again. Times alone never decide that something is new.
"""

import errno
import hashlib
import os
import stat
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

# For every file of an edition, so without pathlib:
# ruff: noqa: PTH116, PTH117

RACY, COARSE = 100_000_000, 2_000_000_000
"""A file that was changed less than so many nanoseconds before the build may change again with the same time.

The second is for file systems that keep whole seconds.
"""
BLOCK = 1 << 16
"""How many bytes of a file are held at once: a small file is read at one go, and without room for a large one."""
READING, PROMPTLY = os.O_RDONLY | getattr(os, "O_BINARY", 0), getattr(os, "O_NONBLOCK", 0)
"""How a file is opened: its bytes as they are, and without waiting, as far as the system knows such a difference."""
ABSENT = ""
"""The key of what isn't there, or isn't a file that can be read."""


class Hashes:
    """The content keys of an edition's files, as far as they were asked for."""

    def __init__(
        self,
        root: Path,
        known: Mapping[str, tuple[str, str]],
        signatures: Mapping[str, str] | None = None,
        *,
        paranoid: bool = False,
    ) -> None:
        """Take what was known before: for each path its signature and its SHA-256. `paranoid` believes none of it.

        `signatures` are those of files that were looked at already in this build.
        """
        self.root = str(root)
        self.signatures = signatures or {}
        self.known = {} if paranoid else known
        self.begun = time.time_ns()
        self.found: dict[str, tuple[str, str]] = {}

    def of(self, path: str) -> str:
        """Give the SHA-256 of a file of the edition, or of an absolute path, hexadecimal; ABSENT for none."""
        if path not in self.found:
            self.found[path] = self.looked(path)
        return self.found[path][1]

    def learn(self, read: Iterable[tuple[str, str]]) -> None:
        """Learn what a worker read: paths, each with its SHA-256.

        The signature is from before it was read: if the file changed in between, the next build sees that.
        """
        for path, sha256 in read:
            if path not in self.found and (before := self.signatures.get(path)):
                self.found[path] = before, sha256

    def looked(self, path: str) -> tuple[str, str]:
        """Look at a file: its signature, and its SHA-256."""
        file = path if os.path.isabs(path) else f"{self.root}/{path}"
        now = self.signatures.get(path) or signature_of(file, self.begun)
        before, sha256 = self.known.get(path, ("", ""))
        if now and now == before:
            return now, sha256
        try:
            return now, sha256_of(file)
        except OSError:
            return "", ABSENT


def sha256_of(file: str | Path, flags: int = 0) -> str:
    """Give the SHA-256 of a file, hexadecimal; `flags` are those of `os.open`. Raises OSError for what isn't a file."""
    opened = promptly(file, READING | flags)
    try:
        found = hashlib.sha256()
        while block := os.read(opened, BLOCK):
            found.update(block)
        return found.hexdigest()
    finally:
        os.close(opened)


def promptly(file: str | Path, flags: int) -> int:
    """Open a file, but no pipe, whose reader would wait for a writer. Raises OSError for what isn't a file."""
    opened = os.open(file, flags | PROMPTLY)
    if not stat.S_ISREG(os.fstat(opened).st_mode):
        os.close(opened)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(file))
    return opened


def signature_of(file: str, begun: int) -> str:
    """Give what stands for a file's content, or nothing where only the content itself does."""
    try:
        return signature(os.stat(file), begun)
    except OSError:
        return ""


def signature(status: os.stat_result, begun: int) -> str:
    """Give what stands for the content of a file with this status; `begun` is when the build began, in nanoseconds."""
    margin = RACY if status.st_ctime_ns % 1_000_000_000 else COARSE
    if os.name != "posix" or max(status.st_ctime_ns, status.st_mtime_ns) > begun - margin:
        return ""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"
