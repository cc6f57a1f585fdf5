"""Builds an edition anew, as far as it changed: the verbs in order."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from pipeline.account import Account
from pipeline.discover import SourceFile
from pipeline.edition import Edition
from pipeline.finish import finish, planned
from pipeline.ledger.book import before, opened
from pipeline.ledger.place import ledger_file
from pipeline.ledger.stamp import Stamp
from pipeline.limits import Limits, available
from pipeline.order import Order
from pipeline.outcome import Built
from pipeline.passes import Passes
from pipeline.problem import Problem
from pipeline.publish import staging
from pipeline.rule import selection
from pipeline.warming import WarmTask, warm_there
from pipeline.why import answer
from pipeline.work import told, uncollected, work
from pipeline.workers import Report, Run, begun, workers

FEW = 500_000
"""Bytes of sources under which workers begin when there is work for them, not at once: one may be enough."""


@uncollected(last=True)
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
    chosen = selection(edition)
    with staging(edition) as folder:
        known = before(edition, ledger_file(edition), stamp.files, paranoid=order.paranoid)
        few = sum(file.size for file in files) < FEW
        with hands(edition, folder, order, idle=few or known.store.has_rows()) as run:
            with account.step("compare"):
                if known.changed():  # there will be work: a worker gets ready meanwhile
                    begun(run, warm_there, WarmTask(edition))
                ledger = opened(edition, chosen, known, paranoid=order.paranoid)
            jobs = order.jobs or available()
            passes = Passes(edition, str(folder), ledger, run, jobs, report, order.keep_last_good, account)
            done = work(passes, files, chosen, order)
            account.reused()
            with account.step("take over"):
                plan = planned(passes, order, done)
            built, verdict = told(passes, done, unnamed, chosen, order)
            with account.step("publish"):
                built = finish(passes, stamp, order, built, done, verdict, plan)
        account.answer = answer(ledger, account, done.surveys) if account.wanted else None
        return built


def hands(edition: Edition, folder: Path, order: Order, *, idle: bool) -> AbstractContextManager[Run]:
    """Open the workers of this computer, or those of a cluster; if `idle`, none begins before it has work."""
    loads = ["pipeline.validate", "pipeline.survey"]
    limits = Limits(edition.deadline, edition.memory)
    if not order.executor:
        return workers(order.jobs, [] if idle else loads, limits=limits)
    from pipeline.cluster import cluster  # noqa: PLC0415 - an extra

    return cluster(order.executor, edition.root, folder, loads, limits, *order.urls)
