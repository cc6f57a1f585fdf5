"""The words in which what a schema forbids is told: names, values, lists, and what was probably meant."""

from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches

from pipeline.validate.finding import Finding
from pipeline.xml import Element

LONGEST = 60
"""How many characters of a value are quoted."""
MOST = 5
"""How many names a hint lists."""
NEAR = 0.75
"""How alike two names are, from 0 to 1, of which one may be the other misspelt."""
XML = "{http://www.w3.org/XML/1998/namespace}"
P4 = {
    "TEI.2": "TEI",
    "teiCorpus.2": "teiCorpus",
    "id": "xml:id",
    "lang": "xml:lang",
    "value": "when",
    "key": "ref",
    "xptr": "ptr",
    "xref": "ref",
}
"""What older releases of TEI (P4) wrote, and what is written now."""


def local(name: str) -> str:
    """Give a name as a person writes it: without its namespace, with `xml:` where it is that."""
    return f"xml:{name.removeprefix(XML)}" if name.startswith(XML) else name.rpartition("}")[2]


def tag(name: object) -> str:
    """Write the name of an element."""
    return f"<{local(str(name))}>"


def quoted(value: str) -> str:
    """Quote a value, of a long one its beginning."""
    words = " ".join(value.split())
    return f"“{words if len(words) <= LONGEST else words[: LONGEST - 1].rstrip() + '…'}”"


def listed(words: Sequence[str], last: str = "or", most: int = MOST) -> str:
    """List words; of many the first few, and how many others there are."""
    if len(words) > most + 1:
        return f"{', '.join(words[:most])} {last} {len(words) - most} others"
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def meant(name: str, allowed: Collection[str]) -> str | None:
    """Give the allowed name that was probably meant: the same in another case, its successor, or one spelt alike."""
    names = {local(each): each for each in sorted(allowed)}
    wrong = local(name)
    if wrong in names:
        return names[wrong]
    for written, each in names.items():
        if written.casefold() == wrong.casefold():
            return each
    if P4.get(wrong) in names:
        return names[P4[wrong]]
    near = get_close_matches(wrong, names, n=1, cutoff=NEAR) or get_close_matches(
        wrong.casefold(), [each for each in names if each.casefold() == each], n=1, cutoff=NEAR
    )
    return names[near[0]] if near else None


def allowed_here(names: Iterable[str], common: Collection[str]) -> str:
    """Say which elements are allowed, first those that the file has most often."""
    order = sorted(dict.fromkeys(names), key=lambda name: (-count(common, name), local(name).casefold()))
    return f"Here the schema allows {listed([tag(name) for name in order])}." if order else ""


def count(common: Collection[str], name: str) -> int:
    """Tell how often a name stands in a collection that counts, or whether it stands in another."""
    return common[name] if isinstance(common, dict) else int(name in common)


def unknown_element(element: Element, allowed: Collection[str], common: Collection[str] = ()) -> Finding:
    """Say that the schema has no such element."""
    name = str(element.tag)
    better = meant(name, allowed)
    message = f"The schema has no element {tag(name)}."
    if better and local(better) == local(name):
        message = f"This {tag(name)} isn't in the namespace in which the schema has it."
        return Finding("element-not-in-schema", element, message, "Take out the xmlns that stands on it or around it.")
    hint = f"Did you mean {tag(better)}?" if better else allowed_here(allowed, common)
    return Finding("element-not-in-schema", element, message, hint)


def misplaced_element(
    element: Element, allowed: Collection[str], common: Collection[str] = (), advice: str = ""
) -> Finding:
    """Say that an element stands where it isn't allowed."""
    parent = element.getparent()
    message = f"{tag(element.tag)} isn't allowed in {tag(parent.tag)} here." if parent is not None else ""
    message = message or f"A document can't begin with {tag(element.tag)}."
    better = meant(str(element.tag), allowed)
    hint = advice or (f"Did you mean {tag(better)}?" if better else allowed_here(allowed, common))
    return Finding("element-not-allowed", element, message, hint)


