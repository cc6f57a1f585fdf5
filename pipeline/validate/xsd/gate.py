"""A fast gate: libxml2's validator for XSD 1.0, on a schema without what doesn't occur in the document."""

from pathlib import Path

from lxml import etree

from pipeline.attempts import preparing
from pipeline.validate.judgement import Schema
from pipeline.validate.xsd.closure import Closure
from pipeline.validate.xsd.prune import pruned
from pipeline.xml import Element

Names = frozenset[str]
_OPEN: dict[tuple[str, Path], tuple[Names, etree.XMLSchema | None]] = {}
"""For a schema, the names that it was compiled for and what libxml2 made of it; None where it couldn't."""
_HINTS = "boolean(//@*[namespace-uri() = 'http://www.w3.org/2001/XMLSchema-instance'])"


def passes(root: Element, schema: Schema, files: Closure) -> bool:
    """Tell whether a document is certainly valid; if it isn't certain, xmlschema decides."""
    if files.checks_references or root.xpath(_HINTS):
        return False
    names = frozenset(str(element.tag) for element in root.iter("*"))
    opened = open_for(names, schema, files)
    return opened is not None and opened.validate(root)


MOST_OFTEN = 1_000
"""How often something may be repeated in a schema that libxml2 is asked about, repetitions within others included."""
DIGITS = 10
"""How many digits a number of repetitions has at most."""
SMALL = 200_000
"""How long all files of a schema are together of which nothing needs to be taken away."""


def open_for(names: Names, schema: Schema, files: Closure) -> etree.XMLSchema | None:
    """Give a schema that knows at least some names, compiled."""
    key = (schema.sha256, schema.base)
    known, opened = _OPEN.get(key, (frozenset(), None))
    whole = sum(map(len, files.files.values())) < SMALL
    if key not in _OPEN or (opened is not None and not whole and not names <= known):
        known |= names
        with preparing():
            opened = compiled(None if whole else known, schema, files)
        _OPEN[key] = (known, opened)
    return opened


def compiled(names: Names | None, schema: Schema, files: Closure) -> etree.XMLSchema | None:
    """Compile a schema, whole or for some names; None where libxml2 can't."""
    if any(map(repeats_too_often, files.files.values())):
        return None
    try:
        tree = etree.fromstring(files.files[schema.base], base_url=schema.base.as_uri())
        return etree.XMLSchema(pruned(tree, names))
    except etree.XMLSchemaParseError:
        return None


def repeats_too_often(data: bytes) -> bool:
    """Tell whether something in a file may be repeated so often that libxml2, which counts by copies, has no end."""
    for node in etree.fromstring(data).iterfind(".//*[@maxOccurs]"):
        times = 1
        for each in (node, *node.iterancestors()):
            many = each.get("maxOccurs", "1").strip()
            times *= int(many) if many.isdecimal() and len(many) < DIGITS else 1 if many == "unbounded" else MOST_OFTEN
        if times >= MOST_OFTEN:
            return True
    return False
