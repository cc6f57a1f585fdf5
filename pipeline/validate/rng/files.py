"""The files of a RELAX NG schema: itself, and what it includes, inside of the edition or of what ships."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urldefrag

from lxml import etree

from pipeline.asked import look, note, unread
from pipeline.validate.judgement import Schema, Unusable
from pipeline.validate.rng.compact import from_compact
from pipeline.validate.rng.scope import RNG, Context, Scope
from pipeline.validate.shipped import folder, shipped
from pipeline.xml import Element

MOST_BYTES = 50_000_000
"""How many bytes the files of a schema have together."""
DEEPEST = 50
"""How deep files include each other."""
REFERENCES = tuple(f"{{{RNG}}}{name}" for name in ("include", "externalRef"))
"""The elements that refer to other files."""
MOST_SCHEMAS = 8
"""How many schemas a process remembers."""
_FILES: dict[tuple[Path, str, Path], "Files"] = {}
_PARSER = etree.XMLParser(
    remove_comments=True, remove_pis=True, resolve_entities="internal", load_dtd=False, no_network=True, huge_tree=False
)


def files(schema: Schema) -> "Files":
    """Give the files of a schema; a process reads them once."""
    key = (schema.base, schema.sha256, schema.within)
    if key not in _FILES:
        while len(_FILES) >= MOST_SCHEMAS:
            _FILES.pop(next(iter(_FILES)))
        _FILES[key] = Files(schema)
    return _FILES[key]


class Files:
    """What a schema is made of; remembers what was read."""

    def __init__(self, schema: Schema) -> None:
        """Take a schema, whose file was read already."""
        self.schema = schema
        self.bytes = len(schema.data)
        self.read: dict[Path, Element] = {}
        self.sha256 = {schema.base: schema.sha256}

    def root(self) -> Element:
        """Give the root of the schema's own file. Raises Unusable."""
        base = self.schema.base
        if base not in self.read:
            self.read[base] = self.parsed(base, self.schema.data, compact=self.schema.kind == "rnc")
        return self.read[base]

    def all(self) -> dict[Path, Element]:
        """Give the root of every file of the schema. Raises Unusable."""
        queue = [(self.root(), Context(Scope(), self.schema.base))]
        while queue:
            root, context = queue.pop()
            for element in root.iter(*REFERENCES):
                known = len(self.read)
                opened = self.opened(element, context)
                queue += [opened] if len(self.read) > known else []
        return self.read

    def opened(self, element: Element, context: Context) -> tuple[Element, Context]:
        """Open the file to which an element refers: gives its root and what holds in it. Raises Unusable."""
        href = (element.get("href") or "").strip()
        file = self.found(href, context.file)
        if file in context.around or len(context.around) >= DEEPEST or file == context.file:
            raise Unusable("schema-broken", f"The schema's files include each other without end, among them “{href}”.")
        if file not in self.read:
            try:
                data = file.read_bytes()
            except OSError as error:
                unread(file)
                message = f"The schema refers to “{href}”, which can't be read: {error.strerror}."
                raise Unusable("schema-broken", message, "Copy it beside the schema.") from None
            self.sha256[file] = hashlib.sha256(data).hexdigest()
            note(file, self.sha256[file])
            self.bytes += len(data)
            if self.bytes > MOST_BYTES:
                raise Unusable("schema-too-complex", f"The schema's files have more than {MOST_BYTES:,} bytes.")
            self.read[file] = self.parsed(file, data, compact=file.suffix == ".rnc")
        note(file, self.sha256[file])
        root = self.read[file]
        inside = replace(context, file=file, library="", around=(*context.around, context.file))
        return root, inside.at(root)

    def found(self, href: str, beside: Path) -> Path:
        """Find the file to which a schema refers. Raises Unusable."""
        path = shipped(href)
        if path is not None:
            return path
        if "://" in href:
            message = f"The schema refers to “{href}” on the web, which isn't fetched."
            raise Unusable("schema-broken", message, "Copy it beside the schema, and name the copy in the schema.")
        plain = beside.parent / unquote(urldefrag(href).url)
        look(plain, self.schema.within)
        path = Path(os.path.realpath(plain))
        if not path.is_relative_to(os.path.realpath(self.schema.within)) and folder() not in path.parents:
            message = f"The schema refers to “{href}”, which is outside of the edition."
            raise Unusable("schema-broken", message, "Copy it into the edition's schema folder.")
        return path

    def parsed(self, file: Path, data: bytes, *, compact: bool) -> Element:
        """Parse a file of the schema. Raises Unusable."""
        if compact:
            return from_compact(data, file)
        try:
            return etree.fromstring(data, _PARSER)
        except etree.XMLSyntaxError as error:
            message = f"The schema {file.name} isn't well-formed XML: {error.msg}."
            hint = "Is it the schema, or a web page that was saved in its place?"
            raise Unusable("schema-broken", message, hint) from None
