"""Problems of a document, at their places in the source."""

from typing import cast

from pipeline.problem import Message, Problem, Severity
from pipeline.xml.part import Part
from pipeline.xml.tree import locate


def problem(part: Part, message: Message) -> Problem:
    """Make a problem of what a stylesheet said of a place of a document."""
    severity = message.severity if message.severity in ("error", "warning", "note") else "warning"
    place = locate(part, message.path)
    return Problem(*place, message.rule, cast("Severity", severity), message.text, message.hint)


def not_made(part: Part, reason: str) -> Problem:
    """Make the problem of a document that a stylesheet couldn't make."""
    hint = "If the stylesheet is your own, mend it; if it is ours, report it with the file."
    return Problem(*part.source.place(part.element), "transform", "error", f"It couldn't be built: {reason}", hint)


def line(part: Part) -> int:
    """Give the line where a document begins, from 1."""
    return part.element.sourceline or 1
