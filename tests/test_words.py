"""The check of words finds what is lost, added, moved, glued or cut, and leaves in peace what is right."""

import json
import runpy
import shutil
from collections import Counter
from pathlib import Path

import pytest
from conftest import ROOT, Render, Renderer
from saxonche import PySaxonProcessor
from words import check, compared, parsed, table
from words.choices import text_parts
from words.site import check_site, original

HEAD = "Title\n────────────────────\n"
FOOT = "\n────────────────────\nA licence.\n"


def tei(body: str) -> bytes:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'.encode()


def in_page(body: str, html: str) -> list[str]:
    page = f'<html><body><h1>Title</h1><div id="p:text">{html}</div><footer>A licence.</footer></body></html>'
    return [f"{each.kind} {each.words}>{each.instead}" for each in check(tei(body), page, None, None)]


def in_text(body: str, text: str) -> list[str]:
    return [f"{each.kind} {each.words}>{each.instead}" for each in check(tei(body), None, HEAD + text + FOOT, None)]


def in_diplomatic(body: str, text: str) -> list[str]:
    return [f"{each.kind} {each.words}>{each.instead}" for each in check(tei(body), None, None, HEAD + text + FOOT)]


def test_the_same_words_are_no_finding() -> None:
    assert in_page("<p>one <hi>t</hi>wo</p><p>three</p>", "<p>one <b>t</b>wo</p><p>three</p>") == []
    assert in_text("<p>one <hi>t</hi>wo</p><p>three</p>", "one two\n\nthree\n") == []


def test_a_lost_word_is_found_with_its_line() -> None:
    assert in_page("<p>one <hi>two</hi> three</p>", "<p>one  three</p>") == ["lost two>"]
    found = check(tei("\n\n<p>one\n<hi>two</hi></p>"), None, HEAD + "one" + FOOT, None)
    assert [(each.line, each.path) for each in found] == [(4, "TEI/text/body/p/hi")]


def test_an_added_word_is_found() -> None:
    assert in_page("<p>one two</p>", "<p>one and two</p>") == ["added >and"]
    assert in_text("<p>one two</p>", "one and two") == ["added >and"]


def test_what_the_page_says_itself_isnt_added() -> None:
    assert in_page("<p>one two</p>", "<p>one <span data-made>and</span> two</p>") == []


def test_a_changed_word_is_found() -> None:
    assert in_text("<p>one two three</p>", "one too three") == ["changed two>too"]


def test_a_moved_word_is_found() -> None:
    assert in_text("<p>one two three four five six seven</p>", "one three four five six two seven") == [
        "moved two>", "moved >two",
    ]  # fmt: skip


@pytest.mark.parametrize(("source", "html"), [
    ("<list><item>Rosenbaum</item><item>Lili</item></list>", "<span>Rosenbaum</span><span>Lili</span>"),
    ("<p>one</p><p>two</p>", "<span>one</span><span>two</span>"),
    ("<p>one<lb/>two</p>", "<p>onetwo</p>"),
    ("<biblStruct><monogr><title>One</title><imprint>two</imprint></monogr></biblStruct>", "<i>One</i>two"),
    ("<p><address><addrLine>One</addrLine><addrLine>two</addrLine></address></p>", "<p>Onetwo</p>"),
])  # fmt: skip
def test_glued_words_are_found(source: str, html: str) -> None:
    assert [each.split()[0] for each in in_page(source, html)] == ["glued"]


@pytest.mark.parametrize(("source", "html"), [
    ("<p>o<hi>ne</hi></p>", "<p>o<div>ne</div></p>"),
    ("<p>o<lb break='no'/>ne</p>", "<p>o<br>ne</p>"),
    ("<p>o <lb break='no'/> ne</p>", "<p>o ne</p>"),
    ("<p>o<pb n='2' break='no'/>ne</p>", "<p>o <span role='doc-pagebreak' aria-label='Page 2'></span>ne</p>"),
    ("<p>o<choice> <sic>n</sic> <corr>ne</corr> </choice></p>", "<p>o <i data-alternative='diplomatic'>n</i>ne</p>"),
])  # fmt: skip
def test_cut_words_are_found(source: str, html: str) -> None:
    assert "cut" in in_page(source, html)[-1]


def test_a_break_within_a_word_joins_over_white_space() -> None:
    assert in_text("<p>o\n  <lb break='no'/>\n ne two</p>", "one two") == []
    assert in_text("<p>o-<pb n='2'/><lb break='no'/>ne two</p>", "o-ne [p. 2] two") == []


def test_where_the_source_doesnt_say_a_break_may_part_or_join() -> None:
    assert in_text("<p>one<pb n='2'/>two</p>", "onetwo [p. 2]") == []
    assert in_text("<p>one<pb n='2'/>two</p>", "one [p. 2] two") == []
    assert in_text("<p>one<pb n='2'/>two</p>", "one [p. 2] t wo") != []
    assert in_diplomatic("<p>one<lb break='no'/>two</p>", "one\ntwo") == []


