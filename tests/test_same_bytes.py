"""One and the same tree of bytes, whoever builds it, where, in which order, and whatever was built before."""

import pytest
from soak.combining import FACTORS, combined, rows
from soak.sites import unlike
from soak.steps import begin

ROWS = rows(FACTORS)


@pytest.fixture(scope="session")
def plain(tmp_path_factory):
    """Build the edition in the first way, which is the plainest."""
    return combined(tmp_path_factory.mktemp("plain"), ROWS[0], begin())


def test_every_two_ways_of_building_meet():
    assert len(ROWS) == 8
    assert ROWS[0] == {name: values[0] for name, values in FACTORS.items()}


@pytest.mark.parametrize("row", ROWS[1:], ids=[" ".join(row.values()) for row in ROWS[1:]])
def test_the_way_of_building_makes_no_difference(row, plain, tmp_path):
    assert plain.site
    assert not unlike(plain, combined(tmp_path, row, begin()))
