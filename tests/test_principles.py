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


DECLARED = """<encodingDesc><p>All is here.</p><variantEncoding method="parallel-segmentation" location="internal"/>
<tagsDecl><rendition xml:id="red" scheme="css">color: red</rendition><namespace name="http://www.tei-c.org/ns/1.0"><tagUsage
gi="hi">Set apart.</tagUsage></namespace></tagsDecl><charDecl><glyph xml:id="ct"><glyphName>LIGATURE CT</glyphName><mapping>ct</mapping></glyph>
</charDecl><listPrefixDef><prefixDef ident="psn" matchPattern="(.+)" replacementPattern="persons.xml#$1"><p>People.</p></prefixDef>
</listPrefixDef><classDecl><taxonomy><category><catDesc>Letters</catDesc><category><catDesc>Private</catDesc></category></category></taxonomy>
</classDecl><metDecl><p>Marks of feet.</p><metSym value="+">a stress</metSym></metDecl><schemaRef url="https://example.org/letters.rng"/></encodingDesc>
<profileDesc><langUsage><language ident="de">German</language></langUsage></profileDesc>"""


def test_declarations_are_set_out_after_the_prose(tmp_path: Path) -> None:
    page = good(world(tmp_path / "a", {"a.xml": tei(id="a", header=DECLARED)})).page("principles.html")
    said = {" ".join(each.text_content().split()): each.getparent() for each in page.xpath("//main//h2")}
    assert list(said) == [
        "How the texts were edited", "Apparatus", "Metrical notation", "Languages", "Characters and glyphs",
        "Classification", "Elements and their appearance", "Abbreviated addresses", "Schema",
    ]  # fmt: skip
    rows = {
        name: [" ".join(each.text_content().split()) for each in part.iter("dt", "dd")] for name, part in said.items()
    }
    assert rows["Elements and their appearance"] == ["red", "color: red", "hi", "Set apart."]
    assert rows["Metrical notation"] == ["+", "a stress"]
    assert rows["Characters and glyphs"] == ["ct", "LIGATURE CT"]
    assert rows["Abbreviated addresses"] == ["psn", "People. persons.xml#$1"]
    assert said["Apparatus"].xpath(".//code/text()") == ["parallel-segmentation", "internal"]
    assert said["Classification"].xpath(".//li/ul/li/text()") == ["Private"]
    assert said["Schema"].xpath(".//a/@href") == ["https://example.org/letters.rng"]


def test_without_principles_there_is_no_page(tmp_path: Path) -> None:
    header = tei(id="a").replace(
        "<publicationStmt><p>Made for a test.</p></publicationStmt>", "<publicationStmt><p/></publicationStmt>"
    )
    schema = '<encodingDesc><schemaRef url="https://example.org/letters.rng"/></encodingDesc>'
    header = header.replace("</fileDesc>", f"</fileDesc>{schema}")
    assert "principles.html" not in good(world(tmp_path / "a", {"a.xml": header})).files()
