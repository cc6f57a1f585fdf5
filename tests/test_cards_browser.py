"""Cards in a browser: what a register says of somebody, beside the name, by mouse, keyboard and touch."""

import pytest
from browsing import judged, lost, served
from worlds import good, register, tei, world

pytestmark = pytest.mark.browser
PERSONS = register(
    '<person xml:id="ada"><persName>Ada Ward</persName><persName xml:lang="ru">Ада Уорд</persName><birth when="1871">1871</birth>'
    '<idno type="GND">118520776</idno><note>A binder of Ely.</note></person>'
    '<person xml:id="bo"><persName>Bo Lind</persName><note>A friend of <persName ref="#ada">Ada</persName>.</note></person>'
)
LETTER = (
    '<p>To <persName ref="persons.xml#ada">Ada</persName>, who met <persName ref="persons.xml#bo">Bo</persName>.</p>'
    + "<p>Nothing of weight was said that day.</p>" * 60
    + '<p>At the end <persName ref="persons.xml#bo">Bo</persName> left.</p>'
)
CARD, ADA = "#p\\:card", "#p\\:text a[href='persons/ada.html']"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    texts = {
        "edition.toml": 'title = "Letters"\nlanguage = "en"\nlicence = "CC0"\n',
        "tei/persons.xml": PERSONS,
        "tei/letter.xml": tei(LETTER, id="letter", title="A letter", date="1900").replace(
            "<text>", '<text xml:lang="en">'
        ),
    }
    return good(world(tmp_path_factory.mktemp("cards") / "Edition", texts)).site


