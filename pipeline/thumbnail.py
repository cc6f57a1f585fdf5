"""Thumbnails: small images of pages, for the list of a document's images; what crosses to those who make them."""

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.crossing import crossing
from pipeline.message import Output
from pipeline.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 320
"""How many pixels the longer side of a thumbnail has at most; an image that is smaller keeps its size."""
MOST_PIXELS = 250_000_000
"""How many pixels an image may have of which one is made: such a photograph needs some 750 megabytes."""
ENDINGS = frozenset((
    ".avif", ".bmp", ".gif", ".jp2", ".jpe", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp",
))  # fmt: skip
"""The endings of images that are made of pixels; drawings (SVG) need no thumbnail."""
FOLDER = "thumbnails"
"""The folder of a site that holds them."""


def has_pixels(path: str) -> bool:
    """Tell whether a file is an image of which a thumbnail can be made, by its ending."""
    return posixpath.splitext(path)[1].lower() in ENDINGS


def thumbnail_name(path: str) -> str:
    """Give the place in the site of the thumbnail of an image of the edition."""
    return f"{FOLDER}/{path}.jpg"


@crossing
@dataclass(frozen=True, slots=True)
class Picture:
    """An image of the edition of which a thumbnail is made."""

    path: str
    """The file, relative to the edition, with forward slashes."""
    size: int
    """The file's length in bytes."""

    @property
    def name(self) -> str:
        """What a person calls it."""
        return self.path


@crossing
@dataclass(frozen=True, slots=True)
class ThumbnailTask:
    """Some images of which thumbnails are made."""

    root: str
    """The edition's folder."""
    staging: str
    """The folder into which the worker writes."""
    pieces: tuple[Picture, ...]

    @property
    def size(self) -> int:
        """The length of the images in bytes."""
        return sum(piece.size for piece in self.pieces)

    def only(self, numbers: "Sequence[int]") -> "ThumbnailTask":
        """Give the task with some of its images."""
        return replace(self, pieces=tuple(self.pieces[number] for number in numbers))


@crossing
@dataclass(frozen=True, slots=True)
class Thumbnail:
    """What came of an image: a file of the site, or what is wrong with it."""

    output: Output | None = None
    problem: Problem | None = None
