"""XSD: which engine judges, what is refused of the schemas themselves, and how mistakes are told."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree
from worlds import pecia, world

from pipeline import xml
from pipeline.edition import Edition
from pipeline.rule import selection
from pipeline.validate.judgement import Judgement, Schema, Unusable
from pipeline.validate.subject import Subject
from pipeline.validate.xsd import judge
from pipeline.validate.xsd.closure import closure
from pipeline.validate.xsd.gate import passes
from pipeline.validate.xsd.judged import judged
from pipeline.validate.xsd.prune import pruned

TEI = "http://www.tei-c.org/ns/1.0"
HEAD = (
    f'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{TEI}" targetNamespace="{TEI}" elementFormDefault="qualified"'
)
MORE = 'xmlns:vc="http://www.w3.org/2007/XMLSchema-versioning" vc:minVersion="1.1"'
TOP = """<xs:element name="TEI"><xs:complexType><xs:sequence><xs:element name="teiHeader" minOccurs="0"><xs:complexType
 mixed="true"><xs:sequence><xs:any processContents="skip" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
 </xs:element><xs:element name="text"><xs:complexType><xs:sequence><xs:element ref="body"/></xs:sequence></xs:complexType>
 </xs:element></xs:sequence></xs:complexType></xs:element>"""
BODY = """<xs:element name="body"><xs:complexType><xs:sequence><xs:element ref="head" minOccurs="0"/>
 <xs:element ref="p" maxOccurs="unbounded"/><xs:element name="closer" minOccurs="0" type="xs:string"/></xs:sequence>
 <xs:attribute name="n" type="xs:positiveInteger"/></xs:complexType></xs:element><xs:element name="head" type="xs:string"/>
 <xs:element name="p"><xs:complexType mixed="true"><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element ref="date"/>
 <xs:element ref="pb"/></xs:choice><xs:attribute name="type"><xs:simpleType><xs:restriction base="xs:token">
 <xs:enumeration value="letter"/><xs:enumeration value="entry"/></xs:restriction></xs:simpleType></xs:attribute>
 </xs:complexType></xs:element><xs:element name="date"><xs:complexType><xs:simpleContent><xs:extension base="xs:string">
 <xs:attribute name="when" type="xs:date" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
 <xs:element name="pb"><xs:complexType><xs:attribute name="n" type="xs:token"/></xs:complexType></xs:element>"""


def xsd(declarations: str = TOP + BODY, more: str = "") -> str:
    return f"<xs:schema {HEAD} {more}>{declarations}</xs:schema>"


def tei(body: str, attributes: str = "") -> str:
    return f'<TEI xmlns="{TEI}"><teiHeader>x</teiHeader><text>{body if "<body" in body else f"<body{attributes}>{body}</body>"}</text></TEI>'


class Case:
    """A document and a schema in an edition of their own."""

    def __init__(self, folder: Path, document: str, schema: str, files: Mapping[str, str] | None = None) -> None:
        """Write the files."""
        world(folder, {"tei/a.xml": document, "schema/a.xsd": schema, **(files or {})})
        edition = Edition(folder, folder / "output")
        path = folder / "schema" / "a.xsd"
        data = path.read_bytes()
        self.subject = Subject(xml.read(folder / "tei" / "a.xml", folder), edition, selection(edition))
        self.schema = Schema("a.xsd", "xsd", "schema/a.xsd", data, hashlib.sha256(data).hexdigest(), path, folder)

    def judge(self) -> Judgement:
        """Judge the document."""
        return judge(self.subject, self.schema)

    def lets_pass(self) -> bool:
        """Tell whether libxml2 lets the document pass."""
        return passes(self.subject.root, self.schema, closure(self.schema))


def said(folder: Path, body: str, schema: str = "", attributes: str = "") -> list[str]:
    findings = Case(folder, tei(body, attributes), schema or xsd()).judge().findings
    return [f"{each.rule}: {each.message} {each.hint}".strip() for each in findings]


@pytest.fixture(autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep nothing where the user's own things are kept."""
    monkeypatch.setenv("PECIA_CACHE", str(tmp_path_factory.getbasetemp() / "cache"))


def test_libxml2_lets_a_valid_document_pass(tmp_path: Path):
    case = Case(tmp_path, tei("<head>A</head><p>B</p>"), xsd())
    assert case.lets_pass()
    assert case.judge() == Judgement(valid=True)


def test_xmlschema_says_the_same_of_a_valid_document(tmp_path: Path):
    case = Case(tmp_path, tei("<head>A</head><p>B <!-- c --><?d e?></p>"), xsd())
    assert judged(case.subject, case.schema, closure(case.schema)) == Judgement(valid=True)


