"""The explainer of RELAX NG: which mistakes it finds, how it mends them in thought, and what it says of them."""

from pathlib import Path

import gams_xml_catalog
import pytest
from lxml import etree
from worlds import tei

from pipeline import xml
from pipeline.edition import Edition
from pipeline.rule import selection
from pipeline.settings import open_edition
from pipeline.validate.finding import Finding
from pipeline.validate.rng.explain import explain
from pipeline.validate.rng.explain.grammar import Grammar
from pipeline.validate.rng.explain.judge import Judge
from pipeline.validate.subject import Subject

TEI_ALL = Path(gams_xml_catalog.__file__).parent / "catalog" / "tei" / "p5" / "relaxng" / "tei_all.rng"
HEAD = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0" '
    'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><start><ref name="a"/></start>'
)


def kinds(definitions: str, document: str) -> list[str]:
    """Judge a document by a tiny grammar."""
    grammar = etree.fromstring(HEAD + definitions + "</grammar>")
    return [each.kind for each in Judge(Grammar(grammar)).document(etree.fromstring(document))]


def define(name: str, content: str) -> str:
    return f'<define name="{name}"><element name="{name}">{content}</element></define>'


B, C, D = (define(name, "<empty/>") for name in "bcd")
REF_B, REF_C, REF_D = (f'<ref name="{name}"/>' for name in "bcd")
ROW = define("a", REF_B + REF_C + REF_D) + B + C + D


@pytest.mark.parametrize(
    ("content", "document"),
    [
        (f"<interleave>{REF_B}{REF_C}</interleave>", "<a><c/><b/></a>"),
        (f"<mixed>{REF_B}</mixed>", "<a>words<b/>words</a>"),
        (f"<oneOrMore><choice>{REF_B}{REF_C}</choice></oneOrMore>", "<a><c/><b/><c/></a>"),
        (f"<optional>{REF_B}</optional>", "<a/>"),
        ('<attribute name="x"/>', '<a x="1"/>'),
        ('<data type="integer"/>', "<a> 12 </a>"),
        ('<list><oneOrMore><data type="integer"/></oneOrMore></list>', "<a>1 2 3</a>"),
        ('<attribute><anyName/></attribute><optional><attribute name="y"/></optional>', '<a x="1"/>'),
        (f'<choice><group><attribute name="x"/>{REF_B}</group>{REF_C}</choice>', '<a x="1"><b/></a>'),
        (REF_B, "<!-- a --><a><?b?> <b/> <!-- c --></a>"),
    ],
)
def test_valid_document_has_no_mistake(content: str, document: str):
    assert kinds(define("a", content) + B + C, document) == []


def test_missing_child_is_one_mistake():
    assert kinds(ROW, "<a><b/><d/></a>") == ["missing"]


def test_missing_last_child_is_one_mistake():
    assert kinds(ROW, "<a><b/><c/></a>") == ["missing"]


def test_swapped_children_are_one_mistake():
    assert kinds(ROW, "<a><c/><b/><d/></a>") == ["before"]


def test_child_that_comes_too_late_is_one_mistake():
    assert kinds(ROW, "<a><c/><d/><b/></a>") == ["before"]


def test_strange_child_is_skipped():
    assert kinds(ROW, "<a><b/><c/><zzz/><d/></a>") == ["unknown"]


def test_child_like_a_required_one_is_taken_for_it():
    definitions = define("a", '<ref name="letter"/>') + define("letter", REF_B) + B
    assert kinds(definitions, "<a><leter><b/></leter></a>") == ["misspelt"]


def test_what_stands_in_a_misspelt_element_is_judged():
    definitions = define("a", '<ref name="letter"/>') + define("letter", REF_B) + B
    assert kinds(definitions, "<a><leter/></a>") == ["misspelt", "incomplete"]


def test_element_in_another_namespace_is_taken_for_the_one_of_its_name_with_all_in_it():
    definitions = define("a", REF_B) + define("b", REF_C) + C
    assert kinds(definitions, '<a><b xmlns="http://example.org/"><c/></b></a>') == ["namespace"]


