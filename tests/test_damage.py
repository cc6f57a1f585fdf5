"""Damage to what builds leave: the next build is that of a clean one all the same."""

import pytest
from soak import damaging
from soak.damaging import damaged_and_built


@pytest.mark.rough
@pytest.mark.parametrize("what", ["cache", "site"])
def test_damage_is_mended_by_the_next_build(what):
    few = {"cache": (damaging.flipped, damaging.garbled, damaging.folders_instead), "site": damaging.SITE[1:]}
    assert not damaged_and_built(what, few[what], seed=7, anew=True)
