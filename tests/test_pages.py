"""The pages of a document and of each place in it: whose they are, where they begin, and how each format has them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from saxonche import PySaxonProcessor

from pipeline import xml

ROOT = Path(__file__).resolve().parent.parent
P = "{https://pecia.example/ns}"
NS = "http://www.tei-c.org/ns/1.0"
DIVISIONS = "//div"
FORMATS = ("record", "csl", "bibtex", "biblatex", "ris", "endnote", "mods", "dc", "html")
ADA = '<name ref="#ada">Ada</name>'
"""A name, whose mention tells on which page it stands."""
Made = Callable[..., dict[str, str]]


@pytest.fixture(scope="module")
def made(processor: PySaxonProcessor, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Give what makes a document's record, its citations and its page; of a file in parts those of the last one."""
    xslt = processor.new_xslt30_processor()
    stylesheets = {n: xslt.compile_stylesheet(stylesheet_file=str(ROOT / "xslt" / f"{n}.xsl")) for n in FORMATS}
    folder = tmp_path_factory.mktemp("pages")

    def make(content: str, source: str = "", documents: str = "", formats: tuple[str, ...] = FORMATS) -> dict[str, str]:
        header = f"<teiHeader><fileDesc><sourceDesc>{source}</sourceDesc></fileDesc></teiHeader>"
        text = content if "<text>" in content else f"<text><body>{content}</body></text>"
        (folder / "a.xml").write_text(f'<TEI xmlns="{NS}">{header}{text}</TEI>', "utf-8")
        part = xml.cut(xml.read(folder / "a.xml", folder), documents).parts[-1]
        where = "" if part.is_whole else part.path
        prepared = xml.prepared(part, xml.Context("a", "a.xml", part=where))
        node = processor.parse_xml(xml_text=prepared)
        return {name: stylesheets[name].transform_to_string(xdm_node=node) for name in formats}

    return make


def record(made: Made, *what: str) -> etree._Element:
    return etree.fromstring(made(*what, formats=("record",))["record"])


def page_of_ada(made: Made, *what: str) -> str:
    [mention] = record(made, *what).iter(f"{P}mention")
    return mention.get("page", "")


def ranges(made: Made, *what: str) -> list[tuple[str, ...]]:
    names = ("first", "last", "name")
    return [tuple(each.get(name, "") for name in names) for each in record(made, *what).iter(f"{P}pages")]


def scope(text: str, attributes: str = 'unit="page"') -> str:
    return f"<bibl><title>Glue</title> <biblScope {attributes}>{text}</biblScope></bibl>"


# The page of a place


def test_the_page_of_a_place_is_that_of_the_nearest_break_before_it(made: Made) -> None:
    assert page_of_ada(made, f'<pb n="1"/><p>a <pb n="2"/>{ADA} <pb n="3"/></p>') == "p. 2"


def test_a_page_that_begins_before_the_part_of_the_file_goes_on_in_it(made: Made) -> None:
    body = f'<div><pb n="7"/><p>a</p></div><div><p>{ADA}</p></div>'
    assert page_of_ada(made, body, "", DIVISIONS) == "p. 7"


def test_a_page_of_another_copy_between_does_not_count(made: Made) -> None:
    assert page_of_ada(made, f'<pb n="1" ed="A"/><p>a <pb n="70" ed="B"/>{ADA}</p>') == "p. 1"


def test_a_page_of_another_copy_before_the_part_does_not_count(made: Made) -> None:
    body = f'<div><pb n="1" edRef="#A"/><p>a <pb n="70" edRef="#B"/></p></div><div><p>{ADA}</p></div>'
    assert page_of_ada(made, body, "", DIVISIONS) == "p. 1"


def test_a_break_of_two_copies_begins_a_page_of_both(made: Made) -> None:
    assert page_of_ada(made, f'<pb n="1" ed="A"/><p>a <pb n="2" ed="B A"/>{ADA}</p>') == "p. 2"


