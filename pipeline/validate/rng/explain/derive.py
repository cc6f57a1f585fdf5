"""What remains to come after something came: derivatives of patterns, kept so that each is made once.

After James Clark, "An algorithm for RELAX NG validation" (2002), with one difference: an element is one step, known by
the definitions that it fulfils, so that what stands in it is judged apart.
"""

from pipeline.validate.rng.explain.grammar import Grammar
from pipeline.validate.rng.explain.pattern import Pattern, Set
from pipeline.validate.rng.explain.usual import rank

TEXT = "#text"
"""Stands for a text among the names of what comes next."""
KEPT = 500_000
"""As many derivatives are kept from one file to the next."""
MOST = 2_000_000
"""As many steps may be taken for one file."""


class Exhausted(Exception):  # noqa: N818 - it isn't an error of the program
    """The grammar has too many ways to read the file."""


class Derivatives:
    """What remains of the patterns of a grammar."""

    def __init__(self, grammar: Grammar) -> None:
        """Begin with nothing found out."""
        self.grammar = grammar
        self.make = grammar.patterns
        self.steps = 0
        self._after: dict[tuple[Pattern, Set], Pattern] = {}
        self._with: dict[tuple[Pattern, Set], Pattern] = {}
        self._closed: dict[tuple[Pattern, bool], Pattern] = {}
        self._wanted: dict[tuple[Pattern, str], Set] = {}
        self._ranked: dict[Pattern, list[Pattern]] = {}
        self._bodies: dict[Pattern, Pattern] = {}

    def begin(self) -> None:
        """Begin with another file; what was found out before is kept, unless it is too much."""
        self.steps = 0
        if len(self._after) + len(self._with) + len(self._wanted) > KEPT:
            for kept in (self._after, self._with, self._wanted, self._ranked):
                kept.clear()

    def wanted(self, pattern: Pattern, name: str) -> Set:
        """Give the elements of a name that may come next; for `TEXT`, the text."""
        key = (pattern, name)
        if key not in self._wanted:
            text = name == TEXT
            found = (p for p in pattern.first if (p.kind == "text" if text else p.names.holds(name)))
            self._wanted[key] = frozenset(p for p in found if text or p.kind == "element")
        return self._wanted[key]

    def ranked(self, pattern: Pattern) -> list[Pattern]:
        """Give what may come next, the usual elements first."""
        if pattern not in self._ranked:
            self._ranked[pattern] = sorted(pattern.first, key=rank)
        return self._ranked[pattern]

    def attributes(self, pattern: Pattern, name: str) -> Set:
        """Give the attributes of a name that may stand there."""
        key = (pattern, "@" + name)
        if key not in self._wanted:
            self._wanted[key] = frozenset(p for p in pattern.attributes if p.names.holds(name))
        return self._wanted[key]

    def after(self, pattern: Pattern, came: Set) -> Pattern:
        """Give what may follow when one of some elements, or a text, came."""
        key = (pattern, came)
        if key not in self._after:
            self._count()
            self._after[key] = self._derive(pattern, came) if pattern.first & came else self.make.nothing
        return self._after[key]

    def _derive(self, pattern: Pattern, came: Set) -> Pattern:
        make, members = self.make, pattern.members
        if pattern.kind == "element":
            return make.empty
        if pattern.kind == "text":
            return pattern
        if pattern.kind == "choice":
            return make.choice(*(self.after(each, came) for each in members if each.first & came))
        if pattern.kind == "more":
            return make.group(self.after(members[0], came), make.maybe(pattern))
        if pattern.kind == "interleave":
            return make.choice(
                *(make.interleave(self.after(m, came), *others(members, n)) for n, m in enumerate(members))
            )
        ways = []
        for number, member in enumerate(members):
            ways.append(make.group(self.after(member, came), *members[number + 1 :]))
            if not member.nullable:
                break
        return make.choice(*ways)

    def given(self, pattern: Pattern, stands: Set) -> Pattern:
        """Give what remains when one of some attributes stands there."""
        key = (pattern, stands)
        if key not in self._with:
            self._count()
            self._with[key] = self._give(pattern, stands) if pattern.attributes & stands else self.make.nothing
        return self._with[key]

    def _give(self, pattern: Pattern, stands: Set) -> Pattern:
        make, members = self.make, pattern.members
        if pattern.kind == "attribute":
            return make.empty
        if pattern.kind == "more":
            return make.group(self.given(members[0], stands), make.maybe(pattern))
        if pattern.kind == "choice":
            return make.choice(*(self.given(each, stands) for each in members))
        together = make.group if pattern.kind == "group" else make.interleave
        ways = [
            together(*members[:n], self.given(m, stands), *members[n + 1 :])
            for n, m in enumerate(members)
            if m.attributes & stands
        ]
        return make.choice(*ways)

    def closed(self, pattern: Pattern, *, forgiving: bool = False) -> Pattern:
        """Give what remains when there are no more attributes; if `forgiving`, as if all were there."""
        if not pattern.attributes:
            return pattern
        key = (pattern, forgiving)
        if key not in self._closed:
            self._closed[key] = self._close(pattern, forgiving=forgiving)
        return self._closed[key]

    def _close(self, pattern: Pattern, *, forgiving: bool) -> Pattern:
        if pattern.kind == "attribute":
            return self.make.empty if forgiving else self.make.nothing
        several = [self.closed(each, forgiving=forgiving) for each in pattern.members]
        if pattern.kind == "more":
            return self.make.more(several[0])
        if pattern.kind == "choice":
            return self.make.choice(*several)
        return (self.make.group if pattern.kind == "group" else self.make.interleave)(*several)

    def body(self, element: Pattern) -> Pattern:
        """Give what may stand in an element, whatever its attributes are."""
        if element not in self._bodies:
            self._bodies[element] = self.closed(self.grammar.content(element), forgiving=True)
        return self._bodies[element]

    def _count(self) -> None:
        self.steps += 1
        if self.steps > MOST:
            raise Exhausted


def others(members: tuple[Pattern, ...], number: int) -> tuple[Pattern, ...]:
    """Give all members but one."""
    return members[:number] + members[number + 1 :]
