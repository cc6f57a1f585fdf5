"""The search in a browser: served, where Pagefind finds words by their stems, and from the file system, without it."""

import re

import pytest
from browsing import judged, lost, served, visited
from warm import good
from worlds import register, tei, world

pytestmark = pytest.mark.browser
SETTINGS = """title = "The Guild of Paste"
language = "en"
volumes = [{ title = "Letters", files = ["tei/l-*.xml"] }, { title = "Diaries", files = ["tei/d-*.xml"] }]
"""
PEOPLE = register(
    '<person xml:id="ada"><persName>Ward, Ada</persName></person><person xml:id="ivan"><persName>Orlov, Ivan</persName></person>'
)
FILLER = "".join(
    f"<p>On the {n}th day the vats were stirred and nothing else was written down.</p>" for n in range(2, 40)
)
ENGLISH = f"""<pb n="770"/><p>The binders wrote letters to <persName ref="people.xml#ada">Ada</persName> about glue.</p>{FILLER}
<pb n="771"/><p>No glue without flour, said the com<pb n="772"/>pany, and the naïve <choice><orig>prentyse</orig><reg>apprentice</reg></choice>
wept.</p><p><foreign xml:lang="ru">Мы получили ваши письма.</foreign></p>"""
RUSSIAN = """<pb n="12r"/><p>Крестьянин отправил письмо о клее.</p><pb n="12v"/><p>Он думал о книгах и об
<persName ref="people.xml#ivan">Иване</persName>.</p>"""
GERMAN = '<p>Die Bücher lagen in den Häusern der <persName ref="people.xml#ada">Leimsieder</persName>, ohne Leim.</p>'
ARABIC = "<p>الصبر مفتاح الفرج</p>"
CHINESE = "<p>浆糊没有面粉就不成。</p>"


def document(name, body, title, date, language):
    return tei(body, id=name, title=title, date=date).replace("<text>", f'<text xml:lang="{language}">')


