"""The attributes of one element against what a grammar wants of them."""

from collections.abc import Generator

from pipeline.validate.rng.explain.derive import Derivatives
from pipeline.validate.rng.explain.habits import ATTRIBUTES, INSTEAD
from pipeline.validate.rng.explain.likeness import nearest
from pipeline.validate.rng.explain.mistake import Kind, Mistake
from pipeline.validate.rng.explain.pattern import Pattern, Set
from pipeline.validate.rng.explain.value import Values
from pipeline.validate.wording import local
from pipeline.xml import Element
from pipeline.xml.names import XSI

_XSI = f"{{{XSI}}}"
Found = Generator[Mistake, None, Pattern]
"""Mistakes, and at last what remains of the pattern."""


class Attributes:
    """Judges attributes."""

    def __init__(self, derivatives: Derivatives, values: Values) -> None:
        """Take what is known of the grammar."""
        self.derivatives = derivatives
        self.values = values

    def judged(self, element: Element, pattern: Pattern) -> Found:
        """Give the mistakes of an element's attributes, and what may stand in the element."""
        whole, strange = pattern, []
        for name in sorted(name for name in element.attrib if not name.startswith(_XSI)):
            stands = self.derivatives.attributes(pattern, name)
            if stands:
                pattern = yield from self._value(element, pattern, name, stands)
            else:
                strange.append(name)
        missing = self._missing(pattern)
        for name in strange:
            said = self._strange(element, whole, pattern, name, missing)
            missing = tuple(each for each in missing if said.meant not in each.names.known())
            yield said
        if self.derivatives.closed(pattern).kind == "nothing" and missing:
            names = tuple(dict.fromkeys(name for leaf in missing for name in leaf.names.known()))
            yield Mistake("attribute-missing", element, allowed=names)
        closed = self.derivatives.closed(pattern)
        return closed if closed.kind != "nothing" else self.derivatives.closed(pattern, forgiving=True)

    def _value(self, element: Element, pattern: Pattern, name: str, stands: Set) -> Found:
        """Judge a value by all that the schema says of the attribute."""
        value = element.attrib[name]
        good = frozenset(leaf for leaf in stands if self.values.allows(leaf.members[0], value))
        if not good:
            wanted = self.derivatives.make.choice(*(leaf.members[0] for leaf in stands))
            yield Mistake("attribute-value", element, attribute=name, text=value, value=wanted)
        return self.derivatives.given(pattern, good or stands)

    def _missing(self, pattern: Pattern) -> tuple[Pattern, ...]:
        """Give the attributes of which one makes the rest possible; where more are missing, one that must be there."""
        if self.derivatives.closed(pattern).kind != "nothing":
            return ()
        wanted = []
        for leaf in sorted(pattern.attributes):
            after = self.derivatives.given(pattern, frozenset((leaf,)))
            if self.derivatives.closed(after).kind != "nothing":
                wanted.append(leaf)
        return tuple(wanted) or tuple(leaf for leaf in sorted(pattern.attributes) if self._must(pattern, leaf))[:1]

    def _must(self, pattern: Pattern, leaf: Pattern) -> bool:
        """Tell whether an attribute stands in a group by itself, so that nothing can be without it."""
        return pattern.kind in ("group", "interleave") and leaf in pattern.members

    def _strange(
        self, element: Element, whole: Pattern, rest: Pattern, name: str, missing: tuple[Pattern, ...]
    ) -> Mistake:
        """Say what an attribute is that the schema doesn't allow there."""
        allowed = tuple(dict.fromkeys(each for leaf in sorted(rest.attributes) for each in leaf.names.known()))
        if self.derivatives.attributes(whole, name):
            return Mistake("attribute-beside", element, attribute=name, text=element.attrib[name], allowed=allowed)
        first = tuple(each for leaf in missing for each in leaf.names.known())
        free = [each for each in (*first, *allowed) if each not in element.attrib]
        likely = INSTEAD.get((local(str(element.tag)), local(name))) or ATTRIBUTES.get(local(name), "")
        if likely not in map(local, free):
            known = name in self.derivatives.grammar.attributes
            likely = "" if known else nearest(local(name), tuple(map(local, free)))
        meant = next((each for each in free if local(each) == likely), "") if likely else ""
        kind: Kind = "attribute-misspelt" if meant else "attribute"
        return Mistake(kind, element, attribute=name, text=element.attrib[name], allowed=allowed, meant=meant)
