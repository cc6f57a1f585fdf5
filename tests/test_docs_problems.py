"""The page of rules: a heading for every rule that the code can report, and examples that break their rule."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import walk

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "problems.md").read_text("utf-8")
HEADING = re.compile(r"^### (\S+)$", re.MULTILINE)
EXAMPLE = re.compile(r"^```xml (\S+)\n((?:.*\n)*?)```$", re.MULTILINE)
_, *PAIRS = HEADING.split(PAGE)
EXAMPLES = {rule: found for rule, text in zip(PAIRS[::2], PAIRS[1::2], strict=True) if (found := EXAMPLE.findall(text))}
"""The files under each heading: name and text."""
PLACES = {"Problem": 3, "Fault": 0, "_fault": 0, "problem": 1, "Message": 0}
"""Which argument is the rule, for each function that makes a problem."""


def test_every_rule_has_a_heading_and_every_heading_a_rule():
    headings = HEADING.findall(PAGE)
    assert headings == list(dict.fromkeys(headings))
    assert set(headings) == set(rules_of_python()) | set(rules_of_xslt())


def rules_of_python() -> Iterator[str]:
    for path in (ROOT / "pipeline").rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            function = name_of(call)
            named = [k.value for k in call.keywords if k.arg == "rule"]
            places = [arg for arg in call.args for _ in range(3 if isinstance(arg, ast.Starred) else 1)]
            at = places[PLACES[function] :][:1] if function in PLACES else []
            for rule in named or at:
                found = [value for value in values(rule, tree) if re.fullmatch("[a-z0-9-]+", value)]
                assert found or is_handed_on(rule), f"{path.name}:{call.lineno}: which rule is this?"
                yield from found


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def values(rule: ast.expr, tree: ast.Module) -> Iterator[str]:
    """Give the texts that an expression can be, by what its name is set to in the module."""
    if isinstance(rule, ast.Constant):
        yield str(rule.value)
    elif isinstance(rule, ast.IfExp):
        yield from values(rule.body, tree)
        yield from values(rule.orelse, tree)
    elif isinstance(rule, ast.Call) and name_of(rule) == "get":
        yield from (value for argument in rule.args[1:] for value in values(argument, tree))
    elif isinstance(rule, ast.Name):
        yield from (value for each in meanings(rule.id, tree) for value in values(each, tree))


def meanings(name: str, tree: ast.Module) -> Iterator[ast.expr]:
    """Give what a name is set to: by an assignment, or from the rows of a table that a comprehension walks over."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
            yield node.value
        elif isinstance(node, ast.comprehension) and isinstance(node.target, ast.Tuple):
            columns = [getattr(part, "id", "") for part in node.target.elts]
            if name in columns and isinstance(node.iter, ast.Tuple):
                yield from (row.elts[columns.index(name)] for row in node.iter.elts if isinstance(row, ast.Tuple))


def is_handed_on(rule: ast.expr) -> bool:
    """Tell whether a rule is that of another problem, or a parameter; where it is made is looked at itself."""
    return isinstance(rule, (ast.Attribute, ast.Name)) or (isinstance(rule, ast.Call) and name_of(rule) in PLACES)


def rules_of_xslt() -> Iterator[str]:
    for path in (ROOT / "xslt").rglob("*.xsl"):
        for tag in re.findall(r"<p:problem\b[^>]*>", path.read_text("utf-8")):
            found = re.search(r'\brule="([a-z0-9-]+)"', tag)
            assert found, f"{path.name}: {tag}: which rule is this?"
            yield found[1]


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build all examples of the page as one edition, each in its rule's folder; give the lines that are reported."""
    edition = tmp_path_factory.mktemp("rules")
    (edition / "edition.toml").write_text("documents = \"//div[@type='document']\"\n", "utf-8")
    for rule, files in EXAMPLES.items():
        for name, text in files:
            path = edition / "tei" / rule / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
    done = subprocess.run([walk.PECIA, "build", "-v"], cwd=edition, capture_output=True, encoding="utf-8", check=False)
    return {
        f"{folder}: {found}"
        for folder, found in re.findall(r"^tei/([\w-]+)/.*?: \w+: (\S+): ", done.stderr, re.MULTILINE)
    }


@pytest.mark.parametrize("rule", EXAMPLES)
def test_example_breaks_its_rule(rule: str, reported: set[str]):
    assert f"{rule}: {rule}" in reported
