"""To read in a browser: notes beside the text and in place, pages, paragraphs and their links."""

import itertools
import re

import pytest
from browsing import judged, selected
from worlds import good, tei, world

pytestmark = pytest.mark.browser
FILLER = "".join(
    f"<p>On the {n}th day nothing of weight was said at the bench, nor was it written.</p>" for n in range(60)
)
PASTE = f"""<p><pb n="1"/>Of all the pastes<note type="authorial">She kept four.</note> that a binder keeps none is so
fickle<note type="editorial">{"The printed notice has another word here. " * 8}</note> as the one of rye<note resp="#XY">Rye
was cheap.</note>, which the <ref target="https://example.org/">almanac</ref> praised.</p>{FILLER}<pb n="2"/><p>The
third<note>It is the fourth.</note> has one.</p>"""

LEDGER = "".join(f'<pb n="{n}"/><p>{"One sheet more went through the press. " * 12}</p>' for n in range(771, 1001))
LEDGER += '<pb n="3" ed="proofs"/><p>The last of them.</p>'

TWINS = """<p>The glue was warm, the paste-pot cold.</p><p n="7">At noon the glue was warm again, by and by; the
shop-boy, who slept, woke.</p>"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    bodies = {"paste": PASTE, "ledger": LEDGER, "twins": TWINS, "plain": "<p>No page begins here.</p>"}
    texts = {
        f"tei/{name}.xml": tei(body, id=name, title=f"On {name}").replace("<text>", '<text xml:lang="en">')
        for name, body in bodies.items()
    }
    return good(world(tmp_path_factory.mktemp("read") / "Edition", texts)).site


@pytest.fixture
def reader(chromium):
    """Give a function that opens a page, in a browser that reports every fault of a script."""
    contexts, faults = [], []

    def opened(site, name, width=1440, **settings):
        context = chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce", **settings)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        contexts.append(context)
        context.set_default_timeout(20000)
        page = context.new_page()
        page.goto((site / f"{name}.html").as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not faults


def reference(page, number):
    return page.locator(".noteref").nth(number - 1)


def note(page, number):
    return page.locator("ol.notes > li").nth(number - 1)


def entered(page, number):
    """Open a note by the keyboard; what opens it may have to be loaded first."""
    reference(page, number).focus()
    page.keyboard.press("Enter")
    page.locator("ol.notes > li:focus").wait_for()


def focused(page):
    return page.evaluate("document.activeElement.id")


def test_notes_stand_beside_the_text_by_their_references(site, reader):
    page = reader(site, "paste")
    text = page.locator("#p\\:text p").first.bounding_box()
    boxes = [note(page, number).bounding_box() for number in (1, 2, 3, 4)]
    assert all(box["x"] > text["x"] + text["width"] and box["x"] + box["width"] <= 1440 for box in boxes)
    assert abs(boxes[0]["y"] - reference(page, 1).bounding_box()["y"]) < 24
    assert abs(boxes[3]["y"] - reference(page, 4).bounding_box()["y"]) < 24
    assert all(one["y"] + one["height"] < other["y"] for one, other in itertools.pairwise(boxes))


def test_notes_leave_what_opens_beside_the_text_its_room(site, reader):
    page = reader(site, "paste")
    page.evaluate("""() => {
      const panel = Object.assign(document.createElement("div"), {style: "position: fixed; inset: 0 0 0 auto; width: 26rem"});
      panel.className = "beside";
      document.body.append(panel);
      document.body.style.paddingInlineEnd = "26rem";
    }""")
    page.locator("#p\\:notes:not(.side-notes)").wait_for()
    assert note(page, 1).bounding_box()["y"] > reference(page, 4).bounding_box()["y"]


def test_a_reference_leads_to_its_note_beside_the_text_and_esc_back(site, reader):
    page = reader(site, "paste")
    entered(page, 3)
    assert focused(page) == "note:3"
    page.keyboard.press("Escape")
    assert focused(page) == "ref:note:3"


def test_a_note_opens_where_the_text_refers_to_it_and_closes_by_esc(site, reader):
    page = reader(site, "paste", 768)
    entered(page, 2)
    box, mark = note(page, 2).bounding_box(), reference(page, 2).bounding_box()
    assert 0 < box["y"] - mark["y"] < 60
    assert focused(page) == "note:2"
    page.keyboard.press("Escape")
    assert focused(page) == "ref:note:2"
    assert note(page, 2).bounding_box()["y"] > 1000
    assert page.evaluate("history.length") == 2


def test_after_an_opened_note_tab_goes_on_in_the_text(site, reader):
    page = reader(site, "paste", 768)
    entered(page, 3)
    for key in ("Tab", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent") == "almanac"
    assert page.locator(":popover-open").count() == 0


def test_an_opened_note_has_a_way_back(site, reader):
    page = reader(site, "paste", 320)
    reference(page, 1).click()
    page.locator(":popover-open").wait_for()
    note(page, 1).locator(".backlink").click()
    assert focused(page) == "ref:note:1"
    assert page.locator(":popover-open").count() == 0


def test_a_note_opens_and_closes_by_touch(site, reader):
    page = reader(site, "paste", 320, has_touch=True, is_mobile=True)
    reference(page, 2).tap()
    page.locator(":popover-open").wait_for()
    box = note(page, 2).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    page.touchscreen.tap(4, box["y"] + 10)
    page.locator(":popover-open").wait_for(state="detached")


def test_notes_say_whose_they_are(site, reader):
    page = reader(site, "paste")
    assert [re.sub(r"\W+$", "", each) for each in page.locator("ol.notes .note-of").all_inner_texts()][:2] == [
        "Author",
        "Editor",
    ]


def test_without_scripts_links_lead_to_the_notes_and_back(site, reader):
    page = reader(site, "paste", java_script_enabled=False)
    reference(page, 4).click()
    assert page.url.endswith("#note:4")
    assert note(page, 4).bounding_box()["y"] < 800
    note(page, 4).locator(".backlink").click()
    assert page.url.endswith("#ref:note:4")


def address(page):
    return page.evaluate("location.hash")


def scrolled(page, to, place):
    """Scroll to an element as a reader does, and wait until the address is that of a page."""
    page.evaluate("id => document.getElementById(id).scrollIntoView()", to)
    page.wait_for_function("place => location.hash === place", arg=place)


def test_the_address_follows_the_page_that_is_read(site, reader):
    page = reader(site, "ledger")
    scrolled(page, "pb:780", "#pb:780")
    scrolled(page, "pb:790", "#pb:790")
    assert page.locator(".pages output").inner_text() == "20 of 230"
    assert page.locator(".pages select").input_value() == "pb:790"
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_function("location.hash === ''")
    assert page.evaluate("history.length") == 2


def test_the_place_of_a_link_stays_in_the_address_until_a_reader_goes_on(site, reader):
    page = reader(site, "ledger")
    page.goto(page.url + "#p:10")
    page.wait_for_timeout(500)
    page.mouse.wheel(0, 60)
    page.wait_for_timeout(500)
    assert address(page) == "#p:10"
    scrolled(page, "pb:800", "#pb:800")


def test_a_page_is_chosen_from_the_bar(site, reader):
    page = reader(site, "ledger", 320)
    page.locator(".pages select").focus()
    assert page.locator(".pages option").count() == 231
    page.locator(".pages select").select_option("900")
    assert address(page) == "#pb:900"
    bar, mark = page.locator(".pages").bounding_box(), page.locator("#pb\\:900").bounding_box()
    assert bar["y"] + bar["height"] <= mark["y"] < 200
    page.locator(".pages select").select_option(label="3")
    page.wait_for_timeout(500)
    assert address(page) == "#pb:proofs:3"


def test_the_slider_goes_to_the_next_page_by_the_keyboard(site, reader):
    page = reader(site, "ledger", 768)
    page.get_by_role("slider", name="Pages").focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.wait_for_function("location.hash === '#pb:774'")
    assert focused(page) == ""
    assert page.get_by_role("slider").get_attribute("aria-valuetext") == "774"
    assert page.evaluate("history.length") == 2


def test_without_scripts_pages_are_links_of_which_many_are_left_out(site, reader):
    page = reader(site, "ledger", java_script_enabled=False)
    page.locator(".pages summary").click()
    links = page.locator(".pages a")
    assert links.all_inner_texts() == [*map(str, range(771, 1000, 5)), "1000", "3"]
    links.nth(4).click()
    assert page.url.endswith("#pb:791")


def test_a_document_without_pages_has_no_list_of_them(site, reader):
    assert reader(site, "plain").locator(".pages").count() == 0


@pytest.mark.parametrize("width", [320, 1440])
def test_a_long_document_is_accessible(width, site, reader):
    page = reader(site, "ledger", width, color_scheme="dark")
    scrolled(page, "pb:780", "#pb:780")
    assert judged(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def copied(page, deed):
    """What is copied when something is done: the part of the link after the page's name."""
    page.evaluate("() => { navigator.clipboard.writeText = async (link) => { window.link = link } }")
    deed()
    page.get_by_text("The link is copied.").wait_for()
    return page.evaluate("window.link").partition(".html")[2]


