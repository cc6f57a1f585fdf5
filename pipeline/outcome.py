"""What came of judging texts: all that the reports show."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.problem import Problem, Severity

MOST_FREQUENT = 5
"""How many rules a summary names."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to."""

    documents: int
    """How many documents the site has."""
    failed: int
    """How many files or documents couldn't be built."""
    drafts: int
    """How many documents were kept back as drafts."""
    pages: int
    """How many page breaks the published documents have."""
    words: int
    problems: tuple[Problem, ...]
    made: int = 0
    """How many documents of the site were made in this build; the others are as they were."""
    published: bool = True
    """Whether the site is now what the build made."""
    unsearched: str = ""
    """Why the site has no full search, or nothing."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The problems of all files that were judged."""

    problems: tuple[Problem, ...]
    """By file and place; each path as whoever called the command would write it."""
    files: int
    """How many files were judged."""
    ignored: int = 0
    """How many problems the documents themselves say are none."""

    def count(self, severity: Severity) -> int:
        """Count the problems of a severity."""
        return sum(p.severity == severity for p in self.problems)

    def frequent(self, most: int | None = MOST_FREQUENT) -> Sequence[tuple[str, int]]:
        """Give the rules that are broken most often, with their numbers; all of them where no number is named."""
        rules = Counter(p.rule for p in self.problems)
        return sorted(rules.items(), key=lambda row: (-row[1], row[0]))[:most]

    def by_file(self) -> dict[str, list[Problem]]:
        """Give the problems of each file that has some."""
        found: dict[str, list[Problem]] = {}
        for problem in self.problems:
            found.setdefault(problem.path, []).append(problem)
        return found

    def fails(self, *, strict: bool) -> bool:
        """Tell whether there are errors, or, if `strict`, warnings."""
        return any(p.severity == "error" or (strict and p.severity == "warning") for p in self.problems)
