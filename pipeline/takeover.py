"""Takes over what a published site has already: files that are as they were recorded, linked, not copied.

A file that is taken over is one file with two names, so nobody may ever write into it: who makes a file of the site
makes a new one (mode `x`), or removes the old name first.
"""

import errno
import hashlib
import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.hashes import sha256_of

LINKLESS = frozenset({
    errno.EPERM, errno.EACCES, errno.EMLINK, errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP,
})  # fmt: skip
"""What systems answer where a file can't have another name: no such file system, or somebody else's file, or enough."""
BLOCK = 1 << 20
"""How many bytes of a file are held at once."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What a published file was when it was written."""

    sha256: str
    size: int
    """In bytes."""
    mtime_ns: int
    """When it was last written, in nanoseconds since 1970."""
    inode: int


def signature(folder: Path, name: str, sha256: str) -> Signature:
    """Give the signature of a file whose SHA-256 is known. Raises OSError."""
    found = os.lstat(f"{folder}/{name}")
    return Signature(sha256, found.st_size, found.st_mtime_ns, found.st_ino)


def signatures(folder: Path, digests: Iterable[tuple[str, str]]) -> dict[str, Signature]:
    """Give the signatures of files whose SHA-256 are known, by name. Raises OSError."""
    return {name: signature(folder, name, sha256) for name, sha256 in digests}


def intact(output: Path, wanted: Mapping[str, Signature], *, paranoid: bool = False) -> frozenset[str]:
    """Tell which files of a site have the content that was recorded.

    Size, time and inode stand for the content; where one of them is another, and with `paranoid` always, it is read.
    """
    there = f"{output}{os.sep}"
    return frozenset(name for name, was in wanted.items() if is_as(there + name, was, paranoid=paranoid))


def is_as(path: str, was: Signature, *, paranoid: bool = False) -> bool:
    """Tell whether there is a file with the content that was recorded."""
    try:
        now = os.lstat(path)
    except (OSError, ValueError):
        return False
    if not stat.S_ISREG(now.st_mode) or now.st_size != was.size:
        return False
    if now.st_mtime_ns == was.mtime_ns and now.st_ino == was.inode and not paranoid:
        return True
    try:
        return digest(path) == was.sha256
    except OSError:
        return False


def digest(path: str | Path) -> str:
    """Give the SHA-256 of a file. Raises OSError."""
    return sha256_of(path)


def take_over(output: Path, folder: Path, wanted: Mapping[str, Signature], *, paranoid: bool = False) -> frozenset[str]:
    """Put files of the published site into the staging folder too, by a link, else by a copy; gives those it has now.

    A file that isn't there any more, or has another content than was recorded, is left out: it must be made again.
    Raises OSError where the staging folder can't be written, FileExistsError where it has such a file already.
    """
    there, here = f"{output}{os.sep}", f"{folder}{os.sep}"
    make_folders(here, wanted)
    return frozenset(name for name, was in wanted.items() if taken(there + name, here + name, was, paranoid=paranoid))


def make_folders(here: str, names: Iterable[str]) -> None:
    """Make the folders in which files will stand."""
    for name in sorted({name.rpartition("/")[0] for name in names} - {""}):
        os.makedirs(here + name, exist_ok=True)  # noqa: PTH103


def taken(source: str, target: str, was: Signature, *, paranoid: bool = False) -> bool:
    """Link or copy one file, and tell whether it is what was recorded.

    Looked at is what was linked, not what was there before: it can't be exchanged for another in between.
    """
    try:
        os.link(source, target)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        if error.errno not in LINKLESS:
            raise
        return is_as(source, was, paranoid=paranoid) and copied(source, target, was)
    if is_as(target, was, paranoid=paranoid):
        return True
    os.unlink(target)  # noqa: PTH108
    return False


def copied(source: str, target: str, was: Signature) -> bool:
    """Copy a file into a new one; tells whether it has the content that was recorded, else nothing is left of it."""
    found = hashlib.sha256()
    with open(source, "rb") as old, open(target, "xb") as new:  # noqa: PTH123
        while block := old.read(BLOCK):
            found.update(block)
            new.write(block)
    if found.hexdigest() == was.sha256:
        return True
    os.unlink(target)  # noqa: PTH108
    return False
