"""Exact places: an expat pass over the bytes gives line and column of start tags and characters; lxml knows neither."""

from collections.abc import Collection
from contextlib import suppress
from xml.parsers import expat

from pipeline.xml.doctype import Handler
from pipeline.xml.names import Element

Position = tuple[int, int]
"""Line and column, from 1, the column in characters."""
Origins = dict[Element, tuple[str, int]]
"""For an element, its file and its order among the elements of that file, from 0."""
Slot = tuple[int, bool]
"""Where text stands: the order of an element, and whether the text follows it (or begins it, before any element)."""
Piece = tuple[str, int, int, int]
"""Text of a slot, the line and column of its first character, and by how much the column grows with each other one."""


def start_tags(data: bytes, declarations: str = "") -> list[Position]:
    """Give the position of each start tag in document order; elements of an entity stand where it is referred to.

    `data` is UTF-8, `declarations` the entities that its parser was given. Where expat stops, the list stops too.
    """
    positions: list[Position] = []
    parser = _parser(declarations)
    parser.StartElementHandler = lambda _name, _attributes: positions.append(
        (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
    )
    _parse(parser, data)
    return positions


def pieces(data: bytes, declarations: str, wanted: Collection[Slot]) -> dict[Slot, list[Piece]]:
    """Give the text of some slots with its positions; a piece of an entity stands where the entity is referred to."""
    found: dict[Slot, list[Piece]] = {slot: [] for slot in wanted}
    parser = _parser(declarations)
    _follow(parser, found, data)
    _parse(parser, data)
    return found


def _follow(parser: expat.XMLParserType, found: dict[Slot, list[Piece]], data: bytes) -> None:
    """Have a parser note the text of each slot that is wanted."""
    opened: list[int] = []
    count = 0
    into: list[Piece] | None = None

    def start(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal count, into
        opened.append(count)
        into = found.get((count, False))
        count += 1

    def end(_name: str) -> None:
        nonlocal into
        into = found.get((opened.pop(), True))

    def text(piece: str) -> None:
        if into is not None:
            grows = int(data[parser.CurrentByteIndex : parser.CurrentByteIndex + 1] != b"&")
            into.append((piece, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, grows))

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text


def _parser(declarations: str) -> expat.XMLParserType:
    """Make a parser that knows the entities which the parser of the tree was given."""
    parser = expat.ParserCreate("utf-8")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
    parser.ExternalEntityRefHandler = _answer(parser, declarations)
    return parser


def _parse(parser: expat.XMLParserType, data: bytes) -> None:
    """Parse as far as it goes."""
    with suppress(expat.ExpatError):
        parser.Parse(data, True)  # noqa: FBT003


def _answer(parser: expat.XMLParserType, declarations: str) -> Handler:
    """Answer the request for the external subset with our declarations, as the parser of the tree is answered."""

    def answer(context: str | None, _base: str | None, _system: str | None, _public: str | None) -> int:
        parser.ExternalEntityParserCreate(context).Parse(declarations, True)  # noqa: FBT003
        return 1

    return answer
