"""What a worker process may do: no more than its work, and not longer than its parent lives."""

import ctypes
import importlib
import os
import signal
import sys
from collections.abc import Sequence
from typing import Any

from pipeline import pieces

PR_SET_PDEATHSIG = 1
"""Linux's prctl(2): the signal that a process gets when its parent ends."""


def begin(parent: int, loads: Sequence[str], most: int, notes: Any, alarm: bool) -> None:  # noqa: ANN401, FBT001
    """Begin a worker: bind it, then load modules.

    `parent` is the process that began it; `most` is how many bytes it may take (0: without bound); `notes` are shared
    with the parent, and `alarm` says whether the worker ends by itself when a piece takes too long.
    """
    obey(parent)
    bound(most)
    pieces.share(notes, alarm=alarm)
    for name in loads:
        importlib.import_module(name)


def obey(parent: int) -> None:
    """Leave Ctrl-C to the parent, which ends the workers; end with the parent, also when it is killed.

    A worker that Saxon keeps busy can't notice by itself that nobody waits for it any more.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)


def bound(most: int) -> None:
    """Have a process that takes too much memory end, not the machine."""
    if most and sys.platform == "linux":
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_DATA, (most, resource.getrlimit(resource.RLIMIT_DATA)[1]))
