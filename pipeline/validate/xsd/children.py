"""The children of an element against what the schema allows there: what was most probably done."""

from collections.abc import Iterator, Sequence
from typing import Any

from xmlschema import XMLSchemaChildrenValidationError
from xmlschema.validators import ModelVisitor, XsdElement, XsdGroup

from pipeline.validate.rng.explain.mistake import Mistake
from pipeline.validate.xsd.error import Error
from pipeline.validate.xsd.likely import unknown
from pipeline.xml import Element

MOST = 300
"""Of how many children the order is tried."""
TRIED = 12
"""How many earlier places are tried for a child, and how many elements that may be missing."""


def told(wrong: Error) -> Iterator[Mistake]:
    """Explain that the children of an element aren't those that it may have."""
    error, parent = wrong.error, wrong.element
    if not isinstance(error, XMLSchemaChildrenValidationError):
        return
    kids = list(parent.iterchildren("*"))
    tags = [str(each.tag) for each in kids]
    allowed, missing = names(wrong.declared), expected(error)
    if error.index >= len(kids):
        yield Mistake("missing" if kids else "incomplete", parent, parent, tuple(missing or allowed))
        return
    child, tag = kids[error.index], tags[error.index]
    if tag not in wrong.rules.names:
        yield unknown(child, allowed or sorted(wrong.rules.names), wrong.rules.names)
    elif tag in allowed and isinstance(error.validator, XsdGroup) and len(tags) <= MOST:
        yield in_order(error, error.validator, kids, tags, missing)
    else:
        yield Mistake("not-allowed", child, parent, tuple(missing or allowed), mixed=is_mixed(wrong.declared))


def in_order(
    error: XMLSchemaChildrenValidationError,
    group: XsdGroup,
    kids: Sequence[Element],
    tags: Sequence[str],
    missing: Sequence[str],
) -> Mistake:
    """Explain that a child that may stand in its parent stands at the wrong place: what is missing, early or late."""
    number = error.index
    child, parent = kids[number], kids[number].getparent()
    if tags[number] in tags[:number] and trouble(group, [*tags[:number], *tags[number + 1 :]]) > number:
        return Mistake("twice", child, parent)
    for late in kids[number + 1 :]:
        if late.tag in missing:
            return Mistake("before", late, parent, beside=child)
    fits = [each for each in missing[:TRIED] if trouble(group, [*tags[:number], each, tags[number]]) > number + 1]
    if fits:
        return Mistake("missing", child, parent, tuple(fits), beside=child)
    for place in places(tags[:number]):
        if tags[place] != tags[number] and trouble(group, [*tags[:place], tags[number], *tags[place:number]]) > number:
            return Mistake("before", child, parent, beside=kids[place])
    if tags[number] in tags[:number] and not missing:
        return Mistake("twice", child, parent)
    return Mistake("not-allowed", child, parent, tuple(missing), follows=kids[number - 1] if number else None)


def places(before: Sequence[str]) -> list[int]:
    """Give the places to which a child may be moved: before the first of each kind, or before a later one."""
    firsts = {name: number for number, name in reversed([*enumerate(before)])}
    return sorted({*firsts.values(), *range(max(0, len(before) - 3), len(before))})[:TRIED]


def trouble(group: XsdGroup, tags: Sequence[str]) -> int:
    """Give the place of the first child that doesn't fit; the number of children where all do."""
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


def expected(error: XMLSchemaChildrenValidationError) -> list[str]:
    """Give the names of the elements that the schema expects at the place of an error."""
    return list(dict.fromkeys(each.name for each in error.expected or () if each.name))


def names(declared: XsdElement | None) -> list[str]:
    """Give the names of all elements that may stand in an element, anywhere in it."""
    group = content(declared)
    if not isinstance(group, XsdGroup):
        return []
    found = [name for each in group.iter_elements() if each.name for name in (each.name, *substitutes(each))]
    return list(dict.fromkeys(found))


def content(declared: XsdElement | None) -> Any:  # noqa: ANN401 - a group, a simple type, or nothing
    """Give what may stand in an element."""
    return getattr(declared.type, "content", None) if declared is not None else None


def is_mixed(declared: XsdElement | None) -> bool:
    """Tell whether text may stand between the elements."""
    return bool(getattr(content(declared), "mixed", False))


def substitutes(declared: object) -> list[str]:
    """Give the names of the elements that may stand in the place of another."""
    if not isinstance(declared, XsdElement):
        return []
    return [each.name for each in declared.iter_substitutes() if each.name]
