"""The commands: options in, calls out, exit codes."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from pipeline import __version__
from pipeline.problem import PipelineError
from pipeline.screen import columns, deliver, painter, print_markdown, progress
from pipeline.signals import heed, interrupt, leave

FAILED = 1
UNREADABLE = 74
CONTEXT = {"help_option_names": ["-h", "--help"]}
KINDS = ("text", "json", "sarif", "github", "html")
"""The reports of problems; here, so that the help can be shown without loading them."""
C = TypeVar("C", bound=click.Command)


def examples(*lines: str) -> Callable[[C], C]:
    """End a command's help in examples that can be copied."""

    def add(command: C) -> C:
        command.epilog = "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)
        return command

    return add


@examples("pecia init my-edition", "pecia build my-edition")
@click.group(context_settings=CONTEXT)
@click.version_option(__version__, prog_name="pecia")
def pecia() -> None:
    """Turn a folder of TEI-XML into a published scholarly edition."""


@examples("pecia build", "pecia build letters/ -o site/")
@pecia.command(context_settings=CONTEXT)
@click.argument("source", default=".")
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    default="",
    help="Where the site goes. [default: SOURCE/output, where there is an edition.toml]",
)
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Worker processes. [default: one for each core]")
@click.option("--executor", metavar="ADDRESS", default="", help="Work on the machines of a cluster: dask://HOST:PORT.")
@click.option(
    "--drafts",
    is_flag=True,
    help="Publish drafts too (revisionDesc status=draft); a folder without edition.toml always does.",
)
@click.option("--no-validate", is_flag=True, help="Don't validate: quicker, and says only what building shows.")
@click.option("--no-search", is_flag=True, help="Make no full-text search: a little quicker, and fewer files.")
@click.option("--strict", is_flag=True, help="Publish only if there is no error and no warning; else end in status 1.")
@click.option("--keep-last-good", is_flag=True, help="Keep documents that can't be built as they were, with a notice.")
@click.option("--paranoid", is_flag=True, help="Read all files, whatever their times say, those of the site too.")
@click.option("--explain", "why", metavar="ID", default="", help="Build, and say why a document was made again or not.")
@click.option(
    "--profile",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to FILE, as JSON, where the time went, and beside it a picture (.svg).",
)
@click.option("-v", "--verbose", is_flag=True, help="Print each document as it is made, and every problem, notes too.")
@click.option("-q", "--quiet", is_flag=True, help="Print only errors, and nothing at the end.")
def build(  # noqa: PLR0913
    source: str,
    *,
    output: str,
    jobs: int,
    executor: str,
    drafts: bool,
    no_validate: bool,
    no_search: bool,
    strict: bool,
    keep_last_good: bool,
    paranoid: bool,
    why: str,
    profile: Path | None,
    verbose: bool,
    quiet: bool,
) -> None:
    """Build the site, the plain texts and the citations of an edition.

    SOURCE is an edition's folder, any folder of TEI, or one TEI file; by default the current folder.
    It can also be a URL: s3://BUCKET/FOLDER, zip://FILE or file:///FOLDER; and so can the place of the site.
    """
    from pipeline.commands.build import Wish, run  # noqa: PLC0415 - only this command needs it
    from pipeline.order import Order  # noqa: PLC0415

    order = Order(jobs, executor, ("", ""), drafts, not no_validate, strict, keep_last_good, paranoid)
    if not run(source, output, order, Wish(verbose, quiet, why, profile, not no_search)):
        sys.exit(FAILED)


@examples("pecia serve", "pecia serve letters/ --port 8080 --open")
@pecia.command(context_settings=CONTEXT, short_help="Show an edition in the browser, and keep it new.")
@click.argument("source", default=".")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, help="The port, if it is free. [default: 8000]")
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Worker processes. [default: one for each core]")
@click.option("--drafts/--no-drafts", default=True, help="Show drafts too. [default: --drafts]")
@click.option("--no-validate", is_flag=True, help="Don't validate: quicker, and says only what building shows.")
@click.option("--open", "opening", is_flag=True, help="Open the edition in the browser.")
@click.option(
    "--editor",
    metavar="COMMAND",
    default="",
    envvar="PECIA_EDITOR",
    help="What opens a line: a command with {file} and {line}, or an address, such as vscode://file/{file}:{line}.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print only the address and errors.")
