"""The report for people who read it in a terminal or a log."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

from pipeline.outcome import Outcome
from pipeline.problem import Problem
from pipeline.report.line import fitted, line, visible
from pipeline.report.view import View
from pipeline.rule import RULES
from pipeline.terminal import number

ALIKE = 3
"""How many problems of one rule are shown of one file."""
MOST = 20
"""How many problems of one rule are shown of all files."""
GAP = "  "


def text(outcome: Outcome, view: View) -> str:
    """Write the problems, file by file, some of each rule, and a summary."""
    blocks: list[str] = []
    shown: Counter[str] = Counter()
    silent = 0
    for path, problems in outcome.by_file().items():
        wanted = [p for p in problems if is_wanted(p, view)]
        few = wanted if view.everything else list(some(wanted, shown))
        blocks += ["\n".join(block(p, view)) for p in few]
        hidden = Counter(p.rule for p in wanted) - Counter(p.rule for p in few)
        if few and hidden:
            blocks.append(view.paint(f"{visible(path)}: … and {listed(hidden)}", "quiet"))
        silent += 0 if few else hidden.total()
    if silent:
        blocks.append(view.paint(f"… and {number(silent, 'more problem')} in other files", "quiet"))
    if not view.errors_only:
        blocks.append("\n".join(summary(outcome, view)))
    return "".join(block + "\n\n" for block in blocks).removesuffix("\n")


def is_wanted(problem: Problem, view: View) -> bool:
    if view.errors_only:
        return problem.severity == "error"
    return view.everything or problem.severity != "note"


def some(problems: Iterable[Problem], shown: Counter[str]) -> Iterator[Problem]:
    """Give the first problems of each rule in a file, and count what is shown of all files."""
    here: Counter[str] = Counter()
    for problem in problems:
        if here[problem.rule] < ALIKE and shown[problem.rule] < MOST:
            here[problem.rule] += 1
            shown[problem.rule] += 1
            yield problem


def listed(rules: Counter[str]) -> str:
    """Count rules in words: `12 more of date-text, 3 of page-order`."""
    first, *rest = [f"{count:,} more of {rule}" for rule, count in rules.most_common()]
    return ", ".join([first, *(each.replace(" more", "") for each in rest)])


def block(problem: Problem, view: View) -> Iterator[str]:
    """Write one problem: its place and rule, where that is, what is wrong, the line, what to do."""
    place = ":".join([visible(problem.path), *(str(n) for n in (problem.line, problem.column) if n)])
    severity = view.paint(f"{problem.severity}[{problem.rule}]", problem.severity)
    yield f"{view.paint(place, 'place')}: {severity}"
    if problem.where:
        yield from indented(problem.where[0].upper() + problem.where[1:] + ":", view, "quiet")
    yield from indented(problem.message, view, "message")
    if problem.excerpt.strip():
        yield from source_line(problem, view)
    if problem.hint:
        yield from indented("→ " + problem.hint, view, "hint", GAP)


def source_line(problem: Problem, view: View) -> Iterator[str]:
    """Write the line of the source, and under it a mark."""
    margin = f"{GAP}{problem.line} │ "
    shown = fitted(line(problem), view.width and view.width - len(margin))
    yield view.paint(margin, "quiet") + shown.before + view.paint(shown.at, problem.severity) + shown.after
    mark = "^" * max(cell_len(shown.at), 1)
    bar = f"{' ' * (len(margin) - 2)}│ "
    yield view.paint(bar, "quiet") + " " * cell_len(shown.before) + view.paint(mark, problem.severity)


def indented(sentence: str, view: View, kind: str, more: str = "") -> Iterator[str]:
    """Break a sentence into lines that fit."""
    for count, each in enumerate(broken(visible(sentence), view.width and view.width - len(GAP))):
        yield GAP + (more if count else "") + view.paint(each, kind)


def broken(sentence: str, width: int) -> Iterator[str]:
    """Break a text at its spaces, as lines of some cells; a word that is longer stays whole."""
    part = ""
    for word in re.split(r"[ \n]+", sentence):
        if part and width and cell_len(f"{part} {word}") > width:
            yield part
            part = ""
        part = f"{part} {word}" if part else word
    yield part


def summary(outcome: Outcome, view: View) -> Iterator[str]:
    """Say what came of it: how many files, errors and warnings, the most frequent rules, what wasn't shown."""
    counts = {each: outcome.count(each) for each in ("error", "warning", "note")}
    said = [view.paint(number(count, name), name) for name, count in counts.items() if count]
    yield f"{number(outcome.files, 'file')} checked: {', '.join(said) or view.paint('no problems', 'good')}."
    frequent = outcome.frequent()
    if len(outcome.problems) > 1:
        digits = len(f"{frequent[0][1]:,}")
        longest = max(len(rule) for rule, _ in frequent)
        yield from (
            f"{GAP}{count:{digits},}  {view.paint(rule.ljust(longest), RULES[rule].severity)}  {RULES[rule].title}"
            for rule, count in frequent
        )
    if outcome.ignored:
        yield f"{number(outcome.ignored, 'problem')} ignored, as the documents themselves say."
    yield from advice(outcome.problems, view)


def advice(problems: Sequence[Problem], view: View) -> Iterator[str]:
    """Say how to see more."""
    if seen := [p for p in problems if is_wanted(p, view)]:
        yield f"pecia explain {seen[0].rule} tells what that rule means, and so for each of them."
    everywhere = Counter(p.rule for p in problems)
    alike = Counter((p.path, p.rule) for p in problems)
    is_less = any(p.severity == "note" for p in problems) or max([0, *alike.values()]) > ALIKE
    if not view.everything and (is_less or max([0, *everywhere.values()]) > MOST):
        yield "-v shows all of them; --format html -o report.html makes a report of them."
