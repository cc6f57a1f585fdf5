"""How like a name is to another: what an editor who wrote the one may have meant."""

from difflib import SequenceMatcher
from functools import cache

from pipeline.validate.rng.explain.habits import ELEMENTS

_LIKE = 0.75
"""Two names that have less in common aren't alike."""


def split(name: str) -> tuple[str, str]:
    """Divide a name as lxml writes it into its namespace and its local name."""
    space, _, local = name.rpartition("}")
    return space[1:], local


@cache
def distance(name: str, other: str) -> float:
    """Give how far an element's name is from another, from 0; 1 where they aren't alike."""
    space, local = split(name)
    space_of_other, local_of_other = split(other)
    if local == local_of_other:
        return 0.3
    if ELEMENTS.get(local, ("",))[0] == local_of_other and local_of_other:
        return 0.35
    return far(local, local_of_other) + 0.2 * (space != space_of_other)


@cache
def far(name: str, other: str) -> float:
    """Give how far a local name is from another, from 0.4 for capitals; 1 where they aren't alike."""
    if name.lower().replace("-", "").replace("_", "") == other.lower():
        return 0.4
    if abs(len(name) - len(other)) > 3 or min(len(name), len(other)) < 3:  # noqa: PLR2004 - too short to be likely
        return 1
    a, b = name.lower(), other.lower()
    like = max(SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in ((a, b), (b, a)))
    return 1 if like < _LIKE else 0.9 - 0.4 * like


def nearest(name: str, others: tuple[str, ...]) -> str:
    """Give the nearest of some local names, or nothing where none is alike."""
    found = min(((far(name, other), n, other) for n, other in enumerate(others)), default=(1, 0, ""))
    return found[2] if found[0] < 1 else ""
