"""A document's record: small, and all that the rest of the edition needs to know."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from saxonche import PySaxonProcessor

ROOT = Path(__file__).resolve().parent.parent
P = "{https://pecia.example/ns}"
Recorded = Callable[[str], etree._Element]

CONTEXT = '<p:context xmlns:p="https://pecia.example/ns" id="glue" path="a/glue.xml"{}><p:edition/></p:context>'
NAMES = """
<teiHeader xml:id="header"><profileDesc><correspDesc><correspAction type="sent"><persName ref="#ada">Ada</persName>
  <placeName key="1204">Leeds</placeName></correspAction></correspDesc></profileDesc></teiHeader>
<facsimile><surface xml:id="s1"><zone xml:id="z1"/></surface><surface xml:id="s2"/></facsimile>
<text><body><pb n="1" facs="#s1"/><p xml:id="one"><persName ref="#ada  psn:bruno">Ada and <hi>Bruno</hi></persName> met
  <rs type="ship" ref="#argo">the boat</rs><note>at <placeName ref="#leeds">Leeds</placeName></note>, and
  <persName ref="#ada">Ada</persName> <persName>nobody</persName> <name type="Ort" key="plc 7">home</name>.</p>
  <pb n="2"/><p>In <title ref="#book">Glue</title> <choice><orig><rs ref="#old">olde</rs></orig>
  <reg><rs ref="#new">old</rs></reg></choice> <del>words</del>.</p></body>
  <back><listPerson><person xml:id="ada"><persName ref="#nothing">Ada Quill</persName></person></listPerson></back>
</text>
"""


@pytest.fixture(scope="module")
def recorded(processor: PySaxonProcessor) -> Recorded:
    """Compile the stylesheet; give a document's record."""
    path = ROOT / "xslt" / "record.xsl"
    stylesheet = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(path))

    def record(content: str) -> etree._Element:
        context = "" if "p:context" in content else CONTEXT.format("")
        source = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{context}{content}</TEI>'
        return etree.fromstring(stylesheet.transform_to_string(xdm_node=processor.parse_xml(xml_text=source)))

    return record


def mentions(record: etree._Element) -> list[tuple[str, ...]]:
    names = ("ref", "key", "kind", "at", "page", "role", "count")
    return [(*(each.get(name, "") for name in names), each.text or "") for each in record.iter(f"{P}mention")]


def revised(content: str) -> str:
    return f"<teiHeader><revisionDesc {content}</revisionDesc></teiHeader>"


def dated(date: str) -> str:
    return f"<teiHeader><profileDesc><creation>{date}</creation></profileDesc></teiHeader>"


def test_each_pointer_of_a_name_is_a_mention_where_it_stands(recorded: Recorded) -> None:
    assert mentions(recorded(NAMES)) == [
        ("#ada", "", "person", "p:details", "", "sender", "1", "Ada"),
        ("", "1204", "place", "p:details", "", "place", "1", "Leeds"),
        ("#ada", "", "person", "one", "p. 1", "", "2", "Ada and Bruno"),
        ("psn:bruno", "", "person", "one", "p. 1", "", "1", "Ada and Bruno"),
        ("#argo", "", "object", "one", "p. 1", "", "1", "the boat"),
        ("#leeds", "", "place", "note:1", "p. 1", "", "1", "Leeds"),
        ("", "plc 7", "place", "one", "p. 1", "", "1", "home"),
        ("#book", "", "work", "p:2", "p. 2", "", "1", "Glue"),
        ("#new", "", "other", "p:2", "p. 2", "", "1", "old"),
    ]


def test_each_page_break_is_a_page(recorded: Recorded) -> None:
    pages = [(each.get("address"), each.get("label"), each.get("n")) for each in recorded(NAMES).iter(f"{P}page")]
    assert pages == [("pb:1", "p. 1", "1"), ("pb:2", "p. 2", "2")]


def test_each_hidden_id_leads_to_where_it_shows(recorded: Recorded) -> None:
    addresses = {each.get("id"): each.get("to") for each in recorded(NAMES).iter(f"{P}address")}
    assert addresses == {"header": "#p:details", "s1": "#pb:1", "z1": "#pb:1", "s2": "#p:details"}


def test_words_are_those_that_are_read(recorded: Recorded) -> None:
    corrected = "<choice><sic>thre</sic><corr>three</corr></choice>"
    assert recorded(f"<text><body><p>One <del>two</del> {corrected} — four.</p></body></text>").get("words") == "3"