@pytest.mark.parametrize(
    "aside",
    [
        "<note>b <pb n='9'/></note>",
        "<del><pb n='9'/></del>",
        "<app><lem>b</lem><rdg><pb n='9'/></rdg></app>",
        "<app><rdg>b</rdg><rdg><pb n='9'/></rdg></app>",
        "<app><rdgGrp><rdg>b</rdg></rdgGrp><rdgGrp><rdg><pb n='9'/></rdg></rdgGrp></app>",
    ],
)
@pytest.mark.parametrize("body", ["<p><pb n='1'/>{} {}</p>", "<div><p><pb n='1'/>{}</p></div><div><p>{}</p></div>"])
def test_a_break_in_a_note_a_deletion_or_a_reading_does_not_turn_the_page(body: str, aside: str, made: Made) -> None:
    assert page_of_ada(made, body.format(aside, ADA), "", DIVISIONS if "<div>" in body else "") == "p. 1"


@pytest.mark.parametrize(
    "read", ["<app><lem>b <pb n='2'/></lem><rdg>c</rdg></app>", "<app><rdg>b <pb n='2'/></rdg></app>"]
)
def test_a_break_in_the_reading_that_is_text_turns_the_page(read: str, made: Made) -> None:
    assert page_of_ada(made, f"<p><pb n='1'/>{read} {ADA}</p>") == "p. 2"


def test_a_break_before_the_text_is_not_in_it(made: Made) -> None:
    apart = "<standOff><listAnnotation><annotation><p>a <pb n='9'/>b</p></annotation></listAnnotation></standOff>"
    assert page_of_ada(made, f"{apart}<text><body><p>{ADA}</p></body></text>") == ""


# The page of a note


def test_a_note_has_the_page_of_its_anchor(made: Made) -> None:
    assert page_of_ada(made, f"<p><pb n='1'/>a <note>b {ADA}</note> <pb n='2'/>c</p>") == "p. 1"


def test_a_note_that_holds_its_own_break_turns_its_own_page(made: Made) -> None:
    assert page_of_ada(made, f"<p><pb n='1'/>a <note>b <pb n='2'/>{ADA}</note> c</p>") == "p. 2"


def test_of_a_note_on_three_pages_each_place_has_its_own(made: Made) -> None:
    paragraphs = f"<p>b <pb n='2'/>c</p><p>d <pb n='3'/>{ADA}</p>"
    assert page_of_ada(made, f"<p><pb n='1'/>a <note>{paragraphs}</note> e</p>") == "p. 3"


def test_a_note_at_the_end_has_the_page_of_its_anchor(made: Made) -> None:
    body = "<body><p><pb n='1'/>a <ref target='#n'/> <pb n='2'/>b</p></body>"
    back = f"<back><div><note xml:id='n'>c {ADA}</note></div></back>"
    assert page_of_ada(made, f"<text>{body}{back}</text>") == "p. 1"


def test_a_note_that_is_printed_at_the_end_has_the_page_there(made: Made) -> None:
    body = "<body><p><pb n='1'/>a <ref target='#n'/> <pb n='2'/>b</p></body>"
    back = f"<back><div><pb n='3'/><note xml:id='n'>c {ADA}</note></div></back>"
    assert page_of_ada(made, f"<text>{body}{back}</text>") == "p. 3"


# Before the first break


@pytest.mark.parametrize(
    ("stated", "first", "called"),
    [
        ("771–774", "772", "p. 771"),
        ("771–774", "771", "p. 771"),
        ("12r–13v", "12v", "fol. 12r"),
        ("12v-13v", "13r", "fol. 12v"),
    ],
)
def test_before_the_first_break_the_page_is_what_the_header_says(stated, first, called, made: Made) -> None:
    assert page_of_ada(made, f"<p>{ADA} <pb n='{first}'/>a</p>", scope(stated)) == called


def test_the_first_break_is_the_first_of_all_paragraphs(made: Made) -> None:
    assert page_of_ada(made, f"<p>{ADA} <pb n='772'/>a</p><p>b <pb n='773'/>c</p>", scope("771–773")) == "p. 771"


@pytest.mark.parametrize(
    ("stated", "body"), [("771–774", "<pb n='773'/>"), ("771–774", ""), ("", "<pb n='772'/>"), ("iv–vi", "<pb n='v'/>")]
)
def test_before_the_first_break_a_page_of_which_nobody_is_sure_is_unknown(stated: str, body: str, made: Made) -> None:
    assert page_of_ada(made, f"<p>{ADA} {body}a</p>", scope(stated) if stated else "<p/>") == ""


