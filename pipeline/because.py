"""Why something was made again, in words: the parts of keys, as a person calls them."""

from collections.abc import Mapping, Sequence

FORMAT, SOURCE, GONE = "format ", "source ", "gone "
"""What reasons begin with: how a format is made; a file of the edition that changed; a published file that is gone."""
NEW, OTHER = "new", "pecia"
MOST = 3
"""How many reasons are told."""
PARTS: Mapping[str, str] = {
    OTHER: "the program (Pecia, Python and their libraries)",
    "settings": "the settings",
    "rules": "the settings that say what is judged, and how",
    "record.xsl": "the stylesheets that find out what a text is (record.xsl)",
    "text": "its text",
    "at": "the lines of its source that problems name",
    "previous document": "the document before it",
    "next document": "the document after it",
    "volume": "the volume in which it stands",
    "menu": "the menu of the edition's own pages",
    "documents around": "the documents around it in the volume",
    "letters": "the letters before and after it",
    "register entries": "the register entries that it mentions",
    "links": "the places to which its links lead",
    "versions": "a document that is the same text",
    "thumbnails": "the thumbnails of its images",
    "page": "what it lists",
    "site.xsl": "the stylesheet of sitemap and feed (site.xsl)",
}
"""The parts of keys, each with what a person calls it."""


def called(part: str) -> str:
    """Give what a person calls a part of a key."""
    if part.startswith(FORMAT):
        name = part.removeprefix(FORMAT)
        return (
            "the stylesheets that make the reading page (html)" if name == "html" else f"what makes the format {name}"
        )
    return PARTS.get(part, part)


def because(reasons: Sequence[str], path: str = "") -> str:
    """Say why something was made: `reasons` are parts of its key; `path` is its own source file."""
    told = list(dict.fromkeys(said(reason, path) for reason in reasons))
    more = [f"and {len(told) - MOST} more"] if len(told) > MOST else []
    return ", ".join([*told[:MOST], *more]) or "what it belongs to was made again"


def said(reason: str, path: str) -> str:
    if reason == NEW:
        return "new"
    if reason.startswith(GONE):
        return f"{reason.removeprefix(GONE)} was missing or damaged"
    if reason.startswith(SOURCE):
        name = reason.removeprefix(SOURCE)
        return "its text changed" if name in {"", path} else f"{name} changed"
    return f"{called(reason)} changed"
