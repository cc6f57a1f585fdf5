"""Names of which only a guess tells where the family name begins."""

from collections.abc import Iterator

from pipeline.validate.finding import Finding
from pipeline.validate.guesses import Guess, guesses
from pipeline.validate.subject import Subject
from pipeline.validate.wording import quoted

RULE = "name-guessed"
PARTS = (("given", "forename"), ("particle", "nameLink"), ("family", "surname"), ("suffix", "genName"))
"""The parts of a name, and the elements that say so."""


def names_are_taken_apart(subject: Subject) -> Iterator[Finding]:
    """Look for people in citations whose names are taken apart by guess, each name once for a file."""
    told: set[str] = set()
    for guess, element in guesses(subject):
        if guess["name"] not in told:
            told.add(guess["name"])
            message = (
                f"The {guess['role']} {quoted(guess['name'])} is cited as {quoted(guess['sorted'])}: that is a guess."
            )
            yield Finding(RULE, element, message, hint(guess))


def hint(guess: Guess) -> str:
    """Say how to write a name so that nothing has to be guessed."""
    parts = " ".join(f"<{name}>{guess[part]}</{name}>" for part, name in PARTS if part in guess)
    return f"If it is right, write {parts}; if it is no person's name, <orgName>."
