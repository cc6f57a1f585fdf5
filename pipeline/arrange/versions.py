"""Which documents are one text in several versions, where the settings say so of their files."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.arrange.order import Placed
from pipeline.edition import Edition, stood_for

Stars = tuple[str, ...]
"""What the stars of a pattern stand for in a path."""


def paired(edition: Edition, documents: Sequence[Placed]) -> Iterator[tuple[Placed, ...]]:
    """Give the documents that are versions of one text: of files for which the stars of patterns stand for the same.

    The documents of two files that hold several belong together in the order in which they stand in their files, if
    both hold as many.
    """
    files: defaultdict[str, list[Placed]] = defaultdict(list)
    for placed in sorted(documents, key=lambda placed: placed.document.number):
        files[placed.document.path].append(placed)
    for patterns in edition.versions:
        for paths in together(patterns, sorted(files)):
            held = [files[path] for path in paths]
            for size in {len(each) for each in held}:
                yield from zip(*(each for each in held if len(each) == size), strict=True)


def together(patterns: Sequence[str], paths: Sequence[str]) -> Iterator[list[str]]:
    """Give files that belong together, in the order of the patterns; each file once."""
    found: defaultdict[Stars, list[str]] = defaultdict(list)
    for pattern in patterns:
        for path in paths:
            stars = stood_for(path, pattern)
            if stars is not None and path not in found[stars]:
                found[stars].append(path)
    yield from found.values()
