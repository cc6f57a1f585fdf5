"""One mistake against a grammar, before it is put into words."""

from dataclasses import dataclass
from typing import Literal

from pipeline.validate.rng.explain.pattern import Pattern
from pipeline.xml import Element

Kind = Literal[
    "root", "unknown", "misspelt", "namespace", "not-allowed", "twice", "wrapper", "around", "instead", "before",
    "after", "missing", "incomplete", "not-empty", "text", "text-wrapper", "include", "content", "content-missing",
    "attribute", "attribute-beside", "attribute-misspelt", "attribute-value", "attribute-missing",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong at an element."""

    kind: Kind
    element: Element
    """Where it is reported."""
    parent: Element | None = None
    """What the element stands in, for the schema."""
    allowed: tuple[str, ...] = ()
    """The names of elements or attributes that the schema would allow there."""
    meant: str = ""
    """The name that was probably meant, or the element that should be around."""
    beside: Element | None = None
    """The sibling before or after which it should stand, or which follows what is missing."""
    text: str = ""
    """The text or the value that is wrong."""
    follows: Element | None = None
    """The sibling after which a wrong text stands; None for a text that begins its element."""
    attribute: str = ""
    value: Pattern | None = None
    """What the schema wants of a value."""
    mixed: bool = False
    """Whether text may stand there too."""
