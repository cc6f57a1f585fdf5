"""What the documentation says of a rule: the text under its heading."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from pipeline.edition import SHIPPED
from pipeline.rule import RULES

DOCS = SHIPPED / "docs"
FENCE = "```"
LINK = re.compile(r"\[((?:[^]\[]|\[[^]]*\])+)\]\((?!https?:)[^()\s]*\)")
"""A link to another page of the documentation."""


@cache
def explanations() -> Mapping[str, str]:
    """Give the text of every rule's heading, as the documentation has it."""
    return {rule: text for page in pages() for rule, text in sections(page.read_text("utf-8"))}


def pages() -> list[Path]:
    """Give the pages that have rules."""
    return [DOCS / "problems.md", *sorted((DOCS / "rules").glob("*.md"))]


def sections(page: str) -> Iterator[tuple[str, str]]:
    """Give the third-level headings of a page and the text under each."""
    heading, lines, in_code = "", [""], False
    for line in [*page.splitlines(), "#"]:
        in_code ^= line.startswith(FENCE)
        if in_code or not re.match(r"#{1,3}( |$)", line):
            lines.append(line)
            continue
        if heading:
            yield heading, "\n".join(lines).strip() + "\n"
        heading, lines = line.removeprefix("### ") if line.startswith("### ") else "", []


def explanation(rule: str) -> str:
    """Give the text of a rule's heading, in Markdown, without links that lead nowhere outside of the documentation."""
    return LINK.sub(r"\1", explanations().get(rule, ""))


def overview(groups: Iterable[str]) -> str:
    """List the rules of some groups, each with its severity and what is wrong where it is broken."""
    longest = max(map(len, RULES))
    blocks = []
    for group in groups:
        rules = [rule for rule in RULES.values() if rule.group == group]
        rows = [f"  {r.name:{longest}}  {r.severity if r.on else 'off':7}  {r.title}" for r in rules]
        blocks.append("\n".join([group, *rows]) + "\n")
    return "\n".join(blocks)
