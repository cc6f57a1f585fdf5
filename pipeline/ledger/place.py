"""Where ledgers lie: in the user's cache folder, never in what is published; the oldest go when there are too many."""

import contextlib
from pathlib import Path

from pipeline.edition import Edition
from pipeline.kept import folder
from pipeline.ledger.keys import digest

LEDGERS = "builds"
MOST = 40
"""How many editions have a ledger."""
MOST_BYTES = 20_000_000_000
"""How many bytes they have together; the one that is in use stays in any case."""


def ledger_file(edition: Edition) -> Path | None:
    """Give the file of an edition's ledger, for its output; nothing where no cache can be kept.

    The same sources with another output have another ledger: it knows the published files, too.
    """
    where = folder()
    if where is None or is_inside(where, edition.output):
        return None
    try:
        (where / LEDGERS).mkdir(mode=0o700, exist_ok=True)
    except OSError:
        return None
    return where / LEDGERS / f"{digest(str(edition.root), edition.only, str(edition.output))}.sqlite"


def is_inside(folder: Path, output: Path) -> bool:
    """Tell whether the cache would be published, which it never is."""
    return folder.resolve().is_relative_to(output)


def tidy(kept: Path) -> None:
    """Delete the ledgers that weren't used for the longest time, where there are too many."""
    with contextlib.suppress(OSError):
        for path in sorted(kept.parent.glob("*.told"), key=lambda each: each.stat().st_mtime)[: -5 * MOST]:
            path.unlink(missing_ok=True)
        found = [(path.stat().st_mtime, path.stat().st_size, path) for path in kept.parent.glob("*.sqlite")]
        total = 0
        for number, (_, size, path) in enumerate(sorted(found, reverse=True)):
            total += size
            if path != kept and (number >= MOST or total > MOST_BYTES):
                for each in (path, path.with_suffix(".stamp")):
                    each.unlink(missing_ok=True)
