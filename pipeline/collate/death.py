"""Letters that are dated after their writer's death."""

from collections.abc import Iterator

from pipeline.collate.known import Known, problem
from pipeline.facts import Death, Letter
from pipeline.problem import Problem
from pipeline.register import Entry
from pipeline.rule import Selection

RULE = "date-after-death"
HINT = "Correct the date, the pointer to the writer, or the date of the death in the register."


def letters_after_death(known: Known, selection: Selection) -> Iterator[Problem]:
    """Look for letters whose first possible day is after the last day on which their writer may have lived."""
    last: dict[Entry, Death] = {}
    for facts in known.facts:
        for death in facts.deaths:
            head = known.register.first[facts.entries[death.entry]]
            last[head] = max(death, last.get(head, death), key=lambda each: each.last)
    for facts in known.facts:
        for letter in facts.letters:
            if selection.looks(RULE, letter.place.path) and RULE not in letter.place.ignored:
                yield from _after(known, facts.path, letter, last)


def _after(known: Known, path: str, letter: Letter, last: dict[Entry, Death]) -> Iterator[Problem]:
    """Compare the day of a letter with the deaths of those who wrote it; of several writers one is told."""
    for name, file, fragment in letter.writers:
        entry = known.entry(path, file, fragment)
        if entry in last and letter.first > last[entry].last:
            said = f"{name or entry.label} had died by {last[entry].date}, as the register says"
            message = f"The letter is dated {letter.date}, but {said}."
            yield problem(RULE, letter.place, message, HINT)
            return
