"""The words for mistakes with elements."""

import re

from pipeline.validate.rng.explain.habits import ELEMENTS, FROM_HTML, FROM_P4, NESTING
from pipeline.validate.rng.explain.mistake import Mistake
from pipeline.validate.rng.explain.saying import Around, Said, Sayings, allowed_here
from pipeline.validate.wording import local, tag
from pipeline.xml import Element

MOST_INSTEAD = 4
"""As many elements may be required of which one is; else they aren't told."""


def name_of(element: Element | None) -> str:
    """Write an element's name; of none, the document."""
    return tag(element.tag) if element is not None else "the document"


def as_written(element: Element) -> str:
    """Write an element's name with the prefix that it has in the file."""
    prefix = f"{element.prefix}:" if element.prefix else ""
    return f"<{prefix}{local(str(element.tag))}>"


def root(mistake: Mistake, around: Around) -> Said:
    """Say that a document can't begin with an element."""
    message = f"By this schema a document can't begin with {name_of(mistake.element)}."
    return "element-not-allowed", message, f"It begins with {around.elements(mistake)}."


def misspelt(mistake: Mistake, around: Around) -> Said:
    """Say that there is no element of a name, but one of a like name."""
    del around
    wrong, right = local(str(mistake.element.tag)), local(mistake.meant)
    form = ELEMENTS[wrong][1] if wrong in ELEMENTS and ELEMENTS[wrong][0] == right else f"<{right}>"
    if wrong in FROM_P4:
        message = f"<{wrong}> is TEI P4; TEI P5 has <{right}> in its place."
    elif wrong in FROM_HTML:
        message = f"<{wrong}> is HTML, not TEI; <{right}> was probably meant."
    elif wrong.lower() == right.lower():
        message = f"There is no element <{wrong}>: the name is written <{right}>, with these capitals."
    else:
        message = f"There is no element <{wrong}>; <{right}> was probably meant."
    return "element-not-in-schema", message, f"Write {form}."


def namespace(mistake: Mistake, around: Around) -> Said:
    """Say that an element is in no namespace, or in a wrong one."""
    del around
    tag_of = str(mistake.element.tag)
    space = tag_of[1:].partition("}")[0] if tag_of.startswith("{") else ""
    if space:
        message = f"{as_written(mistake.element)} is in the namespace “{space}”, where the schema doesn't know it."
        hint = "Delete the xmlns that stands on it or around it."
        if prefix := mistake.element.prefix:
            hint = f"Delete the prefix “{prefix}:”, or use a schema that has it."
        return "element-not-in-schema", message, hint
    message = f'<{local(tag_of)}> is in no namespace: xmlns="" stands on it or around it.'
    return "element-not-in-schema", message, 'Delete xmlns="".'


def unknown(mistake: Mistake, around: Around) -> Said:
    """Say that there is no element of a name."""
    wrong = local(str(mistake.element.tag))
    space = str(mistake.element.tag).rpartition("}")[0]
    if space and not any(name.startswith(f"{space}}}") for name in around.grammar.elements):
        message = f"{as_written(mistake.element)} is in the namespace “{space[1:]}”, which the schema leaves out."
        return "element-not-in-schema", message, "Delete it, or use a schema that has it."
    message = f"There is no element <{wrong}> in the schema."
    if wrong in ELEMENTS:
        whose = "TEI P4" if wrong in FROM_P4 else "HTML, not TEI" if wrong in FROM_HTML else ""
        message = f"<{wrong}> is {whose}." if whose else message
        meant, form = ELEMENTS[wrong]
        there = "" if any(local(name) == meant for name in mistake.allowed) else ", but not directly here"
        return "element-not-in-schema", message, f"TEI has {form} for it{there}. {allowed_here(mistake, around)}"
    return "element-not-in-schema", message, allowed_here(mistake, around)


def not_allowed(mistake: Mistake, around: Around) -> Said:
    """Say that an element stands where it mustn't."""
    child, parent = (name_of(each).strip("<>") for each in (mistake.element, mistake.parent))
    if (child, parent) in NESTING:
        return "element-not-allowed", *NESTING[child, parent]
    after = f" after {name_of(mistake.follows)}" if mistake.follows is not None else ""
    message = f"<{child}> isn't allowed in <{parent}>{after}."
    if re.fullmatch(r"div\d?", child) and re.fullmatch(r"div\d?|body|front|back", parent):
        other = name_of(mistake.follows) if mistake.follows is not None else "other divisions"
        return "element-not-allowed", message, f"Numbered and unnumbered divisions can't be mixed; look at {other}."
    return "element-not-allowed", message, allowed_here(mistake, around)


