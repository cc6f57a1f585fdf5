"""Several builds into one output at once: one builds, and the others say so."""

from soak.killing import SMALL
from soak.running import start
from soak.sites import clean, published
from worlds import world

BUSY = 75


def test_of_four_builds_at_once_one_builds(tmp_path):
    folder = world(tmp_path / "edition", SMALL)
    printed = [tmp_path / f"printed-{number}" for number in range(4)]
    begun = [
        start("build", folder, "-o", tmp_path / "site", "-j", "1", cache=tmp_path / "cache", printed=file)
        for file in printed
    ]
    statuses = sorted(process.wait(300) for process in begun)
    said = [file.read_text("utf-8") for file in printed]
    assert statuses == [0, BUSY, BUSY, BUSY], "\n".join(said)
    assert not [text for text in said if "Traceback" in text]
    assert published(tmp_path / "site") == clean(folder).site
