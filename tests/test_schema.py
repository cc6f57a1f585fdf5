"""XSD, RELAX NG and Schematron beside each other, by the command; and this repository's own schema."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import xmlschema
from lxml import etree
from warm import pecia
from worlds import once, world

ROOT = Path(__file__).resolve().parent.parent
THREE = Path(__file__).parent / "schemas" / "three"
TEI = "{http://www.tei-c.org/ns/1.0}"
XS = "{http://www.w3.org/2001/XMLSchema}"
SCHEMATRON = "{http://purl.oclc.org/dsdl/schematron}"
DOCUMENTS = ("good.xml", "rng.xml", "sch.xml", "xsd.xml")
LETTER = "tei/letters/churchill-to-stalin-1940-06.xml"
REGISTER = "tei/specimens/register-book.xml"
LOCAL = frozenset[str]()
ONLY = ("--select", "schema", "--select", "schemas")


def found(*arguments: object) -> list[dict[str, Any]]:
    """Give the problems that the command reports."""
    done = pecia("validate", "--format", "json", *arguments)
    assert done.status in {0, 1}, done.err
    return json.loads(done.out)["problems"]


def refused(schema: str) -> set[str]:
    """Give the documents that one of the three schemas refuses."""
    problems = found("--select", "schema", "--schema", THREE / schema, *(THREE / name for name in DOCUMENTS))
    return {Path(p["path"]).name for p in problems if p["severity"] == "error"}


@pytest.mark.parametrize(
    ("schema", "only"), [("small.xsd", "xsd.xml"), ("small.rng", "rng.xml"), ("small.sch", "sch.xml")]
)
def test_each_kind_of_schema_refuses_a_document_that_the_two_others_let_pass(schema: str, only: str):
    assert refused(schema) == {only}


def test_a_document_is_judged_by_all_three_schemas_that_it_names():
    problems = found("--select", "schema", *(THREE / name for name in DOCUMENTS))
    rules = {(Path(p["path"]).name, p["rule"]) for p in problems}
    assert rules == {("xsd.xml", "schema-invalid"), ("rng.xml", "attribute-missing"), ("sch.xml", "schematron")}


def test_the_own_edition_is_valid_by_its_own_schemas_and_all_of_tei():
    problems = found(*ONLY, ROOT)
    assert [(p["rule"], p["severity"]) for p in problems] == [("schema-answered", "note")]


REFUSED = {
    "ref": (LETTER, 'ref="psn:cripps"', 'ref="cripps"', "attribute-value: “cripps” in @ref of <persName> isn't a pointer to the register of persons."),
    "type": (LETTER, 'type="received"', 'type="recieved"', "attribute-value: “recieved” in @type of <correspAction> isn't one of the values that the schema lists."),
    "date": (LETTER, 'when="1949"', 'when="1949-13"', "attribute-value: “1949-13” in @when of <date> isn't a day, a month or a year."),
    "head": (LETTER, "<head>[^<]*</head>", "", "element-missing: <head> is missing in <div> before <opener>."),
    "name": (LETTER, '<placeName ref="plc:berlin">Berlin</placeName>', "<geogName>Berlin</geogName>", "element-not-in-schema: There is no element <geogName> in the schema."),
    "text": (LETTER, "<body>", "<body>Stray words", "text-not-allowed: The text “Stray words” stands directly in <body>, where only elements may stand."),
    "page": (REGISTER, '<pb n="1v"/>', '<pb n="p. 2"/>', "attribute-value: “p. 2” in @n of <pb> isn't the number of a page as it is printed."),
    "look": (REGISTER, '<pb n="1v"/>', '<pb n="1v" rend="x"/>', "attribute-not-allowed: @rend isn't allowed on <pb>."),
}  # fmt: skip
"""Changes that the XSD refuses, and what is said of them."""
BROKEN = {
    "date-dated": (LETTER, ' when="1949"', ""),
    "date-once": (LETTER, ' when="1949"', ' when="1949" from="1948"'),
    "date-pair": (LETTER, ' when="1949"', ' from="1949" notBefore="1948"'),
    "event-dated": ("tei/register/events.xml", 'xml:id="winter-war" from="1939-11-30" to="1940-03-13"', 'xml:id="winter-war"'),
    "entry-pointing": ("tei/register/persons.xml", '<persName xml:lang="en" type="main">', '<persName xml:lang="en" ref="psn:x">'),
    "person-pointed": (LETTER, '<persName ref="psn:cripps">', "<persName>"),
    "person-once": (LETTER, '<persName ref="psn:cripps">', '<persName ref="psn:cripps" key="cripps">'),
    "event-pointed": ("tei/conversations/conversation-1940-03-27-en.xml", ' ref="evt:peace-1940-03-12"', ""),
    "prefix-defined": ("tei/register/ships.xml", "(?s)<encodingDesc>.*</encodingDesc>", ""),
    "page-ascending": ("tei/specimens/register-book.xml", '<pb n="1v"/>', '<pb n="1r"/>'),
    "paragraph-numbered": (LETTER, '<p n="3">', '<p n="4">'),
    "note-numbered": (LETTER, '<note n="1" ', "<note "),
    "note-typed": (LETTER, ' type="textual"', ""),
    "document-named": ("tei/volumes/conversations-1939-1940.xml", ' xml:id="c-1940-07-01"', ""),
    "document-dated": ("tei/volumes/conversations-1939-1940.xml", "(?s)<opener>.*?</opener>", ""),
    "letter-sent": (LETTER, "(?s)<correspDesc.*</correspDesc>", ""),
    "letter-sender": (LETTER, 'type="sent"', 'type="forwarded"'),
    "letter-receiver": (LETTER, 'type="received"', 'type="forwarded"'),
    "zone-there": ("tei/conversations/conversation-1940-03-27-en.xml", 'facs="#zone-1-1"', 'facs="#zone-9"'),
    "image-there": ("tei/conversations/conversation-1940-03-27-en.xml", 'facs="#leaf-2"', 'facs="#zone-2-1"'),
    "author-there": (LETTER, 'resp="#compiler"', 'resp="#letter"'),
    "hand-there": ("tei/specimens/register-book.xml", 'hand="#hand-2"', 'hand="#hand-9"'),
    "speaker-there": ("tei/specimens/scene-the-waiting-room.xml", 'who="#first"', 'who="#third"'),
    "table-rows": ("tei/specimens/accounts-of-the-courier.xml", 'rows="6"', 'rows="7"'),
    "table-columns": ("tei/specimens/accounts-of-the-courier.xml", '<cell role="label" rows="2">', '<cell role="label">'),
    "language-declared": ("tei/specimens/tagebuch-im-archiv.xml", '<language ident="ar">', '<language ident="he">'),
}  # fmt: skip
"""For each rule of the Schematron, a change that breaks it."""


@pytest.fixture(scope="session")
def variants(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """Judge the repository's own edition with one more file for each change; give the problems of each."""

    def make(folder: Path) -> None:
        for name in ("tei", "schema"):
            shutil.copytree(ROOT / name, folder / name)
        shutil.copyfile(ROOT / "edition.toml", folder / "edition.toml")
        for name, (path, before, after, *_) in {**REFUSED, **BROKEN}.items():
            text = (ROOT / path).read_text("utf-8")
            assert re.search(before, text), name
            (folder / path).with_name(f"{name}.xml").write_text(re.sub(before, after, text, count=1), "utf-8")
        (folder / "found.json").write_text(json.dumps(found("--select", "schema", folder)), "utf-8")

    problems = json.loads((once(tmp_path_factory, "variants", make) / "found.json").read_bytes())
    return {name: [p for p in problems if Path(p["path"]).stem == name] for name in [*REFUSED, *BROKEN]}


