"""An XSD as xmlschema builds it: once, then kept."""

import pickle
import warnings
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import xmlschema
from xmlschema.validators import XsdAttribute, XsdElement

from pipeline.attempts import preparing
from pipeline.kept import kept
from pipeline.validate.judgement import Schema, Unusable
from pipeline.validate.xsd.closure import Closure

Built = xmlschema.XMLSchema10 | xmlschema.XMLSchema11
_BUILT: dict[tuple[str | bytes, ...], "Rules"] = {}
AT_ONCE = 8
"""How many schemas a process keeps."""


class Rules:
    """A schema that is built, and what is asked of it again and again."""

    def __init__(self, schema: Built) -> None:
        """Take a schema."""
        self.schema = schema

    @cached_property
    def names(self) -> frozenset[str]:
        """Give the names of all elements that it declares anywhere."""
        found = {element.name for element in self.schema.iter_components(XsdElement) if element.name}
        return frozenset(found | self.tops)

    @cached_property
    def attributes(self) -> frozenset[str]:
        """Give the names of all attributes that it declares anywhere."""
        return frozenset(found.name for found in self.schema.maps.iter_components(XsdAttribute) if found.name)

    @cached_property
    def tops(self) -> frozenset[str]:
        """Give the names of the elements with which a document may begin."""
        return frozenset(map(str, self.schema.maps.elements))


def rules(schema: Schema, files: Closure) -> Rules:
    """Give a schema as it is built. Raises Unusable where it has a mistake."""
    parts = ("xsd", str(files.is_1_1), str(schema.base), *digests(files))
    if parts not in _BUILT:
        with preparing():
            data = kept(parts, lambda: pickle.dumps(build(schema, files), pickle.HIGHEST_PROTOCOL))
        if len(_BUILT) >= AT_ONCE:
            _BUILT.pop(next(iter(_BUILT)))
        _BUILT[parts] = Rules(pickle.loads(data))  # noqa: S301 - the cache folder is the user's own, its hash is right
    return _BUILT[parts]


def digests(files: Closure) -> Iterable[str | bytes]:
    """Give all that a schema is made of: the places and contents of its files."""
    for path, data in files.files.items():
        yield from (str(path), data)


def build(schema: Schema, files: Closure) -> Built:
    """Build a schema, with the files of its folder only. Raises Unusable where it has a mistake."""
    version = xmlschema.XMLSchema11 if files.is_1_1 else xmlschema.XMLSchema10
    try:
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            built = version(
                str(schema.base), base_url=folder(schema.within), allow="sandbox", defuse="always", timeout=1
            )
    except (xmlschema.XMLSchemaException, OSError, RecursionError, ValueError, SyntaxError) as error:
        raise broken(schema, error) from None
    for warning in said:
        if issubclass(warning.category, (xmlschema.XMLSchemaImportWarning, xmlschema.XMLSchemaIncludeWarning)):
            raise broken(schema, warning.message)
    return built


def folder(path: Path) -> str:
    """Write a folder as the address that encloses all in it."""
    return path.resolve().as_uri() + "/"


def broken(schema: Schema, error: object) -> Unusable:
    """Say that a schema has a mistake."""
    said = " ".join((getattr(error, "reason", None) or getattr(error, "message", None) or str(error)).split())
    line = getattr(error, "sourceline", None)
    at = f", line {line}" if line else ""
    hint = f"Ask whoever wrote it. xmlschema says: {said[:300].rstrip('.:')}{at}."
    return Unusable("schema-broken", f"The schema {schema.path} has a mistake.", hint)
