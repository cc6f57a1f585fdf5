"""A sequence of words in the making: both sides of the comparison are cut into words by it."""

import re
from dataclasses import dataclass, field

from lxml import etree

PIECES = re.compile(r"\S+|\s+")
OPEN, SPACE, BLOCK = 0, 1, 2
SEAM = "\ue020"


@dataclass(slots=True)
class Token:
    """One word, the element that its first letter stands in, and what layout may put before it."""

    text: str
    element: etree._Element | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class Markers:
    """Words that an output makes: behind the word that they are met in (pages, notes), or between words (pointers)."""

    behind: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()


@dataclass(slots=True)
class Stream:
    """Words are taken up piece by piece; a word stays open until a letter comes after a boundary."""

    tokens: list[Token] = field(default_factory=list)
    word: Token = field(default_factory=lambda: Token(""))
    boundary: int = OPEN
    joining: bool = False
    inside: list[Token] = field(default_factory=list)
    after: list[Token] = field(default_factory=list)
    layout: str = ""
    lead: str = ""
    sign: str = ""

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
        piece, self.lead = self.lead + piece, ""
        if self.inside:
            self.word.text += "".join(token.text for token in self.inside)
            self.inside.clear()
        if not self.word.text:
            self.word = Token(piece, element, self.layout)
            self.layout = ""
        else:
            self.word.text += piece
        self.joining = False

    def may_begin(self, layout: str) -> None:
        """Know what a layout may put before the next word."""
        self.layout = f"{self.layout}|{layout}" if self.layout else layout

    def space(self) -> None:
        """End the word, unless a break within it has just been met."""
        if not self.joining:
            self._end(SPACE)

    def block(self) -> None:
        """End the word for good."""
        self.joining = False
        if self.word.text and self.word.text == self.sign:
            self.lead, self.word = self.lead + self.word.text, Token("")
        self.sign = ""
        self._end(BLOCK)

    def opening(self, sign: str, element: etree._Element | None) -> None:
        """Take up a sign before words: the first of these, if they stand in a block of their own."""
        self.letters(sign, element)
        self.sign = self.word.text

    def position(self) -> tuple[int, str, str]:
        """Say how far the words have come."""
        return len(self.tokens), self.word.text, self.lead

    def closing(self, sign: str, element: etree._Element | None, *, last: bool = True) -> None:
        """Take up a sign after words: as one of a pair it follows the last of them, even if that ended a block."""
        word = self.word if self.word.text else self.tokens[-1] if self.tokens else None
        if self.lead:
            self.lead += sign
        elif self.boundary == BLOCK and last and word:
            word.text += sign
        else:
            self.letters(sign, element)

    def field(self) -> None:
        """End the word for good, where a layout may put a dot between two statements."""
        self.block()
        self.layout = self.layout or "·"

    def join(self) -> None:
        """Take the last word up again: a break within it came."""
        if self.boundary != BLOCK:
            if self.word.text:
                self.boundary = OPEN
            self.joining = True

    def seam(self) -> None:
        """Note that letters on both sides may be one word or two: the source doesn't say, or the page parts them."""
        if self.word.text and not self.boundary and not self.word.text.endswith(SEAM):
            self.inside.append(Token(SEAM))

    def mark(self, text: str, element: etree._Element | None) -> None:
        """Take up a mark without width: it is a part of the word only if letters touch it on both sides."""
        if self.word.text and not self.boundary:
            self.inside.append(Token(text, element))
        else:
            self.after.append(Token(text, element))
            self.boundary = self.boundary or SPACE

    def behind(self, text: str, element: etree._Element | None) -> None:
        """Take up words that stand behind the word that they are met in."""
        if not self.word.text or self.boundary == BLOCK:
            self.commit()
            self.boundary = SPACE
        first, self.layout = ("", self.layout) if self.word.text else (self.layout, "")
        self.after += [Token(word, element, "" if order else first) for order, word in enumerate(text.split())]
        if not self.word.text:
            self.boundary = self.boundary or SPACE

    def finish(self) -> list[Token]:
        """Give all words."""
        self.block()
        self.commit()
        return self.tokens

    def commit(self) -> None:
        """Put down the open word and what stands behind it."""
        if self.word.text:
            self.tokens.append(self.word)
        self.tokens += self.after
        self.word, self.boundary = Token(""), OPEN
        self.after.clear()

    def _end(self, boundary: int) -> None:
        self.after += [token for token in self.inside if token.text != SEAM]
        self.inside.clear()
        self.boundary = max(self.boundary, boundary)
