"""Each Schematron in tests/schematron says of its document what its golden file holds; and what a schema may not do."""

import hashlib
import json
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture
from warm import pecia
from worlds import tei, world

from pipeline import xml
from pipeline.edition import Edition
from pipeline.rule import Selection
from pipeline.validate.judgement import Judgement, Schema, Unusable
from pipeline.validate.schematron import judge
from pipeline.validate.subject import Subject

CASES = Path(__file__).parent / "schematron"
SCHEMAS = sorted(path for path in CASES.iterdir() if path.suffix in {".sch", ".rng", ".xsd", ".odd"})


def schema(path: Path, phase: str = "") -> Schema:
    data = path.read_bytes()
    return Schema(path.name, "sch", path.name, data, hashlib.sha256(data).hexdigest(), path, path.parent, phase)


def subject(path: Path) -> Subject:
    source = xml.read(path, path.parent)
    return Subject(source, Edition(path.parent, path.parent), Selection(frozenset()))


def judged(path: Path, document: Path, phase: str = "") -> Judgement:
    """Judge as the engine does, whatever comes of it."""
    asked = schema(path, phase)
    try:
        return judge(subject(document), asked)
    except Unusable as error:
        return Judgement(valid=False, problems=(error.problem(asked),))


def lines(judgement: Judgement) -> str:
    """Show a judgement, a line for each thing said."""
    said = [
        f"{finding.element.sourceline}: {finding.severity}: {finding.message} ({finding.hint})"
        for finding in judgement.findings
    ]
    said += [f"schema: {p.rule}: {p.message} ({p.hint})" for p in judgement.problems]
    return "\n".join([f"valid: {judgement.valid}", *said, ""])


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_a_schematron_says_what_its_golden_file_holds(path: Path, file_regression: FileRegressionFixture) -> None:
    own = path.with_suffix(".xml")
    document = own if own.exists() else CASES / "letter.xml"
    phase = path.stem.partition("@")[2]
    found = lines(judged(path, document, phase.replace("all", "#ALL")))
    file_regression.check(found, fullpath=path.with_suffix(".txt"), encoding="utf-8")


RULES = (CASES / "assert.sch").read_text("utf-8")
NAMED = '<?xml-model href="rules.sch" schematypens="http://purl.oclc.org/dsdl/schematron"?>'
BAD = tei("<p><persName>Boris</persName></p>", title="A letter", date="1940-03-27", id="a")


def said(folder: Path, *options: str) -> list[str]:
    """Give the lines that the command prints about Schematron."""
    found = json.loads(
        pecia("validate", folder, "--format", "json", "--select", "schema", "--select", "schemas", *options).out
    )
    return [f"{Path(row['path']).name}:{row['line']}: {row['rule']}: {row['message']}" for row in found["problems"]]


def test_a_document_is_judged_by_the_schematron_that_it_names(tmp_path: Path) -> None:
    world(tmp_path, {"a.xml": f"{NAMED}\n{BAD}", "rules.sch": RULES})
    assert said(tmp_path) == ["a.xml:2: schematron: A name has a reference."]


def test_a_phase_is_the_one_that_the_document_asks_for(tmp_path: Path) -> None:
    rules = (CASES / "phase-asked@late.sch").read_text("utf-8")
    named = NAMED.replace("?>", ' phase="early"?>')
    body = BAD.replace("<persName>Boris</persName>", "<list><item>One</item></list>")
    world(tmp_path, {"a.xml": f"{named}\n{body}", "rules.sch": rules})
    assert said(tmp_path) == ["a.xml:2: schematron: One, early."]


@pytest.mark.parametrize("name", ["in-relaxng.rng", "odd-element.odd", "in-xsd.xsd"])
def test_a_schema_of_another_kind_is_taken_for_its_schematron(name: str, tmp_path: Path) -> None:
    body = BAD.replace("<persName>Boris</persName>", "<list><item>One</item></list>")
    rules = (CASES / name).read_text("utf-8")
    world(tmp_path, {"a.xml": f"{NAMED.replace('rules.sch', name)}\n{body}", name: rules})
    assert {line.partition(": ")[2].partition(":")[0] for line in said(tmp_path)} == {"schematron"}


def test_a_build_tells_what_a_schematron_says_and_makes_the_page(tmp_path: Path) -> None:
    folder = world(tmp_path / "edition", {"a.xml": f"{NAMED}\n{BAD}", "rules.sch": RULES})
    built = pecia("build", folder, "-o", tmp_path / "site")
    assert built.status == 0, built.err
    assert "A name has a reference." in built.err
    assert list((tmp_path / "site").rglob("*.html"))


def test_a_file_that_a_rule_names_is_read_once_inside_the_edition(tmp_path: Path) -> None:
    rules = RULES.replace('test="@ref"', "test=\". = doc('persons.xml')//*:name\"")
    persons = "<persons><name>Anna</name></persons>"
    world(tmp_path, {"a.xml": f"{NAMED}\n{BAD}", "rules.sch": rules, "persons.xml": persons})
    assert "a.xml:2: schematron: A name has a reference." in said(tmp_path)


def test_a_document_never_decides_what_is_read(tmp_path: Path) -> None:
    rules = RULES.replace('test="@ref"', 'test="doc(@source)"').replace("tei:persName", "tei:persName[@source]")
    body = BAD.replace("<persName>", '<persName source="secret.xml">')
    world(tmp_path, {"a.xml": f"{NAMED}\n{body}", "rules.sch": rules, "secret.xml": "<secret/>"})
    assert [line for line in said(tmp_path) if "schematron-failed" in line] == [
        "a.xml:1: schematron-failed: The rule “tei:persName[@source]” couldn't be applied: it asks for “secret.xml”; "
        "a rule may read only files of the edition that it names in full."
    ]
