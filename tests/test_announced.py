"""What a site on the web says of itself to programs: sitemap, feed, the page for wrong addresses."""

from pathlib import Path

import pytest
from lxml import etree
from warm import good
from worlds import Built, tei, world

from pipeline.arrange import announced
from pipeline.arrange.announced import sitemaps
from pipeline.making import ListPage

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
A = "{http://www.w3.org/2005/Atom}"
BASE = "https://example.org/own/letters/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build three letters, of which two say when they were changed, as a site with an address."""
    changed = '<revisionDesc><change when="{}"/><change when="2024-01-01"/></revisionDesc>'
    pages = {
        "tei/pages/about.xml": tei("<p>Of letters: <ref target='../a.xml'>one</ref>.</p>", id="about", title="About")
    }
    settings = f'title = "Letters & more"\nbase-url = "{BASE}"\neditors = ["Ward, Ada"]\npages = ["tei/pages/*.xml"]\n'
    return good(world(tmp_path_factory.mktemp("announced") / "a", {
        "edition.toml": settings + 'files = ["tei/*.xml"]\n',
        "tei/a.xml": tei(id="a", title="A &lt; B", date="1900-01-01", header=changed.format("2025-03-04")),
        "tei/b.xml": tei(id="b", title="B", date="1900-01-02", header=changed.format("2026-03-04")),
        "tei/c.xml": tei(id="c", title="C"),
        **pages,
    }))  # fmt: skip


def test_the_sitemap_names_every_page_that_holds_something(site: Built) -> None:
    urls = etree.fromstring(site.text("sitemap.xml").encode())
    found = {url.findtext(f"{S}loc"): url.findtext(f"{S}lastmod") for url in urls}
    assert found == {
        BASE + "a.html": "2025-03-04", BASE + "b.html": "2026-03-04", BASE + "c.html": None, BASE + "about.html": None,
        BASE + "index.html": None, BASE + "calendar.html": None, BASE + "cite.html": None,
    }  # fmt: skip


def test_a_long_sitemap_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announced, "AT_MOST", 2)
    found = list(sitemaps(BASE, [ListPage(f"{n}.html", "contents", "", ()) for n in range(5)], {}))
    assert [page.name for page in found] == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert [item.href for item in found[0].groups[0].items] == [f"{BASE}sitemap-{n}.xml" for n in (1, 2, 3)]
    assert sum(group.count for page in found[1:] for group in page.groups) == 5


def test_the_feed_names_what_changed_last_first(site: Built) -> None:
    feed = etree.fromstring(site.text("feed.xml").encode())
    assert [entry.findtext(f"{A}title") for entry in feed.iter(f"{A}entry")] == ["B", "A < B"]
    assert feed.findtext(f"{A}updated") == "2026-03-04T00:00:00Z"
    assert feed.findtext(f"{A}title") == "Letters & more"
    assert feed.findtext(f"{A}author/{A}name") == "Ward, Ada"


def test_the_first_page_names_what_changed_last_with_the_day(site: Built) -> None:
    rows = site.page("index.html").xpath("//*[@id='p:newest']//li")
    assert [" ".join(row.text_content().split()) for row in rows] == ["B 4 March 2026", "A < B 4 March 2025"]
    assert [row.xpath("a/@href") for row in rows] == [["b.html"], ["a.html"]]


def test_every_page_leads_programs_to_the_feed_and_readers_not(site: Built) -> None:
    for name in ("a.html", "index.html", "about.html"):
        page = site.page(name)
        assert page.xpath("//head/link[@type='application/atom+xml'][@rel='alternate']/@href") == ["feed.xml"]
        assert not page.xpath("//body//a[contains(@href, 'feed.xml')]")


def test_a_page_for_wrong_addresses_holds_at_any_depth(site: Built) -> None:
    addresses = site.page("404.html").xpath("//@href | //@src")
    assert addresses
    assert [each for each in addresses if not each.startswith(("/own/letters/", "#", "data:"))] == []


def test_a_site_without_an_address_announces_nothing(tmp_path: Path) -> None:
    made = good(world(tmp_path / "a", {"a.xml": tei(id="a")}))
    assert made.files().isdisjoint({"sitemap.xml", "feed.xml", "404.html"})
    assert not made.page("a.html").xpath("//link[@type='application/atom+xml']")


def test_a_page_of_the_editors_is_text_in_the_frame_and_nothing_of_a_document(site: Built) -> None:
    page = site.page("about.html")
    assert page.xpath("string(//h1)") == "About"
    assert page.xpath("//main//a[.='one']/@href") == ["a.html"]
    assert page.xpath("//nav[@id='p:menu']//a[.='About']/@href") == ["about.html"]
    assert not page.xpath("//*[@id='p:details' or @id='p:cite' or @id='p:near']")
    assert "about" not in {row["id"] for row in site.manifest()["documents"]}
    assert {name for name in site.files() if name.startswith("about.")} == {"about.html"}


def test_a_day_of_the_calendar_is_a_link_with_a_name_to_what_is_listed_below(site: Built) -> None:
    page = site.page("calendar.html")
    assert page.xpath("//a[rect]/title/text()") == ["1 January 1900: 1 document", "2 January 1900: 1 document"]
    assert [page.xpath("string(id($id)//ol)", id=each[1:]) for each in page.xpath("//a[rect]/@href")] == ["A < B", "B"]
    assert page.xpath("string(//*[@id='p:undated']//ol)") == "C"
