"""To cite in a browser: the dialog, pages and paragraphs, selected passages, the reader's collection."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import bibtexparser
import pytest
from browsing import judged, selected, served, visited
from lxml import etree
from worlds import good, pecia, tei, world

pytestmark = pytest.mark.browser
FILLER = "".join(
    f"<p>Nothing of weight was said on the {n}th day of the talks, nor was it written.</p>" for n in range(3, 40)
)
TALKS = f"""<div><p>Before any page.</p><pb n="771"/><p>The clerk opened the <pb n="771a" ed="other"/>book, and <app><lem>read</lem>
<rdg>spelled<pb n="999"/></rdg></app> aloud<note>A note<pb n="12"/> that runs on.</note> what the whole com<pb n="772"/>pany had agreed
upon: <q>no glue without flour</q>.</p>{FILLER}<pb n="773"/><p>Then he went home<note>By tram.</note>.</p><pb/><p>A leaf
without a number.</p></div>"""
LEAVES = '<div><pb n="12r"/><p>First side.</p><pb n="12v"/><p>Second side.</p><pb n="[13r]"/><p>Third side.</p></div>'
POEM = '<div type="poem"><lg><l n="1">Of glue I sing,</l><l n="2">of paste and string,</l><l n="3">and everything.</l></lg></div>'
PLAIN = '<div><p>One.</p><p>Two words.</p><p n="7">Three.</p></div>'


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    texts = {
        "edition.toml": 'title = "Talks of the Binders"\npublisher = "Quire Press"\n',
        "tei/talks.xml": tei(TALKS, id="talks", title="Talks on glue", date="1950-03-02").replace(
            "<text>", '<text xml:lang="en">'
        ),
        "tei/leaves.xml": tei(LEAVES, id="leaves", title="Two leaves", date="1450"),
        "tei/poem.xml": tei(POEM, id="poem", title="Of Glue"),
        "tei/plain.xml": tei(PLAIN, id="plain", title="Plain words", date="1951"),
    }
    folder = world(tmp_path_factory.mktemp("browsed") / "Edition", texts)
    return folder, good(folder).site


@pytest.fixture
def reader(chromium):
    """A reader's browser, which has kept nothing yet, and reports every fault of a script."""
    with visited(chromium, accept_downloads=True) as context:
        yield context


def opened(reader, edition, name):
    page = reader.new_page()
    page.goto((edition[1] / f"{name}.html").as_uri())
    return page


def select(page, first, last):
    selected(page, first, last)
    page.locator("#p\\:cite-selection").wait_for(state="visible")


def quoted(page, first, last):
    select(page, first, last)
    page.locator("#p\\:cite-selection").click()
    return cited(page)


def ask(page):
    """Ask for the dialog, which is loaded then."""
    page.locator("#p\\:cite-button").click()
    page.locator("#p\\:citing").wait_for()


def cited(page):
    page.locator("#p\\:citing").wait_for()
    return " ".join(page.locator("#p\\:citing-text").inner_text().split())


def choose(page, part, value):
    page.locator(f"#p\\:citing-{part}").select_option(value)


def close(page):
    page.keyboard.press("Escape")


def printed(edition, *options):
    return " ".join(pecia("cite", "--source", edition[0], *options).out.split())


def test_a_passage_over_a_page_break_is_quoted_with_its_pages(edition, reader):
    page = opened(reader, edition, "talks")
    found = quoted(page, "what the whole", "upon:")
    assert re.fullmatch("“what the whole company had agreed upon:” “Talks on Glue,” .* March 2, 1950, 771–72.", found)


def test_the_link_of_a_passage_opens_there(edition, reader):
    page = opened(reader, edition, "talks")
    quoted(page, "Then he went", "home")
    link = page.locator("#p\\:citing-address").get_attribute("href")
    other = reader.new_page()
    other.goto(link)
    assert other.evaluate("document.documentElement.scrollHeight > 2 * innerHeight")
    other.wait_for_function("""() => {
      const {top, bottom} = document.getElementById("p:40").getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }""")
    assert "Then he went home" in other.locator("#p\\:40").inner_text()


def test_the_words_of_a_links_fragment_are_the_first_and_the_last(edition, reader):
    page = opened(reader, edition, "talks")
    quoted(page, "what the whole", "upon:")
    link = page.locator("#p\\:citing-address").get_attribute("href")
    assert unquote(link.partition("#")[2]) == "p:2:~:text=what the whole,had agreed upon:"


def test_a_passage_copied_by_the_button_has_its_link(edition, reader):
    with served(edition[1]) as address:
        reader.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        page = reader.new_page()
        page.goto(f"{address}talks.html")
        quoted(page, "Then he went", "home")
        page.locator("#p\\:citing-copy").click()
        page.get_by_text("Copied.").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == (
        f"“Then he went home” {printed(edition, 'talks', '--page', '773')}\n{address}talks.html#p:40:~:text=Then%20he%20went%20home"
    )


