"""What a mending of children says: which mistake was made."""

from collections.abc import Iterator, Mapping
from itertools import islice

from pipeline.validate.rng.explain.child import Child
from pipeline.validate.rng.explain.derive import Derivatives
from pipeline.validate.rng.explain.likeness import split
from pipeline.validate.rng.explain.mended import Mended
from pipeline.validate.rng.explain.mistake import Kind, Mistake
from pipeline.validate.rng.explain.pattern import Pattern
from pipeline.validate.rng.explain.row import Row
from pipeline.xml import Element

_INCLUDE = frozenset(("http://www.w3.org/2001/XInclude", "http://www.w3.org/2003/XInclude"))

MOST_STEPS = 3
"""As many elements may be missing one after the other."""
MOST_WAYS = 100
"""As many ways are followed further."""
_MENDINGS: Mapping[str, Kind] = {"earlier": "before", "after": "after", "wrap": "wrapper", "around": "around"}


def mistake(  # noqa: PLR0913, PLR0917 - all that is known of the place
    derivatives: Derivatives, parent: Element, pattern: Pattern, row: Row, number: int, mended: Mended
) -> Mistake:
    """Give the mistake at a child, by what was probably done."""
    allowed, child = names_of(pattern), row.children[number]
    meant = next(iter(mended.leaf.names.known()), "") if mended.leaf else ""
    if mended.what == "insert":
        wanted = _required(derivatives, pattern, child.name)
        return Mistake("missing", parent, parent, wanted or allowed, beside=child.element)
    if child.element is None:
        around = meant if mended.what == "wrap" else ""
        kind: Kind = "text-wrapper" if around else "text"
        return Mistake(kind, parent, parent, allowed, around, text=child.text, follows=child.follows)
    other = row.children[mended.other].element if mended.other >= 0 else None
    if mended.what == "last" and other is not None:
        last = row.children[number + mended.count - 1].element
        return Mistake("after", other, parent, allowed, beside=last)
    if mended.what == "before" and other is not None:
        return Mistake("before", other, parent, allowed, beside=child.element)
    kind = _MENDINGS.get(mended.what) or _named(derivatives, child, parent, row, meant)
    kind = "include" if split(child.name)[0] in _INCLUDE else kind
    before = row.children[number - 1].element if _began_well(derivatives, row, child) else None
    return Mistake(kind, child.element, parent, allowed, meant, other, follows=before, mixed=_is_mixed(pattern))


def at_end(derivatives: Derivatives, parent: Element, pattern: Pattern, row: Row) -> Mistake:
    """Give the mistake of an element that ends too early."""
    wanted = _required(derivatives, pattern, "") or names_of(pattern)
    return Mistake("missing" if row.trail else "incomplete", parent, parent, wanted)


def _named(derivatives: Derivatives, child: Child, parent: Element, row: Row, meant: str) -> Kind:
    """Tell what is wrong with a child's name, or that it only stands at the wrong place."""
    space, local = split(child.name)
    known = derivatives.grammar.elements
    if child.name in known:
        if meant:
            return "instead"
        return "twice" if any(row.children[place].name == child.name for _, place in row.trail) else "not-allowed"
    if meant:
        return "namespace" if split(meant)[1] == local else "misspelt"
    right = split(str(parent.tag))[0]
    return "namespace" if space != right and f"{{{right}}}{local}" in known else "unknown"


def _began_well(derivatives: Derivatives, row: Row, child: Child) -> bool:
    """Tell whether a child would have been allowed as the first one."""
    return bool(row.trail and derivatives.wanted(row.trail[0][0], child.name))


def _required(derivatives: Derivatives, pattern: Pattern, name: str) -> tuple[str, ...]:
    """Give the elements with which the shortest way begins to where what follows fits, or to where an end is possible.

    What is optional, and may stand before what is required, isn't among them. Nothing where the way is long.
    """
    ways: dict[Pattern, tuple[str, ...]] = {pattern: ()}
    for _ in range(MOST_STEPS):
        ways = dict(_further(derivatives, ways))
        if found := [begun for after, begun in ways.items() if _fits(derivatives, after, name)]:
            return tuple(dict.fromkeys(each for begun in found for each in begun))
    return ()


def _further(
    derivatives: Derivatives, ways: Mapping[Pattern, tuple[str, ...]]
) -> Iterator[tuple[Pattern, tuple[str, ...]]]:
    """Go one element further: what may follow then, and the names with which the way there began."""
    begun: dict[Pattern, dict[str, None]] = {}
    for before, names in islice(ways.items(), MOST_WAYS):
        for leaf in sorted(before.first):
            if leaf.kind == "element":
                after = derivatives.after(before, frozenset((leaf,)))
                begun.setdefault(after, {}).update(dict.fromkeys(names or leaf.names.known()))
    return ((after, tuple(names)) for after, names in begun.items())


def _fits(derivatives: Derivatives, pattern: Pattern, name: str) -> bool:
    """Tell whether an element may come next, or, without a name, whether nothing need come."""
    return bool(derivatives.wanted(pattern, name)) if name else pattern.nullable


def names_of(pattern: Pattern) -> tuple[str, ...]:
    """Give the names of the elements that may come next."""
    return tuple(dict.fromkeys(name for leaf in sorted(pattern.first) for name in leaf.names.known()))


def _is_mixed(pattern: Pattern) -> bool:
    return any(leaf.kind == "text" for leaf in pattern.first)
