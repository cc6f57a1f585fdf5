"""What crosses between the parent and its workers for entries' pages: who is mentioned where, and how often when."""

from dataclasses import dataclass

from pipeline.crossing import crossing
from pipeline.register import Link


@crossing
@dataclass(frozen=True, slots=True)
class MentionOf:
    """A place where an entry is mentioned."""

    href: str
    """Its address, from the site's first page."""
    title: str
    date: str
    year: str
    """The year of the document's date, `-0044` or `1914`; empty where there is none."""
    page: str
    text: str
    count: int
    role: str


@crossing
@dataclass(frozen=True, slots=True)
class Period:
    """A span of time, and how often an entry is mentioned in documents of it."""

    label: str
    """`1914-03`, `1914`, `1910–1919`."""
    count: int
    href: str = ""
    """Where its mentions are listed, from the site's first page; empty where nothing tells them from others."""


@crossing
@dataclass(frozen=True, slots=True)
class EntryPage:
    """A page of one person, place, organisation or other entry: the first, or one of those with more mentions."""

    name: str
    """The page's path in the site."""
    kind: str
    title: str
    place: str
    """Where its element stands in its file, as XPath's `path()` gives it; empty where no register has it."""
    mentions: tuple[MentionOf, ...]
    authorities: tuple[str, ...]
    """The addresses that name it elsewhere."""
    path: str = ""
    """The register's file, relative to the edition; empty where no register has it."""
    digest: str = ""
    """A hash of its element."""
    total: int = 0
    """How often it is mentioned, on all its pages."""
    by_year: bool = False
    """Whether its mentions stand under headings of years."""
    periods: tuple[Period, ...] = ()
    """How often it is mentioned over time, without gaps; only on the first page."""
    ways: tuple[tuple[str, str], ...] = ()
    """Its pages around this one, if there are several: address from the site's first page (none for itself), years."""
    first: str = ""
    """Its first page, where this is another."""
    entries: tuple[Link, ...] = ()
    """The entries' pages to which the names in its element lead."""
    targets: tuple[tuple[str, str], ...] = ()
    """The pages to which its links lead: the pointer, and the address."""

    @property
    def size(self) -> int:
        """Its length in bytes, nearly."""
        return 1_000 + 200 * len(self.mentions)
