"""Names that point to two entries, and names without a pointer that a register has."""

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.collate.known import Known, brief, problem
from pipeline.facts import Called, Facts, Place
from pipeline.problem import Problem
from pipeline.register import Entry, normal_address
from pipeline.rule import Selection

_KINDS = {
    "persName": "person", "placeName": "place", "geogName": "place", "settlement": "place", "country": "place",
    "region": "place", "orgName": "organisation", "objectName": "object", "eventName": "event",
}  # fmt: skip
USUAL = 3
"""How often a name must point to one thing before pointing once to another looks like a slip."""
Target = tuple[str, str, str, int, Place]


def name_problems(known: Known, selection: Selection) -> Iterator[Problem]:
    """Look for `name-two-refs` and `name-without-ref`."""
    if not selection.wants("name-two-refs", "name-without-ref"):
        return
    forms = Forms(known)
    for facts in known.facts:
        for each in facts.called:
            if each.targets and selection.wants("name-two-refs"):
                yield from two_ways(known, forms, facts, each)
            if not each.targets and selection.wants("name-without-ref"):
                yield from without_pointer(forms, each)


class Forms:
    """The names of all entries."""

    def __init__(self, known: Known) -> None:
        """Take what the registers say."""
        self.words: defaultdict[Entry, set[str]] = defaultdict(set)
        self.holders: defaultdict[tuple[str, str], set[Entry]] = defaultdict(set)
        for facts in known.facts:
            for entry, described in facts.rows():
                head = known.register.first[entry]
                for form in (entry.label, *described.names):
                    self.words[head] |= words_of(form)
                    self.holders[entry.kind, ordered(form)].add(head)

    def holder(self, tag: str, text: str) -> Entry | None:
        """Give the one entry that has a name; nothing where two have it, or none."""
        wanted = [_KINDS[tag]] if tag in _KINDS else ["person", "place", "organisation"]
        found = {entry for kind in wanted for entry in self.holders.get((kind, ordered(text)), ())}
        return next(iter(found)) if len(found) == 1 else None


def words_of(text: str) -> set[str]:
    """Give the words of a name, without case."""
    return set(re.findall(r"\w+", text.casefold()))


def ordered(name: str) -> str:
    """Give a name so that “Ward, Ada” and “Ada Ward” are the same."""
    return " ".join(sorted(re.findall(r"\w+", name.casefold())))


def two_ways(known: Known, forms: Forms, facts: Facts, name: Called) -> Iterator[Problem]:
    """Tell a name that points to its entry in one place and to another entry in another.

    Which of them is wrong is known by the entries' own names: of two that both have the words of the name, or that both
    haven't, none is told, since two people may share a name, and “the King” is now one and now another.
    """
    found: dict[str, tuple[Entry, Target]] = {}
    for target in name.targets:
        entry = known.entry(facts.path, target[1] or facts.path * (target[0][:1] == "#"), target[2])
        if entry is not None:
            found.setdefault(entry.identity, (entry, target))
    wanted = words_of(name.text)
    fitting = [row for row in found.values() if wanted <= forms.words[row[0]]]
    if not found:
        yield from slip(name)
    if not wanted or len(fitting) != 1:
        return
    right, there = fitting[0]
    for entry, target in found.values():
        if entry is not right and not wanted & forms.words[entry]:
            at = f"“{entry.label}” here, and to “{right.label}” in line {there[4].line}"
            yield from told(name, target, at, there[0])


def slip(name: Called) -> Iterator[Problem]:
    """Tell a full name that points in one place to another address than in all others, where no register has it."""
    most = max(name.targets, key=lambda target: target[3])
    if len(name.targets) != 2 or most[3] < USUAL or not is_full(name.text):  # noqa: PLR2004 - this and that
        return
    for target in name.targets:
        if target[3] == 1 and source_of(target[0]) == source_of(most[0]):
            yield from told(
                name, target, f"“{brief(target[0])}” here, and {most[3]} times to “{brief(most[0])}”", most[0]
            )


def told(name: Called, target: Target, where: str, right: str) -> Iterator[Problem]:
    if "name-two-refs" not in target[4].ignored:
        message = f"The name “{brief(name.text)}” points to {where}."
        yield problem("name-two-refs", target[4], message, f'If the same is meant, write ref="{brief(right)}".')


def is_full(text: str) -> bool:
    """Tell whether a name has at least two words, all with a capital letter: a person's forename and surname."""
    parts = text.split()
    return len(parts) > 1 and all(part[:1].isupper() for part in parts)


def source_of(address: str) -> str:
    """Give whose identifier an address has: the address without its last piece."""
    return re.sub(r"[^/#:]*$", "", normal_address(address))


def without_pointer(forms: Forms, name: Called) -> Iterator[Problem]:
    """Tell a name without a pointer that one entry of the registers has."""
    entry = forms.holder(name.tag, name.text)
    if entry is not None and "name-without-ref" not in name.place.ignored:
        message = f"The name “{brief(name.text)}” points to no entry, and the register has “{entry.label}”."
        hint = f"If this is meant, point to it: ref to {entry.id or entry.authorities[0]} of {entry.path}."
        yield problem("name-without-ref", name.place, message, hint)