def test_copying_by_the_keyboard_is_left_alone(edition, reader):
    with served(edition[1]) as address:
        reader.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
        page = reader.new_page()
        page.goto(f"{address}plain.html")
        select(page, "Two", "words.")
        page.keyboard.press("Control+c")
        assert page.evaluate("navigator.clipboard.readText()") == "Two words."


def test_a_passage_is_copied_where_the_browser_refuses_the_clipboard(edition, reader):
    page = opened(reader, edition, "plain")
    page.evaluate("() => { navigator.clipboard.write = () => Promise.reject(new Error('no')) }")
    quoted(page, "Two", "words.")
    page.locator("#p\\:citing-copy").click()
    page.get_by_text("Copied.").wait_for()
    page.keyboard.press("Escape")
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'paste'}))")
    page.locator("#paste").focus()
    page.keyboard.press("Control+v")
    assert page.locator("#paste").input_value().startswith("“Two words.” “Plain Words,”")


PLACES = [
    ("talks", "The clerk", "opened", ("--page", "771"), ("chicago", "mla")),
    ("talks", "Then he went", "home", ("--page", "773"), ("apa", "mhra")),
    ("talks", "what the whole", "upon:", ("--page", "771-772"), ("chicago-author-date", "mhra", "mla", "apa")),
    ("leaves", "First", "First side.", ("--folio", "12r"), ("mhra", "chicago")),
    ("plain", "Two", "words.", ("--paragraph", "2"), ("chicago", "apa")),
    ("plain", "Two", "Three.", ("--paragraph", "2-7"), ("mhra", "chicago-author-date")),
    ("poem", "of paste", "string,", ("--line", "2"), ("mla", "apa")),
    ("poem", "Of glue", "string,", ("--line", "1-2"), ("chicago", "mla")),
]


@pytest.mark.parametrize(("name", "first", "last", "place", "styles"), PLACES, ids=lambda value: str(value)[:20])
def test_a_place_is_cited_as_the_command_cites_it(name, first, last, place, styles, edition, reader):  # noqa: PLR0913, PLR0917
    page = opened(reader, edition, name)
    quoted(page, first, last)
    for style in styles:
        choose(page, "style", style)
        form = "short" if style == "chicago" else "note"
        choose(page, "form", form)
        shown = re.sub(r"^[“‘].*?[”’] (?=\S)", "", cited(page), count=1)
        assert shown == printed(edition, name, "--style", style, "--form", form, *place), style


@pytest.mark.parametrize(("first", "last", "pages"), [
    ("Before", "page.", ""), ("The clerk", "opened", "771"), ("spelled", "spelled", "771"), ("A note", "A note", "771"),
    ("that runs", "on.", "12"), ("By tram", "tram.", "773"), ("without a", "number.", ""),
])  # fmt: skip
def test_the_page_of_any_place_is_known(first, last, pages, edition, reader):
    page = opened(reader, edition, "talks")
    page.add_style_tag(content="#p\\:text * { display: revert !important }")
    selected(page, first, last)
    found = page.evaluate(
        "pecia.load('places').then(() => pecia.passage(getSelection().getRangeAt(0))).then(({label, from}) => [label, from])"
    )
    assert (found[1] if found[0] == "page" else "") == pages


def test_a_page_is_cited_by_the_button_beside_its_marker(edition, reader):
    page = opened(reader, edition, "talks")
    page.get_by_role("button", name="Cite page 772").click()
    assert re.fullmatch(r"“Talks on Glue,” .* March 2, 1950, 772\.", cited(page))
    assert page.locator("#p\\:citing-address").get_attribute("href").endswith("talks.html#pb:772")
    assert page.locator("#p\\:citing-beside code").inner_text() == "\\cite[772]{talks}"


def test_a_page_whose_number_is_printed_in_brackets_keeps_them(edition, reader):
    page = opened(reader, edition, "leaves")
    page.get_by_role("button", name="Cite page [13r]").click()
    assert "[13r]" in cited(page)
    assert page.locator("#p\\:citing-beside code").inner_text() == "\\cite[{[13r]}]{leaves}"


def test_a_paragraph_is_cited_by_the_button_that_shows_itself(edition, reader):
    page = opened(reader, edition, "plain")
    page.get_by_text("Three.").hover()
    page.get_by_role("button", name="Cite paragraph 7").click()
    assert "para. 7" in cited(page)


