"""Versions of a text in a browser: one at a time, side by side in step; in one document and in two."""

import pytest
from browsing import judged, served
from warm import good
from worlds import tei, world

pytestmark = pytest.mark.browser
LONG = " und so weiter" * 60
LETTER = f"""<div type="transcription" xml:lang="de"><head>Brief</head><p xml:id="d1">Erstens{LONG}.</p><p xml:id="d2">Zweitens.</p>
<p xml:id="d3">Drittens{LONG}{LONG}.</p></div><div type="commentary"><p>On both.</p></div>
<div type="translation"><head>Letter</head><p corresp="#d1">First.</p><p corresp="#d2">Second{LONG}.</p><p corresp="#d3" xml:id="e3">Third.</p></div>"""
POEM = """<div type="original" xml:lang="la"><lg n="1"><l>Unum</l><l>duo</l></lg><lg n="2"><l>tria</l></lg></div>
<div type="translation" xml:lang="en"><lg n="1"><l>One</l></lg><lg n="2"><l>three</l></lg></div>
<div type="translation" xml:lang="de"><lg n="1"><l>Eins</l><l>zwei</l><l>und mehr</l></lg><lg n="2"><l>drei</l></lg></div>"""
HERE = f'<p xml:id="a">One{LONG}.</p><p xml:id="b">Two, <ref target="#a">see one</ref>.</p><p>{LONG * 9}</p>'
THERE = f'<p xml:id="a">Один.</p><p xml:id="b">Два{LONG}.</p><p>Три <pb n="9"/>и всё.</p>'


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    files = {
        "tei/letter.xml": tei(LETTER, id="letter", title="A letter").replace("<text>", '<text xml:lang="en">'),
        "tei/poem.xml": tei(POEM, id="poem", title="A poem").replace("<text>", '<text xml:lang="en">'),
        "tei/here.xml": tei(HERE, id="here", title="Here").replace(
            "<text>", '<text xml:lang="en" corresp="there.xml">'
        ),
        "tei/there.xml": tei(THERE, id="there", title="Там").replace("<text>", '<text xml:lang="ru">'),
        "tei/alone.xml": tei("<p>Alone.</p>", id="alone", title="Alone"),
    }
    return good(world(tmp_path_factory.mktemp("versions") / "Edition", files)).site


