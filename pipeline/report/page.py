"""The source of the page that reports problems: what the stylesheet needs, as XML; and its making, in a worker."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from pipeline import __version__, saxon
from pipeline.edition import SHIPPED
from pipeline.explain import explanation
from pipeline.outcome import Outcome
from pipeline.problem import Problem
from pipeline.report.line import line, visible
from pipeline.rule import RULES, SEVERITIES

NAMESPACE = "https://pecia.example/ns"
STYLESHEET = SHIPPED / "xslt" / "report.xsl"
MOST = 500
"""How many problems of one rule a page shows: a browser can't show them all."""


def page(outcome: Outcome) -> str:
    """Make the page. Raises TransformError where Saxon doesn't."""
    saxon.prepare([STYLESHEET])
    text, _ = saxon.transform(STYLESHEET, saxon.parse(ET.tostring(source(outcome), encoding="unicode")))
    return text


def source(outcome: Outcome) -> ET.Element:
    """Give the page's source."""
    said = {"xmlns": NAMESPACE, "version": __version__, "files": str(outcome.files), "ignored": str(outcome.ignored)}
    said |= {f"{name}s": str(outcome.count(name)) for name in SEVERITIES.values()}
    root = ET.Element("report", said)
    for name, count in outcome.frequent(None):
        add_rule(root, name, count, len({p.path for p in outcome.problems if p.rule == name}))
    shown: Counter[str] = Counter()
    for path, problems in outcome.by_file().items():
        add_file(root, path, problems, shown)
    return root


def add_rule(root: ET.Element, name: str, count: int, files: int) -> None:
    """Add a rule that is broken, and what the documentation says of it."""
    rule = RULES[name]
    made = ET.SubElement(root, "rule", name=name, group=rule.group, severity=rule.severity, title=rule.title)
    made.set("count", str(count))
    made.set("files", str(files))
    add_blocks(made, SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(explanation(name))).children)


def add_blocks(parent: ET.Element, nodes: Iterable[SyntaxTreeNode]) -> None:
    """Add what Markdown says: each element has the name that the parser gives it."""
    for node in nodes:
        made = ET.SubElement(parent, node.type)
        if node.type == "link":
            made.set("href", str(node.attrs.get("href", "")))
        made.text = visible_lines(node.content) if not node.children else None
        add_blocks(made, node.children)


def add_file(root: ET.Element, path: str, problems: Iterable[Problem], shown: Counter[str]) -> None:
    """Add a file and its problems."""
    severities = Counter(p.severity for p in problems)
    counts = {f"{name}s": str(severities[name]) for name in SEVERITIES.values()}
    file = ET.SubElement(root, "file", {"path": visible(path)} | counts)
    for problem in problems:
        shown[problem.rule] += 1
        if shown[problem.rule] <= MOST:
            add_problem(file, problem)


def add_problem(file: ET.Element, problem: Problem) -> None:
    """Add a problem, and the line of the source in three parts."""
    said = {"rule": problem.rule, "severity": problem.severity}
    made = ET.SubElement(file, "problem", said | {"line": str(problem.line), "column": str(problem.column)})
    for name in ("where", "message", "hint"):
        if said := getattr(problem, name):
            ET.SubElement(made, name).text = visible(said)
    if problem.excerpt.strip():
        before, at, after = line(problem)
        excerpt = ET.SubElement(made, "excerpt")
        excerpt.text = before
        mark = ET.SubElement(excerpt, "at")
        mark.text, mark.tail = at, after


def visible_lines(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))
