"""Says where an element stands, as a person says it."""

from pipeline.validate.subject import Subject
from pipeline.xml import Element


def where(subject: Subject, element: Element) -> str:
    """Say where an element stands: "in the 3rd paragraph of the letter of 27 March 1940, page 771"."""
    del subject, element
    return ""
