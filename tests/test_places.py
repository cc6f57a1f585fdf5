"""A page that is cited is one of the document's; else it is said."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from saxonche import PySaxonProcessor

ROOT = Path(__file__).resolve().parent.parent
Told = Callable[..., str]
PRINT = '<p><pb n="771"/>a <pb n="772"/>b <pb n="774"/>c <note>d <pb n="775"/>e</note></p><pb n="780"/>'
COPIES = '<p><pb ed="1884" n="771"/><pb ed="MS" n="12r"/>a <pb ed="MS" n="12v"/>b <pb ed="MS" n="14r"/>c</p>'
ROMAN = '<p><pb n="iv"/>a <pb n="vi"/>b <pb n="[7]"/>c <pb n="A-8"/>d</p>'
BARE = "<p>a <pb/>b</p>"
STATED = '<bibl><biblScope unit="page">iv–vi</biblScope></bibl>'


@pytest.fixture(scope="module")
def told(processor: PySaxonProcessor) -> Told:
    """Give what is said of a page that is cited, with how bad it is."""
    path = str(ROOT / "xslt" / "csl.xsl")
    stylesheet = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=path)
    stylesheet.set_save_xsl_message(True, None)  # noqa: FBT003

    def tell(body: str, locator: str, label: str = "page", source: str = "") -> str:
        header = f"<teiHeader><fileDesc><sourceDesc>{source}</sourceDesc></fileDesc></teiHeader>"
        context = '<p:context xmlns:p="https://pecia.example/ns" id="glue" path="glue.xml"/>'
        tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{context}{header}<text><body>{body}</body></text></TEI>'
        for name, value in (("locator", locator), ("label", label)):
            stylesheet.set_parameter(name, processor.make_string_value(value))
        stylesheet.clear_xsl_messages()
        stylesheet.transform_to_string(xdm_node=processor.parse_xml(xml_text=tei))
        messages = stylesheet.get_xsl_messages()
        found = [etree.fromstring(str(messages.item_at(n))) for n in range(messages.size)] if messages else []
        return " ".join(f"{each.get('severity')}: {each.text}" for each in found)

    return tell


@pytest.mark.parametrize(
    "locator",
    ["771", "772", "771-772", "771–72", "771, 774", "771 and 774", "[772]", "773", "771–774", "775"],
)
def test_a_page_of_the_text_is_one_of_its_own(locator: str, told: Told) -> None:
    assert told(PRINT, locator) == ""


@pytest.mark.parametrize(
    ("locator", "wrong"),
    [
        ("871", "871"),
        ("77l", "77l"),
        ("771-782", "782"),
        ("770", "770"),
        ("12r", "12r"),
        ("780", "780"),
        ("772–771", "772–771"),
        ("p. 771", "p. 771"),
    ],
)
def test_a_page_that_the_document_has_not_is_an_error(locator: str, wrong: str, told: Told) -> None:
    assert told(PRINT, locator) == f"error: glue has no page {wrong}: its pages are 771–774."


@pytest.mark.parametrize(
    ("locator", "label"), [("771", "page"), ("12r", "page"), ("12V", "folio"), ("13r", "folio"), ("12", "folio")]
)
def test_a_page_of_any_copy_is_recognised(locator: str, label: str, told: Told) -> None:
    assert told(COPIES, locator, label) == ""


def test_the_pages_of_all_copies_are_named(told: Told) -> None:
    assert told(COPIES, "15r", "folio") == "error: glue has no folio 15r: its pages are 771 in 1884 and 12r–14r in MS."


@pytest.mark.parametrize("locator", ["v", "V", "iv-vi", "7", "A-8"])
def test_pages_are_recognised_however_they_are_numbered(locator: str, told: Told) -> None:
    assert told(ROMAN, locator) == ""


@pytest.mark.parametrize(("locator", "said"), [("v", ""), ("vii", "error: glue has no page vii: its pages are iv–vi.")])
def test_pages_that_the_header_states_are_the_documents(locator: str, said: str, told: Told) -> None:
    assert told(BARE, locator, "page", STATED) == said


def test_where_nobody_knows_the_pages_the_reader_is_told(told: Told) -> None:
    said = "warning: Neither the text nor the header of glue numbers its pages: page 7 is cited as you wrote it."
    assert told(BARE, "7") == said


def test_where_nobody_knows_the_leaves_the_reader_is_told(told: Told) -> None:
    said = "warning: Neither the text nor the header of glue numbers its leaves: folio 12r is cited as you wrote it."
    assert told(PRINT, "12r", "folio") == said


def test_of_one_page_only_one_is_named(told: Told) -> None:
    assert told('<pb n="9"/><p>a</p>', "8") == "error: glue has no page 8: its only page is 9."


def test_a_paragraph_is_no_page(told: Told) -> None:
    assert told(PRINT, "9", "paragraph") == ""
