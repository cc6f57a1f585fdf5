"""Verdicts by RELAX NG: each feature of the language, in both syntaxes, on as much of a schema as a file can meet."""

import hashlib
from pathlib import Path

import pytest
from lxml import etree

from pipeline.validate.judgement import Schema, Unusable
from pipeline.validate.rng import files as files_room
from pipeline.validate.rng import load as load_room
from pipeline.validate.rng import verdict as verdict_room
from pipeline.validate.rng.load import load, simplified
from pipeline.validate.rng.verdict import verdict
from pipeline.validate.walk import Walk

RNG = "{http://relaxng.org/ns/structure/1.0}"
GRAMMAR = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">'
)


def schema(path: Path, text: str, kind: str = "rng") -> Schema:
    path.write_text(text, "utf-8")
    data = path.read_bytes()
    return Schema(path.name, kind, path.name, data, hashlib.sha256(data).hexdigest(), path, path.parent)


def valid(by: Schema, text: str) -> bool:
    return verdict(by, Walk(etree.fromstring(text)))[0]


def rng(folder: Path, content: str) -> Schema:
    return schema(folder / "schema.rng", f"{GRAMMAR}{content}</grammar>")


def rnc(folder: Path, content: str) -> Schema:
    return schema(folder / "schema.rnc", content, "rnc")


