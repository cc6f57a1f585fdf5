"""Headers: what counts for a citation, and that rule and citation look in the same places."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from saxonche import PySaxonProcessor
from worlds import world

from pipeline import xml
from pipeline.edition import Edition
from pipeline.rule import RULES, Selection
from pipeline.validate.finding import Finding
from pipeline.validate.headers import Headers
from pipeline.validate.rules.header import headers_have_what_a_citation_needs
from pipeline.validate.subject import Subject

ROOT = Path(__file__).resolve().parent.parent
PECIA = "https://pecia.example/ns"
TEI = "http://www.tei-c.org/ns/1.0"
CONTENT = {("poem", "author"), ("papyrus", "date")}
"""Where the rule is content, and the citation has nothing: Anonymous, and a date in the heading of a manuscript."""
FRAGMENTS = sorted((ROOT / "tests" / "citations").glob("*.xml"))
PUBLISHED = (
    '<publicationStmt><publisher>The Press</publisher><date when="2026"/>'
    '<availability><licence target="https://example.org/free">Free</licence></availability></publicationStmt>'
)
SOURCE = "<sourceDesc><p>None.</p></sourceDesc>"
TITLED = "<titleStmt><title>Glue</title><author>Ann Nib</author></titleStmt>"
Judge = Callable[..., list[Finding]]
Csl = Callable[[etree._Element], dict[str, Any]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Give a function that gives what is missing in a document with a header, in an edition with some settings."""

    def found(file: str, profile: str = "", text: str = "<text><body><p>Words.</p></body></text>", **settings: Any):
        content = tei(file, profile, text)
        source = xml.read(world(tmp_path, {"a.xml": content}) / "a.xml", tmp_path)
        edition = replace(Edition(tmp_path, tmp_path / "site"), **settings)
        return list(headers_have_what_a_citation_needs(Subject(source, edition, Selection(frozenset(RULES)))))

    return found


def tei(file: str, profile: str = "", text: str = "<text><body><p>Words.</p></body></text>") -> str:
    header = f"<teiHeader><fileDesc>{file}</fileDesc>{profile}</teiHeader>" if file else ""
    return f'<TEI xmlns="{TEI}">{header}{text}</TEI>'


def rules(findings: list[Finding]) -> list[str]:
    return [each.rule.removesuffix("-missing") for each in findings]


def test_nothing_is_missing_in_a_full_header(judge: Judge):
    assert judge(TITLED + PUBLISHED + SOURCE) == []


def test_everything_is_missing_in_an_empty_header(judge: Judge):
    found = judge("<titleStmt><title/></titleStmt><publicationStmt><p/></publicationStmt>" + SOURCE)
    assert rules(found) == ["title", "author", "date", "publisher", "licence"]


def test_document_without_a_header_is_the_schemas_business(judge: Judge):
    assert judge("") == []


# What stands in the place of an author, and whether it is one.
AUTHORS = [
    ("<author>Ann Nib</author>", []),
    ('<author ref="#nib"/>', []),
    ("<author>Anonymous</author>", []),
    ("<author/>", ["author"]),
    ("<author><note>Who?</note></author>", ["author"]),
    ("<editor>Otto Nib</editor>", []),
    ("<principal>Otto Nib</principal>", []),
    ("<respStmt><resp>edited by</resp><name>Otto Nib</name></respStmt>", []),
    ("<respStmt><resp>Herausgegeben von</resp><name>Otto Nib</name></respStmt>", []),
    ("<respStmt><resp>encoding</resp><name>Otto Nib</name></respStmt>", ["author"]),
    ("<respStmt><resp>edited by</resp><name/></respStmt>", ["author"]),
    ("<sponsor>The Guild</sponsor>", ["author"]),
]


@pytest.mark.parametrize(("statement", "missing"), AUTHORS)
def test_whoever_made_it_counts(judge: Judge, statement: str, missing: list[str]):
    assert rules(judge(f"<titleStmt><title>Glue</title>{statement}</titleStmt>{PUBLISHED}{SOURCE}")) == missing


