"""The search in a browser: served, where Pagefind finds words by their stems, and from the file system, without it."""

import os
import re
from pathlib import Path

import pytest
from browsing import browser, served
from warm import good
from worlds import register, tei, world

pytestmark = pytest.mark.browser
AXE = Path(os.environ.get("PECIA_AXE", "nowhere"))
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


@pytest.fixture(scope="module")
def chromium():
    with browser() as started:
        yield started


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
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("requestfailed", lambda request: faults.append(request.url))
    yield context
    context.close()
    assert not faults


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
