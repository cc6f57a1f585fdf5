"""An account of a build: what is made and why, as it is made, how long each step took, and what was asked about it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter_ns, process_time_ns
from typing import TYPE_CHECKING

from pipeline.because import because

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipeline.making import Made, Page
    from pipeline.message import Survey, Validated

# What is done in the workers beside the formats, which go by their names.
READING, JUDGING, PREPARING = "reading", "judging", "preparing"
PARSING, RECORD, CITING = "parsing", "record", "citing"


@dataclass(frozen=True, slots=True)
class Group:
    """One of the things that are made of a document, and on what it depends."""

    title: str
    verdict: str
    """`as before`, or why it was made, or why it wasn't."""
    rows: tuple[tuple[str, str], ...] = ()
    """What it depends on, each with `as before`, `changed`, `new` or `gone`."""


@dataclass(frozen=True, slots=True)
class Explained:
    """Why a document was made again, or wasn't."""

    id: str
    source: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """What was asked for isn't a document of the edition."""

    id: str
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProfileTask:
    """A picture of where the time of a build went."""

    rows: tuple[tuple[str, int], ...]
    """What was done, and microseconds of the workers."""
    steps: tuple[tuple[str, int, int], ...]
    """The steps, with microseconds of the clock, and of this process's processor."""
    documents: tuple[tuple[str, str, int], ...]
    """The slowest: id, source, microseconds."""

    @property
    def size(self) -> int:
        """Some measure of the work."""
        return 100_000


@dataclass(slots=True)
class Account:
    """What is told and measured while a build is on its way."""

    wanted: str = ""
    """The id or the source file of a document about which a question is asked."""
    tell: "Callable[[str], None] | None" = None
    """Is given a line for each document and page that is made."""
    steps: dict[str, list[int]] = field(default_factory=dict)
    """Each step, with microseconds of the clock, and of this process's processor."""
    work: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    """For a source file and a document of it, or a page: what was done in this build, and its microseconds."""
    answer: Explained | Unknown | None = None
    files: int = 0
    """How many source files there are."""
    read: set[str] = field(default_factory=set)
    """Those that were made again."""
    made: set[tuple[str, str]] = field(default_factory=set)
    """The documents of which texts or citations were made: source file and id."""

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Measure a step."""
        clock, processor = perf_counter_ns(), process_time_ns()
        try:
            yield
        finally:
            took = self.steps.setdefault(name, [0, 0])
            took[0] += (perf_counter_ns() - clock) // 1_000
            took[1] += (process_time_ns() - processor) // 1_000

    def worked(self, source: str, name: str, times: Iterable[tuple[str, int]]) -> None:
        """Add what was done for a document or a page."""
        took = self.work.setdefault((source, name), {})
        for what, microseconds in times:
            took[what] = took.get(what, 0) + microseconds

    def judged(self, verdict: "Validated") -> None:
        """Take a verdict that was made now."""
        self.worked(verdict.path, "", [(JUDGING, verdict.microseconds)])

    def surveyed(self, survey: "Survey", why: Sequence[str]) -> None:
        """Take a file that was read now, and tell of its documents; `why` are the parts of its key that changed."""
        self.read.add(survey.path)
        self.worked(survey.path, "", [(READING, survey.microseconds)])
        self.made |= {(survey.path, document.record.id) for document in survey.documents}
        for document in survey.documents:
            times = [(output.format, output.microseconds) for output in document.outputs]
            self.worked(survey.path, document.record.id, [*document.took, *times])
        if self.tell:
            self.say_of(survey, why)

    def say_of(self, survey: "Survey", why: Sequence[str]) -> None:
        """Tell of the documents of a file that was read now."""
        for document in survey.documents:
            self.say(f"{survey.path}: {document.record.id}: {because(why, survey.path)}")
        if survey.same:
            self.say(f"{survey.path}: {len(survey.same)} of its documents unchanged")
        elif not survey.documents:
            what = "register" if survey.entries else "no document"
            self.say(f"{survey.path}: {what}: {because(why, survey.path)}")

    def paged(self, page: "Page", made: "Made", why: Sequence[str]) -> None:
        """Take a page that was made now, and tell of it; `why` are the parts of its key that changed."""
        times = [(output.format, output.microseconds) for output in made.outputs]
        path = getattr(page, "path", "")
        # A page that shows a document as a specimen isn't made for that document's file.
        source = "" if hasattr(page, "specimen") else path
        self.worked(source, getattr(page, "id", page.name), [*made.took, *times])
        if self.tell:
            self.say(f"{page.name}: {because(why, path)}")

    def reused(self) -> None:
        """Tell of how many files nothing had to be made."""
        same = self.files - len(self.read)
        if same > 0:
            self.say(f"Unchanged: {same:,} file{'s' * (same != 1)}")

    def say(self, line: str) -> None:
        if self.tell:
            self.tell(line)

    def stages(self) -> list[tuple[str, int]]:
        """Give what was done in this build and its microseconds, the longest first."""
        found: dict[str, int] = {}
        for times in self.work.values():
            for what, microseconds in times.items():
                found[what] = found.get(what, 0) + microseconds
        return sorted(((what, took) for what, took in found.items() if took), key=lambda row: (-row[1], row[0]))

    def documents(self) -> list[tuple[str, str, dict[str, int]]]:
        """Give the documents and pages on which work was done: name, source, and the microseconds of each thing done.

        What was done for a file with one document counts as that document's. The slowest come first.
        """
        of_file: dict[str, list[str]] = {}
        for source, name in self.work:
            if name and source:
                of_file.setdefault(source, []).append(name)
        found: dict[tuple[str, str], dict[str, int]] = {}
        for (source, name), times in self.work.items():
            names = of_file.get(source, [])
            own = names[0] if not name and len(names) == 1 else name
            into = found.setdefault((source, own), {})
            for what, took in times.items():
                into[what] = into.get(what, 0) + took
        rows = [(name or source, source, times) for (source, name), times in found.items()]
        return sorted(rows, key=lambda row: (-sum(row[2].values()), row[0]))
