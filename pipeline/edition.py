"""An edition: a folder of TEI, its settings, and where its files are."""

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pipeline.crossing import crossing
from pipeline.format import FORMATS, Format

SHIPPED = next(p for p in (Path(__file__).parent, Path(__file__).parent.parent) if (p / "xslt").is_dir())
"""The folder whose `xslt/`, `schema/` and `tei/` ship with Pecia: inside the installed package, else the checkout."""

XSLT = SHIPPED / "xslt"
"""The stylesheets that ship."""
TOGETHER = XSLT / "citations.xsl"
"""The stylesheet that makes several citations of a document at once."""
WORDS = "words"
"""The folder beside the stylesheets that holds the words of the interface, a table for each language."""
PAGE = "html.xsl"
"""The stylesheet of pages; those of documents show citations in styles, which `TOGETHER` makes."""


SITE = "site.xsl"
"""The stylesheet of what a site says of itself to programs."""


@crossing
@dataclass(frozen=True, slots=True)
class Volume:
    """Some of an edition's documents under one title."""

    title: str
    files: tuple[str, ...]
    """Glob patterns of its files, relative to the edition, in reading order."""


@crossing
@dataclass(frozen=True, slots=True)
class Edition:
    """An edition's folder and settings. Each setting's default is what a bare folder of TEI gets."""

    root: Path
    """The folder, absolute. Nothing outside is read."""
    output: Path
    """Where the site is published, absolute."""
    only: str = ""
    """The one source file, relative to the root, where a file was named instead of a folder."""
    has_settings: bool = False
    """Whether the folder holds an `edition.toml`."""
    title: str = ""
    """The edition's title; by default the folder's name."""
    subtitle: str = ""
    editors: tuple[str, ...] = ()
    """The edition's editors, each as `Family, Given` or as a whole name."""
    publisher: str = ""
    place: str = ""
    """The place of publication."""
    licence: str = ""
    """The licence's name, for documents that don't state their own."""
    licence_url: str = ""
    """The licence's address."""
    language: str = ""
    """The language (BCP 47) of documents that don't state their own."""
    interface_language: str = "en"
    """The language of the interface, for which there is a table of words."""
    words: tuple[tuple[str, str], ...] = ()
    """The words of the interface that are the edition's own, by the names under which stylesheets ask for them."""
    theme: tuple[tuple[str, str | tuple[tuple[str, str], ...]], ...] = ()
    """Colours, faces and measures of pages, by their names; colours of a dark screen are such a tuple under `dark`."""
    kind: str = ""
    """The kind of documents of which neither header nor text names one: `letter`, `dispatch`, …"""
    version: str = ""
    """The edition's version, for documents that don't state their own."""
    released: str = ""
    """The day on which this version was published: `2026-03-01`."""
    doi: str = ""
    """The edition's DOI, without the address of a resolver before it."""
    description: str = ""
    """What the edition holds, in a few sentences."""
    keywords: tuple[str, ...] = ()
    """What the edition is about."""
    styles: tuple[tuple[str, str], ...] = ()
    """The citation styles that pages show: each a short name or a file, and its hash; by default all that ship."""
    base_url: str = ""
    """The address under which the site is published, for citations; it ends in a slash."""
    files: tuple[str, ...] = ("**/*.xml",)
    """Glob patterns of the source files, relative to the edition; `tei/**/*.xml` where there is an `edition.toml`."""
    pages: tuple[str, ...] = ()
    """Glob patterns of the files that are pages of the edition itself, no documents: in the order of the menu."""
    order: str = "date"
    """`date`: by date, then title, then id. `files`: as `files` lists them."""
    documents: str = ""
    """An XPath: which part of a file is a document. Empty: the whole file."""
    volumes: tuple[Volume, ...] = ()
    """The volumes in order; by default each file that holds several documents is one."""
    versions: tuple[tuple[str, ...], ...] = ()
    """Glob patterns of files that are one text in several versions: files for which the stars stand for the same."""
    formats: tuple[Format, ...] = field(default=FORMATS)
    schema: tuple[str, ...] = ()
    """The schemas of documents that name none: paths relative to the edition, or addresses."""
    schema_map: tuple[tuple[str, str], ...] = ()
    """Addresses of schemas, each with the path, relative to the edition, of the copy that is used."""
    rules: tuple[tuple[str, str], ...] = ()
    """Rules or groups of rules, each with `on`, `off`, `error`, `warning` or `note`."""
    ignore: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Glob patterns of files, each with the rules or groups that aren't looked for in them."""
    deadline: float = 0.0
    """Seconds in which a document must be ready, and half of them more for each megabyte; 0: what is usual."""
    memory: int = 0
    """Megabytes that each worker process may have; 0: its share of the machine's."""
    thumbnails: bool = False
    """Whether small images are made of those of documents' pages."""
    search: bool = True
    """Whether readers can search it."""
    is_site: bool = True
    """Whether pages are made of it; else only what needs nothing but the documents."""

    def stylesheet(self, name: str) -> Path:
        """Give the path of a stylesheet: the edition's own if there is one, else the one that ships."""
        own = self.root / "xslt" / name if self.has_settings else None
        return own if own and own.is_file() else XSLT / name

    def schema_file(self, name: str) -> Path:
        """Give the path of a schema that the settings name: the edition's own if there is one, else what ships."""
        own, ships = self.root / name, SHIPPED / name
        return ships if name.startswith("schema/") and ships.is_file() and not own.is_file() else own

    def is_page(self, path: str) -> bool:
        """Tell whether a source file is a page that the editors wrote of the edition, and no document."""
        return any(matches(path, pattern) for pattern in self.pages)

    def stylesheets(self) -> tuple[Path, ...]:
        """Give every stylesheet that a build runs: the records', and each format's."""
        own = [self.stylesheet("record.xsl"), *([self.stylesheet(PAGE), TOGETHER] if self.is_site else [])]
        own += [self.stylesheet(SITE)] if self.is_site and self.base_url else []
        own += filter(None, self.stylesheets_of().values())
        return tuple(dict.fromkeys(own))

    def stylesheets_of(self) -> dict[Format, Path | None]:
        """Give the stylesheet that makes each format: for several citations one, where none is the edition's own.

        A document's own TEI has none.
        """
        own = {made: self.stylesheet(made.stylesheet) if made.stylesheet else None for made in self.formats}
        ships = [made for made, file in own.items() if made.is_citation and file and file.parent == XSLT]
        return own | dict.fromkeys(ships, TOGETHER) if len(ships) > 1 else own