@pytest.mark.parametrize(
    ("revision", "status"),
    [
        ('status="draft">', "draft"),
        ('><change when="2026-02" status="published"/><change when="2026-01" status="draft"/>', "published"),
        ('><change status="Draft"/><change status="published"/>', "draft"),
        (">", ""),
    ],
)
def test_a_document_has_the_status_of_its_revision(revision: str, status: str, recorded: Recorded) -> None:
    assert recorded(revised(revision)).get("status") == status


@pytest.mark.parametrize(("target", "status"), [("#c7", "draft"), ("#c8 #c7", "draft"), ("#c8", "published")])
def test_a_part_has_the_status_of_the_change_that_points_to_it(target: str, status: str, recorded: Recorded) -> None:
    context = CONTEXT.format(' part="/TEI/text/body/div[1]"')
    changes = f'status="published"><change target="{target}" status="draft"/>'
    text = '<text><body><div xml:id="c7"><p>Glue.</p></div></body></text>'
    assert recorded(context + revised(changes) + text).get("status") == status


@pytest.mark.parametrize(
    ("date", "sort", "start", "end", "text"),
    [
        ('<date when="1884-05-03T10:00:00">3 May</date>', "1884-05-03", "1884-05-03", "1884-05-03", "3 May"),
        (
            '<date when-custom="1884-04-18" datingMethod="#julian"/>',
            "1884-04-30",
            "1884-04-30",
            "1884-04-30",
            "1884-04-30",
        ),
        ('<date when-custom="1259-04-22">22 Rabi II</date>', "", None, None, "22 Rabi II"),
        (
            '<date when="1290" calendar="#Hijri-qamari">1290</date><date when="1873">1873</date>',
            "1873",
            "1873",
            "1873",
            "1873",
        ),
        ('<date notBefore="1450" notAfter="1475"/>', "1450", "1450", "1475", "1450–1475"),
        ('<date from="1939-03" to="1940">two years</date>', "1939-03", "1939-03", "1940", "two years"),
        ('<date notAfter="1475">late</date>', "1475", None, "1475", "late"),
        ("<date>1593]</date>", "1593", "1593", "1593", "1593"),
        ("<date>1889–1891.</date>", "1889", "1889", "1891", "1889–1891"),
        ("<date>spring, about 1884?</date>", "", None, None, "spring, about 1884?"),
        ("<date>um 1884</date>", "1884", "1884", "1884", "um 1884"),
        ("<date>[1884?]</date>", "1884", "1884", "1884", "[1884?]"),
        ("<date>s. d. [vers 1884]</date>", "1884", "1884", "1884", "s. d. [vers 1884]"),
        ("<date>1883 [i.e. 1884]</date>", "", None, None, "1883 [i.e. 1884]"),
        ('<date when-custom="1066-10-14" calendar="#julian"/>', "1066-10-14", "1066-10-14", "1066-10-14", "1066-10-14"),
        ('<date when="--05-03">3 May</date>', "", None, None, "3 May"),
        ('<date/><date when="1884">then</date>', "1884", "1884", "1884", "then"),
        ('<date when="-0050">50 BC</date>', "-9949", "-0050", "-0050", "50 BC"),
    ],
)
def test_a_date_is_kept_as_written_and_as_reckoned(  # noqa: PLR0913, PLR0917 - a row of the table
    date: str, sort: str, start: str | None, end: str | None, text: str, recorded: Recorded
) -> None:
    record = recorded(dated(date))
    assert (record.get("sort-date"), record.get("date-from"), record.get("date-to")) == (sort, start, end)
    assert record.findtext(f"{P}date") == text


def test_a_record_needs_neither_header_nor_text(recorded: Recorded) -> None:
    record = recorded("")
    assert (record.get("id"), record.get("path"), record.findtext(f"{P}title")) == ("glue", "a/glue.xml", "glue")


def test_titles_sort_by_number_and_without_case(recorded: Recorded) -> None:
    titles = ["Brief 2", "brief 10", "Émile", "Zola"]
    keys = [
        recorded(f"<teiHeader><fileDesc><titleStmt><title>{t}</title></titleStmt></fileDesc></teiHeader>").get(
            "sort-title"
        )
        for t in titles
    ]
    assert keys == sorted(keys)
