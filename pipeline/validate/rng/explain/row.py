"""The children of one element against its pattern: where they stop fitting, what was most probably done."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from pipeline.validate.rng.explain.child import Child, children_of
from pipeline.validate.rng.explain.derive import TEXT, Derivatives
from pipeline.validate.rng.explain.likeness import distance
from pipeline.validate.rng.explain.mended import Mended
from pipeline.validate.rng.explain.pattern import Pattern, Set
from pipeline.validate.rng.explain.usual import AROUND, BLOCKS, LIST

AHEAD = 12
"""As many children are tried after a mistake, to see how well its mending goes on."""
LATER = 25
"""As far from its place may a child be found."""
NEAR = 6
"""As many children before a wrong one may be the wrong ones themselves."""
FAR = 50
"""As many children are looked at to see which belong into an element that is missing around them."""
PATIENCE = 100
"""After as many mistakes in one element only the simplest mendings are tried."""
CERTAIN = 0.8
"""A mending against which less speaks needs no other to be compared with."""
_TRAIL = 60
"""As many of the first and last children before a wrong one are tried as its right place."""
Way = Callable[[Pattern, int], Iterable[Mended]]
"""A way to mend a child, by what is possible before it, and its place."""


class Row:
    """The children of one element."""

    def __init__(self, derivatives: Derivatives, children: Sequence[Child]) -> None:
        """Take the children."""
        self.derivatives = derivatives
        self.children = list(children)
        self.mended = 0
        self._known: dict[tuple[Pattern, tuple[str, ...]], Mended] = {}
        self.trail: list[tuple[Pattern, int]] = []
        """What was possible before each child that fitted, and its place."""

    @property
    def _ways(self) -> tuple[Way, ...]:
        """The ways to mend a child, the simplest first; of equally good ones the first is taken."""
        return (
            self._meant, self._wrapped, self._earlier, self._before, self._after, self._last, self._around,
            self._inserted, self._instead,
        )  # fmt: skip

    def next(self, pattern: Pattern, number: int) -> tuple[Set, Pattern]:
        """Give the elements that a child may be, and what may follow it."""
        came = self.derivatives.wanted(pattern, self.children[number].name)
        return came, self.derivatives.after(pattern, came) if came else pattern

    def trouble(self, pattern: Pattern, start: int, without: int = -1) -> int:
        """Count the next children that don't fit, and an end that comes too early."""
        wrong = 0
        stop = min(start + AHEAD, len(self.children))
        for number in range(start, stop):
            if number != without:
                came, pattern = self.next(pattern, number)
                wrong += not came
        return wrong + (stop == len(self.children) and not pattern.nullable)

    def mend(self, pattern: Pattern, number: int) -> Mended:
        """Choose what explains best that a child doesn't fit."""
        self.mended += 1
        if self.mended < PATIENCE:
            return self._mend(pattern, number, self._ways)
        key = pattern, tuple(child.name for child in self.children[number : number + FAR + AHEAD])
        if key not in self._known:
            self._known[key] = self._mend(pattern, number, self._ways[:2])
        return self._known[key]

    def _mend(self, pattern: Pattern, number: int, ways: Iterable[Way]) -> Mended:
        best = Mended("skip", 1 + self.trouble(pattern, number + 1), pattern)
        for way in ways:
            best = min((best, *way(pattern, number)), key=attrgetter("cost"))
            if best.cost < CERTAIN:
                break
        if best.what == "wrap" and best.count == FAR and best.leaf is not None:
            count = self._run(self.derivatives.body(best.leaf), best.after, number, len(self.children))
            return replace(best, count=count)
        return best

    def _meant(self, pattern: Pattern, number: int) -> Iterator[Mended]:
        """Take the child for an element with a like name."""
        name = self.children[number].name
        known = name == TEXT or name in self.derivatives.grammar.elements
        for leaf in self.derivatives.ranked(pattern) if not known else ():
            for other in leaf.names.known():
                if (far := distance(name, other)) < 1:
                    after = self.derivatives.after(pattern, frozenset((leaf,)))
                    yield Mended("meant", far + self.trouble(after, number + 1), after, leaf=leaf)

    def _instead(self, pattern: Pattern, number: int) -> Iterator[Mended]:
        """Take it that the child stands in the place of an element that is required."""
        if pattern.nullable or self.children[number].name == TEXT:
            return
        for leaf in self.derivatives.ranked(pattern):
            after = self.derivatives.after(pattern, frozenset((leaf,)))
            if leaf.kind == "element":
                yield Mended("instead", 1.01 + self.trouble(after, number + 1), after, leaf=leaf)

    def _inserted(self, pattern: Pattern, number: int) -> Iterator[Mended]:
        """Take it that an element is missing before the child."""
        cost = 1.7 if pattern.nullable else 1
        for leaf in self.derivatives.ranked(pattern):
            after = self.derivatives.after(pattern, frozenset((leaf,)))
            if leaf.kind == "element" and self.next(after, number)[0]:
                yield Mended("insert", cost + self.trouble(after, number), after, count=0, leaf=leaf)

    def _wrapped(self, pattern: Pattern, number: int) -> Iterator[Mended]:
        """Take it that an element is missing around the child, and around those that follow it."""
        for leaf in self.derivatives.ranked(pattern):
            body = self.derivatives.body(leaf) if leaf.kind == "element" else pattern
            if leaf.kind != "element" or not self.next(body, number)[0]:
                continue
            after = self.derivatives.after(pattern, frozenset((leaf,)))
            count = self._run(body, after, number, FAR)
            cost = self._cost_around(pattern, self.children[number].name, next(iter(leaf.names.known()), ""))
            if cost or not pattern.nullable:
                yield Mended("wrap", (cost or 1.4) + self.trouble(after, number + count), after, count, leaf)

    @staticmethod
    def _cost_around(pattern: Pattern, name: str, around: str) -> float:
        """Tell how much speaks against it that an element is missing around another; 0 where everything does."""
        if (name, around) in AROUND:
            return 0.9
        if around not in BLOCKS or (name != TEXT and not any(leaf.names.name == LIST for leaf in pattern.first)):
            return 0
        return (0.8 if name == TEXT else 0.95) + 0.01 * BLOCKS.index(around)

    def _around(self, pattern: Pattern, number: int) -> Iterator[Mended]:
        """Take it that the child stands around others that should stand here themselves."""
        element = self.children[number].element
        inner = (
            Row(self.derivatives, list(children_of(element, lambda each: str(each.tag))))
            if element is not None
            else self
        )
        after, wrong = pattern, False
        own = self.derivatives.grammar.elements.get(self.children[number].name, ())
        for place in range(len(inner.children)) if inner is not self else ():
            came, after = inner.next(after, place)
            if not came:
                return
            held = any(inner.next(self.derivatives.body(leaf), place)[0] for leaf in own)
            wrong = wrong or (inner.children[place].element is not None and not held)
        if wrong:
            yield Mended("around", 0.85 + self.trouble(after, number + 1), after)

    def _run(self, body: Pattern, after: Pattern, number: int, most: int) -> int:
        """Count the children that belong into what is missing around them, up to some."""
        count = 0
        for place in range(number, min(number + most, len(self.children))):
            came, body = self.next(body, place)
            if not came:
                break
            if not self.next(after, place)[0]:
                count = place - number + 1
        return max(count, 1)

    def _before(self, pattern: Pattern, number: int) -> Iterator[Mended]:
        """Take it that a later sibling should come first, or that the child should come later."""
        for place in range(number + 1, min(number + LATER, len(self.children)) if not pattern.nullable else 0):
            came, after = self.next(pattern, place)
            if came and self.children[place].name != TEXT and self.next(after, number)[0]:
                adjacent = 0.1 * (place == number + 1)
                cost = 0.9 - adjacent + self.trouble(after, number, place)
                yield Mended("before", cost, after, count=0, other=place)
                break

    def _after(self, pattern: Pattern, number: int) -> Iterator[Mended]:
        """Take it that the child should come later."""
        if self.children[number].name == TEXT:
            return
        for place in range(number + 1, min(number + LATER, len(self.children))):
            came, pattern = self.next(pattern, place)
            if not came:
                return
            fits, after = self.next(pattern, number)
            if fits:
                cost = 0.85 + self.trouble(after, place + 1)
                yield Mended("after", cost, after, count=place - number + 1, other=place)

    def _last(self, pattern: Pattern, number: int) -> Iterator[Mended]:
        """Take it that one of the last children, which fitted, should come later."""
        for start in range(len(self.trail) - 1, max(len(self.trail) - NEAR, 0) - 1, -1):
            pattern, last = self.trail[start]
            came: Set = frozenset()
            for _, place in self.trail[start + 1 :]:
                came, pattern = self.next(pattern, place)
                if not came:
                    break
            if self.children[last].name != TEXT and (came or start == len(self.trail) - 1):
                yield from self._later(pattern, number, last)

    def _later(self, pattern: Pattern, number: int, last: int) -> Iterator[Mended]:
        """Take it that a child that came already belongs behind one of the next."""
        for place in range(number, min(number + LATER, len(self.children))):
            came, pattern = self.next(pattern, place)
            if not came:
                return
            fits, after = self.next(pattern, last)
            if fits and self.children[place].name != TEXT:
                yield Mended("last", 0.95 + self.trouble(after, place + 1), after, place - number + 1, other=last)

    def _earlier(self, pattern: Pattern, number: int) -> Iterator[Mended]:
        """Take it that the child should have come before a sibling that fitted."""
        if self.children[number].name == TEXT:
            return
        trail = range(len(self.trail))
        near = trail[-_TRAIL:][::-1]
        for place in dict.fromkeys([*near, *(trail[:_TRAIL][::-1] if len(trail) < FAR * 10 else ())]):
            fits, after = self.next(self.trail[place][0], number)
            if not fits:
                continue
            for _, other in self.trail[place:]:
                came, after = self.next(after, other)
                if not came:
                    break
            else:
                beyond = self.trouble(after, number + 1)
                if beyond <= self.trouble(pattern, number + 1):
                    yield Mended("earlier", 0.9 + beyond, after, other=self.trail[place][1])
                    return
