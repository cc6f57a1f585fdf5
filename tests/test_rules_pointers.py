"""Pointers: which attributes point, and what answers them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rulings import ruled
from worlds import register, tei

from pipeline.problem import Problem

GROUP = ("id-case", "pointer-dangling", "pointer-without-entry", "pointer-prefix")
PREFIXES = (
    "<encodingDesc><listPrefixDef>"
    '<prefixDef ident="psn" matchPattern="([a-z]+)" replacementPattern="persons.xml#$1"/>'
    "</listPrefixDef></encodingDesc>"
)
WARD = '<person xml:id="ward"><persName>Ada Ward</persName></person>'
Judge = Callable[..., list[Problem]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Give a function that gives the problems of a document, and of files beside it."""

    def found(body: str, header: str = "", **files: str) -> list[Problem]:
        every = {"a.xml": tei(body, header=header), **{f"{name}.xml": text for name, text in files.items()}}
        return ruled(tmp_path, every, GROUP)

    return found


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(p.rule, p.message) for p in problems]


def rules(problems: list[Problem]) -> list[str]:
    return [p.rule for p in problems]


@pytest.mark.parametrize(
    "attribute",
    ["target", "corresp", "sameAs", "next", "prev", "facs", "wit", "hand", "resp", "decls", "ana", "who", "source", "synch",
     "spanTo", "copyOf", "exclude", "select", "rendition", "change", "edRef", "start", "end", "calendar", "nymRef"],
)  # fmt: skip
def test_every_pointing_attribute_is_looked_at(attribute: str, judge: Judge):
    [found] = judge(f'<p {attribute}="#nowhere">a</p>')
    assert (found.rule, found.column) == ("pointer-dangling", found.column)
    assert f"The @{attribute} “#nowhere”" in found.message


@pytest.mark.parametrize(
    "element",
    ['<date from="#x" to="1940"/>', '<ptr n="#x"/>', '<rs key="#x"/>', '<num value="3"/>', '<variantEncoding location="x"/>',
     '<rendition scheme="css"/>', '<locus from="1r" to="2v"/>', '<schemaSpec ident="x" start="TEI" source="tei:3.1.0"/>'],
)  # fmt: skip
def test_attributes_that_are_no_pointers_are_not_looked_at(element: str, judge: Judge):
    assert judge(f"<p>{element}</p>") == []


def test_from_and_to_point_in_a_span_or_an_apparatus(judge: Judge):
    assert rules(judge('<p><app from="#x" to="#y"/></p>')) == ["pointer-dangling", "pointer-dangling"]


def test_examples_of_tei_are_not_looked_at(judge: Judge):
    assert judge('<egXML xmlns="http://www.tei-c.org/ns/Examples"><ref target="#x"/></egXML>') == []


def test_of_several_pointers_each_is_looked_at(judge: Judge):
    [found] = judge('<p xml:id="a"/><p ana="#a #b #a">c</p>')
    assert "“#b”" in found.message


def test_a_pointer_is_told_once_with_its_number(judge: Judge):
    [found] = judge('<p corresp="#x">a</p><p corresp="#x">b</p>')
    assert "which stands 2 times in this file," in found.message
    assert (found.line, found.column) == (1, judge('<p corresp="#x">a</p>')[0].column)


def test_a_pointer_into_another_file_is_answered_there(judge: Judge):
    other = tei('<p xml:id="b1">b</p>')
    assert judge('<p><ref target="b.xml#b1"/><ref target="b.xml"/></p>', b=other) == []
    [found] = judge('<p><ref target="b.xml#b2"/></p>', b=other)
    assert found.message == "The @target “b.xml#b2” leads nowhere: b.xml has no such xml:id."


def test_a_file_that_is_not_there_is_told_once_for_the_edition(judge: Judge):
    [found] = judge('<p><ref target="c.xml#1"/><ref target="c.xml#2"/></p>', b=tei('<p><ref target="c.xml"/></p>'))
    assert (
        found.message == "The @target “c.xml#1” leads to c.xml, which isn't in the edition; so do 2 others in 2 files."
    )