def matches(path: str, pattern: str) -> bool:
    """Tell whether a path inside the edition fits a glob pattern: `*` within a folder, `**/` any folders or none."""
    return bool(glob(pattern).fullmatch(path))


def stood_for(path: str, pattern: str) -> tuple[str, ...] | None:
    """Give what the signs of a glob pattern stand for in a path that fits it; nothing where it doesn't."""
    found = glob(pattern).fullmatch(path)
    return found.groups() if found else None


@cache
def glob(pattern: str) -> re.Pattern[str]:
    signs = {"**/": "((?:.*/)?)", "**": "(.*)", "*": "([^/]*)", "?": "([^/])"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.replace("\\", "/").removeprefix("./"))
    return re.compile("".join(signs.get(part, re.escape(part)) for part in parts), re.DOTALL)


MANIFEST = "build.json"
"""The file of a published site that says what was made of what."""
GENERATOR = "Pecia"


def is_site(folder: Path) -> bool:
    """Tell whether a folder is a site that Pecia has published: its `build.json` says so."""
    return bool(files_of_site(folder))


def files_of_site(folder: Path) -> tuple[str, ...]:
    """Give the files that Pecia has published in a folder, as its `build.json` names them; none for other folders."""
    try:
        made = json.loads((folder / MANIFEST).read_bytes())
        if made["generator"] == GENERATOR:
            return (MANIFEST, *(row["path"] for row in made["outputs"]))
    except (OSError, ValueError, LookupError, TypeError):
        pass
    return ()
