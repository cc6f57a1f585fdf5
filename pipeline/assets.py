"""The style sheets, scripts and fonts of a site: those that ship, made smaller, and an edition's own."""

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import rcssmin
import rjsmin

from pipeline import theme
from pipeline.edition import SHIPPED, Edition
from pipeline.ours import files_in

ASSETS = "assets"
OWN_STYLE = "edition.css"
"""The style sheet that each page links last: what the settings say of colours and faces, then the edition's own."""
ZERO = re.compile(r"(?<![\w.])0(?=\.\d)")
"""A zero before the point of a number, which CSS doesn't need."""
SMALLER: Mapping[str, Callable[[str], str]] = {
    ".css": lambda source: ZERO.sub("", rcssmin.cssmin(source)),
    ".js": rjsmin.jsmin,
}
"""What makes a file smaller, by its ending."""
Copies = dict[str, tuple[Path | bytes, str]]
"""Files that are copied into a site, by name: where they are, or what they hold, and their SHA-256."""


def assets(edition: Edition) -> Copies:
    """Give all that pages link to. An edition's own file takes the place of one that ships, if it differs.

    Raises OSError.
    """
    found: Copies = dict(shipped())
    own = own_folder(edition)
    files = sorted(files_in(own)) if own else []
    found |= {f"{ASSETS}/{name}": held((own / name).read_bytes()) for name in files if own and not is_ours(own, name)}
    styled = (own / OWN_STYLE).read_text("utf-8-sig") if own and OWN_STYLE in files else ""
    return found | {f"{ASSETS}/{OWN_STYLE}": held((theme.css(edition.theme) + styled).encode())}


def own_folder(edition: Edition) -> Path | None:
    """Give the folder of an edition's own files, if there is one."""
    folder = edition.root / "xslt" / ASSETS
    return folder if edition.has_settings and folder.is_dir() and folder != SHIPPED / "xslt" / ASSETS else None


def is_ours(folder: Path, name: str) -> bool:
    """Tell whether an edition's own file is a mere copy of one that ships. Raises OSError."""
    ours = SHIPPED / "xslt" / ASSETS / name
    return ours.is_file() and ours.read_bytes() == (folder / name).read_bytes()


@cache
def shipped() -> Mapping[str, tuple[Path | bytes, str]]:
    """Give the files that ship."""
    folder = SHIPPED / "xslt" / ASSETS
    return {f"{ASSETS}/{name}": held(smaller(name, folder / name)) for name in files_in(folder)}


def smaller(name: str, file: Path) -> bytes:
    """Read a file; without comments and spaces if it is a style sheet or a script of ours."""
    make = SMALLER.get(file.suffix)
    return make(file.read_text("utf-8")).encode() if make and "/" not in name else file.read_bytes()


def held(content: bytes) -> tuple[bytes, str]:
    """Give a content with its SHA-256."""
    return content, hashlib.sha256(content).hexdigest()
