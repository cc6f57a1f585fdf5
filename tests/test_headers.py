"""Citations of real headers say what a reader of the header says.

The tables in `tests/headers/` were written from reading headers and beginnings of texts, before any program read them.
`tests/headers/README.md` says what stands in them. What a note tells in sentences (the printed source, the licence)
isn't in them.
"""

import json
import re
import tomllib
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from pipeline.citing import cite
from pipeline.format import Format
from pipeline.settings import open_edition

HERE = Path(__file__).resolve().parent / "headers"
COMPOSED = HERE / "composed"
ITEM = Format("item", ".item.json", str(HERE / "item.xsl"), "application/json", "Citation item")


@dataclass(frozen=True)
class Row:
    """What a table says of a document."""

    facts: dict[str, Any]
    parts: str
    """The setting `documents` of its edition: an XPath of the parts of files that are documents."""


Table = dict[str, Row]

KINDS = ("letter", "diary-entry", "dispatch", "memorandum", "conversation", "telegram", "chapter", "poem", "play")
KINDS += ("book", "manuscript", "inscription", "entry")
FIELDS = {"type", "kind", "genre", "title", "subtitle", "author", "recipient", "editor", "translator", "compiler"}
FIELDS |= {"date", "original-date", "edition-date", "container", "series", "volume", "version", "edition", "pages"}
FIELDS |= {"publisher", "place", "repository", "repository-place", "collection", "shelfmark", "language", "url", "doi"}
GENRES = {
    "letter": "Letter", "telegram": "Telegram", "diary-entry": "Diary entry", "dispatch": "Dispatch", "play": "Play",
    "memorandum": "Memorandum", "conversation": "Record of conversation", "inscription": "Inscription", "poem": "Poem",
    "manuscript": "Manuscript",
}  # fmt: skip
"""What a citation calls a kind, where the header doesn't."""

TEXTS = {
    "type": "type", "title": "title", "container": "container-title", "series": "collection-title",
    "volume": "volume", "version": "version", "edition": "edition", "pages": "page", "publisher": "publisher", "place": "publisher-place",
    "repository-place": "archive-place", "language": "language", "url": "URL", "doi": "DOI",
}  # fmt: skip
DATES = {"date": "issued", "original-date": "original-date", "edition-date": "available-date"}
"""CSL's names."""


