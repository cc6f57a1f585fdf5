"""The frame of pages in a browser: the menu without scripts, the search box, faces, right-to-left pages, an edition's theme."""

import pytest
import warm
import worlds
from browsing import lost

pytestmark = pytest.mark.browser
SETTINGS = """
title = "Letters of the Binders, collected for those who read on small screens"
language = "en"
[theme]
link = "#7a2a1c"
measure = "30rem"
dark = { link = "#ffd0c0" }
"""
ARABIC = '<p>كتب التاجر رسالة طويلة إلى صاحبه في القاهرة.</p><p xml:lang="en">A note in English.</p>'
CELLS = "".join(f"<cell>Glue{number}boiled</cell>" for number in range(9))
KINDS = f'<pb n="1r"/><p><pb n="1v"/>A blank page, and one of prices.</p><table><row>{CELLS}</row></table>'
GREEK = '<p>Of glue: <foreign xml:lang="grc">κόλλα</foreign>, клей.</p>'


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    texts = {
        "edition.toml": SETTINGS,
        "tei/greek.xml": worlds.tei(GREEK, id="greek", title="Of glue", date="1900"),
        "tei/kinds.xml": worlds.tei(KINDS, id="kinds", title="Prices"),
        "tei/arabic.xml": worlds.tei(ARABIC, id="arabic", title="رسالة").replace("<text>", '<text xml:lang="ar">'),
    }
    return warm.good(worlds.world(tmp_path_factory.mktemp("framed") / "Edition", texts)).site


@pytest.fixture
def opened(chromium, site):
    """Opens a page in a context of its own; reports a fault of a script, and a file that isn't there."""
    contexts, faults = [], []

    def page(name, width=1280, **options):
        context = chromium.new_context(viewport={"width": width, "height": 800}, **options)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        lost(context, faults)
        contexts.append(context)
        made = context.new_page()
        made.goto((site / name).as_uri())
        return made

    yield page
    for context in contexts:
        context.close()
    assert not faults


def colour(page, selector):
    return page.locator(selector).first.evaluate("each => getComputedStyle(each).color")


def test_the_menu_stands_open_where_there_is_room(opened):
    page = opened("greek.html")
    assert page.locator("nav.menu a").first.is_visible()
    assert not page.locator(".menu-button").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_menu_of_a_phone_opens_by_its_button_and_closes_by_escape(opened, scripts):
    page = opened("greek.html", 320, java_script_enabled=scripts)
    assert not page.locator("nav.menu a").first.is_visible()
    page.locator(".menu-button").focus()
    page.keyboard.press("Enter")
    page.locator("nav.menu a").first.wait_for()
    page.keyboard.press("Escape")
    page.locator("nav.menu a").first.wait_for(state="hidden")


def test_the_skip_link_is_the_first_and_leads_to_the_text(opened):
    page = opened("greek.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "p:main"


def test_a_table_that_is_too_wide_is_moved_by_keys(opened):
    page = opened("kinds.html", 320)
    page.locator("table[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('table').scrollLeft > 0")


def test_a_table_that_has_room_is_no_stop_on_the_way_of_the_tab_key(opened):
    page = opened("kinds.html", 320)
    page.locator("table[tabindex='0']").wait_for()
    page.set_viewport_size({"width": 2400, "height": 800})
    page.add_style_tag(content=":root { --measure: 120rem !important; }")
    page.locator("table:not([tabindex])").wait_for()


def test_two_pages_that_begin_at_one_place_have_markers_side_by_side(opened):
    first, second = (mark.bounding_box() for mark in opened("kinds.html").locator("[role='doc-pagebreak']").all())
    assert first["x"] + first["width"] <= second["x"] or first["y"] + first["height"] <= second["y"]


@pytest.mark.parametrize("name", ["greek.html", "arabic.html", "kinds.html", "index.html"])
def test_a_page_is_no_wider_than_a_small_phone(opened, name):
    assert opened(name, 320).evaluate("document.documentElement.scrollWidth") == 320


def test_the_text_face_has_the_letters_of_three_scripts(opened):
    page = opened("greek.html")
    page.evaluate("document.fonts.ready.then(() => undefined)")
    loaded = page.evaluate(
        "[...document.fonts].filter(({status}) => status === 'loaded').map(({unicodeRange}) => unicodeRange)"
    )
    assert {part for each in loaded for part in ("U+0-10FFFF", "U+370", "U+400") if part in each} == {
        "U+0-10FFFF",
        "U+370",
        "U+400",
    }


def test_a_page_from_right_to_left_stands_from_right_to_left(opened):
    page = opened("arabic.html")
    assert page.evaluate("getComputedStyle(document.getElementById('p:text')).direction") == "rtl"
    title, menu = page.locator(".site-title").bounding_box(), page.locator("nav.menu a").first.bounding_box()
    assert title["x"] + title["width"] > 640
    assert menu["x"] > 320


@pytest.mark.parametrize(("scheme", "link"), [("light", "rgb(122, 42, 28)"), ("dark", "rgb(255, 208, 192)")])
def test_the_theme_of_the_edition_is_that_of_the_page(opened, scheme, link):
    page = opened("greek.html", color_scheme=scheme)
    assert colour(page, ".breadcrumb a") == link
    assert page.locator("#p\\:text").bounding_box()["width"] == 480


def test_what_is_loaded_at_the_start_weighs_little(opened, site):
    page = opened("greek.html")
    read = page.evaluate(
        "[...document.querySelectorAll('script[src], link[rel=stylesheet]')].map(({src, href}) => src ?? href)"
    )
    sizes = {url: (site / "assets" / url.rsplit("/", 1)[-1]).stat().st_size for url in read}
    own = (site / "greek.html").stat().st_size
    assert own + sum(size for url, size in sizes.items() if not url.endswith("/fonts.css")) < 60_000
    assert sum(size for url, size in sizes.items() if url.endswith(".js")) < 25_000
