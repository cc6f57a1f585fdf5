"""The plain texts: each fragment looks as it did, every element is decided, long texts take their time and no more."""

import re
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from conftest import ROOT, prepared
from lxml import etree
from pytest_regressions.file_regression import FileRegressionFixture
from saxonche import PySaxonProcessor

FRAGMENTS = sorted((ROOT / "tests" / "text").glob("*.xml"))
VIEWS = ("reading", "diplomatic")
RULE = "─" * 20
SCHEMA = "catalog/tei/p5/relaxng/tei_all.rng"
Text = Callable[[bytes, str], str]


@pytest.fixture(scope="module")
def text(processor: PySaxonProcessor) -> Text:
    """Compile the stylesheet once for each view; give a document's text."""
    compiled = {}
    for view in VIEWS:
        compiled[view] = processor.new_xslt30_processor().compile_stylesheet(
            stylesheet_file=str(ROOT / "xslt/text.xsl")
        )
        compiled[view].set_parameter("view", processor.make_string_value(view))

    def of(tei: bytes, view: str) -> str:
        node = processor.parse_xml(xml_text=etree.tostring(prepared(etree.fromstring(tei)), encoding="unicode"))
        return compiled[view].transform_to_string(xdm_node=node) or ""

    return of


def document(body: str) -> bytes:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'.encode()


def body_of(text: str) -> str:
    return text.split(RULE)[1].strip()


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda path: path.stem)
def test_a_fragment_looks_as_it_did(
    fragment: Path, view: str, text: Text, file_regression: FileRegressionFixture
) -> None:
    golden = fragment.with_suffix(f".{view}.txt")
    file_regression.check(text(fragment.read_bytes(), view), fullpath=golden, encoding="utf-8")


def test_every_element_is_decided() -> None:
    schema = etree.parse(str(files("gams_xml_catalog") / SCHEMA))
    names = {str(name) for name in schema.xpath("//*[local-name() = 'element']/@name")}
    decided: set[str] = set()
    for path in [ROOT / "xslt/text.xsl", *(ROOT / "xslt/text").glob("*.xsl")]:
        for template in etree.parse(path).iterfind(".//{*}template[@match]"):
            if template.get("{https://pecia.example/ns}treatment"):
                bare = re.sub(r"\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]", "", template.get("match", ""))
                decided.update(step.split("/")[-1].strip(" ()\n") for step in bare.split("|"))
    assert names - decided == set()


def test_what_is_left_out_has_a_reason() -> None:
    for path in (ROOT / "xslt/text").glob("*.xsl"):
        for template in etree.parse(path).iterfind(".//{*}template"):
            treatment = template.get("{https://pecia.example/ns}treatment")
            assert treatment not in {"left-out", "metadata"} or template.get("{https://pecia.example/ns}reason"), path


def test_what_is_left_out_is_in_the_docs() -> None:
    page = (ROOT / "docs/text.md").read_text(encoding="utf-8").partition("## What both texts leave out")[2]
    for path in (ROOT / "xslt/text").glob("*.xsl"):
        for template in etree.parse(path).iterfind(".//{*}template[@match]"):
            if template.get("{https://pecia.example/ns}treatment") == "left-out":
                assert all(f"`{name}`" in page for name in re.findall(r"\w+", template.get("match", ""))), path


def test_head_and_foot_are_set_off_by_rules(text: Text) -> None:
    made = text((ROOT / "tests/text/titlepage.xml").read_bytes(), "reading")
    assert [line for line in made.splitlines() if line.startswith("─")] == [RULE, RULE]


@pytest.mark.parametrize(("body", "expected"), [
    ("<p>Ros<hi>enb</hi>aum</p>", "Rosenbaum"),
    ("<list><item>Rosenbaum</item><item>Lili</item></list>", "- Rosenbaum\n- Lili"),
    ("<p>a<lb break='no'/>b <pb n='2' break='no'/> <lb/> c, d</p>", "abc, [p. 2] d"),
    ("<p>a <note>n</note>b</p>", "a [1]b\n\nNotes\n-----\n\n[1] n"),
    ("<p>a</p><del><p>b<note>n</note></p></del>", "a"),
    ("", ""),
])  # fmt: skip
def test_words_are_neither_glued_nor_cut(body: str, expected: str, text: Text) -> None:
    assert body_of(text(document(body), "reading")) == expected


def test_a_long_text_takes_the_time_of_its_length(text: Text) -> None:
    paragraph = "<p>" + "some <hi>words</hi> of a <pb n='1'/>long book<lb/> and " * 200 + "</p>"
    small, large = document(paragraph * 10), document(paragraph * 80)
    text(small, "reading")
    took = []
    for tei in (small, large):
        start = time.process_time()
        text(tei, "reading")
        took.append(time.process_time() - start)
    assert took[1] < 24 * took[0]
