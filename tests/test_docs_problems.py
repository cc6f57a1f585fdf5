"""The pages of rules: a heading for every rule that there is, examples that break their rule, and `pecia explain`."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import walk
from lxml import etree
from worlds import pecia

from pipeline.explain import LINK, explanation, sections
from pipeline.rule import GROUPS, RULES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
HERE = ("file", "build")
"""The groups of the page problems.md; each other has a page of its own."""
TEXTS = {
    group: dict(sections((DOCS / ("problems.md" if group in HERE else f"rules/{group}.md")).read_text("utf-8")))
    for group in GROUPS
}
"""The text under each heading, by the group whose page it is."""
EXAMPLE = re.compile(r"^```xml (\S+)\n((?:.*\n)*?)```$", re.MULTILINE)
EXAMPLES = {rule: found for rule, text in TEXTS["file"].items() if (found := EXAMPLE.findall(text))}
"""The whole files under the headings of problems.md: name and text."""
SNIPPET = re.compile(r"^(Wrong|Right):\n\n```xml(?: \S+)?\n((?:.*\n)*?)```$", re.MULTILINE)
NO_EXAMPLE = {
    "kept-last-good": "nothing is wrong beside what its error tells",
    "unreadable": "what is wrong isn't in the file",
    "file-name": "what is wrong isn't in the file",
    "outside": "what is wrong isn't in the file",
    "too-large": "too long to be shown",
    "too-deep": "too long to be shown",
    "too-many-attributes": "too long to be shown",
    "include-too-much": "too long to be shown",
    "compressed": "its bytes aren't text",
    "wrong-encoding": "its bytes aren't text",
    "control-character": "the character can't be shown",
    "transform": "a mistake of a stylesheet",
    "stylesheet": "a mistake of a stylesheet",
    "place-unknown": "something that the command was asked for",
    "worker-lost": "a mistake of the program",
    "versions-unpaired": "what is wrong is in the settings",
    "contrast": "what is wrong is in the settings",
    "image-damaged": "what is wrong isn't in the file",
    "changed": "it happens between two moments",
}
"""The rules without an example, and why."""
BROKEN = {"empty-file", "truncated", "not-well-formed", "undefined-entity", "not-xml", "external-entity"}
"""The rules whose wrong example isn't XML that can be parsed alone."""
NAMESPACES = 'xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"'
PLACES = {"Problem": 3, "Fault": 0, "_fault": 0, "problem": 1, "Message": 0, "Finding": 0}
"""Which argument is the rule, for each function that makes a problem."""


def test_every_rule_has_a_heading_on_the_page_of_its_group():
    pages = {name: ["file", "build"] if name in HERE else [name] for name in GROUPS}
    wrong = {
        group: set(TEXTS[group]) ^ {rule.name for rule in RULES.values() if rule.group in pages[group]}
        for group in GROUPS
    }
    assert {group: rules for group, rules in wrong.items() if rules} == {}


@pytest.mark.parametrize("rule", RULES)
def test_heading_says_what_it_means_and_shows_it_wrong_and_right(rule: str):
    text = TEXTS[RULES[rule].group][rule]
    assert re.match(r"[A-Z@`<].{60,}", text, re.DOTALL)
    shown = [kind for kind, _ in SNIPPET.findall(text)]
    assert shown == ([] if rule in NO_EXAMPLE else ["Wrong", "Right"])


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in NO_EXAMPLE])
def test_examples_are_xml(rule: str):
    for kind, text in SNIPPET.findall(TEXTS[RULES[rule].group][rule]):
        if kind == "Right" or rule not in BROKEN:
            assert parsed(text) is not None


def parsed(snippet: str) -> etree._Element:
    """Parse an example: a whole file, or what may stand in one."""
    text = re.sub(r"<!DOCTYPE[^[>]*(\[.*?\])?>", "", re.sub(r"<\?xml [^>]*\?>", "", snippet), flags=re.DOTALL)
    text = re.sub(r"&(?!amp|lt|gt|quot|apos|#)\w+;", "", text)
    return etree.fromstring(f"<root {NAMESPACES}>{text}</root>", etree.XMLParser(collect_ids=False))


def test_every_rule_is_made_somewhere():
    made = {value for path in sources() for value in constants(path)} | set(rules_of_xslt())
    assert set(RULES) - made == set()


def test_every_rule_that_is_made_is_in_the_table():
    assert set(rules_of_python()) | set(rules_of_xslt()) <= set(RULES)


@pytest.mark.parametrize("rule", RULES)
def test_explain_prints_the_text_of_the_heading(rule: str):
    told = explanation(rule)
    assert told == LINK.sub(r"\1", TEXTS[RULES[rule].group][rule])


def test_explain_prints_the_rule_and_its_text():
    done = pecia("explain", "duplicate-id")
    assert (done.status, done.err) == (0, "")
    title, _, text = done.out.partition("\n\n")
    assert title == "duplicate-id: An xml:id stands twice (error, group pointers)"
    assert text == explanation("duplicate-id")


def test_explain_lists_all_rules_by_group():
    listed = pecia("explain").out
    assert re.findall(r"^(\S+)$", listed, re.MULTILINE) == list(GROUPS)
    assert re.findall(r"^  (\S+)", listed, re.MULTILINE) == [
        r.name for g in GROUPS for r in RULES.values() if r.group == g
    ]


def test_explain_lists_a_group():
    listed = pecia("explain", "pages").out
    assert re.findall(r"^  (\S+)", listed, re.MULTILINE) == [r.name for r in RULES.values() if r.group == "pages"]


def test_capitals_do_not_matter_in_the_name_of_a_rule():
    assert pecia("explain", "Duplicate-ID").out == pecia("explain", "duplicate-id").out


def test_explain_names_the_rule_that_was_meant():
    done = pecia("explain", "date-txt")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("Error: There is no rule “date-txt”; did you mean date-text?\n")


def sources() -> Iterator[Path]:
    """Give the files of the program, without the table itself."""
    return (path for path in (ROOT / "pipeline").rglob("*.py") if path.name != "rule.py")


def constants(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def rules_of_python() -> Iterator[str]:
    for path in sources():
        tree = ast.parse(path.read_text("utf-8"))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            function = name_of(call)
            named = [k.value for k in call.keywords if k.arg == "rule"]
            places = [arg for arg in call.args for _ in range(3 if isinstance(arg, ast.Starred) else 1)]
            at = places[PLACES[function] :][:1] if function in PLACES else []
            for rule in named or at:
                yield from (value for value in values(rule, tree) if re.fullmatch("[a-z][a-z0-9-]+", value))


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
