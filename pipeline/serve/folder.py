"""The folder of a live site: in the user's cache folder, or a passing one; never the published site."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from pathlib import Path

from pipeline import kept
from pipeline.ledger.keys import digest
from pipeline.lock import locked
from pipeline.problem import BusyError
from pipeline.removing import remove_tree
from pipeline.switch import clear, staged_beside

LIVE = "live"
MOST = 6
"""How many live sites are kept; each is as large as its published one."""


@contextmanager
def live_folder(root: Path, only: str) -> Iterator[Path]:
    """Give the folder of an edition's live site: the same as the last time, unless another `pecia serve` has it.

    Raises OSError.
    """
    where = kept.folder()
    with ExitStack() as stack:
        if where is None or where.is_relative_to(root):
            passing = stack.enter_context(tempfile.TemporaryDirectory(prefix="pecia-", ignore_cleanup_errors=True))
            site = Path(passing).resolve() / "site"
        else:
            site = free(where / LIVE, digest(str(root), only), stack)
            os.utime(site.parent)
            tidy(site.parent)
            clear(site)
        site.mkdir(exist_ok=True)
        yield site


def free(folder: Path, name: str, stack: ExitStack) -> Path:
    """Take the first live folder of an edition that nobody has; it is held as long as the stack is open."""
    for number in count():
        site = folder / f"{name}-{number}" / "site"
        site.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(BusyError):
            stack.enter_context(locked(site))
            return site
    raise AssertionError


def tidy(own: Path) -> None:
    """Remove the live sites that weren't used for the longest time, where there are too many."""
    with suppress(OSError):
        found = sorted(own.parent.iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
        for folder in found[MOST:]:
            with suppress(OSError, BusyError), locked(folder / "site"):
                remove_tree(folder / "site")
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def staging(site: Path) -> Iterator[Path]:
    """Make a folder beside a live site for what is being made; what isn't moved from it goes with it."""
    folder = staged_beside(site)
    try:
        yield folder
    finally:
        remove_tree(folder)
