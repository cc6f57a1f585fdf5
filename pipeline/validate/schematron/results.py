"""What a Schematron's run says, as findings in the file and problems of the schema."""

from collections.abc import Iterator
from typing import cast

from lxml import etree

from pipeline.problem import Problem, Severity
from pipeline.validate.finding import Finding
from pipeline.validate.judgement import Schema
from pipeline.validate.schematron.program import Program
from pipeline.validate.schematron.units import PECIA, worded
from pipeline.validate.subject import Subject
from pipeline.xml import Element
from pipeline.xml.names import at_path, words

BROKEN, FAILURE, TEXT, HINT = (f"{{{PECIA}}}{name}" for name in ("broken", "failure", "text", "hint"))
HELP = "Mend the rule in the schema, or leave the schema out; the other rules were applied."
LONGEST = 80
"""How many characters of a rule's name are shown: where it has no id, its name is its context."""


def findings(subject: Subject, schema: Schema, text: str) -> Iterator[Finding]:
    """Give each broken assertion at its element, in the words of the schema."""
    for broken in said(text, BROKEN):
        element = at_path(subject.root, broken.get("path", ""))
        message = (
            words("".join(piece for each in broken.iter(TEXT) for piece in each.itertext()))
            or f"The rule “{shown(broken)}” is broken."
        )
        severity = cast("Severity", broken.get("severity"))
        yield Finding("schematron", element, message, hint(broken, schema), severity=severity)


def said(text: str, name: str) -> Iterator[Element]:
    """Give what a run says of one kind."""
    if text:
        yield from etree.fromstring(text.encode(), etree.XMLParser(huge_tree=True)).iter(name)


def shown(element: Element) -> str:
    """Give the name of a rule, cut where it is long."""
    name = element.get("rule", "")
    return name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"


def hint(broken: Element, schema: Schema) -> str:
    """Say what to do: what the schema says of it; else where the rule is."""
    diagnostics = [words("".join(each.itertext())) for each in broken.iter(HINT)]
    see = f"See {broken.get('see')}." if broken.get("see") else ""
    return " ".join([*filter(None, diagnostics), *filter(None, [see])]) or f"See “{shown(broken)}” in {schema.path}."


def problems(schema: Schema, text: str, program: Program, unmatched: tuple[tuple[int, str], ...]) -> Iterator[Problem]:
    """Say once of each rule that failed why it did."""
    failed = {shown(each): each.get("reason", "") for each in reversed(list(said(text, FAILURE)))}
    failed |= {program.name(line): reason for line, reason in unmatched}
    for name, reason in failed.items():
        yield schema.problem("schematron-failed", f"The rule “{name}” couldn't be applied: {worded(reason)}", HELP)
