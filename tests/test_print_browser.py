"""To print in a browser: a document's page, and documents and pages of them that a reader chose, on sheets of paper."""

import io
import json
import re

import pytest
from browsing import judged, served, visited
from worlds import good, tei, world

pytestmark = pytest.mark.browser
MANY = 500
PAGES = """<div><head>Of paste</head><p>Before any page.</p><pb n="1"/><p>On the first page<note>A note to the first.</note> and
over <pb n="2"/>to the second<note>A note to the second.</note>, with <ref target="https://example.org/paste?a=1">a recipe</ref>, see
<ref target="#end">the end</ref>.</p><pb n="3"/><p xml:id="end">On the third page<note>A note to the third.</note>.</p></div>"""
SETTINGS = 'title = "The Binder’s \\"Papers\\""\nbase-url = "https://edition.example/papers"\n'


def english(text, **described):
    return tei(text, **described).replace("<text>", '<text xml:lang="en">')


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    texts = {
        "edition.toml": SETTINGS,
        "tei/paste.xml": english(PAGES, id="paste", title="Of paste", date="1951-04-02"),
        "tei/glue.xml": english("<p>Glue holds.</p>", id="glue", title="Of glue", date="1950-01-01"),
        "tei/thread.xml": english("<p>Thread binds.</p>", id="thread", title="A thread", date="1952"),
    }
    return good(world(tmp_path_factory.mktemp("printed") / "Edition", texts)).site


@pytest.fixture(scope="module")
def web(site):
    with served(site) as found:
        yield found


@pytest.fixture
def reader(chromium):
    """A reader's browser, which has chosen nothing yet, and reports every fault of a script."""

    def hear(context, faults):
        context.on("console", lambda said: faults.append(said.text) if is_fault(said) else None)

    with visited(chromium, hear) as context:
        yield context


def is_fault(said):
    """Whether the console tells of a fault; a browser asks each server for an icon."""
    return said.type == "error" and not said.location["url"].endswith("favicon.ico")


@pytest.fixture(params=["file", "http"])
def address(request, site, web):
    """The site's address: on a disk, and from a web server."""
    return f"{site.as_uri()}/" if request.param == "file" else web


def sheets(page):
    """Give the words of each sheet that the browser prints."""
    import pypdf  # noqa: PLC0415 - only the environment of the browser has it

    return [" ".join(each.extract_text().split()) for each in pypdf.PdfReader(io.BytesIO(page.pdf())).pages]


def opened(reader, address, name):
    page = reader.new_page()
    page.goto(f"{address}{name}")
    return page


def gathered(page):
    page.get_by_role("button", name="Put them together").click()
    page.locator("[data-deed='print']:not([disabled])").wait_for()
    return sheets(page)


def test_a_document_prints_with_its_page_markers_notes_and_citation_and_no_interface(chromium, site):
    for scripts in (True, False):
        context = chromium.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto((site / "paste.html").as_uri())
        printed = " ".join(sheets(page))
        for word in ("The Binder’s", "Of paste", "[p. 2]", "A note to the second.", "https://example.org/paste?a=1"):
            assert word in printed
        assert printed.count("https://edition.example/papers/paste.html") >= 2
        assert "1 / " in printed
        assert not re.search("Skip to|Cite|Take away|BibTeX|Previous|↩|”Before|Menu|Pages 1 of", printed)
        context.close()


def test_each_sheet_after_the_first_names_the_document_the_edition_and_the_address(reader, site):
    page = opened(reader, f"{site.as_uri()}/", "paste.html")
    page.evaluate("""() => { const text = document.getElementById("p:text");
      for (let n = 0; n < 60; n += 1) text.append(text.querySelector("p").cloneNode(true)); }""")
    first, second, *_ = sheets(page)
    assert first.startswith("1 / ")
    for word in ('The Binder’s "Papers"', "Of paste", "https://edition.example/papers/paste.html", "2 / "):
        assert word in second


def test_what_is_folded_is_printed_and_stays_folded(reader, site):
    page = opened(reader, f"{site.as_uri()}/", "paste.html")
    page.evaluate("""() => document.getElementById("p:text").insertAdjacentHTML("beforeend",
      "<details><summary>The recipe</summary><p>Two parts of rye.</p></details>")""")
    assert "Two parts of rye." in " ".join(sheets(page))
    assert not page.get_by_text("Two parts of rye.").is_visible()


def test_a_button_prints_the_document(reader, site):
    page = opened(reader, f"{site.as_uri()}/", "glue.html")
    page.evaluate("() => { globalThis.print = () => { globalThis.printed = true } }")
    page.get_by_role("button", name="Print this document").click()
    assert page.evaluate("globalThis.printed")


def test_documents_ticked_in_the_contents_are_printed_each_with_its_citation(reader, address):
    page = opened(reader, address, "index.html")
    page.get_by_role("button", name="Choose documents").click()
    page.get_by_role("checkbox", name="Of glue").check()
    page.get_by_role("checkbox", name="A thread").focus()
    page.keyboard.press("Space")
    page.get_by_role("link", name="Print what is chosen").click()
    first, second = gathered(page)
    assert "Glue holds." in first
    assert "“Of Glue.” In The Binder’s “Papers.” January 1, 1950. https://edition.example/papers/glue.html." in first
    assert "Thread binds." in second
    assert "2 / 2" in second
    assert "Put them together" not in first


