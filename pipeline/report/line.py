"""The line of a source file that a problem is about, as it can be shown."""

import re
import unicodedata
from typing import NamedTuple

from rich.cells import cell_len, get_character_cell_size

from pipeline.problem import Problem

TOKEN = re.compile(r"<[/?!]?[\w:.-]*|&#?\w*;?|[\w'’-]+|.", re.DOTALL)
"""What is marked at a place: a tag's name, a word, or one character."""
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Categories of characters that a terminal obeys, or that nobody sees."""


class Line(NamedTuple):
    """A source line in three parts."""

    before: str
    at: str
    """What the problem points to."""
    after: str


def visible(text: str) -> str:
    """Replace characters that steer a terminal or can't be seen by a sign that is one character long."""
    return "".join(map(sign, text)) if not text.isascii() or not text.isprintable() else text


def sign(character: str) -> str:
    if character < " ":
        return chr(0x2400 + ord(character))
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character) in HIDDEN else character


def line(problem: Problem) -> Line:
    """Give the line of a problem, without the white space at its ends."""
    excerpt = visible(problem.excerpt.replace("\t", " "))
    caret = min(problem.caret, len(excerpt))
    found = TOKEN.match(excerpt, caret)
    before, at, after = excerpt[:caret], found[0] if found else "", excerpt[found.end() if found else caret :]
    return Line(before.lstrip(), at, after.rstrip())


def fitted(whole: Line, width: int) -> Line:
    """Cut a line so that it fits into some cells, and what the problem points to is seen."""
    before, at, after = whole
    if not width or cell_len(before + at + after) <= width:
        return whole
    at = head(at, width // 2)
    left = min(cell_len(before), max(width // 3, width - cell_len(at + after)))
    if left < cell_len(before):
        before = "…" + head(before[::-1], left - 1)[::-1]
    room = width - cell_len(before + at)
    return Line(before, at, after if cell_len(after) <= room else head(after, room - 1) + "…")


def head(text: str, cells: int) -> str:
    """Give as much of a text as fits into some cells."""
    used = 0
    for number, character in enumerate(text):
        used += get_character_cell_size(character)
        if used > cells:
            return text[:number]
    return text