CASES = {
    "choice": ("element a { element b { empty } | element c { empty } }", "<a><b/></a>", "<a><b/><c/></a>"),
    "group": ("element a { element b { empty }, element c { empty } }", "<a><b/><c/></a>", "<a><c/><b/></a>"),
    "interleave": ("element a { element b { empty } & element c { empty }+ }", "<a><c/><b/><c/></a>", "<a><c/></a>"),
    "mixed": ("element a { mixed { element b { empty }?, element c { empty } } }", "<a>x<b/>y<c/>z</a>", "<a>x<c/><b/></a>"),
    "mixed and repeated": ("element a { mixed { element b { empty }* } }", "<a>x<b/>y<b/></a>", "<a>x<c/></a>"),
    "optional": ("element a { element b { empty }? }", "<a/>", "<a><b/><b/></a>"),
    "once or more": ("element a { element b { empty }+ }", "<a><b/><b/></a>", "<a/>"),
    "repeated repetitions": ("element a { ((element b { empty }+)*)+ }", "<a><b/><b/><b/></a>", "<a><c/></a>"),
    "attribute": ("element a { attribute n { xsd:int } }", '<a n="4"/>', '<a n="x"/>'),
    "attribute that is missing": ("element a { attribute n { text } }", '<a n=""/>', "<a/>"),
    "attributes among elements": ("element a { (element b { empty } & attribute n { text })? }", '<a n=""><b/></a>', "<a><b/></a>"),
    "values": ('element a { "x" | "y z" }', "<a> y  z </a>", "<a>z</a>"),
    "value as it is written": ('element a { string "x" }', "<a>x</a>", "<a> x</a>"),
    "list": ("element a { list { xsd:int, xsd:int } }", "<a>1 2</a>", "<a>1</a>"),
    "excluded value": ('element a { xsd:token - ("x" | "y") }', "<a>z</a>", "<a>x</a>"),
    "facets": ('element a { xsd:string { minLength = "2" pattern = "[a-c]+" } }', "<a>ab</a>", "<a>a</a>"),
    "any name": ("start = any any = element * { attribute * { text }*, (text | any)* }", '<a x="1">b<c/></a>', '<!-- --><a><b xmlns="u"/></a>'),
    "any name but one": ("element * - (x | y) { text }", "<a/>", "<x/>"),
    "any name of a space": ('namespace n = "u" element n:* { text }', '<a xmlns="u"/>', "<a/>"),
    "choice of names": ("element (a | b) { empty }", "<b/>", "<c/>"),
    "namespaces": ('default namespace = "u" element a { attribute n { text } }', '<a xmlns="u" n=""/>', '<a n=""/>'),
    "not allowed": ("element a { (element b { empty } | notAllowed), (notAllowed | empty) }", "<a><b/></a>", "<a/>"),
    "pieces by choice": ("start = a a = element a { c } c |= element b { empty } c |= empty", "<a/>", "<a><c/></a>"),
    "pieces by interleave": ("start = element a { c } c &= element b { empty } c &= element c { empty }", "<a><c/><b/></a>", "<a><b/></a>"),
    "recursion": ("start = a a = element a { (a | element b { empty })* }", "<a><a><b/></a><b/></a>", "<a><b><a/></b></a>"),
    "grammar in a grammar": ("start = element a { grammar { start = x, parent x x = element b { empty } } } x = element c { empty }", "<a><b/><c/></a>", "<a><c/><b/></a>"),
    "division": ("div { start = x } div { x = element a { empty } }", "<a/>", "<b/>"),
    "escaped names": ("start = \\text \\text = element text { \\element } \\element = empty", "<text/>", "<element/>"),
    "annotations": ('[a:b [ "[" ] ] ## It is\nelement a { empty >> c:d [ "]" "x" ] }', "<a/>", "<b/>"),
    "joined literals": ('element a { "x" ~ \'y\' ~ """z""" }', "<a>xyz</a>", "<a>xy</a>"),
    "escaped characters": (r'element a { "\x{e9}" }', "<a>é</a>", "<a>e</a>"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_each_feature_decides(case: str, tmp_path: Path):
    text, good, bad = CASES[case]
    by = rnc(tmp_path, text)
    assert valid(by, good)
    if case != "any name":
        assert not valid(by, bad)


@pytest.mark.parametrize("case", CASES)
def test_simple_form_decides_as_the_schema_does(case: str, tmp_path: Path):
    text, good, bad = CASES[case]
    whole = schema(tmp_path / "whole.rng", etree.tostring(load(rnc(tmp_path, text)), encoding="unicode"))
    assert (valid(whole, good), valid(whole, bad)) == (True, case == "any name")


def test_simple_form_holds_elements_alone_in_defines(tmp_path: Path):
    grammar = load(rng(tmp_path, "<start><element name='a'><element name='b'><text/></element></element></start>"))
    assert [element.getparent().tag for element in grammar.iter(f"{RNG}element")] == [f"{RNG}define"] * 2


def test_names_that_do_not_occur_are_pruned(tmp_path: Path):
    by = rnc(tmp_path, "element a { attribute n { text }?, (element b { text } | element c { text })* }")
    assert b">b<" in simplified(by, {"a", "b"})
    assert b">c<" not in simplified(by, {"a", "b"})
    assert b">n<" not in simplified(by, {"a", "b"})


def test_required_element_that_does_not_occur_makes_a_file_invalid(tmp_path: Path):
    assert not valid(rnc(tmp_path, "element a { element b { text } }"), "<a/>")


def test_hints_for_xml_schema_are_not_judged(tmp_path: Path):
    root = etree.fromstring('<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" x="1" xsi:schemaLocation="u v"/>')
    assert verdict(rnc(tmp_path, "element a { attribute x { text } }"), Walk(root))[0]
    assert root.keys() == ["x", "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"]


def test_included_grammar_is_overridden(tmp_path: Path):
    schema(tmp_path / "other.rnc", 'default namespace = "u" start = element a { c } c = element b { empty }')
    by = rnc(tmp_path, 'default namespace = "u" include "other.rnc" { c = element d { empty } }')
    assert valid(by, '<a xmlns="u"><d/></a>')
    assert not valid(by, '<a xmlns="u"><b/></a>')


def test_included_grammar_in_the_other_syntax_is_read(tmp_path: Path):
    schema(tmp_path / "other.rnc", "c = element b { empty }")
    by = rng(tmp_path, '<include href="other.rnc"/><start><element name="a"><ref name="c"/></element></start>')
    assert valid(by, "<a><b/></a>")


def test_external_pattern_is_read(tmp_path: Path):
    schema(tmp_path / "other.rng", '<element name="b" xmlns="http://relaxng.org/ns/structure/1.0"><empty/></element>')
    by = rng(tmp_path, '<start><element name="a"><externalRef href="other.rng"/></element></start>')
    assert valid(by, "<a><b/></a>")


def test_changed_include_is_noticed(tmp_path: Path):
    def judged(content: str) -> bool:
        schema(tmp_path / "other.rnc", content)
        files_room._FILES.clear()
        verdict_room._KNOWN.clear()
        load_room.made_of.forget()
        return valid(rnc(tmp_path, 'include "other.rnc" start = element a { c }'), "<a><b/></a>")

    assert [judged("c = element b { empty }"), judged("c = element d { empty }")] == [True, False]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("element a { b }", "refers to “b”, which nothing defines"),
        ("a = element a { text }", "has no start"),
        ("start = a a = a", "refers to itself without an element between"),
        ("start = element a { b } b = text b = empty", "doesn't say how they combine"),
        ("element a { x:b }", "can't stand there"),
        ("element a { text", "it ends too early"),
        ("element a { text } }", "can't stand there"),
        ("element a { £ }", "isn't right in line 1: “£”"),
        ('include "../other.rnc"', "outside of the edition"),
        ('include "https://example.org/a.rnc"', "on the web, which isn't fetched"),
        ('include "lost.rnc"', "can't be read"),
        ('include "schema.rnc"', "include each other without end"),
        ("start = element a { parent b }", "no grammar is around it"),
    ],
)  # fmt: skip
def test_mistakes_of_a_schema_are_said(text: str, said: str, tmp_path: Path):
    with pytest.raises(Unusable) as unusable:
        valid(rnc(tmp_path, text), "<a/>")
    assert unusable.value.rule == "schema-broken"
    assert said in unusable.value.message


def test_web_page_that_was_saved_as_a_schema_is_recognised(tmp_path: Path):
    with pytest.raises(Unusable, match="isn't well-formed"):
        valid(schema(tmp_path / "a.rng", "<!DOCTYPE html><html><br></html>"), "<a/>")


def test_schema_that_grows_beyond_measure_is_refused_at_once(tmp_path: Path):
    steps = " ".join(f"a{n} = a{n + 1}, a{n + 1}" for n in range(40))
    with pytest.raises(Unusable) as unusable:
        valid(rnc(tmp_path, f"start = element a {{ a0 }} {steps} a40 = element b {{ empty }}?"), "<a><b/></a>")
    assert unusable.value.rule == "schema-too-complex"


def test_deeply_nested_schema_is_refused(tmp_path: Path):
    steps = " ".join(f"a{n} = a{n + 1}?" for n in range(3000))
    with pytest.raises(Unusable) as unusable:
        valid(rnc(tmp_path, f"start = element a {{ a0 }} {steps} a3000 = element b {{ empty }}"), "<a><b/></a>")
    assert unusable.value.rule == "schema-too-complex"
