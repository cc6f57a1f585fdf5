"""Puts into a Schematron what it includes: files of the edition only, read by us."""

import contextlib
import hashlib
from copy import deepcopy
from pathlib import Path
from urllib.parse import unquote, urldefrag

from lxml import etree

from pipeline import saxon
from pipeline.asked import look, note, unread
from pipeline.validate.judgement import Schema, Unusable
from pipeline.validate.schematron.names import SCH, XSL, modern
from pipeline.xml import Element
from pipeline.xml.names import ID, OURS

DEEPEST = 50
"""How deeply files may include each other."""
LARGEST = 20_000_000
"""How many bytes an included file has at most."""
ASKED = "pecia:file"
"""The attribute by which a translated schema says which file a parameter is."""
FILE = f"{{{OURS}}}file"
INCLUDE, EXTENDS, SCHEMA = (f"{{{SCH}}}{name}" for name in ("include", "extends", "schema"))
STYLESHEETS = tuple(f"{{{XSL}}}{name}" for name in ("include", "import"))


def parsed(data: bytes, path: str) -> Element:
    """Parse a schema's file. Raises Unusable where it isn't well-formed."""
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, remove_pis=True, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise Unusable("schema-broken", f"The schema {path} isn't well-formed XML: {error.msg}.") from error
    return modern(root)


def completed(root: Element, base: Path, within: Path, depth: int = 0) -> Element:
    """Replace in a schema everything that includes a file by what is included; `base` is the file it stands in.

    Raises Unusable where a file can't be had.
    """
    if depth > DEEPEST:
        raise Unusable("schema-broken", "The schema's files include each other without end.")
    for place in list(root.iter(INCLUDE, EXTENDS, *STYLESHEETS)):
        href = (place.get("href") or "").strip()
        around = place.getparent()
        if not href or around is None or (place.tag in STYLESHEETS and around.tag != SCHEMA):
            continue
        file, _, name = (unquote(part) for part in href.partition("#"))
        path = base.parent / file if file else base
        found = target(parsed(read(path, href, within), href), name, href)
        whole = completed(found, path, within, depth + 1)
        content = list(whole) if place.tag != INCLUDE or whole.tag == SCHEMA else [whole]
        put(place, content)
    return root


def read(path: Path, href: str, within: Path) -> bytes:
    """Read a file that a schema includes, if it is inside the folder. Raises Unusable."""
    if urldefrag(href)[0].partition(":")[1] and "/" not in href.partition(":")[0]:
        message = f"The schema includes “{href}”, and nothing is fetched."
        raise Unusable("schema-broken", message, "Keep a copy beside the schema.")
    look(path, within)
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(within.resolve()):
            message = f"The schema includes “{href}”, which is outside of the edition."
            raise Unusable("schema-broken", message, "Keep a copy beside the schema.")
        data = real.read_bytes() if real.stat().st_size <= LARGEST else b""
        note(real, hashlib.sha256(data).hexdigest())
    except (OSError, ValueError) as error:
        unread(path)
        message = f"The schema includes “{href}”, which can't be read."
        raise Unusable("schema-broken", message, "Mend the path, or add the file.") from error
    return data


def asked(stylesheet: str, schema: Schema) -> dict[str, saxon.Document]:
    """Read the files beside the schema for which a translated schema asks; those that can't be had are left out.

    They are the edition's own, and the schema's author named them: what a document says is never read.
    """
    found: dict[str, saxon.Document] = {}
    if f"{ASKED}=" not in stylesheet:
        return found
    for parameter in etree.fromstring(stylesheet.encode()).iter(f"{{{XSL}}}param"):
        name = parameter.get(FILE)
        if name is not None:
            with contextlib.suppress(Unusable, saxon.TransformError):
                path = schema.base.parent / unquote(name) if name else schema.base
                root = parsed(read(path, name, schema.within), name)
                text = etree.tostring(root, encoding="unicode", with_tail=False)
                number = parameter.attrib["name"].partition(":")[2]
                found[f"{{{OURS}}}{number}"] = saxon.parse(text, path.resolve().as_uri())
    return found


def target(root: Element, name: str, href: str) -> Element:
    """Give what an address means: the file's root, or the element of that id. Raises Unusable."""
    if not name:
        return root
    for element in root.iter("*"):
        if name in {element.get("id"), element.get(ID)}:
            return element
    raise Unusable("schema-broken", f"The schema includes “{href}”, which isn't in that file.", "Mend the id.")


def put(place: Element, content: list[Element]) -> None:
    """Put elements in the place of another."""
    parent = place.getparent()
    if parent is None:
        return
    index = parent.index(place)
    parent.remove(place)
    for offset, element in enumerate(content):
        copied = deepcopy(element)
        copied.tail = None
        parent.insert(index + offset, copied)
