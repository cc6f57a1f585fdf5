"""The children of an element against what the schema allows there: what was most probably done."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from xmlschema import XMLSchemaChildrenValidationError
from xmlschema.validators import ModelVisitor, XsdElement, XsdGroup

from pipeline.validate import wording
from pipeline.validate.finding import Finding
from pipeline.xml import Element

if TYPE_CHECKING:
    from pipeline.validate.xsd.explain import Mistake

MOST = 300
"""Of how many children the order is tried."""
TRIED = 12
"""How many earlier places are tried for a child, and how many elements that may be missing."""


def told(mistake: "Mistake") -> Iterator[Finding]:
    """Explain that the children of an element aren't those that it may have."""
    error, parent, common = mistake.error, mistake.element, mistake.common
    if not isinstance(error, XMLSchemaChildrenValidationError):
        return
    kids = list(parent.iterchildren("*"))
    tags = [str(each.tag) for each in kids]
    group = error.validator
    allowed = names(mistake.declared)
    if error.index >= len(error.elem if error.elem is not None else ()):
        yield wording.missing_element(parent, shortest(wanted(error)))
        return
    child, tag = kids[error.index], tags[error.index]
    if tag not in mistake.rules.names:
        yield wording.unknown_element(child, allowed or mistake.rules.names, common)
    elif tag not in allowed:
        yield wording.misplaced_element(child, allowed, common, advice(child, mistake))
    elif isinstance(group, XsdGroup) and len(tags) <= MOST:
        yield in_order(error, group, kids, tags)
    else:
        yield wording.misplaced_element(child, wanted(error) or allowed, common)


def in_order(
    error: XMLSchemaChildrenValidationError, group: XsdGroup, kids: Sequence[Element], tags: Sequence[str]
) -> Finding:
    """Explain that a child that may stand in its parent stands at the wrong place: what is missing, early or late."""
    number = error.index
    child, missing = kids[number], wanted(error)
    later = [name for name in missing if name in tags[number + 1 :]]
    if later:
        late = next(each for each in kids[number + 1 :] if each.tag in later)
        return wording.out_of_order(late, child)
    for name in missing[:TRIED]:
        if trouble(group, [*tags[:number], name, *tags[number:]]) > number + 1:
            fits = [each for each in missing[:TRIED] if trouble(group, [*tags[:number], each, tags[number]]) > number]
            return wording.missing_element(kids[number].getparent(), shortest(fits), child)  # type: ignore[arg-type]
    for place in places(tags[:number]):
        if trouble(group, [*tags[:place], tags[number], *tags[place:number]]) > number:
            return wording.out_of_order(child, kids[place])
    most = error.particle.max_occurs
    if most is not None and tags[:number].count(tags[number]) >= most:
        return wording.too_many(child, most)
    if tags[number] in tags[:number]:
        return wording.too_many(child, tags[:number].count(tags[number]))
    return wording.misplaced_element(child, missing, {})


def places(before: Sequence[str]) -> list[int]:
    """Give the places to which a child may be moved: before the first of each kind, or before a later one."""
    firsts = {name: number for number, name in reversed([*enumerate(before)])}
    return sorted({*firsts.values(), *range(max(0, len(before) - 3), len(before))})[:TRIED]


def trouble(group: XsdGroup, tags: Sequence[str]) -> int:
    """Give the place of the first child that doesn't fit; the number of children where what is missing comes last."""
    model = ModelVisitor(group)
    for number, tag in enumerate(tags):
        while model.element is not None:
            if model.match_element(tag) is None:
                if next(iter(model.advance()), None) is not None:
                    return number
                continue
            if next(iter(model.advance(match=True)), None) is not None:
                return number
            break
        else:
            return number
    return len(tags)


def wanted(error: XMLSchemaChildrenValidationError) -> list[str]:
    """Give the names of the elements that the schema expects at the place of an error."""
    return list(dict.fromkeys(each.name for each in error.expected or () if each.name))


def shortest(missing: Sequence[str]) -> list[str]:
    """Of many names give the few that are likely: `p` before all others."""
    usual = sorted(missing, key=lambda name: wording.local(name) not in ("p", "title", "head", "body"))
    return usual[: wording.MOST]


def names(declared: XsdElement | None) -> list[str]:
    """Give the names of all elements that may stand in an element, anywhere in it."""
    group = getattr(declared.type, "content", None) if declared is not None else None
    if not isinstance(group, XsdGroup):
        return []
    found = [name for each in group.iter_elements() if each.name for name in (each.name, *substitutes(each))]
    return list(dict.fromkeys(found))


def substitutes(declared: object) -> list[str]:
    """Give the names of the elements that may stand in the place of another."""
    if not isinstance(declared, XsdElement):
        return []
    return [each.name for each in declared.iter_substitutes() if each.name]


def advice(child: Element, mistake: "Mistake") -> str:
    """Tell a child that may stand beside its parent, but not in it, to go there."""
    parent = mistake.element
    if child.tag == parent.tag:
        return f"Close the {wording.tag(parent.tag)} before it, or take its tags away."
    return ""


def texts(element: Element) -> Iterator[str]:
    """Give the texts that stand in an element itself."""
    yield element.text or ""
    for child in element:
        yield child.tail or ""
