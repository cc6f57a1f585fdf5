"""Eighteen edits, after some of which there is a build over the last one: the site is that of a clean build, every time."""

import os
from pathlib import Path

import pytest
from soak.steps import story
from soak.telling import faults, report, smallest

SEED = int(os.environ.get("PECIA_SEED", "4"))


@pytest.mark.rough
def test_a_build_after_some_edits_is_that_of_a_clean_one(tmp_path):
    moments = story(SEED, 6, times=3)
    number, lines = faults(moments)
    if lines:
        less, lines = smallest(moments[: number + 1])
        pytest.fail(f"The story of seed {SEED}, build {number}.\n" + report(less, lines, Path(tmp_path / "kept")))
