"""Notes: which stand apart and are never reached, which references lead to none, and which numbers don't follow."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rulings import ruled
from worlds import tei

from pipeline.problem import Problem

Judge = Callable[..., list[Problem]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Give a function that gives the problems of the notes of a text, with what stands behind its body."""

    def found(body: str, behind: str = "", before: str = "") -> list[Problem]:
        text = tei(body).replace("</body>", f"</body>{behind}").replace("<text>", f"{before}<text>")
        return ruled(tmp_path, {"a.xml": text}, ("note-unanchored", "note-reference", "note-order", "pointer-dangling"))

    return found


def rules(problems: list[Problem]) -> list[str]:
    return [p.rule for p in problems]


NOTE = '<note xml:id="n1">His brother.</note>'


@pytest.mark.parametrize(
    "behind",
    [
        f'<back><div type="notes"><head>Notes</head>{NOTE}</div></back>',
        f"<back><div><div>{NOTE}</div></div></back>",
        f"<back><div><noteGrp>{NOTE}</noteGrp></div></back>",
        f"<back><div><list><item>{NOTE}</item></list></div></back>",
        '<back><div><note>His brother.</note><note target="#p1">A farm.</note></div></back>',
    ],
)
def test_note_in_a_list_of_notes_needs_something_that_leads_to_it(behind: str, judge: Judge):
    assert rules(judge('<p xml:id="p1">George</p>', behind)) == ["note-unanchored"]


def test_note_in_stand_off_needs_something_that_leads_to_it(judge: Judge):
    assert rules(judge("<p>George</p>", before=f"<standOff>{NOTE}</standOff>")) == ["note-unanchored"]


@pytest.mark.parametrize(
    ("body", "behind"),
    [
        ('<p>George<ptr target="#n1"/></p>', f"<back><div>{NOTE}</div></back>"),
        ('<p>George<anchor corresp="#n1"/></p>', f"<back><div>{NOTE}</div></back>"),
        ('<p>George<ptr target="a.xml#n1"/></p>', f"<back><div>{NOTE}</div></back>"),
        ('<p>George<ptr target="#g"/></p>', f'<back><div><noteGrp xml:id="g">{NOTE}</noteGrp></div></back>'),
        ('<p xml:id="p1">George</p>', '<back><div><note target="#p1">His brother.</note></div></back>'),
        ("<p>George</p>", "<back><div><p>An essay<note>with a note</note>.</p><note>On it.</note></div></back>"),
        ("<p>George</p>", "<back><listPerson><person><note>His brother.</note></person></listPerson></back>"),
        ("<p>George</p>", '<back><div type="notes"><note>Found in the attic.</note></div></back>'),
        ("<p>George<note>His brother.</note></p><note>At the end.</note>", ""),
    ],
)
def test_note_that_is_reached_or_stands_in_its_place_is_right(body: str, behind: str, judge: Judge):
    assert judge(body, behind) == []


def test_file_of_notes_only_is_reached_from_elsewhere(tmp_path: Path):
    text = tei("").replace("</body>", f"</body><back><div>{NOTE}</div></back>")
    assert ruled(tmp_path, {"a.xml": text}, ("note-unanchored",)) == []


@pytest.mark.parametrize("kind", ["note", "noteAnchor", "footnote", "endnote", "note-ref", "fn", "NoteReference"])
def test_reference_to_no_note_is_told_once(kind: str, judge: Judge):
    [found] = judge(f'<p>George<ref type="{kind}" target="#note2">2</ref><note xml:id="note-2">A.</note></p>')
    assert (found.rule, found.hint) == ("note-reference", "Did you mean “#note-2”?")


def test_other_pointer_that_leads_nowhere_is_no_reference_to_a_note(judge: Judge):
    assert rules(judge('<p><ref target="#n2">2</ref></p>')) == ["pointer-dangling"]


def test_part_of_a_file_may_refer_to_notes_in_another(tmp_path: Path):
    part = '<div xmlns="http://www.tei-c.org/ns/1.0"><p><ref type="note" target="#n2">2</ref></p></div>'
    assert ruled(tmp_path, {"part.xml": part}, ("note-reference",)) == []


def test_reference_to_a_note_that_is_no_note_element_is_right(judge: Judge):
    assert judge('<p><ref type="note" target="#n1">1</ref></p><list><item xml:id="n1">A note.</item></list>') == []


def numbered(*numbers: object, attributes: str = "") -> str:
    return "<p>" + "".join(f'w<note n="{n}"{attributes}>a</note>' for n in numbers) + "</p>"


@pytest.mark.parametrize(
    ("numbers", "message"),
    [
        ((1, 2, 4, 5), "The note 4 follows the note 2: the note 3 is missing."),
        ((1, 2, 6, 7), "The note 6 follows the note 2: the notes 3 to 5 are missing."),
        ((1, 2, 2, 3), "There are two notes 2, one after the other."),
        ((1, 2, 2, 4), "There are two notes 2, one after the other."),
        ((1, 3, 2, 4), "The note 2 stands after the note 3."),
        ((7, 8, 10, 11), "The note 10 follows the note 8: the note 9 is missing."),
        (("1)", "(2)", "4.", "[5]"), "The note 4 follows the note 2: the note 3 is missing."),
    ],
)
def test_break_in_the_numbers_of_notes_is_one_problem(numbers: tuple[object, ...], message: str, judge: Judge):
    assert [p.message for p in judge(numbered(*numbers))] == [message]


@pytest.mark.parametrize(
    "numbers",
    [
        (1, 2, 3, 1, 2, 1, 2, 3),
        (12, 13, 14),
        ("*", "†", "*", "**"),
        ("a", "b", "d"),
        (1, "*", 2, "†", 3),
        (1, 2, "2a", 3, 4),
        ("1.1", "1.2", "2.1"),
        (3, 17, 22, 40, 58),
        ("", 1, 2),
    ],
)
def test_series_may_begin_anew_and_symbols_and_lines_are_not_counted(numbers: tuple[object, ...], judge: Judge):
    assert judge(numbered(*numbers)) == []


def test_notes_of_each_kind_and_place_are_counted_by_themselves(judge: Judge):
    mixed = "".join(numbered(n, attributes=f' {kind}="{value}"') for n in (1, 2, 3) for kind, value in KINDS)
    assert judge(mixed) == []


KINDS = (("type", "author"), ("type", "editor"), ("place", "foot"), ("resp", "http://example.org/ward"))


def test_note_that_goes_on_on_the_next_page_is_one_note(judge: Judge):
    assert (
        judge(numbered(1, 2) + '<p><note n="2" prev="#a" xml:id="b">on</note></p><p xml:id="a">w</p>' + numbered(3))
        == []
    )


def test_second_place_of_a_note_is_not_counted(judge: Judge):
    assert judge(numbered(1, 2) + '<p xml:id="a">w<note n="2" sameAs="#a"/></p>' + numbered(3)) == []


def test_notes_within_notes_are_counted_by_themselves(judge: Judge):
    within = (
        '<p>w<note n="1">a<note n="1">b</note><note n="2">b</note></note><note n="2">a</note><note n="3">a</note></p>'
    )
    assert judge(within) == []
