"""Correspondences: which letter came before another between the same two, and which after it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from pipeline.arrange.order import Placed
from pipeline.register import Register, identity

PARTIES = ("sender", "recipient")
"""The roles of the two between whom a letter goes, as mentions have them."""
Sides = tuple[Placed | None, Placed | None]
"""The letters before and after one."""


def correspondences(
    documents: Sequence[Placed], register: Register, led: Callable[[str, str], Placed | None]
) -> dict[str, Sides]:
    """Give the letters before and after each, by its id: as its header says (`correspContext`), else by date.

    `led` gives the document to which a pointer in a file leads.
    """
    exchanged: defaultdict[frozenset[str], list[Placed]] = defaultdict(list)
    for placed in documents:
        if between := parties(placed, register):
            exchanged[between].append(placed)
    sides: dict[str, Sides] = {}
    for letters in exchanged.values():
        letters.sort(key=lambda p: p.record.sort_date or "9999")
        for number, placed in enumerate(letters):
            before = letters[number - 1] if number else None
            sides[placed.document.id] = (before, letters[number + 1] if number + 1 < len(letters) else None)
    for placed in documents:
        if placed.record.letters:
            known = sides.get(placed.document.id, (None, None))
            sides[placed.document.id] = as_stated(placed, known, led)
    return {name: both for name, both in sides.items() if any(both)}


def as_stated(placed: Placed, known: Sides, led: Callable[[str, str], Placed | None]) -> Sides:
    """Put what the header says of the letters before and after in the place of what the dates say."""
    found: dict[str, Placed] = {}
    for side, pointer in placed.record.letters:
        if (other := led(pointer, placed.document.path)) and other.document.id != placed.document.id:
            found.setdefault(side, other)
    return found.get("previous", known[0]), found.get("next", known[1])


def parties(placed: Placed, register: Register) -> frozenset[str]:
    """Give the two between whom a letter goes, as the register knows them, else by name; nothing where one is unknown.

    One who writes to several corresponds with all of them together.
    """
    named = mentioned(placed, register)
    sides = [named.get(role) or written for role, written in zip(PARTIES, placed.record.parties, strict=False)]
    if len(sides) < len(PARTIES) or not all(sides):
        return frozenset()
    between = frozenset(" & ".join(sorted(side)) for side in sides)
    return between if len(between) == len(PARTIES) else frozenset()


def mentioned(placed: Placed, register: Register) -> Mapping[str, Iterable[str]]:
    """Give the identities of those whom a letter's header names with a pointer, by role."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for mention in placed.record.mentions:
        if mention.role in PARTIES and mention.kind in {"person", "organisation"}:
            entry = register.find(mention, placed.document.path)
            found[mention.role].add(entry.identity if entry else identity(mention))
    return found