SENDERS = [
    ('type="sent"><persName>Ann Nib</persName>', []),
    ('type="received"><persName>Ann Nib</persName>', ["author"]),
]


@pytest.mark.parametrize(("action", "missing"), SENDERS)
def test_sender_counts_as_the_author(judge: Judge, action: str, missing: list[str]):
    profile = f"<profileDesc><correspDesc><correspAction {action}</correspAction></correspDesc></profileDesc>"
    assert rules(judge(f"<titleStmt><title>Glue</title></titleStmt>{PUBLISHED}{SOURCE}", profile)) == missing


def test_author_of_the_source_counts(judge: Judge):
    source = "<sourceDesc><bibl><author>Ann Nib</author></bibl></sourceDesc>"
    assert judge(f"<titleStmt><title>Glue</title></titleStmt>{PUBLISHED}{source}") == []


def test_editors_of_the_edition_count(judge: Judge):
    assert judge(f"<titleStmt><title>Glue</title></titleStmt>{PUBLISHED}{SOURCE}", editors=("Nib, Ann",)) == []


def test_settings_name_publisher_and_licence(judge: Judge):
    dated = '<publicationStmt><p/></publicationStmt><sourceDesc><bibl><date when="1901"/></bibl></sourceDesc>'
    assert rules(judge(TITLED + dated)) == ["publisher", "licence"]
    assert judge(TITLED + dated, publisher="The Press", licence="CC BY 4.0") == []


# A licence, and whether it says anything.
LICENCES = [
    ('<availability status="free"/>', []),
    ("<availability><p>Take it.</p></availability>", []),
    ('<availability><licence target="https://example.org/"/></availability>', []),
    ("<availability><licence/></availability>", ["licence"]),
    ("<availability><p/></availability>", ["licence"]),
]


@pytest.mark.parametrize(("availability", "missing"), LICENCES)
def test_licence_must_say_something(judge: Judge, availability: str, missing: list[str]):
    published = PUBLISHED.replace(PUBLISHED[PUBLISHED.index("<avail") : PUBLISHED.rindex("</publ")], availability)
    assert rules(judge(TITLED + published + SOURCE)) == missing


# Where a date may stand, in the profile or in the text.
DATED = [
    ("<profileDesc><creation><date>1901</date></creation></profileDesc>", "", []),
    ("<profileDesc><creation>Long ago.</creation></profileDesc>", "", ["date"]),
    ("", "<opener><dateline>Vienna, 12 May 1901</dateline></opener>", []),
    ("", '<head>On <date when="1901-05-12">a day</date></head>', []),
    ("", '<p>On <date when="1901-05-12">a day</date></p>', ["date"]),
]


@pytest.mark.parametrize(("profile", "body", "missing"), DATED)
def test_date_is_looked_for_where_documents_are_dated(judge: Judge, profile: str, body: str, missing: list[str]):
    undated = PUBLISHED.replace('<date when="2026"/>', "")
    text = f"<text><body>{body}<p>Words.</p></body></text>"
    assert rules(judge(TITLED + undated + SOURCE, profile, text)) == missing


def test_heading_of_the_text_is_a_title(judge: Judge):
    untitled = "<titleStmt><title/><author>Ann Nib</author></titleStmt>"
    text = "<text><body><head>On glue</head><p>Words.</p></body></text>"
    assert rules(judge(untitled + PUBLISHED + SOURCE)) == ["title"]
    assert judge(untitled + PUBLISHED + SOURCE, "", text) == []


def test_register_needs_a_title_only(judge: Judge):
    people = "<standOff><listPerson><person xml:id='a'><persName>Ann</persName></person></listPerson></standOff>"
    bare = "<publicationStmt><p/></publicationStmt>" + SOURCE
    assert judge("<titleStmt><title>People</title></titleStmt>" + bare, "", people) == []
    assert rules(judge("<titleStmt><title/></titleStmt>" + bare, "", people)) == ["title"]


@pytest.mark.parametrize("marked", ['<revisionDesc status="draft"><change/></revisionDesc>',
                                    '<revisionDesc><change status="draft"/></revisionDesc>'])  # fmt: skip
