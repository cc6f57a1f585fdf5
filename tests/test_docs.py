"""The docs are true: what they show is what happens, and what they should list is listed."""

import importlib.util
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import walk

from pipeline import __version__
from pipeline.cli import pecia
from pipeline.format import FORMATS
from pipeline.keys import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.glob("**/*.md")])
COMMANDS = {"pecia": pecia, **{f"pecia {name}": command for name, command in pecia.commands.items()}}
LINK = re.compile(r"!?\[(?:[^]\[]|\[[^]]*\])*\]\(([^()\s]+)\)")


@pytest.mark.parametrize("name", ["tutorial.md", "guide.md", "validation.md"])
def test_page_shows_what_happens(name: str, tmp_path: Path):
    page = (DOCS / name).read_text("utf-8")
    shown = list(walk.follow(page, walk.Walk(tmp_path)))
    assert shown
    for what, expected, real in shown:
        assert real == expected, f"{name}: {what}"


@pytest.mark.parametrize("name", COMMANDS)
def test_command_and_its_options_have_help(name: str):
    assert COMMANDS[name].help
    assert all(option.help for option in COMMANDS[name].params if isinstance(option, click.Option))


@pytest.mark.parametrize("name", COMMANDS)
def test_help_ends_in_two_examples(name: str):
    done = subprocess.run([walk.PECIA, *name.split()[1:], "--help"], capture_output=True, encoding="utf-8", check=True)
    *_, title, first, second = done.stdout.rstrip().splitlines()
    assert title.strip() == "Examples:"
    assert all(line.strip().startswith("pecia ") for line in (first, second))


@pytest.mark.parametrize("name", COMMANDS)
def test_examples_of_help_are_commands(name: str):
    for line in re.findall(r"^ +pecia (.*)$", COMMANDS[name].epilog or "", re.MULTILINE):
        command, *arguments = re.findall(r'"[^"]*"|\S+', line)
        assert pecia.commands[command].make_context(command, arguments)


def test_reference_is_current():
    spec = importlib.util.spec_from_file_location("reference", DOCS / "reference.py")
    assert spec
    assert spec.loader
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    assert (DOCS / "reference.md").read_text("utf-8") == reference.page(), "Run python docs/reference.py"


@pytest.mark.parametrize("key", SETTINGS)
def test_setting_is_in_the_docs(key: str):
    assert f"### `{key}`" in (DOCS / "reference.md").read_text("utf-8")
    assert SETTINGS[key].example.startswith(key)


@pytest.mark.parametrize("made", FORMATS, ids=lambda made: made.name)
def test_format_is_in_the_docs(made):
    assert f"`ID{made.ending}`" in (DOCS / "reference.md").read_text("utf-8")
    assert f"`ID{made.ending}`" in (DOCS / "guide.md").read_text("utf-8")


def test_keys_of_the_manifest_are_in_the_docs(tmp_path: Path):
    (tmp_path / "letter.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text/></TEI>', "utf-8")
    subprocess.run(
        [walk.PECIA, "build", str(tmp_path), "-o", str(tmp_path / "site"), "--no-validate"],
        capture_output=True,
        check=True,
    )
    keys = re.findall(r'^ "(\w+)":', (tmp_path / "site" / "build.json").read_text("utf-8"), re.MULTILINE)
    guide = (DOCS / "guide.md").read_text("utf-8")
    assert keys
    assert [key for key in keys if f"| `{key}` |" not in guide] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path):
    for link in LINK.findall(without_code(page)):
        file, _, anchor = link.partition("#")
        if re.match(r"https?:|mailto:", link):
            continue
        target = page.parent / file if file else page
        assert target.is_file(), f"{page.name}: {link}"
        assert not anchor or anchor in anchors(target), f"{page.name}: {link}"


def without_code(page: Path) -> str:
    return re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)


def anchors(page: Path) -> Iterator[str]:
    """Give the addresses that a forge gives to a page's headings."""
    for heading in re.findall(r"^#+ (.*)$", without_code(page), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_page_is_reached_from_the_readme():
    links = set(LINK.findall((ROOT / "README.md").read_text("utf-8")))
    assert {f"docs/{page.name}" for page in DOCS.glob("*.md")} <= links


def test_every_page_of_rules_is_reached_from_the_page_about_rules():
    links = set(LINK.findall((DOCS / "problems.md").read_text("utf-8")))
    assert {f"rules/{page.name}" for page in (DOCS / "rules").glob("*.md")} <= links


def test_citation_names_the_version():
    citation = (ROOT / "CITATION.cff").read_text("utf-8")
    assert citation.startswith("cff-version: 1.2.0\n")
    assert f"\nversion: {__version__}\n" in citation
    assert "\ntype: software\n" in citation
