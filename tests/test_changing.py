"""Files that change while they are read: a clear problem or one whole version, never half a text or two halves."""

import os
import sys

import pytest
import warm
from soak.changing import mixtures, unrest, written
from soak.killing import SMALL
from soak.sites import built, clean, unlike
from worlds import world

pytestmark = pytest.mark.rough


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_a_document_is_of_one_moment(tmp_path):
    folder, site, cache = tmp_path / "edition", tmp_path / "site", tmp_path / "cache"
    written(folder)
    for validating in ((), ("--no-validate",)):
        with unrest(folder):
            found = built(folder, site, cache, "-j", "1", *validating)
        assert found.status in {0, 1}, found.printed
        assert "Traceback" not in "\n".join(found.printed)
        assert found.site, found.printed
        assert not mixtures(found)
    assert not unlike(clean(folder), built(folder, site, cache, "-j", "1"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_a_pipe_in_the_place_of_a_text_keeps_nobody_waiting(tmp_path):
    folder, site, cache = world(tmp_path / "edition", SMALL), tmp_path / "site", tmp_path / "cache"
    built(folder, site, cache, "-j", "1", "--no-validate", by=warm.pecia)
    (folder / "tei/letters/b.xml").unlink()
    os.mkfifo(folder / "tei/letters/b.xml")
    found = built(folder, site, cache, "-j", "1", "--no-validate")
    assert [line for line in found.printed if "tei/letters/b.xml: error: unreadable: This isn't a file." in line]
    assert not unlike(clean(folder, "--no-validate"), found)
