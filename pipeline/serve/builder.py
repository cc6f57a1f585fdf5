"""Builds a live site again and again: with the same workers, as long as they know the stylesheets, and the same ledger.

Saxon is locked once for each process, after it has compiled the stylesheets: if one changes, new workers begin.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.arrange import Arrangement
from pipeline.arrange.lists import is_citation
from pipeline.assets import Copies, assets
from pipeline.discover import discover
from pipeline.edition import Edition
from pipeline.entries import EntryPage
from pipeline.findable import index_there, task_of
from pipeline.finish import pictures
from pipeline.ledger import keys
from pipeline.ledger.book import Ledger, before, opened
from pipeline.ledger.held import HeldLedger, following, held, save
from pipeline.ledger.place import ledger_file
from pipeline.ledger.store import Name
from pipeline.limits import Limits, available
from pipeline.making import DocumentPage, PagesTask
from pipeline.order import Order
from pipeline.outcome import Built
from pipeline.pagepass import make_there, registers_of
from pipeline.passes import Passes, never
from pipeline.publish import copied, keep_only
from pipeline.rule import selection
from pipeline.serve.folder import staging
from pipeline.serve.site import SEARCH_PAGE, Site
from pipeline.takeover import Signature, signature
from pipeline.warming import LOADS, WarmTask, warm_there
from pipeline.work import Work, site_files, told, uncollected, work
from pipeline.workers import Report, Run, workers


@dataclass(slots=True)
class Builder:
    """What builds a live site, between two builds."""

    order: Order
    site: Site
    ledger: HeldLedger | None = None
    """What the last build knew; nothing before the first, and after one that failed for want of a file."""
    outputs: dict[str, Signature] = field(default_factory=dict)
    """The files of the site."""
    unsaved: dict[Name, tuple[Any, Any]] = field(default_factory=dict)
    run: Run | None = None
    latest: tuple[Edition, Work] | None = None
    """The edition as it was built last."""
    known: str = ""
    """A hash of all that the workers have compiled."""
    stack: ExitStack = field(default_factory=ExitStack)
    """Ends the workers."""

    def build(self, edition: Edition, report: Report, ready: Callable[[], None]) -> Built:
        """Build what changed, and put it into the live site. Raises PipelineError, OSError: then all stays as it is.

        A document that can't be built stays as it was. `ready` is called as soon as the site is new; only then is
        looked for what is wrong between documents.
        """
        try:
            with uncollected():
                return self.built(edition, report, ready)
        except OSError:
            self.forget()
            raise
        except BaseException:
            self.dismiss()  # they may be at work for it still
            raise

    def built(self, edition: Edition, report: Report, ready: Callable[[], None]) -> Built:
        files, unnamed = discover(edition)
        chosen = selection(edition)
        ledger = self.next_ledger(edition)
        with staging(edition.output) as folder:
            run = self.hands(edition, ledger)
            passes = Passes(edition, str(folder), ledger, run, self.order.jobs or available(), report, True)  # noqa: FBT003
            done = work(passes, files, chosen, self.order)
            if done.arrangement.documents or not self.site.names:
                self.put(passes, done.arrangement, site_files(done), folder)
                self.ledger = ledger
                self.latest = edition, done
                self.unsaved |= ledger.made
                ready()
        return told(passes, done, unnamed, chosen, self.order)[0]

    def next_ledger(self, edition: Edition) -> HeldLedger:
        """Give the ledger of this build: the one before, or that of the last time."""
        if self.ledger is not None:
            return following(self.ledger, edition, selection(edition), self.outputs)
        ledger = held(opened(edition, selection(edition), before(edition, ledger_file(edition))))
        self.outputs = {name: ledger.outputs[name] for name in ledger.available}
        return ledger

    def hands(self, edition: Edition, ledger: Ledger) -> Run:
        """Give the workers: those that are there, or new ones where they would have to compile something else."""
        limits = Limits(edition.deadline, edition.memory)
        stylesheets = [(file, ledger.hashes.of(file)) for file in sorted(ledger.files)]
        known = keys.digest(edition.stylesheets(), stylesheets, limits)
        if self.run is None or known != self.known:
            self.dismiss()
            self.run = self.stack.enter_context(workers(self.order.jobs, LOADS, limits=limits))
            self.known = known
        return self.run

    def warm(self, edition: Edition) -> None:
        """Let workers that had nothing to do yet compile the stylesheets. Raises PipelineError, OSError."""
        if self.run is not None:
            list(self.run(warm_there, [WarmTask(edition)] * (self.order.jobs or available())))

    def marked(self, name: str) -> bytes | None:
        """Make a page again with the lines of its source in it; nothing where it has none, or the source has changed.

        Raises PipelineError, OSError.
        """
        edition, done = self.latest or (None, None)
        page = next((each for each in done.arrangement.pages if each.name == name), None) if done else None
        if edition is None or done is None or self.run is None or not isinstance(page, DocumentPage | EntryPage):
            return None
        versions = {survey.path: survey.version for survey in done.surveys if survey.entries}
        with staging(edition.output) as folder:
            registers = registers_of((page,), versions)
            task = PagesTask(edition, str(folder), (page,), registers, done.arrangement.menu, marked=True)
            made = [each.result for each in self.run(make_there, [task], never)]
            return (folder / name).read_bytes() if made[0] and made[0][0].outputs else None

    def sought(self, name: str) -> bytes | None:
        """Give a file of the search, which is made now where it isn't that of the pages as they are; or nothing.

        Raises PipelineError, OSError.
        """
        edition, done = self.latest or (None, None)
        if edition is None or done is None or self.run is None or SEARCH_PAGE not in self.site.names:
            return None
        if not self.site.is_searched():
            with staging(edition.output) as folder:
                task = task_of(done.arrangement, str(folder), str(self.site.folder))
                found = next(iter(self.run(index_there, [task], never))).result
                if found is None:
                    return None
                self.site.search(folder, [output.name for output in found.outputs])
        return self.site.found(name)

    def put(self, passes: Passes, arrangement: Arrangement, outputs: dict[str, str], folder: Path) -> None:
        """Move what is new into the live site, and take out what is gone."""
        known = self.outputs
        copies: Copies = {**assets(passes.edition), **pictures(passes, arrangement)}
        for name, (source, sha256) in copies.items():
            outputs[name] = sha256
            if name not in known or known[name].sha256 != sha256:
                copied(source, folder / name)
        new = {name: sha256 for name, sha256 in outputs.items() if name not in known or known[name].sha256 != sha256}
        joined = dict(bibliographies(passes.edition, arrangement))
        if new or self.ledger is None or known.keys() != outputs.keys():
            self.site.to_join |= joined
        self.site.kinds = {each.ending: each.media_type for each in passes.edition.formats}
        self.site.change(folder, new.keys(), [*outputs, *joined])
        site = self.site.folder
        if self.ledger is None:
            keep_only(site, outputs)
        written = {name: signature(site, name, sha256) for name, sha256 in new.items()}
        self.outputs = {name: written.get(name) or known[name] for name in outputs}

    def save(self) -> None:
        """Keep what is known for the next time."""
        if self.ledger is not None and self.unsaved:
            save(self.ledger, self.unsaved, self.outputs)
            self.unsaved = {}

    def forget(self) -> None:
        """Know nothing more, so that the next build looks for itself what is there."""
        self.dismiss()
        if self.ledger is not None:
            self.ledger.store.close()
        self.ledger, self.unsaved = None, {}

    def dismiss(self) -> None:
        """End the workers, at once."""
        self.run = None
        self.stack.close()


def bibliographies(edition: Edition, arrangement: Arrangement) -> Iterable[tuple[str, Sequence[str]]]:
    """Give the bibliographies of the whole edition, and of which files each is made."""
    for each in filter(is_citation, edition.formats):
        yield f"bibliography{each.ending}", [each.file_name(placed.document.id) for placed in arrangement.documents]
