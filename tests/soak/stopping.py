"""Stops builds as a user or a system does, by Ctrl-C or SIGTERM, and looks at how they end."""

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from soak.killing import Range, moment, version
from soak.running import kill
from soak.sites import differences, published
from soak.state import put

INTERRUPTED = 130
WAYS = {"Ctrl-C": (signal.SIGINT, True, 1), "SIGINT": (signal.SIGINT, False, 1), "SIGTERM": (signal.SIGTERM, False, 1)}
"""How a build is stopped: the signal, whether all processes get it, as at a terminal, and how many times."""
TWICE = "Ctrl-C twice"
"""How an impatient user stops it."""
ALL = {**WAYS, TWICE: (signal.SIGINT, True, 2)}


@dataclass(frozen=True, slots=True)
class Stop:
    """How a build ended that was stopped."""

    way: str
    share: float
    """When it was stopped, as a share of the build's length."""
    status: int
    seconds: float
    """How long it took to end."""
    printed: str
    running: bool
    """Whether it was running at all."""


def stop(place: Range, share: float, way: str) -> Stop:
    """Begin a build and stop it after a share of its length. Raises AssertionError where a process is left."""
    process = place.begin()
    running = moment(place, process, share)
    which, everybody, times = ALL[way]
    began = time.monotonic()
    for _ in range(times):
        if process.poll() is None:
            (os.killpg if everybody else os.kill)(process.pid, which)
            time.sleep(0.05 * (times - 1))
    status = process.wait(120)
    took = time.monotonic() - began
    kill(process)
    return Stop(way, share, status, took, Path(place.base / "printed").read_text("utf-8"), running)


def stops(place: Range, shares: list[float], ways: list[str]) -> list[Stop]:
    """Stop builds at some shares of their length, in turn in each way, and look at the site each time.

    Raises AssertionError where a site was changed by a build that was stopped, or a build printed a traceback.
    """
    put(place.edition, version(0))
    place.whole(0)
    put(place.edition, version(1))
    new, old = place.expected(1).site, place.expected(0).site
    found = []
    for number, share in enumerate(shares):
        one = stop(place, share, ways[number % len(ways)])
        site = published(place.site)
        what = f"{one.way} at {one.share:.0%}, status {one.status}: {one.printed[-2000:]}"
        assert "Traceback" not in one.printed, what
        assert one.status in ({INTERRUPTED} if site == old else {0}), what
        if site != old:
            assert site == new, "\n".join([what, *differences(new, site)])
            put(place.edition, version(0))
            place.whole(0)
            put(place.edition, version(1))
        found.append(one)
    place.whole(1)
    return found
