"""Folds what a file has many times: some places are reported one by one, and the last of them counts the others."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.rule import expanded
from pipeline.validate.finding import Finding

MOST = 10
"""As many places of a file are reported for each rule whose findings are folded."""
FOLDED = expanded([
    "notes", "languages", "typography", "text", "link-unsafe", "pointer-prefix", "page-order", "page-double",
    "page-mixed", "image-twice",
])  # fmt: skip
"""The rules whose findings are folded: what is broken often in a file is broken for one reason."""


def folded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Keep the first places of each rule that is folded, and let the last of them say how many more there are."""
    every = list(findings)
    total = Counter(finding.rule for finding in every if finding.rule in FOLDED)
    seen: Counter[str] = Counter()
    for finding in every:
        seen[finding.rule] += 1
        number, more = seen[finding.rule], total[finding.rule] - MOST
        if more <= 0 or number < MOST:
            yield finding
        elif number == MOST:
            yield replace(finding, message=f"{finding.message} {others(more)}")


def others(more: int) -> str:
    """Say how many more places there are."""
    return f"There are {more:,} more such places in this file." if more > 1 else "There is one more in this file."
