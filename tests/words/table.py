"""The kept table: what the views leave out inside `text`, by rule and element, in each folder of the corpus."""

from collections import Counter

from words.knowledge import EXCLUSIONS

VIEWS = ("html", "reading", "diplomatic")
NAMES = {"html": "page", "reading": "reading text", "diplomatic": "diplomatic text"}


def exclusions() -> str:
    """Write the named list of exclusions with their reasons."""
    rows = ["| rule | left out of | what, and why |", "|---|---|---|"]
    for rule, (views, reason) in EXCLUSIONS.items():
        rows.append(f"| {rule} | {', '.join(NAMES[view] for view in views.split())} | {reason} |")
    return "\n".join(rows) + "\n"


def counted(left_out: Counter[tuple[str, str, str, str]]) -> str:
    """Write how many words each rule leaves out of each view, by element and folder."""
    rows = ["| folder | element | rule | page | reading text | diplomatic text |", "|---|---|---|---:|---:|---:|"]
    for folder, rule, element in sorted({(folder, rule, element) for folder, _, rule, element in left_out}):
        numbers = [left_out[folder, view, rule, element] for view in VIEWS]
        cells = [folder, f"`{element}`", rule, *(f"{number:,}" if number else "–" for number in numbers)]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def between(page: str, marker: str, text: str) -> str:
    """Put a text between a page's two markers of a name."""
    start, end = f"<!-- {marker} -->\n", f"<!-- end of {marker} -->"
    before, rest = page.split(start, 1)
    return before + start + text + end + rest.split(end, 1)[1]
