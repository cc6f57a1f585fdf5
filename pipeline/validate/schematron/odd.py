"""The Schematron of an ODD: `constraintSpec`s, whose context is what they stand in (TEI Guidelines, 23.5.2)."""

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from pipeline.validate.rng.scope import RNG
from pipeline.validate.schematron.names import SCH, XSD, sch
from pipeline.xml import Element
from pipeline.xml.names import TEI

SCHEMES = frozenset({"schematron", "isoschematron"})
PREFIXES = {"tei": TEI, "teix": "http://www.tei-c.org/ns/Examples", "rng": RNG, "xs": XSD, "sch": SCH}
"""The prefixes that TEI's own tools declare."""
PIECES = tuple(sch(name) for name in ("ns", "let", "pattern", "rule", "diagnostics"))
ASSERTIONS = tuple(sch(name) for name in ("assert", "report", "let"))


def tei(name: str) -> str:
    """Give a TEI element's name as lxml writes it."""
    return f"{{{TEI}}}{name}"


def constraints(odd: Element) -> Iterator[Element]:
    """Give the pieces of Schematron that an ODD holds, each that has no rule in a rule of its own."""
    specs = [spec for spec in odd.iter(tei("constraintSpec")) if spec.get("scheme", "schematron") in SCHEMES]
    if not specs:
        return
    for prefix, uri in PREFIXES.items():
        yield etree.Element(sch("ns"), {"prefix": prefix, "uri": uri}, nsmap={"sch": SCH})
    for spec in specs:
        if not any(step.get("mode") == "delete" for step in (spec, *spec.iterancestors())):
            yield from of_spec(odd, spec)


def of_spec(odd: Element, spec: Element) -> Iterator[Element]:
    """Give the pieces of one `constraintSpec`."""
    for constraint in spec.iterchildren(tei("constraint")):
        for piece in constraint.iterchildren(*PIECES):
            if piece.tag != sch("let") or constraint.find(sch("rule")) is not None:
                yield piece
        alone = list(constraint.iterchildren(*ASSERTIONS))
        said = any(each.tag != sch("let") for each in alone)
        if said and (context := context_of(odd, spec)):
            yield rule(spec, alone, context)


def rule(spec: Element, assertions: Iterable[Element], context: str) -> Element:
    """Make a pattern of one rule of assertions that stand by themselves."""
    pattern = etree.Element(sch("pattern"), {"id": spec.get("ident", "")}, nsmap={**spec.nsmap, "sch": SCH})
    made = etree.SubElement(pattern, sch("rule"), {"context": context})
    for assertion in assertions:
        copied = deepcopy(assertion)
        copied.tail = None
        made.append(copied)
    return pattern


def context_of(odd: Element, spec: Element) -> str:
    """Give the context of what stands in the documentation of an element, an attribute or a class; else nothing."""
    owner = next(spec.iterancestors(tei("elementSpec"), tei("classSpec")), None)
    if owner is None:
        return ""
    names = [owner] if owner.tag == tei("elementSpec") else members(odd, owner)
    attribute = next(spec.iterancestors(tei("attDef")), None)
    step = f"/@{attribute.get('ident')}" if attribute is not None else ""
    if not names and attribute is not None:
        return f"Q{{{space(owner)}}}*{step}"
    return " | ".join(f"Q{{{space(each)}}}{each.get('ident')}{step}" for each in names)


def members(odd: Element, owner: Element) -> list[Element]:
    """Give the elements that an ODD itself says are in a class, by way of other classes too."""
    classes = {owner.get("ident")}
    while True:
        inner = [each for each in odd.iter(tei("classSpec"), tei("elementSpec")) if in_one(each, classes)]
        names = classes | {each.get("ident") for each in inner if each.tag == tei("classSpec")}
        if names == classes:
            return [each for each in inner if each.tag == tei("elementSpec")]
        classes = names


def in_one(spec: Element, classes: set[str | None]) -> bool:
    """Tell whether an element or a class is a member of one of some classes."""
    return any(member.get("key") in classes for member in spec.iterfind(f"{tei('classes')}/{tei('memberOf')}"))


def space(spec: Element) -> str:
    """Give the namespace of what a specification documents: its own, its schema's, else TEI's."""
    holder = next((step for step in (spec, *spec.iterancestors()) if step.get("ns") is not None), None)
    return TEI if holder is None else str(holder.get("ns"))
