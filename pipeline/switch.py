"""Puts a finished folder in the place of another: at once where the system can, else in two steps that can be mended.

Beside an output `site` lie, as long as a build works, and hidden:

- `.site.TOKEN.staging`: what is being written, or is to be removed; never to be published by a later run;
- `.site.TOKEN.new`: a whole new site, which is on its way to the place of the old one;
- `.site.TOKEN.old`: the old site, which made way for it.

The last two are the journal of a switch in two steps: their names say what is left to be done.
"""

import errno
import os
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.removing import remove_tree
from pipeline.signals import SIGNALS, interrupt, leave

UNABLE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM, errno.EXDEV})
"""What a system answers that can't exchange two folders. Where it may not move them at all, the steps will tell."""
AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Linux's renameat2(2)."""
RENAME_SWAP = 2
"""macOS's renamex_np(2)."""
PATIENCE = (0.01, 0.05, 0.2, 0.5, 1.0)
"""Seconds between tries on Windows, where whoever looks at a file for a moment keeps its folder from being moved."""


def staged_beside(output: Path) -> Path:
    """Make a new folder for what is to take the output's place, on the same file system. Raises OSError."""
    folder = named(output, os.urandom(6).hex(), "staging")
    folder.mkdir()
    return folder


def named(output: Path, token: str, kind: str) -> Path:
    return output.with_name(f".{output.name}.{token}.{kind}")


def switch(folder: Path, output: Path) -> None:
    """Put a staged folder in the place of the output, whole or not at all. Raises OSError.

    The old site is left beside it, to be cleared. In two steps there is a moment without a site; who is stopped in it
    is mended by `mend`.
    """
    if not os.path.lexists(output):
        moved(folder, output)
    elif not exchanged(folder, output):
        in_two_steps(folder, output)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one call; tells whether the system can. Raises OSError where it can, and fails."""
    import ctypes  # noqa: PLC0415 - takes as long as reading a hundred files

    if sys.platform not in {"linux", "darwin"}:
        return False
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            failed = library.renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE)
        else:
            failed = library.renamex_np(first, second, RENAME_SWAP)
    except AttributeError:
        return False
    if not failed:
        return True
    if ctypes.get_errno() in UNABLE:
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))


def in_two_steps(folder: Path, output: Path) -> None:
    """Move the old site out of the way and the new one in; what fails in between is undone."""
    token = folder.name.split(".")[-2]
    new, old = named(output, token, "new"), named(output, token, "old")
    moved(folder, new)
    moved(output, old)
    try:
        moved(new, output)
    except BaseException:
        moved(old, output)
        raise


def moved(folder: Path, to: Path) -> None:
    """Rename a folder; on Windows with some patience. Raises OSError."""
    for pause in PATIENCE if sys.platform == "win32" else ():
        try:
            folder.rename(to)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    folder.rename(to)


def mend(output: Path) -> None:
    """Finish a switch that was cut off, and remove what builds that were stopped have left. Needs the lock.

    Where the site is missing, the new one takes its place if it is there, else the old one comes back.
    """
    left = leftovers(output)
    for kind in ("new", "old"):
        for token in [token for token, what in left if what == kind]:
            switched = kind == "old" or (token, "old") in left
            if switched and not os.path.lexists(output):
                moved(named(output, token, kind), output)
    clear(output)


def leftovers(output: Path) -> list[tuple[str, str]]:
    """Give the tokens and kinds of the folders that lie beside an output for its sake."""
    ours = re.compile(rf"\.{re.escape(output.name)}\.([a-z0-9_]{{8,12}})\.(staging|new|old)")
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(output.parent) as entries:
        return sorted((found[1], found[2]) for entry in entries if (found := ours.fullmatch(entry.name)))
    return []


def clear(output: Path) -> None:
    """Remove the folders beside an output that nobody needs any more: where there is no site, none that might be one.

    What can't be removed stays for the next build.
    """
    with suppress(OSError):
        there = os.path.lexists(output)
        for token, kind in leftovers(output):
            if there or kind == "staging":
                remove(output, named(output, token, kind))


def remove(output: Path, folder: Path) -> None:
    """Remove a folder and all in it. It loses its name first: half a site must never come back."""
    with suppress(OSError):
        if folder.suffix != ".staging":
            folder = folder.rename(named(output, os.urandom(6).hex(), "staging"))
        remove_tree(folder)


@contextmanager
def interruptible() -> Iterator[None]:
    """Bring back, at the end, the answers to Ctrl-C and SIGTERM that are in force now: `too_late` takes them away.

    The command's own answer, which would say that nothing was published, doesn't come back once something was.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.getsignal(one) for one in SIGNALS}
    try:
        yield
    finally:
        for one, handler in before.items():
            late = signal.getsignal(one) is unheard and handler in {interrupt, leave}
            signal.signal(one, signal.SIG_IGN if late else signal.SIG_DFL if handler is None else handler)


def too_late() -> None:
    """Listen to Ctrl-C and SIGTERM no longer: whoever is told that nothing was published must be told the truth."""
    if threading.current_thread() is threading.main_thread():
        for one in SIGNALS:
            signal.signal(one, unheard)


def unheard(*_: object) -> None:
    """Take no notice of a signal, without handing that on to programs that are started."""