def test_a_comment_in_a_text_is_no_mistake(tmp_path: Path):
    case = Case(tmp_path, tei("<head>A<!-- remark -->B</head><p/>"), xsd())
    assert judged(case.subject, case.schema, closure(case.schema)).valid


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("<head>A</head><P>B</P>", "element-not-in-schema: There is no element <P>: the name is written <p>"),
        ("<p>A</p><head>B</head>", "element-order: <head> stands after <p>"),
        ("<head>A</head>", "element-missing: <p> is missing in <body>"),
        ("<head>A</head><head>B</head><p/>", "element-not-allowed: Another <head> stands in <body>"),
        ("<p>A</p>stray", "text-not-allowed: The text “stray” stands directly in <body>"),
        ("<p><pb>x</pb></p>", "text-not-allowed: <pb> must be empty"),
        ("<p><p>x</p></p>", "element-not-allowed: A paragraph (<p>) can't stand in another paragraph"),
        ("<head>A <date when='1940-01-01'>b</date></head><p/>", "element-not-allowed: <date> isn't allowed in <head>"),
        ("<p><date>b</date></p>", "attribute-missing: <date> has no @when"),
        ("<p><date when='1940-3-27'>b</date></p>", 'attribute-value: “1940-3-27” in @when of <date> isn\'t a date. Write when="1940-03-27".'),
        ("<p><date when='27.3.1940'>b</date></p>", 'attribute-value: “27.3.1940” in @when of <date> isn\'t a date. Write when="1940-03-27".'),
        ("<p><date when='3.4.1940'>b</date></p>", "attribute-value: “3.4.1940” in @when of <date> isn't a date. The schema allows a date such as 1940-03-27."),
        ("<p type='Letter'/>", 'attribute-value: “Letter” in @type of <p> isn\'t one of the values that the schema lists. Write type="letter".'),
        ("<p type='memo'/>", "attribute-value: “memo” in @type of <p> isn't one of the values that the schema lists. The schema allows one of “letter” or “entry”."),
        ("<p><pb N='2'/></p>", "attribute-not-allowed: @N isn't allowed on <pb>: the name is written @n"),
        ("<body n='two'><p/></body>", "attribute-value: “two” in @n of <body> isn't a whole number, 1 or more. The schema allows a whole number, 1 or more."),
        ('<p xmlns="">A</p>', 'element-not-in-schema: <p> is in no namespace: xmlns="" stands on it or around it. Delete xmlns="".'),
    ],
)  # fmt: skip
def test_a_mistake_is_told_once_and_in_plain_words(tmp_path: Path, body: str, line: str):
    found = said(tmp_path, body)
    assert len(found) == 1
    assert found[0].startswith(line)


def test_each_of_two_mistakes_is_told(tmp_path: Path):
    found = said(tmp_path, "<p><date when='x'>b</date></p><p type='y'/>")
    assert [line.partition(":")[0] for line in found] == ["attribute-value", "attribute-value"]


def test_the_text_of_an_element_has_a_form(tmp_path: Path):
    declarations = (
        TOP
        + '<xs:element name="body"><xs:complexType><xs:sequence><xs:element name="date" type="xs:date"/></xs:sequence></xs:complexType></xs:element>'
    )
    line = "content-value: The text “27 March 1940” of <date> isn't a date. Write “1940-03-27”."
    assert said(tmp_path, "<date>27 March 1940</date>", xsd(declarations)) == [line]


def test_what_the_author_of_a_type_says_is_told(tmp_path: Path):
    page = '<xs:simpleType name="page"><xs:annotation><xs:documentation>A page such as 12v.</xs:documentation></xs:annotation><xs:restriction base="xs:token"><xs:pattern value="[0-9]+[rv]"/></xs:restriction></xs:simpleType>'
    schema = xsd(page + TOP + BODY.replace('name="n" type="xs:token"', 'name="n" type="page"'))
    line = "attribute-value: “p. 12” in @n of <pb> isn't a page. The schema allows a page such as 12v."
    assert said(tmp_path, '<p><pb n="p. 12"/></p>', schema) == [line]


def test_a_value_that_must_be_unique_and_isnt(tmp_path: Path):
    unique = f'<xs:unique name="one" xmlns:t="{TEI}"><xs:selector xpath="t:p"/><xs:field xpath="@type"/></xs:unique>'
    schema = xsd(
        TOP
        + BODY.replace(
            'type="xs:positiveInteger"/></xs:complexType>', f'type="xs:positiveInteger"/></xs:complexType>{unique}'
        )
    )
    line = "schema-invalid: “entry” in @type of <p> stands there already: the schema wants each value once. Give this <p> a value of its own."
    assert said(tmp_path, '<p type="entry"/><p type="entry"/>', schema) == [line]


