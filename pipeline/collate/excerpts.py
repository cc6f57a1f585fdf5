"""The lines of files in which problems between files stand."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from pipeline.problem import Problem, excerpt


def with_excerpts(folder: Path, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give problems, in the order of their files, each with its line; each file is read once, only if it is UTF-8."""
    for path, several in groupby(sorted(problems, key=lambda p: p.path), lambda p: p.path):
        lines = lines_of(folder / path)
        for each in several:
            text, caret = excerpt(lines, each.line, each.column)
            yield replace(each, excerpt=text, caret=caret)


def lines_of(path: Path) -> list[bytes]:
    """Give the lines of a file, as its problems count them; none where it isn't UTF-8 or can't be read."""
    try:
        data = path.read_bytes()
        data.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    return data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
