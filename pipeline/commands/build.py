"""`pecia build`: builds, and tells what came of it."""

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from pipeline.account import Account, Explained, Unknown
from pipeline.build import build
from pipeline.kept import folder
from pipeline.ledger.stamp import Stamp
from pipeline.order import Order
from pipeline.outcome import Built
from pipeline.problem import UsageError
from pipeline.remote import Places, at_hand
from pipeline.retold import keep
from pipeline.screen import progress, say
from pipeline.settings import open_edition
from pipeline.terminal import print_problems, problems_told, summary

LONG = 60
"""After so many seconds it is told where the time went."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be told of a build."""

    verbose: bool = False
    quiet: bool = False
    explain: str = ""
    """The id or the source file of a document, of which it is told why it was made again, or wasn't."""
    profile: Path | None = None
    """The file into which it is written where the time went."""
    searching: bool = True
    """Whether the site can be searched, if its settings don't say that it can't."""


def run(source: str, output: str, order: Order, wish: Wish) -> bool:
    """Build, and tell what came of it; gives whether all is well. Raises PipelineError where nothing can be built."""
    if wish.profile and wish.profile.suffix == ".svg":
        raise UsageError("The profile is JSON; its picture, which lies beside it, ends in .svg.", "Name a .json file.")
    begun = monotonic()
    more = f"`pecia validate{'' if source == '.' else f' {source}'}` shows them, and build.json has them."
    with at_hand(source, output) as places:
        edition = open_edition(places.source, places.output)
        edition = replace(edition, search=edition.search and wish.searching)
        with progress(quiet=wish.quiet) as shown:
            account = Account(wish.explain, shown.tell if wish.verbose else None)
            wanted = replace(order, urls=places.urls)
            built = build(edition, wanted, shown, account, remembering(wanted, wish, places, more))
        sent = places.delivered(edition.output) if built.published else ""
    print_problems(built.problems, everything=wish.verbose, errors_only=wish.quiet, more=more)
    if not wish.quiet:
        tell_of_time(account, always=wish.verbose, long=monotonic() - begun > LONG)
        say(summary(built, places.urls[1] or edition.output), *([sent] if sent else []))
    if wish.profile:
        keep_profile(account, built, wish)
    tell_why(account)
    return is_well(built, order)


def is_well(built: Built, order: Order) -> bool:
    """Tell whether a build ends well."""
    return not built.failed and not (order.strict and any(p.severity != "note" for p in built.problems))


def remembering(order: Order, wish: Wish, places: Places, more: str) -> Callable[[Stamp, Built], None]:
    """Give what keeps the lines that the next build prints, if it is called as this one and nothing changes."""

    def remember(stamp: Stamp, built: Built) -> None:
        apart = (wish.verbose, wish.explain, wish.profile, order.paranoid, order.executor, *places.urls)
        where, edition = folder(), stamp.edition
        if any(apart) or not (where and built.published and (seen := stamp.seen())):
            return
        same = replace(built, made=0)
        problems = problems_told(same.problems, everything=False, errors_only=wish.quiet, more=more)
        line = "" if wish.quiet else summary(same, edition.output) + "\n"
        given = places.source.parent if edition.only else places.source
        site = places.output or places.source / "output"
        named = [(str(given), str(edition.root)), (str(site), str(edition.output))]
        with suppress(OSError, ValueError):
            keep({**seen, "places": named}, str(where), (line, problems, 0 if is_well(same, order) else 1))

    return remember


def tell_of_time(account: Account, *, always: bool, long: bool) -> None:
    """Say which documents and which formats took longest, where that is asked for or was long."""
    if account.work and (always or long):
        from pipeline.commands.words import slowest  # noqa: PLC0415

        sys.stderr.writelines(line + "\n" for line in slowest(account))


def keep_profile(account: Account, built: Built, wish: Wish) -> None:
    """Write where the time went: as data, and as a picture beside it. Raises PipelineError."""
    from pipeline.report.profile import write  # noqa: PLC0415 - only this option needs it

    if wish.profile:
        picture = write(account, built, wish.profile)
        if not wish.quiet:
            say(f"Where the time went is in {wish.profile}, and as a picture in {picture}.")


def tell_why(account: Account) -> None:
    """Say why a document was made again. Raises UsageError where there is no such document."""
    from pipeline.commands.words import explained, unknown  # noqa: PLC0415

    if isinstance(account.answer, Explained):
        say(*explained(account.answer))
    elif isinstance(account.answer, Unknown):
        raise UsageError(*unknown(account.answer))
