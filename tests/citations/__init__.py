"""Citations read back by independent parsers, each as the same few facts."""

import json
import re
from dataclasses import dataclass

import bibtexparser
import rispy
from lxml import etree
from pybtex.database import Person, parse_string

MONTHS = ("january", "february", "march", "april", "may", "june")
MONTHS += ("july", "august", "september", "october", "november", "december")
SIGNS = {
    r"{\textbackslash}": "\\", r"{\textasciitilde}": "~", r"{\textasciicircum}": "^", "{@}": "@",
    r"\%": "%", r"\&": "&", r"\#": "#", r"\_": "_", r"\$": "$",
}  # fmt: skip
"""What stands in BibTeX for a sign of TeX's."""

Name = tuple[str, str, str]
"""Family name with its particles, or the whole name of a body; given names; suffix."""


@dataclass(frozen=True)
class Facts:
    """What every format says of a document."""

    title: str
    authors: tuple[Name, ...]
    editors: tuple[Name, ...]
    year: str
    """The year, the first one of a span, or nothing where it isn't one of our era."""
    month: int
    pages: tuple[str, str]


def read_csl(text: str) -> Facts:
    """Read CSL-JSON: an array of one item."""
    (item,) = json.loads(text)
    parts = item.get("issued", {}).get("date-parts", [[0]])[0]
    pages = item.get("page", "").split("–")
    return Facts(
        item["title"],
        tuple(map(csl_name, item.get("author", ()))),
        tuple(map(csl_name, item.get("editor", ()))),
        str(parts[0]) if parts[0] > 0 else "",
        parts[1] if parts[1:] and len(item["issued"]["date-parts"]) == 1 else 0,
        (pages[0], pages[-1]),
    )


def csl_name(name: dict[str, str]) -> Name:
    family = f"{name.get('non-dropping-particle', '')} {name.get('family', '')}".strip()
    return (name.get("literal", family), name.get("given", ""), name.get("suffix", ""))


def read_bibtex(text: str) -> Facts:
    """Read BibTeX by two parsers, which must agree that it is one entry."""
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert len(library.entries) == len(library.blocks) == 1
    (entry,) = parse_string(text, "bibtex").entries.values()
    assert set(library.entries[0].fields_dict) == {*entry.fields, *entry.persons}
    year = re.match(r"\d{4}", entry.fields.get("year", ""))
    month = entry.fields.get("month", "").lower()
    pages = plain(entry.fields.get("pages", "")).split("--")
    return Facts(
        plain(entry.fields["title"]),
        tuple(map(bibtex_name, entry.persons.get("author", ()))),
        tuple(map(bibtex_name, entry.persons.get("editor", ()))),
        year.group() if year else "",
        MONTHS.index(month) + 1 if month else 0,
        (pages[0], pages[-1]),
    )


def bibtex_name(person: Person) -> Name:
    family = " ".join((*person.prelast_names, *person.last_names))
    given = " ".join((*person.first_names, *person.middle_names))
    return (plain(family), plain(given), plain(" ".join(person.lineage_names)))


def plain(value: str) -> str:
    """Take TeX's marks out of a value: its signs are themselves again, other braces are gone."""
    pattern = "|".join(re.escape(sign) for sign in SIGNS) + r"|\{\\textbraceleft\}|\{\\textbraceright\}|[{}]"
    braces = {r"{\textbraceleft}": "{", r"{\textbraceright}": "}"}
    return re.sub(pattern, lambda found: (SIGNS | braces).get(found.group(), ""), value)


def read_ris(text: str) -> Facts:
    """Read RIS: one record, whose first line is TY and whose last is ER."""
    lines = text.split("\r\n")
    assert lines[0].startswith("TY  - ")
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    (record,) = rispy.loads(text)
    assert "unknown_tag" not in record
    is_letter = record["type_of_reference"] == "PCOMM"
    month = re.match(r"\d{4}/(\d\d)", record.get("date", ""))
    return Facts(
        record["title"],
        tuple(map(ris_name, record.get("authors", ()))),
        tuple(map(ris_name, record.get("tertiary_authors" if is_letter else "secondary_authors", ()))),
        record.get("year", ""),
        int(month.group(1)) if month else 0,
        (record.get("start_page", ""), record.get("end_page", "")),
    )


