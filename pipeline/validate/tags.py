"""Where each tag of a file ends: other programs say that, where we say where an element begins."""

from collections.abc import Mapping
from xml.parsers import expat

Place = tuple[int, int]
"""Line and column, from 1, the column in characters."""


def tags(data: bytes) -> Mapping[Place, Place]:
    """Give for the place after each tag of a file (UTF-8, no document type) the place where its element begins."""
    ends: dict[Place, Place] = {}
    starts: list[Place] = []
    waiting: list[Place] = []
    parser = expat.ParserCreate("utf-8")

    def settle() -> None:
        """Take the place of what comes next for the end of the tag before."""
        while waiting:
            ends.setdefault((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1), waiting.pop())

    def start(_name: str, _attributes: dict[str, str]) -> None:
        settle()
        starts.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))
        waiting.append(starts[-1])

    def end(_name: str) -> None:
        settle()
        waiting.append(starts.pop())

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.DefaultHandler = lambda _text: settle()
    try:
        parser.Parse(data, True)  # noqa: FBT003
    except expat.ExpatError:
        return ends
    settle()
    return ends
