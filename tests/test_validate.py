"""`pecia validate` as its user: what it is told, what it says, what it leaves unsaid, and the status in which it ends."""

import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest
from warm import build, pecia
from worlds import COMMAND, Built, tree, world

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>A letter</title><author>Ward, Ada</author></titleStmt><publicationStmt>"
    '<publisher>The Ward Letters</publisher><date when="2026">2026</date><availability><licence '
    'target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability></publicationStmt>'
    "<sourceDesc><p>Written for this test.</p></sourceDesc></fileDesc><profileDesc><creation>"
    '<date when="1901-05-12">12 May 1901</date></creation></profileDesc></teiHeader>'
)
DOUBLE = "<p>Two  spaces.</p>"
DANGLING = '<p>See <ref target="#nowhere">there</ref>.</p>'
TWICE = '<p xml:id="a">Once.</p><p xml:id="a">Twice.</p>'
RULES = re.compile(r"(?:error|warning|note)\[([a-z-]+)\]")


def letter(body: str = "<p>Words.</p>", before: str = "") -> str:
    """Compose a letter in which nothing is wrong but what its body has."""
    return f'{before}<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}\n<text><body>\n{body}\n</body></text></TEI>'


def rules(done: Built) -> list[str]:
    """Give the rules whose problems are shown."""
    return RULES.findall(done.out)


def validate(folder: Path, *arguments: object) -> Built:
    return pecia("validate", *arguments, cwd=folder)


def problems(folder: Path, *arguments: object) -> list[dict]:
    """Give all problems as a program gets them."""
    return json.loads(validate(folder, "--format", "json", *arguments).out)["problems"]


def test_a_good_folder_has_no_problems(tmp_path):
    done = validate(world(tmp_path, {"a.xml": letter(), "b/c.xml": letter()}))
    assert (done.status, done.out) == (0, "2 files checked: no problems.\n")
    assert done.err == "Checking: 2 done\n"


def test_a_problem_is_shown_with_its_place_its_line_and_what_to_do(tmp_path):
    done = validate(world(tmp_path, {"a.xml": letter(TWICE)}))
    assert done.status == 1
    assert "a.xml:3:24: error[duplicate-id]\n" in done.out
    assert "  The xml:id “a” stands in line 3 already.\n" in done.out
    assert f"  3 │ {TWICE}\n    │ {' ' * 23}^^\n" in done.out
    assert "  → Give it another; the first keeps the address.\n" in done.out


def test_a_file_that_can_not_be_parsed_shows_its_line(tmp_path):
    done = validate(world(tmp_path, {"a.xml": letter("<p>Ward & Bell</p>")}))
    assert rules(done) == ["not-well-formed"]
    assert "  3 │ <p>Ward & Bell</p>\n" in done.out


def test_warnings_end_in_success_unless_they_are_to_count(tmp_path):
    world(tmp_path, {"a.xml": letter(DOUBLE)})
    assert validate(tmp_path).status == 0
    assert validate(tmp_path, "--strict").status == 1
    assert validate(tmp_path, "--strict", "--ignore", "space-double").status == 0


def test_a_file_in_an_edition_is_judged_as_a_part_of_it(tmp_path):
    person = (
        '<standOff><listPerson><person xml:id="ward"><persName>Ada Ward</persName></person></listPerson></standOff>'
    )
    register = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{HEADER}{person}</TEI>'
    mention = '<p><persName ref="people.xml#ward">Ada</persName> came, and <persName ref="people.xml#bell">Bell</persName>.</p>'
    world(tmp_path, {
        "edition.toml": '[rules]\nspace-double = "error"\n',
        "tei/people.xml": register,
        "tei/a.xml": letter(mention + DOUBLE),
        "tei/b.xml": letter(TWICE),
    })  # fmt: skip
    done = pecia("validate", tmp_path / "tei/a.xml", cwd=tmp_path / "tei")
    assert set(rules(done)) == {"pointer-without-entry", "space-double"}
    assert "error[space-double]" in done.out
    assert "1 file checked" in done.out
    assert rules(done).count("pointer-without-entry") == 1


def test_a_folder_of_an_edition_is_a_part_of_it(tmp_path):
    world(tmp_path, {"edition.toml": "", "tei/x/a.xml": letter(DOUBLE), "tei/y/b.xml": letter(TWICE)})
    assert [p["path"] for p in problems(tmp_path, "tei/x")] == ["tei/x/a.xml"]


