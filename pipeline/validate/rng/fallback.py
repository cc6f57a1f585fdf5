"""Says what libxml2 says, where the explainer has nothing to say: in words that an editor understands."""

import re

from pipeline.validate.finding import Finding
from pipeline.validate.judgement import Schema
from pipeline.validate.rng.verdict import Fault
from pipeline.validate.subject import Subject
from pipeline.xml import Element

_SEE = "Compare the element with a document that is valid, or with the documentation of the schema."
# A pattern of libxml2's message, and what is said in its place.
_WORDINGS = tuple(
    (re.compile(pattern), sentence)
    for pattern, sentence in (
        (r"Did not expect element (\S+) there", "The element <{0}> isn't allowed here."),
        (r"Element (\S+) has extra content: text", "The element <{0}> holds text, which isn't allowed in it here."),
        (r"Element (\S+) has extra content: (\S+)", "The element <{1}> isn't allowed here in <{0}>."),
        (r"Invalid attribute (\S+) for element (\S+)", "@{0} of <{1}>, or its value, isn't allowed here."),
        (r"Expecting element (\S+), got (\S+)", "Here <{0}> is expected, and <{1}> stands."),
        (r"Expecting an? element (\S*), got nothing", "An element that must stand here is missing."),
        (r"Did not expect text in element (\S+) content", "Text stands in <{0}>, which may hold elements only."),
        (r"Element (\S+) failed to validate attributes", "An attribute of <{0}> is missing, or isn't allowed."),
        (r"Element (\S+) failed to validate content", "What <{0}> holds isn't what the schema wants there."),
    )
)  # fmt: skip


def reworded(subject: Subject, schema: Schema, faults: tuple[Fault, ...]) -> Finding:
    """Say what libxml2 says first, in words that an editor understands."""
    first = faults[0] if faults else Fault(0, "", "")
    sentence = f"The document isn't valid by {schema.path}."
    for pattern, wording in _WORDINGS:
        if match := pattern.search(first.message):
            sentence = wording.format(*match.groups())
            break
    return Finding("schema-invalid", element_of(subject, first), sentence, _SEE)


def element_of(subject: Subject, fault: Fault) -> Element:
    """Find the element of which libxml2 speaks: by its path, else by its line, else the root."""
    if re.fullmatch(r"(/\*(\[\d+\])?)+", fault.path):
        found: list[Element] = subject.root.getroottree().xpath(fault.path)
        if found:
            return found[0]
    for element in subject.root.iter("*"):
        if element.sourceline == fault.line:
            return element
    return subject.root