def serve(  # noqa: PLR0913
    source: str, *, port: int, jobs: int, drafts: bool, no_validate: bool, opening: bool, editor: str, quiet: bool
) -> None:
    """Show an edition in the browser while you work on it.

    SOURCE is an edition's folder, any folder of TEI, or one TEI file; by default the current folder. Whenever a file is
    saved, what depends on it is built again, and the open page shows it. Nothing is published, and only this computer
    is served. Alt-click on a word tells its file and line, and opens them in the editor that you name. Ctrl-C ends it.
    """
    from pipeline.commands.serve import run  # noqa: PLC0415 - only this command needs it
    from pipeline.order import Order  # noqa: PLC0415

    run(
        source,
        Order(jobs, drafts=drafts, validating=not no_validate),
        port,
        quiet=quiet,
        opening=opening,
        editor=editor,
    )


@examples("pecia validate", "pecia validate letters/1940-03-27.xml --strict")
@pecia.command(context_settings=CONTEXT)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--schema", metavar="FILE", help="Judge by this schema, not by those that the documents name.")
@click.option("--format", "kind", type=click.Choice(KINDS), default="text", help="The kind of report. [default: text]")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to this file.")
@click.option(
    "--select", metavar="RULE", multiple=True, help="Look only for this rule or group of rules; can be repeated."
)
@click.option(
    "--ignore", metavar="RULE", multiple=True, help="Don't look for this rule or group of rules; can be repeated."
)
@click.option("--strict", is_flag=True, help="Let warnings count as errors do.")
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Worker processes. [default: one for each core]")
@click.option("-v", "--verbose", is_flag=True, help="Show every problem, notes too.")
@click.option("-q", "--quiet", is_flag=True, help="Show only errors, and nothing at the end.")
def validate(  # noqa: PLR0913
    paths: tuple[Path, ...],
    *,
    schema: str | None,
    kind: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    jobs: int,
    verbose: bool,
    quiet: bool,
) -> None:
    """Say everything that is wrong with texts, where, and what to do about it.

    A PATH is an edition's folder, any folder of TEI, or a file; by default the current folder. What lies in an edition
    is judged as a part of it. The exit status is 1 if there are errors.
    """
    from pipeline.report import REPORTS, View  # noqa: PLC0415 - only this command needs it
    from pipeline.rule import refuse_misnamed  # noqa: PLC0415
    from pipeline.scope import schema_named, scopes  # noqa: PLC0415
    from pipeline.verdict import outcome  # noqa: PLC0415

    refuse_misnamed([*select, *ignore])
    judged_by = "" if schema is None else schema_named(schema)
    with progress(quiet=quiet) as report:
        found = outcome(scopes(paths or [Path()]), select, ignore, schema=judged_by, jobs=jobs, report=report)
    view = View(columns(output), painter(output), everything=verbose, errors_only=quiet)
    deliver(REPORTS[kind](found, view), output, quiet=quiet)
    if found.fails(strict=strict):
        sys.exit(FAILED)


