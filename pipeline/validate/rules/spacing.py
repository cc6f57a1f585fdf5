"""Spaces and quotation marks: what is rare in its own file is an accident, what is frequent is how it is written there.

A transcription may keep the spaces of its source, and a typist two spaces after each sentence; only who does otherwise
almost everywhere has made a mistake in the few places that are left.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from pipeline.validate.rules.letters import AROUND, INLINE, TEI, Hit, Piece, around, language, last_text, tags
from pipeline.xml import Element

SHARE = 0.1
"""Of what is written in two ways, the share up to which the rarer one is an accident."""
FEW = 3
"""As many are accidents too if they are no more than one in as many, and one in any case: some letters are short."""
LOW, HIGH = ",.", ";:!?"
"""The marks, by whether some languages write a space before them."""
DEEPEST = 200
"""As many spaces a line is indented by at most."""
TWO = re.compile(r"(?<=\S)  (?=\S)")
MARK = r"([,;](?![\w.,;:!?…])|[!?](?![\w.,;:!?…)\]])|:(?=\s*$)|\.(?=\s(?!\s*[.…])|[)\]”»\"’]|$))"
"""A mark that ends a sentence or a part of it.

Not the points of an ellipsis, a number or an abbreviation, not a doubt (`[1871 ?]`), not a colon between two parts of a
title or of a ratio.
"""
SPACED = re.compile(rf"(?<=[\w)\]”»’'])[ \t\r\n]+{MARK}")
BLANKS = re.compile(r"\s*")
BEFORE = re.compile(rf"\s*{MARK}")
STRAIGHT = re.compile(r'(?:(?<=[\s(\[—–-])|^)"(?=\w)|(?<=[^\W\d]|[.,;:!?…])"(?=[\s.,;:!?)\]—–-]|$)')
CURLY = re.compile("[“”„«»]")
ENDS = ".!?:;”\")'’"
"""After one of these a sentence may have ended."""
WITH_SPACES = re.compile("(fr|br|frm|fro)(-|$)")
"""The languages that write a space before semicolon, colon, exclamation and question mark."""
VERSE = tags("l lg")
BIBLIOGRAPHY = tags("bibl biblFull biblStruct listBibl imprint")


class Spacing:
    """Gathers what may be an accident in a file, and decides at its end what is one."""

    def __init__(self, root: Element, language: str) -> None:
        """Take the file's root, and the language of what states none."""
        self.root = root
        used = {each.get("ident", "").lower() for each in root.iter(f"{TEI}language")}
        self.language = used.pop() if len(used) == 1 else language.lower()
        self.found: dict[tuple[str, str], list[Hit]] = defaultdict(list)
        """The places, by rule and mark."""

    def look(self, piece: Piece) -> None:
        """Look at a text for spaces and quotation marks."""
        if piece.holder.tag not in VERSE:
            for match in TWO.finditer(piece.text):
                self.note_two(piece, match.start())
        for match in SPACED.finditer(piece.text):
            self.note_spaced(piece, match.start(1), match[1])
        self.look_before(piece)
        if '"' in piece.text and is_in_text(piece.holder):
            self.look_at_quotes(piece)

    def look_before(self, piece: Piece) -> None:
        """Look for a mark that follows an element after whose words a space stands, within or without."""
        match = BEFORE.match(piece.text) if piece.tail and piece.node.tag in INLINE else None
        inner = last_text(piece.node)
        if match and (match.start(1) or (inner[:-1].strip() and inner[-1].isspace())):
            self.note_spaced(piece, match.start(1), match[1])

    def look_at_quotes(self, piece: Piece) -> None:
        """Look for straight quotation marks; the two of a pair are one place."""
        opened = False
        for match in STRAIGHT.finditer(piece.text):
            opens = piece.text[match.end() : match.end() + 1].isalnum()
            if opens or not opened:
                what = "Straight quotation marks stand among curly ones"
                self.note("quotes-straight", "", piece, match.start(), what)
            opened = opens

    def note_two(self, piece: Piece, offset: int) -> None:
        """Note two spaces: after a sentence, or between words."""
        kind = "sentence" if piece.text[offset - 1] in ENDS else "word"
        before = piece.text[max(0, offset - 2 * AROUND) : offset].split()[-1]
        after = piece.text[offset : offset + 2 * AROUND].split()[0]
        message = f"Two spaces stand between “{before}” and “{after}”."
        self.found["space-double", kind].append(Hit("space-double", piece, offset, message, HINTS["space-double"]))

    def note_spaced(self, piece: Piece, offset: int, mark: str) -> None:
        """Note a mark after a space, unless that is how its language or a catalogue writes it."""
        apart = mark in HIGH and WITH_SPACES.match(language(piece.holder) or self.language)
        listed = mark in ";:." and any(
            each.tag in BIBLIOGRAPHY for each in (piece.holder, *piece.holder.iterancestors())
        )
        if not apart and not listed:
            before = piece.text[max(0, offset - DEEPEST) : offset]
            ends = "\n" in before[len(before.rstrip()) :]
            what = "The end of a line, which is shown as a space," if ends else "A space"
            marks = LOW if mark in LOW else HIGH
            self.note("space-before-punctuation", marks, piece, offset, f"{what} stands before “{mark}”")

    def note(self, rule: str, kind: str, piece: Piece, offset: int, what: str) -> None:
        """Note a place."""
        message = f"{what}: “{context(piece, offset)}”."
        self.found[rule, kind].append(Hit(rule, piece, offset, message, HINTS[rule]))

    def hits(self) -> Iterator[Hit]:
        """Give the places that are accidents."""
        text = str(self.root.xpath("string()")) if self.found else ""
        for (rule, kind), hits in self.found.items():
            if IS_ACCIDENT[rule](text, kind, len(hits)):
                yield from hits


