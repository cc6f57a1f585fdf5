"""The words of a plain text: what stands between its head and its foot."""

import re

from words.stream import Markers, Token

MARKER = re.compile(r"\[(?:p\.|fol\.|image|surface|unnumbered page) [^\[\]]+\]|\[ \]")
UNDERLINE = re.compile(r"\n *(=+|-+)(?=\n)")
SEPARATOR = re.compile(r"^─{20}$", re.MULTILINE)


def streams(text: str, markers: Markers) -> dict[str, list[Token]]:
    """Give the words between the first and the last line of twenty strokes; each marker is one word."""
    lines = list(SEPARATOR.finditer(text))
    if len(lines) < 2:
        return {"text": []}
    body = without_underlines(text[lines[0].end() : lines[-1].start()])
    for marker in markers.between:
        body = body.replace(marker.replace("_", " "), marker) if "_" in marker else body
    return {"text": [Token(word) for word in whole_markers(body).split()]}


def without_underlines(text: str) -> str:
    """Take out the strokes under headings: lines of one sign, as long as the line above, up to 60."""
    return UNDERLINE.sub(lambda found: "\n" if is_underline(found) else found[0], text)


def is_underline(found: re.Match[str]) -> bool:
    """Say whether a line of strokes follows the line that it underlines."""
    above = found.string[: found.start()].rpartition("\n\n")[2].splitlines()
    return bool(above) and len(found[1]) == min(60, max(len(line.strip()) for line in above))


def whole_markers(text: str) -> str:
    """Make each page marker one word."""
    return MARKER.sub(lambda marker: "_".join(marker[0].split()), text)
