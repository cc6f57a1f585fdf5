"""Typography: what is an accident of typing, what is how a file is written, and where the very character stands."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rulings import ruled
from worlds import tei, world

from pipeline import xml
from pipeline.edition import Edition
from pipeline.problem import Problem
from pipeline.rule import Selection
from pipeline.validate.finish import finished
from pipeline.validate.rules.typography import TYPOGRAPHY, typography
from pipeline.validate.subject import Subject

Judge = Callable[..., list[Problem]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Give a function that gives the problems of a text's typography."""
    return lambda body, header="", **more: ruled(tmp_path, {"a.xml": tei(body, header=header), **more}, TYPOGRAPHY)


def rules(problems: list[Problem]) -> list[str]:
    return [p.rule for p in problems]


def test_problem_stands_at_the_very_character(tmp_path: Path):
    text = tei("<p>\n  𝄞é <hi>a</hi> <!-- b -->c\u00add</p>")
    [found] = ruled(tmp_path, {"a.xml": text}, TYPOGRAPHY)
    assert (found.line, found.column) == (2, text.splitlines()[1].index("\u00ad") + 1)


def test_character_reference_is_a_place(tmp_path: Path):
    text = tei("<p>co&#xAD;rrespondence</p>")
    [found] = ruled(tmp_path, {"a.xml": text}, TYPOGRAPHY)
    assert found.column == text.index("&#xAD;") + 1


def test_character_of_an_entity_stands_where_the_entity_is_referred_to(tmp_path: Path):
    text = '<!DOCTYPE TEI [<!ENTITY word "cor&#xAD;rection">]>' + tei("<p>A &word; and more.</p>")
    [found] = ruled(tmp_path, {"a.xml": text}, TYPOGRAPHY)
    assert found.column == text.index("&word;") + 1


def test_character_of_an_included_file_stands_in_that_file(tmp_path: Path):
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="parts/p.xml"/>'
    part = '<p xmlns="http://www.tei-c.org/ns/1.0">\ncor\u00adrection</p>'
    found = ruled(tmp_path, {"a.xml": tei(include), "parts/p.xml": part}, TYPOGRAPHY)
    assert {(p.path, p.line, p.column) for p in found} == {("parts/p.xml", 2, 4)}


def test_text_after_an_included_element_stands_in_the_file_that_includes(tmp_path: Path):
    include = '<p>\n<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="parts/p.xml"/>\ncor\u00adrection</p>'
    part = '<hi xmlns="http://www.tei-c.org/ns/1.0">word</hi>'
    [found] = ruled(tmp_path, {"a.xml": tei(include), "parts/p.xml": part}, TYPOGRAPHY)
    assert found.path == "a.xml"


@pytest.mark.parametrize(
    "body",
    [
        "<p>a\n  b</p>",
        "<p>a   b</p>",
        "<p>a  </p>",
        "<p>  a</p>",
        "<l>a  b</l>",
        "<p><code>a  b</code></p>",
        '<p xml:space="preserve">a  b</p>',
        '<egXML xmlns="http://www.tei-c.org/ns/Examples"><p>a  b</p></egXML>',
    ],
)
def test_spaces_that_mean_something_are_no_accident(body: str, judge: Judge):
    assert judge(body) == []


def test_two_spaces_are_an_accident_where_they_are_rare(judge: Judge):
    assert rules(judge(f"<p>one  two. {'a b ' * 40}</p>")) == ["space-double"]


def test_two_spaces_after_each_sentence_are_how_a_file_is_written(judge: Judge):
    assert judge(f"<p>{'He came.  She went.  ' * 5}</p>") == []


def test_two_spaces_in_the_header_are_not_looked_at(judge: Judge):
    assert judge("<p>a</p>", "<encodingDesc><p>a  b</p></encodingDesc>") == []


@pytest.mark.parametrize(
    "text",
    [
        "<persName>Ward</persName> , who",
        "<persName>Ward </persName>, who",
        "<persName>Ward</persName>\n, who",
        "Ward , who",
        "he went . Then",
        "he went ? Yes",
        "(he) ; she",
    ],
)
def test_space_before_a_mark_is_an_accident(text: str, judge: Judge):
    assert rules(judge(f"<p>{text}</p>")) == ["space-before-punctuation"]


