"""The screen and what is written on it: colours, bars, reports. Where there is no screen, plain lines of a log."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import click

from pipeline.pace import Pace

READABLE = 100
"""How many characters a line of prose has at most."""
COLOURS: Mapping[str, Mapping[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "note": {"fg": "blue", "bold": True},
    "good": {"fg": "green", "bold": True},
    "place": {"bold": True},
    "quiet": {"dim": True},
    "hint": {"fg": "green"},
}
"""How what a report shows is coloured on a terminal."""
LINES_APART = 10
"""How many seconds pass at least between two lines of a log about one step."""


def deliver(report: str, output: Path | None, *, quiet: bool) -> None:
    """Write a report to a file, or to standard output. Raises OSError."""
    if output is None:
        click.echo(report, nl=False)
        return
    output.write_text(report, "utf-8", newline="\n")
    if not quiet:
        click.echo(f"The report is in {output}.")


def say(*lines: str) -> None:
    """Write lines to standard output."""
    click.echo("".join(line + "\n" for line in lines), nl=False)


def columns(output: Path | None) -> int:
    """Give the width of the terminal, 0 where there is none."""
    return shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else 0


def painter(output: Path | None) -> Callable[[str, str], str]:
    """Give what colours a text by what it is: on a terminal that wants colours (https://no-color.org)."""
    if output is not None or not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return lambda text, _: text
    return lambda text, kind: click.style(text, **COLOURS[kind]) if kind in COLOURS else text


def print_markdown(text: str) -> None:
    """Print a text of the documentation: laid out on a terminal, else as it is."""
    if not sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.markdown import Markdown  # noqa: PLC0415
    from rich.theme import Theme  # noqa: PLC0415

    width = min(shutil.get_terminal_size().columns, READABLE)
    theme = Theme({"markdown.code": "bold"})
    Console(width=width, theme=theme).print(Markdown(text, code_theme="ansi_light"))


class Shown:
    """Shows how far the work is, in a log: a line for each step when it is done, and for long ones before."""

    def __init__(self, *, quiet: bool = False) -> None:
        """Begin; `quiet` shows nothing."""
        self.quiet = quiet
        self.steps: dict[str, Pace] = {}
        self.said: set[str] = set()
        """The steps that are done."""
        self.last = monotonic()
        """When the last step ended, or the last line was written."""

    def __call__(self, what: str, done: int, total: int) -> None:
        """Show what is being done, how much of it is done, and how much there is."""
        pace = self.steps.get(what) or self.steps.setdefault(what, Pace(self.last))
        self.show(what, done, total, pace)

    def show(self, what: str, done: int, total: int, pace: Pace) -> None:
        """Show it, no oftener than a log can bear."""
        if done == total and what in self.said:
            return
        if done == total:
            self.said.add(what)
            self.tell(f"{what}: {total} done")
        elif monotonic() - self.last >= LINES_APART:
            self.tell(f"{what}: {done:,} of {total:,}, {pace.words(done, total)}")
        else:
            return
        self.last = monotonic()

    def tell(self, line: str) -> None:
        """Write a line."""
        if not self.quiet:
            click.echo(line, err=True)


@contextmanager
def progress(*, quiet: bool) -> Iterator[Shown]:
    """Show how far the work is: a bar on a terminal, lines in a log, nothing when quiet."""
    if quiet or not sys.stderr.isatty():
        yield Shown(quiet=quiet)
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[pace]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True, refresh_per_second=10) as bar:
        yield Bar(bar)


class Bar(Shown):
    """Shows how far the work is on a terminal, which is drawn ten times a second, however often something is told."""

    def __init__(self, bar: Any) -> None:  # noqa: ANN401 - rich isn't loaded unless it is needed
        """Take rich's bar."""
        super().__init__()
        self.bar = bar
        self.tasks: dict[str, Any] = {}

    def show(self, what: str, done: int, total: int, pace: Pace) -> None:
        """Move the bar of a step."""
        if what not in self.tasks:
            self.tasks[what] = self.bar.add_task(what, total=total, pace="")
        self.bar.update(self.tasks[what], completed=done, total=total, pace=pace.words(done, total))
        if done == total:
            self.last = monotonic()

    def tell(self, line: str) -> None:
        """Write a line above the bars."""
        self.bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
