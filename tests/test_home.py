"""The edition's first page: what is in it, the ways in, and the contents."""

from pathlib import Path

import pytest
from lxml import html
from test_entry_pages import rows
from warm import good
from worlds import Built, register, tei, world

from pipeline.arrange.home import over_time

REGISTER = register(
    '<person xml:id="ada"><persName>Ward, Ada</persName></person><person xml:id="bo"><persName>Lind, Bo</persName></person>'
)
NAMED = '<p><persName ref="#bo">Bo</persName> and <persName ref="#bo">Bo</persName> and <persName ref="#ada">A.</persName></p>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build three documents in two languages, of two years, with a register."""
    settings = 'title = "Letters"\nsubtitle = "1901"\neditors = ["Ward, Ada"]\ndescription = "One.\\n\\nTwo."\nlanguage = "en"\n'
    return good(world(tmp_path_factory.mktemp("home") / "a", {
        "edition.toml": settings + 'files = ["*.xml"]\n',
        "a.xml": tei(NAMED, id="a", title="Of glue", date="1901-01-01"),
        "b.xml": tei(id="b", title="Von Leim", date="1901-03-02").replace("<text>", '<text xml:lang="de">'),
        "c.xml": tei(id="c", title="Of paste", date="1902-01-05"),
        "persons.xml": REGISTER,
    }))  # fmt: skip


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_it_says_what_is_in_the_edition(site: Built) -> None:
    page = site.page("index.html")
    assert [said(each) for each in page.xpath("//header[contains(@class, 'home')]/*")] == [
        "Letters", "1901", "Edited by Ward, Ada"
    ]  # fmt: skip
    assert [said(each) for each in page.xpath("//div[@class='description']/p")] == ["One.", "Two."]
    assert said(page.find_class("figures")[0]) == "3 documents · 1901–1902 · 2 languages"


def test_each_list_is_a_way_in_with_those_who_are_mentioned_most(site: Built) -> None:
    [persons] = site.page("index.html").xpath("//nav[@class='ways-in']/ul/li[p/a[@href='persons/index.html']]")
    assert said(persons[0]) == "Persons (2)"
    assert [(each.text, each.get("href")) for each in persons.xpath("ul/li/a")] == [
        ("Lind, Bo", "persons/bo.html"),
        ("Ward, Ada", "persons/ada.html"),
    ]


def test_the_way_by_date_shows_how_many_documents_there_are_when(site: Built) -> None:
    [way] = site.page("index.html").find_class("over-time")
    assert way.xpath(".//p/a/@href") == ["calendar.html"]
    assert way.xpath(".//svg/@aria-label") == [
        "Documents over time: January 1901 – January 1902; most in January 1901 (1)"
    ]


def test_a_few_documents_are_listed_and_many_are_led_to(site: Built, tmp_path: Path) -> None:
    assert site.page("index.html").xpath("//ol[@class='contents']/li/a/@href") == ["a.html", "b.html", "c.html"]
    assert site.page("index.html").xpath("string(//h2[@id='p:contents'])") == "Contents"
    one = good(world(tmp_path / "One", {"a.xml": tei(id="a", title="A")})).page("index.html")
    assert (said(one.find_class("figures")[0]), one.find_class("ways-in")) == ("1 document", [])


def test_many_years_are_counted_by_years_that_lead_to_their_pages() -> None:
    placed = [row[0] for row in rows("1900-05-01", "1900-06-01", "1902", "1905", "1906")]
    found = list(over_time(placed, {"calendar/1900.html"}))
    assert [(each.label, each.count) for each in found[:3]] == [("1900", 2), ("1901", 0), ("1902", 1)]
    assert [each.href for each in found if each.href] == ["calendar/1900.html"]


def test_what_has_no_two_dates_has_no_chart() -> None:
    assert not list(over_time([row[0] for row in rows("1900", "", "-0044")], set()))