def test_missing_element_around_several_children_is_one_mistake():
    definitions = define("a", '<ref name="list"/>') + define("list", f"<oneOrMore>{REF_B}</oneOrMore>") + B
    assert kinds(definitions, "<a><b/><b/><b/></a>") == ["wrapper"]


def test_content_of_an_element_that_must_be_empty_is_one_mistake():
    assert kinds(define("a", REF_B) + B, "<a><b>one <b/> two <b/></b></a>") == ["not-empty"]


def test_missing_attribute_is_named():
    assert kinds(define("a", '<attribute name="x"/>'), "<a/>") == ["attribute-missing"]


def test_misspelt_attribute_isnt_missing_too():
    assert kinds(define("a", '<attribute name="target"/>'), '<a traget="x"/>') == ["attribute-misspelt"]


def test_attribute_beside_another_that_excludes_it_is_named():
    content = '<choice><attribute name="x"/><attribute name="y"/></choice>'
    assert kinds(define("a", content), '<a x="1" y="2"/>') == ["attribute-beside"]


def test_wrong_text_of_an_element_is_named():
    assert kinds(define("a", '<data type="integer"/>'), "<a>twelve</a>") == ["content"]


def test_missing_text_of_an_element_is_named():
    assert kinds(define("a", '<data type="integer"/>'), "<a/>") == ["content-missing"]


def test_of_two_definitions_of_an_element_the_one_that_fits_decides():
    definitions = (
        define("a", '<choice><group><ref name="x"/><ref name="c"/></group><group><ref name="y"/><ref name="d"/></group></choice>')
        + '<define name="x"><element name="b"><attribute name="x"/></element></define>'
        + '<define name="y"><element name="b"><attribute name="y"/></element></define>'
        + C
        + D
    )  # fmt: skip
    assert kinds(definitions, '<a><b y="1"/><d/></a>') == []
    assert kinds(definitions, '<a><b y="1"/><c/></a>') != []


def test_definitions_of_one_name_are_combined():
    definitions = define("a", '<ref name="m"/>') + B + C
    definitions += f'<define name="m" combine="choice">{REF_B}</define><define name="m">{REF_C}</define>'
    assert kinds(definitions, "<a><c/></a>") == []


def test_grammar_with_too_many_ways_comes_to_an_end():
    several = "".join(f'<ref name="e{n}"/>' for n in range(18))
    definitions = define("a", f"<oneOrMore><interleave>{several}</interleave></oneOrMore>") + B
    definitions += "".join(define(f"e{n}", "<empty/>") for n in range(18))
    assert kinds(definitions, "<a><e3/><e1/><b/></a>") != []


def test_deeply_nested_ambiguous_elements_come_to_an_end():
    both = '<optional><choice><ref name="x"/><ref name="y"/></choice></optional>'
    definitions = define("a", both)
    definitions += f'<define name="x"><element name="b">{both}</element></define>'
    definitions += (
        f'<define name="y"><element name="b">{both}<optional><attribute name="q"/></optional></element></define>'
    )
    assert kinds(definitions, "<a>" + "<b>" * 200 + "<c/>" + "</b>" * 200 + "</a>") != []


@pytest.fixture(scope="module")
def grammar() -> etree._Element:
    return etree.parse(TEI_ALL).getroot()


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return open_edition(tmp_path, tmp_path / "output")


def findings(edition: Edition, grammar: etree._Element, document: str) -> list[Finding]:
    (edition.root / "a.xml").write_text(document, "utf-8")
    source = xml.read(edition.root / "a.xml", edition.root)
    return explain(Subject(source, edition, selection(edition)), grammar)


