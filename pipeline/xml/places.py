"""Exact places: one expat pass over the bytes gives the line and column of each start tag, which lxml doesn't know."""

from xml.parsers import expat

from pipeline.xml.doctype import Handler
from pipeline.xml.names import Element

Position = tuple[int, int]
"""Line and column, from 1, the column in characters."""
Origins = dict[Element, tuple[str, int]]
"""For an element, its file and its order among the elements of that file, from 0."""


def start_tags(data: bytes, declarations: str = "") -> list[Position]:
    """Give the position of each start tag in document order; elements of an entity stand where it is referred to.

    `data` is UTF-8, `declarations` the entities that its parser was given. Where expat stops, the list stops too.
    """
    positions: list[Position] = []
    parser = expat.ParserCreate("utf-8")
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_ALWAYS)
    parser.ExternalEntityRefHandler = _answer(parser, declarations)
    parser.StartElementHandler = lambda _name, _attributes: positions.append(
        (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
    )
    try:
        parser.Parse(data, True)  # noqa: FBT003
    except expat.ExpatError:
        return positions
    return positions


def _answer(parser: expat.XMLParserType, declarations: str) -> Handler:
    """Answer the request for the external subset with our declarations, as the parser of the tree is answered."""

    def answer(context: str | None, _base: str | None, _system: str | None, _public: str | None) -> int:
        parser.ExternalEntityParserCreate(context).Parse(declarations, True)  # noqa: FBT003
        return 1

    return answer