@examples("pecia cite letter-1 --page 771 --style mla", "pecia cite --all --format bibtex > edition.bib")
@pecia.command(context_settings=CONTEXT, short_help="Print the citations of documents, down to the page.")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--source", metavar="PATH", default=".", help="The edition. [default: the current folder]")
@click.option("--all", "everything", is_flag=True, help="Cite every document that is published, in reading order.")
@click.option(
    "--style",
    metavar="STYLE",
    default="",
    help="chicago, chicago-author-date, mla, apa, mhra, or the path of a CSL file. [default: chicago]",
)
@click.option(
    "--form",
    type=click.Choice(["bibliography", "note", "short"]),
    help="An entry of a bibliography, a note (in a style without notes, what stands in the text), or a later note. "
    "[default: an entry; of a place, a note]",
)
@click.option(
    "--format",
    "kind",
    metavar="FORMAT",
    default="",
    help="In place of a style, a file: bibtex, biblatex, ris, csl, endnote, mods or dc.",
)
@click.option(
    "--of",
    type=click.Choice(["document", "source"]),
    default="document",
    help="Cite the document in its edition, or the print or manuscript that it gives. [default: document]",
)
@click.option("--page", metavar="N", help="Cite this page, as it is numbered: 771, 12r, iv; or pages: 771-772.")
@click.option("--folio", metavar="N", help="Cite this leaf: 12r.")
@click.option("--paragraph", metavar="N", help="Cite this paragraph: 4.")
@click.option("--line", metavar="N", help="Cite this line: 12.")
@click.option("-j", "--jobs", type=click.IntRange(0), default=0, help="Worker processes. [default: one for each core]")
@click.option("-q", "--quiet", is_flag=True, help="Print only the citations, and errors.")
def cite(  # noqa: PLR0913
    ids: tuple[str, ...],
    *,
    source: str,
    everything: bool,
    style: str,
    form: str | None,
    kind: str,
    of: str,
    page: str | None,
    folio: str | None,
    paragraph: str | None,
    line: str | None,
    jobs: int,
    quiet: bool,
) -> None:
    """Print how to cite the documents with these IDs: in a style, or as a file for a program.

    An ID is the name of a document's page without its ending: the xml:id in the TEI, or else the file's name.

    The edition needn't be built. A place (--page, --folio, --paragraph, --line) makes it a note that cites this place.

    With --of source, the print or manuscript from which the document was made is cited, if its header names one; with
    --all too, each is cited once.
    """
    from pipeline.commands.cite import Wish, run  # noqa: PLC0415 - only this command needs it

    places = {"page": page, "folio": folio, "paragraph": paragraph, "line": line}
    given = [(label, number.strip()) for label, number in places.items() if number and number.strip()]
    if len(given) > 1:
        raise click.UsageError(f"A citation names one place: --{given[0][0]} or --{given[1][0]}, not both.")
    if bool(ids) == everything:
        raise click.UsageError("Name documents by their IDs, or cite them all with --all.")
    if given and len(ids) != 1:
        raise click.UsageError("A place is a place of one document: name one ID.")
    label, locator = given[0] if given else ("", "")
    wish = Wish(style, form or "", kind, label, locator, of)
    click.echo(run(source, ids, wish, jobs=jobs, quiet=quiet), nl=False)


@examples("pecia explain", "pecia explain date-text")
@pecia.command(context_settings=CONTEXT)
@click.argument("name", metavar="[RULE]", default="")
def explain(name: str) -> None:
    """Tell what a rule means, why it matters, and what is wrong and right.

    Without a RULE, all of them are listed; with the name of a group, those of the group.
    """
    from pipeline.explain import explanation, overview  # noqa: PLC0415 - only this command needs it
    from pipeline.rule import GROUPS, RULES, refuse_misnamed  # noqa: PLC0415

    name = name.lower()
    if name not in RULES:
        refuse_misnamed([name] if name else [])
        click.echo(overview([name] if name else GROUPS), nl=False)
        return
    rule = RULES[name]
    paint = painter(None)
    off = "" if rule.on else ", off unless asked for"
    click.echo(f"{paint(name, rule.severity)}: {rule.title} ({rule.severity}, group {rule.group}{off})\n")
    print_markdown(explanation(name))


@examples("pecia init my-edition", 'pecia init letters --title "Letters of Ada Ward"')
@pecia.command(context_settings=CONTEXT, short_help="Make a new edition, which builds at once.")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--title", help="The edition's title. [default: the folder's name]")
def init(folder: Path, title: str | None) -> None:
    """Make a new edition in FOLDER, small and complete, which builds at once."""
    from pipeline.init import new_edition  # noqa: PLC0415

    files = new_edition(folder, title or folder.resolve().name)
    click.echo(f"{folder} is a new edition of {len(files)} files. Build it: pecia build {folder}")


@examples("pecia formats", "pecia formats my-edition")
@pecia.command(context_settings=CONTEXT, short_help="List the formats that are made.")
@click.argument("source", type=click.Path(path_type=Path), default=".")
def formats(source: Path) -> None:
    """List the formats that are made of each document, those of the edition in SOURCE too."""
    from pipeline.settings import formats_of  # noqa: PLC0415

    rows = [(f.name, "ID" + f.ending, f.label, f.stylesheet or "-") for f in formats_of(source)]
    widths = [max(len(row[n]) for row in rows) for n in range(3)]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, [*widths, 0], strict=True)).rstrip())


def main() -> None:
    """Run the program. Every error that a user can cause ends here, in a sentence and an exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    heed(interrupt)
    try:
        pecia.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except PipelineError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        leave()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(UNREADABLE)
    except OSError as error:
        click.echo(f"Error: {error.filename or 'A file'} can't be read or written: {error.strerror}.", err=True)
        sys.exit(UNREADABLE)
    except click.exceptions.Exit as finished:
        sys.exit(finished.exit_code)
