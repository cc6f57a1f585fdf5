"""What a worker process may do: no more than its work, and not longer than its parent lives."""

import ctypes
import gc
import importlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Sequence
from typing import Any

from pipeline import pieces, scratch
from pipeline.network import renounce

PR_SET_PDEATHSIG = 1
"""Linux's prctl(2): the signal that a process gets when its parent ends."""
KEPT = frozenset({"PATH", "HOME", "XDG_CACHE_HOME", "USERPROFILE", "LOCALAPPDATA", "TMPDIR", "TEMP", "TMP"})
"""What Python's own code may still know of the environment beside PECIA_…: where Java and the cache are."""
SYSTEM = frozenset({"SYSTEMROOT", "SYSTEMDRIVE", "WINDIR"} if sys.platform == "win32" else {})
"""What the system itself needs to start anything."""
ALLOCATIONS = 20_000
"""After how many new objects a worker looks for rings of them that nobody needs; a document makes few rings."""


def begin(parent: int, loads: Sequence[str], most: int, folder: str, notes: Any, alarm: bool) -> None:  # noqa: ANN401, FBT001, PLR0913, PLR0917
    """Begin a worker: bind it, then load modules. Ends the process where that fails.

    `parent` is the process that began it; `most` is how many bytes it may take (0: without bound); `folder` is for its
    passing files; `notes` are shared with the parent, and `alarm` says whether the worker ends by itself when a piece
    takes too long.
    """
    obey(parent)
    scratch.use(folder)
    forget_environment()
    renounce()
    bound(most)
    pieces.share(notes, alarm=alarm)
    try:
        for name in loads:
            importlib.import_module(name)
    except MemoryError:
        os._exit(pieces.OUT_OF_MEMORY)
    gc.freeze()  # what was loaded stays, and needn't be looked at again and again
    gc.set_threshold(ALLOCATIONS)


def obey(parent: int) -> None:
    """Leave Ctrl-C to the parent, which ends the workers; end with the parent, also when it is killed.

    A worker that Saxon keeps busy can't notice by itself that nobody waits for it any more. Where Linux doesn't see to
    it, a worker that is busy ends with the deadline of its piece, and an idle one at once.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
    else:
        threading.Thread(target=follow, daemon=True).start()


def follow() -> None:
    """Wait for the end of the parent, and end with it."""
    if parent := multiprocessing.parent_process():
        parent.join()
    os._exit(1)


def forget_environment() -> None:
    """Take the environment from this process: a stylesheet can ask for all of it, and what is started inherits it.

    What Python's own code needs stays in `os.environ`, which is a copy.
    """
    for name in list(os.environ):
        if name in SYSTEM:
            continue
        if name in KEPT or name.startswith("PECIA_"):
            os.unsetenv(name)
        else:
            del os.environ[name]


def bound(most: int) -> None:
    """Have a process that takes too much memory end, not the machine."""
    if most and sys.platform == "linux":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_DATA, (most, resource.getrlimit(resource.RLIMIT_DATA)[1]))