def test_a_page_and_a_paragraph_can_be_chosen_by_the_keyboard(edition, reader):
    page = opened(reader, edition, "talks")
    page.locator("#p\\:cite-button").focus()
    page.keyboard.press("Space")
    page.locator("#p\\:citing").wait_for()
    names = page.locator("#p\\:citing-place option").all_inner_texts()
    assert names[:4] == ["The whole document", "page 771", "page 771a", "page 772"]
    choose(page, "place", "pb:773")
    assert re.fullmatch(r"“Talks on Glue,” .* March 2, 1950, 773\.", cited(page))
    choose(page, "place", "")
    assert not re.search(r"773|p\.", cited(page))


def test_an_entry_of_a_bibliography_names_no_place(edition, reader):
    page = opened(reader, edition, "talks")
    ask(page)
    assert page.locator("#p\\:citing-form").input_value() == "entry"
    choose(page, "place", "pb:773")
    assert page.locator("#p\\:citing-form").input_value() == "note"
    assert page.locator("#p\\:citing-form option[value='entry']").is_disabled()


def test_the_style_that_a_reader_chose_is_chosen_on_the_next_page(edition, reader):
    with served(edition[1]) as address:
        page = reader.new_page()
        page.goto(f"{address}talks.html")
        ask(page)
        choose(page, "style", "apa")
        page.goto(f"{address}plain.html")
        page.locator("#p\\:cite details[open] summary", has_text="APA").wait_for()
        assert re.search(r"\(.*1951, para\. 2\)", quoted(page, "Two", "words."))


def collect(page, address, *names):
    for name in names:
        page.goto(f"{address}{name}.html")
        ask(page)
        page.locator("#p\\:citing-keep").click()


def taken(page, name):
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_text("utf-8")


def test_a_collection_is_taken_in_one_file(edition, reader):
    with served(edition[1]) as address:
        page = reader.new_page()
        collect(page, address, "talks", "poem", "plain")
        page.goto(f"{address}collection.html")
        assert page.locator("#p\\:collection li .entry").count() == 3
        assert sorted(bibtexparser.parse_string(taken(page, "BibTeX")).entries_dict) == ["plain", "poem", "talks"]
        assert sorted(item["id"] for item in json.loads(taken(page, "CSL JSON"))) == ["plain", "poem", "talks"]
        assert taken(page, "RIS").count("ER  - ") == 3
        assert len(etree.fromstring(taken(page, "EndNote XML").encode()).findall(".//record")) == 3
        assert len(etree.fromstring(taken(page, "MODS").encode())) == 3
        text = taken(page, "Text")
    assert [line[:12] for line in text.splitlines() if line] == sorted(line[:12] for line in text.splitlines() if line)


def test_a_document_can_be_taken_out_of_a_collection(edition, reader):
    with served(edition[1]) as address:
        page = reader.new_page()
        collect(page, address, "talks", "poem")
        page.goto(f"{address}collection.html")
        page.get_by_role("button", name="Take out: Of Glue").click()
        assert page.locator("#p\\:collection li a").all_inner_texts() == ["Talks on glue"]
        page.get_by_role("button", name="Empty the collection").click()
        assert page.get_by_text("You have collected no documents yet").is_visible()


def test_what_the_store_holds_cannot_run(edition, reader):
    with served(edition[1]) as address:
        page = reader.new_page()
        collect(page, address, "talks")
        page.evaluate("""() => { for (const key of Object.keys(localStorage)) if (key.startsWith("pecia:collection"))
            localStorage.setItem(key, localStorage.getItem(key).replaceAll("Talks", "<img src=x onerror='window.bad = 1'><b>Talks</b>")) }""")
        page.goto(f"{address}collection.html")
        page.locator("#p\\:collection b").first.wait_for()
        assert page.locator("#p\\:collection img").count() == 0
        assert page.evaluate("window.bad") is None


def test_without_scripts_nothing_is_there_that_does_nothing(edition, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((edition[1] / "talks.html").as_uri())
    assert page.locator("button:visible, select:visible").count() == 0
    page.get_by_role("link", name="Cite", exact=True).click()
    assert page.locator("#p\\:cite summary").first.is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_a_page_to_cite_is_accessible(width, scheme, edition, reader):
    page = opened(reader, edition, "talks")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_text("Nothing of weight was said on the 3th").hover()
    assert judged(page) == []
    page.get_by_role("button", name="Cite page 772").click()
    assert judged(page) == []


def test_a_collection_is_accessible(edition, reader):
    with served(edition[1]) as address:
        page = reader.new_page()
        page.goto(f"{address}collection.html")
        assert judged(page) == []
        collect(page, address, "talks", "poem")
        page.goto(f"{address}collection.html")
        assert judged(page) == []


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_the_dialog_fits_into_the_window(width, edition, reader):
    page = opened(reader, edition, "talks")
    page.set_viewport_size({"width": width, "height": 500})
    quoted(page, "what the whole", "upon:")
    box = page.locator("#p\\:citing").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth") <= width