def test_where_there_is_but_one_page_all_stands_on_it(made: Made) -> None:
    assert page_of_ada(made, f"<p>{ADA}</p>", scope("771")) == "p. 771"


# The range of a document


def test_the_range_runs_from_the_page_of_the_first_word_to_that_of_the_last(made: Made) -> None:
    assert ranges(made, "<pb n='5'/><pb n='6'/><p>a <pb n='7'/>b</p><pb n='8'/>") == [("6", "7", "")]


def test_the_range_of_a_part_begins_on_the_page_before_it(made: Made) -> None:
    body = "<div><pb n='5'/><p>a</p></div><div><p>b <pb n='6'/>c</p><pb n='7'/></div>"
    assert ranges(made, body, "", DIVISIONS) == [("5", "6", "")]


def test_a_part_that_begins_with_a_page_is_not_on_the_page_before(made: Made) -> None:
    assert ranges(made, "<div><pb n='5'/><p>a</p></div><div><pb n='6'/><p>b</p></div>", "", DIVISIONS) == [
        ("6", "6", "")
    ]


def test_words_before_the_first_break_have_no_number(made: Made) -> None:
    assert ranges(made, "<p>a <pb n='6'/>b</p>") == [("6", "6", "")]


def test_a_note_does_not_stretch_the_range(made: Made) -> None:
    assert ranges(made, "<p><pb n='6'/>b <note><pb n='7'/>c</note></p>") == [("6", "6", "")]


def test_the_header_is_right_about_the_range(made: Made) -> None:
    assert ranges(made, "<p><pb n='6'/>b</p>", scope("5–7")) == [("5", "7", "")]


def test_the_header_says_nothing_of_the_range_of_a_part(made: Made) -> None:
    assert ranges(made, "<div><p><pb n='6'/>b</p></div>", scope("5–700"), DIVISIONS) == [("6", "6", "")]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        (scope("771–74"), "771", "774"), (scope("pp. 771-4"), "771", "774"), (scope("S. 98–103"), "98", "103"),
        (scope("iv–vi"), "iv", "vi"), (scope("12r–13v", 'unit="folio"'), "12r", "13v"), (scope("[3]–[5]"), "[3]", "[5]"),
        (scope("", 'unit="page" from="771" to="774"'), "771", "774"), (scope("771"), "771", "771"),
        (scope("771–69"), "771", "69"),
    ],
)  # fmt: skip
def test_a_range_of_the_header_is_read_however_it_is_written(written: str, first: str, last: str, made: Made) -> None:
    assert ranges(made, "<p>a</p>", written) == [(first, last, "")]


@pytest.mark.parametrize("number", ["iv", "XIV", "12r", "[771]", "771a", "A 3", "3*"])
def test_a_number_is_kept_to_the_letter(number: str, made: Made) -> None:
    assert ranges(made, f"<pb n='{number}'/><p>a</p>") == [(number, number, "")]


def test_no_page_gets_a_number_that_nobody_wrote(made: Made) -> None:
    assert ranges(made, "<pb/><p>a <pb/>b</p>") == []


def test_each_format_has_a_range_in_its_own_way(made: Made) -> None:
    found = made("<p><pb n='771'/>a <pb n='774'/>b</p>")
    assert json.loads(found["csl"])[0]["page"] == "771–774"
    assert "pages = {771--774}" in found["bibtex"]
    assert "pages = {771--774}" in found["biblatex"]
    assert "SP  - 771\r\nEP  - 774\r\n" in found["ris"]
    assert "<pages>771-774</pages>" in found["endnote"]
    assert "<start>771</start>" in found["mods"]
    assert "<end>774</end>" in found["mods"]
    assert "pp. 771–774" in found["dc"]


def test_the_head_of_a_page_names_the_first_and_the_last_page(made: Made) -> None:
    book = "<biblStruct><analytic><title level='a'>Glue</title></analytic><monogr><title level='j'>Paste</title></monogr></biblStruct>"
    head = made("<p><pb n='771'/>a <pb n='774'/>b</p>", book)["html"]
    assert '<meta name="citation_firstpage" content="771">' in head
    assert '<meta name="citation_lastpage" content="774">' in head