def test_many_files_that_are_not_there_are_told_once(judge: Judge):
    [found] = judge("<p>" + "".join(f'<ref target="{n}.xml"/>' for n in range(30)) + "</p>")
    assert found.message == (
        "30 files aren't in the edition to which pointers lead: “0.xml”, “1.xml”, “2.xml” and 27 more."
    )


def test_xml_base_is_resolved(judge: Judge):
    assert judge('<div xml:base="https://example.org/"><p><ref target="c.xml#1"/></p></div>') == []


def test_the_web_and_the_places_of_xpointer_are_not_looked_at(judge: Judge):
    assert judge('<p><ref target="https://example.org/#x"/><ref target="#xpath(//p)"/><ref target="/root"/></p>') == []


def test_folders_are_not_looked_for_and_signs_of_addresses_are_read(judge: Judge):
    assert judge('<p xml:id="café"><ref target="../"/><ref target="."/><ref target="#caf%C3%A9"/></p>') == []


def test_a_word_without_its_sign_is_told_with_the_sign(judge: Judge):
    [found] = judge('<p xml:id="ink"/><add hand="ink">a</add>')
    assert found.hint == "Write “#ink”."


def test_an_address_without_its_beginning_is_told(judge: Judge):
    [found] = judge('<p><ref target="www.example.org/x">a</ref></p>')
    assert found.hint == "Write “https://www.example.org/x”."


def test_an_id_that_is_much_like_it_is_named(judge: Judge):
    [found] = judge('<p xml:id="c56-0032.07" corresp="#c-56.0032.07">a</p>')
    assert found.hint == "Did you mean “c56-0032.07”?"


def test_where_no_pointer_of_an_attribute_is_answered_one_sentence_says_so(judge: Judge):
    [found] = judge("".join(f'<p wit="W{n}">a</p>' for n in range(9)))
    assert found.message == (
        "9 values of @wit lead to no file, and they aren't pointers to ids: “W0”, “W1”, “W2” and 6 more."
    )


def test_where_many_are_answered_each_that_is_not_is_told(judge: Judge):
    right = "".join(f'<p xml:id="p{n}" next="#p{n}">a</p>' for n in range(20))
    assert len(judge(right + "".join(f'<p next="#q{n}">a</p>' for n in range(9)))) == 9


def test_names_without_an_entry_have_a_rule_of_their_own(judge: Judge):
    assert said(judge('<p><persName ref="#bell">E</persName></p>')) == [
        ("pointer-without-entry", "The @ref “#bell” leads to no entry of a register.")
    ]


def test_a_name_is_answered_by_the_one_entry_of_the_edition(judge: Judge):
    assert judge('<p><persName ref="#ward">A</persName></p>', persons=register(WARD)) == []


def test_an_id_that_two_registers_have_answers_nobody_elsewhere(judge: Judge):
    found = judge('<p><persName ref="#ward">A</persName></p>', b=register(WARD), c=register(WARD))
    assert rules(found) == ["pointer-without-entry"]


def test_an_edition_without_its_register_gets_one_sentence_a_file(judge: Judge):
    names = "".join(f'<persName ref="#p{n}">A</persName> ' for n in range(60))
    found = judge(f"<p>{names}</p>", b=tei(f"<p>{names}</p>"))
    assert [p.path for p in found] == ["a.xml", "b.xml"]
    assert found[0].message == "60 pointers of names lead to no entry of this edition: “#p0”, “#p1”, “#p2” and 57 more."


def test_a_register_that_is_not_there_is_told_once(judge: Judge):
    names = "".join(f'<persName ref="persons.xml#p{n}">A</persName> ' for n in range(60))
    [found] = judge(f"<p>{names}</p>")
    assert (
        found.message == "The @ref “persons.xml#p0” leads to persons.xml, which isn't in the edition; so do 59 others."
    )


