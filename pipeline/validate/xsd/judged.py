"""What xmlschema says of a file: the authority on XSD, 1.0 and 1.1."""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from typing import TYPE_CHECKING, Any

from lxml import etree
from xmlschema import XMLSchemaException, XMLSchemaValidationError
from xmlschema.validators import XsdElement

from pipeline.validate.judgement import Judgement, Schema, Unusable
from pipeline.validate.subject import Subject
from pipeline.validate.xsd.built import Rules, rules
from pipeline.validate.xsd.closure import Closure
from pipeline.validate.xsd.explain import Mistake, explained
from pipeline.xml import Element

if TYPE_CHECKING:
    from pipeline.validate.finding import Finding

MOST = 500
"""How many mistakes of a file are looked for by one schema."""
HINTS = tuple(
    f"{{http://www.w3.org/2001/XMLSchema-instance}}{name}" for name in ("schemaLocation", "noNamespaceSchemaLocation")
)
"""Where a document names its schemas: an engine might open them on its own."""


def judged(subject: Subject, schema: Schema, files: Closure) -> Judgement:
    """Judge a file by xmlschema alone. Raises Unusable where the schema can't be used, or not to its end."""
    built = rules(schema, files)
    bare = without_remarks(subject.root)
    originals = dict(zip(bare.iter("*"), subject.root.iter("*"), strict=True))
    common = Counter(str(element.tag) for element in originals.values())
    declared: dict[Element, XsdElement] = {}
    findings: dict[tuple[Element, str], Finding] = {}
    valid = True
    try:
        for error in islice(errors(built, bare, declared), MOST):
            valid = False
            place: Any = error.elem
            mistake = Mistake(error, originals.get(place, subject.root), declared.get(place), built, common)
            for finding in explained(mistake):
                findings.setdefault((finding.element, finding.attribute or finding.rule), finding)
    except (XMLSchemaException, RecursionError) as error:
        message = f"The schema {schema.path} can't be followed to its end."
        raise Unusable("schema-too-complex", message, f"xmlschema says: {first_line(error)}.") from None
    return Judgement(valid, tuple(findings.values()))


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
