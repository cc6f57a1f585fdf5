"""What `pecia build` does: nothing, if nothing changed since the last build; else the verbs in order."""

import time
from collections.abc import Callable
from dataclasses import replace

from pipeline.account import Account
from pipeline.discover import Seen, discover
from pipeline.edition import Edition
from pipeline.hashes import RACY
from pipeline.ledger.place import ledger_file
from pipeline.ledger.stamp import Stamp
from pipeline.order import Order
from pipeline.outcome import Built


def build(
    edition: Edition,
    order: Order,
    report: Callable[[str, int, int], None] = lambda *_: None,
    account: Account | None = None,
    remember: Callable[[Stamp, Built], None] = lambda *_: None,
) -> Built:
    """Build an edition's site and publish it, as far as something changed.

    `report` is told what is being done, how much of it is done, and how much there is; `account` is kept of what is
    made, and why; `remember` is told on what the build depended, and what it came to. Raises PipelineError where
    nothing can be built; a document that can't be is left out, with a problem.
    """
    account = account or Account()
    with account.step("discover"):
        files, unnamed = discover(edition, seen := Seen())
        if not all(file.signature for file in files):
            time.sleep(RACY / 1e9)  # a file was saved a moment ago: from now on its times tell of the next change
            files, unnamed = discover(edition, seen := Seen())
        account.files = len(files)
        stamp = Stamp(edition, order, ledger_file(edition), files, unnamed, seen)
        known = None if account.wanted else stamp.built()
    if known:
        account.reused()
        remember(stamp, known)
        return replace(known, made=0)
    from pipeline.anew import build_anew  # noqa: PLC0415 - most builds of an editor change nothing

    built = build_anew(edition, order, report, files, unnamed, stamp, account)
    remember(stamp, built)
    return built
