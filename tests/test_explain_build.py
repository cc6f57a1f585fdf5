"""Why a document was built again, or wasn't: `pecia build --explain ID`."""

from pathlib import Path

import pytest
from warm import build, good
from worlds import Built, register, tei, world

PERSON = '<person xml:id="ada"><persName>Ada Ward</persName></person>'
BEFORE = "as before"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("PECIA_CACHE", str(tmp_path / "cache"))


def letters(folder: Path) -> Path:
    """Write three letters, of which the first includes a file and names a person of the register."""
    body = '<p><persName ref="people.xml#ada">Ada</persName></p>'
    included = '<include xmlns="http://www.w3.org/2001/XInclude" href="notes/salutation.xml"/>'
    return world(folder, {
        "edition.toml": 'title = "Letters"\nfiles = ["*.xml"]\n',
        "a.xml": tei(body + included, id="a", date="1940-01-01"),
        "b.xml": tei(id="b", date="1940-01-02"),
        "c.xml": tei(id="c", date="1940-01-03"),
        "people.xml": register(PERSON),
        "notes/salutation.xml": '<p xmlns="http://www.tei-c.org/ns/1.0">Dear Ada</p>',
    })  # fmt: skip


def told(folder: Path, name: str) -> Built:
    done = build(folder, "--explain", name)
    assert done.status == 0, done.err
    return done


def states(done: Built, title: str) -> dict[str, str]:
    """Give the rows of one of the tables."""
    [block] = [block for block in done.out.split("\n\n") if block.startswith(title)]
    return dict(map(str.strip, row.strip().rsplit("  ", 1)) for row in block.splitlines()[1:])


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_what_is_built_for_the_first_time_is_new(tmp_path):
    done = told(letters(tmp_path / "a"), "b")
    assert "\nb (b.xml)\n" in done.out
    assert "Its texts and citations: made: new\n" in done.out
    assert set(states(done, "Its texts").values()) == {"new"}


def test_where_nothing_changed_everything_is_as_before(tmp_path):
    folder = letters(tmp_path / "a")
    build(folder)
    done = told(folder, "a")
    assert "Its texts and citations: as before\n" in done.out
    assert "Its page, a.html: as before\n" in done.out
    rows = states(done, "Its texts") | states(done, "Its page")
    assert set(rows.values()) == {BEFORE}
    assert {"its text, a.xml", "notes/salutation.xml", "the register entries that it mentions"} <= rows.keys()
    assert "nothing changed" in done.out


def test_a_text_that_changed_is_named(tmp_path):
    folder = letters(tmp_path / "a")
    build(folder)
    edit(folder / "b.xml", "Words", "Other words")
    rows = states(told(folder, "b"), "Its texts")
    assert [name for name, state in rows.items() if state != BEFORE] == ["its text, b.xml"]


def test_the_search_is_explained_where_there_is_one(tmp_path):
    folder = letters(tmp_path / "a")
    search = "The search of the whole edition: "
    good(folder, searching=True)
    assert f"{search}as before" in good(folder, "--explain", "a", searching=True).out
    edit(folder / "b.xml", "Words", "Other words")
    assert f"{search}made again: a text" in good(folder, "--explain", "a", searching=True).out
    assert search not in told(folder, "a").out


def test_an_included_file_that_changed_is_named(tmp_path):
    folder = letters(tmp_path / "a")
    build(folder)
    edit(folder / "notes/salutation.xml", "Dear", "My dear")
    done = told(folder, "a")
    assert states(done, "Its texts")["notes/salutation.xml"] == "changed"
    assert states(done, "Its texts")["its text, a.xml"] == BEFORE
    assert "Its texts and citations: made again: notes/salutation.xml changed\n" in done.out


def test_a_page_is_made_again_for_its_neighbour(tmp_path):
    folder = letters(tmp_path / "a")
    build(folder)
    edit(folder / "b.xml", "<title>", "<title>Renamed")
    done = told(folder, "c")
    assert "Its texts and citations: as before\n" in done.out
    assert "Its page, c.html: made again: the document before it changed, the documents around it" in done.out


def test_the_stylesheets_of_a_format_are_named(tmp_path):
    folder = letters(tmp_path / "a")
    own = (
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:import href="https://pecia.example/xslt/html.xsl"/></xsl:stylesheet>'
    )
    build(folder)
    world(folder, {"xslt/html.xsl": own})
    done = told(folder, "b")
    assert "Its texts and citations: as before\n" in done.out
    assert states(done, "Its page")["the stylesheets that make the reading page (html)"] == "changed"


def test_the_settings_are_named(tmp_path):
    folder = letters(tmp_path / "a")
    build(folder)
    edit(folder / "edition.toml", "Letters", "Diaries")
    assert states(told(folder, "b"), "Its texts")["the settings"] == "changed"


def test_a_published_file_that_was_damaged_is_named(tmp_path):
    folder = letters(tmp_path / "a")
    site = build(folder).site
    (site / "b.txt").write_text("Mine", "utf-8")
    done = told(folder, "b")
    assert states(done, "Its texts")["b.txt in the site"] == "missing or damaged"
    assert (site / "b.txt").read_text("utf-8") != "Mine"


def test_a_verdict_is_explained_where_there_is_one(tmp_path):
    folder = letters(tmp_path / "a")
    build(folder, validating=True)
    edit(folder / "b.xml", "Words", "Other words")
    done = build(folder, "--explain", "b", validating=True)
    assert "What is wrong with it: made again: its text, b.xml changed" in done.out
    assert "What is wrong with it" not in told(folder, "b").out


def test_a_document_can_be_asked_for_by_its_file(tmp_path):
    assert "\nc (c.xml)\n" in told(letters(tmp_path / "a"), "c.xml").out


def test_an_id_that_nobody_has_is_told_with_the_nearest(tmp_path):
    folder = world(tmp_path / "a", {"x.xml": tei(id="letter-1940"), "y.xml": tei(id="other")})
    done = build(folder, "--explain", "leter-1940")
    assert done.status == 2
    assert done.err.endswith("Error: No document has the id leter-1940.\nDid you mean letter-1940?\n")
    assert (done.site / "letter-1940.html").is_file()


def test_a_file_that_cannot_be_built_says_so(tmp_path):
    folder = world(tmp_path / "a", {"bad.xml": "<TEI", "good.xml": tei()})
    done = build(folder, "--explain", "bad.xml")
    assert done.status == 1
    assert "no document (bad.xml)" in done.out
    assert "Its texts and citations: couldn't be made; the problems say why\n" in done.out


def test_a_document_of_a_volume_of_which_another_changed_is_as_before(tmp_path):
    volume = '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{}{}</teiCorpus>'
    folder = world(tmp_path / "a", {"volume.xml": volume.format(tei(id="one"), tei(id="two"))})
    build(folder)
    world(folder, {"volume.xml": volume.format(tei(id="one"), tei("<p>Others.</p>", id="two"))})
    done = told(folder, "one")
    assert "Its texts and citations: as before; its file changed, but not its part of it\n" in done.out
    world(folder, {"volume.xml": volume.format(tei(id="one"), tei("<p>More.</p>", id="two"))})
    assert "Its texts and citations: made again: its text, volume.xml changed\n" in told(folder, "two").out
