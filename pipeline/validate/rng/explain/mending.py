"""Chooses what explains best that a child doesn't fit."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from operator import attrgetter

from pipeline.validate.rng.explain.mended import Mended
from pipeline.validate.rng.explain.naming import inserted, instead, meant
from pipeline.validate.rng.explain.order import after, before, earlier, last
from pipeline.validate.rng.explain.pattern import Pattern
from pipeline.validate.rng.explain.row import AHEAD, Row
from pipeline.validate.rng.explain.wrapping import FAR, around, run, wrapped

PATIENCE = 100
"""After as many mistakes in one element only the simplest mendings are tried."""
CERTAIN = 0.8
"""A mending against which less speaks needs no other to be compared with."""
Way = Callable[[Row, Pattern, int], Iterable[Mended]]
"""A way to mend a child, by what is possible before it, and its place."""
WAYS: tuple[Way, ...] = (meant, wrapped, earlier, before, after, last, around, inserted, instead)
"""The ways, the simplest first; of equally good ones the first is taken."""


def mend(row: Row, pattern: Pattern, number: int) -> Mended:
    """Choose what explains best that a child doesn't fit."""
    row.mended += 1
    if row.mended < PATIENCE:
        return best(row, pattern, number, WAYS)
    key = pattern, tuple(child.name for child in row.children[number : number + FAR + AHEAD])
    if key not in row.known:
        row.known[key] = best(row, pattern, number, WAYS[:2])
    return row.known[key]


def best(row: Row, pattern: Pattern, number: int, ways: Iterable[Way]) -> Mended:
    chosen = Mended("skip", 1 + row.trouble(pattern, number + 1), pattern)
    for way in ways:
        chosen = min((chosen, *way(row, pattern, number)), key=attrgetter("cost"))
        if chosen.cost < CERTAIN:
            break
    if chosen.what == "wrap" and chosen.count == FAR and chosen.leaf is not None:
        count = run(row, row.derivatives.body(chosen.leaf), chosen.after, number, len(row.children))
        return replace(chosen, count=count)
    return chosen
