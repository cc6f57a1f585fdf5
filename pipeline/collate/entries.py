"""Entries of registers that nothing mentions, and entries that are one and the same."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.collate.known import Known, problem, quoted
from pipeline.facts import Described, Facts
from pipeline.problem import Problem
from pipeline.register import AUTHORITIES, Entry, normal_address
from pipeline.rule import Selection

FEW = 10
"""Up to how many entries of a file that nothing mentions are told one by one, if they are most of its entries."""
KINDS = {
    "person": "persons", "place": "places", "organisation": "organisations", "object": "objects", "event": "events",
}  # fmt: skip
"""What is mentioned: the works of a bibliography and the categories of a taxonomy needn't be."""
ONE = {"person": "person", "place": "place", "organisation": "organisation", "work": "work", "object": "object"}
"""The kinds of entries of which two can be one and the same, in words."""
Row = tuple[Entry, Described]


def entry_problems(known: Known, selection: Selection) -> Iterator[Problem]:
    """Look for `entry-unmentioned` and `entry-double`."""
    if selection.wants("entry-unmentioned") and not all(each.is_register for each in known.facts):
        yield from unmentioned(known)
    if selection.wants("entry-double"):
        yield from doubles(known)


def rows(known: Known, facts: Facts, rule: str) -> Iterator[Row]:
    """Give the entries of a file with what it says of them.

    Those that the file only includes are left to their own file; where a rule isn't looked for, they are left out.
    """
    for entry, described in facts.rows():
        is_own = described.place.path == facts.path or described.place.path not in known.ids
        if is_own and rule not in described.place.ignored:
            yield entry, described


def unmentioned(known: Known) -> Iterator[Problem]:
    """Look for entries to which nothing points, in lists to which something does."""
    mentioned = mentions(known)
    for facts in known.facts:
        by_kind: defaultdict[str, list[Row]] = defaultdict(list)
        for row in rows(known, facts, "entry-unmentioned"):
            if row[0].kind in KINDS:
                by_kind[row[0].kind].append(row)
        for kind, several in by_kind.items():
            lost = [row for row in several if known.register.first[row[0]] not in mentioned]
            if len(lost) < len(several):
                yield from told(KINDS[kind], lost, len(several))


def mentions(known: Known) -> set[Entry]:
    """Give every entry to which something in the edition points: by an id, an address or a key."""
    found: set[Entry | None] = set()
    for facts in known.facts:
        found |= {known.register.by_place.get((facts.path, name)) for name in facts.pointed}
        found |= {known.entry(facts.path, p.file, p.fragment) for p in facts.pointers}
        found |= {known.register.by_place.get(place) for place in facts.reached}
        for address in facts.addresses:
            found |= {known.addresses.get(normal_address(address)), known.register.by_id.get(address)}
    return {entry for entry in found if entry}


def told(kind: str, lost: Sequence[Row], total: int) -> Iterator[Problem]:
    """Tell the entries that nothing mentions: one by one, or once where they are many."""
    hint = "Delete it if it isn't needed, or point to it where it is meant."
    if len(lost) > FEW and len(lost) * 2 > total:
        _, described = lost[0]
        named = quoted([each.label for each, _ in lost])
        message = f"Nothing mentions {len(lost)} of the {total} {kind} of this register: {named}."
        yield problem("entry-unmentioned", described.place, message, hint)
        return
    for entry, described in lost:
        yield problem("entry-unmentioned", described.place, f"Nothing mentions the entry “{entry.label}”.", hint)


def doubles(known: Known) -> Iterator[Problem]:
    """Look for two entries that are one: the same authority's identifier, or the same name, birth and death.

    They stand in one file, or in two that hold nothing but registers; the same id in two files is a copy.
    """
    said: set[tuple[str, str]] = set()
    for keys, why in ((authorities, "the same identifier, “{}”"), (lives, "the same name, birth and death")):
        groups: defaultdict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for facts in known.facts:
            for row in rows(known, facts, "entry-double"):
                for key in keys(row) if row[0].kind in ONE else ():
                    groups[row[0].kind, key, "" if facts.is_register else facts.path].append(row)
        for (kind, key, _), several in groups.items():
            for first, second in pairs(several):
                pair = (first[0].identity, second[0].identity)
                if pair not in said:
                    said.add(pair)
                    yield double(kind, first, second, why.format(key))


def pairs(several: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Pair the first of some entries with each that isn't a copy of it; where there are many, they share a group's."""
    ids = {row[0].id for row in several}
    if 1 < len(ids) <= MOST_SHARE:
        for row in several[1:]:
            if row[0].id != several[0][0].id:
                yield several[0], row


MOST_SHARE = 2
"""An identifier that more entries share names what they have in common: a family, a town."""


def authorities(row: Row) -> Iterator[str]:
    """Give the identifiers of an entry that well-known authorities give."""
    for address in row[0].authorities:
        known = normal_address(address)
        if any(known.removeprefix("http://").startswith(each) for each in AUTHORITIES.values()):
            yield known


def lives(row: Row) -> Iterator[str]:
    """Give the names of a person together with birth and death, if all are known."""
    entry, described = row
    if entry.kind == "person" and described.born and described.died:
        for name in described.names[:1]:
            if len(name.split()) > 1:
                yield f"{plain(name)}, {described.born}, {described.died}"


def plain(name: str) -> str:
    """Give a name without punctuation, its words in the order of the alphabet."""
    return " ".join(sorted(re.findall(r"\w+", name.casefold())))


def double(kind: str, first: Row, second: Row, why: str) -> Problem:
    """Say that two entries are one."""
    at = first[1].place
    line = f"line {at.line}" if at.path == second[1].place.path else f"line {at.line} of {at.path}"
    both = f"“{first[0].label}” ({line}) and “{second[0].label}” have {why}"
    message = f"The entries {both}: they are probably one {ONE[kind]}."
    hint = "Join them, or correct the identifier or the dates of one."
    return problem("entry-double", second[1].place, message, hint)
