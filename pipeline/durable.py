"""Makes sure that what was written is on the disk, should the power fail."""

import errno
import os
import sys
from pathlib import Path

IN_VAIN = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF})
"""What systems answer where a file system keeps folders in its own way, as some on a network."""


def keep_written(folder: Path) -> None:
    """Wait until all that was written on a folder's file system is on the disk. Raises OSError.

    One call for all files: one for each would cost a thousand times as much. On Windows nothing does it for a whole
    disk without an administrator's rights.
    """
    if sys.platform == "linux":
        sync_file_system(folder)
    elif hasattr(os, "sync"):
        os.sync()


def sync_file_system(folder: Path) -> None:
    """Call Linux's syncfs(2), which tells of errors in writing too. Raises OSError."""
    import ctypes  # noqa: PLC0415 - takes as long as reading a hundred files

    opened = os.open(folder, os.O_RDONLY)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if library.syncfs(opened):
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(folder))
    finally:
        os.close(opened)


def keep_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk. Raises OSError."""
    if sys.platform == "win32":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in IN_VAIN:
            raise
    finally:
        os.close(opened)