def test_a_paragraphs_number_copies_its_link(site, reader):
    page = reader(site, "twins")
    page.get_by_text("The glue was warm, the paste-pot cold.").hover()
    assert copied(page, page.locator(".number").first.click) == "#p:1"
    assert address(page) == "#p:1"
    assert page.evaluate("history.length") == 2


def test_a_paragraphs_number_copies_its_link_by_the_keyboard(site, reader):
    page = reader(site, "twins", 320)
    number = page.get_by_role("link", name="7", exact=True)
    number.focus()
    assert copied(page, lambda: page.keyboard.press("Enter")) == "#n:7"
    assert number.evaluate("each => getComputedStyle(each).opacity") == "1"


def test_without_scripts_a_paragraphs_number_is_its_link(site, reader):
    page = reader(site, "twins", java_script_enabled=False)
    page.get_by_text("The glue was warm, the paste-pot cold.").hover()
    page.locator(".number").first.click()
    assert page.url.endswith("twins.html#p:1")


def test_the_number_that_the_source_gives_is_always_seen(site, reader):
    page = reader(site, "twins")
    assert page.locator(".number").evaluate_all("all => all.map(each => getComputedStyle(each).opacity)") == ["0", "1"]


def test_the_button_shares_the_documents_link(site, reader):
    page = reader(site, "twins")
    assert copied(page, page.get_by_role("button", name="Share").click) == ""