@pytest.mark.parametrize("name", REFUSED)
def test_the_schema_refuses_what_is_no_practice_of_the_edition(variants: dict[str, list[dict[str, Any]]], name: str):
    assert REFUSED[name][3] in [f"{p['rule']}: {p['message']}" for p in variants[name]]


@pytest.mark.parametrize("name", BROKEN)
def test_each_rule_of_the_schematron_can_be_broken(variants: dict[str, list[dict[str, Any]]], name: str):
    assert any(f"“{name}”" in p["hint"] for p in variants[name] if p["rule"] == "schematron")


def test_every_rule_of_the_schematron_has_a_change_that_breaks_it_and_its_reason_in_the_docs():
    tree = etree.parse(ROOT / "schema" / "pecia.sch")
    rules = {node.get("id") for node in tree.iter(f"{SCHEMATRON}assert", f"{SCHEMATRON}report")}
    docs = (ROOT / "docs" / "schema.md").read_text("utf-8")
    assert rules == set(BROKEN)
    assert [rule for rule in sorted(rules) if f"`{rule}`" not in docs] == []


def test_every_element_of_the_schema_says_what_it_is():
    silent = [
        node.get("name")
        for path in (ROOT / "schema" / "pecia").glob("*.xsd")
        for node in etree.parse(path).getroot().iterchildren(f"{XS}element", f"{XS}simpleType")
        if not (node.findtext(f"{XS}annotation/{XS}documentation") or "").strip()
    ]
    assert silent == []


def test_every_element_of_the_schema_occurs_in_the_edition():
    declared = set(xmlschema.XMLSchema10(ROOT / "schema" / "pecia.xsd").maps.elements)
    used = {str(node.tag) for path in (ROOT / "tei").rglob("*.xml") for node in etree.parse(path).iter(f"{TEI}*")}
    assert {name for name in declared if name.startswith(TEI)} == used - LOCAL


def test_a_new_edition_may_name_the_schemas_that_ship(tmp_path: Path):
    pecia("init", tmp_path / "new")
    settings = tmp_path / "new" / "edition.toml"
    settings.write_text(settings.read_text("utf-8") + '\nschema = ["schema/pecia.xsd", "schema/pecia.sch"]\n', "utf-8")
    assert found(*ONLY, tmp_path / "new") == []
    letter = tmp_path / "new" / LETTER
    letter.write_text(letter.read_text("utf-8").replace("<head>", "<hed>").replace("</head>", "</hed>"), "utf-8")
    assert [p["rule"] for p in found(*ONLY, tmp_path / "new")] == ["element-not-in-schema"]


def test_a_build_names_the_files_of_its_schemas(tmp_path: Path):
    folder = world(tmp_path / "edition", {
        "edition.toml": 'schema = "schema/own.xsd"\n',
        "tei/a.xml": (THREE / "good.xml").read_bytes(),
        "tei/small.xsd": (THREE / "small.xsd").read_bytes(),
        "tei/small.rng": (THREE / "small.rng").read_bytes(),
        "tei/small.sch": (THREE / "small.sch").read_bytes(),
        "schema/own.xsd": (THREE / "small.xsd").read_bytes(),
        "schema/more.xsd": (THREE / "small.xsd").read_bytes(),
    })  # fmt: skip
    pecia("build", folder, "-o", tmp_path / "site")
    inputs = {row["path"] for row in json.loads((tmp_path / "site" / "build.json").read_bytes())["inputs"]}
    assert {"schema/own.xsd", "schema/more.xsd"} <= inputs
