"""From a file's bytes to UTF-8 for the parser; what isn't text, or not in the encoding that it declares, is told."""

import codecs
import re
from dataclasses import dataclass

from pipeline.xml.wording import Fault

_BINARY = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"II*\0": "a TIFF image",
    b"MM\0*": "a TIFF image",
    b"RIFF": "an image or sound",
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive, or a document of a word processor",
    b"\x1f\x8b": "compressed by gzip",
    b"BZh": "compressed by bzip2",
    b"\xfd7zXZ": "compressed by xz",
    b"\x28\xb5\x2f\xfd": "compressed by zstd",
    b"\xd0\xcf\x11\xe0": "a document of a word processor",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][A-Za-z0-9._:-]*)["']""")
# Encodings that write ASCII as ASCII or are Unicode's own: in UTF-7 and its like, markup hides as text.
_KNOWN = re.compile(
    r"ascii|utf-8|iso8859-\d+|cp(?!037|273|424|500|875|1026|1140)\d+|koi8-\w|mac-\w+|gbk|gb2312|gb18030"
    r"|big5|big5hkscs|euc_\w+|shift_jis\w*|tis-620|johab|ptcp154|kz1048"
)


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text, still as bytes."""

    data: bytes
    """UTF-8 without a byte order mark."""
    unchanged: bool
    """Whether the file's own bytes are these."""


def decode(data: bytes) -> Text | Fault:
    """Give the text of a file in UTF-8, or say why that can't be."""
    if not data.strip():
        return Fault("empty-file", "The file is empty.", "Delete it, or put the text in.", 1, 1)
    kind = next((kind for magic, kind in _BINARY.items() if data.startswith(magic)), "")
    if kind:
        rule = "compressed" if kind.startswith("compressed") else "not-xml"
        return Fault(rule, f"The file isn't XML: it is {kind}.", "Unpack it, or give it its right ending.", 1, 1)
    mark, encoding = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", ""))
    body = data if mark in (b"<\0", b"\0<") else data[len(mark) :]
    declared = _DECLARED.match(body[:400])
    encoding = encoding or (declared[1].decode() if declared else "utf-8")
    text = _text(body, encoding)
    if isinstance(text, Fault):
        return text
    if not (text.startswith("<") or text.lstrip().startswith("<")):
        return Fault("not-xml", "The file isn't XML: it doesn't begin with a tag.", "Is it text of another kind?", 1, 1)
    if "\0" in text:
        line, column = position(text, text.index("\0"))
        return Fault("control-character", "A NUL character (U+0000) stands in the file.", "Delete it.", line, column)
    utf8 = body if encoding == "utf-8" else text.encode()
    return Text(utf8, utf8 == data and not _other(encoding, declared))


def _other(encoding: str, declared: re.Match[bytes] | None) -> bool:
    """Tell whether the declaration names another encoding than UTF-8."""
    return declared is not None and declared[1].lower() not in (b"utf-8", b"utf8") and bool(encoding)


def _text(body: bytes, encoding: str) -> str | Fault:
    """Decode the bytes; the fault names the first byte that is wrong, with its line."""
    known = _lookup(encoding)
    if not known:
        return Fault(
            "unknown-encoding", f"The file says it is in the encoding “{encoding}”, which isn't read.",
            "Save the file as UTF-8.", 1, 1,
        )  # fmt: skip
    try:
        return body.decode(known)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(known, "replace")
        line, column = position(before, len(before))
        return Fault(
            "wrong-encoding",
            f"Byte 0x{body[error.start]:02X} (number {error.start + 1} of the file) isn't {encoding.upper()},"
            " the encoding that the file declares or is taken to be in.",
            "Save the file as UTF-8, or declare the encoding that it is in, such as encoding='windows-1252'.",
            line, column,
        )  # fmt: skip


def _lookup(encoding: str) -> str:
    """Give Python's name of an encoding that we read, or nothing."""
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return ""
    if name.startswith(("utf-16", "utf-32")):
        return name
    return name if _KNOWN.fullmatch(name) else ""


def position(text: str, offset: int) -> tuple[int, int]:
    """Give line and column, from 1, of a character."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
