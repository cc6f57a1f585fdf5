"""What a mending of children says: which mistake was made."""

from pipeline.validate.rng.explain.derive import Derivatives
from pipeline.validate.rng.explain.likeness import split
from pipeline.validate.rng.explain.mistake import Kind, Mistake
from pipeline.validate.rng.explain.pattern import Pattern
from pipeline.validate.rng.explain.row import Child, Mended, Row
from pipeline.xml import Element

_INCLUDE = frozenset(("http://www.w3.org/2001/XInclude", "http://www.w3.org/2003/XInclude"))


def mistake(  # noqa: PLR0913, PLR0917 - all that is known of the place
    derivatives: Derivatives, parent: Element, pattern: Pattern, row: Row, number: int, mended: Mended | None
) -> Mistake | None:
    """Give the mistake at a child, or at the end of an element where there is none any more."""
    allowed = names_of(pattern)
    following = row.children[number].element if number < len(row.children) else None
    if mended is None or mended.what == "insert":
        wanted = _required(derivatives, pattern, row.children[number].name if mended else "")
        kind: Kind = "missing" if mended or row.trail else "incomplete"
        return Mistake(kind, parent, parent, wanted or allowed, beside=following)
    child = row.children[number]
    if child.element is None:
        return _of_text(child, parent, mended, allowed)
    other = row.children[mended.other].element if mended.other >= 0 else None
    meant = next(iter(mended.leaf.names.known()), "") if mended.leaf else ""
    if mended.what == "before" and other is not None:
        return Mistake("before", other, parent, allowed, beside=child.element)
    kind = _kind(derivatives, child, parent, row, mended, meant)
    before = row.children[number - 1].element if _began_well(derivatives, row, child) else None
    return Mistake(kind, child.element, parent, allowed, meant, other, follows=before, mixed=_is_mixed(pattern))


def _began_well(derivatives: Derivatives, row: Row, child: Child) -> bool:
    """Tell whether a child would have been allowed as the first one."""
    return bool(row.trail and derivatives.wanted(row.trail[0][0], child.name))


def _kind(derivatives: Derivatives, child: Child, parent: Element, row: Row, mended: Mended, meant: str) -> Kind:  # noqa: PLR0913, PLR0917
    space, local = split(child.name)
    if space in _INCLUDE:
        return "include"
    if mended.what == "earlier":
        return "before"
    if mended.what == "after":
        return "after"
    if mended.what == "wrap":
        return "wrapper"
    if mended.what == "instead" and child.name in derivatives.grammar.elements:
        return "instead"
    if mended.what == "meant":
        return "namespace" if split(meant)[1] == local else "misspelt"
    if child.name not in derivatives.grammar.elements:
        right = split(str(parent.tag))[0]
        return "namespace" if space != right and f"{{{right}}}{local}" in derivatives.grammar.elements else "unknown"
    earlier = (each.name for each in row.children[: row.children.index(child)])
    return "twice" if child.name in earlier and _once(row, child) else "not-allowed"


def _once(row: Row, child: Child) -> bool:
    """Tell whether an element fitted already, where now it doesn't any more."""
    return any(row.children[place].name == child.name for _, place in row.trail)


def _of_text(child: Child, parent: Element, mended: Mended, allowed: tuple[str, ...]) -> Mistake:
    meant = next(iter(mended.leaf.names.known()), "") if mended.leaf and mended.what == "wrap" else ""
    kind: Kind = "text-wrapper" if meant else "text"
    return Mistake(kind, parent, parent, allowed, meant, text=child.text, follows=child.follows)


def _required(derivatives: Derivatives, pattern: Pattern, name: str) -> tuple[str, ...]:
    """Give the elements of which one makes what follows fit, or makes an end possible."""
    found = []
    for leaf in sorted(pattern.first):
        after = derivatives.after(pattern, frozenset((leaf,)))
        if leaf.kind == "element" and (derivatives.wanted(after, name) if name else after.nullable):
            found += list(leaf.names.known())
    return tuple(dict.fromkeys(found))


def names_of(pattern: Pattern) -> tuple[str, ...]:
    """Give the names of the elements that may come next."""
    return tuple(dict.fromkeys(name for leaf in sorted(pattern.first) for name in leaf.names.known()))


def _is_mixed(pattern: Pattern) -> bool:
    return any(leaf.kind == "text" for leaf in pattern.first)

