"""Write docs/reference.md: the commands, the settings, the formats, the exit statuses and the dependencies.

Run it after a change to one of them: `python docs/reference.py`. A test fails while the page is not current.
"""

import ast
import inspect
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import click

from pipeline import cli
from pipeline.format import FORMATS
from pipeline.keys import SETTINGS
from pipeline.problem import BusyError, OutputError, UsageError
from pipeline.signals import INTERRUPTED

ROOT = Path(__file__).resolve().parent.parent

INTRODUCTION = """\
# Reference

This page is generated from the program by `docs/reference.py`. The [guide](guide.md) explains how things belong
together, and the [rules](problems.md) are on a page of their own.

- [Commands](#commands)
- [Settings](#settings)
- [Output formats](#output-formats)
- [Exit statuses](#exit-statuses)
- [Dependencies](#dependencies)
"""

SETTINGS_INTRODUCTION = """\
An edition's settings stand in the file `edition.toml` in its folder. The file is written in [TOML](https://toml.io).
Every key may be left out. A folder without an `edition.toml` is built with the defaults, with two differences: its
source files are all files that end in `.xml` or `.tei`, in whatever folder, and the place of the site must be named.
All mistakes in the settings are reported at once.
"""

FORMATS_INTRODUCTION = """\
A format is one file that is made of each document. `ID` stands for the document's id. The setting
[`formats`](#formats) leaves formats out and adds your own.
"""

STATUSES = (
    (0, "All documents were built, and the site is published. Of `pecia validate`: there is no error."),
    (
        cli.FAILED,
        (
            "Some documents couldn't be built; all others were, and the site is published. Where there is no other, or"
            " where something stopped the program, such as a stylesheet with a mistake, nothing was published."
            " Of `pecia validate`: there are errors. With `--strict`: there are errors or warnings."
        ),
    ),
    (UsageError.exit_code, "The command or the settings are wrong; nothing was done."),
    (OutputError.exit_code, "Something can't be read or written; what was published before is still there."),
    (BusyError.exit_code, "Another build of the same output is at work; nothing was done. Try again after it."),
    (INTERRUPTED, "You interrupted the program (Ctrl-C); nothing was published."),
)

WHY = {
    "click": "reads the commands and their options, and prints their help",
    "gams-xml-catalog": "holds the schemas of TEI P5, by which texts are judged without a connection to the web. From"
    " it the docs and a test know every element of TEI, so that none is forgotten",
    "langcodes": "knows which language tags there are (BCP 47)",
    "lxml": "reads the sources, through one door that opens nothing else, and cuts volumes into their documents",
    "markdown-it-py": "reads the explanations of rules for the report in HTML",
    "pagefind-bin": "makes the index of the full-text search; a program of its own, for all common machines",
    "pebble": "runs the work in processes of their own, which can be stopped: one document that hangs or dies doesn't"
    " take the others with it",
    "rcssmin": "makes style sheets smaller",
    "rjsmin": "makes scripts smaller",
    "platformdirs": "knows where a computer wants things kept that can be made again: schemas made ready for use",
    "rich": "shows the progress bar on a terminal and the explanations of rules, and knows how wide characters are",
    "saxonche": "runs the stylesheets: XSLT 3.0, in which all output is made",
    "watchfiles": "tells `pecia serve` at once which files were saved, on every system",
    "xmlschema": "judges by XSD, 1.0 and 1.1, and explains what an XSD forbids",
}
"""Why each library is needed that Pecia is installed with."""
IMPORTED_AS = {"markdown-it-py": "markdown_it"}
"""The packages whose name in Python is another."""


def commands() -> Iterator[str]:
    """Describe every command: what it does, its options, its examples."""
    yield "## Commands\n"
    yield from command("pecia", cli.pecia)
    for name, sub in sorted(cli.pecia.commands.items()):
        yield from command(f"pecia {name}", sub)


