"""The words for mistakes with text."""

from pipeline.validate.rng.explain.elements import name_of
from pipeline.validate.rng.explain.mistake import Mistake
from pipeline.validate.rng.explain.saying import Around, Said, Sayings, allowed_here
from pipeline.validate.rng.explain.values import form, hint
from pipeline.validate.wording import local, quoted, tag

_POINTS = frozenset(("pb", "lb", "cb", "gb", "milestone", "anchor", "ptr", "graphic", "handShift", "space", "addSpan"))


def stray(mistake: Mistake, around: Around) -> Said:
    """Say that text stands where only elements may stand."""
    text, parent = quoted(mistake.text), name_of(mistake.parent)
    message = f"The text {text} stands directly in {parent}, where only elements may stand."
    if mistake.meant:
        return "text-not-allowed", message, f"Put {tag(mistake.meant)} around it."
    what = f" {allowed_here(mistake, around)}" if mistake.allowed else ""
    return "text-not-allowed", message, f"Delete it, or put it into an element.{what}"


def not_empty(mistake: Mistake, around: Around) -> Said:
    """Say that something stands in an element that must be empty."""
    del around
    name = local(str(mistake.element.tag))
    first = next(mistake.element.iterchildren("*"), None)
    what = quoted(mistake.text) if mistake.text else name_of(first)
    advice = f"Write <{name}/>, and what stands in it after it." if name in _POINTS else f"Write <{name}/>."
    rule = "text-not-allowed" if mistake.text else "element-not-allowed"
    return rule, f"<{name}> must be empty, but {what} stands in it.", advice


def content(mistake: Mistake, around: Around) -> Said:
    """Say that an element's text hasn't the required form."""
    del around
    element = name_of(mistake.element)
    message = f"The text {quoted(mistake.text)} of {element} isn't {form(mistake.value, element)}."
    return "content-value", message, hint(mistake.value, "", mistake.text)


def content_missing(mistake: Mistake, around: Around) -> Said:
    """Say that an element's text is missing."""
    del around
    element = name_of(mistake.element)
    message = f"{element} is empty, but must hold {form(mistake.value, element)}."
    return "content-value", message, f"Write it, or delete {name_of(mistake.element)}."


SAYINGS: Sayings = {
    "text": stray,
    "text-wrapper": stray,
    "not-empty": not_empty,
    "content": content,
    "content-missing": content_missing,
}
"""The words for each kind of mistake."""
