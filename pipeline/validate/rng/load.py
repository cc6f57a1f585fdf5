"""Loads a RELAX NG schema as one simple grammar: no includes, no outer files, nothing to be inherited."""

import re

from lxml import etree

from pipeline.kept import kept
from pipeline.remembered import remembered
from pipeline.validate.judgement import Schema, Unusable
from pipeline.validate.rng.files import MOST_SCHEMAS, files
from pipeline.validate.rng.names import Names
from pipeline.validate.rng.scope import RNG
from pipeline.validate.rng.simple import Simple
from pipeline.validate.rng.write import largest, written
from pipeline.xml import Element

_REFERENCE = re.compile(rb"[<:](?:include|externalRef)\s")
_NAMING = tuple(f"{{{RNG}}}{name}" for name in ("element", "attribute", "name"))
LARGEST = 3_000_000
"""How many patterns the content of one element has at most, all references followed."""

MOST_LOADED = 4
"""How many whole schemas a process remembers."""
_LOADED: dict[tuple[str, ...], Element] = {}


def load(schema: Schema) -> Element:
    """Give a schema (`rng` or `rnc`) as one `grammar` element in the simple form.

    Simple form: the grammar has one `start`, then `define`s. Each `element` is the only child of a define of its own,
    with a name class (`name` with @ns, `nsName`, `anyName`, `choice`; never @name) and one pattern. All that `include`,
    `externalRef`, `div`, `parentRef`, `combine`, nested grammars, @ns and @datatypeLibrary of ancestors said is worked
    in; annotations are gone; what can't match (`notAllowed`) is folded away (RELAX NG, 4.2-4.20). `optional`,
    `zeroOrMore`, and `choice`, `group`, `interleave` of many stay; `mixed` is an interleave, or text in a choice.

    The same element is given each time. Raises Unusable where the schema has a mistake or needs what can't be had.
    """
    key = made_of(schema)
    if key not in _LOADED:
        while len(_LOADED) >= MOST_LOADED:
            _LOADED.pop(next(iter(_LOADED)))
        _LOADED[key] = etree.fromstring(simplified(schema, None))
    return _LOADED[key]


def simplified(schema: Schema, names: Names) -> bytes:
    """Give the simple form of a schema, of it only what files that hold no other names can meet. Raises Unusable."""
    return kept(["simple", *made_of(schema), *(["*"] if names is None else sorted(names))], lambda: make(schema, names))


def make(schema: Schema, names: Names) -> bytes:
    """Make the simple form of a schema. Raises Unusable."""
    try:
        simple = Simple(files(schema).root(), schema.base, files(schema).opened, names)
        if largest(simple) > LARGEST:
            message = "The schema grows beyond all measure when its definitions are put together."
            raise Unusable("schema-too-complex", message, "Let definitions refer to each other less often.")
        return etree.tostring(written(simple), encoding="UTF-8")
    except RecursionError:
        raise Unusable("schema-too-complex", "The schema's definitions are nested too deeply.") from None


def spoken(schema: Schema) -> frozenset[str]:
    """Give the local names of elements and attributes of which a schema speaks. Raises Unusable."""
    found = kept(["names", *made_of(schema)], lambda: "\n".join(sorted(named(schema))).encode())
    return frozenset(found.decode().split("\n"))


def named(schema: Schema) -> set[str]:
    """Look for the local names of which a schema speaks. Raises Unusable."""
    found: set[str] = set()
    for root in files(schema).all().values():
        for element in root.iter(*_NAMING):
            written = element.text if element.tag == _NAMING[-1] else element.get("name")
            found.add((written or "").strip().rpartition(":")[2])
    return found


@remembered(MOST_SCHEMAS, lambda schema: (schema.kind, schema.sha256, schema.base))
def made_of(schema: Schema) -> tuple[str, ...]:
    """Give the hashes of all files of a schema, with what it takes to find them. Raises Unusable."""
    if schema.kind == "rng" and not _REFERENCE.search(schema.data):
        return schema.kind, schema.sha256
    files(schema).all()
    return schema.kind, *(f"{path} {sha256}" for path, sha256 in sorted(files(schema).sha256.items()))