# Several series

WITNESSES = """<listWit><witness xml:id="L">Leeds, Central Library, MS 12</witness><witness xml:id="Q" n="Quarto">A book
of 1884 that is described here in so many words that nobody would like to read them in a citation</witness></listWit>"""
TWO = '<p><pb edRef="#Q" n="771"/><pb edRef="#L" n="12r"/>a <pb edRef="#L" n="12v"/>b <pb edRef="#Q" n="772"/>c</p>'


def test_each_copy_has_a_range_and_the_first_is_the_documents(made: Made) -> None:
    assert ranges(made, TWO, WITNESSES) == [("771", "772", "Quarto"), ("12r", "12v", "Leeds, Central Library, MS 12")]


def test_a_copy_that_the_header_does_not_know_is_called_by_its_own_word(made: Made) -> None:
    body = '<p><pb ed="1884" n="771"/><pb ed="MS" n="12r"/>a</p>'
    assert ranges(made, body) == [("771", "771", "1884"), ("12r", "12r", "MS")]


def test_a_copy_is_called_by_its_shelfmark(made: Made) -> None:
    identifier = "<msIdentifier><settlement>Leeds</settlement><repository>Central Library</repository><idno>MS 12</idno></msIdentifier>"
    witness = f'<listWit><witness xml:id="L"><msDesc>{identifier}<p>Nine leaves.</p></msDesc></witness></listWit>'
    assert ranges(made, TWO, witness)[1][2] == "Leeds, Central Library, MS 12"


def test_the_texts_own_pages_go_before_those_of_a_copy(made: Made) -> None:
    body = '<p><pb ed="MS" n="12r"/>a <pb n="771"/>b <pb ed="MS" n="12v"/>c</p>'
    assert ranges(made, body) == [("771", "771", ""), ("12r", "12v", "MS")]


def test_the_copy_whose_pages_the_header_states_is_the_documents(made: Made) -> None:
    body = '<p><pb ed="MS" n="12r"/><pb ed="1884" n="771"/>a <pb ed="MS" n="12v"/>b</p>'
    assert ranges(made, body, scope("771–772")) == [("771", "772", "1884"), ("12r", "12v", "MS")]


def test_pages_of_a_copy_alone_do_not_hide_those_that_the_header_states(made: Made) -> None:
    body = '<p><pb ed="MS" n="12r"/>a <pb ed="MS" n="12v"/>b</p>'
    assert ranges(made, body, scope("771–772")) == [("771", "772", ""), ("12r", "12v", "MS")]


def test_ranges_of_copies_begin_before_the_part(made: Made) -> None:
    body = '<div><pb ed="A" n="1"/><pb ed="B" n="70"/><p>a</p></div><div><p>b <pb ed="B" n="71"/>c</p><pb ed="A" n="2"/></div>'
    assert ranges(made, body, "", DIVISIONS) == [("1", "1", "A"), ("70", "71", "B")]


def test_each_format_is_cited_by_one_copy_and_notes_the_others(made: Made) -> None:
    found = made(TWO, WITNESSES)
    item = json.loads(found["csl"])[0]
    paged = "Paged 771–772 in Quarto, 12r–12v in Leeds, Central Library, MS 12."
    assert (item["page"], item["note"]) == ("771–772", paged)
    assert "SP  - 771\r\nEP  - 772\r\n" in found["ris"]
    assert f"N1  - {paged}\r\n" in found["ris"]
    for name in ("bibtex", "biblatex", "endnote", "mods", "dc"):
        assert paged in found[name]


def test_pages_of_one_named_copy_need_no_note(made: Made) -> None:
    assert "note" not in json.loads(made('<p><pb ed="1884" n="771"/>a</p>', formats=("csl",))["csl"])[0]


def test_breaks_of_other_copies_are_told_with_their_names(made: Made) -> None:
    rows = [(each.get("n"), each.get("series")) for each in record(made, TWO, WITNESSES).iter(f"{P}page")]
    leeds = "Leeds, Central Library, MS 12"
    assert rows == [("771", None), ("12r", leeds), ("12v", leeds), ("772", None)]
