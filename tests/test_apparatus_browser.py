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
APART = """<div type="edition"><p><lb n="1"/><w xml:id="w1">One</w> line of <anchor xml:id="here"/>grey<anchor xml:id="there"/> ink,<app from="#here" to="#there"><lem>grey</lem>
<rdg wit="#B">gray</rdg></app> <lb n="2"/>an other, another line <w xml:id="w2">read</w> by<app from="#w2"><rdg wit="#B">red</rdg><rdg wit="#A">read</rdg></app> all.</p></div>
<div type="apparatus"><app loc="2"><lem wit="#A">Another</lem><rdg wit="#B">no</rdg></app><app loc="1"><lem>unseen</lem><rdg wit="#B">x</rdg></app>
<app loc="2"><rdg wit="#B">a note in the margin</rdg></app></div>"""
BESIDE = (
    '<standOff><listApp><app from="#w1"><rdg wit="#A">One</rdg><rdg wit="#B">Won</rdg></app></listApp></standOff><text>'
)
CHOICES = """<p>In <choice><sic>teh</sic><corr>the</corr></choice> <choice><orig>vpper</orig><reg>upper</reg></choice> room
<choice><abbr>M<am>r</am></abbr><expan>M<ex>iste</ex>r</expan></choice> Ward <del>sat</del> <add>stood</add>, a
<expan>Capt<ex>ain</ex></expan>, <choice><unclear>wet</unclear><unclear>yet</unclear></choice>.</p>"""
HOLES = """<p>Before. <witStart wit="#A"/>Begun <app><lem>here</lem><rdg wit="#B"><lacunaStart/></rdg></app> and lost</p><p>there <lacunaEnd wit="#B"/>again
<witEnd wit="#A"/>to the end.</p>"""
PANEL = "#p\\:readings"


def witnessed(text):
    return text.replace("<sourceDesc><p>None.</p>", f"<sourceDesc>{WITNESSES}")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    text = tei(TEXT, id="sea", title="The sea").replace("<text>", '<text xml:lang="en">')
    files = {
        "tei/sea.xml": witnessed(text),
        "tei/apart.xml": witnessed(tei(APART, id="apart").replace("<text>", BESIDE)),
        "tei/choices.xml": tei(CHOICES, id="choices"),
        "tei/holes.xml": witnessed(tei(HOLES, id="holes")),
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
      const made = document.createElement("div");
      made.append(...[...document.querySelectorAll("#p\\\\:text p")].map((each) => each.cloneNode(true)));
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


def opened(page, site, name):
    page.goto((site / f"{name}.html").as_uri())
    page.locator(".tei-app-marker[role=button]").first.wait_for()


def test_entries_of_a_list_have_their_letter_at_their_place(page, site):
    opened(page, site, "apart")
    marker(page, "a").wait_for()
    found = page.evaluate("""() => [...document.querySelectorAll("#p\\\\:text p .tei-app-marker")].map((each) => {
      let before = each.previousSibling;
      while (before instanceof Element && before.matches(".tei-app-marker")) before = before.previousSibling;
      return [each.textContent, before.textContent.trim().split(/\\s+/).at(-1)];
    })""")
    assert found == [["e", "1"], ["a", "One"], ["b", "grey"], ["f", "2"], ["d", "another"], ["c", "read"]]
    marker(page, "d").click()
    page.locator(PANEL).wait_for()
    assert " ".join(page.locator(PANEL).inner_text().split()) == "d 2 Another] A; no B"
    page.locator(PANEL).get_by_role("link").first.click()
    assert page.url.endswith("#app:4")


@pytest.mark.parametrize(("witness", "expected"), [
    ("A", "One line of grey ink, an other, another line read by all."),
    ("B", "Won line of gray ink, an other, no line red by all."),
])  # fmt: skip
def test_a_witness_is_read_however_the_apparatus_is_attached(witness, expected, page, site):
    opened(page, site, "apart")
    page.locator("#p\\:witness").select_option("B")
    page.locator(".tei-read").first.wait_for()
    page.locator("#p\\:witness").select_option(witness)
    page.wait_for_function(
        "expected => document.querySelector('#p\\\\:text p').innerText.includes(expected)", arg=expected.split()[0]
    )
    assert read(page) == expected
    page.locator("#p\\:witness").select_option("")
    page.wait_for_function("() => !document.querySelector('.tei-read, .tei-unread')")
    assert read(page) == "One line of grey ink, an other, another line read by all."


@pytest.mark.parametrize(
    ("witness", "expected"), [("A", "Begun here and lostthere again"), ("B", "Before. Begun again to the end.")]
)
def test_where_a_witness_lacks_text_nothing_of_it_is_read(witness, expected, page, site):
    opened(page, site, "holes")
    page.locator("#p\\:witness").select_option(witness)
    page.locator(".tei-unread").first.wait_for(state="attached")
    assert read(page) == expected
    assert ("[lacuna begins]" in page.locator("#p\\:text p").first.inner_text()) == (witness == "B")


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


def test_the_diplomatic_text_is_a_switch_by_keyboard_without_scripts(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "choices.html").as_uri())

    def seen():
        return " ".join(page.locator("#p\\:text p").inner_text().split()).removeprefix("1").strip()

    before = seen()
    page.locator("#p\\:diplomatic").focus()
    page.keyboard.press("Space")
    switched = seen()
    page.keyboard.press("Space")
    again = seen()
    context.close()
    assert before == again == "In the upper room Mister Ward sat stood, a Captain, wet[?]."
    assert switched == "In teh vpper room Mr Ward sat stood, a Capt, wet[?]yet[?]."


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