@pytest.fixture
def reader(chromium):
    """A reader's browser, which reports every fault of a script and every error in the console."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda said: faults.extend([said.text] * (said.type == "error")))
    yield context
    context.close()
    assert [fault for fault in faults if "404" not in fault] == []  # a browser asks for favicon.ico


def opened(reader, site, name):
    page = reader.new_page()
    page.goto(site if isinstance(site, str) else (site / f"{name}.html").as_uri())
    return page


def choose(page, value):
    page.locator("#p\\:versions").select_option(value)


def seen(page):
    return page.locator("[data-version]:visible").evaluate_all("all => all.map(each => each.dataset.version)")


def top(page, selector):
    return page.locator(selector).evaluate(
        "each => each.getBoundingClientRect().top + parseFloat(getComputedStyle(each).paddingTop)"
    )


def in_step(page, first, second):
    page.wait_for_function("() => document.querySelector('.versions-beside')")
    return abs(top(page, first) - top(page, second)) < 1


def test_a_document_without_versions_has_no_switch(site):
    assert "versions" not in (site / "alone.html").read_text("utf-8")


def test_all_are_shown_until_one_is_chosen(site, reader):
    page = opened(reader, site, "letter")
    assert seen(page) == ["transcription", "translation"]
    choose(page, "translation")
    page.locator("[data-version=transcription]").wait_for(state="hidden")
    assert seen(page) == ["translation"]
    assert page.get_by_text("On both.").is_visible()
    choose(page, "")
    page.locator("[data-version=transcription]").wait_for()


def test_versions_stand_side_by_side_in_step(site, reader):
    page = opened(reader, site, "letter")
    choose(page, "beside")
    for first, second in [("#d1", "[data-corresp=d1]"), ("#d2", "[data-corresp=d2]"), ("#d3", "#e3")]:
        assert in_step(page, first, second)
    assert page.locator("#d1").bounding_box()["x"] < page.locator("#e3").bounding_box()["x"]
    page.set_viewport_size({"width": 1000, "height": 800})
    page.wait_for_timeout(200)
    assert in_step(page, "#d3", "#e3")
    choose(page, "")
    page.wait_for_function("() => !document.querySelector('.versions-beside')")
    assert page.locator("[data-moved]").count() == 0


def test_three_versions_are_aligned_by_number(site, reader):
    page = opened(reader, site, "poem")
    assert page.locator("#p\\:versions option").all_inner_texts() == [
        "All, one after the other", "Original (la)", "Translation", "Translation (de)", "Side by side",
    ]  # fmt: skip
    choose(page, "beside")
    second = "[data-version='{}'] [data-row='2']"
    assert in_step(page, second.format("original"), second.format("translation-en"))
    assert in_step(page, second.format("original"), second.format("translation-de"))


def test_a_link_into_a_version_that_is_hidden_shows_it(site, reader):
    page = opened(reader, site, "letter")
    choose(page, "transcription")
    page.locator("[data-version=translation]").wait_for(state="hidden")
    page.evaluate("location.hash = '#e3'")
    page.locator("#e3").wait_for()
    assert page.locator("#p\\:versions").input_value() == "translation"


def test_the_choice_is_kept_for_the_next_document(site, reader):
    page = opened(reader, site, "letter")
    choose(page, "beside")
    page.goto((site / "poem.html").as_uri())
    page.locator(".versions-beside").wait_for()


def test_another_documents_version_stands_beside_this_in_step(site, reader):
    with served(site) as address:
        page = opened(reader, f"{address}here.html", "")
        choose(page, "there.html")
        page.locator(".version-other").wait_for()
        assert page.locator(".version-other").get_attribute("lang") == "ru"
        assert in_step(page, "#b", ".version-other [data-id=b]")
        assert page.locator("#b").count() == 1
        assert page.evaluate(
            "[...document.querySelectorAll('[id]')].map(e => e.id).every((id, n, all) => all.indexOf(id) === n)"
        )
        choose(page, "")
        page.locator(".version-other").wait_for(state="detached")


def test_both_documents_lead_to_each_other_whichever_says_so(site, reader):
    page = opened(reader, site, "there")
    link = page.get_by_role("link", name="Another version: Here")
    assert link.get_attribute("hreflang") == "en"
    link.click()
    assert page.url.endswith("here.html")


def test_from_a_file_the_other_documents_page_goes_along(site, reader):
    page = opened(reader, site, "here")
    choose(page, "there.html")
    page.locator("iframe.version-other").wait_for()
    page.locator("#b").evaluate("each => each.scrollIntoView({block: 'start', behavior: 'instant'})")
    page.wait_for_function("() => document.querySelector('iframe.version-other').dataset.place === 'b'")


def test_without_scripts_all_versions_are_there(site, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = opened(context, site, "letter")
    assert seen(page) == ["transcription", "translation"]
    assert page.locator("#p\\:versions").is_hidden()
    assert page.locator("[data-version=transcription]").get_attribute("lang") == "de"
    page = opened(context, site, "here")
    page.get_by_role("link", name="Another version: Там").click()
    assert page.url.endswith("there.html")
    context.close()


ORDER = """() => [...document.querySelectorAll(".versions-beside p, .versions-beside .tei-l, .versions-beside :is(h2, h3)")]
  .sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
  .map((each) => each.textContent.trim().replace(/^\\d+/, "").match(/^\\p{L}*/u)[0])"""
ROWS = {
    "letter": ["Brief", "Letter", "Erstens", "First", "Zweitens", "Second", "Drittens", "Third", "Commentary", "On"],
    "poem": [
        "Original",
        "Translation",
        "Translation",
        "Unum",
        "duo",
        "One",
        "Eins",
        "zwei",
        "und",
        "tria",
        "three",
        "drei",
    ],
}


@pytest.mark.parametrize("name", ROWS)
def test_on_a_phone_what_belongs_together_stands_beneath_each_other(name, site, chromium):
    context = chromium.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = opened(context, site, name)
    before = page.locator("#p\\:text").bounding_box()["height"]
    page.locator("#p\\:versions").select_option("beside")
    page.locator(".version-part").first.wait_for()
    assert page.evaluate(ORDER) == ROWS[name]
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_function("() => document.querySelector('.versions-beside > [data-version]').style.gridArea")
    page.set_viewport_size({"width": 320, "height": 640})
    page.locator("#p\\:versions").select_option("")
    page.wait_for_function("() => !document.querySelector('.version-part')")
    assert abs(page.locator("#p\\:text").bounding_box()["height"] - before) < 2
    assert page.locator("#p\\:versions").bounding_box()["height"] >= 24
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_versions_side_by_side_are_accessible(width, scheme, site, chromium):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = opened(context, site, "letter")
    choose(page, "beside")
    page.locator(".versions-beside").wait_for()
    found = judged(page)
    context.close()
    assert found == []