PAGE = "<span role='doc-pagebreak' aria-label='Page 2'><span data-made>[p. 2]</span></span>"


def test_page_markers_stand_where_the_breaks_are() -> None:
    source = "<p>one <pb n='2'/>two three</p>"
    assert in_text(source, "one [p. 2] two three") == []
    assert in_text(source, "one two three") == ["lost [p._2]>"]
    assert [each.split()[0] for each in in_text(source, "one two [p. 2] three")] == ["moved", "moved"]
    assert in_page(source, f"<p>one {PAGE}two three</p>") == []
    assert [each.split()[0] for each in in_page(source, "<p>one two three</p>")] == ["lost"]
    assert [each.split()[0] for each in in_page(source, f"<p>one two {PAGE}three</p>")] == ["moved", "moved"]


def test_a_page_is_called_as_it_is_numbered() -> None:
    assert in_text("<p>a <pb n='12r'/>b <pb n='[3]'/>c <pb n='iv'/>d</p>", "a [fol. 12r] b [3] c [iv] d") == []
    assert in_text("<p>a <pb facs='x/1.jpg'/>b <pb/>c</p>", "a [image 1.jpg] b [unnumbered page 2] c") == []


NOTE = "<a role='doc-noteref'>1</a>"
NOTES = "<section id='p:notes'><h2 data-made>Notes</h2><p><span data-made>1</span> {}</p></section>"


def test_notes_stand_after_the_text() -> None:
    source = "<p>one<note>two</note> three</p>"
    assert in_text(source, "one[1] three\n\nNotes\n\n[1] two") == []
    assert in_text(source, "one[1] three\n") == ["lost Notes [1] two>"]
    assert in_text(source, "one three\n\nNotes\n\n[1] two") == ["lost [1]>"]
    assert in_page(source, f"<p>one{NOTE} three</p>" + NOTES.format("two")) == []
    assert in_page(source, f"<p>one{NOTE} three</p>" + NOTES.format("")) == ["lost two>"]
    assert len(in_page(source, "<p>one three</p>" + NOTES.format("two"))) == 1


def test_traces_are_part_of_the_text() -> None:
    source = "<p>a<gap/> <supplied>b</supplied> <unclear>c</unclear> <surplus>d</surplus></p>"
    assert in_text(source, "a[…] [b] c[?] {d}") == []
    assert len(in_text(source, "a b c d")) == 4
    gap = "<span class='tei-gap'><span data-made>[…]</span></span>"
    names = {"b": "supplied", "c": "unclear", "d": "surplus"}
    rest = "".join(f" <span class='tei-{name}'>{word}</span>" for word, name in names.items())
    assert in_page(source, f"<p>a{gap}{rest}</p>") == []
    assert len(in_page(source, "<p>a b c d</p>")) == 4


CHOICE = "<p>x<choice>\n<sic>teh</sic>\n<corr>the</corr>\n</choice>y</p>"


def test_each_view_reads_its_own_alternative() -> None:
    assert in_text(CHOICE, "xthey") == []
    assert in_diplomatic(CHOICE, "xtehy") == []
    assert in_page(CHOICE, "<p>x<span data-alternative='diplomatic'>teh</span>they</p>") == []
    assert in_page(CHOICE, "<p>xthey</p>") == ["lost teh>"]
    assert in_text(CHOICE, "xtehthey") != []


def test_deletions_and_additions() -> None:
    source = "<p>a <del>b</del> <add>c</add></p>"
    assert in_text(source, "a c") == []
    assert in_diplomatic(source, "a ⟦b⟧ ⸌c⸍") == []
    assert in_page(source, "<p>a <del>b</del> <ins>c</ins></p>") == []
    assert in_text(source, "a b c") != []


def test_readings_are_in_the_page_only() -> None:
    source = "<p>a <app>\n<lem>b</lem>\n<rdg>c</rdg></app>, d</p>"
    assert in_text(source, "a b, d") == []
    assert in_diplomatic(source, "a b, d") == []
    assert in_page(source, "<p>a b, d</p><p><span class='tei-rdg'>c</span></p>") == []
    assert in_page(source, "<p>a b, d</p>") == ["lost c>"]


def test_running_heads_are_in_the_diplomatic_text() -> None:
    source = "<p>a</p><fw>Chapter 1</fw><p>b</p>"
    assert in_text(source, "a\n\nb") == []
    assert in_diplomatic(source, "a\n[Chapter 1]\nb") == []
    assert in_page(source, "<p>a</p><div data-alternative='diplomatic'>Chapter 1</div><p>b</p>") == []


def test_a_missing_frame_is_found() -> None:
    assert in_page("<p>one</p>", "") == ["lost one>"]
    assert check(tei("<p>one</p>"), "<html><body>one</body></html>", "one", None) != []


