"""What the two passes of a build share: the build on its way, chunks of work, and results in order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from pipeline.account import Account
from pipeline.edition import Edition
from pipeline.ledger.book import Ledger
from pipeline.message import Output
from pipeline.problem import Problem
from pipeline.workers import Report, Run

AT_ONCE = 25
"""How many pieces a task has at most."""
BYTES_AT_ONCE = 1_000_000
"""How many bytes a task has at most, unless a single piece has more."""
LEAST = 60_000
"""How many bytes a task has at least, if there are so many: for less, another worker would begin in vain."""
SHARES = 8
"""Into how many tasks the work of each worker is divided at least, so that all end together."""


class Sized(Protocol):
    """What chunks are made of."""

    @property
    def size(self) -> int:
        """Its length in bytes."""


S = TypeVar("S", bound=Sized)


@dataclass(slots=True)
class Passes:
    """A build on its way: the workers, what is known from before, and what was written now."""

    edition: Edition
    staging: str
    """The folder into which the workers write."""
    ledger: Ledger
    run: Run
    jobs: int
    """How many workers there are."""
    report: Report
    keep_last_good: bool = False
    """Whether documents that can't be built stay as they were."""
    account: Account = field(default_factory=Account)
    """Learns what is made and why, and how long each step took."""
    fresh: dict[str, Output] = field(default_factory=dict)
    """The files that were written in this build, by name."""
    again: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Why files and pages were made again: the parts of their keys that changed."""

    def results(
        self, work: Callable[[Any], Any], tasks: Sequence[Any], what: str, avoided: Callable[[Any, int], bool]
    ) -> Iterator[tuple[Any, Any, str]]:
        """Run tasks; give each piece with its result, or with nothing and the reason, in order of completion."""
        total = len({piece.name for task in tasks for piece in task.pieces})
        done = set()
        for each in self.run(work, tasks, avoided):
            results = each.result if each.result is not None else [None] * len(each.task.pieces)
            for piece, result in zip(each.task.pieces, results, strict=True):
                done.add(piece.name)
                yield piece, result, each.reason
            self.report(what, len(done), total)

    def is_there(self, output: Output) -> bool:
        """Tell whether a published file can be taken over: it is untouched, and wasn't written anew."""
        return output.name not in self.fresh and self.ledger.is_there(output)

    def wrote(self, outputs: Iterable[Output]) -> None:
        """Remember the files that were written."""
        self.fresh |= {output.name: output for output in outputs}

    def chunks(self, pieces: Sequence[S], *, keeps: Callable[[S], object] = id) -> Iterator[tuple[S, ...]]:
        """Put pieces together, so that small ones don't wait for a task each; large ones come first.

        Pieces that follow each other and of which `keeps` gives the same aren't parted, so that a file is read once.
        """
        most = min(AT_ONCE, max(1, -(-len(pieces) // (self.jobs * SHARES))))
        made: list[tuple[S, ...]] = []
        together: list[S] = []
        size = 0
        for piece in pieces:
            joined = bool(together) and keeps(together[-1]) == keeps(piece)
            full = (len(together) >= most and size >= LEAST) or len(together) >= AT_ONCE
            if together and not joined and (full or size + piece.size > BYTES_AT_ONCE):
                made.append(tuple(together))
                together, size = [], 0
            together.append(piece)
            size += piece.size
        if together:
            made.append(tuple(together))
        return iter(sorted(made, key=lambda chunk: -sum(piece.size for piece in chunk)))


def never(*_: object) -> bool:
    """Tell that what stopped a piece won't be avoided the next time."""
    return False


def worker_problem(path: str, reason: str) -> Problem:
    """Say that a worker was lost with a file or a page."""
    return Problem(
        path, 0, 0, "worker-lost", "error", f"It couldn't be built: {reason}.", "Try it alone, or cut it up."
    )
