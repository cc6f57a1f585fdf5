"""Ten thousand documents, of which four can't be built, each for another reason."""

import json
import resource

import pytest
from soak.running import start
from test_supervision import edition

pytestmark = pytest.mark.soak
COUNT = 10_000


def test_four_of_ten_thousand_documents_cost_themselves_only(tmp_path, tell):
    site, printed = tmp_path / "site", tmp_path / "printed"
    folder = edition(tmp_path / "e", COUNT)
    process = start("build", folder, "-o", site, "--no-validate", cache=tmp_path / "cache", printed=printed)
    status = process.wait(3600)
    said = printed.read_text("utf-8")
    errors = [line for line in said.splitlines() if ": error: " in line]
    assert status == 1, said[-2000:]
    assert [line.split(":")[0] for line in errors] == [f"tei/bad-{n}.xml" for n in range(4)]
    assert len(json.loads((site / "build.json").read_bytes())["documents"]) == COUNT - 4
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    tell(f"{COUNT - 4} documents were built; the largest process had {peak} MB")
    for line in errors:
        tell(line)
