"""Brings a RELAX NG schema into its simple form, of it only what the names that occur can meet."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.validate.judgement import Unusable
from pipeline.validate.rng import pattern
from pipeline.validate.rng.names import Names, made, name_class
from pipeline.validate.rng.pattern import EMPTY, NOTHING, TEXT, Pattern
from pipeline.validate.rng.scope import START, Context, Open, Piece, Scope, children, collect, local
from pipeline.xml import Element

XSD = "http://www.w3.org/2001/XMLSchema-datatypes"
COMPATIBILITY = "http://relaxng.org/ns/compatibility/datatypes/1.0"
"""The library of DTD's ID, IDREF and IDREFS, which XSD's has too."""
INLINE = frozenset(("empty", "text", "notAllowed", "ref", "data", "value"))
"""What is put in the place of a reference to it."""


class Simple:
    """A schema on its way into the simple form: definitions are worked out when something refers to them."""

    def __init__(self, root: Element, file: Path, opened: Open, names: Names) -> None:
        """Take a schema's root; of the rest of the world only what `opened` gives is read."""
        self.opened = opened
        self.names = names
        self.elements: dict[str, tuple[Element, Pattern]] = {}
        self.contents: dict[str, Pattern] = {}
        self._of: dict[tuple[Scope, str], Pattern | None] = {}
        self._queue: list[tuple[str, Element, list[Element], Context]] = []
        self._used: dict[str, int] = {}
        self.outermost = Scope()
        self.start = self.pattern(root, Context(self.outermost, file))
        while self._queue:
            name, own_name, inside, around = self._queue.pop()
            self.elements[name] = (own_name, pattern.group(self.pattern(each, around) for each in inside))

    def pattern(self, element: Element, context: Context) -> Pattern:
        """Give an element of the schema as a pattern."""
        make = _PATTERNS.get(local(element))
        if make is None:
            name = str(element.tag).rpartition("}")[2]
            message = f"The schema has <{name}> where a pattern must stand."
            raise Unusable("schema-broken", message, "Is it a RELAX NG schema?")
        return make(self, element, context.at(element))

    def all(self, element: Element, context: Context) -> list[Pattern]:
        """Give the children of an element of the schema as patterns."""
        return [self.pattern(each, context) for each in children(element)]

    def element(self, element: Element, context: Context) -> Pattern:
        """Give a reference to an element; what it holds is worked out later."""
        own_name, inside = name_class(element, context, self.names)
        if own_name is None:
            return NOTHING
        name = self.fresh(f"{own_name.text or local(own_name)}.element")
        self._queue.append((name, own_name, inside, context))
        return Pattern("ref", name=name)

    def attribute(self, element: Element, context: Context) -> Pattern:
        """Give an attribute; one that says nothing of its value may have any."""
        own_name, inside = name_class(element, context, self.names)
        if own_name is None:
            return NOTHING
        values = [self.pattern(each, context) for each in inside]
        return pattern.attribute(own_name, pattern.group(values) if inside else TEXT)

    def ref(self, element: Element, context: Context) -> Pattern:
        """Give what a definition of this grammar says."""
        return self.defined(context.scope, (element.get("name") or "").strip())

    def parent_ref(self, element: Element, context: Context) -> Pattern:
        """Give what a definition of the grammar around this one says."""
        if context.scope.parent is None:
            raise Unusable("schema-broken", "The schema has a parentRef, and no grammar is around it.")
        return self.defined(context.scope.parent, (element.get("name") or "").strip())

    def grammar(self, element: Element, context: Context) -> Pattern:
        """Give the start of a grammar."""
        scope = Scope(None if context.scope is self.outermost else context.scope)
        collect(element, replace(context, scope=scope), self.opened, scope.pieces)
        return self.defined(scope, START)

    def external(self, element: Element, context: Context) -> Pattern:
        """Give the pattern that another file holds."""
        return self.pattern(*self.opened(element, context))

    def data(self, element: Element, context: Context) -> Pattern:
        """Give a type of values, with what it excludes."""
        leaf = made("data", type=(element.get("type") or "").strip(), datatypeLibrary=library(context))
        excluded = []
        for child in children(element):
            if local(child) == "param":
                leaf.append(made("param", name=(child.get("name") or "").strip()))
                leaf[-1].text = child.text
            else:
                excluded += self.all(child, context.at(child))
        excepted = pattern.choice(excluded)
        return Pattern("data", () if excepted == NOTHING else (excepted,), leaf=leaf)

    def value(self, element: Element, context: Context) -> Pattern:
        """Give one value; without a type it is compared as words are (RELAX NG, 4.4)."""
        kind = (element.get("type") or "").strip()
        leaf = made("value", type=kind or "token", datatypeLibrary=library(context) if kind else "", ns=context.ns)
        leaf.text = element.text
        return Pattern("value", leaf=leaf)

    def defined(self, scope: Scope, name: str) -> Pattern:
        """Give what a name stands for: a reference, or the pattern itself where it is a small one."""
        key = (scope, name)
        if key in self._of:
            found = self._of[key]
            if found is None:
                message = f"The schema's definition “{name}” refers to itself without an element between."
                raise Unusable("schema-broken", message)
            return found
        if name not in scope.pieces:
            said = f"refers to “{name}”, which nothing defines" if name else "has no start"
            raise Unusable("schema-broken", f"The schema {said}.", "Is a part of the schema lost?")
        self._of[key] = None
        found = self._of[key] = self.named(name or "start", self.combined(scope.pieces[name], name))
        return found

    def named(self, name: str, content: Pattern) -> Pattern:
        """Give a pattern a name, unless it is a small one."""
        if content.kind in INLINE:
            return content
        unique = self.fresh(name)
        self.contents[unique] = content
        return Pattern("ref", name=unique)

    def combined(self, pieces: list[Piece], name: str) -> Pattern:
        """Put the pieces of one definition together (RELAX NG, 4.17)."""
        ways = {way.strip() for piece in pieces if (way := piece.element.get("combine"))}
        plain = sum(piece.element.get("combine") is None for piece in pieces)
        if len(ways) > 1 or plain > 1 or not ways <= {"choice", "interleave"}:
            message = f"The schema defines “{name or 'start'}” several times, and doesn't say how they combine."
            raise Unusable("schema-broken", message, 'Write combine="choice" or combine="interleave".')
        found = [pattern.group(self.all(piece.element, piece.context)) for piece in pieces]
        return self.interleaved(found) if "interleave" in ways else self.choice_of(found)

    def choice_of(self, parts: list[Pattern]) -> Pattern:
        """Give a choice; choices that it refers to become a part of it, so that nothing stands in it twice."""
        return pattern.choice(
            seen if (seen := self.seen(part)).kind in ("choice", "optional") else part for part in parts
        )

    def interleaved(self, parts: list[Pattern]) -> Pattern:
        """Give an interleave; what it refers to becomes a part of it, where that makes it simpler."""
        return pattern.interleave(map(self.seen, parts), self.contents)

    def seen(self, part: Pattern) -> Pattern:
        """Give what a reference stands for, if it isn't an element; any other pattern as it is."""
        return self.contents.get(part.name, part) if part.kind == "ref" else part

    def repeated(self, part: Pattern) -> Pattern:
        """Repeat a pattern; what is repeated or optional by itself isn't so twice."""
        seen = self.seen(part)
        return pattern.repeated(seen if seen.kind in ("choice", "optional", "zeroOrMore", "oneOrMore") else part)

    def fresh(self, name: str) -> str:
        """Give a name for a definition that no other has."""
        number = self._used[name] = self._used.get(name, 0) + 1
        return name if number == 1 else self.fresh(f"{name}-{number}")


