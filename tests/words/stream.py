"""A sequence of words in the making: both sides of the comparison are cut into words by it."""

import re
from dataclasses import dataclass, field

from lxml import etree

PIECES = re.compile(r"\S+|\s+")
OPEN, SPACE, BLOCK = 0, 1, 2


@dataclass(slots=True)
class Token:
    """One word, and the element that its first letter stands in."""

    text: str
    element: etree._Element | None = None


@dataclass(slots=True)
class Stream:
    """Words are taken up piece by piece; a word stays open until a letter comes after a boundary."""

    tokens: list[Token] = field(default_factory=list)
    word: str = ""
    origin: etree._Element | None = None
    boundary: int = OPEN
    joining: bool = False
    inside: list[Token] = field(default_factory=list)
    after: list[Token] = field(default_factory=list)

    def text(self, text: str | None, element: etree._Element | None) -> None:
        """Take up running text."""
        for piece in PIECES.findall(text or ""):
            if piece.isspace():
                self.space()
            else:
                self.letters(piece, element)

    def letters(self, piece: str, element: etree._Element | None) -> None:
        """Take up letters; they belong to the open word unless a boundary came before."""
        if self.boundary:
            self.commit()
        if self.inside:
            self.word += "".join(token.text for token in self.inside)
            self.inside.clear()
        if not self.word:
            self.origin = element
        self.word += piece
        self.joining = False

    def space(self) -> None:
        """End the word, unless a break within it has just been met."""
        if not self.joining:
            self._end(SPACE)

    def block(self) -> None:
        """End the word for good."""
        self.joining = False
        self._end(BLOCK)

    def join(self) -> None:
        """Take the last word up again: a break within it came."""
        if self.boundary != BLOCK:
            if self.word:
                self.boundary = OPEN
            self.joining = True

    def mark(self, text: str, element: etree._Element | None) -> None:
        """Take up a mark without width: it is a part of the word only if letters touch it on both sides."""
        if self.word and not self.boundary:
            self.inside.append(Token(text, element))
        else:
            self.after.append(Token(text, element))
            self.boundary = self.boundary or SPACE

    def behind(self, text: str, element: etree._Element | None) -> None:
        """Take up words that stand behind the word that they are met in."""
        self.after += [Token(word, element) for word in text.split()]
        if not self.word:
            self.boundary = self.boundary or SPACE

    def finish(self) -> list[Token]:
        """Give all words."""
        self.block()
        self.commit()
        return self.tokens

    def commit(self) -> None:
        """Put down the open word and what stands behind it."""
        if self.word:
            self.tokens.append(Token(self.word, self.origin))
        self.tokens += self.after
        self.word, self.boundary = "", OPEN
        self.after.clear()

    def _end(self, boundary: int) -> None:
        self.after += self.inside
        self.inside.clear()
        self.boundary = max(self.boundary, boundary)
