"""Every call of the system that a whole build makes, failing once: for every kind and every number."""

import shutil

import pytest
from faults import ERRORS, KINDS, every, of_the_command
from test_faults import three

pytestmark = pytest.mark.soak


@pytest.mark.parametrize(("kind", "steps"), [
    *((kind, {}) for kind in KINDS if kind != "rename"),
    *((kind, {"PECIA_STEPS": "1"}) for kind in ("rename", "sync")),
])  # fmt: skip
def test_each_call_of_a_whole_build_may_fail(kind, steps, tmp_path, tell):
    """Where the system can exchange two folders, nothing is renamed."""
    tried, wrong = every(of_the_command(tmp_path, three, **steps), kind)
    tell(f"{tried} calls failed, one after the other, by {len(ERRORS)} errors in turn")
    assert (tried > 0, wrong) == (True, [])


def test_small_disks_can_be_mounted():
    assert shutil.which("mount"), "the tests of full and read-only disks need `mount`, and its user to be root"
