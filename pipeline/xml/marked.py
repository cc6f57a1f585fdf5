"""A source with the lines of its text written into the text, for an editor who asks in a page where a word stands.

Before the first word of each text, and of each line in it, stands `file:line`, in private characters (UTF-8 bytes from
U+100000 on) between two others. They go through stylesheets as words do, so that xslt/live/where.js finds them again.
"""

import re

from pipeline.xml.characters import Spot, characters
from pipeline.xml.names import Element, name
from pipeline.xml.source import Source

FIRST = 0x100000
"""The character that stands for the byte 0."""
START, END = chr(FIRST + 0x100), chr(FIRST + 0x101)
_WORDS = re.compile(r"(?:\A|\n)\s*(\S)")
"""The first word of a text, or of a line."""
_UNMARKED = frozenset(("idno", "language"))
"""Elements whose text is an address or a name for programs."""


def mark(source: Source) -> Source:
    """Write the lines of a source into its tree, which is changed."""
    if source.root is None:
        return source
    spots = [spot for node in source.root.iter() for spot in _spots(node)]
    for (node, tail, before), (path, line, _) in reversed(list(zip(spots, characters(source, spots), strict=True))):
        text = (node.tail if tail else node.text) or ""
        marked = text[:before] + _mark(path, line) + text[before:]
        if tail:
            node.tail = marked
        else:
            node.text = marked
    return source


def _spots(node: Element) -> list[Spot]:
    """Give where marks belong in the text of a node, and in the text after it, in their order."""
    own = node.text if isinstance(node.tag, str) and name(node) not in _UNMARKED else ""
    found = [(node, False, match.start(1)) for match in _WORDS.finditer(own or "")]
    return found + [(node, True, match.start(1)) for match in _WORDS.finditer(node.tail or "")]


def _mark(path: str, line: int) -> str:
    """Write a place in private characters."""
    return START + "".join(chr(FIRST + byte) for byte in f"{path}:{line}".encode()) + END
