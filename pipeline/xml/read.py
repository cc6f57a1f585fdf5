"""The door: a file's bytes become a tree, hardened against whatever the file asks for."""

import hashlib
import os
import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import etree

from pipeline.asked import ABSENT, OUTSIDE, look, note, real_folder, unread
from pipeline.xml import doctype
from pipeline.xml.decode import decode
from pipeline.xml.names import Element
from pipeline.xml.wording import Fault, Refused, reworded

MAX_BYTES = 200_000_000
"""The largest file, and the most that all files included in one may have together."""
MAX_ELEMENTS = 20_000_000
"""The most elements of one file."""
MAX_ATTRIBUTES = 1_000
"""The most attributes of one element."""


@dataclass(frozen=True, slots=True)
class Bytes:
    """A file of the edition, read but not yet parsed."""

    path: str
    """Relative to the edition, with forward slashes."""
    data: bytes
    sha256: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file of the edition as a tree."""

    root: Element
    data: bytes
    """What was parsed: UTF-8, the document type declaration made harmless."""
    declarations: str
    """The entities that the parser was given."""
    plain: bool
    """Whether the file's own bytes are UTF-8 and hold no document type declaration."""


def inside(edition: Path, path: Path) -> bool:
    """Tell whether a path stays in the edition when all links of the file system are followed."""
    return os.path.realpath(path).startswith(real_folder(str(edition)))


def load(path: Path, edition: Path, limit: int = MAX_BYTES) -> Bytes:
    """Read a file of the edition. Raises Refused where it is outside, not a file, unreadable or larger than `limit`."""
    shown = shown_path(path, edition)
    try:
        if fault := _unfit(path, edition, limit):
            raise Refused(fault.problem(shown))
        data = path.read_bytes()
    except (OSError, RuntimeError, ValueError) as error:
        look(path, edition)
        unread(path)
        reason = getattr(error, "strerror", None) or "its path isn't right"
        fault = Fault("unreadable", f"The file can't be read: {reason}.", "Is it there, and may you read it?")
        raise Refused(fault.problem(shown)) from error
    sha256 = hashlib.sha256(data).hexdigest()
    note(path, sha256)
    return Bytes(shown, data, sha256)


def _unfit(path: Path, edition: Path, limit: int) -> Fault | None:
    """Tell why a file isn't read, or nothing. Raises OSError, RuntimeError or ValueError where it can't be."""
    if not inside(edition, path):
        note(path, OUTSIDE)
        return Fault("outside", "The file is outside of the edition.", "Copy it into it.")
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        note(path, ABSENT)
        return Fault("unreadable", "This isn't a file.", "Is it a folder with this name?")
    if status.st_size > limit:
        unread(path)
        return Fault("too-large", f"It has more than {limit:,} bytes.", "Divide it.")
    return None


def parse(file: Bytes) -> Parsed:
    """Parse a file's bytes; nothing else is opened. Raises Refused with the one thing that is wrong."""
    text = decode(file.data)
    if isinstance(text, Fault):
        raise Refused(text.problem(file.path))
    found = doctype.prolog(text.data)
    data = doctype.neutral(text.data, found)
    declarations = doctype.declarations(text.data, found)
    try:
        root = etree.fromstring(data, _parser(declarations))
    except etree.XMLSyntaxError as error:
        raise Refused(reworded(error, text.data, found.external or {}).problem(file.path)) from None
    if "<" in declarations:
        _name_as_around(root)
    if fault := _excess(root) if declarations or found.start >= 0 or _may_exceed(data) else None:
        raise Refused(fault.problem(file.path))
    return Parsed(root, data, declarations, text.unchanged and found.start < 0)


def shown_path(path: Path, edition: Path) -> str:
    """Give a file's path from the edition's folder, with forward slashes."""
    folder = f"{edition}{os.sep}"
    if str(path).startswith(folder):
        return str(path)[len(folder) :].replace(os.sep, "/")
    file, home = Path(os.path.realpath(path)), edition.resolve()
    return (file.relative_to(home) if file.is_relative_to(home) else path).as_posix()


@lru_cache(maxsize=8)
def _parser(declarations: str) -> etree.XMLParser[Element]:
    """Give a parser that expands internal entities and answers every request for a file with our declarations."""
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities="internal", load_dtd=False, no_network=True, huge_tree=False,
        recover=False, collect_ids=False, attribute_defaults=False, dtd_validation=False,
    )  # fmt: skip
    parser.resolvers.add(_Declarations(declarations))
    return parser


class _Declarations(etree.Resolver):
    """Answers every request for a file with the same declarations."""

    def __init__(self, text: str) -> None:
        """Take the declarations."""
        super().__init__()
        self.text = text

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:  # noqa: ANN401, ARG002
        """Answer a request: the address that it asks for doesn't matter."""
        return self.resolve_string(self.text, context)


def _name_as_around(root: Element) -> None:
    """Put elements that came by an entity into the namespace around them; libxml2 reads an entity outside of it."""
    for element in root.iter("*"):
        around = element.nsmap.get(None)
        tag = str(element.tag)
        if around and not tag.startswith("{"):
            element.tag = f"{{{around}}}{tag}"


def _may_exceed(data: bytes) -> bool:
    """Tell whether a file without entities has signs enough for too many elements or attributes: a quick count."""
    return data.count(b"=") > MAX_ATTRIBUTES or (len(data) > MAX_ELEMENTS and data.count(b"<") > MAX_ELEMENTS)


def _excess(root: Element) -> Fault | None:
    """Tell what a tree has too many of."""
    if root.xpath(f"count(//*) > {MAX_ELEMENTS}"):
        return Fault("too-large", f"The file has more than {MAX_ELEMENTS:,} elements.", "Divide it.", 1, 1)
    crowded = root.xpath(f"//*[@*[{MAX_ATTRIBUTES + 1}]]")
    if crowded:
        line = crowded[0].sourceline or 1
        message = f"An element has more than {MAX_ATTRIBUTES:,} attributes."
        return Fault("too-many-attributes", message, "Is this really TEI?", line, 1)
    return None