def test_a_long_text_is_compared_in_the_time_of_its_length() -> None:
    words = [f"w{n % 1000}" for n in range(100_000)]
    damaged = " ".join(word for n, word in enumerate(words) if n % 997)
    assert len(in_text(f"<p>{' '.join(words)}</p>", damaged)) == 101


DOCS = ROOT / "docs" / "words.md"
DOCUMENT = tei("<p>one <hi>two</hi> three</p><list><item>Rosenbaum</item><item>Lili</item></list>")


def checked(document: bytes, outputs: dict[str, str]) -> list[str]:
    return [str(each) for each in check(document, outputs["html"], outputs["reading"], outputs["diplomatic"])]


def test_the_stylesheets_keep_the_words(render: Render) -> None:
    assert checked(DOCUMENT, render(parsed(DOCUMENT))) == []


@pytest.mark.parametrize("format_", ["html", "text"])
def test_a_broken_template_is_found(format_: str, processor: PySaxonProcessor, tmp_path: Path) -> None:
    copy = shutil.copytree(ROOT / "xslt", tmp_path / "xslt")
    entry = copy / f"{format_}.xsl"
    broken = f'<xsl:template match="hi" mode="{format_}" priority="99"/></xsl:stylesheet>'
    entry.write_text(entry.read_text().replace("</xsl:stylesheet>", broken))
    found = checked(DOCUMENT, Renderer(processor, copy)(parsed(DOCUMENT)))
    assert found
    assert [each for each in found if "lost in the text: “two”; line 1, TEI/text/body/p/hi" not in each] == []


@pytest.mark.parametrize("path", sorted((ROOT / "tei").rglob("*.xml")), ids=lambda path: path.stem)
def test_no_word_of_this_repository_s_edition_is_lost(path: Path, render: Render) -> None:
    found: list[str] = []
    for document in original(path):
        outputs = render(document) if text_parts(document) else {}
        found += [str(each) for each in compared(document, outputs)[0]]
    assert found == []


SHAPES = {
    "in the line": "<p>alpha <{0}>beta <hi>gam</hi>ma</{0}> delta</p>",
    "beside another": "<div><{0}>beta</{0}><{0}>gamma</{0}></div>",
    "round blocks": "<div><{0}><p>beta</p><p>gamma</p></{0}></div>",
    "round parts": "<div><p>zeta</p><{0}><desc>beta</desc><name>gamma</name></{0}></div>",
}
METADATA = {"TEI", "teiCorpus", "teiHeader", "index", "xenoData", "binaryObject", "facsimile"}
ELEMENTS = runpy.run_path(str(ROOT / "docs" / "elements.py"))["schema_elements"]()


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_no_element_loses_words_wherever_it_stands(shape: str, render: Render) -> None:
    found = []
    for element in sorted(set(ELEMENTS) - METADATA):
        document = parsed(tei(shape.format(element)))
        found += [(element, str(each)) for each in compared(document, render(document))[0] if each.kind == "lost"]
    assert found == []


def test_the_exclusions_are_in_the_docs() -> None:
    assert table.exclusions() in DOCS.read_text(encoding="utf-8")


def site(folder: Path, outputs: dict[str, str], published: bytes) -> Path:
    files = {"a.xml": published.decode(), "a.html": outputs["html"], "a.txt": outputs["reading"]}
    files["a.diplomatic.txt"] = outputs["diplomatic"]
    files["build.json"] = json.dumps({"documents": [{"id": "a", "source": "source.xml"}], "addresses": {}})
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_a_site_is_compared_with_its_sources(render: Render, tmp_path: Path) -> None:
    source, output, broken = (tmp_path / name for name in ("source", "output", "broken"))
    for folder in (source, output, broken):
        folder.mkdir()
    (source / "source.xml").write_bytes(DOCUMENT)
    assert check_site(site(output, render(parsed(DOCUMENT)), DOCUMENT), source).findings == []
    shorter = DOCUMENT.replace(b"<hi>two</hi> ", b"")
    found = check_site(site(broken, render(parsed(shorter)), shorter), source).findings
    assert [(name, each.view, each.kind, each.words) for name, each in found] == [("source.xml", "tei", "lost", "two")]


@pytest.mark.corpus
def test_no_word_of_the_corpus_is_lost(corpus: Path, corpus_sites: dict[str, Path]) -> None:
    found, left_out = [], Counter()
    for folder, site in corpus_sites.items():
        report = check_site(site, corpus / folder)
        found += [f"{folder}/{name}: {each}" for name, each in report.findings]
        left_out += report.left_out
    assert found == []
    page = DOCS.read_text(encoding="utf-8")
    counted = table.between(page, "counted", table.counted(left_out))
    DOCS.write_text(counted, encoding="utf-8")
    assert counted == page, "docs/words.md has been renewed: look at what changed, and commit it"