def ris_name(name: str) -> Name:
    family, _, rest = name.partition(", ")
    given, _, suffix = rest.partition(", ")
    return (family, given, suffix)


def read_biblatex(text: str) -> Facts:
    """Read BibLaTeX by two parsers, which must agree that it is one entry."""
    library = bibtexparser.parse_string(text)
    assert not library.failed_blocks
    assert len(library.entries) == len(library.blocks) == 1
    (entry,) = parse_string(text, "bibtex").entries.values()
    assert set(library.entries[0].fields_dict) == {*entry.fields, *entry.persons}
    date = re.match(r"/?(\d{4})(?:-(\d\d))?", entry.fields.get("date", entry.fields.get("year", "")))
    is_span = "/" in entry.fields.get("date", "")
    pages = plain(entry.fields.get("pages", "")).split("--")
    return Facts(
        plain(entry.fields["title"]),
        tuple(map(bibtex_name, entry.persons.get("author", ()))),
        tuple(map(bibtex_name, entry.persons.get("editor", ()))),
        date.group(1) if date else "",
        int(date.group(2) or 0) if date and not is_span else 0,
        (pages[0], pages[-1]),
    )


MODS = {"m": "http://www.loc.gov/mods/v3"}
DC = {"dc": "http://purl.org/dc/elements/1.1/"}


def read_mods(text: str, dated: Facts) -> Facts:
    """Read MODS: one record. It tells dates of creation and of issue, and not which of them cites the item: `dated` does."""
    record = etree.fromstring(text.encode())
    dates = [date.text[:7] for date in record.iterfind("m:originInfo/m:*[@encoding='w3cdtf']", MODS)]
    told = [d for d in dates if d.startswith(dated.year or "none")] if dated.month == 0 else [
        d for d in dates if d == f"{dated.year}-{dated.month:02}"
    ]  # fmt: skip
    extent = [record.findtext(f".//m:extent/m:{end}", "", MODS) for end in ("start", "end")]
    return Facts(
        record.findtext("m:titleInfo/m:title", "", MODS),
        mods_names(record, "aut", "cre"),
        mods_names(record, "edt"),
        dated.year if told else "",
        dated.month if told else 0,
        (extent[0], extent[1]),
    )


def mods_names(record: etree._Element, *roles: str) -> tuple[Name, ...]:
    """Give the names of some roles."""
    found = [n for n in record.iterfind("m:name", MODS) if n.findtext("m:role/m:roleTerm", "", MODS) in roles]
    return tuple(
        (
            name.findtext("m:namePart[@type='family']", name.findtext("m:namePart", "", MODS), MODS),
            name.findtext("m:namePart[@type='given']", "", MODS),
            name.findtext("m:namePart[@type='termsOfAddress']", "", MODS),
        )
        for name in found
    )


def read_dc(text: str) -> tuple[str, tuple[str, ...], str]:
    """Read Dublin Core: the title, the creators, the year."""
    record = etree.fromstring(text.encode())
    year = re.match(r"/?(\d{4})", record.findtext("dc:date", "", DC))
    return (
        record.findtext("dc:title", "", DC),
        tuple(each.text or "" for each in record.iterfind("dc:creator", DC)),
        year.group(1) if year else "",
    )


def read_endnote(text: str) -> tuple[str, tuple[str, ...], str]:
    """Read EndNote XML: the title, the authors, the year; one record."""
    (record,) = etree.fromstring(text.encode()).iterfind("records/record")
    year = re.match(r"\d{4}", record.findtext("dates/year", ""))
    title = record.findtext("titles/title", "")
    return (
        title,
        tuple(a.text.rstrip(",") for a in record.iterfind("contributors/authors/author")),
        year.group() if year else "",
    )


def sorted_name(name: Name) -> str:
    """Write a name as lists have it."""
    return ", ".join(part for part in name if part)
