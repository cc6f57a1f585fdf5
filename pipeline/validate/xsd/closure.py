"""The files that an XSD is made of: what it includes and imports, inside the edition or beside what ships."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree

from pipeline.asked import look, note, unread
from pipeline.remembered import remembered
from pipeline.validate.judgement import Schema, Unusable
from pipeline.xml import Element
from pipeline.xml.names import XML, XSI

XS = "http://www.w3.org/2001/XMLSchema"
VERSIONS = "{http://www.w3.org/2007/XMLSchema-versioning}"
BUILT_IN = frozenset((XML, XS, "http://www.w3.org/1999/xlink", XSI))
"""The namespaces whose schemas xmlschema has with it."""
REFERS = tuple(f"{{{XS}}}{name}" for name in ("include", "import", "redefine", "override"))
ONLY_1_1 = tuple(
    f"{{{XS}}}{name}"
    for name in ("assert", "assertion", "alternative", "openContent", "defaultOpenContent", "override",
                 "explicitTimezone")
)  # fmt: skip
"""Elements that XSD 1.0 doesn't know."""
ONLY_1_1_ATTRIBUTES = (
    "//@notQName | //@notNamespace | //@inheritable | //@defaultAttributes | //@xpathDefaultNamespace"
    " | //xs:all/*[@maxOccurs[not(. = '0' or . = '1')]] | //xs:schema/@v:minVersion[number(.) > 1.0]"
)
MOST_FILES = 500
"""How many files an XSD may have."""
MOST_BYTES = 20_000_000
"""How long a file of it may be."""


@dataclass(frozen=True, slots=True)
class Closure:
    """The files of an XSD."""

    files: Mapping[Path, bytes]
    """Each with its content; the schema itself first."""
    is_1_1: bool
    """Whether it says that it is XSD 1.1, or uses what only that has."""
    checks_references: bool
    """Whether it has a type for references between ids, which libxml2 doesn't follow."""


AT_ONCE = 8
"""Of how many schemas a process remembers the files."""


@remembered(AT_ONCE, lambda schema: (schema.sha256, schema.base))
def closure(schema: Schema) -> Closure:
    """Gather the files of an XSD, once. Raises Unusable where one is missing, outside, or isn't XML."""
    files: dict[Path, bytes] = {}
    is_1_1 = checks_references = False
    waiting = [(schema.base, schema.data)]
    while waiting:
        path, data = waiting.pop()
        if path in files:
            continue
        files[path] = data
        root = parsed(data, path.name if path != schema.base else schema.path)
        is_1_1 = is_1_1 or has_1_1(root)
        checks_references = checks_references or b"IDREF" in data or b"ENTIT" in data
        if len(files) > MOST_FILES:
            raise Unusable("schema-too-complex", f"The schema {schema.path} has more than {MOST_FILES} files.")
        waiting += ((found, content(found, schema)) for found in references(root, path, schema))
    return Closure(files, is_1_1, checks_references)


def parsed(data: bytes, name: str) -> Element:
    """Parse a file of a schema; no entities, no other files. Raises Unusable."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        hint = f"It says: {error.msg}."
        raise Unusable("schema-broken", f"The schema {name} isn't well-formed XML.", hint) from None
    if root.tag != f"{{{XS}}}schema":
        raise Unusable("schema-broken", f"The file {name} isn't an XSD.", "Is it a schema of another kind?")
    if root.getroottree().docinfo.internalDTD is not None:
        hint = "Take its DOCTYPE out, or keep a copy without one."
        raise Unusable("schema-broken", f"The schema {name} has a DOCTYPE, which isn't read.", hint)
    return root


def has_1_1(root: Element) -> bool:
    """Tell whether a schema uses what only XSD 1.1 has, or says that it is one."""
    if next(root.iter(*ONLY_1_1), None) is not None:
        return True
    return bool(root.xpath(ONLY_1_1_ATTRIBUTES, namespaces={"xs": XS, "v": VERSIONS.strip("{}")}))


def references(root: Element, path: Path, schema: Schema) -> Iterator[Path]:
    """Give the files to which a file of a schema refers. Raises Unusable for what isn't inside."""
    for node in root.iterchildren(*REFERS):
        location = (node.get("schemaLocation") or "").strip()
        if not location or (node.get("namespace") in BUILT_IN and location.startswith(("http://", "https://"))):
            continue
        try:
            parts = urlsplit(urldefrag(urljoin(path.as_uri(), location)).url)
        except ValueError:
            message = f"The schema {path.name} asks for {location}, which isn't an address."
            raise Unusable("schema-broken", message, "Correct it.") from None
        if parts.scheme != "file":
            hint = "Keep a copy of it beside the schema, and refer to that."
            raise Unusable("schema-broken", f"The schema {path.name} asks for {location}, which isn't fetched.", hint)
        yield inside(Path(unquote(parts.path)), location, path, schema)


def inside(found: Path, location: str, path: Path, schema: Schema) -> Path:
    """Follow the links of the file system. Raises Unusable where that leads out of the folder, or nowhere."""
    real = found.resolve()
    look(found, schema.within)
    if not real.is_relative_to(schema.within.resolve()):
        hint = "Keep a copy of it inside."
        raise Unusable("schema-broken", f"The schema {path.name} asks for {location}, which is outside.", hint)
    if not os.path.isfile(real):  # noqa: PTH113 - also of a name that is too long for a file
        hint = "Is its name right, and was it copied, too?"
        raise Unusable("schema-broken", f"The schema {path.name} asks for {location}, which isn't there.", hint)
    return real


def content(path: Path, schema: Schema) -> bytes:
    """Read a file of a schema. Raises Unusable."""
    try:
        if path.stat().st_size > MOST_BYTES:
            unread(path)
            raise Unusable("schema-too-complex", f"The file {path.name} of the schema {schema.path} is too large.")
        data = path.read_bytes()
    except OSError as error:
        unread(path)
        raise Unusable(
            "schema-broken", f"The file {path.name} of the schema can't be read: {error.strerror}."
        ) from None
    note(path, hashlib.sha256(data).hexdigest())
    return data
