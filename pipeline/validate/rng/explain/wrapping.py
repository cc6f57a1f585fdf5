"""Mendings of what stands around: an element that is missing around children, or that is one too many."""

from collections.abc import Iterator

from pipeline.validate.rng.explain.child import children_of
from pipeline.validate.rng.explain.derive import TEXT
from pipeline.validate.rng.explain.mended import Mended
from pipeline.validate.rng.explain.pattern import Pattern
from pipeline.validate.rng.explain.row import Row
from pipeline.validate.rng.explain.usual import AROUND, BLOCKS, LIST

FAR = 50
"""As many children are looked at to see which belong into an element that is missing around them."""


def wrapped(row: Row, pattern: Pattern, number: int) -> Iterator[Mended]:
    """Take it that an element is missing around the child, and around those that follow it."""
    for leaf in row.derivatives.ranked(pattern):
        cost = cost_around(pattern, row.children[number].name, next(iter(leaf.names.known()), ""))
        if leaf.kind != "element" or (not cost and pattern.nullable):
            continue
        body = row.derivatives.body(leaf)
        if row.next(body, number)[0]:
            after = row.derivatives.after(pattern, frozenset((leaf,)))
            count = run(row, body, after, number, FAR)
            yield Mended("wrap", (cost or 1.4) + row.trouble(after, number + count), after, count, leaf)


def cost_around(pattern: Pattern, name: str, around: str) -> float:
    """Tell how much speaks against it that an element is missing around another; 0 where everything does."""
    if (name, around) in AROUND:
        return 0.9
    if around not in BLOCKS or (name != TEXT and not any(leaf.names.name == LIST for leaf in pattern.first)):
        return 0
    return (0.8 if name == TEXT else 0.95) + 0.01 * BLOCKS.index(around)


def around(row: Row, pattern: Pattern, number: int) -> Iterator[Mended]:
    """Take it that the child stands around others that should stand here themselves."""
    element = row.children[number].element
    if element is None:
        return
    inner = Row(row.derivatives, list(children_of(element, lambda each: str(each.tag))))
    after, wrong = pattern, False
    own = row.derivatives.grammar.elements.get(row.children[number].name, ())
    for place in range(len(inner.children)):
        came, after = inner.next(after, place)
        if not came:
            return
        held = any(inner.next(row.derivatives.body(leaf), place)[0] for leaf in own)
        wrong = wrong or (inner.children[place].element is not None and not held)
    if wrong:
        yield Mended("around", 0.85 + row.trouble(after, number + 1), after)


def run(row: Row, body: Pattern, after: Pattern, number: int, most: int) -> int:
    """Count the children that belong into what is missing around them, up to some."""
    count = 0
    for place in range(number, min(number + most, len(row.children))):
        came, body = row.next(body, place)
        if not came:
            break
        if not row.next(after, place)[0]:
            count = place - number + 1
    return max(count, 1)
