"""Relative links: where in the edition they lead, from another folder too."""

import os
import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from pipeline.asked import is_there
from pipeline.xml.names import TEI, Element, is_relative

POINTERS = ("target", "url", "facs", "ref", "source", "corresp", "sameAs", "copyOf", "prev", "next", "resp", "ana")
"""The attributes of TEI in which relative paths stand."""
_POINTERS = frozenset(POINTERS)
_VALUES = etree.XPath("descendant-or-self::*/@*")
_SHOWN = etree.XPath("descendant-or-self::*[@url or @facs]")
_LEAVES = etree.XPath(
    "descendant-or-self::*[@facs] | (self::t:facsimile | self::t:sourceDoc | t:facsimile | t:sourceDoc)//t:graphic",
    namespaces={"t": TEI},
)

MEDIA = frozenset((
    ".avif", ".bmp", ".flac", ".gif", ".jp2", ".jpe", ".jpeg", ".jpg", ".m4a", ".m4v", ".mov", ".mp3", ".mp4", ".oga",
    ".ogg", ".ogv", ".opus", ".pdf", ".png", ".svg", ".tif", ".tiff", ".wav", ".webm", ".webp",
))  # fmt: skip
"""The endings of files that are published with a document that shows them; a page of HTML isn't one of them."""


def find(reference: str, folder: Path, edition: Path) -> str:
    """Give the edition's file that a relative reference names: beside its own file, else from the edition's folder.

    Gives the path from the edition's folder, or nothing; a file outside of the edition is none.
    """
    path = _path(reference)
    found = path and (_found(path, folder, edition) or _found(path, edition, edition))
    return found[len(os.path.join(edition, "")) :].replace(os.sep, "/")  # noqa: PTH118


def _path(reference: str) -> str:
    """Give the path of a relative reference; nothing where it has none."""
    path = unquote(reference.partition("#")[0].partition("?")[0])
    return "" if "\0" in path else path


def _found(path: str, folder: Path, edition: Path) -> str:
    """Give the file of the edition that a path names from a folder; nothing where there is none."""
    candidate = os.path.normpath(os.path.join(folder, path))  # noqa: PTH118 - for every link, and ten times as fast
    is_in = candidate.startswith(os.path.join(edition, ""))  # noqa: PTH118
    return candidate if is_in and is_there(candidate, edition) else ""


def images(root: Element) -> Iterator[str]:
    """Give each relative reference to an image, a sound or a film that the text shows: @url and @facs."""
    for element in _SHOWN(root):
        url = element.get("url", "").strip()
        tokens = [url, *element.get("facs", "").split()]
        yield from (token for token in tokens if is_relative(token) and _is_media(token))


def leaves(root: Element) -> Iterator[str]:
    """Give those of the references to images that show pages: @facs, and what stands in a facsimile or a sourceDoc."""
    for element in _LEAVES(root):
        yield from (element.get("url", "").strip(), *element.get("facs", "").split())


def _is_media(token: str) -> bool:
    """Tell whether a reference names a file that browsers show and never run, by its ending."""
    path = unquote(token.partition("#")[0].partition("?")[0])
    return posixpath.splitext(path)[1].lower() in MEDIA


def moved(root: Element, old: Path, new: Path, edition: Path) -> None:
    """Rewrite the relative links of an element that comes from the folder `old`, so that they are right in `new`.

    Only what leads to a file there, or below, is rewritten; the rest was never meant as a path.
    """
    if old == new:
        return
    way = Path(os.path.relpath(old, new)).as_posix()
    below = os.path.join(os.path.realpath(old), "")  # noqa: PTH118

    def from_new(_element: Element, token: str) -> str:
        path, mark, rest = token.partition("#")
        named = _path(path) and _found(_path(path), old, edition)
        is_below = named and named.startswith(os.path.join(old, "")) and os.path.realpath(named).startswith(below)  # noqa: PTH118
        return posixpath.normpath(posixpath.join(way, path)) + mark + rest if is_below else token

    for element, name, value in list(changed(root, _VALUES, from_new)):
        element.set(name, value)


def changed(
    root: Element, values: etree.XPath, change: Callable[[Element, str], str]
) -> Iterator[tuple[Element, str, str]]:
    """Give each pointing attribute of a tree that changes when each of its relative tokens does: element, name, value.

    `values` selects the attributes that may change.
    """
    for value in values(root):
        name = value.attrname
        if name in _POINTERS and any(is_relative(token) for token in value.split()):
            element = value.getparent()
            tokens = [change(element, token) if _is_path(token) else token for token in value.split()]
            if tokens != value.split():
                yield element, name, " ".join(tokens)


def _is_path(token: str) -> bool:
    """Tell whether a token is relative and a URL that can be taken apart."""
    try:
        return is_relative(token) and not urlsplit(token).netloc
    except ValueError:
        return False
