"""`pecia serve` in a browser: a save shows in place, an error is shown and goes away, Alt-click tells the line of a word."""

import json
import sys
from pathlib import Path

import pytest
from browsing import visited
from test_serve import free_port, letter, save, serve
from worlds import tei, world

pytestmark = pytest.mark.browser
LONG = "".join(f'<p xml:id="n{n}">Paragraph {n} of the letter.</p>\n' for n in range(60))
TEXT = """<div>
<head>A heading
   over two lines</head>
<p>First words<note>A note
  in two lines</note> and the word com<pb n="2"/>pany
<choice><sic>teh</sic><corr>thee</corr></choice> &lt;third&gt; line, third again
and <hi>third</hi> once more.</p>
<include xmlns="http://www.w3.org/2001/XInclude" href="inc/part.xml"/>
<p>After the
inclusion.</p></div>"""
INCLUDED = """<?xml version="1.0"?>
<!-- a comment -->
<p xmlns="http://www.tei-c.org/ns/1.0">
Of another
file.</p>"""
VOLUME = tei(
    '<div type="letter" xml:id="v1"><p>One.</p></div>\n<div type="letter" xml:id="v2">\n<p>Two\nwith more.</p></div>',
    id="volume", title="A volume", date="1900",
)  # fmt: skip
PERSON = '<listPerson>\n<person xml:id="ida"><persName>Ida Lind</persName>\n<note>A binder\nof books.</note></person></listPerson>'
FILES = {
    "edition.toml": 'title = "Letters"\n',
    "tei/long.xml": letter("long", f"Begins</p>{LONG}<p>ends"),
    "tei/text.xml": tei(TEXT, id="text", title="The text", date="1900"),
    "tei/inc/part.xml": INCLUDED,
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Where an editor that is a program of ours writes what it is to open."""
    return tmp_path_factory.mktemp("editor") / "opened.json"


@pytest.fixture(scope="module")
def live(tmp_path_factory, opened):
    """Serve an edition with all that a line can stand in."""
    folder = world(tmp_path_factory.mktemp("served") / "edition", FILES)
    program = opened.with_name("editor.py")
    program.write_text(
        f"import json, sys, pathlib\npathlib.Path({str(opened)!r}).write_text(json.dumps(sys.argv[1:]))\n"
    )
    with serve(folder, "--editor", f'"{sys.executable}" "{program}" {{file}} +{{line}}') as served:
        yield folder, served


@pytest.fixture
def reader(chromium):
    with visited(chromium, permissions=["clipboard-read", "clipboard-write"]) as context:
        yield context


def shown(reader, served, name):
    served.until_served(f"{name}.html", "</html>")
    page = reader.new_page()
    page.goto(f"{served.url}{name}.html")
    return page


def test_a_save_shows_in_place(live, reader):
    folder, served = live
    page = shown(reader, served, "long")
    page.locator("#n30").scroll_into_view_if_needed()
    page.locator("#p\\:cite summary").nth(2).evaluate("each => { each.parentElement.open = true }")
    page.evaluate("scrollTo(0, document.getElementById('n30').getBoundingClientRect().top + scrollY - 100)")
    save(
        folder, "tei/long.xml", FILES["tei/long.xml"].replace("Begins", "Begins anew, " + "with many more words, " * 40)
    )
    page.get_by_text("Begins anew").wait_for(state="attached")
    page.wait_for_function("Math.abs(document.getElementById('n30').getBoundingClientRect().top - 100) < 3")
    assert page.locator("#p\\:cite details").nth(2).get_attribute("open") is not None


def test_an_error_is_shown_with_its_line_and_goes_away(live, reader):
    folder, served = live
    page = shown(reader, served, "long")
    save(
        folder,
        "tei/long.xml",
        FILES["tei/long.xml"].replace("</p><p>ends", "<p>ends", 1).replace("Begins</p>", "Begins", 1),
    )
    strip = page.locator("#pecia-live")
    strip.get_by_role("button", name="tei/long.xml:").wait_for()
    assert page.locator("#n30").is_visible()
    page.get_by_role("button", name="Hide until the next save").click()
    strip.wait_for(state="detached")
    save(folder, "edition.toml", "title = ")
    strip.get_by_text("isn't TOML").wait_for()
    save(folder, "edition.toml", FILES["edition.toml"])
    strip.get_by_role("button", name="tei/long.xml:").wait_for()
    save(folder, "tei/long.xml", FILES["tei/long.xml"])
    strip.wait_for(state="detached")


WORDS = [
    ("heading", "A heading", 0, "tei/text.xml", "A heading"),
    ("second line of it", "over two", 0, "tei/text.xml", "over two"),
    ("first paragraph", "First words", 0, "tei/text.xml", "<p>First"),
    ("after a note", "and the word", 0, "tei/text.xml", "in two lines</note> and"),
    ("in a note", "A note", 0, "tei/text.xml", "<note>A note"),
    ("second line of a note", "in two lines", 0, "tei/text.xml", "in two lines"),
    ("after a page break", "pany", 0, "tei/text.xml", "com<pb"),
    ("corrected", "thee", 0, "tei/text.xml", "<corr>thee"),
    ("an escaped sign", "third>", 0, "tei/text.xml", "&lt;third"),
    ("the same word again", "third again", 0, "tei/text.xml", "&lt;third"),
    ("in an element", "third", 0, "tei/text.xml", "<hi>third"),
    ("included", "Of another", 0, "tei/inc/part.xml", "Of another"),
    ("included, last line", "file.", 0, "tei/inc/part.xml", "file."),
    ("after the inclusion", "inclusion.", 0, "tei/text.xml", "inclusion."),
]
POINT = """([word, skip]) => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.replace(/\\s/g, " ").indexOf(word);
    if (at >= 0 && node.parentElement.checkVisibility() && !skip--) {
      const range = document.createRange();
      range.setStart(node, at); range.setEnd(node, at + 1);
      node.parentElement.scrollIntoView({block: "center", behavior: "instant"});
      const {left, top, width, height} = range.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    }
  }
}"""


def alt_click(page, word, skip=0):
    page.keyboard.down("Alt")
    page.mouse.click(*page.evaluate(POINT, [word, skip]))
    page.keyboard.up("Alt")
    page.locator("#pecia-where", has_text="–").wait_for()
    return page.locator("#pecia-where").inner_text()


def line_of(folder, path, words):
    lines = (folder / path).read_text("utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_alt_click_tells_the_line_of_any_word(live, reader):
    folder, served = live
    page = shown(reader, served, "text")
    page.evaluate("document.querySelectorAll('.tei-sic').forEach((each) => each.remove())")
    for name, word, skip, path, words in WORDS:
        skips = skip + (name == "in an element")
        assert alt_click(page, word, skips).startswith(f"{path}:{line_of(folder, path, words)} "), name
        page.keyboard.press("Escape")


def test_alt_click_copies_the_place_and_opens_it_in_the_editor(live, reader, opened):
    folder, served = live
    page = shown(reader, served, "text")
    assert alt_click(page, "inclusion.").endswith("copied, opened in your editor")
    place = f"tei/text.xml:{line_of(folder, 'tei/text.xml', 'inclusion.')}"
    assert page.evaluate("navigator.clipboard.readText()") == place
    page.wait_for_timeout(500)
    assert json.loads(opened.read_text("utf-8")) == [
        str((folder / "tei/text.xml").resolve()),
        f"+{place.split(':')[1]}",
    ]


def test_alt_click_knows_the_parts_of_a_volume_and_the_register(tmp_path, reader):
    settings = 'title = "V"\ndocuments = "//div[@type=\'letter\']"\n'
    header = FILES["tei/text.xml"].partition("<text>")[0]
    register = f"{header.replace('text', 'reg')}<standOff>{PERSON}</standOff></TEI>"
    folder = world(
        tmp_path / "edition", {"edition.toml": settings, "tei/volume.xml": VOLUME, "tei/register.xml": register}
    )
    with serve(folder) as served:
        page = shown(reader, served, "v2")
        assert alt_click(page, "with more").startswith(
            f"tei/volume.xml:{line_of(folder, 'tei/volume.xml', 'with more')} "
        )
        page = shown(reader, served, "persons/ida")
        assert alt_click(page, "of books").startswith(
            f"tei/register.xml:{line_of(folder, 'tei/register.xml', 'of books')} "
        )
        assert free_port()


def test_what_is_in_no_source_is_said_to_be_in_none(live, reader):
    _, served = live
    page = shown(reader, served, "index")
    page.keyboard.down("Alt")
    page.mouse.click(*page.evaluate(POINT, ["Letters", 0]))
    page.get_by_text("This isn’t from a source").wait_for()
    assert Path(page.url.partition("//")[2]).name == "index.html"
