"""Of ten thousand documents, those that break, loop, die or have no measure cost themselves only."""

import pytest
from test_supervision import lose_four_of

pytestmark = pytest.mark.soak


def test_four_documents_of_ten_thousand_cost_themselves_only(tmp_path):
    lose_four_of(10_000, tmp_path)
