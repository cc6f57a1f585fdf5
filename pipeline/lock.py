"""One build at a time for an output: a lock that the system itself releases when its holder ends, however it ends."""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.problem import BusyError
from pipeline.retold import lock_of

HELD = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})
"""What systems answer for a lock that another process holds."""
UNKNOWN = frozenset({errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOLCK, errno.EINVAL})
"""What systems answer where the file system knows no locks, as some on a network."""
FAR = 1 << 30
"""Which byte Windows locks: one behind what is written, because nobody could read a byte that is locked."""


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Hold the lock of an output's folder. Raises BusyError where another process holds it, OSError where none can.

    The file of the lock lies beside the output, and goes with the lock. Where the file system knows no locks, it lies
    in the folder for temporary files, and keeps out only those on the same computer.
    """
    path = beside(output)
    try:
        held = taken(path, output)
    except OSError as error:
        if error.errno not in UNKNOWN:
            raise
        path = elsewhere(output)
        held = taken(path, output)
    try:
        yield
    finally:
        release(path, held)


def beside(output: Path) -> Path:
    return Path(lock_of(str(output)))


def elsewhere(output: Path) -> Path:
    """Give a place for the lock on the computer itself."""
    import hashlib  # noqa: PLC0415 - only some network drives need it
    import tempfile  # noqa: PLC0415

    name = hashlib.sha256(os.fsencode(output)).hexdigest()[:16]
    return Path(tempfile.gettempdir(), f"pecia-{name}.lock")


def taken(path: Path, output: Path) -> int:
    """Take the lock of a file; gives its descriptor.

    Who ends removes the file, so it may be gone when it is locked: then the lock is worth nothing, and is tried again.
    """
    while True:
        held = opened(path)
        try:
            got = lock(held)
            whose = "" if got else holder(held)
            lasting = got and is_at(held, path)
        except BaseException:
            os.close(held)
            raise
        if lasting:
            sign(held)
            return held
        os.close(held)
        if not got:
            raise BusyError(f"{output} is being built already{whose}.", "Wait until that build has ended.")


def opened(path: Path) -> int:
    """Open the file of a lock, which may be somebody else's: then to read only, which is enough to lock it."""
    flags = getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | flags, 0o666)
    except PermissionError:
        if not path.exists():
            raise
        return os.open(path, os.O_RDONLY | flags)


def lock(held: int) -> bool:
    """Lock an open file at once, or tell that another process has. Raises OSError where there are no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            os.lseek(held, FAR, os.SEEK_SET)
            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in HELD:
            return False
        raise
    return True


def is_at(held: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(held), path.stat())
    except FileNotFoundError:
        return False


def sign(held: int) -> None:
    """Say who holds the lock, and since when: for the sentence that others get. The lock holds without it, too."""
    with suppress(OSError):
        os.ftruncate(held, 0)
        os.lseek(held, 0, os.SEEK_SET)
        os.write(held, f"{os.getpid()} {time.time():.0f} {host()}\n".encode())


def holder(held: int) -> str:
    """Tell who holds a lock, as far as the file says it."""
    with suppress(OSError, ValueError, OverflowError):
        os.lseek(held, 0, os.SEEK_SET)
        process, since, *there = os.read(held, 500).decode("utf-8", "replace").split()
        clock = time.strftime("%H:%M:%S", time.localtime(int(since)))
        where = f" on {there[0]}" if there and there[0] != host() else ""
        return f", by process {int(process)}{where} since {clock}"
    return ""


def host() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")


def release(path: Path, held: int) -> None:
    """Give the lock back. The file is removed while it is locked; Windows removes only what nobody has open."""
    if sys.platform != "win32":
        with suppress(OSError):
            if is_at(held, path):
                path.unlink()
    os.close(held)
    if sys.platform == "win32":
        with suppress(OSError):
            path.unlink()