TEXTS = {
    "edition.toml": SETTINGS,
    "tei/people.xml": PEOPLE,
    "tei/l-glue.xml": document("glue", ENGLISH, "Of glue and flour", "1939-05-12", "en"),
    "tei/l-pismo.xml": document("pismo", RUSSIAN, "О клее", "1940-02", "ru"),
    "tei/d-leim.xml": document("leim", GERMAN, "Vom Leim", "1941", "de-AT"),
    "tei/d-sabr.xml": document("sabr", ARABIC, "Of patience", "1938-01-01", "ar"),
    "tei/d-jiang.xml": document("jiang", CHINESE, "Of paste", "", "zh"),
    **{f"tei/d-x{n:02}.xml": document(f"x{n:02}", f"<p>Entry {n}: a quiet day.</p>", f"Day {n}", f"1942-03-{n:02}", "en")
       for n in range(1, 13)},
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return good(world(tmp_path_factory.mktemp("searched") / "Edition", TEXTS), searching=True).site


@pytest.fixture(scope="module", params=["served", "file"])
def start(request, site):
    """The address of the site's folder: from a web server, and from the file system."""
    if request.param == "file":
        yield f"{site.as_uri()}/"
    else:
        with served(site) as address:
            yield address


@pytest.fixture(scope="module")
def web(site):
    with served(site) as address:
        yield address


@pytest.fixture
def reader(chromium):
    """A reader's browser that reports every fault of a script, and every request that fails."""

    with visited(chromium, lost) as context:
        yield context


def searched(reader, start, asked="", found=None):
    page = reader.new_page()
    page.goto(f"{start}search.html{asked}")
    settled(page, found)
    return page


def settled(page, found=None):
    """Wait until it is told what was found, or how much."""
    pattern = r"\d document|Nothing" if found is None else rf"\b{found} document" if found else "Nothing was found"
    page.locator("#p\\:found").filter(has_text=re.compile(pattern)).wait_for()


def titles(page):
    return page.locator(".results h2").all_inner_texts()


def test_a_word_is_found_with_the_page_on_which_it_stands(reader, start):
    page = searched(reader, start, "?q=flour", 1)
    assert titles(page) == ["Of glue and flour"]
    assert page.locator(".hits a").all_inner_texts() == ["p. 771"]
    assert page.locator(".hits mark").all_inner_texts() in (["flour,"], ["flour"])


def test_a_word_over_two_pages_is_found_on_the_first(reader, start):
    assert searched(reader, start, "?q=company", 1).locator(".hits a").all_inner_texts() == ["p. 771"]


@pytest.mark.parametrize(("word", "title"), [
    ("letter", "Of glue and flour"), ("думать", "О клее"), ("крестьяне", "О клее"), ("Haus", "Vom Leim"), ("buch", "Vom Leim"),
])  # fmt: skip
def test_other_forms_of_a_word_are_found_in_its_language(reader, web, word, title):
    assert title in titles(searched(reader, web, f"?q={word}"))


def test_passages_in_another_language_are_found_by_their_stems(reader, web):
    assert sorted(titles(searched(reader, web, "?q=письмо", 2))) == ["Of glue and flour", "О клее"]


@pytest.mark.parametrize(("word", "title"), [
    ("naive", "Of glue and flour"), ("prentyse", "Of glue and flour"), ("apprentice", "Of glue and flour"), ("الصبر", "Of patience"),
    ("bücher", "Vom Leim"), ("патrien", ""),
])  # fmt: skip
def test_accents_old_spellings_and_other_scripts(reader, start, word, title):
    assert titles(searched(reader, start, f"?q={word}", 1 if title else 0)) == [title] * bool(title)


def test_words_in_quotation_marks_are_a_phrase(reader, start):
    assert titles(searched(reader, start, "?q=%22no glue without flour%22", 1)) == ["Of glue and flour"]
    searched(reader, start, "?q=%22flour without glue%22", 0)
    assert titles(searched(reader, start, "?q=glue flour", 1)) == ["Of glue and flour"]


@pytest.mark.parametrize(("asked", "found"), [
    ("?person=Ward, Ada", ["Of glue and flour", "Vom Leim"]),
    ("?person=Ward, Ada&person=Orlov, Ivan", []),
    ("?q=Leim&person=Ward, Ada", ["Vom Leim"]),
    ("?volume=Letters", ["Of glue and flour", "О клее"]),
    ("?year=1939&year=1941", ["Of glue and flour", "Vom Leim"]),
    ("?language=ru", ["О клее"]),
    ("?from=1939-05-12&to=1940-01", ["Of glue and flour"]),
    ("?from=1940-02-10&to=1941-06-01", ["О клее", "Vom Leim"]),
    ("?to=1938", ["Of patience"]),
    ("?volume=Letters&sort=-date", ["О клее", "Of glue and flour"]),
])  # fmt: skip
def test_filters_a_range_of_dates_and_the_order(reader, start, asked, found):
    page = searched(reader, start, asked, len(found))
    assert (titles(page) if "sort" in asked else sorted(titles(page))) == (found if "sort" in asked else sorted(found))


def test_a_filter_counts_what_it_would_find(reader, start):
    page = searched(reader, start, "?volume=Letters")
    assert page.locator("[data-facet=person] li").all_text_contents() == [" Orlov, Ivan (1)", " Ward, Ada (1)"]
    assert page.locator("[data-facet=volume] li").all_text_contents() == [" Letters (2)", " Diaries (15)"]
    page = searched(reader, start)
    page.locator(".filters summary").click()
    assert page.locator("[data-facet=person] li").all_inner_texts() == [" Ward, Ada (2)", " Orlov, Ivan (1)"]
    assert " German (1)" in page.locator("[data-facet=language] li").all_inner_texts()


def test_what_is_asked_stands_in_the_address(reader, start):
    page = searched(reader, start)
    page.get_by_label("Words in the texts").fill("day")
    page.keyboard.press("Enter")
    settled(page)
    page.locator(".filters summary").click()
    page.get_by_label("1942 (12)").check()
    settled(page, 12)
    page.get_by_label("Order").select_option("date")
    page.wait_for_url("**/search.html?q=day&year=1942&sort=date")
    page.reload()
    settled(page, 12)
    assert titles(page)[:2] == ["Day 1", "Day 2"]
    assert page.get_by_label("1942 (12)").is_checked()
    page.get_by_role("button", name="Show more").click()
    page.locator(".results > li").nth(11).wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Day 11"
    page.go_back()
    page.wait_for_url("**/search.html?q=day&year=1942")
    page.get_by_role("button", name="Remove 1942").click()
    page.wait_for_url("**/search.html?q=day")


def test_a_hit_opens_at_its_page_with_the_words_marked_and_a_way_back(reader, start):
    page = searched(reader, start, "?q=company flour&language=en", 1)
    page.locator(".hits a").first.click()
    page.locator(".marks").wait_for()
    assert page.url.endswith("#pb:771")
    assert [mark.strip() for mark in page.locator("mark.found").all_inner_texts()] == ["flour", "com", "pany"]
    page.wait_for_function("document.querySelector('mark.now').getBoundingClientRect().top < innerHeight")
    page.get_by_role("button", name="Next place").click()
    assert page.locator("mark.now").inner_text() == "com"
    page.get_by_role("link", name="Back to the search").click()
    settled(page, 1)
    assert page.url.endswith("search.html?q=company%20flour&language=en")


def test_marks_can_be_removed(reader, start):
    page = reader.new_page()
    page.goto(f"{start}leim.html?highlight=Leim")
    page.get_by_role("button", name="Remove the marks").click()
    assert page.locator("mark, .marks").count() == 0
    assert page.url.endswith("leim.html")


def test_an_old_spelling_is_shown_where_it_stands(reader, start):
    page = searched(reader, start, "?q=prentyse", 1)
    page.locator(".hits a").first.click()
    page.locator("mark.found").wait_for()
    assert page.locator("mark.found").inner_text() == "prentyse"


def test_a_document_that_no_search_led_to_loads_nothing_for_it(reader, web):
    page = reader.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{web}glue.html")
    assert not {name for name in asked if name.startswith(("marks", "search", "pagefind"))}


def test_words_that_are_written_alike_are_found_without_a_server(reader, site):
    page = searched(reader, f"{site.as_uri()}/", "?q=fluor")
    assert titles(page) == []
    page = searched(reader, f"{site.as_uri()}/", "?q=compeny", 1)
    assert titles(page) == ["Of glue and flour"]
    assert "company" in page.locator("#p\\:found").inner_text()
    assert titles(searched(reader, f"{site.as_uri()}/", "?q=面粉", 1)) == ["Of paste"]


def test_the_box_of_every_page_leads_to_the_search(reader, start):
    page = reader.new_page()
    page.goto(f"{start}leim.html")
    page.locator(".search-box input").fill("glue")
    page.keyboard.press("Enter")
    settled(page)
    assert page.url.endswith("search.html?q=glue")
    assert page.get_by_label("Words in the texts").input_value() == "glue"


def test_without_scripts_the_lists_lead_to_all_documents(chromium, start):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{start}search.html")
    assert page.locator("main a").all_inner_texts()[0] == "Contents"
    assert page.locator("#p\\:search").is_hidden()
    context.close()


@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_can_be_read_by_everybody(chromium, web, width, scheme):
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for name in ("search.html?q=glue&year=1939", "search.html?q=nothing-at-all", "glue.html?highlight=flour"):
        page = context.new_page()
        page.goto(f"{web}{name}")
        page.locator(".marks" if "highlight" in name else "#p\\:found").filter(
            has_text=re.compile("found|marked")
        ).wait_for()
        assert judged(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
