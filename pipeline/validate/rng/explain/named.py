"""The words for mistakes with attributes."""

from pipeline.validate.dating import values as dates
from pipeline.validate.rng.explain.elements import name_of
from pipeline.validate.rng.explain.habits import WHY
from pipeline.validate.rng.explain.mistake import Mistake
from pipeline.validate.rng.explain.saying import Around, Said, Sayings
from pipeline.validate.rng.explain.values import form, hint
from pipeline.validate.wording import listed, local, quoted
from pipeline.xml.names import XML


def not_allowed(mistake: Mistake, around: Around) -> Said:
    """Say that an element can't have an attribute."""
    rule, name, element = "attribute-not-allowed", written(mistake), name_of(mistake.element)
    space = mistake.attribute.rpartition("}")[0][1:]
    if mistake.attribute in around.grammar.attributes:
        holders = around.holders(mistake)
        belongs = f"It belongs on {listed(holders)}. " if holders else ""
        return rule, f"@{name} isn't allowed on {element}.", f"{belongs}{_others(mistake, around)}"
    if space and space != XML:
        message = f"@{name} isn't allowed on {element}: it is in the namespace “{space}”, which the schema leaves out."
        return rule, message, "Delete it, or use a schema that has it."
    return rule, f"@{name} isn't allowed on {element}; the schema doesn't know it at all.", _others(mistake, around)


def _others(mistake: Mistake, around: Around) -> str:
    return f"{name_of(mistake.element)} can have {around.attributes(mistake, 'and') or 'no other attribute'}."


def written(mistake: Mistake) -> str:
    """Write an attribute's name as it stands in the file, with its prefix."""
    space, _, name = mistake.attribute.rpartition("}")
    prefixes = (prefix for prefix, each in mistake.element.nsmap.items() if prefix and each == space[1:])
    prefix = "xml" if space[1:] == XML else next(prefixes, "")
    return f"{prefix}:{name}" if prefix else name


def misspelt(mistake: Mistake, around: Around) -> Said:
    """Say that an attribute has another name."""
    del around
    wrong, right, element = local(mistake.attribute), local(mistake.meant), name_of(mistake.element)
    if wrong in WHY and WHY[wrong].startswith(("TEI P5", "TEI")) and f"@{right} " in WHY[wrong]:
        message = f"@{wrong} isn't allowed on {element}: {WHY[wrong]}."
    elif wrong.lower() == right.lower():
        message = f"@{wrong} isn't allowed on {element}: the name is written @{right}, with these capitals."
    else:
        message = f"@{wrong} isn't allowed on {element}; @{right} was probably meant."
    return "attribute-not-allowed", message, f"Write {right}={_value(mistake.text)}."


def _value(text: str) -> str:
    mark = "'" if '"' in text else '"'
    return f"{mark}{text if len(text) <= 60 else '…'}{mark}"  # noqa: PLR2004 - a long value isn't repeated


def beside(mistake: Mistake, around: Around) -> Said:
    """Say that an attribute can't stand beside another."""
    del around
    name, element = local(mistake.attribute), name_of(mistake.element)
    others = listed([f"@{local(each)}" for each in mistake.element.attrib if each != mistake.attribute], "and")
    return "attribute-not-allowed", f"@{name} can't stand beside {others} on {element}.", "Keep one of them."


def missing(mistake: Mistake, around: Around) -> Said:
    """Say that an attribute is missing."""
    wanted = around.attributes(mistake)
    element = name_of(mistake.element)
    name = local(mistake.allowed[0])
    advice = f'Add {name}="…".' if len(mistake.allowed) == 1 else "Add one of them."
    return "attribute-missing", f"{element} has no {wanted}, but must have it.", advice


def value(mistake: Mistake, around: Around) -> Said:
    """Say that an attribute's value isn't right."""
    del around
    name, element, text = local(mistake.attribute), name_of(mistake.element), mistake.text
    wanted = form(mistake.value, name)
    fault = dates.fault(name, text) if wanted == "a date" else None
    if not text.strip():
        message = f"@{name} of {element} is empty, but must hold a value."
        return "attribute-value", message, hint(mistake.value, name, text)
    if " " in text.strip() and wanted == "in the form that the schema wants":
        wanted = "one word"
    message = f"{quoted(text)} in @{name} of {element} isn't {wanted}{fault.why if fault else ''}."
    return "attribute-value", message, hint(mistake.value, name, text)


SAYINGS: Sayings = {
    "attribute": not_allowed,
    "attribute-misspelt": misspelt,
    "attribute-beside": beside,
    "attribute-missing": missing,
    "attribute-value": value,
}
"""The words for each kind of mistake."""