def test_xsd_1_1_is_known_by_what_it_states_and_its_assertions_count(tmp_path: Path):
    wish = '<xs:assert test="@n or @type"/>'
    schema = xsd(
        TOP
        + BODY.replace(
            "</xs:restriction></xs:simpleType></xs:attribute>",
            f'</xs:restriction></xs:simpleType></xs:attribute><xs:attribute name="n"/>{wish}',
        ),
        MORE,
    )
    assert said(tmp_path / "a", "<p type='entry'/>", schema) == []
    line = "schema-invalid: <p> breaks a rule of the schema: it must have @n or @type. Its test is: @n or @type."
    assert said(tmp_path / "b", "<p/>", schema) == [line]


def test_xsd_1_1_is_known_by_its_assertions_alone(tmp_path: Path):
    wish = '<xs:assert test="string-length(.) gt 3"><xs:annotation><xs:documentation>A paragraph says something.</xs:documentation></xs:annotation></xs:assert>'
    schema = xsd(
        TOP
        + BODY.replace(
            "</xs:restriction></xs:simpleType></xs:attribute>",
            f"</xs:restriction></xs:simpleType></xs:attribute>{wish}",
        )
    )
    line = "schema-invalid: <p> breaks a rule of the schema: A paragraph says something. Its test is: string-length(.) gt 3."
    assert said(tmp_path, "<p>Hm</p>", schema) == [line]


def test_libxml2_isnt_asked_where_the_schema_is_1_1(tmp_path: Path):
    case = Case(tmp_path, tei("<p/>"), xsd(more=MORE))
    assert closure(case.schema).is_1_1
    assert case.judge().valid


def test_a_schema_has_the_files_that_it_includes(tmp_path: Path):
    files = {"schema/parts/body.xsd": xsd(BODY)}
    case = Case(tmp_path, tei("<p type='x'/>"), xsd('<xs:include schemaLocation="parts/body.xsd"/>' + TOP), files)
    assert [each.rule for each in case.judge().findings] == ["attribute-value"]


def test_xml_lang_may_be_imported_from_the_address_of_the_w3c(tmp_path: Path):
    imported = (
        '<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/>'
    )
    body = BODY.replace('<xs:attribute name="n" type="xs:token"/>', '<xs:attribute ref="xml:lang"/>')
    case = Case(tmp_path, tei('<p><pb xml:lang="en"/></p>'), xsd(imported + TOP + body))
    assert case.lets_pass()
    assert judged(case.subject, case.schema, closure(case.schema)).valid


@pytest.mark.parametrize(
    ("declaration", "why"),
    [
        ('<xs:import namespace="urn:v" schemaLocation="missing.xsd"/>', "asks for missing.xsd, which isn't there"),
        ('<xs:include schemaLocation="missing.xsd"/>', "asks for missing.xsd, which isn't there"),
        (f'<xs:include schemaLocation="{"a" * 500}.xsd"/>', "which isn't there"),
        ('<xs:include schemaLocation="http://["/>', "asks for http://[, which isn't an address"),
        ('<xs:include schemaLocation="../../other.xsd"/>', "asks for ../../other.xsd, which is outside"),
        ('<xs:include schemaLocation="/etc/passwd"/>', "asks for /etc/passwd, which is outside"),
        ('<xs:include schemaLocation="https://example.org/a.xsd"/>', "asks for https://example.org/a.xsd, which isn't fetched"),
        ('<xs:element name="x" type="nothing"/>', "has a mistake"),
        ('<xs:element name="x"', "isn't well-formed XML"),
    ],
)  # fmt: skip
def test_a_schema_with_a_mistake_is_named_and_not_used(tmp_path: Path, declaration: str, why: str):
    case = Case(tmp_path / "edition", tei("<p type='x'/>"), xsd(declaration + TOP + BODY), {"../other.xsd": xsd(BODY)})
    with pytest.raises(Unusable) as raised:
        case.judge()
    assert raised.value.rule == "schema-broken"
    assert why in raised.value.message


def test_a_schema_with_a_doctype_isnt_used(tmp_path: Path):
    case = Case(tmp_path, tei("<p type='x'/>"), '<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/passwd">]>' + xsd())
    with pytest.raises(Unusable, match="DOCTYPE"):
        case.judge()


def test_a_document_cant_make_an_engine_open_a_schema(tmp_path: Path):
    hint = f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{TEI} ../schema/b.xsd urn:x ../schema/b.xsd"'
    case = Case(tmp_path, tei("<p/>").replace("<TEI ", f"<TEI {hint} "), xsd(), {"schema/b.xsd": "not even XML"})
    assert case.judge().valid


