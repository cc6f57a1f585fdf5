"""The page that says how to cite: the edition, a document of it, and the places of that document."""

from collections.abc import Iterator

import pytest
from warm import good
from worlds import Built, tei, world

SETTINGS = """title = "Letters of Ada Ward"
subtitle = "1901–1914"
editors = ["Ward, Ada", "Stein, Bruno von"]
publisher = "University Library"
place = "Vienna"
licence = "CC BY-SA 4.0"
language = "en"
interface-language = "de"
version = "1.10"
released = 2026-03-01
doi = "10.5281/zenodo.1234567"
base-url = "https://example.org/letters/"
files = ["*.xml"]
"""
PAGED = '<pb n="771"/><p>On the first page.</p><pb n="772"/><p>On the second.</p>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build three letters, of which the second has pages; the interface speaks another language than the edition."""
    return good(world(tmp_path_factory.mktemp("cite-page") / "a", {
        "edition.toml": SETTINGS,
        "a.xml": tei(id="a", title="Of glue", date="1901-01-01"),
        "b.xml": tei(PAGED, id="b", title="Of paste", date="1902-01-01"),
        "c.xml": tei(PAGED, id="c", title="Of thread", date="1903-01-01"),
    }))  # fmt: skip


def said(site: Built, section: str) -> Iterator[tuple[str, str]]:
    """Give the terms of a section with what stands beside them, in order."""
    [found] = site.page("cite.html").xpath("//section[@id=$id]", id=section)
    for term in found.iter("dt"):
        yield term.text_content(), " ".join(term.getnext().text_content().split())


def test_the_edition_is_cited_as_a_whole_by_what_its_settings_say(site: Built) -> None:
    assert next(text for _, text in said(site, "p:cite-whole")) == (
        "Ward, Ada, and Bruno von Stein, eds. Letters of Ada Ward: 1901–1914. Version 1.10. University Library, 2026. "
        "https://doi.org/10.5281/zenodo.1234567."
    )


def test_what_is_known_of_the_edition_is_told_with_links(site: Built) -> None:
    assert {("Lizenz", "CC BY-SA 4.0"), ("Version", "1.10"), ("Erscheinungsort", "Vienna")} <= {
        *said(site, "p:cite-whole")
    }
    links = site.page("cite.html").xpath("//dl[@class='facts']//a/@href")
    assert links == ["https://example.org/letters/", "https://doi.org/10.5281/zenodo.1234567"]


def test_the_example_is_the_first_document_that_has_several_pages(site: Built) -> None:
    page = site.page("cite.html")
    assert page.xpath("//section[@id='p:cite-document']/p/a/@href") == ["b.html"]
    assert page.xpath("//*[@id='p:cite-places']//a/@href") == ["b.html#pb:771", "b.html#p:2"]
    assert page.xpath("//*[@id='p:cite-places']//a/text()") == [
        "https://example.org/letters/b.html#pb:771", "https://example.org/letters/b.html#p:2"
    ]  # fmt: skip


def test_a_place_is_cited_in_each_style(site: Built) -> None:
    found = list(said(site, "p:cite-places"))
    assert ["771" in text for _, text in found[:5]] == [True] * 5
    assert [text for term, text in found if term == "LaTeX"] == [r"\cite[771]{b}", r"\cite[para.~2]{b}"]


def test_the_files_for_programs_are_led_to(site: Built) -> None:
    links = site.page("cite.html").xpath("//section[@id='p:files']//a/@href")
    assert [link for link in links if link not in site.files()] == []
    assert {"CITATION.cff", "bibliography.ris", "b.bib", "collection.html"} <= {*links}


def test_menu_and_foot_lead_to_it_in_the_interfaces_language(site: Built) -> None:
    page = site.page("a.html")
    for way in ("//nav[@id='p:menu']", "//footer"):
        assert page.xpath(f"{way}//a[.='Zitierhinweise']/@href") == ["cite.html"]
    assert page.xpath("//footer//a[@href='cite.html']/@lang") == ["de"]
    assert site.page("cite.html").xpath("//h1/@lang") == ["de"]
