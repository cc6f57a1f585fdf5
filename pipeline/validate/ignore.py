"""What a document says isn't to be looked for: `<?pecia ignore="RULE" reason="…"?>`."""

from collections.abc import Sequence

from pipeline.validate.finding import Finding
from pipeline.validate.subject import Subject
from pipeline.xml import Element


def ignored_at(subject: Subject, element: Element) -> frozenset[str]:
    """Give the rules that the document says aren't to be looked for at an element."""
    del subject, element
    return frozenset()


def without_ignored(subject: Subject, findings: Sequence[Finding]) -> tuple[list[Finding], int]:
    """Leave out the findings that the document says are none, add what is wrong with its saying so; give their number.

    The instruction holds for the element that follows it and all within; before the root, for the whole file.
    """
    kept = [f for f in findings if f.rule not in ignored_at(subject, f.element)]
    return kept, len(findings) - len(kept)
