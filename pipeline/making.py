"""What crosses between the parent and its workers for pages: frozen values of text, numbers and bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.crossing import crossing
from pipeline.edition import Edition
from pipeline.entries import EntryPage, Period
from pipeline.message import Output
from pipeline.outcome import Outcome
from pipeline.problem import Problem
from pipeline.register import Link

CITATION_FILE = "CITATION.cff"
"""The file of a site that says how the whole edition is cited, under the name by which programs look for it."""


@crossing
@dataclass(frozen=True, slots=True)
class Way:
    """An entry of the menu that every page has."""

    href: str
    """The page, from the site's first page."""
    kind: str
    """`way` into the documents, `list` of entries, `page` to be read, or `feed` of what is new, for programs."""
    word: str = ""
    """The key of the interface's word for it."""
    label: str = ""
    """What it is called, where no word of the interface says it."""
    language: str = ""
    """The label's language."""


@crossing
@dataclass(frozen=True, slots=True)
class Near:
    """What a page shows of another document."""

    href: str
    """Its page; empty for the page itself."""
    title: str
    date: str = ""
    language: str = ""


@crossing
@dataclass(frozen=True, slots=True)
class Script:
    """A list of documents as a script, which their pages load when a reader asks for it."""

    name: str
    """The script's path in the site."""
    title: str
    """The volume's title."""
    rows: tuple[Near, ...]

    @property
    def size(self) -> int:
        """Its length in bytes, nearly."""
        return 100 * len(self.rows)


@crossing
@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document's formats that need its neighbours and the register."""

    path: str
    """Its source file, relative to the edition."""
    number: int
    """Its order among the documents of its file, from 1."""
    id: str
    size: int
    """Its length in bytes, nearly."""
    version: str = ""
    """A hash of its source file, and of all that it includes, as they were when it was surveyed."""
    digest: str = ""
    """A hash of all that its stylesheets were given then."""
    kept: bool = False
    """Whether its source can't be built now, so that the page is made of the TEI that was published, with a notice."""
    previous: bytes = b""
    """The record of the document before, UTF-8 XML; empty for the first."""
    next: bytes = b""
    volume: tuple[str, str] = ("", "")
    """The page that lists the documents around it: its address, and its title."""
    near: tuple["Near", ...] = ()
    """The few documents of the volume around it, itself among them."""
    whole: str = ""
    """The script that lists all documents of the volume, without `.js`, from the site's first page."""
    letters: tuple["Near | None", "Near | None"] = (None, None)
    """The letters before and after it in its correspondence."""
    entries: tuple[Link, ...] = ()
    """The entries' pages to which its names lead."""
    targets: tuple[tuple[str, str], ...] = ()
    """The pages to which its links lead: the pointer, and the address."""
    versions: tuple[bytes, ...] = ()
    """The records of the documents that are the same text, in another language for instance."""
    own: bool = False
    """Whether it is a page that the editors wrote of the edition itself, and no document."""
    thumbnails: tuple[str, ...] = ()
    """The images of its pages that have a thumbnail, by their paths in the edition."""

    @property
    def name(self) -> str:
        """What tells the page from all others: its path in the site."""
        return f"{self.id}.html"


@crossing
@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list."""

    label: str
    href: str
    sort: str
    count: int
    about: str = ""
    """What is said of it beside its name."""


@crossing
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
    years: tuple[str, str] = ("", "")
    """The first and the last year of its documents, ISO 8601."""


@crossing
@dataclass(frozen=True, slots=True)
class Home:
    """What the edition's first page says of the whole, beside the contents."""

    documents: int
    """How many there are."""
    years: tuple[str, str]
    """Their first and last year, ISO 8601; empty where none has a date."""
    languages: int
    """In how many languages they are."""
    lists: tuple[Group, ...] = ()
    """The lists of entries: kind, page, how many there are, and those that are mentioned most."""
    periods: tuple[Period, ...] = ()
    """How many documents there are over time, without gaps."""
    newest: tuple[Group, ...] = ()
    """The documents that were changed last: each with its day as the title."""


