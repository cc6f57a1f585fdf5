"""Verdicts by libxml2, on as much of a RELAX NG schema as the files of this process have met.

A pattern for a name that doesn't occur in a file matches nothing of it. So a schema without such patterns gives the
same verdict on the file as the whole schema, and libxml2 compiles it in milliseconds.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field

from lxml import etree

from pipeline.attempts import preparing
from pipeline.validate.judgement import Schema, Unusable
from pipeline.validate.rng.load import made_of, simplified, spoken
from pipeline.validate.rng.names import occurring
from pipeline.validate.walk import Walk
from pipeline.xml import Element
from pipeline.xml.names import XSI

_XSI = f"{{{XSI}}}"
MOST_NAMES = 250
"""How many names a grammar has at most before a file with new names gets one of its own."""
MOST_GRAMMARS = 20
"""How many compiled grammars a process keeps."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What libxml2 says is wrong: its message, and the line of the element."""

    line: int
    message: str
    path: str


@dataclass(slots=True)
class Compiled:
    """A grammar that libxml2 has compiled."""

    names: frozenset[str]
    """The names for which it was made."""
    grammar: etree.RelaxNG
    met: set[str]
    """These names, and those that files had of which the schema doesn't speak."""


@dataclass(slots=True)
class Known:
    """What a process has made of one schema."""

    spoken: frozenset[str]
    """The local names of which the schema speaks."""
    grammars: list[Compiled] = field(default_factory=list)
    """The one that was used last is the first."""

    def find(self, names: set[str]) -> etree.RelaxNG | None:
        """Give a grammar that knows some names, if there is one."""
        for number, each in enumerate(self.grammars):
            if names <= each.met:
                self.grammars.insert(0, self.grammars.pop(number))
                return each.grammar
        return None


_KNOWN: dict[tuple[str, ...], Known] = {}


def verdict(schema: Schema, walk: Walk) -> tuple[bool, tuple[Fault, ...]]:
    """Judge a tree by a schema: whether it is valid, and what libxml2 says.

    Attributes of XML Schema's own (`xsi:schemaLocation`, `xsi:type`, …) aren't judged. Raises Unusable.
    """
    root, names = walk.elements[0], occurring(walk)
    hints = {name for name in names if name.startswith(f"@{_XSI}")}
    grammar = compiled(schema, names - hints)
    with without_hints(root) if hints else nullcontext():
        valid = grammar.validate(root)
        return valid, () if valid else tuple(Fault(e.line, e.message, e.path or "") for e in grammar.error_log)


def compiled(schema: Schema, occurring: set[str]) -> etree.RelaxNG:
    """Give a compiled grammar that knows the names that occur. Raises Unusable."""
    key = made_of(schema)
    known = _KNOWN.get(key)
    if known is None:
        known = _KNOWN[key] = Known(spoken(schema))
    if found := known.find(occurring):
        return found
    names = {each for each in occurring if each.rpartition("}")[2].removeprefix("@") in known.spoken}
    if found := known.find(names):
        known.grammars[0].met |= occurring
        return found
    if known.grammars and len(wider := names | known.grammars[0].names) <= MOST_NAMES:
        names = wider
        known.grammars.pop(0)
    with preparing():
        grammar = compile_grammar(simplified(schema, names), schema)
    known.grammars.insert(0, Compiled(frozenset(names), grammar, names | occurring))
    del known.grammars[MOST_GRAMMARS:]
    return grammar


def compile_grammar(simple: bytes, schema: Schema) -> etree.RelaxNG:
    """Let libxml2 compile a grammar. Raises Unusable."""
    try:
        return etree.RelaxNG(etree.fromstring(simple))
    except etree.RelaxNGParseError as error:
        said = error.error_log.last_error.message if error.error_log.last_error else str(error)
        message = f"The schema {schema.path} can't be used: {said}."
        raise Unusable("schema-broken", message, "Does its project have a newer one?") from None


@contextmanager
def without_hints(root: Element) -> Iterator[None]:
    """Take the attributes of XML Schema's own away for a while."""
    found: list[tuple[Element, list[tuple[str, str]]]] = []
    for element in root.xpath("//*[@xsi:*]", namespaces={"xsi": XSI}):
        found.append((element, list(element.attrib.items())))
        for name in [name for name in element.attrib if name.startswith(_XSI)]:
            del element.attrib[name]
    try:
        yield
    finally:
        for element, attributes in found:
            element.attrib.clear()
            element.attrib.update(attributes)
