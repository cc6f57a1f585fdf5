"""Mendings of single children: another name, one that is missing, one in the place of another."""

from collections.abc import Iterator

from pipeline.validate.rng.explain.derive import TEXT
from pipeline.validate.rng.explain.likeness import distance
from pipeline.validate.rng.explain.mended import Mended
from pipeline.validate.rng.explain.pattern import Pattern
from pipeline.validate.rng.explain.row import Row


def meant(row: Row, pattern: Pattern, number: int) -> Iterator[Mended]:
    """Take the child for an element with a like name."""
    name = row.children[number].name
    known = name == TEXT or name in row.derivatives.grammar.elements
    for leaf in row.derivatives.ranked(pattern) if not known else ():
        for other in leaf.names.known():
            if (far := distance(name, other)) < 1:
                after = row.derivatives.after(pattern, frozenset((leaf,)))
                yield Mended("meant", far + row.trouble(after, number + 1), after, leaf=leaf)


def inserted(row: Row, pattern: Pattern, number: int) -> Iterator[Mended]:
    """Take it that an element is missing before the child."""
    cost = 1.7 if pattern.nullable else 1
    for leaf in row.derivatives.ranked(pattern):
        after = row.derivatives.after(pattern, frozenset((leaf,)))
        if after is not pattern and leaf.kind == "element" and row.next(after, number)[0]:
            yield Mended("insert", cost + row.trouble(after, number), after, count=0, leaf=leaf)


def instead(row: Row, pattern: Pattern, number: int) -> Iterator[Mended]:
    """Take it that the child stands in the place of an element that is required."""
    if pattern.nullable or row.children[number].name == TEXT:
        return
    for leaf in row.derivatives.ranked(pattern):
        after = row.derivatives.after(pattern, frozenset((leaf,)))
        if leaf.kind == "element":
            yield Mended("instead", 1.01 + row.trouble(after, number + 1), after, leaf=leaf)