def test_draft_needs_a_title_only(judge: Judge, marked: str):
    bare = "<titleStmt><title>Glue</title></titleStmt><publicationStmt><p/></publicationStmt>"
    assert judge(bare + SOURCE, marked) == []


def test_member_of_a_corpus_has_its_publication(tmp_path: Path):
    member = tei(TITLED + "<publicationStmt><p/></publicationStmt>" + SOURCE)
    around = f"<teiHeader><fileDesc><titleStmt><title>All</title></titleStmt>{PUBLISHED}{SOURCE}</fileDesc></teiHeader>"
    source = xml.read(
        world(tmp_path, {"a.xml": f'<teiCorpus xmlns="{TEI}">{around}{member}{member}</teiCorpus>'}) / "a.xml", tmp_path
    )
    subject = Subject(source, Edition(tmp_path, tmp_path / "site"), Selection(frozenset(RULES)))
    assert list(headers_have_what_a_citation_needs(subject)) == []


def test_problem_stands_where_the_element_should_be_written(judge: Judge):
    [finding] = judge(f"<titleStmt><title>Glue</title></titleStmt>{PUBLISHED}{SOURCE}")
    assert etree.QName(finding.element).localname == "titleStmt"


def test_prose_is_called_prose(judge: Judge):
    prose = "<publicationStmt><p>Published in 2026, free for all.</p></publicationStmt>"
    found = judge(TITLED + prose + '<sourceDesc><bibl><date when="1901"/></bibl></sourceDesc>')
    assert all("prose" in each.message for each in found)
    assert rules(found) == ["publisher", "licence"]


@pytest.fixture(scope="module")
def csl(processor: PySaxonProcessor) -> Csl:
    """Give a function that gives the citation of a TEI that stands alone, in a bare folder."""
    xslt = processor.new_xslt30_processor()
    stylesheet = xslt.compile_stylesheet(stylesheet_file=str(ROOT / "xslt" / "csl.xsl"))

    def cited(root: etree._Element) -> dict[str, Any]:
        context = etree.Element(f"{{{PECIA}}}context", id="a", path="a.xml")
        etree.SubElement(context, f"{{{PECIA}}}edition", title="Fragments", unnamed="yes")
        root.insert(0, context)
        node = processor.parse_xml(xml_text=etree.tostring(root, encoding="unicode"))
        made: dict[str, Any] = json.loads(stylesheet.transform_to_string(xdm_node=node))[0]
        root.remove(context)
        return made

    return cited


def agreement(root: etree._Element, item: dict[str, Any]) -> dict[str, tuple[bool, bool]]:
    """Give for each field whether the rule finds it, and whether the citation has it."""
    headers = Headers(root)
    dated = any(each in item for each in ("issued", "original-date", "available-date"))
    return {
        "author": (headers.has_author(), "author" in item or "editor" in item),
        "date": (headers.has_date(), dated),
        "publisher": (headers.has_publisher(), "publisher" in item),
        "licence": (headers.has_licence(), "Licence: " in item.get("note", "")),
    }


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda path: path.stem)
def test_rule_finds_what_the_citation_finds(fragment: Path, csl: Csl):
    root = etree.parse(fragment).getroot()
    for context in root.findall(f"{{{PECIA}}}context"):
        root.remove(context)
    found = agreement(root, csl(root))
    different = {(fragment.stem, field) for field, (rule, citation) in found.items() if rule != citation}
    assert different == {each for each in CONTENT if each[0] == fragment.stem}


@pytest.mark.corpus
def test_what_the_citation_of_a_real_text_has_is_never_called_missing(csl: Csl):
    """The rule may be content with more than the citation finds, never with less."""
    folder = Path(os.environ["PECIA_CORPUS"])
    wrong = []
    for path in sorted(folder.rglob("*.xml")):
        source = xml.read(path, folder)
        root = source.root
        if root is not None and root.tag == f"{{{TEI}}}TEI" and path.stat().st_size < 300_000:
            found = agreement(root, csl(root))
            wrong += [f"{path.name}: {field}" for field, (rule, citation) in found.items() if citation and not rule]
    assert wrong == []
