"""What an error of xmlschema means, in the editor's terms; told by what is wrong, never by the words of its reason."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from xmlschema import XMLSchemaChildrenValidationError, XMLSchemaValidationError
from xmlschema.validators import XsdAssert, XsdAttributeGroup, XsdElement, XsdGroup
from xmlschema.validators.facets import XsdAssertionFacet

from pipeline.validate import wording
from pipeline.validate.finding import Finding
from pipeline.validate.xsd import assertions, children, values
from pipeline.validate.xsd.built import Rules
from pipeline.xml import Element

XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True, slots=True)
class Mistake:
    """An error of xmlschema, and what is needed to explain it."""

    error: XMLSchemaValidationError
    element: Element
    """The element of the source's tree."""
    declared: XsdElement | None
    """What the schema says of it."""
    rules: Rules
    common: Mapping[str, int]
    """How often each name stands in the file."""


def explained(mistake: Mistake) -> Iterator[Finding]:
    """Explain an error; it may be several mistakes, or one that has been told already."""
    found = False
    for is_so, explain in EXPLANATIONS:
        if is_so(mistake):
            for finding in explain(mistake):
                found = True
                yield finding
            break
    if not found:
        yield from otherwise(mistake)


def attributes(mistake: Mistake) -> Iterator[Finding]:
    """Tell which attributes are missing, and which aren't allowed."""
    element, group = mistake.element, mistake.error.validator
    if not isinstance(group, XsdAttributeGroup):
        return
    known = [str(name) for name in group if name]
    misspelt = set()
    for name in map(str, element.attrib):
        if name not in group and None not in group and not name.startswith(XSI):
            finding = wording.unknown_attribute(element, name, known)
            misspelt.add(wording.meant(name, [each for each in known if element.get(each) is None]))
            yield finding
        elif name in group and group[name].use == "prohibited":
            yield wording.unknown_attribute(element, name, [each for each in known if each != name])
    for name in group.iter_required():
        if element.get(name) is None and name not in misspelt:
            yield wording.missing_attribute(element, name, values.form(group[name].type))


def attribute_values(mistake: Mistake) -> Iterator[Finding]:
    """Tell which attributes have values that aren't allowed."""
    declared = mistake.declared
    if declared is None:
        return
    for name, value in mistake.element.attrib.items():
        attribute = declared.attributes.get(str(name))
        if attribute is None:
            continue
        fixed = attribute.fixed
        if fixed is not None and str(value) != fixed:
            yield wording.wrong_value(mistake.element, str(name), "", fixed)
        elif attribute.type is not None and not attribute.type.is_valid(str(value)):
            better = values.better(str(value), attribute.type)
            yield wording.wrong_value(mistake.element, str(name), values.form(attribute.type), better)


def content(mistake: Mistake) -> Iterator[Finding]:
    """Tell that the text of an element hasn't the right form."""
    declared, element = mistake.declared, mistake.element
    value = "".join(map(str, element.itertext(with_tail=False)))
    kind = getattr(declared.type, "simple_type", None) if declared is not None else None
    if declared is not None and declared.type.is_simple():
        kind = declared.type
    if kind is None:
        return
    better = declared.fixed if declared is not None and declared.fixed is not None else values.better(value, kind)
    yield wording.wrong_content(element, value, values.form(kind), better)


def text(mistake: Mistake) -> Iterator[Finding]:
    """Tell that text stands where none may stand."""
    said = next(filter(str.strip, children.texts(mistake.element)), None)
    if said is not None:
        allowed = children.names(mistake.declared)
        yield wording.stray_text(mistake.element, said, allowed, mistake.common)


def element_in_text(mistake: Mistake) -> Iterator[Finding]:
    """Tell that elements stand where only text may stand."""
    for child in mistake.element.iterchildren("*"):
        advice = f"Only text may stand in {wording.tag(mistake.element.tag)}."
        yield wording.misplaced_element(child, (), (), advice)


def root(mistake: Mistake) -> Iterator[Finding]:
    """Tell that the document, or what a wildcard allows, isn't an element of the schema."""
    element, known = mistake.element, mistake.rules.names
    if str(element.tag) in known:
        yield wording.misplaced_element(element, mistake.rules.tops, mistake.common)
    else:
        yield wording.unknown_element(element, mistake.rules.tops, mistake.common)


def assertion(mistake: Mistake) -> Iterator[Finding]:
    """Tell which condition isn't met."""
    said, hint = assertions.told(mistake.error.validator, wording.tag(mistake.element.tag))
    yield Finding("schema-invalid", mistake.element, said, hint)


def otherwise(mistake: Mistake) -> Iterator[Finding]:
    """Say of what is left over what xmlschema says. That an xml:id stands twice is told by its own rule."""
    element, error = mistake.element, mistake.error
    if element.get(ID) is not None and isinstance(error.obj, str) and error.obj == element.get(ID):
        return
    reason = " ".join((error.reason or error.message).split()).rstrip(".")
    yield Finding("schema-invalid", element, f"{wording.tag(element.tag)} isn't valid.", f"The schema says: {reason}.")


def is_value(mistake: Mistake) -> bool:
    """Tell whether an error is about a value, of an attribute or of a text."""
    return not isinstance(mistake.error.validator, (XsdGroup, XsdElement)) and not hasattr(mistake.error.obj, "tag")


def is_attribute(mistake: Mistake) -> bool:
    """Tell whether an error is about an attribute's value: xmlschema then says which."""
    return (mistake.error.reason or "").startswith("attribute ")


def has_text(mistake: Mistake) -> bool:
    """Tell whether an error is about text that stands somewhere."""
    return isinstance(mistake.error.validator, (XsdGroup, XsdElement)) and any(
        map(str.strip, children.texts(mistake.element))
    )


def is_simple(mistake: Mistake) -> bool:
    """Tell whether only text may stand in the element."""
    declared = mistake.declared
    return declared is not None and declared.type.has_simple_content() and len(mistake.element) > 0


def is_assertion(mistake: Mistake) -> bool:
    """Tell whether a condition isn't met."""
    return isinstance(mistake.error.validator, (XsdAssert, XsdAssertionFacet))


EXPLANATIONS: tuple[tuple[Callable[[Mistake], bool], Callable[[Mistake], Iterator[Finding]]], ...] = (
    (is_assertion, assertion),
    (lambda m: isinstance(m.error, XMLSchemaChildrenValidationError), children.told),
    (lambda m: isinstance(m.error.validator, XsdAttributeGroup), attributes),
    (is_attribute, attribute_values),
    (lambda m: m.declared is None, root),
    (is_value, content),
    (is_simple, element_in_text),
    (has_text, text),
)
"""What an error may be, and what explains it; the first that fits."""
