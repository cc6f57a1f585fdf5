"""Judges a file by RELAX NG: libxml2 says whether it is valid, the explainer says what is wrong."""

from pipeline.validate.finding import Finding
from pipeline.validate.judgement import Judgement, Schema
from pipeline.validate.rng.load import load
from pipeline.validate.rng.verdict import verdict
from pipeline.validate.subject import Subject


def judge(subject: Subject, schema: Schema) -> Judgement:
    """Judge a file by a RELAX NG schema. Raises Unusable where the schema can't be used."""
    valid, faults = verdict(schema, subject.walk)
    if valid:
        return Judgement(valid=True)
    from pipeline.validate.rng.fallback import reworded  # noqa: PLC0415 - valid documents need no words

    findings = explained(subject, schema)
    if not findings and not has_wrong_ids(subject):
        findings = [reworded(subject, schema, faults)]
    return Judgement(valid=False, findings=tuple(findings))


def explained(subject: Subject, schema: Schema) -> list[Finding]:
    """Let the explainer say what is wrong. Raises Unusable."""
    from pipeline.validate.rng.explain import explain  # noqa: PLC0415 - valid documents need no explainer

    return explain(subject, load(schema))


def has_wrong_ids(subject: Subject) -> bool:
    """Tell whether an xml:id stands twice or isn't a name: of that, rules of their own speak."""
    rules = {p.rule for p in subject.source.problems} & {"duplicate-id", "malformed-id"}
    return subject.selection.wants(*rules)
