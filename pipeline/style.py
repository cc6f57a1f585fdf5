"""Citation styles: CSL files that ship, by short names, or an edition's own; each with its locale (CSL 1.0.2)."""

import hashlib
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from pipeline.edition import XSLT
from pipeline.problem import UsageError

FOLDER = XSLT / "styles" / "csl"
STYLES = {
    "chicago": "chicago-notes-bibliography.csl",
    "chicago-author-date": "chicago-author-date.csl",
    "mla": "modern-language-association.csl",
    "apa": "apa.csl",
    "mhra": "mhra-notes.csl",
}
"""The styles that ship, by their short names, with their files; the first is the usual one."""
CSL = "{http://purl.org/net/xbiblio/csl}"
LOCALE = "en-US"
"""The locale of a style that asks for none, or for one that isn't there."""


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style."""

    xml: str
    """The CSL file's text."""
    locale: str
    """The text of the CSL locale file whose words it prints."""
    has_bibliography: bool
    """Whether it says how an entry of a bibliography looks."""

    @property
    def version(self) -> str:
        """Give a hash of the two."""
        return hashlib.sha256(f"{self.xml}\0{self.locale}".encode()).hexdigest()


def style(name: str, root: Path) -> Style:
    """Read a style, by its short name or its file's path, relative to the edition's folder.

    Raises UsageError where there is no such style, or the file isn't one.
    """
    file = FOLDER / STYLES[name] if name in STYLES else root / name
    if name not in STYLES and not name.endswith(".csl"):
        near = get_close_matches(name, STYLES, 1)
        hint = f"Did you mean {near[0]}?" if near else f"Styles: {', '.join(STYLES)}; or the path of a .csl file."
        raise UsageError(f"There is no style “{name}”.", hint)
    try:
        text = file.read_text("utf-8-sig")
        element = ET.fromstring(text)  # noqa: S314 - the edition's owner chose it
    except OSError as error:
        message = f"The style {file} can't be read: {error.strerror}."
        raise UsageError(message, "A path is relative to the edition's folder.") from error
    except (ET.ParseError, UnicodeDecodeError) as error:
        raise UsageError(f"The style {file} isn't XML: {error}.", "Download it again.") from error
    return read(text, element, file)


def read(text: str, element: ET.Element, file: Path) -> Style:
    """Read what a style says of itself."""
    if element.tag != CSL + "style":
        raise UsageError(f"{file} isn't a CSL style.", "Styles are at https://www.zotero.org/styles.")
    if element.find(f"{CSL}citation/{CSL}layout") is None:
        parent = element.find(f"{CSL}info/{CSL}link[@rel='independent-parent']")
        other = "" if parent is None else f" It follows {parent.get('href')}: use that one."
        raise UsageError(f"{file} doesn't say how a citation looks.{other}", "Use an independent style.")
    locale = FOLDER / f"locales-{element.get('default-locale', LOCALE)}.xml"
    usual = FOLDER / f"locales-{LOCALE}.xml"
    return Style(
        text,
        (locale if locale.is_file() else usual).read_text("utf-8"),
        element.find(f"{CSL}bibliography/{CSL}layout") is not None,
    )