@pytest.mark.parametrize(
    "text",
    [
        "he . . . went",
        "he went . . .",
        "he went …",
        "at .5 of a mile",
        "Kraus ./. Kerr",
        "the .xml file",
        "<lb/>, he went",
        "<gap/> , he went",
        "<note>a</note> , he went",
        '<foreign xml:lang="fr">Vraiment ? Oui ; non : si !</foreign>',
        "the map 1 : 25 and Coningsby : a tale",
        "the letter [1871 ?] to her (Ann ?), then",
        "<bibl>Plon : Paris ; London .</bibl>",
    ],
)
def test_space_that_belongs_before_a_mark_is_right(text: str, judge: Judge):
    assert judge(f"<p>{text}</p>") == []


FRENCH = '<profileDesc><langUsage><language ident="fr">French</language></langUsage></profileDesc>'


def test_french_that_only_the_header_states_is_french(judge: Judge):
    assert judge("<p>Vraiment ? Oui !</p>", FRENCH) == []


def test_spaces_before_half_of_few_marks_are_how_a_letter_is_written(judge: Judge):
    assert judge("<p>Is it ? It is ! Then let it be; and good: so it is</p>") == []


def test_comma_after_a_space_is_an_accident_in_french_too(judge: Judge):
    assert rules(judge('<p xml:lang="fr">Oui , non</p>')) == ["space-before-punctuation"]


def test_spaces_before_most_marks_are_how_a_file_is_written(judge: Judge):
    assert judge(f"<p>{'He came , she went , ' * 5}</p>") == []


def test_spaces_before_few_of_many_marks_are_accidents(judge: Judge):
    found = judge(f"<p>{'He came, she went, ' * 40}{'he came , ' * 4}</p>")
    assert rules(found) == ["space-before-punctuation"] * 4


CURLY = "<p>He said “yes” and “no”.</p>" * 6


def test_straight_quotation_mark_among_many_curly_ones_is_an_accident(judge: Judge):
    assert rules(judge(f'{CURLY}<p>"maybe</p>')) == ["quotes-straight"]


@pytest.mark.parametrize(
    "body", ['<p>He said "yes", “no”.</p>', '<p>He said "yes".</p>', f'{CURLY}<p>5\'10" long, 5" wide</p>']
)
def test_straight_quotation_marks_are_right_where_they_are_the_custom_or_inches(body: str, judge: Judge):
    assert judge(body) == []


def test_straight_quotation_marks_of_a_register_are_not_compared_with_the_text(tmp_path: Path):
    register = '<standOff><listEvent><event><desc>"First print"</desc></event></listEvent></standOff>'
    text = tei(CURLY).replace("<text>", f"{register}<text>")
    assert ruled(tmp_path, {"a.xml": text}, TYPOGRAPHY) == []


def test_private_character_is_right_in_a_g_and_where_the_header_has_it(judge: Judge):
    header = (
        '<encodingDesc><charDecl><char xml:id="c"><mapping type="PUA">\ue5d1</mapping></char></charDecl></encodingDesc>'
    )
    assert rules(judge("<p>\ue5d1 <g>\ue5d2</g></p>")) == ["private-use"]
    assert judge("<p>\ue5d1</p>", header) == []


@pytest.mark.parametrize(
    ("text", "written", "usual"),
    [
        ("cafe\u0301", "U+0065 U+0301", "U+00E9"),
        ("и\u0306", "U+0438 U+0306", "U+0439"),
        ("γνωρ\u1f77ζω", "U+1F77", "U+03AF"),
        ("\u1112\u1161\u11ab", "U+1112 U+1161", "U+D558"),
        ("a\u0301\u0323", "U+0061 U+0301 U+0323", "U+1EA1 U+0301"),
        ("\u212b", "U+212B", "U+00C5"),
    ],
)
def test_what_is_not_in_the_usual_form_is_spelt_out(text: str, written: str, usual: str, judge: Judge):
    [found] = judge(f"<p>one {text}</p>")
    assert found.rule == "not-nfc"
    assert f"is written as {written}; in the usual form, NFC, it is {usual}." in found.message


