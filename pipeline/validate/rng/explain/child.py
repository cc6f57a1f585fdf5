"""The children of an element that matter to a grammar: elements, and texts that aren't white space."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.validate.rng.explain.derive import TEXT
from pipeline.xml import Element


@dataclass(frozen=True, slots=True)
class Child:
    """A child that matters: an element, or a text that isn't white space."""

    name: str
    """As lxml names it, in the namespace that is meant; `TEXT` for a text."""
    element: Element | None
    text: str = ""
    follows: Element | None = None
    """The element after which a text stands."""


def children_of(element: Element, named: Callable[[Element], str]) -> Iterator[Child]:
    """Give the elements and texts in an element; `named` tells the name of an element."""
    if element.text and not element.text.isspace():
        yield Child(TEXT, None, element.text)
    for node in element:
        if isinstance(node.tag, str):
            yield Child(named(node), node)
        if node.tail and not node.tail.isspace():
            yield Child(TEXT, None, node.tail, node)
