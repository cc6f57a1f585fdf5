"""`pecia serve`: serves an edition, and tells what came of each change."""

import sys
import webbrowser
from collections.abc import Sequence
from pathlib import Path
from time import strftime

from pipeline.order import Order
from pipeline.outcome import Built
from pipeline.problem import Problem
from pipeline.screen import progress
from pipeline.serve import Screen, serve
from pipeline.terminal import number, print_problems, summary


def run(source: str, order: Order, port: int, *, quiet: bool, opening: bool, editor: str) -> None:  # noqa: PLR0913
    """Serve until Ctrl-C. Raises PipelineError, OSError where it can't begin."""
    told: list[str] = []

    def say(text: str) -> None:
        if not quiet:
            print(text, flush=True)  # noqa: T201 - the terminal is what it is for

    def serving(url: str) -> None:
        told.append(url)
        print(f"Serving at {url} until you press Ctrl-C.", flush=True)  # noqa: T201
        if opening:
            webbrowser.open(url)

    def built(what: Built, seconds: float, new: Sequence[Problem]) -> None:
        more = f"`pecia validate{'' if source == '.' else f' {source}'}` shows them."
        print_problems(new, everything=False, errors_only=quiet, more=more)
        sys.stderr.flush()
        if len(told) == 1:
            say(summary(what, told[0]))
            told.append("")
        else:
            say(f"{strftime('%H:%M:%S')} {number(what.made, 'document')} new after {seconds:.2f} s; {left(what)}.")

    def failed(sentence: str) -> None:
        print(f"Error: {sentence}", file=sys.stderr, flush=True)  # noqa: T201

    serve(Path(source), order, port, Screen(serving, built, failed, lambda: progress(quiet=quiet)), editor)


def left(built: Built) -> str:
    """Say how many errors and warnings there are."""
    found = [(sum(p.severity == kind for p in built.problems), kind) for kind in ("error", "warning")]
    return ", ".join(number(count, kind) for count, kind in found if count) or "no problems"
