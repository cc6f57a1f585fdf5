"""Says once for an edition what many of its documents would say: that a schema, which all name, can't be had."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pipeline.message import Validated
from pipeline.problem import Problem
from pipeline.rule import expanded

ABOUT_SCHEMAS = expanded(["schemas"]) - {"validation-stopped"}
"""The rules that speak of a schema, not of a document."""


def agreed(files: Sequence[Validated]) -> list[Validated]:
    """Keep what is said of a schema at the first document that names it, with the number of the others."""
    others: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    first: dict[tuple[str, str], Problem] = {}
    for file in files:
        for problem in filter(is_about_schema, file.problems):
            if first.setdefault(subject(problem), problem).path != problem.path:
                others[subject(problem)].add(problem.path)
    kept = {key: counted(problem, len(others[key])) for key, problem in first.items()}
    return [
        replace(file, problems=tuple(kept.get(subject(p), p) for p in file.problems if is_kept(p, first)))
        if any(map(is_about_schema, file.problems))
        else file
        for file in files
    ]


def is_about_schema(problem: Problem) -> bool:
    return problem.rule in ABOUT_SCHEMAS


def is_kept(problem: Problem, first: dict[tuple[str, str], Problem]) -> bool:
    return not is_about_schema(problem) or first[subject(problem)] == problem


def subject(problem: Problem) -> tuple[str, str]:
    return problem.rule, problem.message


def counted(problem: Problem, others: int) -> Problem:
    """Add to a problem how many other documents have it."""
    if not others:
        return problem
    more = f"{others:,} other documents name it too." if others > 1 else "Another document names it too."
    return replace(problem, message=f"{problem.message} {more}")
