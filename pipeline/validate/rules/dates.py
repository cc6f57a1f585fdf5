"""Dates in attributes: those that aren't dates, and periods that end before they begin (TEI Guidelines, 14.4)."""

from collections.abc import Iterator

from pipeline.validate.dating import values
from pipeline.validate.dating.attributes import stated
from pipeline.validate.finding import Finding
from pipeline.validate.subject import Subject
from pipeline.xml import Element

_PERIODS = (("notBefore", "notAfter"), ("from", "to"))


def dates_are_dates(subject: Subject) -> Iterator[Finding]:
    """Look for attributes whose values aren't dates."""
    for element in subject.dated:
        for name, text in stated(element).items():
            if fault := values.fault(name, text):
                said = f"“{text}”, which isn't a date{fault.why}" if text.strip() else "empty"
                yield Finding("date-malformed", element, f"@{name} is {said}.", fault.hint, name)


def periods_end_after_they_begin(subject: Subject) -> Iterator[Finding]:
    """Look for periods that end before they begin, as far as their dates are known."""
    for element in subject.dated:
        attributes = stated(element)
        for first, last in _PERIODS:
            start, end = (next((a for a in (name, name + "-iso") if a in attributes), "") for name in (first, last))
            begins, ends = values.span(attributes.get(start, "")), values.span(attributes.get(end, ""))
            if begins and ends and begins.first > ends.last:
                yield _reversed(element, (start, attributes[start]), (end, attributes[end]))


def _reversed(element: Element, start: tuple[str, str], end: tuple[str, str]) -> Finding:
    """Say that a period ends before it begins."""
    message = f"@{start[0]} is “{start[1]}”, which is after @{end[0]}, “{end[1]}”."
    hint = f'Exchange them, {start[0]}="{end[1]}" {end[0]}="{start[1]}", or correct the wrong one.'
    return Finding("date-order", element, message, hint)
