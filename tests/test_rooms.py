"""The rooms of the house: who may import whom, and which room knows which library."""

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import pipeline

HOUSE = Path(pipeline.__file__).parent
NOUNS = {
    "account",
    "theme",
    "thumbnail",
    "because",
    "crossing",
    "edition",
    "entries",
    "asked",
    "document",
    "facts",
    "format",
    "hashes",
    "keys",
    "making",
    "problem",
    "record",
    "register",
    "searching",
    "remembered",
    "rule",
    "scratch",
    "message",
    "order",
    "outcome",
    "pieces",
}
DOORS = {"xml", "saxon"}
VERBS = {"discover", "validate", "collate", "survey", "arrange", "transform", "index", "report", "publish"}
LIBRARIES = {
    "rcssmin": {"assets"},
    "rjsmin": {"assets"},
    "click": {"cli", "screen"},
    "rich": {"screen", "report"},
    "markdown_it": {"report"},
    "langcodes": {"validate"},
    "platformdirs": {"kept", "remote"},
    "distributed": {"cluster"},
    "fsspec": {"remote"},
    "gams_xml_catalog": {"validate"},
    "lxml": {"xml", "validate"},
    "pagefind_bin": {"index"},
    "PIL": {"reduce"},
    "saxonche": {"saxon"},
    "pebble": {"crew"},
    "watchfiles": {"serve"},
    "xmlschema": {"validate"},
}


def room(path: Path) -> str:
    return path.relative_to(HOUSE).with_suffix("").parts[0]


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(HOUSE.rglob("*.py")):
        if path.parent.name not in {"tei", "xslt"}:
            yield room(path), path


@cache
def imported(path: Path, *, at_top: bool = False) -> tuple[str, ...]:
    return tuple(names_in(path, at_top=at_top))


def names_in(path: Path, *, at_top: bool) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.iter_child_nodes(tree) if at_top else ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def rooms_of(path: Path) -> set[str]:
    own = {name.split(".")[1] for name in imported(path) if name.startswith("pipeline.")}
    return {name for name in own if (HOUSE / name).is_dir() or (HOUSE / f"{name}.py").is_file()} - {room(path)}


def edges() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, path in modules():
        found.setdefault(name, set()).update(rooms_of(path))
    return found


@pytest.mark.skipif("TOX_ENV_NAME" not in os.environ, reason="only tox builds a wheel")
def test_the_tests_run_against_the_built_wheel():
    assert "site-packages" in HOUSE.parts
    assert (HOUSE / "xslt" / "html.xsl").is_file()


def test_imports_make_no_circle():
    graph = edges()
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " → ".join([*way, name])
        if name not in done:
            for other in graph.get(name, ()):
                visit(other, (*way, name))
            done.add(name)

    for name in graph:
        visit(name, ())


def test_nouns_import_only_nouns():
    graph = edges()
    assert {name: graph[name] - NOUNS for name in NOUNS if graph.get(name, set()) - NOUNS} == {}


def test_doors_import_only_nouns():
    graph = edges()
    assert {name: graph[name] - NOUNS for name in DOORS if graph[name] - NOUNS} == {}


def test_verbs_do_not_import_each_other():
    graph = edges()
    assert {name: graph[name] & VERBS for name in VERBS if graph[name] & VERBS} == {}


def test_each_library_is_known_in_its_rooms_only():
    wrong = [
        (name, library)
        for name, path in modules()
        for library in {module.split(".")[0] for module in imported(path)} & LIBRARIES.keys()
        if name not in LIBRARIES[library]
    ]
    assert wrong == []


def test_the_parent_loads_neither_lxml_nor_saxon_before_a_worker_does():
    workers_only = {"survey", "transform", "reduce", "index", "validate"} | DOORS
    for name in (
        "cli",
        "account",
        "edition",
        "discover",
        "arrange",
        "collate",
        "publish",
        "workers",
        "settings",
        "terminal",
        "manifest",
        "verdict",
        "scope",
        "explain",
    ):
        reached = edges().get(name, set())
        assert not reached & workers_only, (name, reached & workers_only)