@crossing
@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of the edition itself: contents, or a list of entries."""

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
    description: str = ""
    """What the edition holds, on its home page."""
    home: Home | None = None
    """What else only that page says."""

    @property
    def size(self) -> int:
        """Its length in bytes, nearly."""
        return 1_000 + 500 * sum(len(group.records) + len(group.items) for group in self.groups)


@crossing
@dataclass(frozen=True, slots=True)
class Principle:
    """A statement of headers on how the edition was made."""

    name: str
    """The element that makes it, or the one around its prose."""
    path: str
    """A file that has it, relative to the edition."""
    place: str
    """Where it stands there, as XPath's `path()` gives it."""
    digest: str
    """A hash of what it says."""
    count: int
    """How many documents have it."""
    documents: tuple[Near, ...] = ()
    """The first of them; none where all have it."""


@crossing
@dataclass(frozen=True, slots=True)
class PrinciplesPage:
    """The page of editorial principles."""

    principles: tuple[Principle, ...]

    @property
    def name(self) -> str:
        """The page's path in the site."""
        return "principles.html"

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that are read for it."""
        return tuple(dict.fromkeys(each.path for each in self.principles))

    @property
    def size(self) -> int:
        """Its length in bytes, nearly."""
        return 2_000 * len(self.principles)


@crossing
@dataclass(frozen=True, slots=True)
class EditionCitation:
    """The file that says how the whole edition is cited."""

    agreed: tuple[tuple[str, str], ...]
    """What the headers of all documents say alike: what it is about, and a `p:stated` with what they say, as XML."""
    languages: tuple[str, ...]
    """The languages of the documents, each once: a `p:stated` of each, as XML."""
    doi: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The file's path in the site."""
        return CITATION_FILE

    @property
    def size(self) -> int:
        """Its length in bytes, nearly."""
        return 1_000


@crossing
@dataclass(frozen=True, slots=True)
class CitePage:
    """The page that says how the edition is cited, and shows on a document of it how a document and its places are."""

    whole: EditionCitation
    specimen: DocumentPage
    """That document; what is around it doesn't matter."""
    files: tuple[tuple[str, str, str], ...] = ()
    """The edition's downloads: format, address, media type."""

    @property
    def name(self) -> str:
        """The page's path in the site."""
        return "cite.html"

    @property
    def path(self) -> str:
        """The document's source file."""
        return self.specimen.path

    @property
    def number(self) -> int:
        """Its order among the documents of its file."""
        return self.specimen.number

    @property
    def version(self) -> str:
        """A hash of its source file, as it was when it was surveyed."""
        return self.specimen.version

    @property
    def size(self) -> int:
        """Its length in bytes, nearly."""
        return self.specimen.size


Page = DocumentPage | EntryPage | ListPage | EditionCitation | CitePage | Script | PrinciplesPage


@crossing
@dataclass(frozen=True, slots=True)
class PagesTask:
    """Some pages of the site."""

    edition: Edition
    staging: str
    """The folder into which the worker writes; it tells one build from the next."""
    pieces: tuple[Page, ...]
    registers: tuple[tuple[str, str], ...] = ()
    """The registers' files, and for each a hash of it and of all that it includes, as they were when surveyed."""
    menu: tuple[Way, ...] = ()
    """The ways that every page has to the edition's own pages."""
    marked: bool = False
    """Whether the lines of the sources stand in the pages: for an editor, never for readers."""

    @property
    def name(self) -> str:
        """What tells the task from all others."""
        return self.pieces[0].name

    @property
    def size(self) -> int:
        """The length of the pages in bytes, nearly."""
        return sum(piece.size for piece in self.pieces)

    def only(self, numbers: Sequence[int]) -> "PagesTask":
        """Give the task with some of its pages."""
        return replace(self, pieces=tuple(self.pieces[number] for number in numbers))


@crossing
@dataclass(frozen=True, slots=True)
class Made:
    """What a worker made of one page."""

    outputs: tuple[Output, ...] = ()
    problems: tuple[Problem, ...] = ()
    failed: tuple[str, ...] = ()
    """The ids of documents that couldn't be made; they are left out, and their neighbours are made again."""
    took: tuple[tuple[str, int], ...] = field(default=(), compare=False)
    """What was done for it beside its files, and how many microseconds that took."""


@crossing
@dataclass(frozen=True, slots=True)
class ReportTask:
    """A page that shows what came of judging texts."""

    outcome: Outcome

    @property
    def size(self) -> int:
        """Some measure of the work."""
        return 1_000 * len(self.outcome.problems)
