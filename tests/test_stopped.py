"""A build that is stopped: it ends soon, says so, and changes nothing."""

import sys

import pytest
from soak.killing import shooting
from soak.stopping import INTERRUPTED, TWICE, WAYS, stops

pytestmark = [
    pytest.mark.rough,
    pytest.mark.skipif(sys.platform != "linux", reason="what is left running is read from /proc"),
]


def test_a_stopped_build_ends_soon_and_changes_nothing():
    with shooting(seed=3) as place:
        found = stops(place, [0.3, 0.5, 0.7, 0.4], [*WAYS, TWICE])
    stopped = [one for one in found if one.status == INTERRUPTED and one.way != TWICE]
    assert stopped
    assert max(one.seconds for one in stopped) < 10, "a crowded machine is slow, but not as slow as a build"
    assert all(one.printed.endswith("Interrupted; nothing was published.\n") for one in stopped)
