"""The exact places of characters: from a node of the tree and an offset to the file, line and column."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from pipeline.xml import places
from pipeline.xml.names import Element
from pipeline.xml.source import Source

Spot = tuple[Element, bool, int]
"""A character: a node, whether it stands in the text after it (its tail), and how many characters there precede it."""
Place = tuple[str, int, int]
"""File, line and column."""


def characters(source: Source, spots: Sequence[Spot]) -> list[Place]:
    """Give the places of characters; of one whose place can't be known, that of its element."""
    comments: dict[Element, Spot] = {}
    rows = [(spot, merged(spot, comments)) for spot in spots]
    wanted: dict[str, set[places.Slot]] = {}
    for _, (node, tail, _) in rows:
        wanted.setdefault(file_of(source, node, tail=tail), set()).add((source.number(node)[1], tail))
    slots = {path: _texts(source, path, each) for path, each in wanted.items()}
    texts = {(node, tail): (node.tail if tail else node.text) or "" for node, tail in {spot[:2] for spot in spots}}
    return [
        slots[file_of(source, node, tail=tail)][source.number(node)[1], tail].place(before, texts[spot[:2]][spot[2]])
        or source.place(container(spot[0], tail=spot[1]))
        for spot, (node, tail, before) in rows
    ]


class Text:
    """The text of a slot: its pieces, and how many characters precede each."""

    def __init__(self, path: str, pieces: Sequence[places.Piece]) -> None:
        """Take the pieces of a file's slot."""
        self.path = path
        self.pieces = pieces
        self.starts = list(accumulate((len(piece[0]) for piece in pieces), initial=0))

    def place(self, before: int, wanted: str) -> Place | None:
        """Give the place of the character that some others precede, if it is the one that is wanted."""
        number = bisect_right(self.starts, before) - 1
        if number >= len(self.pieces):
            return None
        text, line, column, grows = self.pieces[number]
        offset = before - self.starts[number]
        return (self.path, line, column + offset * grows) if text[offset] == wanted else None


def _texts(source: Source, path: str, slots: set[places.Slot]) -> dict[places.Slot, Text]:
    """Read the text of some slots of a file."""
    found = places.pieces(*source.files.get(path, (b"", "")), slots)
    return {slot: Text(path, pieces) for slot, pieces in found.items()}


def merged(spot: Spot, known: dict[Element, Spot]) -> Spot:
    """Give the place of a character among elements only: comments and instructions part no text.

    `known` keeps, for each comment that was met, where the text after it begins.
    """
    node, tail, before = spot
    passed: list[Element] = []
    while tail and not isinstance(node.tag, str) and node not in known:
        passed.append(node)
        previous, parent = node.getprevious(), node.getparent()
        tail = previous is not None
        node = previous if previous is not None else parent if parent is not None else node
    start = known[node] if tail and node in known else (node, tail, 0)
    for comment in reversed(passed):
        text = (node.tail if tail else node.text) or ""
        start = (start[0], start[1], start[2] + len(text))
        known[comment] = start
        node, tail = comment, True
    return start[0], start[1], start[2] + before


def container(node: Element, *, tail: bool) -> Element:
    """Give the element that holds the text of a node, or the text after it."""
    parent = node.getparent()
    return parent if tail and parent is not None else node


def file_of(source: Source, node: Element, *, tail: bool) -> str:
    """Give the file in which the text of a node, or the text after it, stands."""
    return source.number(container(node, tail=tail))[0]
