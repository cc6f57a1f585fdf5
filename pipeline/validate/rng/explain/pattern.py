"""Patterns of a RELAX NG grammar as values: each exists once, so that what was found out of it is kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.xml import Element


@dataclass(frozen=True, slots=True)
class Names:
    """A set of names, as lxml writes them: one name, a whole namespace, or every name, less some."""

    name: str = ""
    """The only name; empty for a set."""
    space: str | None = None
    """The namespace; None for all."""
    alternatives: tuple["Names", ...] = ()
    """What the set is made of, where it is made of others."""
    without: tuple["Names", ...] = ()

    def holds(self, name: str) -> bool:
        """Tell whether a name is in the set."""
        if self.name:
            return self.name == name
        if self.alternatives:
            return any(each.holds(name) for each in self.alternatives)
        space = name[1:].partition("}")[0] if name.startswith("{") else ""
        return self.space in (None, space) and not any(each.holds(name) for each in self.without)

    def known(self) -> Iterable[str]:
        """Give the names that the set tells one by one."""
        if self.name:
            yield self.name
        for each in self.alternatives:
            yield from each.known()


class Pattern:
    """What may stand somewhere. Equal patterns are the same object."""

    __slots__ = ("attributes", "first", "kind", "members", "names", "node", "nullable", "number", "strings")

    def __init__(self, number: int, kind: str, members: tuple["Pattern", ...], node: Element | None) -> None:
        """Take what tells the pattern from others; `Patterns` alone makes them."""
        self.number = number
        self.kind = kind
        """One of: empty, nothing, text, element, attribute, data, value, list, choice, group, interleave, more."""
        self.members = members
        self.node = node
        """The node of the grammar of an element, an attribute, a datatype or a value."""
        self.names = Names()
        """The names of an element or an attribute."""
        self.nullable = _nullable(kind, members)
        """Whether nothing at all may stand there."""
        self.attributes = _attributes(self)
        """The attributes that it speaks of, outside of all elements in it."""
        self.first = _first(self)
        """The elements, or the text, that may come next, once the attributes are settled."""
        self.strings = _strings(kind, members)
        """Whether it asks for a text of a certain form."""

    def __lt__(self, other: "Pattern") -> bool:
        """Compare by age, so that every order is the same in every run."""
        return self.number < other.number


Set = frozenset[Pattern]
_NONE: Set = frozenset()


def _nullable(kind: str, members: tuple[Pattern, ...]) -> bool:
    if kind == "choice":
        return any(member.nullable for member in members)
    if kind in ("group", "interleave", "more"):
        return all(member.nullable for member in members)
    return kind in ("empty", "text")


def _strings(kind: str, members: tuple[Pattern, ...]) -> bool:
    if kind in ("data", "value", "list"):
        return True
    return kind != "attribute" and any(member.strings for member in members)


def _attributes(pattern: Pattern) -> Set:
    if pattern.kind == "attribute":
        return frozenset((pattern,))
    return _NONE.union(*(member.attributes for member in pattern.members)) if pattern.kind != "list" else _NONE


def _first(pattern: Pattern) -> Set:
    if pattern.kind in ("element", "text"):
        return frozenset((pattern,))
    found: set[Pattern] = set()
    for member in pattern.members if pattern.kind not in ("attribute", "list") else ():
        found |= member.first
        if pattern.kind == "group" and not member.nullable:
            break
    return frozenset(found)


class Patterns:
    """All patterns of a grammar, in their simplest form."""

    def __init__(self) -> None:
        """Begin with the patterns that have no parts."""
        self._made: dict[tuple[object, ...], Pattern] = {}
        self.empty = self._make("empty")
        self.nothing = self._make("nothing")
        self.text = self._make("text")

    def leaf(self, kind: str, node: Element, names: Names | None = None, *members: Pattern) -> Pattern:
        """Make an element, an attribute, a datatype or a value; each node of the grammar makes one."""
        made = self._make(kind, members, node)
        if names:
            made.names = names
        return made

    def choice(self, *members: Pattern) -> Pattern:
        """Make: one of these."""
        flat = {each for m in members for each in (m.members if m.kind == "choice" else (m,))} - {self.nothing}
        if self.empty in flat and any(each.nullable for each in flat - {self.empty}):
            flat.remove(self.empty)
        if len(flat) < 2:  # noqa: PLR2004 - of one, or of none, there is no choice
            return next(iter(flat), self.nothing)
        return self._make("choice", tuple(sorted(flat)))

    def group(self, *members: Pattern) -> Pattern:
        """Make: these one after the other."""
        return self._several("group", members)

    def interleave(self, *members: Pattern) -> Pattern:
        """Make: these in any order, mixed."""
        return self._several("interleave", tuple(sorted(members)))

    def more(self, member: Pattern) -> Pattern:
        """Make: this once or more often."""
        return member if member.kind in ("empty", "nothing", "more", "text") else self._make("more", (member,))

    def maybe(self, member: Pattern) -> Pattern:
        """Make: this or nothing."""
        return self.choice(member, self.empty)

    def tokens(self, member: Pattern) -> Pattern:
        """Make: a text whose words are these."""
        return self._make("list", (member,))

    def _several(self, kind: str, members: Iterable[Pattern]) -> Pattern:
        flat = [each for m in members for each in (m.members if m.kind == kind else (m,)) if each is not self.empty]
        if self.nothing in flat:
            return self.nothing
        if len(flat) < 2:  # noqa: PLR2004 - one alone is itself
            return flat[0] if flat else self.empty
        return self._make(kind, tuple(sorted(flat)) if kind == "interleave" else tuple(flat))

    def _make(self, kind: str, members: tuple[Pattern, ...] = (), node: Element | None = None) -> Pattern:
        key = (kind, members, node)
        if key not in self._made:
            self._made[key] = Pattern(len(self._made), kind, members, node)
        return self._made[key]
