"""The patterns of RELAX NG as values, folded while they are made, so that what can't match never comes into being.

The constructors give patterns that match exactly what their parts say (RELAX NG, 4.20, and equalities of regular
expressions). They give no `choice` or `group` of one, none within itself, and no repetition of a repetition: on those,
libxml2 is slow or wrong.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.xml import Element


class Pattern(NamedTuple):
    """One pattern."""

    kind: str
    """RELAX NG's name for it."""
    parts: tuple["Pattern", ...] = ()
    name: str = ""
    """Of a `ref`: the name of its define."""
    leaf: Element | None = None
    """Of an attribute: its name class; of `data` and `value`: the element without what it excludes."""


EMPTY, TEXT, NOTHING = Pattern("empty"), Pattern("text"), Pattern("notAllowed")
_NONE = frozenset((EMPTY, NOTHING))


def choice(parts: Iterable[Pattern]) -> Pattern:
    """Give a pattern that matches what one of some patterns matches."""
    kept: dict[Pattern, None] = {}
    may_be_empty = False
    for part in parts:
        inner = part
        if inner.kind == "optional":
            may_be_empty, inner = True, inner.parts[0]
        if inner == EMPTY:
            may_be_empty = True
        elif inner != NOTHING:
            kept.update(dict.fromkeys(inner.parts if inner.kind == "choice" else (inner,)))
    whole = _joined("choice", tuple(kept)) if kept else NOTHING
    return (optional(whole) if kept else EMPTY) if may_be_empty else whole


def group(parts: Iterable[Pattern]) -> Pattern:
    """Give a pattern that matches what some patterns match, one after the other."""
    kept: list[Pattern] = []
    for part in parts:
        if part == NOTHING:
            return NOTHING
        if part == EMPTY or (kept and part == kept[-1] and part.kind in ("zeroOrMore", "text")):
            continue
        kept += part.parts if part.kind == "group" else (part,)
    return _joined("group", tuple(kept)) if kept else EMPTY


def interleave(parts: Iterable[Pattern], contents: Mapping[str, Pattern]) -> Pattern:
    """Give a pattern that matches what some patterns match, in any order; attributes, which have none, stand apart.

    `contents` says what references stand for.
    """
    kept: list[Pattern] = []
    for part in parts:
        if part == NOTHING:
            return NOTHING
        if part != EMPTY:
            kept += part.parts if part.kind == "interleave" else (part,)
    attributes = [part for part in kept if is_attributes(part, contents)]
    return group([*attributes, mixed([part for part in kept if not is_attributes(part, contents)])])


def mixed(contents: list[Pattern]) -> Pattern:
    """Interleave contents; text among freely repeated elements is one more that is repeated."""
    if TEXT in contents and len(contents) == 2:  # noqa: PLR2004 - text, and what it is mixed with
        other = next((part for part in contents if part != TEXT), TEXT)
        if other.kind in ("zeroOrMore", "text"):
            return other if other == TEXT else repeated(choice([TEXT, *other.parts]))
    return _joined("interleave", tuple(contents)) if contents else EMPTY


def optional(part: Pattern) -> Pattern:
    """Give a pattern that matches what another does, or nothing."""
    if part in _NONE:
        return EMPTY
    if part.kind in ("optional", "zeroOrMore", "text"):
        return part
    return Pattern("zeroOrMore", part.parts) if part.kind == "oneOrMore" else Pattern("optional", (part,))


def repeated(part: Pattern) -> Pattern:
    """Give a pattern that matches what another does, any number of times."""
    if part in _NONE:
        return EMPTY
    if part == TEXT:
        return TEXT
    if part.kind in ("optional", "zeroOrMore", "oneOrMore"):
        return repeated(part.parts[0])
    if part.kind == "choice" and any(each.kind in ("zeroOrMore", "oneOrMore") for each in part.parts):
        loose = ("zeroOrMore", "oneOrMore")
        return repeated(choice(each.parts[0] if each.kind in loose else each for each in part.parts))
    return Pattern("zeroOrMore", (part,))


def more(part: Pattern) -> Pattern:
    """Give a pattern that matches what another does, once or more often."""
    if part in _NONE or part == TEXT:
        return part
    if part.kind in ("optional", "zeroOrMore"):
        return repeated(part.parts[0])
    if part.kind == "oneOrMore":
        return part
    if part.kind == "choice" and any(each.kind == "zeroOrMore" for each in part.parts):
        return repeated(part)
    return Pattern("oneOrMore", (part,))


def attribute(name_class: Element, content: Pattern) -> Pattern:
    """Give the pattern of an attribute."""
    return NOTHING if content == NOTHING else Pattern("attribute", (content,), leaf=name_class)


def listed(content: Pattern) -> Pattern:
    """Give the pattern of a text that is a list of words."""
    return NOTHING if content == NOTHING else Pattern("list", (content,))


def is_attributes(part: Pattern, contents: Mapping[str, Pattern]) -> bool:
    """Tell whether a pattern matches attributes only."""
    if part.kind == "ref" and part.name in contents:
        return is_attributes(contents[part.name], contents)
    if part.kind in ("group", "choice", "optional", "zeroOrMore", "oneOrMore", "interleave"):
        return all(is_attributes(each, contents) for each in part.parts)
    return part.kind == "attribute"


def _joined(kind: str, parts: tuple[Pattern, ...]) -> Pattern:
    return parts[0] if len(parts) == 1 else Pattern(kind, parts)
