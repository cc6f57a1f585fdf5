"""A RELAX NG grammar, read as patterns: what stands in an element only when somebody asks for it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from lxml import etree

from pipeline.validate.rng.explain.pattern import Names, Pattern, Patterns
from pipeline.validate.rng.scope import RNG
from pipeline.xml import Element
from pipeline.xml.names import XML

_GATHERING = frozenset(("choice", "name", "anyName", "nsName", "except"))


class Scope:
    """The definitions of one grammar, and the grammar around it."""

    def __init__(self, grammar: Element, around: "Scope | None" = None) -> None:
        """Gather the definitions of a grammar."""
        self.around = around
        self.defined: defaultdict[str, list[Element]] = defaultdict(list)
        for node in _definitions(grammar):
            self.defined[(node.get("name") or "").strip() if local(node) == "define" else ""].append(node)


class Grammar:
    """A grammar with all patterns that were asked for so far."""

    def __init__(self, root: Element) -> None:
        """Take the grammar, in one tree, or a single pattern."""
        self.root = root
        self.patterns = Patterns()
        self.scope = Scope(root if local(root) == "grammar" else etree.Element("none"))
        self._defined: dict[tuple[Scope, str], Pattern] = {}
        self._content: dict[Pattern, Pattern] = {}
        self._scopes: dict[Pattern, Scope] = {}

    @cached_property
    def start(self) -> Pattern:
        """What the whole document may be."""
        return self.definition("", self.scope) if local(self.root) == "grammar" else self.pattern(self.root, self.scope)

    def content(self, element: Pattern) -> Pattern:
        """Give what may stand in an element, attributes included."""
        if element not in self._content:
            made = self.group(element.node, self._scopes[element]) if element.node is not None else self.patterns.empty
            self._content[element] = made
        return self._content[element]

    @cached_property
    def elements(self) -> Mapping[str, tuple[Pattern, ...]]:
        """Give the elements of the whole grammar that have a name of their own, by it."""
        found: defaultdict[str, list[Pattern]] = defaultdict(list)
        for node in self.root.iter(f"{{{RNG}}}element"):
            made = self.pattern(node, self.scope)
            for name in made.names.known():
                found[name].append(made)
        return {name: tuple(each) for name, each in found.items()}

    @cached_property
    def attributes(self) -> frozenset[str]:
        """Give the names of all attributes of the grammar."""
        nodes = self.root.iter(f"{{{RNG}}}attribute")
        return frozenset(name for node in nodes for name in names_of(node, is_attribute=True).known())

    def definition(self, name: str, scope: Scope | None) -> Pattern:
        """Give what a name stands for; for no name, what the grammar begins with."""
        if scope is None:
            return self.patterns.nothing
        key = (scope, name)
        if key not in self._defined:
            self._defined[key] = self.patterns.nothing  # a name that leads to itself leads nowhere
            nodes = scope.defined.get(name, [])
            several = [self.group(node, scope) for node in nodes]
            mixed = any(node.get("combine") == "interleave" for node in nodes)
            self._defined[key] = (self.patterns.interleave if mixed else self.patterns.choice)(*several)
        return self._defined[key]

    def group(self, node: Element, scope: Scope) -> Pattern:
        """Make a pattern of all that a node holds, less the names of an element or an attribute."""
        parts = [child for child in children(node) if local(child) != "except"]
        if local(node) in ("element", "attribute") and node.get("name") is None:
            parts = parts[1:]
        return self.patterns.group(*(self.pattern(child, scope) for child in parts))

    def pattern(self, node: Element, scope: Scope) -> Pattern:
        """Make a pattern of a node."""
        kind = local(node)
        if kind in ("element", "attribute"):
            return self._named(kind, node, scope)
        if kind in ("ref", "parentRef"):
            return self.definition((node.get("name") or "").strip(), scope if kind == "ref" else scope.around)
        if kind == "grammar":
            return self.definition("", Scope(node, scope))
        if kind in ("data", "value"):
            return self.patterns.leaf(kind, node)
        if kind in ("choice", "interleave"):
            several = [self.pattern(child, scope) for child in children(node)]
            return (self.patterns.choice if kind == "choice" else self.patterns.interleave)(*several)
        return self._around(kind)(self.group(node, scope))

    def _around(self, kind: str) -> Callable[[Pattern], Pattern]:
        """Give what a node that holds a group makes of it."""
        make = self.patterns
        table: Mapping[str, Callable[[Pattern], Pattern]] = {
            "group": lambda p: p,
            "optional": make.maybe,
            "oneOrMore": make.more,
            "zeroOrMore": lambda p: make.maybe(make.more(p)),
            "mixed": lambda p: make.interleave(p, make.text),
            "list": make.tokens,
            "text": lambda _: make.text,
            "empty": lambda _: make.empty,
        }
        return table.get(kind, lambda _: make.nothing)

    def _named(self, kind: str, node: Element, scope: Scope) -> Pattern:
        """Make an element or an attribute; what stands in an element waits until it is asked for."""
        names = names_of(node, is_attribute=kind == "attribute")
        if kind == "element":
            made = self.patterns.leaf(kind, node, names)
            self._scopes.setdefault(made, scope)
            return made
        value = self.group(node, scope) if len(children(node)) > (node.get("name") is None) else self.patterns.text
        return self.patterns.leaf(kind, node, names, value)


def local(node: Element) -> str:
    """Give a node's name in RELAX NG; nothing for what isn't RELAX NG."""
    name = str(node.tag)
    return name.removeprefix(f"{{{RNG}}}") if name.startswith(f"{{{RNG}}}") else ""


def children(node: Element) -> list[Element]:
    """Give the nodes of RELAX NG in a node."""
    return list(node.iterchildren(f"{{{RNG}}}*"))


def _definitions(grammar: Element) -> Iterator[Element]:
    """Give the definitions and starts of a grammar, also those in its divisions."""
    for node in children(grammar):
        if local(node) in ("define", "start"):
            yield node
        elif local(node) == "div":
            yield from _definitions(node)


def names_of(node: Element, *, is_attribute: bool) -> Names:
    """Give the names of an element or an attribute."""
    name = node.get("name")
    if name is not None:
        space = (node.get("ns") or "") if is_attribute else _space(node)
        return Names(_qualified(name.strip(), node, space))
    return next((_names(child) for child in children(node) if local(child) in _GATHERING), Names(alternatives=()))


def _names(node: Element) -> Names:
    """Give the names of a name class."""
    kind = local(node)
    if kind == "name":
        return Names(_qualified((node.text or "").strip(), node, _space(node)))
    if kind == "choice":
        return Names(alternatives=tuple(_several(children(node))))
    without = tuple(each for child in children(node) for each in _several(children(child)))
    return Names(space=_space(node) if kind == "nsName" else None, without=without)


def _several(nodes: Iterable[Element]) -> Iterator[Names]:
    for node in nodes:
        yield _names(node)


def _space(node: Element) -> str:
    """Give the namespace that is in force at a node: of the nearest `ns` around it."""
    around: Element | None = node
    while around is not None:
        if (space := around.get("ns")) is not None:
            return space
        around = around.getparent()
    return ""


def _qualified(name: str, node: Element, space: str) -> str:
    """Write a name as lxml does; a prefix is one of the grammar's own."""
    prefix, colon, rest = name.rpartition(":")
    if colon:
        space = XML if prefix == "xml" else node.nsmap.get(prefix) or ""
    return f"{{{space}}}{rest}" if space else rest
