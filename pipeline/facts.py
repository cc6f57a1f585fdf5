"""What a source file has that rules between files need: small values, made in a worker, compared in the parent."""

from dataclasses import dataclass

from pipeline.crossing import crossing
from pipeline.register import Entry


@crossing
@dataclass(frozen=True, slots=True)
class Place:
    """A place of a source file."""

    path: str
    line: int
    column: int
    where: str = ""
    """The place as a person says it."""
    ignored: tuple[str, ...] = ()
    """The rules that the document says aren't to be looked for there."""


@crossing
@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointer that nothing in its own file answers; once for all places where it stands."""

    written: str
    """As it stands in the file."""
    attribute: str
    is_name: bool
    """Whether it is the `@ref` of a name."""
    file: str
    """The file to which it leads, from the edition's folder; empty where it names none."""
    fragment: str
    """The id to which it leads, or nothing."""
    is_there: bool
    """Whether there is such a file."""
    count: int
    """How often it stands in the file."""
    place: Place
    """Where it stands first."""


@crossing
@dataclass(frozen=True, slots=True)
class Described:
    """What a file says of an entry of its registers."""

    place: Place
    names: tuple[str, ...]
    """The forms of its name."""
    born: str = ""
    died: str = ""


@crossing
@dataclass(frozen=True, slots=True)
class Called:
    """A name as it stands in a document, and where it points."""

    tag: str
    """The element, such as `persName`."""
    text: str
    document: int
    """Which document of the file it is, from 0."""
    targets: tuple[tuple[str, str, str, int, Place], ...]
    """Each pointer as it stands, the file to which it leads (or nothing), the id or address there, how often it stands
    so, and the first place; none where the name points nowhere."""
    place: Place


@crossing
@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, or an entry of a diary, of which it is known who wrote it, and when."""

    place: Place
    date: str
    """The date in words."""
    first: int
    """The first day that the date allows, by its Julian Day Number."""
    writers: tuple[tuple[str, str, str], ...]
    """Each pointer to a writer: the name as it stands, the file to which it leads (or nothing), the id or address."""


@crossing
@dataclass(frozen=True, slots=True)
class Death:
    """When somebody died, as a register says."""

    entry: int
    """The order of the entry among those of its file, from 0."""
    last: int
    """The last day on which it may have been, by its Julian Day Number."""
    date: str
    """This day in words."""


@crossing
@dataclass(frozen=True, slots=True)
class Facts:
    """What one source file has."""

    path: str
    ids: tuple[str, ...] = ()
    """Every xml:id of the file."""
    entries: tuple[Entry, ...] = ()
    """The entries of registers in it."""
    described: tuple[Described, ...] = ()
    """What it says of each of them, in the same order; nothing where no rule needs it."""
    is_register: bool = False
    """Whether it holds registers and no text."""
    is_part: bool = False
    """Whether it is only a part of TEI, which other files may include."""
    used: tuple[str, ...] = ()
    """The files that it includes."""
    pointers: tuple[Pointer, ...] = ()
    """The pointers that nothing in the file itself answers."""
    totals: tuple[tuple[str, int], ...] = ()
    """How many different pointers each attribute has in it, `name` standing for those of names."""
    reached: tuple[tuple[str, str], ...] = ()
    """The ids in other files that its pointers reach: file and id."""
    pointed: tuple[str, ...] = ()
    """The ids of its own entries to which something in it points."""
    addresses: tuple[str, ...] = ()
    """The addresses on the web and the keys to which it points, where an entry may have them."""
    called: tuple[Called, ...] = ()
    """The names that point to two things, and those without a pointer where these are looked for."""
    letters: tuple[Letter, ...] = ()
    """The letters whose writers and days are known."""
    deaths: tuple[Death, ...] = ()
    """When the people of its registers died."""

    def rows(self) -> tuple[tuple[Entry, Described], ...]:
        """Give each entry with what is said of it; nothing where no rule needs it."""
        return tuple(zip(self.entries, self.described, strict=True)) if self.described else ()
