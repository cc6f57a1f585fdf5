"""The page of editorial principles: what the headers say of how the edition was made."""

from pathlib import Path

import pytest
from warm import good
from worlds import Built, tei, world


def described(spelling: str) -> str:
    said = f"<normalization><p>Spelling is {spelling}.</p></normalization><p>Every letter was read twice.</p>"
    return f"<encodingDesc><projectDesc><p>A <hi>test</hi>.</p></projectDesc><editorialDecl>{said}</editorialDecl></encodingDesc>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build three letters, of which one was edited otherwise."""
    return good(world(tmp_path_factory.mktemp("principles") / "a", {
        "edition.toml": 'title = "Letters"\nfiles = ["*.xml"]\n',
        "a.xml": tei(id="a", title="A", header=described("kept")),
        "b.xml": tei(id="b", title="B", header=described("modern")),
        "c.xml": tei(id="c", title="C", header=described("kept").replace("<p>", "<p>\n   ", 1)),
    }))  # fmt: skip


def test_what_all_headers_say_is_shown_once(site: Built) -> None:
    page = site.page("principles.html")
    assert page.xpath("string(//h2[.='The project']/../div)").split() == ["A", "test."]
    assert [each.text_content().strip() for each in page.xpath("//h2[.='How the texts were edited']/../div")] == [
        "Every letter was read twice."
    ]


def test_what_they_say_differently_is_shown_with_the_documents_that_say_it(site: Built) -> None:
    rows = site.page("principles.html").xpath("//h2[.='Normalisation']/../div")
    assert [[row.xpath("string(*[1])"), row.xpath("string(*[last()])").strip()] for row in rows] == [
        ["2 documents: A, C", "Spelling is kept."], ["1 document: B", "Spelling is modern."],
    ]  # fmt: skip
    assert rows[0].xpath(".//a/@href") == ["a.html", "c.html"]


def test_the_menu_leads_to_the_principles(site: Built) -> None:
    assert site.page("a.html").xpath("//nav[@id='p:menu']//a[.='Editorial principles']/@href") == ["principles.html"]


def test_without_principles_there_is_no_page(tmp_path: Path) -> None:
    header = tei(id="a").replace(
        "<publicationStmt><p>Made for a test.</p></publicationStmt>", "<publicationStmt><p/></publicationStmt>"
    )
    assert "principles.html" not in good(world(tmp_path / "a", {"a.xml": header})).files()
