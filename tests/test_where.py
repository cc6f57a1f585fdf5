"""Places as a person says them."""

import gc
from pathlib import Path
from weakref import ref

import pytest
from worlds import register, tei, world

from pipeline import xml
from pipeline.edition import Edition
from pipeline.rule import selection
from pipeline.settings import open_edition
from pipeline.validate.subject import Subject
from pipeline.validate.titles import ordinal
from pipeline.validate.where import where

CORRESPONDENCE = (
    '<profileDesc><correspDesc><correspAction type="sent"><date when="1940-03-27"/></correspAction></correspDesc>'
    "</profileDesc>"
)
FIVE = '<p>1</p><p>2</p><pb n="771"/><p>3<hi rend="x">here</hi></p><p>4</p><p>5</p>'


def place(folder: Path, document: str, xpath: str, settings: str = "") -> str:
    """Say where the first element that an XPath selects stands."""
    world(folder, {"tei/a.xml": document, "edition.toml": f'title = "T"\n{settings}'})
    edition = open_edition(folder, folder / "output")
    source = xml.read(folder / "tei" / "a.xml", folder)
    subject = Subject(source, edition, selection(edition))
    element = subject.root.xpath(xpath, namespaces={"t": "http://www.tei-c.org/ns/1.0"})[0]
    return where(subject, element)


def test_nothing_keeps_a_file_after_its_places_were_told(tmp_path: Path):
    world(tmp_path, {"tei/a.xml": tei(FIVE, header=CORRESPONDENCE)})
    edition = Edition(tmp_path, tmp_path / "site")
    subject = Subject(xml.read(tmp_path / "tei" / "a.xml", tmp_path), edition, selection(edition))
    assert where(subject, subject.root) == "in the letter of 27 March 1940"
    gone = ref(subject)
    del subject
    gc.collect()
    assert gone() is None


def test_place_is_unit_document_and_page(tmp_path: Path):
    document = tei(FIVE, header=CORRESPONDENCE)
    assert place(tmp_path, document, "//t:hi") == "in the 3rd paragraph of the letter of 27 March 1940, page 771"


def test_before_the_first_page_break_there_is_no_page(tmp_path: Path):
    assert place(tmp_path, tei(FIVE, header=CORRESPONDENCE), "//t:p[.='2']").endswith("letter of 27 March 1940")


def test_only_paragraph_has_no_number(tmp_path: Path):
    assert place(tmp_path, tei("<p>x</p>", title="Notes"), "//t:body/t:p") == "in the paragraph of “Notes”"


def test_document_without_a_title_isnt_named(tmp_path: Path):
    assert place(tmp_path, tei("<p>x</p><p>y</p>"), "//t:p[.='y']") == "in the 2nd paragraph"


def test_note_has_its_own_number(tmp_path: Path):
    body = '<p>x<note n="12"><p>y <hi>z</hi></p></note></p>'
    assert place(tmp_path, tei(body, title="T"), "//t:hi") == "in note 12 of “T”"


def test_note_without_a_number_is_counted(tmp_path: Path):
    body = "<p>x<note>a</note><note><hi>z</hi></note></p>"
    assert place(tmp_path, tei(body, title="T"), "//t:hi") == "in the 2nd note of “T”"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<list><item>a</item><item><hi/></item></list>", "in the 2nd list item"),
        ("<lg><l>a</l><l>b</l><l><hi/></l></lg>", "in the 3rd verse line"),
        ("<table><row><cell/></row><row><cell><hi/></cell></row></table>", "in the 2nd table row"),
        ("<div><head><hi/></head><p/></div>", "in the heading"),
        ("<sp><p>a</p></sp><sp><p><hi/></p></sp>", "in the 2nd speech"),
    ],
)
def test_units_have_their_names(body: str, said: str, tmp_path: Path):
    assert place(tmp_path, tei(body), "//t:hi").startswith(said)


def test_paragraphs_are_counted_in_their_section(tmp_path: Path):
    body = "<div><head>One</head><p/></div><div><head>Two</head><p/><p><hi/></p></div>"
    assert place(tmp_path, tei(body, title="T"), "//t:hi") == "in the 2nd paragraph of the section “Two” of “T”"


def test_section_without_a_heading_is_counted(tmp_path: Path):
    body = "<div><p/></div><div><p/><p><hi/></p></div>"
    assert place(tmp_path, tei(body), "//t:hi") == "in the 2nd paragraph of the 2nd section"


def test_part_of_the_header_is_named(tmp_path: Path):
    document = tei("<p/>", title="T")
    assert place(tmp_path, document, "//t:publicationStmt/t:p") == "in the publication statement of the header of “T”"


def test_header_has_no_page(tmp_path: Path):
    assert "page" not in place(tmp_path, tei('<pb n="1"/><p/>', title="T"), "//t:titleStmt")


def test_entry_of_a_register_is_named(tmp_path: Path):
    document = register('<person xml:id="p1"><persName>Edith</persName><birth/></person>')
    assert place(tmp_path, document, "//t:birth") == "in the entry “Edith” of “Register”"


def test_letter_in_a_volume_is_named_by_its_own_date(tmp_path: Path):
    body = (
        '<div type="letter"><opener><date when="1940-01-01"/></opener><p/></div>'
        '<div type="letter"><opener><date when="1940-03-27"/></opener><p/><p><hi/></p></div>'
    )
    said = place(tmp_path, tei(body, title="Letters"), "//t:hi")
    assert said == "in the 2nd paragraph of the letter of 27 March 1940"


def test_documents_of_the_settings_are_counted_where_they_have_no_name(tmp_path: Path):
    body = "<div><p/></div><div><p/><p><hi/></p></div>"
    said = place(tmp_path, tei(body), "//t:hi", 'documents = "//body/div"')
    assert said == "in the 2nd paragraph of the 2nd document"


def test_page_of_the_edition_that_is_cited_first_counts(tmp_path: Path):
    body = '<pb ed="A" n="1"/><pb ed="B" n="9"/><p><hi/></p>'
    assert place(tmp_path, tei(body), "//t:hi") == "in the paragraph, page 1"


def test_page_break_is_on_its_own_page(tmp_path: Path):
    assert place(tmp_path, tei('<p>a<pb n="1"/>b<pb n="2"/></p>'), "//t:pb[2]") == "in the paragraph, page 2"


def test_month_without_a_day_is_said(tmp_path: Path):
    header = CORRESPONDENCE.replace("1940-03-27", "1940-03")
    assert place(tmp_path, tei("<p/>", header=header), "//t:body/t:p").endswith("of the letter of March 1940")


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
     (111, "111th"), (1002, "1,002nd")],
)  # fmt: skip
def test_ordinals_are_english(number: int, said: str):
    assert ordinal(number) == said
