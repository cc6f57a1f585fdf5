"""The edition's version in citations: what an edition statement says is one only by a rule, and each style prints it once."""

import json
from collections.abc import Callable

import pytest
from lxml import etree
from saxonche import PySaxonProcessor
from styles import FORMS, STYLES, days, name, plain, printed

from pipeline.edition import XSLT

PECIA = "{https://pecia.example/ns}"
STATEMENTS = {
    "<edition n='1.2'>The new one</edition>": ("version", "1.2"),
    "<edition>Version 1.2, <date>May 2019</date></edition>": ("version", "1.2"),
    "<edition>v2.0-beta</edition>": ("version", "2.0-beta"),
    "<edition>(Release 3)</edition>": ("version", "3"),
    "<edition>Version 2024</edition>": ("version", "2024"),
    "<edition n='first'>First publication edition. <date when='2014'>2014</date></edition>":
        ("edition", "First publication edition"),
    "<edition>2nd revised edition</edition>": ("edition", "2nd revised edition"),
    "<edition>1. digitale Auflage</edition>": ("edition", "1. digitale Auflage"),
    "<edition>Zweite, überarbeitete Ausgabe</edition>": ("edition", "Zweite, überarbeitete Ausgabe"),
    "<edition>2-е издание</edition>": ("edition", "2-е издание"),
    "<edition><date>1640</date></edition>": None,
    "<edition>1640</edition>": None,
    "<edition>2019-05-01</edition>": None,
    "<edition>born digital</edition>": None,
    "<edition>EEBO-TCP edition</edition>": None,
    "<edition>TEI P5 edition</edition>": None,
    "<edition>The Society's edition, <date>2012-2016</date></edition>": None,
    "<edition>The edition of 1893</edition>": None,
    "<edition>An edition of volume 3</edition>": None,
    "<edition n='working'>Versione di lavoro: le categorie sono state validate.</edition>": None,
    "<p>Encoded in version 3 of our rules.</p>": None,
    "<edition/>": None,
    "<edition>2nd edition, in which all that could be mended was mended by many hands over the years</edition>": None,
}  # fmt: skip
SETTINGS = {
    "1.2": ("version", "1.2"),
    "Version 1.2": ("version", "1.2"),
    "Second edition": ("edition", "Second edition"),
    "Glue & paste": ("version", "Glue & paste"),
}
KINDS = ("personal_communication", "manuscript", "chapter", "entry-dictionary", "book", "document")
Item = Callable[..., dict]


@pytest.fixture(scope="module")
def cited(processor: PySaxonProcessor) -> Item:
    """Give the CSL item of a document with some edition statement, in a corpus, in an edition."""
    stylesheet = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(XSLT / "csl.xsl"))

    def made(statement: str = "", corpus: str = "", **settings: str) -> dict:
        def header(stated: str) -> str:
            stated = f"<editionStmt>{stated}</editionStmt>" if stated else ""
            return f"<teiHeader><fileDesc><titleStmt><title>Glue</title></titleStmt>{stated}</fileDesc></teiHeader>"

        tei = etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header(statement)}</TEI>')
        context = etree.Element(f"{PECIA}context", id="glue", path="glue.xml")
        etree.SubElement(context, f"{PECIA}edition", {"title": "Papers"} | settings)
        if corpus:
            around = etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header(corpus)}</TEI>')
            etree.SubElement(context, f"{PECIA}corpus").append(around[0])
        tei.insert(0, context)
        node = processor.parse_xml(xml_text=etree.tostring(tei, encoding="unicode"))
        return json.loads(stylesheet.transform_to_string(xdm_node=node))[0]

    return made


def version(item: dict) -> tuple[str, str] | None:
    found = [(field, item[field]) for field in ("version", "edition") if field in item]
    assert len(found) < 2
    return found[0] if found else None


@pytest.mark.parametrize("statement", STATEMENTS)
def test_an_edition_statement_is_a_version_by_rule(statement, cited):
    assert version(cited(statement)) == STATEMENTS[statement]


@pytest.mark.parametrize("text", SETTINGS)
def test_the_settings_name_the_version_of_documents_that_state_none(text, cited):
    assert version(cited("<edition>born digital</edition>", version=text)) == SETTINGS[text]


def test_a_document_and_then_its_corpus_know_their_version_best(cited):
    own, corpus = "<edition n='1'/>", "<edition n='2'/>"
    assert version(cited(own, corpus, version="3")) == ("version", "1")
    assert version(cited("", corpus, version="3")) == ("version", "2")


def test_the_day_of_release_is_the_editions_date_where_no_header_has_one(cited):
    assert cited(released="2026-03-01")["issued"] == {"date-parts": [[2026, 3, 1]]}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("field", "value", "words"), [
    ("version", "1.2", "version 1.2"), ("edition", "Second edition", "second edition"), ("edition", "2. Auflage", "2. auflage"),
])  # fmt: skip
def test_each_style_prints_the_version_once(style, field, value, words, processor):
    said = {"title": "On glue", "author": [name("Nib", "Otto")], "issued": days((1999,)), "container-title": "Papers",
            "URL": "https://e.example/a.html", field: value}  # fmt: skip
    given = [{"id": kind, "type": kind, **said} for kind in KINDS]
    printed_by = printed(processor, given, (style,))[style]
    assert [plain(one[FORMS[0]]).casefold().count(words) for one in printed_by] == [1] * len(KINDS)
    assert [plain(one[FORMS[0]]).casefold().count("edition edition") for one in printed_by] == [0] * len(KINDS)


def test_the_version_of_the_edition_is_not_that_of_a_journal(cited):
    source = "<sourceDesc><biblStruct><analytic><title>Glue</title></analytic><monogr><title level='j'>Thumbs</title></monogr></biblStruct></sourceDesc>"
    item = cited(f"<edition n='1.2'/></editionStmt>{source}<editionStmt>")
    assert item["type"] == "article-journal"
    assert version(item) is None
    assert "Version 1.2." in item["note"]
