"""Kills at any moment: the site is the old one or the new one, nothing is left running, and the next build is whole."""

import sys

import pytest
from soak.killing import kills, shooting

pytestmark = [
    pytest.mark.rough,
    pytest.mark.skipif(sys.platform != "linux", reason="what is left running is read from /proc"),
]


@pytest.mark.parametrize("first", [True, False], ids=["first", "again"])
def test_a_killed_build_leaves_the_old_site_or_the_new_one(first):
    shares = [(number + 0.5) / 8 for number in range(8)]
    with shooting(seed=1 + first) as place:
        kills(place, shares, first=first, versions=2, check_every=4)
    assert place.hits >= len(shares) * 2 // 3, place.outcomes
