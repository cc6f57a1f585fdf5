"""The schemas of a file, one after the other, each by its engine."""

from collections.abc import Callable, Mapping

from pipeline.attempts import PREPARING, attempt, hopeless
from pipeline.message import SchemaUsed, ValidateTask
from pipeline.problem import Problem
from pipeline.rule import expanded
from pipeline.validate.answer import answer, everything
from pipeline.validate.finding import Finding
from pipeline.validate.judgement import Judgement, Schema, Unusable
from pipeline.validate.named import named
from pipeline.validate.subject import Subject

RULES = expanded(("schema", "schemas"))
"""The rules for which schemas are looked at."""


def by_schemas(subject: Subject, task: ValidateTask) -> tuple[list[Finding], list[Problem], tuple[SchemaUsed, ...]]:
    """Judge a file by all its schemas.

    Gives what they find in the file, what is wrong with the schemas themselves, and those that were used. A document
    of which no schema can be had isn't judged by another: that would find faults where there are none.
    """
    if not subject.selection.wants(*RULES):
        return [], [], ()
    findings: list[Finding] = []
    schemas, problems = found(subject, task)
    used = []
    for schema in schemas:
        try:
            judgement = judged(subject, schema, task)
        except Unusable as unusable:
            problems.append(unusable.problem(schema))
            continue
        findings += judgement.findings
        problems += judgement.problems
        used.append(SchemaUsed(schema.address, schema.path, schema.sha256, schema.kind, judgement.valid))
    return findings, problems, tuple(used)


def found(subject: Subject, task: ValidateTask) -> tuple[list[Schema], list[Problem]]:
    """Find the schemas by which a file is to be judged, and say which can't be had."""
    wanted = named(subject, task.schema)
    if not wanted:
        return [everything()], []
    schemas: dict[tuple[str, str, str], Schema] = {}
    problems: dict[tuple[str, str], Problem] = {}
    for each in wanted:
        try:
            schema, said = answer(each, subject.edition)
        except Unusable as unusable:
            problems.setdefault((unusable.rule, each.address), unusable.stands(each.at))
            continue
        schemas.setdefault((schema.sha256, schema.kind, schema.phase), schema)
        problems.update({(p.rule, each.address): p for p in said if (p.rule, each.address) not in problems})
    return list(schemas.values()), list(problems.values())


def judged(subject: Subject, schema: Schema, task: ValidateTask) -> Judgement:
    """Judge a file by one schema, unless others have shown that this has no end. Raises Unusable."""
    path = subject.source.path
    key = f"{schema.kind} {schema.sha256} {schema.phase}"
    if step := hopeless(task.run, path, key):
        raise without_end(schema, step)
    with attempt(task.run, path, key):
        return ENGINES[schema.kind](subject, schema, task)


def without_end(schema: Schema, step: str) -> Unusable:
    """Say that a schema never came to an end."""
    what = "Making it ready" if step == PREPARING else "Judging documents by it"
    message = f"The schema “{schema.address}” can't be used: {what[0].lower()}{what[1:]} didn't come to an end in time."
    simpler = "Simplify it where its patterns repeat what is repeated already"
    mended = "Does one of its functions call itself without end? Mend it" if schema.kind == "sch" else simpler
    hint = f"{mended}, or name another by --schema."
    return Unusable("schema-too-complex", message, hint)


def by_relaxng(subject: Subject, schema: Schema, _: ValidateTask) -> Judgement:
    from pipeline.validate.rng.judge import judge  # noqa: PLC0415 - an engine is loaded when a schema needs it

    return judge(subject, schema)


def by_xsd(subject: Subject, schema: Schema, _: ValidateTask) -> Judgement:
    from pipeline.validate.xsd import judge  # noqa: PLC0415

    return judge(subject, schema)


def by_schematron(subject: Subject, schema: Schema, task: ValidateTask) -> Judgement:
    from pipeline.validate.schematron import judge  # noqa: PLC0415

    return judge(subject, schema, task.stylesheets)


ENGINES: Mapping[str, Callable[[Subject, Schema, ValidateTask], Judgement]] = {
    "rng": by_relaxng,
    "rnc": by_relaxng,
    "xsd": by_xsd,
    "sch": by_schematron,
}
"""What judges by each kind of schema."""
