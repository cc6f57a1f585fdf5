"""Mendings of order: a child that stands too early or too late."""

from collections.abc import Iterator

from pipeline.validate.rng.explain.derive import TEXT
from pipeline.validate.rng.explain.mended import Mended
from pipeline.validate.rng.explain.pattern import Pattern, Set
from pipeline.validate.rng.explain.row import Row

LATER = 25
"""As far from its place may a child be found."""
NEAR = 6
"""As many children before a wrong one may be the wrong ones themselves."""
LONG = 500
"""In longer rows the right place of a child is looked for near it only."""
_TRAIL = 60
"""As many of the first and last children before a wrong one are tried as its right place."""


def earlier(row: Row, pattern: Pattern, number: int) -> Iterator[Mended]:
    """Take it that the child should have come before a sibling that fitted."""
    if row.children[number].name == TEXT:
        return
    trail = range(len(row.trail))
    near = trail[-_TRAIL:][::-1]
    for place in dict.fromkeys([*near, *(trail[:_TRAIL][::-1] if len(trail) < LONG else ())]):
        fits, after = row.next(row.trail[place][0], number)
        if not fits:
            continue
        for _, other in row.trail[place:]:
            came, after = row.next(after, other)
            if not came:
                break
        else:
            beyond = row.trouble(after, number + 1)
            if beyond <= row.trouble(pattern, number + 1):
                yield Mended("earlier", 0.9 + beyond, after, other=row.trail[place][1])
                return


def before(row: Row, pattern: Pattern, number: int) -> Iterator[Mended]:
    """Take it that a later sibling should come first, or that the child should come later."""
    for place in range(number + 1, min(number + LATER, len(row.children)) if not pattern.nullable else 0):
        came, after = row.next(pattern, place)
        if came and row.children[place].name != TEXT and row.next(after, number)[0]:
            adjacent = 0.1 * (place == number + 1)
            cost = 0.9 - adjacent + row.trouble(after, number, place)
            yield Mended("before", cost, after, count=0, other=place)
            break


def after(row: Row, pattern: Pattern, number: int) -> Iterator[Mended]:
    """Take it that the child should come later."""
    if row.children[number].name == TEXT:
        return
    for place in range(number + 1, min(number + LATER, len(row.children))):
        came, pattern = row.next(pattern, place)
        if not came:
            return
        fits, after = row.next(pattern, number)
        if fits:
            cost = 0.85 + row.trouble(after, place + 1)
            yield Mended("after", cost, after, count=place - number + 1, other=place)


def last(row: Row, pattern: Pattern, number: int) -> Iterator[Mended]:
    """Take it that one of the last children, which fitted, should come later."""
    for start in range(len(row.trail) - 1, max(len(row.trail) - NEAR, 0) - 1, -1):
        pattern, last = row.trail[start]
        came: Set = frozenset()
        for _, place in row.trail[start + 1 :]:
            came, pattern = row.next(pattern, place)
            if not came:
                break
        if row.children[last].name != TEXT and (came or start == len(row.trail) - 1):
            yield from later(row, pattern, number, last)


def later(row: Row, pattern: Pattern, number: int, last: int) -> Iterator[Mended]:
    """Take it that a child that came already belongs behind one of the next."""
    for place in range(number, min(number + LATER, len(row.children))):
        came, pattern = row.next(pattern, place)
        if not came:
            return
        fits, after = row.next(pattern, last)
        if fits and row.children[place].name != TEXT:
            yield Mended("last", 0.95 + row.trouble(after, place + 1), after, place - number + 1, other=last)
