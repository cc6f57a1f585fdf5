"""What xmlschema says of a file: the authority on XSD, 1.0 and 1.1."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cached_property
from itertools import islice
from typing import Any

from lxml import etree
from xmlschema import XMLSchemaException, XMLSchemaValidationError
from xmlschema.validators import XsdElement

from pipeline.validate.finding import Finding
from pipeline.validate.judgement import Judgement, Schema, Unusable
from pipeline.validate.rng.explain import finding
from pipeline.validate.rng.explain.grammar import Grammar
from pipeline.validate.rng.explain.mistake import Mistake
from pipeline.validate.rng.explain.pattern import Pattern
from pipeline.validate.rng.explain.saying import Around
from pipeline.validate.subject import Subject
from pipeline.validate.xsd.built import Rules, rules
from pipeline.validate.xsd.closure import Closure
from pipeline.validate.xsd.error import Error
from pipeline.validate.xsd.explain import Told, explained
from pipeline.xml import Element, characters
from pipeline.xml.names import XSI

MOST = 500
"""How many mistakes of a file are looked for by one schema."""
HINTS = tuple(f"{{{XSI}}}{name}" for name in ("schemaLocation", "noNamespaceSchemaLocation"))
"""Where a document names its schemas: an engine might open them on its own."""


def judged(subject: Subject, schema: Schema, files: Closure) -> Judgement:
    """Judge a file by xmlschema alone. Raises Unusable where the schema can't be used, or not to its end."""
    built = rules(schema, files)
    bare = without_remarks(subject.root)
    originals = dict(zip(bare.iter("*"), subject.root.iter("*"), strict=True))
    declared: dict[Element, XsdElement] = {}
    found: dict[tuple[Element, str], Told] = {}
    valid = True
    try:
        for error in islice(errors(built, bare, declared), MOST):
            valid = False
            place: Any = error.elem
            wrong = Error(error, originals.get(place, subject.root), declared.get(place), built)
            for told in explained(wrong):
                found.setdefault((told.element, told.attribute or sort(told)), told)
    except (XMLSchemaException, RecursionError) as error:
        message = f"The schema {schema.path} can't be followed to its end."
        raise Unusable("schema-too-complex", message, f"xmlschema says: {first_line(error)}.") from None
    return Judgement(valid, tuple(in_words(subject, built, [*found.values()])))


def sort(told: Told) -> str:
    """Give what tells a mistake from another at the same element."""
    return told.rule if isinstance(told, Finding) else told.kind


class Names(Grammar):
    """What the words for mistakes ask a RELAX NG grammar: which elements and attributes there are."""

    def __init__(self, built: Rules) -> None:
        """Take an XSD."""
        super().__init__(etree.Element("none"))
        self._built = built

    @cached_property
    def elements(self) -> Mapping[str, tuple[Pattern, ...]]:
        """Give the names of all elements of the schema, without patterns."""
        return dict.fromkeys(self._built.names, ())

    @cached_property
    def attributes(self) -> frozenset[str]:
        """Give the names of all attributes of the schema."""
        return self._built.attributes


def in_words(subject: Subject, built: Rules, found: Sequence[Told]) -> Iterator[Finding]:
    """Put mistakes into words; a wrong text has a place of its own."""
    around = Around(subject.root, Names(built))
    texts = [each for each in found if isinstance(each, Mistake) and each.kind == "text"]
    places = dict(zip(map(id, texts), characters(subject.source, [*map(spot, texts)]), strict=True))
    for each in found:
        yield each if isinstance(each, Finding) else finding(each, around, places.get(id(each)))


def spot(mistake: Mistake) -> tuple[Element, bool, int]:
    """Give the first letter of a wrong text."""
    node = mistake.element if mistake.follows is None else mistake.follows
    return node, mistake.follows is not None, len(mistake.text) - len(mistake.text.lstrip())


def errors(built: Rules, root: Any, declared: dict[Any, XsdElement]) -> Iterator[XMLSchemaValidationError]:  # noqa: ANN401
    """Look for errors, and note on the way what the schema says of each element. xmlschema takes any kind of tree."""

    def note(element: Any, declaration: XsdElement) -> bool:  # noqa: ANN401
        declared[element] = declaration
        return False

    return built.schema.iter_errors(root, validation_hook=note)


def first_line(error: Exception) -> str:
    """Give the beginning of what an error says."""
    return (str(error).splitlines() or [type(error).__name__])[0].rstrip(".:")


def without_remarks(root: Element) -> Element:
    """Copy a tree without comments, instructions and hints: xmlschema takes a remark for an element of its parent."""
    bare = deepcopy(root)
    etree.strip_tags(bare, etree.Comment, etree.ProcessingInstruction)
    etree.strip_attributes(bare, *HINTS)
    return bare
