"""Elements and words, and links: what is empty, what is split, what isn't safe."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rulings import ruled
from test_bad_input import SCHEMES
from worlds import build, tei, world

from pipeline.problem import Problem
from pipeline.validate.rules.links import fault

Judge = Callable[..., list[Problem]]
RULES = ("element-empty", "word-split", "link-unsafe")


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Give a function that gives the problems of a text."""
    return lambda body, header="": ruled(tmp_path, {"a.xml": tei(body, header=header)}, RULES)


def said(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(p.rule, p.message) for p in problems]


@pytest.mark.parametrize(
    "element",
    [
        "<p/>",
        "<p>\n</p>",
        '<p xml:id="a" n="1" rend="italic"/>',
        "<persName/>",
        "<head/>",
        "<note/>",
        "<l/>",
        "<date/>",
        "<hi> </hi>",
    ],
)
def test_element_without_words_is_empty(element: str, judge: Judge):
    assert [p.rule for p in judge(f"<div>{element}</div>")] == ["element-empty"]


@pytest.mark.parametrize(
    "element",
    [
        "<p><gap/></p>",
        "<p><!-- Later. --></p>",
        "<p><lb/></p>",
        '<persName ref="#ward"/>',
        '<date when="1871"/>',
        '<ref target="#a"/>',
        '<l copyOf="#a"/>',
        '<note ana="#gloss"/>',
        "<cell/>",
        "<corr/>",
        "<del/>",
        '<seg xml:id="a"/>',
        "<rdg/>",
        '<egXML xmlns="http://www.tei-c.org/ns/Examples"><p/></egXML>',
    ],
)
def test_element_that_holds_or_says_something_is_not_empty(element: str, judge: Judge):
    assert judge(f"<div>{element}</div>") == []


def test_header_may_have_empty_elements(judge: Judge):
    assert judge("<p>a</p>", "<encodingDesc><p/></encodingDesc>") == []


def test_only_the_innermost_empty_element_is_reported(judge: Judge):
    assert said(judge("<p><hi/></p>")) == [
        ("element-empty", "The <hi> is empty, and no attribute says what it stands for.")
    ]


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        ("corre-<lb/>spondence", "corre-|spondence"),
        ("corre-\n<lb/>spondence", "corre-|spondence"),
        ("corre-\n<lb/>\nspondence", "corre-|spondence"),
        ("corre\u00ad<lb/>spondence", "corre\u00ad|spondence"),
        ("corre¬<pb n='2'/>spondence", "corre¬|spondence"),
        ("corre-<pb n='2'/><fw>2</fw><cb/><lb/>spondence", "corre-|spondence"),
        ("<hi>corre-</hi><lb/>spondence", "corre-|spondence"),
        ("corre-<lb/><hi>spondence</hi>", "corre-|spondence"),
        ("перепи-<lb/>ска", "перепи-|ска"),
        ("a meeting; the meet<pb n='2'/>ing", "meet|ing"),
    ],
)
def test_break_within_a_word_is_reported_once(text: str, halves: str, judge: Judge):
    [found] = judge(f"<p>{text} was long</p>")
    assert found.rule == "word-split"
    assert f"“{halves}”" in found.message


def test_file_that_never_says_what_a_break_splits_is_told_so_once(judge: Judge):
    [found] = judge("<p>" + "corre-<lb/>spondence " * 20 + "</p>")
    assert found.message.endswith("There are 19 more such places in this file.")


def test_file_that_says_it_elsewhere_is_told_each_break(judge: Judge):
    assert len(judge("<p>" + "corre-<lb/>spondence " * 20 + 'meet-<lb break="no"/>ing</p>')) == 20


@pytest.mark.parametrize(
    "text",
    [
        'corre-<lb break="no"/>spondence',
        'corre-<pb n="2"/><lb break="no"/>spondence',
        'night joint-<lb break="maybe"/>labourer',
        "he went<lb/>home",
        "to do, he went to<lb/>do, today",
        "vor-<lb/>und nachmittags",
        "London-<lb/>Paris",
        "10-<lb/>12",
        "he went –<lb/>home",
        "he went -<lb/>home",
        "<w>corre-<lb/>spondence</w>",
        "home-<gap/><lb/>coming",
    ],
)
def test_break_between_words_is_right(text: str, judge: Judge):
    assert judge(f"<p>{text} then</p>") == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
        "\u200bjavascript:alert(1)", "\x85javascript:alert(1)", "vbscript:x", "data:text/html,x", "DATA:x",
        "file:///etc/passwd", "blob:https://a.example/1", "view-source:x", "//evil.example/x", "\\\\evil.example\\x",
        "/\\evil.example", "\\/evil.example", "\t//evil.example", "https:evil.example", "http:/evil.example",
        "https://bank.example@evil.example/", "http://me:word@evil.example", "https://a.example\\@evil.example",
        "https://a.example/\ue000",
    ],
)  # fmt: skip
def test_address_is_not_safe(address: str):
    assert fault(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example/", "HTTP://a.example:8080/b?c=d@e#f", "mailto:ward@a.example", "page.html#a", "../b.xml", "#a",
        "", "urn:isbn:9780000000000", "psn:ward", "https://a.example/@ward", "https://müller.example/ä", "doi:10.1/a//b",
        "a//b", "C-R.xml", "javascript", "javascript.html",
    ],
)  # fmt: skip
def test_address_is_safe(address: str):
    assert fault(address) == ""


@pytest.mark.parametrize(
    "element",
    [
        '<ref target="javascript:x">a</ref>', '<ptr target="#a javascript:x"/>', '<graphic url="file:///a.png"/>',
        '<pb facs="//evil.example/a.png"/>', '<persName ref="javascript:x">a</persName>', '<q source="data:x">a</q>',
        '<media url="data:x" mimeType="video/mp4"/>',
    ],
)  # fmt: skip
def test_unsafe_address_is_found_wherever_a_link_can_be(element: str, judge: Judge):
    assert [p.rule for p in judge(f"<p>{element}</p>")] == ["link-unsafe"]


def test_prefix_of_the_header_may_be_called_like_a_scheme(judge: Judge):
    header = '<encodingDesc><listPrefixDef><prefixDef ident="data" matchPattern="(.+)" replacementPattern="#$1"/></listPrefixDef></encodingDesc>'
    assert judge('<p xml:id="a"><ref target="data:a">a</ref></p>', header) == []


def test_page_makes_no_link_of_what_is_not_safe(tmp_path: Path):
    links = "".join(f'<p><ref target="{scheme}">l{n}</ref></p>' for n, scheme in enumerate(SCHEMES))
    done = build(world(tmp_path / "a", {"a.xml": tei(links, id="a")}))
    linked = set(re.findall(r"<a [^>]*>l(\d+)</a>", (done.site / "a.html").read_text("utf-8")))
    unsafe = {str(n) for n, scheme in enumerate(SCHEMES) if fault(html.unescape(scheme))}
    assert len(unsafe) > len(SCHEMES) / 2
    assert linked
    assert linked & unsafe == set()