def test_files_outside_of_editions_are_judged_alone(tmp_path):
    world(tmp_path, {"a.xml": letter(DOUBLE), "b.xml": letter(DOUBLE), "c.xml": letter(DOUBLE)})
    assert [p["path"] for p in problems(tmp_path, "a.xml", "c.xml")] == ["a.xml", "c.xml"]


def test_several_editions_are_told_apart_by_their_paths(tmp_path):
    world(tmp_path, {"a/edition.toml": "", "a/tei/x.xml": letter(DOUBLE), "b/x.xml": letter(DOUBLE)})
    assert [p["path"] for p in problems(tmp_path, "a", "b")] == ["a/tei/x.xml", "b/x.xml"]


def test_what_lies_elsewhere_has_its_whole_path(tmp_path):
    world(tmp_path, {"a/x.xml": letter(DOUBLE), "b/y.xml": ""})
    [problem] = problems(tmp_path / "b", tmp_path / "a")
    assert problem["path"] == (tmp_path / "a/x.xml").as_posix()


def test_what_is_included_is_judged_where_it_is_included(tmp_path):
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="part.xml"/>'
    part = f'<div xmlns="http://www.tei-c.org/ns/1.0">{DOUBLE}</div>'
    world(tmp_path, {"a.xml": letter(include), "b.xml": letter(include), "part.xml": part})
    assert [(p["path"], p["rule"]) for p in problems(tmp_path)] == [("part.xml", "space-double")]


@pytest.mark.parametrize(("options", "found"), [
    ((), {"pointer-dangling", "space-double"}),
    (("--select", "typography"), {"space-double"}),
    (("--select", "pointer-dangling", "--select", "space-double"), {"pointer-dangling", "space-double"}),
    (("--ignore", "pointers"), {"space-double"}),
    (("--select", "typography", "--ignore", "space-double"), set()),
])  # fmt: skip
def test_rules_can_be_chosen(options, found, tmp_path):
    world(tmp_path, {"a.xml": letter(DANGLING + DOUBLE)})
    assert set(rules(validate(tmp_path, *options))) == found


def test_the_settings_choose_rules_and_how_bad_they_are(tmp_path):
    settings = '[rules]\npointers = "off"\nspace-double = "note"\n[ignore]\n"tei/old/*.xml" = ["typography"]\n'
    world(tmp_path, {"edition.toml": settings, "tei/a.xml": letter(DANGLING + DOUBLE), "tei/old/b.xml": letter(DOUBLE)})
    assert [(p["path"], p["rule"], p["severity"]) for p in problems(tmp_path)] == [
        ("tei/a.xml", "space-double", "note")
    ]


IGNORING = (
    ("", f'<?pecia ignore="space-double" reason="So."?>{DOUBLE}', [], 1),
    ("", f'<?pecia ignore="typography,dates" reason="So."?><div>{DOUBLE}</div>', [], 1),
    ("", f'<?pecia ignore="space-double" reason="So."?>{DOUBLE}{DOUBLE}', ["space-double"], 1),
    ("", '<p>Two  spaces.<?pecia ignore="space-double" reason="So."?></p>', [], 1),
    ('<?pecia ignore="space-double" reason="So."?>', DOUBLE + DOUBLE, [], 2),
    ('<?pecia ignore="pointers" reason="So."?>', TWICE, [], 1),
    ("", TWICE.replace("</p><p", '</p><?pecia ignore="duplicate-id" reason="So."?><p'), [], 1),
    ("", f'<?pecia ignore="space-double"?>{DOUBLE}', ["ignore-reason"], 1),
    ("", '<?pecia ignore="space-dubble" reason="So."?><p>One.</p>', ["ignore-rule"], 0),
    ("", '<?pecia ignore="space-double" reason="So."?><p>One.</p>', ["ignore-unused"], 0),
    ("", '<?pecia ignore="name-two-refs" reason="So."?><p>One.</p>', [], 0),
    ("", '<?pecia ignore="rend-unknown" reason="So."?><p>One.</p>', [], 0),
    ("", f"<?oxygen nonsense?>{DOUBLE}", ["space-double"], 0),
)  # fmt: skip
"""What stands before the root of a letter, its body, the rules that are reported, and how many problems are ignored."""


