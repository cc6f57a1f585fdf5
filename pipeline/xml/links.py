"""Relative links: where in the edition they lead, from another folder too, and what xml:base makes of them."""

import os
import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from pipeline.asked import is_there
from pipeline.xml.names import BASE, Element, is_relative

POINTERS = ("target", "url", "facs", "ref", "source", "corresp", "sameAs", "copyOf", "prev", "next", "resp", "ana")
"""The attributes of TEI in which relative paths stand."""


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
    for element in root.xpath("descendant-or-self::*[@url or @facs]"):
        url = element.get("url", "").strip()
        tokens = [url, *element.get("facs", "").split()]
        yield from (token for token in tokens if is_relative(token) and _is_media(token))


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

    def from_new(token: str, _base: str) -> str:
        path, mark, rest = token.partition("#")
        named = _path(path) and _found(_path(path), old, edition)
        is_below = named and named.startswith(os.path.join(old, "")) and os.path.realpath(named).startswith(below)  # noqa: PTH118
        return posixpath.normpath(posixpath.join(way, path)) + mark + rest if is_below else token

    _rewrite(root, "", from_new)


def based(root: Element, folder: Path, edition: Path, outer: str = "") -> None:
    """Resolve xml:base into the links below it, and take it away; `outer` is the base that the root inherits.

    A reference that leads to a file of the edition stays, and so does what doesn't look like a path (no `.`, no `/`):
    many editions write names of persons so.
    """
    if not outer and not root.xpath("boolean(descendant-or-self::*[@xml:base])"):
        return
    seen: dict[str, bool] = {}

    def resolved(token: str, base: str) -> str:
        if not base or not ("." in token or "/" in token):
            return token
        if token not in seen:
            seen[token] = bool(find(token, folder, edition))
        return token if seen[token] else joined(base, token)

    _rewrite(root, outer, resolved)
    for element in root.xpath("descendant-or-self::*[@xml:base]"):
        del element.attrib[BASE]


def joined(base: str, reference: str) -> str:
    """Resolve a reference against a base (RFC 3986); one that can't be is left as it is."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference


def base_of(element: Element | None) -> str:
    """Give the base that xml:base attributes make for an element's content."""
    chain = [] if element is None else [element, *element.iterancestors()]
    base = ""
    for step in reversed(chain):
        base = joined(base, step.get(BASE, ""))
    return base


def _rewrite(root: Element, outer: str, change: Callable[[str, str], str]) -> None:
    """Change each relative token of each pointing attribute; `change` gets the token and its base."""
    bases: dict[Element, str] = {}
    for element in root.iter("*"):
        parent = element.getparent()
        inherited = bases.get(parent, outer) if parent is not None else outer
        base = bases[element] = joined(inherited, element.get(BASE, "")) if BASE in element.attrib else inherited
        for name in POINTERS:
            value = element.get(name)
            if value and any(is_relative(token) for token in value.split()):
                tokens = [change(token, base) if _is_path(token) else token for token in value.split()]
                if tokens != value.split():
                    element.set(name, " ".join(tokens))


def _is_path(token: str) -> bool:
    """Tell whether a token is relative and a URL that can be taken apart."""
    try:
        return is_relative(token) and not urlsplit(token).netloc
    except ValueError:
        return False
