"""Divides RELAX NG's compact syntax into tokens, and leaves out the annotations."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.validate.judgement import Unusable

_ESCAPE = re.compile(r"\\x+\{([0-9A-Fa-f]{1,6})\}")
_NAME = r"[^\W\d][\w.-]*"
_TOKEN = re.compile(
    rf"""(?P<space>\s+|\#[^\n]*)"""
    r'''|(?P<literal>"""(?:.|\n)*?"""|\'\'\'(?:.|\n)*?\'\'\'|"[^"\n]*"|'[^'\n]*')'''
    rf"""|(?P<cname>{_NAME}:(?:{_NAME}|\*))|(?P<name>\\?{_NAME})|(?P<sign>>>|[|]=|&=|[][{{}}()=|&,*+?~-])"""
)
SIGNS = frozenset(("{", "}", "(", ")", "=", "|", "&", ",", "*", "+", "?", "~", "-", "|=", "&="))


class Token(NamedTuple):
    """One token."""

    kind: str
    """`literal`, `cname`, `name`, `sign` or, at the end, nothing."""
    text: str
    """A literal without its quotation marks; a name that is no keyword begins with a backslash, if it must."""
    line: int


END = Token("", "", 0)


def tokens(text: str, shown: str) -> list[Token]:
    """Divide a schema in compact syntax into tokens. Raises Unusable."""
    return list(without_annotations(lexed(text, shown)))


def lexed(text: str, shown: str) -> Iterator[Token]:
    """Give all tokens but white space and comments. Raises Unusable."""
    text = text.removeprefix("\ufeff")
    end, line = 0, 1
    while end < len(text):
        match = _TOKEN.match(text, end)
        if match is None:
            message = f"The schema {shown} isn't right in line {line}: “{text[end : end + 20].split()[0]}”."
            raise Unusable("schema-broken", message, "Is it RELAX NG's compact syntax?")
        kind, found = match.lastgroup or "", match[0]
        if kind == "literal":
            marks = 3 if found.startswith(('"""', "'''")) else 1
            yield Token(kind, _ESCAPE.sub(character, found[marks:-marks]), line)
        elif kind != "space":
            yield Token(kind, found, line)
        end = match.end()
        line += found.count("\n")


def character(match: re.Match[str]) -> str:
    """Give the character that an escape stands for."""
    return chr(min(int(match[1], 16), 0x10FFFF))


def without_annotations(found: Iterator[Token]) -> Iterator[Token]:
    """Leave out what stands in brackets, and each name that `>>` puts before such."""
    depth = 0
    after = False
    for token in found:
        if token.text in ("[", "]") and token.kind == "sign":
            depth += 1 if token.text == "[" else -1
            after = False
        elif token.text == ">>" and token.kind == "sign":
            after = True
        elif after:
            after = False
        elif not depth:
            yield token
