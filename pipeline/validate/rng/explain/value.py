"""Whether a text has the form that a grammar wants, decided by libxml2; and which texts it names."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from pipeline.validate.rng.explain.pattern import Pattern
from pipeline.validate.rng.scope import RNG
from pipeline.xml import Element

_NAMES = {"more": "oneOrMore", "nothing": "notAllowed"}
KEPT = 200_000
"""As many answers are kept."""


class Values:
    """The answers that libxml2 gave."""

    def __init__(self) -> None:
        """Begin with none."""
        self._schemas: dict[Pattern, etree.RelaxNG | None] = {}
        self._answers: dict[tuple[Pattern, str], bool] = {}

    def allows(self, pattern: Pattern, value: str) -> bool:
        """Tell whether a pattern of an attribute's value, or of an element's text, allows a value."""
        if pattern.kind == "text":
            return True
        key = (pattern, value)
        if key not in self._answers:
            if len(self._answers) > KEPT:
                self._answers.clear()
            self._answers[key] = self._judge(pattern, value)
        return self._answers[key]

    def _judge(self, pattern: Pattern, value: str) -> bool:
        if pattern not in self._schemas:
            self._schemas[pattern] = _schema(pattern)
        schema = self._schemas[pattern]
        element = etree.Element("v")
        element.set("v", value)
        return schema is None or schema.validate(element)


def _schema(pattern: Pattern) -> etree.RelaxNG | None:
    """Make a grammar that knows nothing but a value; None where libxml2 won't have it."""
    root = etree.Element(f"{{{RNG}}}element", name="v", nsmap={None: RNG})
    etree.SubElement(root, f"{{{RNG}}}attribute", name="v").append(_written(pattern))
    try:
        return etree.RelaxNG(root)
    except etree.RelaxNGParseError:
        return None


def _written(pattern: Pattern) -> Element:
    """Write a pattern as RELAX NG again; elements and attributes in it allow nothing."""
    if pattern.node is not None and pattern.kind in ("data", "value"):
        made = deepcopy(pattern.node)
        made.tail = None
        made.set("datatypeLibrary", _library(pattern.node))
        return made
    if pattern.kind in ("element", "attribute"):
        return etree.Element(f"{{{RNG}}}notAllowed")
    made = etree.Element(f"{{{RNG}}}{_NAMES.get(pattern.kind, pattern.kind)}")
    for member in pattern.members:
        made.append(_written(member))
    return made


def _library(node: Element) -> str:
    """Give the library of datatypes that is in force at a node."""
    around: Element | None = node
    while around is not None:
        if (library := around.get("datatypeLibrary")) is not None:
            return library
        around = around.getparent()
    return ""


def listed(pattern: Pattern) -> list[str]:
    """Give the values that a pattern names one by one, in the schema's order."""
    nodes = (leaf.node for leaf in leaves(pattern, "value"))
    return list(dict.fromkeys((node.text or "").strip() for node in nodes if node is not None))


def types(pattern: Pattern) -> list[str]:
    """Give the datatypes that a pattern speaks of."""
    nodes = [leaf.node for leaf in leaves(pattern, "data")]
    return list(dict.fromkeys(node.get("type") or "" for node in nodes if node is not None))


def expressions(pattern: Pattern) -> list[str]:
    """Give the regular expressions that a pattern wants a text to fit."""
    nodes = [leaf.node for leaf in leaves(pattern, "data") if leaf.node is not None]
    params = (param for node in nodes for param in node.iterchildren(f"{{{RNG}}}param"))
    return list(dict.fromkeys((param.text or "").strip() for param in params if param.get("name") == "pattern"))


def is_list(pattern: Pattern) -> bool:
    """Tell whether a value may be several words."""
    return pattern.kind == "list" or any(is_list(member) for member in pattern.members)


def leaves(pattern: Pattern, kind: str) -> Iterator[Pattern]:
    """Give the datatypes or values in a pattern."""
    if pattern.kind == kind:
        yield pattern
    elif pattern.kind not in ("element", "attribute"):
        for member in pattern.members:
            yield from leaves(member, kind)
