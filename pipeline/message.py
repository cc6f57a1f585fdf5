"""What crosses between the parent and its workers: frozen values of text, numbers and bytes; never a tree or a node."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from pipeline.edition import Edition
from pipeline.facts import Facts
from pipeline.outcome import Outcome
from pipeline.problem import Problem
from pipeline.record import Record
from pipeline.register import Entry, Link
from pipeline.rule import Selection


@dataclass(frozen=True, slots=True)
class SurveyTask:
    """One source file, to be read and cut into documents."""

    edition: Edition
    staging: str
    """The folder into which the worker writes."""
    path: str
    """The file, relative to the edition, with forward slashes."""
    size: int
    """The file's length in bytes."""
    names: tuple[tuple[int, str], ...] = ()
    """Ids that documents of the file get in place of their own, by their order from 1."""

    @property
    def name(self) -> str:
        """What tells the task from all others."""
        return self.path


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a task can be given out again by itself."""

    name: str
    """The file, relative to the edition, with forward slashes."""
    size: int
    """Its length in bytes."""


@dataclass(frozen=True, slots=True)
class ValidateTask:
    """Some source files, to be judged one after the other."""

    edition: Edition
    files: tuple[tuple[str, int], ...]
    """Each file, relative to the edition, with forward slashes, and its length in bytes."""
    selection: Selection
    run: str
    """A folder of this run, in which workers note what they are trying, for the case that they never come back."""
    schema: str = ""
    """The schema that is used in place of those that the documents name: an absolute path, or an address."""
    stylesheets: tuple[Path, ...] = ()
    """What else the process will compile: Saxon is locked once for all."""
    facts_only: bool = False
    """Whether the files are only read for what they hold, because nobody asked what is wrong with them."""

    @property
    def name(self) -> str:
        """What tells the task from all others."""
        return self.files[0][0]

    @property
    def size(self) -> int:
        """The length of the files in bytes."""
        return sum(size for _, size in self.files)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The files, each of which can be judged by itself."""
        return tuple(Piece(path, size) for path, size in self.files)

    def only(self, numbers: Sequence[int]) -> Self:
        """Give the task of some of the files, by their order from 0."""
        return replace(self, files=tuple(self.files[number] for number in numbers))


@dataclass(frozen=True, slots=True)
class SchemaUsed:
    """A schema by which a document was judged."""

    address: str
    """As the document, the settings or the command name it."""
    file: str
    """The file that was read: relative to the edition, or the name of a schema that ships."""
    sha256: str
    kind: str
    """`rng`, `rnc`, `xsd` or `sch`."""
    valid: bool


@dataclass(frozen=True, slots=True)
class Validated:
    """What is wrong with one source file."""

    path: str
    problems: tuple[Problem, ...]
    facts: Facts | None = None
    """What the rules between files need; nothing where the file can't be read."""
    schemas: tuple[SchemaUsed, ...] = ()
    ignored: int = 0
    """How many problems the document itself says are none."""
    used: tuple[str, ...] = ()
    """The files that it includes."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written into the staging folder."""

    name: str
    """Its path in the site, with forward slashes."""
    sha256: str
    """The SHA-256 of its bytes, hexadecimal."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One document of a file."""

    number: int
    """Its order in its file, from 1."""
    line: int
    """Where it begins in its file, from 1."""
    record: Record
    outputs: tuple[Output, ...]
    pointers: tuple[str, ...]
    """What its links point to that isn't in the document itself: `#id` elsewhere in the file, or `file#id`."""
    images: tuple[tuple[str, str], ...] = ()
    """The images of the edition that it shows: the path in the edition, and that in the site."""
    origin: str = ""
    """The file that holds it, where the file in which it was found only includes it."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a source file holds."""

    path: str
    used: tuple[tuple[str, str], ...]
    """All files that were read for it, relative to the edition, and their SHA-256; itself among them."""
    problems: tuple[Problem, ...]
    documents: tuple[Surveyed, ...] = ()
    entries: tuple[Entry, ...] = ()
    """The register entries that stand in it."""
    saxon: str = ""
    """Saxon's version."""
    failed: int = 0
    """How many documents of the file, or the file itself, couldn't be built."""


@dataclass(frozen=True, slots=True)
class PageTask:
    """A document's formats that need its neighbours and the register."""

    edition: Edition
    staging: str
    path: str
    number: int
    id: str
    size: int
    previous: bytes = b""
    """The record of the document before, UTF-8 XML; empty for the first."""
    next: bytes = b""
    volume: tuple[str, str] = ("", "")
    """The page that lists the documents around it: its address, and its title."""
    entries: tuple[Link, ...] = ()
    """The entries' pages to which its names lead."""
    targets: tuple[tuple[str, str], ...] = ()
    """The pages to which its links lead: the pointer, and the address."""

    @property
    def name(self) -> str:
        """What tells the task from all others."""
        return self.id


@dataclass(frozen=True, slots=True)
class MentionOf:
    """A place where an entry is mentioned."""

    href: str
    title: str
    date: str
    page: str
    text: str
    count: int
    role: str


@dataclass(frozen=True, slots=True)
class EntryPage:
    """The page of one person, place, organisation or other entry."""

    name: str
    """The page's path in the site."""
    kind: str
    title: str
    place: str
    """Where its element stands in its file, as XPath's `path()` gives it; empty where no register has it."""
    mentions: tuple[MentionOf, ...]
    authorities: tuple[str, ...]
    """The addresses that name it elsewhere."""


@dataclass(frozen=True, slots=True)
class EntryTask:
    """The pages of some entries whose elements stand in one file, or in none."""

    edition: Edition
    staging: str
    path: str
    """The register's file, relative to the edition; empty where no register has the entries."""
    pages: tuple[EntryPage, ...]
    size: int = 0

    @property
    def name(self) -> str:
        """What tells the task from all others."""
        return self.pages[0].name


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list."""

    label: str
    href: str
    sort: str
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """Some lines of a list under one heading."""

    title: str
    href: str = ""
    """The page that has the group, where this one only names it."""
    count: int = 0
    """How many documents or entries it has."""
    records: tuple[bytes, ...] = ()
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexTask:
    """A page of the edition itself: contents, or a list of entries."""

    edition: Edition
    staging: str
    name: str
    """The page's path in the site."""
    kind: str
    """`contents`, or the folder of the entries: `persons`, `places`, …"""
    title: str
    """The edition's or a volume's title, or a list's letter; empty for a whole list, which its kind names."""
    groups: tuple[Group, ...]
    ways: tuple[tuple[str, str], ...] = ()
    """The pages beside it: address and title (on the home page the lists' kinds); the page itself has no address."""
    files: tuple[tuple[str, str, str], ...] = ()
    """The edition's downloads: format, address, media type."""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker made of a task of the second pass."""

    outputs: tuple[Output, ...] = ()
    problems: tuple[Problem, ...] = ()
    failed: tuple[str, ...] = ()
    """The ids of documents that couldn't be made; they are left out, and their neighbours are made again."""


@dataclass(frozen=True, slots=True)
class ReportTask:
    """A page that shows what came of judging texts."""

    outcome: Outcome

    @property
    def size(self) -> int:
        """Some measure of the work."""
        return 1_000 * len(self.outcome.problems)
