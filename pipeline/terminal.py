"""What a person reads in the terminal: problems, a line each, and one line at the end."""

import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.problem import Problem

if TYPE_CHECKING:
    from pipeline.build import Built

ALIKE = 3
"""How many problems of one rule are printed."""


def print_problems(problems: Iterable[Problem], *, everything: bool, errors_only: bool) -> None:
    """Print problems to standard error, errors last. All errors are printed, of other rules three problems each."""
    order = {"note": 0, "warning": 1, "error": 2}
    least = 0 if everything else 2 if errors_only else 1
    chosen = [p for p in problems if order[p.severity] >= least]
    printed: Counter[str] = Counter()
    lines = []
    for problem in sorted(chosen, key=lambda p: order[p.severity]):
        printed[problem.rule] += 1
        if everything or problem.severity == "error" or printed[problem.rule] <= ALIKE:
            lines.append(str(problem))
    hidden = {rule: count - ALIKE for rule, count in printed.items() if count > ALIKE and not everything}
    errors = {p.rule for p in chosen if p.severity == "error"}
    lines += [
        f"… and {number(count, 'more problem')} of the rule {rule}; --verbose prints all, and build.json has them."
        for rule, count in hidden.items()
        if rule not in errors
    ]
    sys.stderr.write("".join(line + "\n" for line in lines))


def summary(built: "Built", output: Path) -> str:
    """Say in one line what was made."""
    where = min(os.path.relpath(output), str(output), key=len)
    made = (
        f"{where}: {number(built.documents, 'document')}, {number(built.pages, 'page')}, {number(built.words, 'word')}"
    )
    severities = Counter(p.severity for p in built.problems)
    problems = ", ".join(number(severities[name], name) for name in ("error", "warning") if severities[name])
    notes = [problems or "no problems"]
    notes += [f"{number(built.failed, 'document')} could not be built"] if built.failed else []
    notes += [f"{number(built.drafts, 'draft')} kept back"] if built.drafts else []
    if built.failed and not built.documents:
        return f"Nothing was published; {'; '.join(notes)}."
    return f"{made}; {'; '.join(notes)}."


def number(count: int, noun: str) -> str:
    """Give a number with its noun: `1 page`, `1,204 pages`."""
    return f"{count:,} {noun}{'s' * (count != 1)}"