def too_many(element: Element, most: int) -> Finding:
    """Say that an element stands too often."""
    parent = element.getparent()
    times = "once" if most == 1 else f"{most} times"
    message = f"{tag(element.tag)} stands too often in {tag('' if parent is None else parent.tag)}: at most {times}."
    return Finding("element-not-allowed", element, message, "Put them together, or take one out.")


def missing_element(parent: Element, names: Sequence[str], before: Element | None = None) -> Finding:
    """Say that an element must stand in another, before one of its children or at its end."""
    wanted = listed([tag(name) for name in names])
    there = f" before {tag(before.tag)}" if before is not None else ""
    if not names:
        message = f"{tag(parent.tag)} isn't complete{there}."
        return Finding("element-missing", parent, message, "Look up what it must hold.")
    message = f"{wanted} is missing in {tag(parent.tag)}{there}."
    where = there or (" at its end" if len(parent) else "")
    return Finding("element-missing", parent if before is None else before, message, f"Add {wanted}{where}.")


def out_of_order(element: Element, before: Element) -> Finding:
    """Say that an element stands too late: before which of its siblings it must stand."""
    message = f"{tag(element.tag)} must stand before {tag(before.tag)}."
    return Finding("element-order", element, message, f"Move {tag(element.tag)} before {tag(before.tag)}.")


def unknown_attribute(element: Element, name: str, allowed: Collection[str]) -> Finding:
    """Say that an element can't have an attribute."""
    message = f"{tag(element.tag)} has an attribute @{local(name)}, which the schema doesn't allow there."
    better = meant(name, [each for each in allowed if element.get(each) is None])
    if better and local(better) == local(name):
        hint = "Take the prefix away from its name."
    elif better:
        hint = f"Did you mean @{local(better)}?"
    else:
        hint = f"It can have {listed([f'@{local(each)}' for each in allowed])}." if allowed else "It can have none."
    return Finding("attribute-not-allowed", element, message, hint, name)


def missing_attribute(element: Element, name: str, form: str = "") -> Finding:
    """Say that an element must have an attribute."""
    message = f"{tag(element.tag)} has no @{local(name)}, which the schema requires."
    return Finding("attribute-missing", element, message, f"Add {local(name)}: {form}." if form else "Add it.", name)


def wrong_value(element: Element, name: str, form: str, better: str | None) -> Finding:
    """Say that an attribute has a value that isn't allowed; `form` says what is, `better` what was probably meant."""
    message = f"@{local(name)} of {tag(element.tag)} can't be {quoted(element.get(name) or '')}."
    hint = f'Write {local(name)}="{better}".' if better is not None else f"It must be {form}." if form else ""
    return Finding("attribute-value", element, message, hint, name)


def wrong_content(element: Element, value: str, form: str, better: str | None) -> Finding:
    """Say that the text of an element hasn't the form that it must have."""
    message = f"The text of {tag(element.tag)} can't be {quoted(value)}."
    hint = f"Write {quoted(better)}." if better is not None else f"It must be {form}." if form else ""
    return Finding("content-value", element, message, hint)


def stray_text(element: Element, text: str, allowed: Iterable[str], common: Collection[str] = ()) -> Finding:
    """Say that text stands where only elements may stand, or nothing at all."""
    names = list(allowed)
    what = f"only elements may stand in {tag(element.tag)}" if names else f"{tag(element.tag)} must be empty"
    message = f"The text {quoted(text)} isn't allowed: {what}."
    paragraph = next((name for name in names if local(name) == "p"), None)
    if paragraph is not None:
        return Finding("text-not-allowed", element, message, f"Put it into a {tag(paragraph)}.")
    hint = allowed_here(names, common) if names else "Take it out, or put it beside it."
    return Finding("text-not-allowed", element, message, hint)
