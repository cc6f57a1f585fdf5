"""The apparatus in a browser: readings beside their lemma, the text of a witness, the list without scripts."""

import pytest
from browsing import judged, visited
from warm import good
from worlds import tei, world

pytestmark = pytest.mark.browser
WITNESSES = """<listWit><witness xml:id="A">The first copy</witness><listWit xml:id="late"><witness xml:id="B">B: the second</witness>
<witness xml:id="C"/></listWit></listWit>"""
TEXT = """<p>A <app><lem wit="#A">grey</lem><rdg wit="#late">green</rdg></app> sea, <app><lem wit="#A #C">and calm</lem><rdg wit="#B"/></app>
under <app><lem>an <app><lem>old</lem><rdg wit="#A">odd</rdg></app> moon</lem><rdg wit="#B">a <app><lem>new</lem><rdg wit="#B">blue</rdg></app>
sun</rdg></app>.</p>"""
PANEL = "#p\\:readings"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    text = tei(TEXT, id="sea", title="The sea").replace("<text>", '<text xml:lang="en">')
    files = {
        "tei/sea.xml": text.replace("<sourceDesc><p>None.</p>", f"<sourceDesc>{WITNESSES}"),
        "tei/plain.xml": tei("<p>None.</p>", id="plain"),
    }
    return good(world(tmp_path_factory.mktemp("apparatus") / "Edition", files)).site


@pytest.fixture
def page(chromium, site):
    """The page of a text with an apparatus, as a reader who has scripts sees it; a fault of a script is a failure."""
    with visited(chromium) as context:
        page = context.new_page()
        page.goto((site / "sea.html").as_uri())
        yield page


def read(page):
    return page.evaluate("""() => {
      const made = document.querySelector("#p\\\\:text p").cloneNode(true);
      made.querySelectorAll("[hidden], [data-made], .cite-page, button").forEach((each) => each.remove());
      return made.textContent.replace(/\\s+/g, " ").trim();
    }""")


def marker(page, letter):
    return page.get_by_role("button", name=f"Readings {letter}", exact=True)


def test_readings_open_beside_their_lemma_and_close_with_escape(page):
    marker(page, "a").focus()
    page.keyboard.press("Enter")
    shown = page.locator(PANEL)
    shown.wait_for()
    assert " ".join(shown.inner_text().split()) == "a grey] A; green late"
    assert marker(page, "a").get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    shown.wait_for(state="hidden")
    assert page.evaluate("document.activeElement.id") == "appref:1"


def test_a_click_elsewhere_closes_the_readings(page):
    marker(page, "b").click()
    page.locator(PANEL).wait_for()
    page.mouse.click(5, 5)
    page.locator(PANEL).wait_for(state="hidden")


def test_readings_lead_to_the_list_after_the_text(page):
    marker(page, "b").click()
    page.locator(PANEL).get_by_role("link", name="b", exact=True).click()
    assert page.url.endswith("#app:2")
    page.locator(PANEL).wait_for(state="hidden")


@pytest.mark.parametrize(("witness", "expected"), [
    ("A", "A grey sea, and calm under an odd moon."),
    ("B", "A green sea, under a blue sun."),
    ("C", "A green sea, and calm under an old moon."),
    ("", "A grey sea, and calm under an old moon."),
])  # fmt: skip
def test_the_text_of_a_witness_is_read_in_its_place(witness, expected, page):
    page.locator("#p\\:witness").select_option("B")
    page.locator(".tei-read").first.wait_for()
    page.locator("#p\\:witness").select_option(witness)
    assert read(page) == expected


def test_witnesses_are_named_as_the_list_names_them(page):
    names = page.locator("#p\\:witness option").all_inner_texts()
    assert names == ["The edition", "A: The first copy", "B: the second", "C"]


def test_a_page_without_an_apparatus_has_nothing_of_it(site):
    assert "apparatus" not in (site / "plain.html").read_text("utf-8")


def test_without_scripts_the_letters_lead_to_the_list(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "sea.html").as_uri())
    assert page.locator("#p\\:witness").is_hidden()
    page.get_by_role("link", name="Readings a").click()
    assert page.url.endswith("#app:1")
    page.locator("#app\\:1 a").click()
    assert page.url.endswith("#appref:1")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_open_readings_are_accessible_and_stay_in_the_window(width, scheme, chromium, site):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, has_touch=True)
    page = context.new_page()
    page.goto((site / "sea.html").as_uri())
    page.locator("#p\\:witness").select_option("B")
    marker(page, "c").tap()
    page.locator(PANEL).wait_for()
    box = page.locator(PANEL).bounding_box()
    found = judged(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert found == []
    assert wide == width
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
