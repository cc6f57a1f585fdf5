"""Judges a file by a Schematron: its own file, or the one that stands in a RELAX NG schema, an XSD or an ODD."""

from pathlib import Path

from pipeline import saxon
from pipeline.validate.judgement import Judgement, Schema
from pipeline.validate.schematron.document import document
from pipeline.validate.schematron.program import program
from pipeline.validate.schematron.results import findings, problems
from pipeline.validate.schematron.units import worded
from pipeline.validate.subject import Subject

STOPPED = "Mend it in the schema; nothing else that it says of this document is known."


def judge(subject: Subject, schema: Schema, stylesheets: tuple[Path, ...] = ()) -> Judgement:
    """Judge a file by a Schematron.

    `stylesheets` is what else the process will compile: Saxon is locked at the first call. Raises Unusable where the
    schema can't be used; a single rule that fails is a problem of the schema, and the others are applied.
    """
    saxon.prepare(stylesheets)
    made = program(schema)
    broken = tuple(schema.problem(rule, message, hint) for rule, message, hint in made.problems)
    try:
        text, _, unmatched = saxon.ran(made.executable, document(subject), files=made.files)
    except saxon.TransformError as error:
        message = f"The Schematron stopped on this document: {worded(str(error))}"
        return Judgement(valid=False, problems=(*broken, schema.problem("schematron-failed", message, STOPPED)))
    found = tuple(findings(subject, schema, text))
    valid = all(finding.severity != "error" for finding in found)
    return Judgement(valid, found, (*broken, *problems(schema, text, made, unmatched)))