def read(folder: Path) -> Table:
    """Read the tables of a folder. What a file of them says at its top of `documents` holds for all its tables."""
    files = [tomllib.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.toml"))]
    tables = [(file.pop("documents", ""), file) for file in files]
    return {name: Row(facts, parts) for parts, file in tables for name, facts in file.items()}


REAL, MADE = read(HERE), read(COMPOSED)


@cache
def items(folder: Path, paths: tuple[str, ...], parts: str) -> dict[str, dict[str, Any]]:
    """Cite some files of a folder as `pecia cite` does: each document's item by its file, and by file and id."""
    edition = replace(open_edition(folder, folder / "output"), files=paths, documents=parts)
    said = [json.loads(text) for text in cite(edition, ITEM, ()).texts]
    alone = {path for path, count in Counter(each["path"] for each in said).items() if count == 1}
    return {f"{each['path']}#{each['id']}": each for each in said} | {e["path"]: e for e in said if e["path"] in alone}


def item(folder: Path, name: str, table: Table, prefix: str = "") -> dict[str, Any]:
    """Give the item of a document, made with all files of its folder that tables name beside it."""
    parts = table[name].parts
    names = [each.removeprefix(prefix) for each, row in table.items() if each.startswith(prefix) and row.parts == parts]
    return items(folder, tuple(sorted({each.partition("#")[0] for each in names})), parts)[name.removeprefix(prefix)]


def of_corpus(corpus: Path, name: str) -> dict[str, Any]:
    """Give the item of a document of the corpus; each of the corpus' folders is an edition."""
    edition = name.partition("/")[0]
    return item(corpus / edition, name, REAL, edition + "/")


def expected_record(facts: dict[str, Any]) -> dict[str, Any]:
    """Give what the citation item has to be: `type` is what CSL calls it."""
    genre = {"genre": GENRES[facts["kind"]]} if facts["kind"] in GENRES else {}
    return {**genre, **{name: value for name, value in facts.items() if name != "type"}}


def expected_csl(facts: dict[str, Any]) -> dict[str, Any]:
    """Give what the CSL-JSON has to be, but for its id and its note."""
    facts = {**expected_record(facts), "type": facts["type"]}
    is_sent = facts["type"] in {"personal_communication", "document"}
    roles = ("author", "recipient", "editor", "translator", "compiler") if is_sent else (
        "author", "editor", "translator", "compiler"
    )  # fmt: skip
    kept = {
        **{TEXTS[name]: facts[name] for name in TEXTS if name in facts},
        **{DATES[name]: csl_date(facts[name]) for name in DATES if name in facts},
        **{role: [csl_name(name) for name in facts[role]] for role in roles if role in facts},
        "genre": facts.get("genre", "") if facts["type"] != "chapter" else "",
        **({"version": "", "edition": ""} if facts["type"] == "article-journal" else {}),
        "archive": holding(facts.get(name, "") for name in ("repository", "collection", "shelfmark")),
    }
    return {name: value for name, value in kept.items() if value}


def csl_name(name: dict[str, str]) -> dict[str, str]:
    parts = {part: value for part, value in name.items() if part != "attributed"}
    return {"non-dropping-particle" if part == "particle" else part: value for part, value in parts.items()}


def csl_date(text: str) -> dict[str, Any]:
    """Read a table's date: a day, a span `a/b`, bounds `a~/b~`, a doubt `a?`; another text stands as it is."""
    if not re.fullmatch(r"(-?\d{4,6}(-\d\d){0,2}[~?]?/?){1,2}|/-?\d{4,6}(-\d\d){0,2}[~?]?", text):
        return {"literal": text}
    bounds = [re.findall(r"^-?\d+|\d+", bound) for bound in re.sub("[~?]", "", text).split("/") if bound]
    shared = 1 if len(bounds) == 1 and "/" in text else min(map(len, bounds))
    circa = {"circa": True} if {"~", "?"} & set(text) else {}
    return {"date-parts": [[int(number) for number in bound[:shared]] for bound in bounds], **circa}


def read_csl(said: dict[str, Any]) -> dict[str, Any]:
    """Give a CSL item's fields; the archive with what lies in it, which a letter's item tells in one field."""
    left_out = {"id", "note", "archive_location"}
    place = holding((said.get("archive", ""), said.get("archive_location", "")))
    return {name: value for name, value in said.items() if name not in left_out} | ({"archive": place} if place else {})


def holding(parts: Any) -> str:
    return ", ".join(filter(None, parts))


@pytest.mark.corpus
@pytest.mark.parametrize("name", REAL)
def test_the_record_of_a_real_header_says_what_its_reader_says(corpus, name):
    assert of_corpus(corpus, name)["record"] == expected_record(REAL[name].facts)


@pytest.mark.corpus
@pytest.mark.parametrize("name", REAL)
def test_the_csl_item_of_a_real_header_says_what_its_reader_says(corpus, name):
    assert read_csl(of_corpus(corpus, name)["csl"]) == expected_csl(REAL[name].facts)


@pytest.mark.parametrize("name", MADE)
def test_the_record_of_a_composed_header_says_what_its_reader_says(name):
    assert item(COMPOSED, name, MADE)["record"] == expected_record(MADE[name].facts)


@pytest.mark.parametrize("name", MADE)
def test_the_csl_item_of_a_composed_header_says_what_its_reader_says(name):
    assert read_csl(item(COMPOSED, name, MADE)["csl"]) == expected_csl(MADE[name].facts)


def test_the_tables_say_nothing_that_is_not_compared():
    assert {field for row in (REAL | MADE).values() for field in row.facts} <= FIELDS


def test_the_tables_hold_enough_of_each_kind():
    """At least 60 real headers, at most five from one folder, every kind at least three times."""
    folders = Counter(PurePosixPath(name.partition("#")[0]).parent for name in REAL)
    kinds = Counter(row.facts["kind"] for row in (REAL | MADE).values())
    assert len(REAL) >= 60
    assert {folder: count for folder, count in folders.items() if count > 5} == {}
    assert {kind: kinds[kind] for kind in KINDS if kinds[kind] < 3} == {}
