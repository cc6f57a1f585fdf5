"""What all files together have: ids, entries, and what points where."""

import re
from collections.abc import Sequence

from pipeline.facts import Facts, Place
from pipeline.problem import Problem
from pipeline.register import Entry, Register, normal_address
from pipeline.rule import RULES

LONGEST = 100
"""How many characters of a pointer or a name are quoted."""


class Known:
    """The ids and the registers of an edition."""

    def __init__(self, facts: Sequence[Facts]) -> None:
        """Take what every file has."""
        self.facts = facts
        self.ids = {each.path: frozenset(each.ids) for each in facts}
        self.parts = frozenset(each.path for each in facts if each.is_part)
        """The files that are only parts of TEI."""
        self.register = register(facts)
        self.addresses: dict[str, Entry] = {}
        for (_, address), entry in self.register.by_authority.items():
            self.addresses.setdefault(address, entry)
        self.holders: dict[str, list[str]] = {}
        """For each included file, the files that include it."""
        for each in facts:
            for path in each.used:
                self.holders.setdefault(path, []).append(each.path)

        self._near: dict[str, dict[str, str]] = {}

    def near(self, path: str, name: str) -> str:
        """Give the id of a file that is like a name but for case, hyphens and leading zeros, or nothing."""
        if path not in self._near:
            self._near[path] = {squeezed(each): each for each in sorted(self.ids.get(path, ()))}
        wanted = squeezed(name)
        return self._near[path].get(wanted, "") if wanted else ""

    def entry(self, path: str, file: str, fragment: str) -> Entry | None:
        """Give the entry to which a pointer in a file leads: a file and an id, an id alone, an address or a key."""
        entry = self.register.by_place.get((file or path, fragment)) or self.register.by_id.get(fragment)
        return entry or (None if file else self.addresses.get(normal_address(fragment)))

    def answers(self, path: str, file: str, fragment: str) -> bool:
        """Tell whether anything in the edition answers a pointer of a file."""
        if file and fragment in self.ids.get(file, ()):
            return True
        if not file and any(fragment in self.ids[holder] for holder in self.holders.get(path, ())):
            return True
        return bool(fragment) and self.entry(path, file, fragment) is not None


def register(facts: Sequence[Facts]) -> Register:
    """Gather all entries; one that other files include is one, wherever it was met."""
    made = Register([entry for each in facts for entry in each.entries])
    rows = [(entry, described.place) for each in facts for entry, described in each.rows()]
    own = {(place.path, place.line, place.column): entry for entry, place in rows if entry.path == place.path}
    heads: dict[str, set[Entry]] = {}
    for entry, place in rows:
        head = made.first[own.get((place.path, place.line, place.column), entry)]
        made.first[entry] = head
        if entry.id:
            made.by_place[entry.path, entry.id] = head
            heads.setdefault(entry.id, set()).add(head)
    made.by_id |= {name: next(iter(several)) for name, several in heads.items() if len(several) == 1}
    return made


def squeezed(name: str) -> str:
    """Give an id without what is easily mistaken in it."""
    return re.sub(r"(?<!\d)0+(?=\d)|[\W_]", "", name.casefold())


def problem(rule: str, place: Place, message: str, hint: str) -> Problem:
    """Make a problem of a place."""
    return Problem(
        place.path, place.line, place.column, rule, RULES[rule].severity, message, hint, place.where
    )  # fmt: skip


def brief(text: str) -> str:
    """Give a text, of a long one its beginning."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def quoted(several: Sequence[str], shown: int = 3) -> str:
    """Name some things, and how many more there are."""
    named = ", ".join(f"“{brief(each)}”" for each in several[:shown])
    return f"{named} and {len(several) - shown} more" if len(several) > shown else named