def library(context: Context) -> str:
    return XSD if context.library == COMPATIBILITY else context.library


_PATTERNS: Mapping[str, Callable[[Simple, Element, Context], Pattern]] = {
    "element": Simple.element,
    "attribute": Simple.attribute,
    "ref": Simple.ref,
    "parentRef": Simple.parent_ref,
    "grammar": Simple.grammar,
    "externalRef": Simple.external,
    "data": Simple.data,
    "value": Simple.value,
    "empty": lambda *_: EMPTY,
    "text": lambda *_: TEXT,
    "notAllowed": lambda *_: NOTHING,
    "group": lambda self, element, context: pattern.group(self.all(element, context)),
    "interleave": lambda self, element, context: self.interleaved(self.all(element, context)),
    "mixed": lambda self, element, context: self.interleaved([TEXT, pattern.group(self.all(element, context))]),
    "choice": lambda self, element, context: self.choice_of(self.all(element, context)),
    "optional": lambda self, element, context: pattern.optional(pattern.group(self.all(element, context))),
    "zeroOrMore": lambda self, element, context: self.repeated(pattern.group(self.all(element, context))),
    "oneOrMore": lambda self, element, context: pattern.more(pattern.group(self.all(element, context))),
    "list": lambda self, element, context: pattern.listed(pattern.group(self.all(element, context))),
}
"""What is made of each element of RELAX NG that is a pattern."""
