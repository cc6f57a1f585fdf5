"""The rules of the group typography: one walk over the texts, and a closer look at what a first glance finds."""

import re
import unicodedata
from collections.abc import Iterator

from pipeline.validate.finding import Finding
from pipeline.validate.rules import characters, spacing
from pipeline.validate.rules.letters import Hit, Piece, placed, texts
from pipeline.validate.subject import Subject

TYPOGRAPHY = (
    "space-double", "space-before-punctuation", "quotes-straight", "private-use", "not-nfc", "soft-hyphen",
    "control-in-text", "bidi-character",
)  # fmt: skip
DOUBLE, SPACED = re.compile(r"  (?=\S)(?<=\S  )"), re.compile(r"[,.;:!?](?<=\s.)")
"""Two spaces, and marks after a space: first what can be found fast, then what stands around it."""


def is_seen(text: str) -> bool:
    """Tell whether a text has what spaces and quotation marks may be wrong with, or the one control of ASCII."""
    return '"' in text or "\x7f" in text or bool(DOUBLE.search(text) or SPACED.search(text))


def is_odd(text: str) -> bool:
    """Tell whether a text has characters that no reader sees as they are meant, or isn't normalised."""
    return not text.isascii() and bool(characters.UNUSUAL.search(text) or not unicodedata.is_normalized("NFC", text))


def typography(subject: Subject) -> Iterator[Finding]:
    """Look for the accidents of typing in all texts of a file, if a glance at the whole finds anything."""
    if not is_seen(subject.text) and not is_odd(subject.text):
        return
    hits: list[Hit] = []
    odd_ones = characters.Characters(subject.root)
    prose = spacing.Spacing(subject.root, subject.edition.language)
    for text, node, tail in texts(subject.root):
        if text.isspace() and text.isascii():
            continue
        seen = is_seen(text) or (tail and text[0] in ",.;:!?")
        odd = is_odd(text)
        if not (seen or odd):
            continue
        piece = Piece(text, node, tail)
        if not piece.is_judged():
            continue
        if odd or "\x7f" in text:
            hits += odd_ones.look(piece)
        if seen and piece.is_prose():
            prose.look(piece)
    yield from placed(subject, (hit for hit in (*hits, *prose.hits()) if subject.selection.wants(hit.rule)))