def sentence(edition: Edition, grammar: etree._Element, body: str) -> str:
    (only,) = findings(edition, grammar, tei(body))
    return f"{only.message} {only.hint}"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p><persname>X</persname></p>", "written <persName>, with these capitals"),
        ("<p><em>X</em></p>", "<em> is HTML, not TEI; <emph> was probably meant."),
        ("<p><xptr target='#a'/></p>", 'Write <ptr target="…"/>.'),
        ("<p><date when='27.3.1940'>x</date></p>", 'Write when="1940-03-27".'),
        ("<p><date when='1940-3-27'>x</date></p>", 'Write when="1940-03-27".'),
        ("<p><date when='1940-02-30'>x</date></p>", "since February 1940 has 29 days"),
        ("<p xml:lang='Deutsch (Wien)'>x</p>", 'Write xml:lang="de".'),
        ("<p xml:lang='en_US'>x</p>", 'Write xml:lang="en-US".'),
        ("<p><note anchored='yes'>x</note></p>", 'Write anchored="true".'),
        ("<p><gap quantity='3 lines'/></p>", 'Write quantity="3".'),
        ("<p><ref href='a.xml'>x</ref></p>", "TEI writes @target where HTML writes @href"),
        ("<p id='x'>x</p>", 'TEI P5 writes @xml:id for it. Write xml:id="x".'),
        ("<p when='1940'><date>x</date></p>", "It belongs on <date>"),
        ("<p><rs cert='hihg'>x</rs></p>", 'Did you mean cert="high"?'),
        ("<p><p>x</p></p>", "can't stand in another paragraph"),
        ("<div><p>x</p><head>y</head></div>", "<head> stands after <p>, but must stand before it."),
        ("<div><p>x</p> stray <p>y</p></div>", "The text “stray” stands directly in <div>"),
        ("<p>x<pb n='1'>y</pb></p>", "<pb> must be empty, but “y” stands in it."),
        ("<list><p>x</p></list>", "can't stand directly in a list"),
        ("<p>x</p><item>y</item>", "<list> is missing around it"),
        ("<div><p>x</p></div><div1><p>x</p></div1>", "Numbered and unnumbered divisions can't be mixed"),
        ("<p><graphic/></p>", "<graphic> has no @url, but must have it."),
        ("<p><note xmlns=''>x</note></p>", 'Delete xmlns="".'),
        ("<p><x:note xmlns:x='urn:x'>x</x:note></p>", "<x:note> is in the namespace “urn:x”"),
        ("<p><x:note xmlns:x='urn:x'>x</x:note></p>", "Delete the prefix “x:”, or use a schema that has it."),
        (
            "<p><x:mulu xmlns:x='urn:x'>x</x:mulu></p>",
            "<x:mulu> is in the namespace “urn:x”, which the schema leaves out",
        ),
        ("<p><hi/><persName><p>x</p></persName></p>", "can't stand in"),
    ],
)
def test_sentence_names_the_mistake(body: str, said: str, edition: Edition, grammar: etree._Element):
    assert said in sentence(edition, grammar, body)


def test_likely_elements_are_named_first_and_others_counted(edition: Edition, grammar: etree._Element):
    said = sentence(edition, grammar, "<p>x <zzzzz/></p>")
    assert "Here the schema allows text, <persName>, <placeName>, <date>," in said
    assert said.endswith(" others.")


def test_elements_that_the_file_has_in_such_places_are_named_first(edition: Edition, grammar: etree._Element):
    said = sentence(edition, grammar, "<p><gloss>x</gloss><gloss>y</gloss><zzzzz/></p>")
    assert "Here the schema allows text, <gloss>, <persName>," in said


def test_advised_value_that_is_long_is_cut(edition: Edition, grammar: etree._Element):
    assert len(sentence(edition, grammar, f"<p><ptr target='{'#x' * 5000}'/></p>")) < 1000


def test_wrong_text_has_its_own_place(edition: Edition, grammar: etree._Element):
    (only,) = findings(edition, grammar, tei("<div><p>x</p>\n\n  stray</div>"))
    assert only.at == ("a.xml", 3, 3)


def test_xml_id_is_left_to_the_reader_of_the_file(edition: Edition, grammar: etree._Element):
    assert findings(edition, grammar, tei("<p xml:id='1'>x</p>")) == []


def test_hints_of_xml_schema_arent_mistakes(edition: Edition, grammar: etree._Element):
    hint = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"'
    assert findings(edition, grammar, tei("<p>x</p>").replace("<TEI ", f"<TEI {hint} ")) == []


def test_valid_document_has_nothing_to_explain(edition: Edition, grammar: etree._Element):
    assert findings(edition, grammar, tei("<div><head>x</head><p>y <hi>z</hi></p></div>")) == []
