"""The images of pages beside the text, in a browser: in step, chosen, enlarged, missing; with and without JavaScript."""

import pytest
from browsing import judged, served, visited
from warm import good
from worlds import tei, world

pytestmark = pytest.mark.browser
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="600"><rect width="400" height="600" fill="#eee"/>'
    '<text x="40" y="100" font-size="40">{}</text></svg>'
)
FILLER = "<p>Nothing of weight was written on this day.</p>" * 25
BOOK = f"""<p>Before any page.</p><pb n="1" facs="#one"/><p facs="#zone">In a <persName>zone</persName>.</p>{FILLER}
<pb n="2" facs="#two"/><p>Second page.</p>{FILLER}<pb n="3" facs="images/gone.png"/><p>Third page.</p>{FILLER}
<pb n="4" facs="images/broken.png"/><p>Fourth page.</p>{FILLER}"""
SURFACES = """<facsimile><surface xml:id="one" ulx="0" uly="0" lrx="400" lry="600"><graphic url="images/1.svg"/>
<zone xml:id="zone" ulx="40" uly="300" lrx="360" lry="360"/></surface>
<surface xml:id="two"><graphic url="images/2.svg"/></surface></facsimile>"""
AWAY = '<pb n="1" facs="http://127.0.0.2:9/leaf.jpg"/><p>Far away.</p>'
PANEL = "#p\\:beside"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    files = {
        "tei/book.xml": tei(BOOK, id="book", title="A book").replace("<text>", f'{SURFACES}<text xml:lang="en">'),
        "tei/away.xml": tei(AWAY, id="away", title="Away"),
        "tei/service.xml": tei('<pb facs="http://127.0.0.2:9/iiif/1/info.json"/><p>A service.</p>', id="service"),
        "tei/lost.xml": tei('<pb facs="images/gone.png"/><p>Lost.</p>', id="lost"),
        "tei/plain.xml": tei("<p>No images.</p>", id="plain"),
        "tei/images/1.svg": SVG.format("one"),
        "tei/images/2.svg": SVG.format("two"),
        "tei/images/broken.png": b"no image",
    }
    return good(world(tmp_path_factory.mktemp("facsimile") / "Edition", files)).site


@pytest.fixture
def reader(chromium):
    """A reader's browser, which reports every fault of a script."""
    with visited(chromium) as context:
        yield context


def opened(reader, site, name="book"):
    page = reader.new_page()
    page.goto((site / f"{name}.html").as_uri())
    page.locator("#p\\:facsimile-button").click()
    page.locator(PANEL).wait_for()
    return page


def image(page, name):
    page.locator(f"{PANEL} img[src$='{name}']").wait_for()
    page.wait_for_function(
        "name => document.querySelector(`#p\\\\:beside img[src$='${name}']`).naturalWidth > 0", arg=name
    )


def shown(page):
    return page.locator(f"{PANEL} select option:checked").inner_text()


def wait_for(page, label):
    page.wait_for_function(
        "label => document.querySelector('#p\\\\:beside select').selectedOptions[0].text === label", arg=label
    )


def test_nothing_of_the_facsimile_is_loaded_before_it_is_asked_for(site, reader):
    page = reader.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    page.goto((site / "book.html").as_uri())
    page.wait_for_load_state("networkidle")
    assert not {"facsimile.js", "openseadragon.min.js", "1.svg"} & set(asked)
    page.locator("#p\\:facsimile-button").click()
    image(page, "1.svg")
    assert "facsimile.js" in asked
    assert "openseadragon.min.js" not in asked


def test_a_page_without_images_has_neither_button_nor_style_sheet(site):
    text = (site / "plain.html").read_text("utf-8")
    assert "facsimile" not in text


def test_the_image_follows_the_text(site, reader):
    page = opened(reader, site)
    image(page, "1.svg")
    page.locator("#pb\\:2").scroll_into_view_if_needed()
    page.mouse.move(300, 400)
    page.mouse.wheel(0, 500)
    wait_for(page, "p. 2")
    image(page, "2.svg")


def test_the_text_follows_the_image(site, reader):
    page = opened(reader, site)
    page.locator(f"{PANEL} [data-do=on]").click()
    image(page, "2.svg")
    page.wait_for_function("() => Math.abs(document.getElementById('pb:2').getBoundingClientRect().top) < 200")
    page.wait_for_timeout(500)
    assert shown(page) == "p. 2"
    page.locator(f"{PANEL} select").select_option("p. 1")
    page.wait_for_function("() => Math.abs(document.getElementById('pb:1').getBoundingClientRect().top) < 200")


