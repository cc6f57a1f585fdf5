"""What an error of xmlschema means, in the editor's terms; told by what is wrong, never by the words of its reason."""

from collections.abc import Callable, Iterator

from xmlschema import XMLSchemaChildrenValidationError
from xmlschema.validators import XsdAssert, XsdAttributeGroup, XsdElement, XsdGroup
from xmlschema.validators.facets import XsdAssertionFacet
from xmlschema.validators.identities import XsdIdentity

from pipeline.validate.finding import Finding
from pipeline.validate.rng.explain.mistake import Mistake
from pipeline.validate.wording import tag
from pipeline.validate.xsd import assertions, children, identity, likely, values
from pipeline.validate.xsd.error import Error
from pipeline.xml.names import ID, XSI

Told = Mistake | Finding
"""What can be put into words by those for all schemas, or what has its own already."""


def explained(wrong: Error) -> Iterator[Told]:
    """Explain an error; it may be several mistakes, or one that has been told already."""
    found = False
    for is_so, explain in EXPLANATIONS:
        if is_so(wrong):
            for each in explain(wrong):
                found = True
                yield each
            break
    if not found:
        yield from otherwise(wrong)


def attributes(wrong: Error) -> Iterator[Told]:
    """Tell which attributes are missing, and which aren't allowed."""
    element, group = wrong.element, wrong.error.validator
    if not isinstance(group, XsdAttributeGroup):
        return
    known = [str(name) for name in group if name and group[name].use != "prohibited"]
    meant = set()
    for name in map(str, element.attrib):
        if name not in known and None not in group and not name.startswith(f"{{{XSI}}}"):
            mistake = likely.attribute(element, name, known)
            meant.add(mistake.meant)
            yield mistake
    for name in group.iter_required():
        if element.get(name) is None and name not in meant:
            yield Mistake("attribute-missing", element, allowed=(name,), attribute=name)


def attribute_values(wrong: Error) -> Iterator[Told]:
    """Tell which attributes have values that aren't allowed. What is wrong with an xml:id is told by its own rules."""
    declared, element = wrong.declared, wrong.element
    for name, value in element.attrib.items():
        attribute = declared.attributes.get(str(name)) if declared is not None else None
        if attribute is None or attribute.type is None or name == ID:
            continue
        if attribute.fixed is not None and str(value) != attribute.fixed:
            yield values.wrong_attribute(element, str(name), attribute.type, attribute.fixed)
        elif not attribute.type.is_valid(str(value)):
            yield values.wrong_attribute(element, str(name), attribute.type)


def content(wrong: Error) -> Iterator[Told]:
    """Tell that the text of an element hasn't the right form."""
    declared = wrong.declared
    kind = getattr(declared.type, "simple_type", None) if declared is not None else None
    if declared is not None and kind is not None:
        yield values.wrong_content(wrong.element, kind, declared.fixed)


def text(wrong: Error) -> Iterator[Told]:
    """Tell that text stands where none may stand."""
    element, allowed = wrong.element, tuple(children.names(wrong.declared))
    follows = None if (element.text or "").strip() else next(c for c in element if (c.tail or "").strip())
    said = (element.text if follows is None else follows.tail) or ""
    if not allowed:
        yield Mistake("not-empty", element, text=said)
        return
    paragraph = next((name for name in allowed if name.endswith("}p")), "")
    yield Mistake("text", element, element, allowed, paragraph, text=said, follows=follows)


def element_in_text(wrong: Error) -> Iterator[Told]:
    """Tell that elements stand where only text may stand."""
    for child in wrong.element.iterchildren("*"):
        if child.tag in wrong.rules.names:
            yield Mistake("not-allowed", child, wrong.element, mixed=True)
        else:
            yield likely.unknown(child, (), wrong.rules.names)


def root(wrong: Error) -> Iterator[Told]:
    """Tell that the document, or what a wildcard allows, isn't an element of the schema."""
    element, known, tops = wrong.element, wrong.rules.names, sorted(wrong.rules.tops)
    if element.getparent() is None and element.tag in known:
        yield Mistake("root", element, allowed=tuple(tops))
    else:
        yield likely.unknown(element, tops, known)


def assertion(wrong: Error) -> Iterator[Told]:
    """Tell which condition isn't met."""
    said, hint = assertions.told(wrong.error.validator, tag(wrong.element.tag))
    yield Finding("schema-invalid", wrong.element, said, hint)


def constraint(wrong: Error) -> Iterator[Told]:
    """Tell which value stands twice, or leads to nothing."""
    if (found := constraint_of(wrong)) is not None:
        yield identity.told(found, wrong.element)


def constraint_of(wrong: Error) -> XsdIdentity | None:
    """Give the identity constraint that an error is about; only the end of its reason names it."""
    reason = wrong.error.reason or ""
    found = (each for each in wrong.rules.schema.maps.identities.values() if reason.endswith(repr(each)))
    return next(found, None) if "Xsd" in reason else None


def otherwise(wrong: Error) -> Iterator[Told]:
    """Say of what is left over what xmlschema says. What is wrong with an xml:id is told by its own rules."""
    element, error = wrong.element, wrong.error
    if element.get(ID) is not None and isinstance(error.obj, str) and error.obj == element.get(ID):
        return
    reason = " ".join((error.reason or error.message).split()).rstrip(".")
    yield Finding("schema-invalid", element, f"{tag(element.tag)} isn't valid.", f"The schema says: {reason}.")


def is_value(wrong: Error) -> bool:
    """Tell whether an error is about a value, of an attribute or of a text."""
    return not isinstance(wrong.error.validator, (XsdGroup, XsdElement)) and not hasattr(wrong.error.obj, "tag")


def is_attribute(wrong: Error) -> bool:
    """Tell whether an error is about an attribute's value: xmlschema then says which."""
    return (wrong.error.reason or "").startswith("attribute ")


def has_text(wrong: Error) -> bool:
    """Tell whether an error is about text that stands directly in an element."""
    element = wrong.element
    texts = (element.text, *(child.tail for child in element))
    return isinstance(wrong.error.validator, (XsdGroup, XsdElement)) and any((each or "").strip() for each in texts)


def is_simple(wrong: Error) -> bool:
    """Tell whether only text may stand in the element, and something else does."""
    declared = wrong.declared
    return declared is not None and declared.type.has_simple_content() and wrong.element.find("*") is not None


def is_fixed(wrong: Error) -> bool:
    """Tell whether the element's text must be a certain one."""
    return wrong.declared is not None and wrong.declared.type.has_simple_content()


EXPLANATIONS: tuple[tuple[Callable[[Error], bool], Callable[[Error], Iterator[Told]]], ...] = (
    (lambda e: isinstance(e.error.validator, (XsdAssert, XsdAssertionFacet)), assertion),
    (lambda e: constraint_of(e) is not None, constraint),
    (lambda e: isinstance(e.error, XMLSchemaChildrenValidationError), children.told),
    (lambda e: isinstance(e.error.validator, XsdAttributeGroup), attributes),
    (is_attribute, attribute_values),
    (lambda e: e.declared is None, root),
    (is_value, content),
    (is_simple, element_in_text),
    (is_fixed, content),
    (has_text, text),
)
"""What an error may be, and what explains it; the first that fits."""
