"""Judges files by XSD, 1.0 and 1.1: libxml2 lets pass what is valid by 1.0; xmlschema judges and explains the rest."""

from pipeline.validate.judgement import Judgement, Schema
from pipeline.validate.subject import Subject
from pipeline.validate.xsd.closure import closure
from pipeline.validate.xsd.gate import passes


def judge(subject: Subject, schema: Schema) -> Judgement:
    """Judge a file by an XSD. Raises Unusable where the schema can't be used."""
    files = closure(schema)
    if not files.is_1_1 and passes(subject.root, schema, files):
        return Judgement(valid=True)
    from pipeline.validate.xsd.judged import judged  # noqa: PLC0415 - xmlschema needs 0.2 s to be loaded

    return judged(subject, schema, files)