def test_a_page_whose_image_is_missing_says_so(site, reader):
    page = opened(reader, site)
    page.locator(f"{PANEL} select").select_option("p. 3")
    assert page.locator(f"{PANEL} .sheet").inner_text() == "This image isn’t in the edition: gone.png"
    page.locator(f"{PANEL} select").select_option("p. 4")
    page.locator(f"{PANEL} .sheet").get_by_text("The image couldn’t be loaded.").wait_for()


def test_the_zone_of_a_text_is_marked_and_leads_to_it(site, reader):
    page = opened(reader, site)
    image(page, "1.svg")
    assert page.locator(f"{PANEL} .zone.lit").count() == 0
    page.locator("[data-facs=zone]").hover()
    page.locator(f"{PANEL} .zone.lit").wait_for()
    page.locator("#pb\\:2").scroll_into_view_if_needed()
    page.get_by_role("link", name="In a zone.").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("""() => {
      const {top, bottom} = document.querySelector("#p\\\\:text [data-facs=zone]").getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }""")


def test_an_image_is_enlarged_on_demand(site, reader):
    page = opened(reader, site)
    image(page, "1.svg")
    page.locator(f"{PANEL} [data-do=in]").click()
    page.locator(f"{PANEL} canvas").first.wait_for()
    page.get_by_role("link", name="In a zone.").wait_for(state="attached")
    page.locator(f"{PANEL} [data-do=on]").click()
    wait_for(page, "p. 2")
    page.locator(f"{PANEL} [data-do=whole]").click()
    page.locator(f"{PANEL} select").select_option("p. 4")
    page.locator(f"{PANEL} .sheet").get_by_text("The image couldn’t be loaded.").wait_for()
    page.locator(f"{PANEL} select").select_option("p. 1")
    image(page, "1.svg")


def test_all_images_are_a_sheet_from_which_one_is_chosen(site, reader):
    page = opened(reader, site)
    page.locator(f"{PANEL} [data-do=all]").press("Enter")
    page.locator(f"{PANEL} .overview").wait_for()
    assert page.locator(f"{PANEL} .overview button").all_inner_texts() == ["p. 1", "p. 2", "p. 3", "p. 4"]
    assert page.locator(f"{PANEL} .overview img[src$='2.svg']").count() == 1
    assert page.locator(f"{PANEL} [data-do=in]").is_disabled()
    page.get_by_role("button", name="p. 2", exact=True).press("Enter")
    image(page, "2.svg")
    assert shown(page) == "p. 2"
    page.locator(f"{PANEL} [data-do=all]").click()
    page.locator(f"{PANEL} .overview").wait_for()
    page.locator(f"{PANEL} [data-do=all]").click()
    image(page, "2.svg")


def test_it_opens_closes_and_gives_the_focus_back_by_keyboard(site, reader):
    page = reader.new_page()
    page.goto((site / "book.html").as_uri())
    page.locator("#p\\:facsimile-button").focus()
    page.keyboard.press("Space")
    page.locator(PANEL).wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.locator(f"{PANEL} [data-do=fill]").press("Enter")
    page.keyboard.press("Escape")
    assert page.locator(f"{PANEL}:not(.fill)").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(PANEL).count() == 0
    assert page.evaluate("document.activeElement.id") == "p:facsimile-button"


def test_the_link_beside_a_pages_marker_shows_its_image(site, reader):
    page = reader.new_page()
    page.goto((site / "book.html").as_uri())
    page.get_by_role("button", name="Image of p. 2").click()
    image(page, "2.svg")
    assert shown(page) == "p. 2"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Image of p. 2"


INFO = {"width": 4000, "height": 6000, "protocol": "http://iiif.io/api/image"}
SERVICES = [
    ({"@context": "http://iiif.io/api/image/3/context.json", "profile": "level2"}, "1200,"),
    (
        {"@context": "http://iiif.io/api/image/2/context.json", "profile": ["http://iiif.io/api/image/2/level1.json"]},
        "1200,",
    ),
    ({"@context": "http://iiif.io/api/image/3/context.json", "profile": "level0"}, "max"),
    (
        {"@context": "http://iiif.io/api/image/2/context.json", "profile": ["http://iiif.io/api/image/2/level0.json"]},
        "full",
    ),
    (
        {
            "@context": "http://iiif.io/api/image/3/context.json",
            "profile": "level0",
            "sizes": [{"width": 500, "height": 750}, {"width": 2000, "height": 3000}],
        },
        "2000,3000",
    ),
]


