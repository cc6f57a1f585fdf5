"""Characters that turn the direction of writing (Unicode Standard Annex 9): where they have a use, and where not."""

import re

from pipeline.validate.rules.letters import Piece

MARKS = frozenset("\u061c\u200e\u200f")
"""Marks that only say on which side of a word what has no direction of its own stands."""
OVERRIDES = frozenset("\u202d\u202e")
OPENING = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
"""What begins a direction, and what ends it."""
CLOSING = frozenset(OPENING.values())
BIDI = MARKS | CLOSING | frozenset(OPENING)
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


class Directions:
    """Knows of each element that was asked for whether it is written from right to left, and all is closed in it."""

    def __init__(self) -> None:
        """Begin with none."""
        self.known: dict[object, tuple[bool, bool]] = {}

    def fault(self, piece: Piece, offset: int) -> str:
        """Say what is wrong with a character that turns the direction, or nothing."""
        character = piece.text[offset]
        holder = piece.holder
        if holder not in self.known:
            text = str(holder.xpath("string()"))
            self.known[holder] = bool(RIGHT_TO_LEFT.search(text)), is_closed(text)
        turned, closed = self.known[holder]
        if not turned:
            return "changes the direction of writing, and nothing here is written from right to left"
        if character in OVERRIDES:
            return "turns round what follows it"
        return "" if character in MARKS or closed else "is one of those here that aren't opened or closed"


def is_closed(text: str) -> bool:
    """Tell whether all that begins a direction in a text also ends in it."""
    opened: list[str] = []
    for character in text:
        if character in OPENING:
            opened.append(OPENING[character])
        elif character in CLOSING and (not opened or opened.pop() != character):
            return False
    return not opened
