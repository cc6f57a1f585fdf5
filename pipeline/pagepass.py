"""The second pass: the pages that changed, now that the whole edition is known."""

import json
from collections.abc import Mapping, Sequence

from pipeline.arrange import Arrangement, arrange
from pipeline.entries import EntryPage
from pipeline.ledger.keys import digest
from pipeline.making import DocumentPage, Made, Page, PagesTask, PrinciplesPage, Way
from pipeline.message import Survey
from pipeline.passes import Passes, never, worker_problem


def paged(
    passes: Passes, surveys: Sequence[Survey], left_out: frozenset[str], small: frozenset[str]
) -> tuple[Arrangement, list[Made]]:
    """Arrange the edition and make its pages; where a document's page fails, arrange again without the document.

    `left_out` are the ids of documents that can't be shown, `small` the images that have a thumbnail.
    """
    made: dict[str, tuple[Page, Made]] = {}
    failures: list[Made] = []
    while True:
        with passes.account.step("arrange"):
            arrangement = arrange(passes.edition, surveys, lambda path: ids_of(passes, path), left_out, small)
        passes.ledger.menu = digest(arrangement.menu)
        todo = []
        for page in arrangement.pages:
            if page.name in made and made[page.name][0] == page:
                continue
            if (known := passes.ledger.page(page)) is not None and passes.fresh.keys().isdisjoint(
                output.name for output in known.outputs
            ):
                made[page.name] = page, known
            else:
                todo.append(page)
                passes.again[page.name] = passes.ledger.why_page(page)
        with passes.account.step("pages"):
            found = make(passes, todo, surveys, arrangement.menu)
        made |= {page.name: (page, one) for page, one in found}
        failed = [one for _, one in found if one.failed]
        if not failed:
            return arrangement, [*(made[page.name][1] for page in arrangement.pages), *failures]
        failures += failed
        left_out |= {name for one in failed for name in one.failed}


def make(
    passes: Passes, pages: Sequence[Page], surveys: Sequence[Survey], menu: tuple[Way, ...]
) -> list[tuple[Page, Made]]:
    """Make pages in the workers, file by file; all have the same menu."""
    registers = {survey.path: survey.version for survey in surveys}
    in_files = sorted(pages, key=lambda page: (getattr(page, "path", ""), getattr(page, "number", 0)))
    tasks = [
        PagesTask(passes.edition, passes.staging, chunk, registers_of(chunk, registers), menu)
        for chunk in passes.chunks(in_files)
    ]
    found = []
    for page, result, reason in passes.results(make_there, tasks, "Making pages", never):
        made = result if result is not None else lost_page(page, reason)
        passes.wrote(made.outputs)
        passes.account.paged(page, made, passes.again.get(page.name, ()))
        if result is not None and not made.failed:
            passes.ledger.keep_page(page, made)
        found.append((page, made))
    return found


def registers_of(chunk: Sequence[Page], registers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    paths = {page.path for page in chunk if isinstance(page, EntryPage) and page.path}
    paths |= {path for page in chunk if isinstance(page, PrinciplesPage) for path in page.paths}
    return tuple((path, registers.get(path, "")) for path in sorted(paths))


def ids_of(passes: Passes, path: str) -> Mapping[str, int]:
    """Give a file's ids, each with the order of its document: as they were read now, or before."""
    found = passes.ledger.ids(path)
    ids: Mapping[str, int] = json.loads(found) if found else {}
    return ids


def lost_page(page: Page, reason: str) -> Made:
    """Say that a worker was lost with a page."""
    failed = (page.id,) if isinstance(page, DocumentPage) else ()
    return Made((), (worker_problem(getattr(page, "path", "") or page.name, reason),), failed)


def make_there(task: PagesTask) -> tuple[Made, ...]:
    """Make pages in a worker, which alone loads lxml and Saxon."""
    from pipeline.transform import transform  # noqa: PLC0415

    return transform(task)
