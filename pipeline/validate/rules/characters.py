"""Characters that no reader sees as they are meant: private, not normalised, soft hyphens, controls, directions."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from pipeline.validate.rules import direction
from pipeline.validate.rules.letters import TEI, Hit, Piece, around, ends_line, tags
from pipeline.xml import Element

UNUSUAL = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff\ufff9-\ufffd"
    "\U000f0000-\U0010fffd]"
)
"""What one of these rules may be about, beside what isn't normalised."""
WITHOUT_SPACES = re.compile("[\u0e00-\u109f\u1780-\u17ff\u1900-\u1aaf\u1b00-\u1cff\u2e80-\u9fff\ua980-\uaadf]")
"""Scripts that are written without spaces between words, so that the end of a line may need a mark of its own."""
SIGNS = tags("g pc")
"""Elements that say themselves which sign they hold."""
COMPATIBILITY = re.compile("[\uf900-\ufaff\U0002f800-\U0002fa1f]")
"""Chinese characters of one meaning in several shapes: NFC gives up the shape, which an edition may want to keep."""
JAMO = 3
"""As many characters that combine with nothing else may make one together: a Korean syllable."""
LONGEST = 8
"""As many characters are spelt out at most."""
NAMES: Mapping[str, str] = {"\x7f": "delete", "\x85": "next line"}
"""Names of characters to which Unicode gives none."""


class Characters:
    """Looks for characters in the texts of a file."""

    def __init__(self, root: Element) -> None:
        """Take the file's root."""
        self.root = root
        self.directions = direction.Directions()

    def look(self, piece: Piece) -> Iterator[Hit]:
        """Look at a text."""
        for match in UNUSUAL.finditer(piece.text):
            if hit := self.judge(match[0])(piece, match.start()):
                yield hit
        yield from not_nfc(piece)

    def judge(self, character: str) -> Callable[[Piece, int], Hit | None]:
        """Tell what decides on a character."""
        if character == "\xad":
            return soft_hyphen
        if character in direction.BIDI:
            return self.bidi
        return self.private_use if unicodedata.category(character) == "Co" else control

    @cached_property
    def declared(self) -> frozenset[str]:
        """Give the characters that the header describes (TEI Guidelines, 5.2)."""
        return frozenset(c for each in self.root.iter(f"{TEI}charDecl") for text in each.itertext() for c in text)

    def private_use(self, piece: Piece, offset: int) -> Hit | None:
        """Report a private character, unless it stands in a `g` or the header describes it (TEI Guidelines, 5.1)."""
        character = piece.text[offset]
        if piece.holder.tag == f"{TEI}g" or character in self.declared:
            return None
        message = f"{called(character)} in “{shown(piece, offset)}” is private: each font shows something else for it."
        hint = "Write Unicode's own character, or a <g> whose @ref leads to a <char> or <glyph> in the header."
        return Hit("private-use", piece, offset, message, hint)

    def bidi(self, piece: Piece, offset: int) -> Hit | None:
        """Report what turns the direction of writing without need."""
        why = self.directions.fault(piece, offset)
        if not why:
            return None
        message = f"{called(piece.text[offset])}, which no reader sees, {why}: “{shown(piece, offset)}”."
        return Hit("bidi-character", piece, offset, message, "Delete it; say by @xml:lang in which script words are.")


def soft_hyphen(piece: Piece, offset: int) -> Hit | None:
    """Report a soft hyphen: nothing shows it but at the end of a line, where it may stand for that of the source.

    A break after it that doesn't say that it splits a word is a matter of another rule (TEI Guidelines, 3.2.2).
    """
    if piece.holder.tag in SIGNS or ends_line(piece, offset):
        return None
    message = f"A soft hyphen (U+00AD), which no reader sees, stands in “{shown(piece, offset)}”."
    hint = 'Delete it; where a line of the source ends here, write <lb break="no"/> after it.'
    return Hit("soft-hyphen", piece, offset, message, hint)


def control(piece: Piece, offset: int) -> Hit | None:
    """Report what no reader sees: control characters, what stands for lost ones, widthless spaces, marks of order."""
    character = piece.text[offset]
    if character == "\u200b" and WITHOUT_SPACES.search(piece.text):
        return None
    if character == "\ufffd":
        message = f"“\ufffd” stands where a character was lost in a conversion: “{around(piece.text, offset)}”."
        return Hit("control-in-text", piece, offset, message, "Look into the source, and write what stands there.")
    message = f"{called(character)}, which no reader sees, stands in “{shown(piece, offset)}”."
    return Hit("control-in-text", piece, offset, message, meant(character))


def meant(character: str) -> str:
    """Say what to write in place of a control character: most are letters of Windows that were never converted."""
    try:
        intended = character.encode("latin-1").decode("cp1252")
    except ValueError:
        return "Delete it."
    return f"Write “{intended}” if that was meant, or delete it." if intended != character else "Delete it."


def not_nfc(piece: Piece) -> Iterator[Hit]:
    """Report the first character of a text that NFC writes otherwise (Unicode Standard Annex 15)."""
    text = COMPATIBILITY.sub("x", piece.text)
    normal = unicodedata.normalize("NFC", text)
    if normal == text:
        return
    offset = next((n for n, (is_, should) in enumerate(zip(text, normal, strict=False)) if is_ != should), len(normal))
    while offset and unicodedata.combining(text[offset : offset + 1] or " "):
        offset -= 1
    written, usual = cluster(text, offset)
    message = f"“{written}” is written as {spelt(written)}; in the usual form, NFC, it is {spelt(usual)}."
    hint = "Normalise the file to NFC, or search doesn't find what looks the same."
    yield Hit("not-nfc", piece, offset, message, hint)


def cluster(text: str, start: int) -> tuple[str, str]:
    """Give a character with what is combined with it, as it is written and as NFC writes it."""
    end = start + 1
    while end < min(len(text), start + LONGEST) and (
        unicodedata.combining(text[end]) or (end < start + JAMO and unicodedata.is_normalized("NFC", text[start:end]))
    ):
        end += 1
    return text[start:end], unicodedata.normalize("NFC", text[start:end])


def called(character: str) -> str:
    """Name a character: by its number, and by its name where it has one."""
    named = unicodedata.name(character, "") or NAMES.get(character, "")
    return f"U+{ord(character):04X}" + (f" ({named.lower()})" if named else "")


def spelt(text: str) -> str:
    """Name the characters of a text by their numbers."""
    return " ".join(f"U+{ord(character):04X}" for character in text)


def shown(piece: Piece, offset: int) -> str:
    """Give the words around a character, without what no reader sees."""
    return UNUSUAL.sub("", around(piece.text, offset))