def test_a_prefix_is_resolved_by_its_definition(judge: Judge):
    name = '<p><persName ref="psn:ward">A</persName></p>'
    assert judge(name, PREFIXES, persons=register(WARD)) == []
    assert rules(judge(name.replace("ward", "bell"), PREFIXES, persons=register(WARD))) == ["pointer-without-entry"]


def test_a_prefix_without_a_definition_is_told_once(judge: Judge):
    [found] = judge('<p><persName ref="psn:ward">A</persName><persName ref="psn:bell">E</persName></p>')
    assert (found.rule, found.message) == (
        "pointer-prefix",
        "The @ref “psn:ward” has the prefix “psn:”, which nothing defines. It stands 2 times in this file.",
    )


def test_a_pointer_that_no_definition_of_its_prefix_fits_is_told(judge: Judge):
    [found] = judge('<p><persName ref="psn:W1">A</persName></p>', PREFIXES, persons=register(WARD))
    assert found.message == "The @ref “psn:W1” doesn't fit what the header defines for “psn:”."


@pytest.mark.parametrize(
    "address", ["HTTPS://a.b", "mailto:a@b.org", "urn:isbn:1", "doi:10.1/2", "tel:1", "geo:1,2", "gnd:1"]
)
def test_schemes_that_everybody_knows_need_no_definition(address: str, judge: Judge):
    assert judge(f'<p><ref target="{address}">a</ref></p>') == []


def test_an_included_piece_is_answered_by_the_files_that_include_it(tmp_path: Path):
    files = {
        "a.xml": tei('<p xml:id="x">a</p><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="b.xml"/>'),
        "b.xml": '<p xmlns="http://www.tei-c.org/ns/1.0" corresp="#x" next="#y" resp="psn:z">b</p>',
    }
    found = {(p.path, p.rule, p.line, p.column, p.message.split("“")[1][:2]) for p in ruled(tmp_path, files, GROUP)}
    assert found == {("b.xml", "pointer-dangling", 1, 1, "#y"), ("b.xml", "pointer-prefix", 1, 1, "ps")}


def test_what_is_lost_in_an_included_document_is_told_once(tmp_path: Path):
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="b.xml" xpointer="part"/>'
    lost = '<p xml:id="part" corresp="#x"><ref target="c.xml"/></p>'
    found = ruled(tmp_path, {"a.xml": tei(include), "b.xml": tei(lost)}, GROUP)
    assert [(p.path, "others" in p.message) for p in found] == [("b.xml", False), ("b.xml", False)]


def test_what_the_document_says_is_no_mistake_is_not_told(judge: Judge):
    assert judge('<?pecia ignore="pointer-dangling" reason="It comes later."?><p corresp="#x">a</p>') == []


def test_ids_that_differ_in_case_are_told(judge: Judge):
    assert said(judge('<p xml:id="Ä"/><p xml:id="ä"/>')) == [
        ("id-case", "The xml:id “ä” differs only in case from “Ä”, which this file has too.")
    ]
    assert len(judge("".join(f'<p xml:id="a{n}"/><p xml:id="A{n}"/>' for n in range(9)))) == 1


def test_a_problem_between_files_shows_its_line(judge: Judge, tmp_path: Path):
    [found] = judge('<p>\n  <ref target="b.xml">a</ref></p>')
    assert (found.line, found.excerpt[found.caret :][:23]) == (2, '<ref target="b.xml">a</')
    text = '<?xml version="1.0" encoding="UTF-16"?>' + tei('<p><ref target="b.xml">a</ref></p>')
    [found] = ruled(tmp_path / "x", {"a.xml": text.encode("utf-16")}, GROUP)
    assert found.excerpt == ""


def test_only_the_pointers_of_the_files_that_are_judged_are_told(tmp_path: Path):
    lost = tei('<p><ref target="lost.xml"/></p>')
    [found] = ruled(tmp_path, {"a.xml": lost, "b.xml": lost, "c.xml": lost}, GROUP, only=frozenset(["b.xml"]))
    assert (found.path, found.message) == (
        "b.xml",
        "The @target “lost.xml” leads to lost.xml, which isn't in the edition.",
    )
