"""What crosses between the parent and its workers: frozen values of text, numbers and bytes; never a tree or a node."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Self

from pipeline.asked import Asked
from pipeline.crossing import crossing
from pipeline.edition import Edition
from pipeline.facts import Facts
from pipeline.problem import Problem
from pipeline.record import Record
from pipeline.register import Entry
from pipeline.rule import Selection


def version(used: Iterable[tuple[str, str]]) -> str:
    """Give one hash for all files that were read for one: `used` are their paths and their SHA-256."""
    return blake2b(repr(sorted(used)).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


@crossing
@dataclass(frozen=True, slots=True)
class ReadPiece:
    """A source file, to be judged or to be surveyed."""

    path: str
    """The file, relative to the edition, with forward slashes."""
    size: int
    """The file's length in bytes."""
    judging: bool = False
    """Whether it is judged by schemas and rules; else it is cut into documents, which are made."""
    names: tuple[tuple[int, str], ...] = ()
    """Ids that documents of the file get in place of their own, by their order from 1."""
    formats: tuple[str, ...] | None = None
    """The formats that are made; all where nothing is said."""
    same: tuple[tuple[str, str], ...] = ()
    """Documents that needn't be made again: the id, and the hash of what their stylesheets were given."""

    @property
    def name(self) -> str:
        """What a person calls it."""
        return self.path


@crossing
@dataclass(frozen=True, slots=True)
class ReadTask:
    """Some source files, each of which is read once, whatever is to be done with it."""

    edition: Edition
    staging: str
    """The folder into which the worker writes."""
    pieces: tuple[ReadPiece, ...]
    judging: "ValidateTask"
    """How files are judged; its own files don't matter."""

    @property
    def name(self) -> str:
        """What tells the task from all others."""
        return self.pieces[0].path

    @property
    def size(self) -> int:
        """The length of what is to be done, in bytes: a file counts as often as it is worked on."""
        return sum(piece.size for piece in self.pieces)

    def only(self, numbers: Sequence[int]) -> "ReadTask":
        """Give the task with some of its pieces."""
        return replace(self, pieces=tuple(self.pieces[number] for number in numbers))


@crossing
@dataclass(frozen=True, slots=True)
class Piece:
    """What of a task can be given out again by itself."""

    name: str
    """The file, relative to the edition, with forward slashes."""
    size: int
    """Its length in bytes."""


@crossing
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


@crossing
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


@crossing
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
    asked: tuple[Asked, ...] = ()
    """What was read and looked for, and the answers."""
    microseconds: int = field(default=0, compare=False)
    """How long it took to judge it."""


@crossing
@dataclass(frozen=True, slots=True)
class Output:
    """A file that was written into the staging folder."""

    name: str
    """Its path in the site, with forward slashes."""
    sha256: str
    """The SHA-256 of its bytes, hexadecimal."""
    format: str = ""
    """The format's name, where it is a document's file."""
    problems: tuple[Problem, ...] = ()
    """What its stylesheet said."""
    microseconds: int = 0
    """How long it took to make it."""


@crossing
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
    problems: tuple[Problem, ...] = ()
    """What was said while its record was made."""
    digest: str = ""
    """A hash of all that its stylesheets are given."""
    took: tuple[tuple[str, int], ...] = field(default=(), compare=False)
    """What was done for it beside its files, and how many microseconds that took."""
    kept: bool = False
    """Whether it couldn't be made now, and the site has it as it was before."""
    versions: tuple[str, ...] = ()
    """The pointers to other documents that are the same text, in another language for instance."""
    leaves: tuple[str, ...] = ()
    """Those of its images that show its pages, by their paths in the edition."""


@crossing
@dataclass(frozen=True, slots=True)
class Survey:
    """What a source file holds."""

    path: str
    used: tuple[tuple[str, str], ...]
    """All files that were read for it, relative to the edition, and their SHA-256; itself among them."""
    problems: tuple[Problem, ...]
    """What is wrong with the file, or why a document of it couldn't be made."""
    documents: tuple[Surveyed, ...] = ()
    entries: tuple[Entry, ...] = ()
    """The register entries that stand in it."""
    saxon: str = ""
    """Saxon's version."""
    failed: int = 0
    """How many documents of the file, or the file itself, couldn't be built."""
    asked: tuple[Asked, ...] = ()
    """What was read and looked for, and the answers."""
    microseconds: int = field(default=0, compare=False)
    """How long it took to read the file and to cut it."""
    same: tuple[tuple[str, int, int], ...] = ()
    """Documents that are as they were: the id, the order in the file, the line."""
    ids: bytes = b""
    """The file's ids, each with the order of its document: JSON, which nobody reads but where a link leads to one."""

    @property
    def version(self) -> str:
        """A hash of the file and of all that it includes, as they were when they were read."""
        return version(self.used)

    @property
    def said(self) -> tuple[Problem, ...]:
        """All problems: the file's, its documents' and their formats'."""
        made = [p for d in self.documents for p in (*d.problems, *(p for output in d.outputs for p in output.problems))]
        return (*self.problems, *made)
