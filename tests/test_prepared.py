"""The prepared document: what Pecia tells a stylesheet beside the text comes to it as it is."""

from lxml import etree

from pipeline import xml
from pipeline.xml.names import OURS
from pipeline.xml.ours import element, escaped, outermost

TEI = "http://www.tei-c.org/ns/1.0"
SIGNS = "a < b && \"c\" > 'd'\n\te\rf \N{LINE SEPARATOR}\N{GRINNING FACE}\x85"


def test_every_sign_that_xml_can_hold_comes_as_it_is_in_attributes_and_texts():
    made = etree.fromstring(outermost("row", {"title": SIGNS}, element("held", None, escaped(SIGNS))))
    assert made.get("title") == SIGNS
    assert made.findtext(f"{{{OURS}}}held") == SIGNS


def test_what_xml_can_not_hold_is_left_out():
    assert escaped("a\x00b\x0b\ud800\ufffec") == "abc"


def test_an_empty_attribute_is_left_out_unless_it_is_always_there():
    made = etree.fromstring(outermost("row", {"title": ""}, "", {"href": ""}))
    assert made.attrib == {"href": ""}


def test_a_document_without_any_element_gets_its_context_too(tmp_path):
    (tmp_path / "a.xml").write_text(f'<TEI xmlns="{TEI}"/>', "utf-8")
    [part] = xml.cut(xml.read(tmp_path / "a.xml", tmp_path), "//TEI").parts
    made = etree.fromstring(xml.prepared(part, xml.Context("a", "a.xml")))
    assert [child.tag for child in made] == [f"{{{OURS}}}context"]


def test_the_context_stands_before_the_first_element_and_after_the_text_before_it(tmp_path):
    (tmp_path / "a.xml").write_text(f'<TEI n="a>b" xmlns="{TEI}"> <!-- c --><text/></TEI>', "utf-8")
    [part] = xml.cut(xml.read(tmp_path / "a.xml", tmp_path), "//TEI").parts
    made = etree.fromstring(xml.prepared(part, xml.Context("a", "a.xml")))
    assert (made.text, made[0].tag, made[1].tag) == (" ", f"{{{OURS}}}context", etree.Comment)
