"""The words of the interface: a table for each language that ships, and an edition's own; else English ones."""

import json
from functools import cache
from pathlib import Path

from pipeline.edition import WORDS, XSLT
from pipeline.problem import UsageError

ENGLISH = "en"
"""The language whose table has every word."""
TITLES = ("title-", "kind:", "untitled", "day-month-year", "months-of-days")
"""How the names of the words begin of which titles are made."""
Words = tuple[tuple[str, str], ...]
"""The interface's words, each with the name by which stylesheets ask for it, in the order of the names."""


def languages(root: Path) -> tuple[str, ...]:
    """Give the languages for which there is a table: those that ship, then those of an edition's folder."""
    return tuple(dict.fromkeys(file.stem for folder in (XSLT, root / "xslt") for file in tables(folder)))


def tables(folder: Path) -> list[Path]:
    """Give the tables in a folder of stylesheets."""
    return sorted((folder / WORDS).glob("*.json"))


def chosen(language: str, root: Path) -> str:
    """Give the language that the interface speaks where it's asked for one: `de-AT`, else `de`; else nothing."""
    known = languages(root)
    return next((tag for tag in (language, language.partition("-")[0]) if tag in known), "")


def own(language: str, root: Path) -> Words:
    """Give the words of an edition's own tables for a language; none where there are none.

    Raises UsageError where one can't be read.
    """
    return tuple(sorted(together(language, root / "xslt").items()))


@cache
def words(language: str, owned: Words = ()) -> Words:
    """Give all words in a language: an edition's own, else those that ship for it, else English ones.

    The language itself is among them, as `interface-language`.
    """
    found = together(ENGLISH, XSLT) | together(language, XSLT) | dict(owned) | {"interface-language": language}
    return tuple(sorted(found.items()))


@cache
def titling(language: str, owned: Words = ()) -> Words:
    """Give the words of which titles are made that nobody gave; nothing in English, which stylesheets speak."""
    found = tuple(pair for pair in words(language, owned) if pair[0].startswith(TITLES))
    return () if found == tuple(pair for pair in words(ENGLISH) if pair[0].startswith(TITLES)) else found


def together(language: str, folder: Path) -> dict[str, str]:
    """Give the words of a folder's tables for a language: those for `de`, over them those for `de-AT`."""
    files = [folder / WORDS / f"{tag}.json" for tag in (language.partition("-")[0], language)]
    found: dict[str, str] = {}
    for file in dict.fromkeys(files):
        if file.is_file():
            found |= table(file)
    return found


def table(file: Path) -> dict[str, str]:
    """Read a table: a JSON object whose values are texts. Raises UsageError where it isn't one."""
    try:
        found = json.loads(file.read_text("utf-8-sig"), object_pairs_hook=lambda pairs: once(pairs, file))
    except OSError as error:
        raise UsageError(f"The words in {file} can't be read: {error.strerror}.", "Check its permissions.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"The words in {file} aren't UTF-8 (byte {error.start}).", "Save it as UTF-8.") from error
    except json.JSONDecodeError as error:
        raise UsageError(f"The words in {file} aren't JSON: {error}.", "Look at xslt/words/en.json.") from error
    if not isinstance(found, dict) or not all(isinstance(word, str) for word in found.values()):
        raise UsageError(f"{file} isn't a table of words.", 'It is an object of names and texts: { "next": "Next" }.')
    return found


def once(pairs: list[tuple[str, object]], file: Path) -> dict[str, object]:
    """Make a table of pairs; raises UsageError where a word is there twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise UsageError(f"{file} has the word “{double}” twice.", "Take one of them out.")
    return found
