"""Builds an edition anew, as far as it changed: the verbs in order."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from pipeline.account import Account
from pipeline.arrange import Arrangement
from pipeline.discover import SourceFile
from pipeline.edition import Edition
from pipeline.finish import finish
from pipeline.ledger.book import opened
from pipeline.ledger.place import ledger_file
from pipeline.ledger.stamp import Stamp
from pipeline.limits import Limits, available
from pipeline.making import Made
from pipeline.message import Survey
from pipeline.order import Order
from pipeline.outcome import Built
from pipeline.pagepass import paged
from pipeline.passes import Passes
from pipeline.problem import Problem
from pipeline.publish import staging
from pipeline.readpass import read
from pipeline.rule import Selection, is_of_building, selection
from pipeline.verdict import Verdict, concluded
from pipeline.why import answer
from pipeline.workers import Report, Run, workers

FEW = 500_000
"""Bytes of sources under which workers begin when there is work for them, not at once: one may be enough."""


def build_anew(  # noqa: PLR0913, PLR0917 - what `build` has found out already
    edition: Edition,
    order: Order,
    report: Report,
    files: Sequence[SourceFile],
    unnamed: Sequence[Problem],
    stamp: Stamp,
    account: Account,
) -> Built:
    """Build an edition's site and publish it; what didn't change is taken over.

    `files` and `unnamed` are what `discover` found, `stamp` is what the build depends on. `account`
    learns what is made, and why, and answers what was asked. Raises PipelineError where nothing can be built; a
    document that can't be is left out, with a problem.
    """
    wanted = selection(edition)
    every_draft = order.drafts or not edition.has_settings
    with staging(edition) as folder:
        with account.step("compare"):
            ledger = opened(edition, wanted, ledger_file(edition), paranoid=order.paranoid)
        few = sum(file.size for file in files) < FEW
        with hands(edition, folder, order, idle=few or bool(ledger.rows)) as run:
            passes = Passes(edition, str(folder), ledger, run, order.jobs or available(), report, order.keep_last_good)
            passes.account = account
            with account.step("read"):
                verdicts, surveys = read(passes, files, wanted, validating=order.validating, drafts=every_draft)
            kept_back = frozenset() if every_draft else drafts_of(surveys)
            arrangement, made = paged(passes, surveys, kept_back)
        account.reused()
        with account.step("conclude"):
            verdict = concluded(edition, verdicts, (), wanted) if order.validating else None
        problems = all_problems(wanted, unnamed, verdict, surveys, made)
        failed = len(unnamed) + sum(s.failed for s in surveys) + sum(len(m.failed) for m in made)
        built = counted(passes, arrangement, failed, len(kept_back), problems)
        with account.step("publish"):
            built = finish(passes, stamp, order, built, arrangement, surveys, made, verdict)
        account.answer = answer(ledger, account, surveys) if account.wanted else None
        return built


def hands(edition: Edition, folder: Path, order: Order, *, idle: bool) -> AbstractContextManager[Run]:
    """Open the workers of this computer, or those of a cluster; if `idle`, none begins before it has work."""
    loads = ["pipeline.validate", "pipeline.survey"]
    limits = Limits(edition.deadline, edition.memory)
    if not order.executor:
        return workers(order.jobs, [] if idle else loads, limits=limits)
    from pipeline.cluster import cluster  # noqa: PLC0415 - an extra

    return cluster(order.executor, edition.root, folder, loads, limits, *order.urls)


def drafts_of(surveys: Iterable[Survey]) -> frozenset[str]:
    return frozenset(d.record.id for s in surveys for d in s.documents if d.record.status == "draft")


def counted(
    passes: Passes, arrangement: Arrangement, failed: int, drafts: int, problems: Sequence[Problem]
) -> Built:  # fmt: skip
    """Count what a build came to."""
    records = [placed.record for placed in arrangement.documents]
    pages, words = sum(r.pages for r in records), sum(r.words for r in records)
    made = sum(
        any(f.file_name(record.id) in passes.fresh for f in passes.edition.formats) for record in records
    )  # fmt: skip
    return Built(len(records), failed, drafts, pages, words, tuple(problems), made)


def all_problems(
    wanted: Selection,
    unnamed: Iterable[Problem],
    verdict: Verdict | None,
    surveys: Sequence[Survey],
    made: Sequence[Made],
) -> list[Problem]:
    """Give every problem once, by file and place; of two that say the same, that of the verdict knows more."""
    every = [*(verdict.problems if verdict else ()), *unnamed]
    every += [p for survey in surveys for p in survey.said if not verdict or is_of_building(p.rule)]
    every += [p for one in made for p in one.problems]
    once = {(p.path, p.line, p.column, p.rule, p.message): p for p in reversed(every)}
    return sorted(
        wanted.kept(once.values()), key=lambda p: (p.path, p.line, p.column, p.rule, p.message, p.hint, p.severity)
    )
