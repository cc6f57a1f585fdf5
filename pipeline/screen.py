"""The screen and what is written on it: colours, bars, reports. Where there is no screen, plain lines of a log."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pipeline.workers import Report

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


def deliver(report: str, output: Path | None, *, quiet: bool) -> None:
    """Write a report to a file, or to standard output. Raises OSError."""
    if output is None:
        click.echo(report, nl=False)
        return
    output.write_text(report, "utf-8", newline="\n")
    if not quiet:
        click.echo(f"The report is in {output}.")


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


@contextmanager
def progress(*, quiet: bool) -> Iterator["Report"]:
    """Show how far the work is: a bar on a terminal, a line for each step in a log, nothing when quiet."""
    if quiet or not sys.stderr.isatty():
        yield plain_progress(quiet=quiet)
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, refresh_per_second=10) as bar:
        bars: dict[str, Any] = {}

        def report(what: str, done: int, total: int) -> None:
            if what not in bars:
                bars[what] = bar.add_task(what, total=total)
            bar.update(bars[what], completed=done, total=total)

        yield report


def plain_progress(*, quiet: bool) -> "Report":
    said: set[str] = set()

    def report(what: str, done: int, total: int) -> None:
        if not quiet and done == total and what not in said:
            said.add(what)
            click.echo(f"{what}: {total} done", err=True)

    return report
