"""Characters of a text with which something is wrong: where the text stands, and the place of the very character."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.validate.finding import Finding
from pipeline.validate.subject import Subject
from pipeline.xml import Element, characters
from pipeline.xml.names import HEADER, LANG, SPACE
from pipeline.xml.names import TEI as NAMESPACE

TEI = f"{{{NAMESPACE}}}"


def tags(names: str) -> frozenset[str]:
    """Give TEI's elements of some names, which are parted by spaces, as lxml names them."""
    return frozenset(f"{TEI}{name}" for name in names.split())


CODE = tags("code eg formula tag gi att val idno ident")
"""Elements whose text is written by the rules of something else than a language."""


INLINE = tags(
    "name persName placeName orgName geogName rs date title hi emph foreign q quote soCalled mentioned term gloss ref "
    "abbr expan num measure w seg forename surname roleName addName settlement country region"
)
"""Elements of running text, which hold words or parts of words."""
BREAKS = tags("lb pb cb")
LINES = tags("l line fw")
"""Elements that end with a line."""
AROUND = 30
"""As many characters on either side are quoted at most."""
BLANK = re.compile(r"\s*\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between two tags, comments or instructions."""

    text: str
    node: Element
    tail: bool
    """Whether it stands after the node, not in it."""

    @property
    def holder(self) -> Element:
        """Give the element that holds the text."""
        parent = self.node.getparent()
        return parent if self.tail and parent is not None else self.node

    def is_judged(self) -> bool:
        """Tell whether it is text of TEI, and not of an example or a drawing within."""
        return is_tei(self.holder)

    def is_prose(self) -> bool:
        """Tell whether its spaces and marks are those of a text: not of the header, of code, of what is laid out."""
        around = (self.holder, *self.holder.iterancestors())
        return not any(each.tag == HEADER or each.tag in CODE or each.get(SPACE) == "preserve" for each in around)


@dataclass(frozen=True, slots=True)
class Hit:
    """A character with which something is wrong."""

    rule: str
    piece: Piece
    offset: int
    """How many characters of the piece precede it."""
    message: str
    hint: str = ""


def ends_line(piece: Piece, offset: int) -> bool:
    """Tell whether a character is the last before a break of line, page or column."""
    if not BLANK.match(piece.text, offset + 1):
        return False
    following = piece.node.getnext() if piece.tail else next(iter(piece.node), None)
    holder = piece.holder
    if following is None and holder.tag in INLINE and not (holder.tail or "").strip():
        following = holder.getnext()
    return following.tag in BREAKS if following is not None else holder.tag in LINES


def is_tei(element: Element) -> bool:
    """Tell whether an element and all around it are TEI's."""
    return all(str(each.tag).startswith(TEI) for each in (element, *element.iterancestors()))


def language(element: Element) -> str:
    """Give the language that is stated for an element, in lower case; nothing where none is."""
    stated = (each.get(LANG) for each in (element, *element.iterancestors()))
    return next((each for each in stated if each is not None), "").lower()


def texts(root: Element) -> Iterator[tuple[str, Element, bool]]:
    """Give all texts below an element, each with its node and whether it stands after it."""
    for node in root.iter():
        if (text := node.text) and isinstance(node.tag, str):
            yield text, node, False
        if text := node.tail:
            yield text, node, True


def last_text(element: Element) -> str:
    """Give the text with which an element ends."""
    return (element[-1].tail if len(element) else element.text) or ""


def around(text: str, offset: int) -> str:
    """Give some words around a character of a text, on one line, with their spaces as they are."""
    before, after = text[max(0, offset - AROUND) : offset], text[offset : offset + AROUND]
    if offset > AROUND:
        before = before[before.find(" ", 0, len(before.rstrip())) + 1 :]
    if offset + AROUND < len(text):
        after = after[: max(after.rfind(" ", 2), 1)]
    return re.sub(r"\s*[\r\n]\s*", " ", before + after).strip()


def placed(subject: Subject, hits: Iterable[Hit]) -> Iterator[Finding]:
    """Make findings of characters, each at its very place, in the order of the file."""
    every = list(hits)
    if not every:
        return
    places = characters(subject.source, [(hit.piece.node, hit.piece.tail, hit.offset) for hit in every])
    for place, hit in sorted(zip(places, every, strict=True), key=lambda pair: pair[0]):
        yield Finding(hit.rule, hit.piece.holder, hit.message, hit.hint, at=place)
