"""Entries of registers, and pointers with a prefix."""

import time
from pathlib import Path

import pytest
from conftest import ROOT
from lxml import etree
from saxonche import PySaxonProcessor

from pipeline import xml
from pipeline.register import Entry
from pipeline.xml.names import at_path

NS = "http://www.tei-c.org/ns/1.0"
FUNCTIONS = "https://pecia.example/functions"
SORT_KEYS = ROOT / "xslt" / "sort-keys.xsl"


def entries(folder: Path, content: str) -> list[Entry]:
    (folder / "r.xml").write_text(f'<TEI xmlns="{NS}"><standOff>{content}</standOff></TEI>')
    return list(xml.entries(xml.read(folder / "r.xml", folder)))


def person(folder: Path, content: str) -> Entry:
    [entry] = entries(folder, f"<listPerson><person xml:id='a'>{content}</person></listPerson>")
    return entry


def test_signs_before_the_first_letter_dont_count_in_the_order(processor: PySaxonProcessor) -> None:
    names = ["Prag", "(Prozess", "Klage", "[Kritik"]
    made = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(SORT_KEYS))
    found = made.call_function_returning_string(
        f"{{{FUNCTIONS}}}sort-keys", [processor.make_string_value("\n".join(names))]
    )
    keys = dict(zip(names, found.split("\n"), strict=True))
    assert sorted(names, key=keys.__getitem__) == ["Klage", "[Kritik", "Prag", "(Prozess"]


@pytest.mark.parametrize(
    ("content", "kind", "label"),
    [
        ("<listPerson><person xml:id='a'><persName>Ann</persName></person></listPerson>", "person", "Ann"),
        ("<listPerson><personGrp xml:id='a'><name>Clerks</name></personGrp></listPerson>", "person", "Clerks"),
        ("<listPlace><place xml:id='a'><placeName>Wien</placeName></place></listPlace>", "place", "Wien"),
        ("<listOrg><org xml:id='a'><orgName>The\n Office</orgName></org></listOrg>", "organisation", "The Office"),
        (
            "<object xml:id='a'><objectIdentifier><objectName>HMS Fury</objectName></objectIdentifier></object>",
            "object",
            "HMS Fury",
        ),
        ("<listEvent><event xml:id='a'><label>Truce</label></event></listEvent>", "event", "Truce"),
        ("<listBibl><bibl xml:id='a'><author>Ann</author><title>Book</title></bibl></listBibl>", "work", "Book"),
        (
            "<listBibl><biblStruct xml:id='a'><monogr><title>Book</title></monogr></biblStruct></listBibl>",
            "work",
            "Book",
        ),
        ("<listBibl><bibl xml:id='a'>Ann, Book, 1940</bibl></listBibl>", "work", "Ann, Book, 1940"),
        ("<taxonomy><category xml:id='a'><catDesc>War</catDesc></category></taxonomy>", "category", "War"),
        ("<listPlace><place xml:id='a'/></listPlace>", "place", "a"),
    ],
)
def test_each_kind_of_entry_has_its_name(tmp_path, content, kind, label):
    [entry] = entries(tmp_path, content)
    assert (entry.kind, entry.id, entry.path, entry.label) == (kind, "a", "r.xml", label)


@pytest.mark.parametrize(
    "name",
    [
        "<forename>Ada</forename> <surname>Ward</surname>",
        "<surname>Ward</surname><forename>Ada</forename>",
        "<surname>Ward</surname>, <forename>Ada</forename><note>the younger</note>",
    ],
)
def test_a_name_that_tells_its_parts_apart_begins_with_the_surname(tmp_path, name):
    entry = person(tmp_path, f"<persName>{name}</persName>")
    assert (entry.label, entry.sort) == ("Ward, Ada", "Ward, Ada")


def test_the_main_name_is_preferred(tmp_path):
    names = "<persName type='alt'>A. W.</persName><persName type='main'>Ada Ward</persName>"
    assert person(tmp_path, names).label == "Ada Ward"


def test_authorities_are_addresses_or_pairs(tmp_path):
    content = (
        "<persName ref='http://d-nb.info/gnd/1 #x'>Ada</persName><idno type='GND'>123-X</idno><idno type='PND'>5</idno>"
        "<idno type='URL' subtype='wikidata'>https://www.wikidata.org/entity/Q1</idno><idno type='shelf'>MS 1</idno>"
        "<idno type='viaf'>viaf:77</idno>"
    )
    assert person(tmp_path, content).authorities == (
        "gnd:123-X", "gnd:5", "https://www.wikidata.org/entity/Q1", "viaf:77", "http://d-nb.info/gnd/1",
    )  # fmt: skip


def test_numbers_of_what_is_named_within_an_entry_are_not_its_own(tmp_path):
    content = (
        "<affiliation><orgName>Press</orgName><idno type='GND'>9</idno></affiliation><birth><idno type='GND'>8</idno></birth>"
        "<persName>Ada<idno type='GND'>7</idno></persName>"
    )
    assert person(tmp_path, content).authorities == ("gnd:7",)


def test_what_nobody_can_point_to_is_no_entry(tmp_path):
    assert entries(tmp_path, "<listPerson><person><persName>Ann</persName></person></listPerson>") == []


