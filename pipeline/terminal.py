"""What a person reads in the terminal: problems, a line each, and one line at the end."""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.problem import Problem
from pipeline.rule import is_of_building

if TYPE_CHECKING:
    from pipeline.outcome import Built

ALIKE = 3
"""How many problems of one rule are printed."""
MOST = 9
"""How many problems of rules are printed that have nothing to do with building."""
ORDER: Mapping[str, int] = {"note": 0, "warning": 1, "error": 2}


def print_problems(problems: Iterable[Problem], *, everything: bool, errors_only: bool, more: str) -> None:
    """Print problems to standard error."""
    sys.stderr.write(problems_told(problems, everything=everything, errors_only=errors_only, more=more))


def problems_told(problems: Iterable[Problem], *, everything: bool, errors_only: bool, more: str) -> str:
    """Give the lines of problems that are printed, errors last; `more` is the command that shows the others.

    Of building all errors are printed, and three other problems of each rule; of validation a few.
    """
    least = 0 if everything else 2 if errors_only else 1
    chosen = [p for p in problems if ORDER[p.severity] >= least]
    shown = chosen if everything else few(chosen)
    lines = [str(p) for p in sorted(shown, key=lambda p: ORDER[p.severity])]
    hidden = Counter(p.rule for p in chosen if is_of_building(p.rule)) - Counter(p.rule for p in shown)
    lines += [
        f"… and {number(count, 'more problem')} of the rule {rule}; --verbose prints all, and build.json has them."
        for rule, count in hidden.items()
    ]
    if left := len(chosen) - len(shown) - hidden.total():
        lines.append(f"… and {number(left, 'more problem')}: {more}")
    return "".join(line + "\n" for line in lines)


def few(problems: Sequence[Problem]) -> list[Problem]:
    """Leave out what would hide the rest."""
    printed: Counter[str] = Counter()
    chosen = []
    for problem in sorted(problems, key=lambda p: -ORDER[p.severity]):
        printed[problem.rule] += 1
        alike = printed[problem.rule] <= ALIKE
        if is_of_building(problem.rule):
            chosen += [problem] if alike or problem.severity == "error" else []
        elif alike and printed[""] < MOST:
            printed[""] += 1
            chosen.append(problem)
    return chosen


def summary(built: "Built", output: Path | str) -> str:
    """Say in one line what was made."""
    where = output if isinstance(output, str) else min(os.path.relpath(output), str(output), key=len)
    made = (
        f"{where}: {number(built.documents, 'document')}, {number(built.pages, 'page')}, {number(built.words, 'word')}"
    )
    made += f"; the search is the small one, for {built.unsearched}" if built.unsearched else ""
    severities = Counter(p.severity for p in built.problems)
    problems = ", ".join(number(severities[name], name) for name in ("error", "warning") if severities[name])
    notes = [problems or "no problems"]
    notes += [f"{number(built.failed, 'document')} could not be built"] if built.failed else []
    notes += [f"{number(built.drafts, 'draft')} kept back"] if built.drafts else []
    if not built.published and built.documents:
        return f"Nothing was published, as --strict asks; {'; '.join(notes)}."
    if built.failed and not built.documents:
        return f"Nothing was published; {'; '.join(notes)}."
    if built.documents > built.made:
        same = built.documents - built.made
        notes.append(
            "nothing changed"
            if same == built.documents and not built.failed
            else f"{number(same, 'document')} unchanged"
        )
    return f"{made}; {'; '.join(notes)}."


def number(count: int, noun: str) -> str:
    """Give a number with its noun: `1 page`, `1,204 pages`."""
    return f"{count:,} {noun}{'s' * (count != 1)}"
