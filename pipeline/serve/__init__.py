"""What `pecia serve` does: builds a live site, serves it on this computer, and builds again what changes."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty
from time import monotonic, perf_counter

from pipeline.crew import undisturbed
from pipeline.edition import Edition
from pipeline.order import Order
from pipeline.outcome import Built
from pipeline.problem import PipelineError, Problem
from pipeline.rule import is_of_building
from pipeline.searching import is_of_search
from pipeline.serve.asks import Ask, Changes, asking
from pipeline.serve.builder import Builder
from pipeline.serve.editor import Editor
from pipeline.serve.folder import live_folder
from pipeline.serve.site import Site
from pipeline.serve.watch import watched
from pipeline.serve.web import listening
from pipeline.settings import open_edition
from pipeline.workers import Report

PAUSE = 0.2
"""Seconds after which a wait looks whether Ctrl-C was pressed."""
IDLE = 2.0
"""Seconds without a change after which what is known is written down."""
MOST = 5
"""How many problems a page shows."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What is told in the terminal."""

    serving: Callable[[str], None]
    """Is given the site's address, as soon as it answers."""
    built: Callable[[Built, float, Sequence[Problem]], None]
    """Is given what a build came to, how many seconds it took, and the problems that weren't there before."""
    failed: Callable[[str], None]
    """Is given the sentence that says why nothing could be built."""
    progress: Callable[[], AbstractContextManager[Report]]
    """Shows how far the first build is."""


@dataclass(slots=True)
class Served:
    """A live site between two changes."""

    source: Path
    site: Site
    builder: Builder
    screen: Screen
    problems: frozenset[Problem] = frozenset()
    """Those that were told."""
    said: str = ""
    """Why the last build failed."""
    begun: bool = False
    told_at: int = 0
    """The version of the site of which the pages know."""
    edition: Edition | None = None

    def refresh(self) -> None:
        """Build what changed and tell of it, in the terminal and in the open pages; an error is told, too."""
        start = perf_counter()
        version = self.site.version
        try:
            self.edition = open_edition(self.source, self.site.folder)
            if self.begun:
                built = self.builder.build(self.edition, silent, self.ready)
            else:
                with self.screen.progress() as report:
                    built = self.builder.build(self.edition, report, self.ready)
        except (PipelineError, OSError) as error:
            self.fail(sentence(error))
            return
        new = [p for p in built.problems if p not in self.problems]
        gone = self.problems.difference(built.problems)
        if not self.begun or new or gone or self.said or version != self.site.version:
            self.site.tell(shown(built.problems, new))
            self.screen.built(built, perf_counter() - start, new)
        self.problems, self.said, self.begun = frozenset(built.problems), "", True

    def ready(self) -> None:
        """Tell the open pages that there is something new; what is wrong, they are told after it."""
        if self.told_at != self.site.version:
            self.told_at = self.site.version
            self.site.tell(self.site.problems)

    def fail(self, said: str) -> None:
        """Tell why nothing could be built, once."""
        if said != self.said:
            self.site.tell([said])
            self.screen.failed(said)
        self.said = said

    def asked(self, name: str) -> bytes | None:
        """Give a file of the search, or a page with the lines of its source; nothing where that can't be."""
        with suppress(PipelineError, OSError):
            return self.builder.sought(name) if is_of_search(name) else self.builder.marked(name)
        return None

    def warm(self) -> None:
        """Have the workers ready for the first change."""
        if self.edition is not None and self.begun:
            with suppress(PipelineError, OSError):
                self.builder.warm(self.edition)


def serve(source: Path, order: Order, port: int, screen: Screen, editor: str = "") -> None:
    """Serve an edition until Ctrl-C; `editor` is the command or the address that opens a line.

    Raises PipelineError, OSError where it can't even begin.
    """
    if not source.exists():
        open_edition(source, source)
    root = (source if source.is_dir() else source.parent).resolve()
    opens = Editor(root, editor)
    with ExitStack() as stack:
        folder = stack.enter_context(live_folder(root, "" if source.is_dir() else source.name))
        site = Site(folder)
        builder = Builder(order, site)
        stack.callback(builder.dismiss)
        changes = stack.enter_context(watched(root, (root / "output",)))
        with undisturbed():
            url = stack.enter_context(listening(site, port, asking(changes), opens))
        screen.serving(url)
        served = Served(source.resolve(), site, builder, screen)
        while True:
            wait(changes, builder.save, served.asked)
            first = not served.begun
            served.refresh()
            if first:
                served.warm()


def wait(changes: Changes, idle: Callable[[], None], answer: Callable[[str], bytes | None]) -> None:
    """Wait until something changes; answer meanwhile what pages ask, and where that takes long, do what has time."""
    begun, idled, waits = monotonic(), False, True
    while waits or not changes.empty():
        try:
            each = changes.get(timeout=PAUSE)
        except Empty:
            if not idled and monotonic() - begun > IDLE:
                idle()
                idled = True
            continue
        if isinstance(each, Ask):
            each.answer(answer(each.name))
        else:
            waits = False


def silent(*_: object) -> None:
    """Show nothing."""


def sentence(error: PipelineError | OSError) -> str:
    """Say what stopped a build."""
    if isinstance(error, PipelineError):
        return str(error)
    return f"{error.filename or 'A file'} can't be read or written: {error.strerror}."


def shown(problems: Sequence[Problem], new: Sequence[Problem]) -> list[str]:
    """Give the lines that pages show: why something couldn't be built, and the errors that are new."""
    errors = [p for p in problems if p.severity == "error" and (is_of_building(p.rule) or p in new)]
    more = [f"… and {len(errors) - MOST} more"] if len(errors) > MOST else []
    return [*map(str, errors[:MOST]), *more]
