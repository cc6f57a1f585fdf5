"""The first page and the one that says how to cite, in a browser: by keyboard, without scripts, on a phone, from a disk."""

import pytest
from browsing import lost, visited
from warm import good
from worlds import register, tei, world

pytestmark = pytest.mark.browser
PERSONS = register('<person xml:id="ada"><persName>Ada Ward</persName></person>')
LETTER = '<pb n="1"/><p>To <persName ref="persons.xml#ada">Ada</persName>.</p><pb n="2"/><p>Yours.</p>'


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    texts = {
        "edition.toml": 'title = "Letters"\nlanguage = "en"\nlicence = "CC0"\ndescription = "Letters to Ada."\n',
        "tei/persons.xml": PERSONS,
        "tei/a.xml": tei(LETTER, id="a", title="A letter", date="1900-01-01"),
        "tei/b.xml": tei(LETTER, id="b", title="Another", date="1900-03-01"),
    }
    return good(world(tmp_path_factory.mktemp("homes") / "Edition", texts), searching=True).site


@pytest.mark.parametrize("scripts", [True, False])
def test_the_first_page_leads_into_the_edition_by_keyboard_with_scripts_and_without(chromium, site, scripts):
    with visited(chromium, lost, java_script_enabled=scripts) as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        page.locator(".ways-in").get_by_role("link", name="Ada Ward").press("Enter")
        assert page.url.endswith("persons/ada.html")


def test_the_words_that_a_reader_writes_there_are_sought(chromium, site):
    with visited(chromium, lost) as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        page.locator(".home-search input").fill("Yours")
        page.keyboard.press("Enter")
        page.locator(".results li").first.wait_for()
        assert page.url.endswith("search.html?q=Yours")


def test_the_numbers_of_the_chart_open_without_scripts(chromium, site):
    with visited(chromium, lost, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        page.locator(".over-time summary").press("Enter")
        assert page.locator(".over-time tbody tr").all_inner_texts() == ["January 1900\t1", "March 1900\t1"]


def test_each_style_of_the_edition_opens_without_scripts_and_a_place_is_led_to(chromium, site):
    with visited(chromium, lost, java_script_enabled=False, viewport={"width": 320, "height": 700}) as context:
        page = context.new_page()
        page.goto((site / "cite.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        style = page.locator("#p\\:cite-whole details", has_text="MLA")
        style.locator("summary").press("Enter")
        assert style.get_by_text("Letters").first.is_visible()
        page.get_by_role("link", name="a.html#pb:1").click()
        assert page.url.endswith("a.html#pb:1")