@pytest.mark.parametrize("text", ["x\u0302 q\u0307", "\uf900\uf901", "é й ά", "\u05e9\u05c1"])
def test_what_has_no_other_form_or_would_lose_its_shape_is_right(text: str, judge: Judge):
    assert judge(f"<p>{text}</p>") == []


def test_sign_that_says_what_it_is_may_be_a_soft_hyphen(judge: Judge):
    assert judge("<p>corre<pc>\u00ad</pc><g>\u00ad</g></p>") == []


@pytest.mark.parametrize(
    "text", ["corre\u00ad<lb/>spondence", "corre\u00ad\n<pb n='2'/>spondence", "<hi>corre\u00ad</hi><lb/>spondence"]
)
def test_soft_hyphen_may_stand_at_the_end_of_a_line(text: str, judge: Judge):
    assert judge(f"<p>{text}</p>") == []


@pytest.mark.parametrize("text", ["corre\u00ad<hi>s</hi>", "corre\u00ad", "corre\u00ad, <lb/>"])
def test_soft_hyphen_elsewhere_is_reported(text: str, judge: Judge):
    assert rules(judge(f"<p>{text}</p>")) == ["soft-hyphen"]


def test_control_character_of_windows_is_explained(judge: Judge):
    [found] = judge("<p>my brother\u0092s</p>")
    assert (found.rule, found.hint) == ("control-in-text", "Write “’” if that was meant, or delete it.")


@pytest.mark.parametrize("character", ["\u200b", "\ufeff", "\ufffd", "\u2028", "\x7f", "\u0085", "\ufff9"])
def test_what_no_reader_sees_is_reported(character: str, judge: Judge):
    assert rules(judge(f"<p>one{character}two</p>")) == ["control-in-text"]


@pytest.mark.parametrize("text", ["ภาษา\u200bไทย", "می\u200cخواهم", "a\u2060b", "a\u00a0b", "a\u202fb"])
def test_characters_without_width_are_right_where_they_have_a_use(text: str, judge: Judge):
    assert judge(f"<p>{text}</p>") == []


@pytest.mark.parametrize(
    "text", ["\u202e12", "12\u200f", "\u206712\u2069", "שלום \u202e12\u202c", "שלום \u206712", "שלום 12\u2069"]
)
def test_direction_is_not_turned_without_need(text: str, judge: Judge):
    assert set(rules(judge(f"<p>one {text}</p>"))) == {"bidi-character"}


@pytest.mark.parametrize("text", ["שלום\u200f (12)", "שלום \u206712\u2069", "\u202bשלום <hi>12</hi>\u202c"])
def test_direction_of_hebrew_may_be_marked(text: str, judge: Judge):
    assert judge(f"<p>{text}</p>") == []


def test_tenth_place_of_a_rule_counts_the_others(tmp_path: Path):
    found = reported(tmp_path, "<p>" + "cor\u00adrect " * 25 + "</p>")
    assert [("There are 15 more such places in this file." in p.message) for p in found] == [False] * 9 + [True]


def test_ten_places_are_all_reported(tmp_path: Path):
    found = reported(tmp_path, "<p>" + "cor\u00adrect " * 10 + "</p>")
    assert [("more" in p.message) for p in found] == [False] * 10


def test_what_is_to_be_ignored_is_not_counted(tmp_path: Path):
    ignored = '<?pecia ignore="soft-hyphen" reason="as in the print"?><p>' + "cor\u00adrect " * 9 + "</p>"
    found = reported(tmp_path, f"{ignored}<p>" + "cor\u00adrect " * 11 + "</p>")
    assert found[-1].message.endswith("There is one more in this file.")


def reported(folder: Path, body: str) -> list[Problem]:
    source = xml.read(world(folder, {"a.xml": tei(body)}) / "a.xml", folder)
    subject = Subject(source, Edition(folder, folder / "site"), Selection(frozenset(TYPOGRAPHY)))
    return finished(subject, list(typography(subject)), [])[0]