@pytest.mark.parametrize(("said", "size"), SERVICES)
def test_an_image_service_is_asked_for_what_it_has(said, size, site, reader):
    asked: list[str] = []

    def answer(route):
        asked.append(route.request.url)
        if route.request.url.endswith("info.json"):
            base = route.request.url.removesuffix("/info.json")
            headers = {"Access-Control-Allow-Origin": "*"}
            route.fulfill(json=INFO | said | {"id": base, "@id": base}, headers=headers)
        else:
            route.fulfill(body=SVG.format("service"), content_type="image/svg+xml")

    reader.route("http://127.0.0.2:9/**", answer)
    page = opened(reader, site, "service")
    image(page, f"/full/{size}/0/default.jpg")
    assert asked[0] == "http://127.0.0.2:9/iiif/1/info.json"
    page.locator(f"{PANEL} [data-do=in]").click()
    page.locator(f"{PANEL} canvas").first.wait_for()
    page.wait_for_timeout(300)
    assert page.locator(f"{PANEL} .missing").count() == 0
    page.locator(f"{PANEL} [data-do=all]").click()
    image(page, "/full/!240,240/0/default.jpg")


def test_where_all_images_are_missing_only_the_list_says_so(site):
    text = (site / "lost.html").read_text("utf-8")
    assert "This image isn’t in the edition: gone.png" in text
    assert "p:facsimile-button" not in text


def test_the_host_of_an_image_elsewhere_is_named_and_asked_only_on_demand(site, reader):
    page = reader.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "away.html").as_uri())
    assert "127.0.0.2:9" in page.locator("#p\\:facsimile-button").inner_text()
    assert not [each for each in asked if "127.0.0.2" in each]
    page.locator("#p\\:facsimile-button").click()
    page.locator(f"{PANEL} .sheet").get_by_text("The image couldn’t be loaded.").wait_for()
    assert [each for each in asked if "127.0.0.2" in each]


def test_without_scripts_the_images_are_a_list(site, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "book.html").as_uri())
    page.locator("#p\\:facsimile-button").click()
    page.locator("#p\\:facsimile summary").click()
    assert page.locator("#p\\:facsimile li").count() == 4
    assert page.locator("#p\\:facsimile img").first.is_visible()
    page.locator("#p\\:facsimile").get_by_role("link", name="p. 2", exact=True).click()
    assert page.url.endswith("#pb:2")
    context.close()


def test_on_a_phone_the_image_stands_above_the_text(site, chromium):
    context = chromium.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = opened(context, site)
    image(page, "1.svg")
    assert page.locator(PANEL).bounding_box()["height"] < 320
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    sizes = [each.bounding_box() for each in page.locator(f"{PANEL} button").all()]
    assert all(size["height"] >= 24 and size["width"] >= 24 and size["x"] + size["width"] <= 320 for size in sizes)
    page.locator(f"{PANEL} [data-do=close]").tap()
    assert page.locator(PANEL).count() == 0
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_the_open_facsimile_is_accessible(width, scheme, site, chromium):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = opened(context, site)
    image(page, "1.svg")
    found = judged(page)
    page.locator(f"{PANEL} [data-do=all]").click()
    page.locator(f"{PANEL} .overview").wait_for()
    found += judged(page)
    page.locator(f"{PANEL} [data-do=all]").click()
    page.locator(f"{PANEL} [data-do=in]").click()
    page.locator(f"{PANEL} canvas").first.wait_for()
    enlarged = judged(page)
    context.close()
    assert (found, enlarged) == ([], [])


def test_it_works_over_the_web_too(site, reader):
    with served(site) as address:
        page = reader.new_page()
        page.goto(f"{address}book.html")
        page.locator("#p\\:facsimile-button").click()
        image(page, "1.svg")
        page.locator(f"{PANEL} [data-do=in]").click()
        page.locator(f"{PANEL} canvas").first.wait_for()
