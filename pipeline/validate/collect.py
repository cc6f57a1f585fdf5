"""Collects what rules between files need to know of a file."""

from pipeline import xml
from pipeline.facts import Facts
from pipeline.validate.subject import Subject


def facts(subject: Subject) -> Facts:
    """Collect the facts of a file."""
    return Facts(subject.source.path, tuple(subject.by_id), tuple(xml.entries(subject.source)))
