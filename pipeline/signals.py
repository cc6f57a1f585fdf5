"""What Ctrl-C and the system's wish that the program should end do, from its first line to its last."""

import os
import signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

INTERRUPTED = 130
SIGNALS = (signal.SIGINT, signal.SIGTERM)
"""Ctrl-C, and how a system asks a program to end."""
SOON = 0.8
"""Seconds in which a program that was interrupted puts everything away."""


def heed(handler: object) -> None:
    """Let a signal call a function. What the starter of the program lets it ignore stays ignored, as with nohup."""
    for each in SIGNALS:
        if signal.getsignal(each) is not signal.SIG_IGN:
            signal.signal(each, handler)  # type: ignore[arg-type]


def leave(*_: object) -> "NoReturn":
    """End at once: nothing has begun yet, or what is held isn't put away in time, which the next run does."""
    os.write(2, b"Interrupted; nothing was published.\n")
    os._exit(INTERRUPTED)


def interrupt(*_: object) -> "NoReturn":
    """Stop the work, so that all that it holds is put away; but not for long, nor disturbed by an impatient user."""
    if hasattr(signal, "setitimer"):
        heed(signal.SIG_IGN)
        signal.signal(signal.SIGALRM, leave)
        signal.setitimer(signal.ITIMER_REAL, SOON)
    else:
        heed(leave)
    raise KeyboardInterrupt