def test_the_root_may_name_its_xsd(tmp_path: Path):
    hint = f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{TEI} a.xsd"'
    files = {"a.xml": tei("<p type='x'/>").replace("<TEI ", f"<TEI {hint} "), "a.xsd": xsd()}
    done = pecia("validate", "--select", "schema", world(tmp_path, files) / "a.xml", cwd=tmp_path)
    assert "attribute-value" in done.out + done.err


def test_the_command_tells_that_an_import_failed(tmp_path: Path):
    hint = f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{TEI} a.xsd"'
    schema = xsd('<xs:import namespace="urn:v" schemaLocation="missing.xsd"/>' + TOP + BODY)
    files = {"a.xml": tei("<p/>").replace("<TEI ", f"<TEI {hint} "), "a.xsd": schema}
    done = pecia("validate", world(tmp_path, files) / "a.xml", cwd=tmp_path)
    assert done.status == 1
    assert "schema-broken" in done.out + done.err


def test_a_pruned_schema_knows_only_the_names_that_occur(tmp_path: Path):
    names = frozenset(f"{{{TEI}}}{name}" for name in ("TEI", "teiHeader", "text", "body", "p"))
    tree = pruned(etree.fromstring(xsd()), names)
    assert {node.get("name") for node in tree} == {"TEI", "body", "p"}
    case = Case(tmp_path, tei("<p/>"), xsd())
    assert etree.XMLSchema(tree).validate(case.subject.root)


def test_what_is_required_and_doesnt_occur_stays_required(tmp_path: Path):
    names = frozenset(f"{{{TEI}}}{name}" for name in ("TEI", "teiHeader", "text", "body", "head"))
    case = Case(tmp_path, tei("<head>A</head>"), xsd())
    assert not etree.XMLSchema(pruned(etree.fromstring(xsd()), names)).validate(case.subject.root)


@pytest.mark.parametrize("times", ["100000000", "9" * 40, "1000"])
def test_libxml2_isnt_asked_what_it_would_count_by_copies(tmp_path: Path, times: str):
    case = Case(tmp_path, tei("<p/>"), xsd(TOP + BODY.replace('maxOccurs="unbounded"', f'maxOccurs="{times}"', 1)))
    assert not case.lets_pass()
    assert case.judge().valid


def test_repetitions_within_repetitions_count(tmp_path: Path):
    body = BODY.replace(
        '<xs:element ref="p" maxOccurs="unbounded"/>',
        '<xs:sequence maxOccurs="99"><xs:element ref="p" maxOccurs="99"/></xs:sequence>',
    )
    case = Case(tmp_path, tei("<p/>"), xsd(TOP + body))
    assert not case.lets_pass()
    assert case.judge().valid


def test_elements_that_take_the_place_of_another_are_kept(tmp_path: Path):
    schema = xsd(
        TOP
        + '<xs:element name="body"><xs:complexType><xs:sequence><xs:element ref="block" maxOccurs="9"/></xs:sequence></xs:complexType></xs:element><xs:element name="block" abstract="true"/><xs:element name="p" substitutionGroup="block"/><xs:element name="ab" substitutionGroup="block"/>'
    )
    case = Case(tmp_path, tei("<ab/>"), schema)
    names = frozenset(str(each.tag) for each in case.subject.root.iter())
    tree = pruned(etree.fromstring(schema), names)
    assert etree.XMLSchema(tree).validate(case.subject.root)


def catalogued() -> Path:
    """Give TEI's own XSD of everything."""
    import gams_xml_catalog  # noqa: PLC0415

    return Path(gams_xml_catalog.__file__).parent / "catalog" / "tei" / "p5" / "xsd" / "tei_all.xsd"


@pytest.mark.corpus
def test_libxml2_and_xmlschema_agree_on_the_corpus(corpus: Path):
    """Compare the verdicts by TEI's XSD of everything.

    Each file up to 60 KB of each folder but the 206 diary entries, of which every tenth is taken, as xmlschema needs
    0.1 s for an entry. `PECIA_EVERY=1` takes them all, and of whatever size.
    """
    every = "PECIA_EVERY" in os.environ
    path = catalogued()
    data = path.read_bytes()
    schema = Schema("tei_all", "xsd", path.name, data, hashlib.sha256(data).hexdigest(), path, path.parent)
    files = closure(schema)
    edition = Edition(corpus, corpus / "output")
    different, compared = [], 0
    for number, file in enumerate(sorted(corpus.rglob("*.xml"))):
        if not every and (file.stat().st_size > 60_000 or (file.parent.name == "schnitzler-tagebuch" and number % 10)):
            continue
        source = xml.read(file, corpus)
        if source.root is None:
            continue
        subject = Subject(source, edition, selection(edition))
        compared += 1
        if passes(source.root, schema, files) != judged(subject, schema, files).valid:
            different.append(file.relative_to(corpus).as_posix())
    assert compared > 100
    assert different == []