def twice(mistake: Mistake, around: Around) -> Said:
    """Say that an element stands once too often."""
    del around
    child, parent = name_of(mistake.element), name_of(mistake.parent)
    message = f"Another {child} stands in {parent}, where no more are allowed."
    return "element-not-allowed", message, "Put the two together, or delete one."


def wrapper(mistake: Mistake, around: Around) -> Said:
    """Say that an element is missing around another."""
    del around
    child, parent, missing = name_of(mistake.element), name_of(mistake.parent), tag(mistake.meant)
    message = f"{child} stands directly in {parent}; {missing} is missing around it."
    return "element-not-allowed", message, f"Put {missing} around it."


def standing_around(mistake: Mistake, around: Around) -> Said:
    """Say that an element stands around others that it can't hold."""
    del around
    child, parent = name_of(mistake.element), name_of(mistake.parent)
    first = name_of(next(mistake.element.iterchildren("*"), None))
    message = f"{child} stands in {parent} around {first}, where it isn't allowed."
    return "element-not-allowed", message, f"Close {child} before {first} begins, or delete its tags."


def instead(mistake: Mistake, around: Around) -> Said:
    """Say that an element stands in the place of another."""
    if len(mistake.allowed) > MOST_INSTEAD:
        return not_allowed(mistake, around)
    wanted = around.elements(mistake)
    message = f"{name_of(mistake.element)} stands in {name_of(mistake.parent)}, where {wanted} must stand."
    return "element-not-allowed", message, f"Write {wanted} here, and put {name_of(mistake.element)} where it belongs."


def before(mistake: Mistake, around: Around) -> Said:
    """Say that an element stands too late."""
    del around
    child, other = name_of(mistake.element), name_of(mistake.beside)
    hint = f"Move {child} before {other}"
    if re.fullmatch("<(div.?|body|front|back)>", name_of(mistake.parent)):
        hint += ", or put <div> around what begins here"
    return "element-order", f"{child} stands after {other}, but must stand before it.", hint + "."


def after(mistake: Mistake, around: Around) -> Said:
    """Say that an element stands too early."""
    del around
    child, other = name_of(mistake.element), name_of(mistake.beside)
    return "element-order", f"{child} stands before {other}, but must stand after it.", f"Move {child} after {other}."


def missing(mistake: Mistake, around: Around) -> Said:
    """Say that an element is missing in another."""
    parent, wanted = name_of(mistake.parent), around.elements(mistake)
    there = f" before {name_of(mistake.beside)}" if mistake.beside is not None else ""
    if len(mistake.allowed) == 1:
        return "element-missing", f"{wanted} is missing in {parent}{there}.", f"Add {wanted}{there or ' at its end'}."
    message = f"{parent} isn't complete: {wanted} is missing{there or ' at its end'}."
    return "element-missing", message, f"Add one of them{there or ' at its end'}."


def incomplete(mistake: Mistake, around: Around) -> Said:
    """Say that an element holds nothing."""
    parent, wanted = name_of(mistake.parent), around.elements(mistake)
    return "element-missing", f"{parent} is empty, but must hold {wanted}.", f"Add what is missing, or delete {parent}."


def include(mistake: Mistake, around: Around) -> Said:
    """Say that an inclusion still stands there."""
    del around
    message = f"<xi:include> still stands in {name_of(mistake.parent)}, because what it asks for couldn't be included."
    return "element-not-allowed", message, "Is the file that it names there?"


SAYINGS: Sayings = {
    "root": root,
    "misspelt": misspelt,
    "namespace": namespace,
    "unknown": unknown,
    "not-allowed": not_allowed,
    "twice": twice,
    "wrapper": wrapper,
    "around": standing_around,
    "instead": instead,
    "before": before,
    "after": after,
    "missing": missing,
    "incomplete": incomplete,
    "include": include,
}
"""The words for each kind of mistake."""
