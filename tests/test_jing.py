"""What Jing says is added to what Pecia says, where Jing is there; without it nothing is missing but detail."""

import json
from pathlib import Path

import pytest
from worlds import pecia, tei, world

from pipeline.problem import Problem
from pipeline.validate.jing import by_place, detailed, expected
from pipeline.validate.tags import tags

FILE = b'<a>\n<b x="1"\n y="2">t&amp;<c/><d></d></b>\n</a>\n'


def problem(hint: str = "Delete it.", rule: str = "element-not-allowed", place: tuple[int, int] = (2, 1)) -> Problem:
    return Problem("a.xml", *place, rule, "error", "<b> isn't allowed here.", hint)


def test_the_end_of_a_start_tag_belongs_to_its_element():
    assert tags(FILE)[3, 8] == (2, 1)


def test_the_end_of_an_end_tag_belongs_to_its_element():
    assert tags(FILE)[3, 29] == (2, 1)


def test_the_end_of_an_empty_tag_belongs_to_its_element():
    assert tags(FILE)[3, 18] == (3, 14)


def test_an_entity_in_a_text_moves_no_place():
    assert tags(b"<a>&#x1D11E;<b/></a>")[1, 17] == (1, 13)


def test_a_file_that_is_not_well_formed_has_the_tags_before_its_fault():
    assert tags(b"<a><b/></c>")[1, 4] == (1, 1)


def test_names_are_written_as_elsewhere():
    message = 'element "b" not allowed here; expected the element end-tag, text or element "c" or "d"'
    assert expected(message) == ("the end of the element", "text", "<c>", "<d>")


def test_attributes_are_written_as_elsewhere():
    message = 'attribute "z" not allowed here; expected attribute "x", "y" or "xml:id"'
    assert expected(message) == ("@x", "@y", "@xml:id")


def test_a_message_without_detail_gives_none():
    assert expected('element "b" not allowed anywhere') == ()


def test_what_must_hold_of_a_value_has_one_order():
    assert expected("value is invalid; must be a year or must be a date") == ("must be a date", "must be a year")


def test_jings_lines_are_taken_to_the_beginning_of_the_element():
    output = '/folder/0.xml:3:8: error: element "b" not allowed here; expected element "c"\nnonsense\n'
    assert by_place(output, ["a.xml"], {"a.xml": FILE}) == {"a.xml": {(2, 1): ("<c>",)}}


def test_a_line_about_a_place_that_is_no_tag_is_left():
    assert by_place('0.xml:9:9: error: b; expected element "c"', ["a.xml"], {"a.xml": FILE}) == {}


def test_what_is_expected_is_added_to_the_hint():
    (made,) = detailed((problem(),), {"a.xml": {(2, 1): ("<c>", "text")}})
    assert made.hint == "Delete it. Jing expected <c>, text."


def test_what_the_hint_names_is_not_said_twice():
    (made,) = detailed((problem("Write <c>."),), {"a.xml": {(2, 1): ("<c>", "<d>")}})
    assert made.hint == "Write <c>. Jing expected <d>."


def test_a_hint_that_names_all_stays():
    (made,) = detailed((problem("Write <c>."),), {"a.xml": {(2, 1): ("<c>",)}})
    assert made.hint == "Write <c>."


def test_a_long_list_is_cut():
    (made,) = detailed((problem(""),), {"a.xml": {(2, 1): tuple(f"<n{number}>" for number in range(100, 130))}})
    assert made.hint.endswith("<n107> and 22 others.")


def test_of_two_problems_at_one_place_the_first_gets_it():
    first, second = detailed((problem(), problem()), {"a.xml": {(2, 1): ("<c>",)}})
    assert (first.hint, second.hint) == ("Delete it. Jing expected <c>.", "Delete it.")


def test_what_is_expected_of_an_element_is_not_said_of_an_attribute():
    (made,) = detailed((problem(rule="attribute-value"),), {"a.xml": {(2, 1): ("<c>", "@n")}})
    assert made.hint == "Delete it. Jing expected @n."


@pytest.mark.parametrize("rule", ["schematron", "date-text"])
def test_other_rules_get_nothing(rule):
    (made,) = detailed((problem(rule=rule),), {"a.xml": {(2, 1): ("<c>",)}})
    assert made.hint == "Delete it."


def hints(folder: Path, **env: str) -> list[str]:
    done = pecia("validate", folder, "--format", "json", "--select", "schema", env=env)
    assert done.status == 1, done.err
    return [row.get("hint", "") for row in json.loads(done.out)["problems"]]


@pytest.mark.judges
def test_jing_adds_detail_to_each_file_of_a_run(tmp_path):
    bad = tei('<p><persName nonsense="1">Anna</persName></p>')
    found = hints(world(tmp_path, {"a.xml": bad, "b.xml": bad}), PECIA_JING="1")
    assert [" Jing expected @ana, " in hint for hint in found] == [True, True]


@pytest.mark.judges
def test_without_java_nothing_is_missing_but_detail(tmp_path):
    folder = world(tmp_path / "edition", {"a.xml": tei("<p><nonsense/></p>")})
    (tmp_path / "bin").mkdir()
    assert hints(folder, PECIA_JING="1", PATH=str(tmp_path / "bin")) == hints(folder, PECIA_JING="0")


@pytest.mark.judges
def test_a_java_that_does_not_work_does_no_harm(tmp_path):
    folder = world(tmp_path / "edition", {"a.xml": tei("<p><nonsense/></p>")})
    java = world(tmp_path, {"bin/java": "#!/bin/sh\necho gibberish; exit 3\n"}) / "bin" / "java"
    java.chmod(0o755)
    assert hints(folder, PECIA_JING="1", PATH=f"{java.parent}:/bin:/usr/bin") == hints(folder, PECIA_JING="0")


@pytest.mark.judges
def test_a_file_that_is_valid_needs_no_java(tmp_path):
    folder = world(tmp_path / "edition", {"a.xml": tei(title="A letter")})
    java = world(tmp_path, {"bin/java": f"#!/bin/sh\ntouch {tmp_path}/called\n"}) / "bin" / "java"
    java.chmod(0o755)
    pecia("validate", folder, env={"PECIA_JING": "1", "PATH": f"{java.parent}:/bin:/usr/bin"})
    assert not (tmp_path / "called").exists()
