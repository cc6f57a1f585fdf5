"""The words for mistakes with attributes."""

from pipeline.validate.dating import values as dates
from pipeline.validate.rng.explain.elements import name_of
from pipeline.validate.rng.explain.habits import WHY
from pipeline.validate.rng.explain.mistake import Mistake
from pipeline.validate.rng.explain.saying import Around, Said, Sayings
from pipeline.validate.rng.explain.values import form, hint
from pipeline.validate.wording import listed, local, quoted


def not_allowed(mistake: Mistake, around: Around) -> Said:
    """Say that an element can't have an attribute."""
    name, element = local(mistake.attribute), name_of(mistake.element)
    message = f"@{name} isn't allowed on {element}."
    if mistake.attribute not in around.grammar.attributes:
        message = f"@{name} isn't allowed on {element}; the schema doesn't know it."
    holders = around.holders(mistake.attribute) if mistake.attribute in around.grammar.attributes else []
    belongs = f"It belongs on an element such as {listed(holders)}. " if holders else ""
    others = around.attributes(mistake, "and")
    return "attribute-not-allowed", message, f"{belongs}{element} can have {others or 'no attribute'}."


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
        return "attribute-value", f"@{name} of {element} is empty, but must hold a value.", hint(mistake.value, name, text)
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
