"""The document type declaration: its own entities and the well-known ones are kept, whatever it asks to read is not."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from pipeline.xml import entities

Handler = Callable[[str | None, str | None, str | None, str | None], int]
_REFERENCE = re.compile(rb"&([A-Za-z_][\w.-]*);")
_SUBSTITUTE = b'<!DOCTYPE x SYSTEM "">'
# It forbids what is declared outside, which is where we declare.
_STANDALONE = re.compile(rb"""\A(<\?xml\b[^>]*?\sstandalone\s*=\s*)(["'])yes\2""")
_BARE = re.compile(r"&(?![\w:.-]+;)")


@dataclass(slots=True)
class Doctype:
    """What stands in a document type declaration."""

    start: int = -1
    """Its first byte; -1 when there is none."""
    end: int = -1
    """The byte after its last."""
    has_dtd: bool = False
    """Whether it names a DTD of its own file or declares anything itself."""
    internal: dict[str, str] | None = None
    """The entities that it declares, with their text."""
    external: dict[str, str] | None = None
    """The entities that it puts in other files, with the file's name."""


class _RootReached(Exception):  # noqa: N818 - a signal, not an error
    """The prolog is at its end."""


def prolog(data: bytes) -> Doctype:
    """Read the document type declaration of UTF-8 bytes; nothing that it names is opened."""
    found = Doctype(internal={}, external={})
    if b"<!DOCTYPE" not in data:
        return found
    parser = expat.ParserCreate("utf-8")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
    parser.ExternalEntityRefHandler = lambda context, *_: _nothing(parser, context)
    parser.StartDoctypeDeclHandler = lambda _name, system, _public, subset: _begin(
        found, data, parser.CurrentByteIndex, bool(system or subset)
    )
    parser.EndDoctypeDeclHandler = lambda: _end(found, parser, data)
    parser.EntityDeclHandler = lambda *declaration: _declare(found, *declaration)
    parser.StartElementHandler = _stop
    try:
        parser.Parse(data, True)  # noqa: FBT003
    except (_RootReached, expat.ExpatError):
        return found
    return found


def neutral(data: bytes, found: Doctype) -> bytes:
    """Put a harmless declaration of the same length and lines in the place of the one found."""
    if found.end < 0:
        return data
    if found.has_dtd:
        data = _STANDALONE.sub(rb"\1\2no\2 ", data, count=1)
    old = data[found.start : found.end]
    new = _SUBSTITUTE if found.has_dtd and len(old) >= len(_SUBSTITUTE) else b""
    # Each character keeps its line and column: one space for each character, line ends as they are.
    rest = re.sub(r"[^\r\n]", " ", old.decode()[len(new) :] if b"\n" not in old[: len(new)] else old.decode())
    return data[: found.start] + new + rest.encode() + data[found.end :]


def declarations(data: bytes, found: Doctype | None = None) -> str:
    """Write the declarations of the entities that the bytes refer to: the file's own, else the well-known ones."""
    own = (found.internal if found else None) or {}
    known = entities.table()
    used = {name.decode() for name in _REFERENCE.findall(data)} - own.keys() - ((found and found.external) or {}).keys()
    texts = {**own, **{name: known[name] for name in sorted(used & known.keys())}}
    for name in ("lt", "gt", "amp", "apos", "quot"):
        texts.pop(name, None)
    return "".join(f'<!ENTITY {name} "{_quoted(text, name in own)}">' for name, text in texts.items())


def _quoted(text: str, may_hold_markup: bool) -> str:  # noqa: FBT001
    """Write an entity's text as it must stand in its declaration."""
    if not may_hold_markup:
        return "".join(f"&#38;#{ord(character)};" if character in '&<"%' else character for character in text)
    return _BARE.sub("&#38;", text).replace('"', "&#34;").replace("%", "&#37;")


def _begin(found: Doctype, data: bytes, index: int, has_dtd: bool) -> None:  # noqa: FBT001
    """Note where the declaration begins: expat may be at its bracket already."""
    found.start = data.rfind(b"<!DOCTYPE", 0, index + len(b"<!DOCTYPE"))
    found.has_dtd = has_dtd


def _end(found: Doctype, parser: expat.XMLParserType, data: bytes) -> None:
    found.end = data.index(b">", parser.CurrentByteIndex) + 1


def _declare(  # noqa: PLR0913, PLR0917 - expat's own signature
    found: Doctype, name: str, is_parameter: int, value: str | None, _base: str | None, system: str | None,
    _public: str | None, notation: str | None,
) -> None:  # fmt: skip
    """Note an entity; the first declaration of a name is the one that counts (XML 1.0, section 4.2)."""
    if is_parameter or notation or found.internal is None or found.external is None:
        return
    if name not in found.internal and name not in found.external:
        if value is not None:
            found.internal[name] = value
        else:
            found.external[name] = system or ""


def _nothing(parser: expat.XMLParserType, context: str | None) -> int:
    """Answer that a file which the declaration asks for is empty."""
    parser.ExternalEntityParserCreate(context).Parse("", True)  # noqa: FBT003
    return 1


def _stop(_name: str, _attributes: object) -> None:
    raise _RootReached