@pytest.fixture(scope="module")
def ignoring(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """Judge a letter for each row."""
    folder = tmp_path_factory.mktemp("ignoring")
    world(folder, {f"{n:02}.xml": letter(body, before) for n, (before, body, _, _) in enumerate(IGNORING)})
    return json.loads(validate(folder, "--format", "json").out)


@pytest.mark.parametrize("row", range(len(IGNORING)))
def test_a_document_can_ignore_a_rule(row: int, ignoring: dict):
    _, _, expected, _ = IGNORING[row]
    assert [p["rule"] for p in ignoring["problems"] if p["path"] == f"{row:02}.xml"] == expected


def test_what_is_ignored_is_counted_in_all(ignoring: dict):
    assert ignoring["summary"]["ignored"] == sum(count for *_, count in IGNORING)


def test_a_rule_that_was_not_looked_for_is_not_ignored_in_vain(tmp_path):
    world(tmp_path, {"a.xml": letter(f'<?pecia ignore="space-double" reason="So."?>{DOUBLE}')})
    assert problems(tmp_path, "--select", "dates", "--select", "ignore") == []


def test_a_rule_between_files_can_be_ignored_in_one(tmp_path):
    wrong = '<p><persName ref="#nobody">Nobody</persName></p>'
    ignored = f'<?pecia ignore="pointers" reason="So."?>{wrong}'
    world(tmp_path, {"a.xml": letter(ignored), "b.xml": letter(wrong)})
    assert [p["path"] for p in problems(tmp_path)] == ["b.xml"]


def test_what_was_ignored_is_counted(tmp_path):
    world(tmp_path, {"a.xml": letter(f'<?pecia ignore="space-double" reason="So."?>{DOUBLE}')})
    assert "\n1 problem ignored, as the documents themselves say.\n" in validate(tmp_path).out


def test_an_instruction_changes_nothing_that_is_published(tmp_path):
    marked = letter('<p>Be<?pecia ignore="space-double" reason="So."?>fore, <hi>and</hi> after.</p>')
    plain = re.sub(r"<\?pecia.*?\?>", "", marked)
    sites = []
    for name, text in (("with", marked), ("without", plain)):
        site = build(world(tmp_path / name, {"edition.toml": 'title = "E"', "tei/a.xml": text})).site
        sites.append({name: data for name, data in tree(site).items() if name not in {"build.json", "a.xml"}})
    assert "a.html" in sites[0]
    assert sites[0] == sites[1]


def test_another_schema_can_be_named(tmp_path):
    grammar = '<element name="p" xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"><text/></element>'
    world(tmp_path, {"a/a.xml": letter(), "small.rng": grammar})
    assert validate(tmp_path, "a", "--schema", "small.rng").status == 1
    assert rules(validate(tmp_path, "a", "--select", "schemas", "-v", "--schema", "tei_all")) == []
    bad = world(tmp_path, {"b/b.xml": letter("<p><nonsense/></p>")})
    assert rules(validate(bad, "b", "--schema", "tei_all")) == ["element-not-in-schema"]


@pytest.mark.parametrize(("name", "rule"), [
    ("tei_al", "schema-missing"),
    ("https://example.org/a.rng", "schema-elsewhere"),
    ("notes.txt", "schema-left-out"),
])  # fmt: skip
def test_a_schema_of_the_command_that_can_not_be_used_is_an_error(name, rule, tmp_path):
    world(tmp_path, {"a.xml": letter(), "notes.txt": "No schema."})
    done = validate(tmp_path, "a.xml", "--select", "schema", "--schema", name)
    assert (done.status, rules(done)) == (1, [rule])


def test_who_asks_only_for_schemas_is_told_that_there_was_none(tmp_path):
    model = '<?xml-model href="lost.rng"?>'
    folder = world(tmp_path, {"a.xml": letter(before=model)})
    assert rules(validate(folder, "a.xml", "--select", "schema")) == ["schema-missing"]


@pytest.mark.parametrize(("arguments", "status", "words"), [
    (("nowhere",), 74, "There is no folder or file “nowhere”."),
    (("--schema", "nowhere.rng"), 74, "There is no schema “nowhere.rng”."),
    (("--schema", ""), 74, "There is no schema “”."),
    (("--schema", "empty"), 74, "There is no schema “empty”."),
    (("empty",), 2, "holds no TEI files"),
    (("--select", "date-txt"), 2, "There is no rule “date-txt”; did you mean date-text?"),
    (("--ignore", "tipography"), 2, "There is no rule “tipography”; did you mean typography?"),
    (("--format", "xml"), 2, "'xml' is not one of"),
    (("wrong",), 2, "rules: there is no rule date-txt; did you mean date-text?"),
    (("-o", "a/b/report.txt"), 74, "can't be read or written"),
])  # fmt: skip
def test_a_wrong_command_ends_in_a_sentence_and_a_status(arguments, status, words, tmp_path):
    world(
        tmp_path, {"a.xml": letter(), "wrong/edition.toml": '[rules]\ndate-txt = "off"\n', "wrong/tei/a.xml": letter()}
    )
    (tmp_path / "empty").mkdir()
    done = validate(tmp_path, *arguments)
    assert (done.status, done.out) == (status, "")
    assert words in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("kind", ["text", "html"])
def test_a_report_goes_to_a_file(kind, tmp_path):
    world(tmp_path, {"x/a.xml": letter(DOUBLE)})
    shown = validate(tmp_path, "x", "--format", kind)
    done = validate(tmp_path, "x", "--format", kind, "-o", "report")
    assert done.out == "The report is in report.\n"
    assert (tmp_path / "report").read_text("utf-8") == shown.out


def test_quiet_shows_errors_only(tmp_path):
    done = validate(world(tmp_path, {"a.xml": letter(TWICE + DOUBLE)}), "-q")
    assert (rules(done), done.err) == (["duplicate-id"], "")
    assert "checked" not in done.out


def test_of_many_alike_a_few_are_shown(tmp_path):
    world(tmp_path, {"a.xml": letter(TWICE * 5)})
    few = validate(tmp_path).out
    assert few.count("[duplicate-id]") == 3
    assert "a.xml: … and 6 more of duplicate-id\n" in few
    assert validate(tmp_path, "-v").out.count("[duplicate-id]") == 9


def shown_on_a_terminal(folder: Path, **environment: str) -> str:
    """Read what a terminal shows."""
    ours, theirs = pty.openpty()
    with subprocess.Popen([*COMMAND, "validate", "-q"], stdout=theirs, stderr=subprocess.PIPE, cwd=folder,
                          env={**os.environ, "TERM": "xterm", **environment}) as process:  # fmt: skip
        os.close(theirs)
        shown = b""
        while True:
            try:
                shown += os.read(ours, 100_000)
            except OSError:
                break
        process.communicate(timeout=60)
    os.close(ours)
    return shown.decode()


def test_a_terminal_has_colours_unless_it_wants_none(tmp_path):
    world(tmp_path, {"a.xml": letter(TWICE)})
    assert "\x1b[31m" in shown_on_a_terminal(tmp_path)
    assert "\x1b" not in shown_on_a_terminal(tmp_path, NO_COLOR="1")


def test_a_build_tells_what_is_wrong_and_builds_it(tmp_path):
    done = build(world(tmp_path / "a", {"a.xml": letter(TWICE + "<p><persname>A</persname></p>")}), validating=True)
    assert done.status == 0
    assert {"duplicate-id", "element-not-in-schema"} <= {p["rule"] for p in done.manifest()["problems"]}
    assert "a.html" in done.files()


def test_a_strict_build_publishes_only_what_is_without_fault(tmp_path):
    folder = world(tmp_path / "a", {"a.xml": letter()})
    before = tree(build(folder, "--strict", validating=True).site)
    world(folder, {"a.xml": letter(DOUBLE)})
    done = build(folder, "--strict", validating=True)
    assert done.status == 1
    assert done.out.startswith("Nothing was published, as --strict asks")
    assert tree(done.site) == before
    assert build(folder, validating=True).status == 0, "a warning lets a usual build publish"
    assert build(world(tmp_path / "b", {"a.xml": letter()}), "--strict", validating=True).status == 0


def test_a_build_says_nothing_twice(tmp_path):
    done = build(world(tmp_path / "a", {"a.xml": letter(TWICE), "b.xml": ""}), validating=True)
    lines = [line for line in done.err.splitlines() if ": error: " in line]
    assert len(lines) == len(set(lines)) == 2


def test_a_build_tells_a_few_problems_and_how_to_see_the_others(tmp_path):
    folder = world(tmp_path / "a", {"a.xml": letter(TWICE * 10)})
    done = build(folder, validating=True)
    assert done.err.count("duplicate-id") == 3
    assert f"… and 16 more problems: `pecia validate {folder}` shows them, and build.json has them.\n" in done.err
    assert len(done.manifest()["problems"]) == 19


def test_a_build_keeps_to_what_a_document_ignores(tmp_path):
    folder = world(tmp_path / "a", {"a.xml": letter(TWICE, '<?pecia ignore="duplicate-id" reason="So."?>')})
    assert build(folder, validating=True).manifest()["problems"] == []


def test_a_build_can_be_had_without_validation(tmp_path):
    assert build(world(tmp_path / "a", {"a.xml": letter(DOUBLE)})).manifest()["problems"] == []