def test_a_range_of_pages_is_printed_with_its_notes_and_cited(reader, address):
    page = opened(reader, address, "paste.html")
    page.get_by_role("link", name="Print some of its pages").click()
    page.get_by_label("from page").select_option("2")
    page.get_by_label("to page").select_option("2")
    (printed,) = gathered(page)
    assert "to the second" in printed
    assert "A note to the second." in printed
    assert not re.search("On the first page|On the third page|note to the first|note to the third|Before any", printed)
    assert re.search(
        r"“Of Paste,” in The Binder’s “Papers,” April 2, 1951, 2, https://edition.example/papers/paste.html", printed
    )
    link = page.get_by_role("link", name="the end")
    assert link.get_attribute("href") == "paste.html#end"


def test_the_pages_of_a_document_fit_together(reader, site):
    page = opened(reader, f"{site.as_uri()}/", "print.html?id=paste")
    words = []
    for number in ("0", "1", "2", "3"):
        page.get_by_label("from page").select_option(number)
        page.get_by_label("to page").select_option(number)
        gathered(page)
        words += page.locator(".printed .text > :not(.after)").all_inner_texts()
    page.goto((site / "paste.html").as_uri())
    whole = page.locator("#p\\:text > :not(section)").all_inner_texts()
    plain = [re.sub(r"\[p\. \d\]|\d|\s|”", "", "".join(each)) for each in (words, whole)]
    assert plain[0] == plain[1]


def test_what_is_chosen_stands_in_the_order_that_the_reader_wants(reader, site):
    page = opened(reader, f"{site.as_uri()}/", "print.html?id=thread&id=paste&id=glue")
    for order, titles in (
        ("as chosen", ["A thread", "Of paste", "Of glue"]),
        ("by date", ["Of glue", "Of paste", "A thread"]),
        ("by title", ["A thread", "Of glue", "Of paste"]),
    ):
        page.get_by_label("Order").select_option(label=order)
        gathered(page)
        assert page.locator(".printed h1").all_inner_texts() == titles


def test_notes_can_be_left_out(reader, site):
    page = opened(reader, f"{site.as_uri()}/", "print.html?id=paste")
    page.get_by_label("Notes").uncheck()
    assert "A note to" not in " ".join(gathered(page))


def test_one_that_is_missing_is_named_and_the_others_are_printed(reader, site):
    page = opened(reader, f"{site.as_uri()}/", "print.html")
    choose(page, [("gone", "A lost leaf"), ("glue", "Of glue")])
    page.goto(f"{site.as_uri()}/print.html")
    assert len(gathered(page)) == 1
    assert page.get_by_role("alert").locator("li").all_inner_texts() == ["A lost leaf"]


def choose(page, documents):
    """Put documents into the reader's collection, as any page of the edition does."""
    items = [{"id": name, "title": title, "entries": {}} for name, title in documents]
    page.evaluate(f"() => pecia.keep('', {json.dumps(items)})")


def test_five_hundred_documents_are_put_together_and_counted(reader, tmp_path, site):
    texts = {name: (site / f"{name}.html").read_text("utf-8") for name in ("glue", "print")}
    folder = world(
        tmp_path / "large", {f"d{n}.html": texts["glue"].replace("Glue holds", f"Glue {n} holds") for n in range(MANY)}
    )
    (folder / "print.html").write_text(texts["print"], "utf-8")
    (folder / "assets").symlink_to(site / "assets")
    with served(folder) as address:
        page = opened(reader, address, "print.html")
        choose(page, [(f"d{n}", f"Glue {n}") for n in range(MANY)])
        page.reload()
        page.get_by_role("button", name="Put them together").click()
        page.get_by_role("progressbar", name="How many documents are there").wait_for()
        page.wait_for_function("() => document.querySelectorAll('.printed').length === 500")
        assert page.get_by_role("progressbar").count() == 0
        assert [page.locator(".printed").nth(n).inner_text().count(f"Glue {n} holds") for n in (0, 77, 499)] == [
            1,
            1,
            1,
        ]
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
        assert len(ids) == len(set(ids))


def test_without_scripts_the_page_says_how_else_to_print(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "print.html").as_uri())
    assert page.get_by_text("Each document’s page prints by itself").is_visible()
    assert page.locator("button:visible, select:visible, input:visible").count() == 0
    page.goto((site / "index.html").as_uri())
    assert page.locator("button:visible, input:visible").count() == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_the_pages_to_choose_and_to_print_are_accessible(width, scheme, reader, web):
    page = opened(reader, web, "index.html")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_role("button", name="Choose documents").click()
    page.get_by_role("button", name="Choose all").click()
    for name in ("index.html", "print.html?id=paste", "paste.html"):
        page.goto(f"{web}{name}")
        if name.startswith("print"):
            gathered(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert judged(page) == []
