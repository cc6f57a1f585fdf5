"""Each Schematron in tests/schematron says of its document what its golden file holds; and what a schema may not do."""

import hashlib
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

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
