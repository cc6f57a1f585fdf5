"""A fast gate: libxml2's validator for XSD 1.0, on a schema without what doesn't occur in the document."""

from lxml import etree

from pipeline.validate.judgement import Schema
from pipeline.validate.xsd.closure import Closure
from pipeline.validate.xsd.prune import pruned
from pipeline.xml import Element

Names = frozenset[str]
_OPEN: dict[str, tuple[Names, etree.XMLSchema | None]] = {}
"""By the hash of a schema, the names that it was made for and what libxml2 made of it; None where it couldn't."""
_HINTS = "boolean(//@*[namespace-uri() = 'http://www.w3.org/2001/XMLSchema-instance'])"


def passes(root: Element, schema: Schema, files: Closure) -> bool:
    """Tell whether a document is certainly valid; if it isn't certain, xmlschema decides."""
    if files.checks_references or root.xpath(_HINTS):
        return False
    names = frozenset(str(element.tag) for element in root.iter("*"))
    opened = open_for(names, schema, files)
    return opened is not None and opened.validate(root)


def open_for(names: Names, schema: Schema, files: Closure) -> etree.XMLSchema | None:
    """Give a schema that knows at least some names, compiled."""
    known, opened = _OPEN.get(schema.sha256, (frozenset(), None))
    if schema.sha256 not in _OPEN or (opened is not None and not names <= known):
        known |= names
        opened = compiled(known, schema, files)
        _OPEN[schema.sha256] = (known, opened)
    return opened


def compiled(names: Names, schema: Schema, files: Closure) -> etree.XMLSchema | None:
    """Compile a schema; None where libxml2 can't, or where it would open something else than the schema's files."""
    try:
        tree = etree.fromstring(files.files[schema.base], base_url=schema.base.as_uri())
        return etree.XMLSchema(pruned(tree, names))
    except etree.XMLSchemaParseError:
        return None