def context(piece: Piece, offset: int) -> str:
    """Give what stands around a character in its text, or in the element before it, with the spaces as they are."""
    start = BLANKS.match(piece.text)
    if not piece.tail or start is None or start.end() < offset >= AROUND:
        return around(piece.text, offset)
    between = " " if start.end() == offset > 0 else piece.text[:offset]
    before = last_text(piece.node)[-AROUND:] + between
    return around(before + piece.text[offset : offset + 2 * AROUND], len(before))


def is_in_text(element: Element) -> bool:
    """Tell whether an element stands in the text itself, not in a register beside it."""
    return any(each.tag == f"{TEI}text" for each in element.iterancestors())


def is_rare(count: int, every: int) -> bool:
    """Tell whether something is so rare among all that could be like it that it is an accident."""
    return count <= max(1, SHARE * every) or (count <= FEW and count <= every / FEW)


def rare_spaces(text: str, kind: str, count: int) -> bool:
    """Compare double spaces with all: after sentences, or between words."""
    return is_rare(count, len(re.findall(r"[.!?] +\S" if kind == "sentence" else r"\w +\w", text)))


def rare_before(text: str, marks: str, count: int) -> bool:
    """Compare marks after a space with all of their kind."""
    return is_rare(count, sum(map(text.count, marks)))


def rare_straight(text: str, _kind: str, count: int) -> bool:
    """Compare straight quotation marks with curly ones; where there are few curly ones, the straight are the custom."""
    return 2 * count <= SHARE * len(CURLY.findall(text))


IS_ACCIDENT: Mapping[str, Callable[[str, str, int], bool]] = {
    "space-double": rare_spaces,
    "space-before-punctuation": rare_before,
    "quotes-straight": rare_straight,
}
"""For each rule, what tells from the file's own habit whether its places are accidents."""
HINTS: Mapping[str, str] = {
    "space-double": "Write one space.",
    "space-before-punctuation": "Delete the space.",
    "quotes-straight": "Write the curly mark that the rest of the file has.",
}
"""What to do, for each rule."""
