"""`--keep-last-good`: documents that can't be built stay on the site as they were, and say so."""

import pytest
from warm import build
from worlds import tei, tree, world

FILES = {
    "edition.toml": 'title = "E"',
    "tei/a.xml": tei("<p>First of all.</p>", title="A", date="1900-01-01"),
    "tei/b.xml": tei("<p>Old words.</p>", title="B", date="1900-01-02"),
    "tei/c.xml": tei("<p>Last of all.</p>", title="C", date="1900-01-03"),
}


@pytest.fixture
def broken(tmp_path):
    """Build an edition, then break one of its files."""
    folder = world(tmp_path / "e", FILES)
    first = build(folder)
    assert first.status == 0, first.err
    before = tree(first.site)
    (folder / "tei/b.xml").write_text("<TEI>", "utf-8")
    return folder, before


def test_a_document_that_can_not_be_built_goes_without_the_option(broken):
    folder, _ = broken
    done = build(folder)
    assert done.status == 1
    assert "b.html" not in done.files()


def test_a_document_that_can_not_be_built_stays(broken):
    folder, before = broken
    done = build(folder, "--keep-last-good")
    after = tree(done.site)
    assert done.status == 1
    assert {name for name in before if before[name] != after.get(name)} == {"b.html", "build.json"}
    assert "Old words." in done.text("b.html")
    assert done.page("b.html").xpath("//*[@id='p:kept'][@role='note']")
    assert [row["id"] for row in done.manifest()["documents"] if row.get("kept")] == ["b"]
    assert any("kept-last-good" in line for line in done.lines("tei/b.xml"))


def test_a_document_stays_kept_as_long_as_its_file_is_broken(broken):
    folder, _ = broken
    kept = tree(build(folder, "--keep-last-good").site)
    (folder / "tei/a.xml").write_text(tei("<p>Other words.</p>", title="A", date="1900-01-01"), "utf-8")
    after = tree(build(folder, "--keep-last-good").site)
    assert {name for name in kept if name.startswith("b.") and kept[name] != after[name]} == set()


def test_the_notice_goes_when_the_document_can_be_built_again(broken):
    folder, before = broken
    build(folder, "--keep-last-good")
    (folder / "tei/b.xml").write_text(FILES["tei/b.xml"], "utf-8")
    done = build(folder, "--keep-last-good")
    assert done.status == 0, done.err
    assert tree(done.site) == before


def test_a_file_that_was_never_built_is_not_kept(tmp_path):
    folder = world(tmp_path / "e", {**FILES, "tei/d.xml": "<TEI>"})
    done = build(folder, "--keep-last-good")
    assert done.status == 1
    assert "kept-last-good" not in done.err