@pytest.fixture
def opened(chromium, site):
    """Give a function that opens the letter from the disk; every fault of a script is reported."""
    contexts, faults = [], []

    def make(address="", **options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.on("weberror", lambda error: faults.append(str(error.error)))
        lost(context, faults)
        contexts.append(context)
        page = context.new_page()
        page.goto(address or (site / "letter.html").as_uri())
        return page

    yield make
    for context in contexts:
        context.close()
    assert not faults


def shown(page):
    return page.locator(CARD).is_visible()


def by_mouse(page):
    page.locator(ADA).hover()
    page.locator(CARD).wait_for(state="visible")


def by_keyboard(page):
    page.locator(ADA).focus()
    page.keyboard.press("Enter")
    page.locator(CARD).wait_for(state="visible")


def focused(page):
    return page.evaluate("document.activeElement.id || document.activeElement.getAttribute('href')")


def test_a_card_opens_where_the_mouse_rests_on_a_name(opened):
    page = opened()
    by_mouse(page)
    assert " ".join(page.locator(CARD).inner_text().split()).startswith(
        "Ada Ward born 1871 Ада Уорд A binder of Ely. GND 118520776"
    )


def test_a_mouse_that_passes_over_a_name_opens_nothing(opened):
    page = opened()
    page.locator(ADA).hover()
    page.mouse.move(640, 700)
    page.wait_for_timeout(700)
    assert not page.locator(CARD).count()


def test_the_mouse_can_go_into_the_card_and_stay(opened):
    page = opened()
    by_mouse(page)
    page.locator(f"{CARD} .more a").hover()
    page.wait_for_timeout(700)
    assert shown(page)


def test_the_card_closes_when_the_mouse_leaves(opened):
    page = opened()
    by_mouse(page)
    page.mouse.move(640, 780)
    page.locator(CARD).wait_for(state="hidden")


def test_escape_closes_the_card_of_a_mouse_that_rests(opened):
    page = opened()
    by_mouse(page)
    page.keyboard.press("Escape")
    page.locator(CARD).wait_for(state="hidden")


def test_a_click_of_the_mouse_follows_the_link(opened):
    page = opened()
    page.locator(ADA).click()
    page.wait_for_url("**/persons/ada.html")


def test_enter_opens_the_card_and_escape_leads_back_to_the_name(opened):
    page = opened()
    by_keyboard(page)
    assert (focused(page), page.locator(ADA).get_attribute("aria-expanded")) == ("p:card", "true")
    page.keyboard.press("Escape")
    page.locator(CARD).wait_for(state="hidden")
    assert (focused(page), page.locator(ADA).get_attribute("aria-expanded")) == ("persons/ada.html", "false")


def test_tab_goes_through_the_card_and_on_in_the_text(opened):
    page = opened()
    by_keyboard(page)
    steps = []
    for _ in range(3):
        page.keyboard.press("Tab")
        steps.append(focused(page))
    assert steps[0] == "https://d-nb.info/gnd/118520776"
    assert steps[1].endswith("persons/ada.html")
    assert steps[2] == "persons/bo.html"
    assert not shown(page)


def test_shift_tab_leads_from_the_card_back_to_the_name(opened):
    page = opened()
    by_keyboard(page)
    page.keyboard.press("Shift+Tab")
    assert (focused(page), shown(page)) == ("persons/ada.html", False)


def test_the_card_leads_to_the_entrys_page(opened):
    page = opened()
    by_keyboard(page)
    page.locator(f"{CARD} .more a").click()
    page.wait_for_url("**/persons/ada.html")


def test_a_touch_opens_the_card_and_one_beside_it_closes_it(opened):
    page = opened(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    page.locator(ADA).tap()
    page.locator(CARD).wait_for(state="visible")
    assert page.url.endswith("letter.html")
    box = page.locator(CARD).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    page.touchscreen.tap(160, box["y"] + box["height"] + 60)
    page.locator(CARD).wait_for(state="hidden")


def test_a_card_at_the_end_of_the_window_opens_upwards(opened):
    page = opened()
    name = page.locator("#p\\:text a[href='persons/bo.html']").last
    name.evaluate("each => each.scrollIntoView({block: 'end', behavior: 'instant'})")
    name.hover()
    page.locator(CARD).wait_for(state="visible")
    assert page.locator(CARD).bounding_box()["y"] < name.bounding_box()["y"]


def test_one_card_is_open_at_a_time_and_each_is_loaded_once(opened):
    page = opened()
    asked = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
    for _ in range(2):
        by_mouse(page)
        page.locator("#p\\:text a[href='persons/bo.html']").first.hover()
        page.locator(CARD, has_text="Bo Lind").wait_for(state="visible")
    assert [asked.count(name) for name in ("ada.js", "bo.js", "card.js", "cards.css")] == [1, 1, 1, 1]


def test_a_card_opens_on_the_web_too(opened, site):
    with served(site) as address:
        page = opened(f"{address}letter.html")
        by_keyboard(page)
        assert "A binder of Ely." in page.locator(CARD).inner_text()


def test_a_name_in_an_entry_opens_a_card_too(opened, site):
    page = opened((site / "persons" / "bo.html").as_uri())
    page.locator("#p\\:text a[href='../persons/ada.html']").focus()
    page.keyboard.press("Enter")
    page.locator(CARD).get_by_text("A binder of Ely.").wait_for()


def test_without_scripts_a_name_leads_to_its_page(opened):
    page = opened(java_script_enabled=False)
    page.locator(ADA).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/persons/ada.html")
    assert "A binder of Ely." in page.locator("main").inner_text()


def test_a_name_whose_card_is_gone_leads_to_its_page(opened, site, chromium):
    context = chromium.new_context()
    context.route("**/ada.js", lambda route: route.abort())
    page = context.new_page()
    page.goto((site / "letter.html").as_uri())
    page.locator(ADA).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/persons/ada.html")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("name", ["letter", "persons/ada", "persons/index"])
def test_axe_finds_nothing(name, width, scheme, opened, site):
    page = opened((site / f"{name}.html").as_uri(), viewport={"width": width, "height": 900}, color_scheme=scheme)
    if name == "letter":
        by_keyboard(page)
    assert judged(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