def test_information_in_an_entry_is_no_entry(tmp_path):
    content = "<event xml:id='e'><p>born</p></event><listBibl><bibl xml:id='b'>Book</bibl></listBibl>"
    assert [entry.id for entry in entries(tmp_path, f"<person xml:id='a'>{content}</person>")] == ["a"]


def test_a_reference_in_a_text_is_no_entry(tmp_path):
    assert entries(tmp_path, "<p><bibl xml:id='b'>Book</bibl></p>") == []


def test_an_entry_is_found_again_by_its_place(tmp_path):
    content = "<listPlace><place xml:id='a'/><place xml:id='b'><placeName>Wien</placeName></place></listPlace>"
    entry = entries(tmp_path, content)[1]
    assert entry.place.endswith(f"/Q{{{NS}}}listPlace[1]/Q{{{NS}}}place[2]")
    again = xml.read(tmp_path / "r.xml", tmp_path)
    assert again.root is not None
    assert "".join(at_path(again.root, entry.place).itertext()) == "Wien"


def test_twenty_thousand_entries_are_no_burden(tmp_path):
    begin = time.process_time()
    rows = "".join(f"<person xml:id='p{n}'><persName>N {n}</persName></person>" for n in range(20_000))
    assert len(entries(tmp_path, f"<listPerson>{rows}</listPerson>")) == 20_000
    assert time.process_time() - begin < 20


# Prefixes


def prefixes(*definitions: str) -> xml.Prefixes:
    return xml.Prefixes([etree.fromstring(f'<teiHeader xmlns="{NS}">{"".join(definitions)}</teiHeader>')])


def definition(pattern: str, replacement: str) -> str:
    return f"<prefixDef ident='psn' matchPattern='{pattern}' replacementPattern='{replacement}'/>"


@pytest.mark.parametrize(
    ("pattern", "replacement", "pointer", "meant"),
    [
        ("([a-z]+)", "people.xml#$1", "psn:ann", "people.xml#ann"),
        ("(.+)", "people.xml#$1", "psn:Ann_1", "people.xml#Ann_1"),
        ("([A-z]+)([0-9]*)", "q?name=$1&amp;year=$2", "psn:Ann1940", "q?name=Ann&year=1940"),
        ("(\\c+)", "x#$1$2", "psn:a.b", "x#a.b"),
        ("([a-z]+)", "people.xml#$1", "psn:ANN", "psn:ANN"),
        ("([a-z]+)", "people.xml#$1", "gnd:ann", "gnd:ann"),
        ("([a-z]+)", "people.xml#$1", "#ann", "#ann"),
        ("([a-z", "people.xml#$1", "psn:ann", "psn:ann"),
        ("(a)", "\\1-\\g&lt;0&gt;-$1", "psn:a", "\\1-\\g<0>-a"),
    ],
)
def test_a_prefix_is_expanded(pattern, replacement, pointer, meant):
    assert prefixes(definition(pattern, replacement)).expand(pointer) == meant


def test_the_second_definition_of_a_prefix_is_tried_after_the_first():
    both = prefixes(definition("([a-z]+)", "a#$1"), definition("([0-9]+)", "n#$1"))
    assert (both.expand("psn:x"), both.expand("psn:7")) == ("a#x", "n#7")


@pytest.mark.parametrize(
    "pattern", ["(a+)+b", "(a|a)*b", "((a*)*)*b", "a*a*a*a*a*a*a*a*b", "(a?){60}b", "(.*)(.*)(.*)(.*)b"]
)
def test_a_pattern_that_would_never_end_is_not_tried(pattern):
    begin = time.process_time()
    pointer = "psn:" + "a" * 300
    assert prefixes(definition(pattern, "x")).expand(pointer) == pointer
    assert time.process_time() - begin < 2


# What lists say beside the name


@pytest.mark.parametrize(
    ("content", "about"),
    [
        (
            "<birth when='1869-03-18'/><death>9 November 1940</death><occupation>binder</occupation>",
            "1869–1940, binder",
        ),
        ("<birth><date when='0069'>69</date></birth>", "* 69"),
        ("<death when='1940-11'/>", "† 1940"),
        ("<floruit from='1450' to='1470'/>", "1450–1470"),
        ("<floruit>under Henry II</floruit>", "under Henry II"),
        ("<note>A binder.</note>", ""),
    ],
)
def test_a_list_says_when_somebody_lived(tmp_path, content, about):
    assert person(tmp_path, f"<persName>Ada</persName>{content}").about == about


@pytest.mark.parametrize(
    ("content", "about", "kind"),
    [
        (
            "<listPlace><place xml:id='a' type='river'><country>Austria</country></place></listPlace>",
            "river, Austria",
            "",
        ),
        ("<listOrg><org xml:id='a' type='law_firm' from='1900'/></listOrg>", "law firm, 1900", ""),
        ("<listObject><object xml:id='a' type='ship'/></listObject>", "ship", "ship"),
        ("<listEvent><event xml:id='a' when='1940-03-27'/></listEvent>", "1940", ""),
        (
            "<listBibl><bibl xml:id='a'><author>Ward</author><title>Glue</title><date>1901</date></bibl></listBibl>",
            "Ward, 1901",
            "",
        ),
    ],
)
def test_a_list_says_what_something_is(tmp_path, content, about, kind):
    [entry] = entries(tmp_path, content)
    assert (entry.about, entry.type) == (about, kind)
