"""A process that runs one command of `pecia` after the other, and lends each the same workers: `warm` asks it.

What a build makes is made as ever; only that no worker has to compile the stylesheets that another build had compiled.
"""

import io
import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from pipeline import __main__, anew, citing, kept, verdict
from pipeline.edition import SHIPPED, Edition
from pipeline.limits import Limits, available
from pipeline.order import Order
from pipeline.workers import Run, workers

OWN = anew.hands
"""What opens workers for one build."""


class Lender:
    """Keeps workers, as long as they are wanted for the same: the same stylesheets, number and limits."""

    def __init__(self, stack: ExitStack) -> None:
        """Begin without any; they end with the stack."""
        self.stack = stack
        self.run: Run | None = None
        self.known: object = None
        """For what they are there."""

    @contextmanager
    def hands(self, edition: Edition, folder: Path, order: Order, *, idle: bool) -> Iterator[Run]:
        """Lend workers to a build, or open some for it alone where a stylesheet is the edition's own."""
        if order.executor or not all(path.is_relative_to(SHIPPED) for path in edition.stylesheets()):
            with OWN(edition, folder, order, idle=idle) as run:
                yield run
            return
        with self.lent(edition.stylesheets(), order.jobs, Limits(edition.deadline, edition.memory)) as run:
            yield run

    @contextmanager
    def judges(self, jobs: int, _loads: Sequence[str], _most: int, limits: Limits) -> Iterator[Run]:
        """Lend workers to `pecia validate`."""
        with self.lent((), jobs, limits) as run:
            yield run

    @contextmanager
    def citers(self, edition: Edition, jobs: int) -> Iterator[Run]:
        """Lend workers to `pecia cite`."""
        with self.lent(edition.stylesheets(), jobs, Limits(edition.deadline, edition.memory)) as run:
            yield run

    @contextmanager
    def lent(self, stylesheets: tuple[Path, ...], jobs: int, limits: Limits) -> Iterator[Run]:
        """Lend those that are there, or new ones."""
        known = (stylesheets, jobs or available(), limits)
        if known != self.known:
            self.stack.close()
            self.run = self.stack.enter_context(workers(jobs, limits=limits))
            self.known = known
        assert self.run is not None
        try:
            yield self.run
        except BaseException:
            self.known = None  # they may be at work for it still
            raise


def done(arguments: list[str], env: Mapping[str, str | None], cwd: str, *, together: bool) -> dict[str, Any]:
    """Run the command; give its exit status and what it printed. `env` is what differs from the usual.

    `together` lets it print its errors between the rest, as on a terminal.
    """
    before = {name: os.environ.get(name) for name in env}
    there = Path.cwd()
    real = sys.stdout, sys.stderr
    out = io.BytesIO()
    bytes_of = out, out if together else io.BytesIO()
    printed = [io.TextIOWrapper(each, "utf-8", write_through=True) for each in bytes_of]
    known(env)
    os.chdir(cwd)
    sys.argv = ["pecia", *arguments]
    sys.stdout, sys.stderr = printed
    status: object = 0
    try:
        __main__.main()
    except SystemExit as end:
        status = end.code or 0
    finally:
        sys.stdout, sys.stderr = real
        os.chdir(there)
        known(before)
    text, errors = (each.getvalue().decode() for each in bytes_of)
    return {"status": status, "out": text, "err": "" if together else errors}


def known(env: Mapping[str, str | None]) -> None:
    """Set the environment, and forget what was known by it."""
    for name, value in env.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value
    kept.folder.cache_clear()


def main() -> None:
    """Run commands until nobody asks for one any more."""
    with ExitStack() as builders, ExitStack() as judges, ExitStack() as citers:
        anew.hands = Lender(builders).hands
        verdict.workers = Lender(judges).judges
        citing.hands = Lender(citers).citers
        for line in sys.stdin:
            print(json.dumps(done(**json.loads(line))), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
