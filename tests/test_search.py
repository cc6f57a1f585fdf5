"""What the search is made of: the text of a page as it is searched, the indexes, the table, the texts for a disk."""

import gzip
import json
import re
import sys
from pathlib import Path

import pytest
from warm import build, good
from worlds import register, tei, tree, world

from pipeline.index import index
from pipeline.searching import IndexTask, Sought
from pipeline.xml import searched, written_to_index

TURN = (
    '<span id="pb:{0}" role="doc-pagebreak" aria-label="p. {0}" data-turns=""><span data-made="">[p. {0}]</span></span>'
)
CHOICE = '<span class="tei-choice"><span data-alternative="diplomatic"><span>l</span></span><span>ll</span></span>'
FW = '<span class="tei-fw" data-alternative="diplomatic"> RUNNING </span>'


def text_of(body: str, language: str = "en"):
    page = f'<!DOCTYPE HTML><html lang="{language}"><head></head><body><p>Menu</p><div id="p:text">{body}</div></body></html>'
    return searched(page.encode())


@pytest.mark.parametrize(("body", "text"), [
    ("<p>One\n  line.</p><p>Two</p>", "One line.\nTwo"),
    ('<p>A note<a data-made="" href="#n">1</a> here</p>', "A note here"),
    (f"<p>com{TURN.format(7)}pany</p>", "company"),
    (f"<p>We co{CHOICE}ect old spellings.</p><p>Next.</p>", "We collect old spellings. colect\nNext."),
    (f"<p>Words{FW}go on.</p>", "Wordsgo on."),
    ("<p>Ends<br>begins</p>", "Ends\nbegins"),
    ("", ""),
])  # fmt: skip
def test_what_is_searched_is_the_sources_own_text(body, text):
    assert text_of(body)[0].text == text


def test_a_page_turns_after_the_word_that_it_divides():
    own = text_of(f"<p>The com{TURN.format(7)}pany came.</p>{TURN.format(8)}<p>It went.</p>")[0]
    assert [(own.text[: page.at], page.address, page.label) for page in own.pages] == [
        ("The company", "pb:7", "p. 7"),
        ("The company came.\n", "pb:8", "p. 8"),
    ]


def test_passages_in_another_language_are_texts_of_their_own_with_their_pages():
    own, other = text_of(f'<p>He wrote {TURN.format(9)}<span lang="ru-RU">ваши письма</span> and left.</p>')
    assert (own.language, own.text) == ("en", "He wrote ваши письма and left.")
    assert (other.language, other.text, other.pages[0].label) == ("ru", "ваши письма", "p. 9")


def test_what_is_given_to_pagefind_has_the_pages_and_escapes_what_is_markup():
    own = text_of(f"<p>{TURN.format('12 &amp; 13')}a &lt;b&gt; c</p>")[0]
    written = written_to_index(own, 'A "title"', "")
    assert '<span id="pb:12&amp;13|p.%2012%20%26%2013"></span>' in written or "p.%2012%20%26%2013" in written
    assert "a &lt;b&gt; c" in written


def test_without_pagefind_the_texts_can_be_searched_all_the_same(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    (tmp_path / "a.html").write_text('<html><div id="p:text"><p>Some words</p></div></html>', "utf-8")
    document = Sought("a", "A letter", "", "1900", "1900", "letter", "en", "", ("Ward, Ada",), ())
    found = index(IndexTask(str(tmp_path), (document,), 100))
    assert found.missing
    assert {output.name for output in found.outputs} == {"search/texts-1.js", "search/documents.js"}
    assert "Some words" in (tmp_path / "search" / "texts-1.js").read_text("utf-8")


LETTERS = {
    "edition.toml": 'title = "Letters"\nfiles = ["*.xml"]\npages = ["about.xml"]\n',
    "about.xml": tei("<p>Of thread.</p>", id="about", title="About"),
    "people.xml": register('<person xml:id="ada"><persName>Ward, Ada</persName></person>'),
    "a.xml": tei(
        '<p>Glue and <persName ref="people.xml#ada">Ada</persName>.</p>', id="a", title="First", date="1901-02-03"
    ),
    "b.xml": tei("<p>Flour.</p>", id="b", title="Second"),
    "c.xml": tei("<p/>", id="c", title="Empty"),
}


@pytest.fixture(scope="module")
def letters(tmp_path_factory):
    return good(world(tmp_path_factory.mktemp("findable") / "Letters", LETTERS), searching=True)


def given(site: Path, name: str):
    script = (site / "search" / name).read_text("utf-8")
    return json.loads(re.fullmatch(r"pecia\.given\.\w+\((.*)\);\n", script, re.DOTALL)[1])


def test_the_table_has_what_documents_are_filtered_by(letters):
    table = given(letters.site, "documents.js")
    assert table["facets"]["person"] == ["Ward, Ada"]
    assert table["documents"][0][:1] == ["1901-02-03"]
    assert table["whole"]


def test_an_index_knows_each_document_by_the_fragment_that_has_it(letters):
    [[name, hashes]] = given(letters.site, "documents.js")["bundles"]
    ids = [row[1] for row in given(letters.site, "texts-1.js")]
    for number, fragment in hashes:
        file = letters.site / "pagefind" / name / "fragment" / f"{fragment}.pf_fragment"
        assert ids[number] in json.loads(gzip.decompress(file.read_bytes())[12:])["url"]
    assert len(hashes) == len(LETTERS) - 2


def test_pages_of_the_editors_are_found_too_and_are_of_no_kind(letters):
    assert given(letters.site, "texts-1.js")[-1][1:5] == ["about", "About", "", "Of thread."]
    assert given(letters.site, "documents.js")["documents"][-1] == ["", 0, [], [], [], [], []]


def test_the_manifest_counts_what_can_be_searched(letters):
    told = letters.manifest()["search"]
    assert (told["documents"], told["files"]) == (
        4,
        sum(n.startswith(("search/", "pagefind/")) for n in letters.files()),
    )


def test_an_edition_that_is_not_searched_has_nothing_of_it(tmp_path):
    files = {"edition.toml": "search = false\n", "tei/b.xml": LETTERS["b.xml"]}
    site = good(world(tmp_path / "Quiet", files), searching=True).site
    assert not {name for name in tree(site) if name.startswith(("search", "pagefind"))}
    assert "search.html" not in (site / "b.html").read_text("utf-8")


def test_a_change_gives_the_search_that_a_clean_build_gives(letters, tmp_path):
    folder = world(tmp_path / "Letters", LETTERS)
    cache = {"PECIA_CACHE": str(tmp_path / "cache")}
    first = build(folder, searching=True, env=cache).site
    before = {name: (first / name).stat().st_ino for name in tree(first) if name.startswith("pagefind/")}
    assert tree(first) == tree(letters.site)
    (folder / "notes.txt").write_text("Nothing of the edition.", "utf-8")
    world(folder, {"d.xml": "<no-tei/>"})
    build(folder, searching=True, env=cache)
    assert {name: (first / name).stat().st_ino for name in before} == before
    (folder / "d.xml").unlink()
    world(folder, {"b.xml": LETTERS["b.xml"].replace("Flour", "Paste")})
    again = build(folder, searching=True, env=cache).site
    clean = build(folder, searching=True, site=tmp_path / "clean", env={"PECIA_CACHE": str(tmp_path / "other")}).site
    assert tree(again) == tree(clean)
    assert "Paste" in (again / "search" / "texts-1.js").read_text("utf-8")
