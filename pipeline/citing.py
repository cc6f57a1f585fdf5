"""What `pecia cite` does: it reads the documents that are wanted, and makes their citations, in a folder of its own."""

import re
import tempfile
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from pipeline.arrange.order import in_order
from pipeline.discover import SourceFile, discover
from pipeline.edition import Edition
from pipeline.format import Format
from pipeline.ledger.book import before, opened
from pipeline.limits import Limits, available
from pipeline.message import Survey
from pipeline.passes import Passes
from pipeline.problem import Problem, UsageError
from pipeline.readpass import read
from pipeline.rule import selection
from pipeline.work import drafts_of
from pipeline.workers import Run, workers

Report = Callable[[str, int, int], None]
ABSENT = "An id is the xml:id of a document's TEI or of its part, or else the file's name without its ending."
"""What to do where no id is like the one that was asked for."""
PLACE = "place-unknown"
"""The rule of what stylesheets say of a place that is cited."""


@dataclass(frozen=True, slots=True)
class Cited:
    """What came of citing."""

    ids: tuple[str, ...]
    """The documents that are cited, in the order in which they were asked for, or in that of the edition."""
    texts: tuple[str, ...]
    """The citation of each."""
    problems: tuple[Problem, ...]
    """Why documents that were to be cited couldn't be; of a place, that nobody knows whether it is there."""


def cite(
    edition: Edition,
    made: Format,
    ids: Sequence[str],
    *,
    jobs: int = 0,
    report: Report = lambda *_: None,
) -> Cited:
    """Make the citations of some documents in one format; without ids, of all that are published.

    Raises UsageError where there is no document of an id, PipelineError where nothing can be made.
    """
    edition = replace(edition, formats=(made,), is_site=False)
    files, _ = discover(edition)
    likely = [file for file in files if may_hold(edition, file, ids)] if ids else list(files)
    with tempfile.TemporaryDirectory(prefix="pecia-") as folder:
        surveys = surveyed(edition, likely, folder, jobs, report)
        if missing(ids, surveys) and len(likely) < len(files):
            surveys = surveyed(edition, files, folder, jobs, report)
        lost = [problem for survey in surveys for problem in survey.said]
        if absent := missing(ids, surveys):
            refuse(absent[0], surveys, lost)
        drafts = drafts_of(surveys) if edition.has_settings else frozenset()
        wanted = ids or [placed.document.id for placed in in_order(edition, surveys, drafts).documents]
        texts = [(Path(folder) / made.file_name(name)).read_text("utf-8") for name in wanted]
    problems = doubts(ids, surveys) if ids else [p for p in lost if p.severity == "error"]
    return Cited(tuple(wanted), tuple(texts), tuple(problems))


def doubts(ids: Sequence[str], surveys: Iterable[Survey]) -> list[Problem]:
    """Give what was said of the place that is cited. Raises UsageError where the document has no such page."""
    outputs = (o for survey in surveys for d in survey.documents if d.record.id in ids for o in d.outputs)
    said = [p for output in outputs for p in output.problems if p.rule == PLACE]
    for problem in said:
        if problem.severity == "error":
            raise UsageError(problem.message, "Correct the number, or cite the document as a whole.")
    return said


def may_hold(edition: Edition, file: SourceFile, ids: Iterable[str]) -> bool:
    """Tell whether a file may hold a document of one of these ids: by its name, or as it has it in it."""
    if PurePosixPath(file.path).stem in ids:
        return True
    try:
        content = (edition.root / file.path).read_bytes()
    except OSError:
        return False
    return any(re.search(rb"xml:id\s*=\s*[\"']\s*" + re.escape(name.encode()), content) for name in ids)


def hands(edition: Edition, jobs: int) -> AbstractContextManager[Run]:
    """Open the workers of this computer."""
    return workers(jobs, limits=Limits(edition.deadline, edition.memory))


def surveyed(
    edition: Edition, files: Sequence[SourceFile], folder: str, jobs: int, report: Report
) -> Sequence[Survey]:  # fmt: skip
    """Survey files in workers, which write what is wanted into a folder."""
    chosen = selection(edition)
    with hands(edition, jobs) as run:
        ledger = opened(edition, chosen, before(edition, None))
        passes = Passes(edition, folder, ledger, run, jobs or available(), report)
        return read(passes, files, chosen, validating=False, drafts=True)[1]


def missing(ids: Iterable[str], surveys: Iterable[Survey]) -> list[str]:
    """Give the ids of which there is no document."""
    found = documents(surveys)
    return [name for name in ids if name not in found]


def documents(surveys: Iterable[Survey]) -> Collection[str]:
    """Give the ids of all documents."""
    return {d.record.id: None for survey in surveys for d in survey.documents}


def refuse(name: str, surveys: Sequence[Survey], problems: Sequence[Problem]) -> None:
    """Say that there is no such document, and why, as far as that is known. Raises UsageError."""
    if own := [p for p in problems if PurePosixPath(p.path).stem == name and p.severity == "error"]:
        raise UsageError(f"{name} can't be cited: {own[0].path}:{own[0].line}: {own[0].message}", own[0].hint)
    near = get_close_matches(name, documents(surveys), 3, 0.5)
    raise UsageError(f"No document has the id {name}.", f"Did you mean {' or '.join(near)}?" if near else ABSENT)