@pytest.mark.parametrize(
    ("number", "first", "last", "link"),
    [
        (1, "the paste-pot", "cold", "#p:1:~:text=the%20paste%2Dpot%20cold"),
        (2, "shop-boy,", "woke.", "#n:7:~:text=shop%2Dboy%2C%20who%20slept%2C%20woke."),
        (2, "glue was", "warm", "#n:7:~:text=At%20noon%20the-,glue%20was%20warm,-again%2C%20by%20and"),
        (1, "he glue was warm, the", "paste-pot", "#p:1:~:text=glue%20was%20warm%2C%20the%20paste%2Dpot"),
    ],
)
def test_the_button_shares_the_link_of_selected_words(number, first, last, link, site, reader):  # noqa: PLR0913, PLR0917
    page = reader(site, "twins")
    selected(page, first, last, "#p\\:text p", number - 1)
    assert copied(page, page.get_by_role("button", name="Share").click) == link


def test_a_link_to_words_that_occur_twice_opens_at_those_that_were_selected(site, reader):
    page = reader(site, "twins")
    selected(page, "glue was", "warm", "#p\\:text p", 1)
    link = copied(page, page.locator("#p\\:share-selection").click)
    other = page.context.new_page()
    other.goto((site / "twins.html").as_uri() + link)
    assert other.evaluate("location.hash") == "#n:7"


def test_what_the_system_shares_with_gets_the_link(site, reader):
    page = reader(site, "twins")
    page.evaluate("() => { navigator.share = async (what) => { window.shared = what } }")
    page.get_by_role("button", name="Share").focus()
    page.keyboard.press("Space")
    page.wait_for_function("window.shared")
    assert page.evaluate("window.shared.url").endswith("twins.html")
    assert page.evaluate("window.shared.title").startswith("On twins")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_a_page_is_accessible_with_a_note_open(width, scheme, site, reader):
    page = reader(site, "paste", width, color_scheme=scheme)
    assert judged(page) == []
    reference(page, 2).click()
    assert judged(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
