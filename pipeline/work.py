"""The two passes of a build, and what they came to: alike for a site that is published and one that is served."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from pipeline.arrange import Arrangement
from pipeline.discover import SourceFile
from pipeline.making import Made
from pipeline.message import Survey, Validated
from pipeline.order import Order
from pipeline.outcome import Built
from pipeline.pagepass import paged
from pipeline.passes import Passes
from pipeline.problem import Problem
from pipeline.readpass import read
from pipeline.reduced import Thumbnails, are_wanted, reduced
from pipeline.rule import Selection, is_of_building
from pipeline.verdict import Verdict, concluded


@dataclass(frozen=True, slots=True)
class Work:
    """What the passes came to."""

    verdicts: Sequence[Validated]
    surveys: Sequence[Survey]
    arrangement: Arrangement
    made: Sequence[Made]
    kept_back: frozenset[str]
    """The ids of the drafts that aren't published."""
    thumbnails: Thumbnails


def work(passes: Passes, files: Sequence[SourceFile], selection: Selection, order: Order) -> Work:
    """Read what changed, arrange the edition, and make the pages that changed.

    Raises UsageError where the settings ask for what isn't installed.
    """
    are_wanted(passes.edition)  # what isn't installed is told before anything is done
    every_draft = order.drafts or not passes.edition.has_settings
    with passes.account.step("read"):
        verdicts, surveys = read(passes, files, selection, validating=order.validating, drafts=every_draft)
    kept_back = frozenset() if every_draft else drafts_of(surveys)
    thumbnails = reduced(passes, surveys, kept_back)
    small = frozenset(path for path, found in thumbnails.items() if found.output)
    return Work(verdicts, surveys, *paged(passes, surveys, kept_back, small), kept_back, thumbnails)


def site_files(work: Work) -> dict[str, str]:
    """Give the SHA-256 of each file of the documents, of each page, and of the thumbnails that pages show."""
    documents = (*work.arrangement.documents, *work.arrangement.own)
    outputs = {o.name: o.sha256 for placed in work.arrangement.documents for o in placed.surveyed.outputs}
    outputs |= {o.name: o.sha256 for one in work.made for o in one.outputs}
    shown = (work.thumbnails.get(path) for path in {path for placed in documents for path in placed.surveyed.leaves})
    return outputs | {each.output.name: each.output.sha256 for each in shown if each and each.output}


def told(
    passes: Passes, work: Work, unnamed: Sequence[Problem], selection: Selection, order: Order
) -> tuple[Built, Verdict | None]:
    """Look at what lies between documents, and tell what a build came to; `unnamed` are problems of the folder."""
    verdict = None
    if order.validating:
        with passes.account.step("conclude"):
            verdict = concluded(passes.edition, work.verdicts, (), selection)
    problems = all_problems(selection, unnamed, verdict, work)
    failed = (
        sum(each.severity == "error" for each in unnamed)
        + sum(s.failed for s in work.surveys)
        + sum(len(m.failed) for m in work.made)
    )
    return counted(passes, work, failed, problems), verdict


def drafts_of(surveys: Iterable[Survey]) -> frozenset[str]:
    return frozenset(d.record.id for s in surveys for d in s.documents if d.record.status == "draft")


def counted(passes: Passes, work: Work, failed: int, problems: Sequence[Problem]) -> Built:
    """Count what a build came to."""
    records = [placed.record for placed in work.arrangement.documents]
    pages, words = sum(r.pages for r in records), sum(r.words for r in records)
    endings = [made.ending for made in passes.edition.formats]
    made = sum(any(record.id + ending in passes.fresh for ending in endings) for record in records)
    return Built(len(records), failed, len(work.kept_back), pages, words, tuple(problems), made)


def all_problems(
    wanted: Selection, unnamed: Iterable[Problem], verdict: Verdict | None, work: Work
) -> list[Problem]:  # fmt: skip
    """Give every problem once, by file and place; of two that say the same, that of the verdict knows more."""
    every = [*(verdict.problems if verdict else ()), *unnamed]
    every += [p for survey in work.surveys for p in survey.said if not verdict or is_of_building(p.rule)]
    every += [p for one in work.made for p in one.problems]
    every += [each.problem for each in work.thumbnails.values() if each.problem]
    once = {(p.path, p.line, p.column, p.rule, p.message): p for p in reversed(every)}
    return sorted(
        wanted.kept(once.values()), key=lambda p: (p.path, p.line, p.column, p.rule, p.message, p.hint, p.severity)
    )


@contextmanager
def uncollected(*, last: bool = False) -> Iterator[None]:
    """Let Python look for no garbage meanwhile: for some values that are made it would look at all that are held.

    `last` says that the program has little to do afterwards: what it holds then isn't looked at any more.
    """
    gc.disable()
    try:
        yield
    finally:
        if last:
            gc.freeze()
        gc.enable()
