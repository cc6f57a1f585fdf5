"""The words of a plain text: what stands between its head and its foot."""

import re

from words.stream import Token

MARKER = re.compile(r"\[(?:p\.|fol\.|image|unnumbered page) [^\[\]]+\]|\[ \]")
SEPARATOR = re.compile(r"^─{20}$", re.MULTILINE)


def streams(text: str) -> dict[str, list[Token]]:
    """Give the words between the first and the last line of twenty strokes."""
    lines = list(SEPARATOR.finditer(text))
    if len(lines) < 2:
        return {"text": []}
    return {"text": [Token(word) for word in whole_markers(text[lines[0].end() : lines[-1].start()]).split()]}


def whole_markers(text: str) -> str:
    """Make each page marker one word."""
    return MARKER.sub(lambda marker: "_".join(marker[0].split()), text)
