"""A document: the unit that is published and cited."""

import re
import unicodedata
from dataclasses import dataclass

RESERVED = frozenset(
    {"index", "bibliography", "citation", "build", "calendar", "search", "collection", "print", "principles", "cite"}
    | {"sitemap", "feed", "404", "con", "prn", "aux", "nul"}
    | {f"{device}{n}" for device in ("com", "lpt") for n in range(1, 10)}
)
"""Names of the edition's own pages, and names that Windows keeps for devices."""

UNSAFE = re.compile(r'[\x00-\x20\x7f-\xa0\ud800-\udfff/\\:*?"<>|#%]+')
"""What a file name or a link can't hold everywhere."""

LONGEST = 180
"""How many bytes of UTF-8 a name has at most: file systems allow 255, endings come behind."""


@dataclass(frozen=True, slots=True)
class Document:
    """Where a document stands in the sources, and the name that it got."""

    id: str
    """Its id in the edition and the name of its files, without ending."""
    path: str
    """Its source file, relative to the edition, with forward slashes."""
    number: int = 1
    """Its order among the documents of its file, from 1."""


def safe_name(name: str) -> str:
    """Make a name that every file system and every link can hold: NFC, no white space or signs that mean something.

    An empty answer says that nothing is left of the name, or that it is reserved.
    """
    safe = shortened(UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip("."), LONGEST).rstrip(".")
    return "" if not safe.strip("._") or fold(safe).split(".")[0] in RESERVED else safe


def shortened(name: str, longest: int) -> str:
    """Cut a name to a number of bytes, between characters."""
    return name.encode("utf-8")[:longest].decode("utf-8", "ignore")


def fold(name: str) -> str:
    """Give the form under which two names are one file on some disks: case and Unicode form left out."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def path_name(path: str, number: int) -> str:
    """Give the name that a document falls back to when another has its id: its path, and its order after the first."""
    stem = safe_name(path.rsplit(".", 1)[0].replace("/", ".")) or "document"
    return stem if number == 1 else f"{stem}-{number}"


def image_name(path: str) -> str:
    """Give the place in the site of an image of the edition."""
    return f"files/{path}"