def command(name: str, described: click.Command) -> Iterator[str]:
    arguments = [p for p in described.params if isinstance(p, click.Argument)]
    usage = [p.metavar or (f"[{p.name}]".upper() if not p.required else str(p.name).upper()) for p in arguments]
    usage += ["COMMAND …"] if isinstance(described, click.Group) else []
    yield f"### `{name}`\n"
    yield f"```text\n{' '.join([name, '[OPTIONS]', *usage])}\n```\n"
    yield f"{inspect.cleandoc(described.help or '')}\n"
    yield "| option | what it does |\n|---|---|"
    options = [p for p in described.params if isinstance(p, click.Option)]
    yield from (f"| {spelling(p)} | {p.help} |" for p in options)
    yield f"| {', '.join(f'`{o}`' for o in cli.CONTEXT['help_option_names'])} | Show the help and exit. |\n"
    yield "Examples:\n"
    yield "```sh\n" + "\n".join(re.findall(r"^ +(pecia.*)$", described.epilog or "", re.MULTILINE)) + "\n```\n"


def spelling(option: click.Option) -> str:
    """Write an option as it is typed, with the kind of its value."""
    kinds = "|".join(option.type.choices) if isinstance(option.type, click.Choice) else ""
    value = "" if option.is_flag else f" {option.metavar or kinds or option.type.name.upper().replace(' RANGE', '')}"
    return ", ".join(f"`{name}{value}`".replace("|", "\\|") for name in [*option.opts, *option.secondary_opts])


def settings() -> Iterator[str]:
    """Describe every key of `edition.toml`."""
    yield f"## Settings\n\n{SETTINGS_INTRODUCTION}"
    for key, setting in SETTINGS.items():
        yield f"### `{key}`\n"
        yield f"{setting.meaning}\n"
        yield f"- Expected: {setting.expected}\n- Default: {setting.default}\n"
        yield f"```toml\n{setting.example}\n```\n"


def formats() -> Iterator[str]:
    """List every format that ships."""
    yield f"## Output formats\n\n{FORMATS_INTRODUCTION}"
    yield "| name | file | what it is | media type | stylesheet |\n|---|---|---|---|---|"
    for made in FORMATS:
        stylesheet = f"`xslt/{made.stylesheet}`" if made.stylesheet else "none: it is the source itself"
        yield f"| `{made.name}` | `ID{made.ending}` | {made.label} | `{made.media_type}` | {stylesheet} |"
    yield ""


def statuses() -> Iterator[str]:
    """List what the program answers when it ends."""
    yield "## Exit statuses\n"
    yield "| status | meaning |\n|---|---|"
    yield from (f"| {number} | {meaning} |" for number, meaning in STATUSES)
    yield ""


def dependencies() -> Iterator[str]:
    """List what Pecia is installed with, why, and which rooms of the code import it."""
    yield "## Dependencies\n\nWhat `pip install` brings along with Pecia, and why.\n"
    yield "| package | why it is there | imported by |\n|---|---|---|"
    for name, version in required():
        rooms = (
            ", ".join(f"`{room}`" for room in importers(IMPORTED_AS.get(name, name.replace("-", "_")))) or "nothing yet"
        )
        yield f"| `{name}` {version} | {WHY[name]} | {rooms} |"


def required() -> list[tuple[str, str]]:
    """Give the core dependencies and their versions, as pyproject.toml has them."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    return [
        (name, wanted)
        for name, wanted in (re.split(r"(?=[<>=~!])", each.partition(";")[0], maxsplit=1) for each in declared)
    ]


def importers(package: str) -> list[str]:
    """Give the rooms that import a package: a file of `pipeline/` or `docs/`, or a folder in it."""
    files = [*ROOT.glob("pipeline/**/*.py"), *ROOT.glob("docs/*.py")]
    return sorted({"/".join(path.relative_to(ROOT).parts[:2]) for path in files if package in imported(path)})


@cache
def imported(path: Path) -> frozenset[str]:
    """Give the packages that a file names in an import, or as the place of its data."""
    tree = ast.parse(path.read_text("utf-8"))
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    data = [node.args[0] for node in ast.walk(tree) if isinstance(node, ast.Call) and is_files(node.func) and node.args]
    names += [str(each.value) for each in data if isinstance(each, ast.Constant)]
    return frozenset(name.split(".")[0] for name in names)


def is_files(function: ast.expr) -> bool:
    """Tell whether something is `importlib.resources.files`, or finds a package in another way."""
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in {"files", "find_spec"}


def page() -> str:
    """Make the whole page."""
    parts: Iterable[Iterator[str]] = (commands(), settings(), formats(), statuses(), dependencies())
    return INTRODUCTION + "\n" + "\n".join(line for part in parts for line in part) + "\n"


if __name__ == "__main__":
    Path(__file__).with_suffix(".md").write_text(page(), encoding="utf-8", newline="\n")
