"""The keys of `edition.toml`: what each means, what may stand there, its default."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pipeline import theme
from pipeline.document import safe_name
from pipeline.format import FORMATS
from pipeline.rule import GROUPS, RULES


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of `edition.toml`."""

    expected: str
    """What may stand there, in words that follow "expected"."""
    accepts: Callable[[Any], bool]
    """Whether a value of TOML may stand there."""
    meaning: str
    """What it does, a sentence for the reference."""
    default: str
    """Its default, in words or as TOML."""
    example: str
    """A line of TOML that sets it."""
    field: str = ""
    """The field of `Edition`, where the key has another name."""


KINDS = (
    "letter", "diary-entry", "telegram", "dispatch", "memorandum", "conversation", "chapter", "play", "poem",
    "inscription", "manuscript", "article", "entry", "book", "document",
)  # fmt: skip
"""The kinds of documents, as `f:kind` of xslt/tei/kinds.xsl has them."""


def is_text(value: object) -> bool:
    return isinstance(value, str)


def is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def is_inside(value: object) -> bool:
    """Tell whether a value is a list of paths or patterns that stay inside the edition."""
    return is_texts(value) and all(
        item and not item.startswith(("/", "\\")) and ":" not in item and ".." not in item.replace("\\", "/").split("/")
        for item in value  # type: ignore[attr-defined]
    )


def is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def is_day(value: object) -> bool:
    """Tell whether a value is one of TOML's dates, without a time."""
    return isinstance(value, date) and not isinstance(value, datetime)


def is_written_day(value: str) -> bool:
    """Tell whether a text is a day, as ISO 8601 writes it: 2026-03-01."""
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


DOI = re.compile(r"10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;.()\[\]\\-]+")
"""What the Citation File Format 1.2.0 takes for a DOI: without the address of a resolver before it."""
TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""What may be the tag of a language (BCP 47)."""
SIGNS = re.compile(r"\*\*/|\*\*|\*|\?")
"""What stands in a pattern for anything."""
LEAST_MEMORY = 300
"""Megabytes without which a worker can't even begin."""
SETTINGS: Mapping[str, Setting] = {
    "title": Setting(
        "a text",
        is_text,
        "The edition's title; by default the folder's name.",
        "the folder's name",
        'title = "Letters of Ada Ward"',
    ),
    "subtitle": Setting("a text", is_text, "What stands below the title.", "none", 'subtitle = "1901–1914"'),
    "editors": Setting(
        'a list of names, such as ["Ward, Ada"]',
        is_texts,
        "The edition's editors, family name first, with a comma.",
        "none",
        'editors = ["Ward, Ada", "Smith, John"]',
    ),
    "publisher": Setting(
        "a text", is_text, "Who publishes, for documents that don't say.", "none", 'publisher = "University Library"'
    ),
    "place": Setting(
        "a text", is_text, "The place of publication, for documents that don't say.", "none", 'place = "Vienna"'
    ),
    "licence": Setting(
        "a text",
        is_text,
        "The licence's name, for documents that don't state their own.",
        "none",
        'licence = "CC BY 4.0"',
    ),
    "licence-url": Setting(
        "an address that begins with http:// or https://",
        lambda v: is_text(v) and v.startswith(("http://", "https://")),
        "The licence's address.",
        "none",
        'licence-url = "https://creativecommons.org/licenses/by/4.0/"',
        "licence_url",
    ),
    "language": Setting(
        'a language tag such as "en" or "sr-Latn"',
        lambda v: is_text(v) and bool(TAG.fullmatch(v)),
        "The language of documents that don't state their own (BCP 47).",
        "none",
        'language = "en"',
    ),
    "interface-language": Setting(
        "the tag of a language for which there is a table of words",
        lambda v: is_text(v) and bool(TAG.fullmatch(v)),
        "The language of menus, buttons and headings: `de`, `en`, `fr`, `ru`, or one whose words are in the edition's "
        "`xslt/words/`.",
        "`language` where there are words for it, else English",
        'interface-language = "de"',
        "interface_language",
    ),
    "base-url": Setting(
        "an address that begins with http:// or https://",
        lambda v: is_text(v) and v.startswith(("http://", "https://")),
        "Where the site will stand on the web; citations then give each document's address.",
        "none",
        'base-url = "https://example.org/letters/"',
        "base_url",
    ),
    "kind": Setting(
        f"one of {', '.join(KINDS)}",
        lambda value: value in KINDS,
        "How documents are cited whose header, correspondence and types name no kind.",
        "what the text is made of",
        'kind = "dispatch"',
    ),
    "version": Setting(
        'a text such as "1.2"',
        lambda v: is_text(v) and bool(v.strip()),
        "The edition's version, in citations of documents whose header (`editionStmt`) doesn't say which it is.",
        "none",
        'version = "1.2"',
    ),
    "released": Setting(
        "a day, such as 2026-03-01",
        lambda v: is_day(v) or (is_text(v) and is_written_day(v)),
        "The day on which this version was published, in citations of documents whose header doesn't say; nobody takes "
        "the day of the build for it.",
        "none",
        "released = 2026-03-01",
    ),
    "doi": Setting(
        'the edition\'s DOI, such as "10.5281/zenodo.1234567"',
        lambda v: is_text(v) and bool(DOI.fullmatch(v)),
        "The DOI of the whole edition, for `CITATION.cff`.",
        "none",
        'doi = "10.5281/zenodo.1234567"',
    ),
    "description": Setting(
        "a text",
        is_text,
        "What the edition holds, in a few sentences, for its first page and `CITATION.cff`.",
        "none",
        'description = "All letters of the novelist Ada Ward that are known today."',
    ),
    "keywords": Setting(
        'a list of words, such as ["letters", "women writers"]',
        is_texts,
        "What the edition is about, for `CITATION.cff`.",
        "none",
        'keywords = ["letters", "women writers"]',
    ),
    "styles": Setting(
        'a list of styles, such as ["mhra", "styles/house.csl"]',
        lambda value: is_texts(value) and bool(value),
        "The citation styles that pages show, in this order: `chicago`, `chicago-author-date`, `mla`, `apa`, `mhra`, "
        "or the path of a CSL file in the edition. The first is that of `pecia cite` too.",
        "the five, in this order",
        'styles = ["mhra", "apa"]',
    ),
    "search": Setting(
        "true or false",
        lambda value: isinstance(value, bool),
        "Whether the site has a full-text search; without it, it is built a little faster and is smaller.",
        "`true`",
        "search = false",
    ),
    "thumbnails": Setting(
        "true or false",
        lambda value: isinstance(value, bool),
        "Whether small images are made of the images of pages that are the edition's own, for the list of a document's "
        "images; this needs the extra `images` (Pillow).",
        "`false`",
        "thumbnails = true",
    ),
    "theme": Setting(
        'a table of colours such as link = "#8a2b1d", faces and measures',
        lambda v: isinstance(v, dict) and not list(theme.wrong(v)),
        "Colours (`paper`, `shade`, `ink`, `quiet`, `rule`, `link`, `accent`, `mark`, and the same in a table `dark` "
        "for dark screens), faces (`text-face`, `interface-face`, `code-face`), the `size` of letters and the "
        "`measure`, the length of lines.",
        "those of Pecia",
        'theme = { link = "#7a2a1c", text-face = "EB Garamond, serif", dark = { link = "#f0b0a0" } }',
    ),
    "files": Setting(
        'a list of patterns inside the edition, such as ["tei/**/*.xml"]',
        is_inside,
        "Which files are read, and in which order if `order` says so.",
        '`["tei/**/*.xml"]`',
        'files = ["tei/letters/*.xml", "tei/register/*.xml"]',
    ),
    "pages": Setting(
        'a list of patterns inside the edition, such as ["tei/pages/*.xml"]',
        is_inside,
        "Which files are pages of the edition itself, and no documents: about it, a guide, further reading. The menu "
        "leads to them, in this order.",
        "none",
        'pages = ["tei/pages/about.xml", "tei/pages/*.xml"]',
    ),
    "order": Setting(
        '"date" or "files"',
        lambda v: v in ("date", "files"),
        "How documents follow each other: by date, then title, then id; or as `files` lists them.",
        '`"date"`',
        'order = "files"',
    ),
    "documents": Setting(
        "an XPath such as \"//div[@type='document']\"",
        lambda v: is_text(v) and bool(v.strip()),
        "Which part of a file is a document, for volumes that hold many; a file with no such part is one document.",
        "the whole file",
        "documents = \"//div[@type='document']\"",
    ),
    "volumes": Setting(
        "tables [[volumes]], each with a `title` and a list `files` of patterns inside the edition",
        lambda v: isinstance(v, list) and all(is_volume(item) for item in v),
        "The volumes in their order; by default each file that holds several documents is a volume.",
        "each file that holds several documents",
        'volumes = [{ title = "Volume 1", files = ["tei/volume-1/*.xml"] }]',
    ),
    "versions": Setting(
        "lists of two or more patterns inside the edition that have the same signs, such as "
        '[["tei/ru/*.xml", "tei/en/*.xml"]]',
        lambda v: isinstance(v, list) and all(are_versions(item) for item in v),
        "Which files are one text in several versions, such as a transcription and its translation, where they don't "
        "say so themselves: those for which the signs `*`, `**` and `?` of the patterns of a list stand for the same.",
        "what the documents say",
        'versions = [["tei/ru/*.xml", "tei/en/*.xml"]]',
    ),
    "formats": Setting(
        "a table in which a format that ships is true or false (html must stay), "
        'and a new one has a `stylesheet` and an `ending` such as ".md"',
        lambda v: isinstance(v, dict) and all(is_format(name, item) for name, item in v.items()),
        "Which formats are made: `diplomatic = false` leaves one out, a table adds one of your own.",
        "all that ship",
        "formats = { diplomatic = false }",
    ),
    "schema": Setting(
        "a path inside the edition or an address, or a list of them",
        lambda v: is_schema(v) or (isinstance(v, list) and all(map(is_schema, v))),
        "The schemas of documents that name none themselves: RELAX NG, XSD or Schematron.",
        "TEI's own schema of everything, `tei_all`",
        'schema = ["schema/edition.rng", "schema/edition.sch"]',
    ),
    "schema-map": Setting(
        "a table of addresses, each with a path inside the edition",
        lambda v: isinstance(v, dict) and all(is_inside([path]) for path in v.values()),
        "Where a copy is kept of each schema that documents name by an address on the web.",
        "none",
        'schema-map = { "https://example.org/letters.rng" = "schema/letters.rng" }',
        "schema_map",
    ),
    "rules": Setting(
        'a table of rules or groups of rules, each "on", "off", "error", "warning" or "note"',
        lambda v: (
            isinstance(v, dict)
            and set(v) <= {*RULES, *GROUPS}
            and all(each in ("on", "off", "error", "warning", "note") for each in v.values())
        ),
        "Which rules are looked for, and how bad it is when one is broken.",
        "all but `name-without-ref`",
        'rules = { name-without-ref = "on", typography = "note" }',
    ),
    "ignore": Setting(
        "a table of patterns inside the edition, each with a list of rules or groups of rules",
        lambda v: (
            isinstance(v, dict)
            and is_inside(list(v))
            and all(is_texts(names) and set(names) <= {*RULES, *GROUPS} for names in v.values())
        ),
        "Which rules aren't looked for in some files.",
        "none",
        'ignore = { "tei/letters/*.xml" = ["date-weekday"] }',
    ),
    "deadline": Setting(
        "a number of seconds, more than 0",
        lambda v: is_number(v) and v > 0,
        "How many seconds of processor time each step may take for a document, and half as many more for each megabyte "
        "of its file (of waiting, ten times as many); a document that takes longer is left out, with a problem that "
        "says so.",
        "120",
        "deadline = 20",
    ),
    "memory": Setting(
        f"a whole number of megabytes, at least {LEAST_MEMORY}",
        lambda v: is_number(v) and isinstance(v, int) and v >= LEAST_MEMORY,
        "How much memory each worker process may have, on Linux; a document that needs more is left out, with a "
        "problem that says so.",
        "three quarters of the machine's, shared by the workers, or 4,000 if that is more and the machine has it",
        "memory = 2000",
    ),
}
"""Every key of `edition.toml`. The reference in the docs is made from this table."""


def is_schema(value: object) -> bool:
    return is_text(value) and (value.startswith(("http://", "https://")) or is_inside([value]))  # type: ignore[attr-defined]


def is_volume(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"title", "files"}
        and is_text(value["title"])
        and is_inside(value["files"])
    )


def are_versions(value: object) -> bool:
    """Tell whether a value is a list of patterns inside the edition that have the same signs, two at least."""
    return (
        is_inside(value)
        and len(set(value)) >= 2  # type: ignore[call-overload] # noqa: PLR2004 - nothing is a version of itself
        and len({tuple(SIGNS.findall(pattern)) for pattern in value}) == 1  # type: ignore[attr-defined]
    )


def is_format(name: str, value: object) -> bool:
    if name == "html":
        return value is True
    if isinstance(value, bool):
        return name in {f.name for f in FORMATS}
    return (
        isinstance(value, dict)
        and {"stylesheet", "ending"} <= set(value) <= {"stylesheet", "ending", "type", "label"}
        and all(map(is_text, value.values()))
        and is_inside([value["stylesheet"]])
        and is_ending(value["ending"])
    )


def is_ending(value: str) -> bool:
    """Tell whether a text can end a file's name everywhere."""
    return value.startswith(".") and safe_name("a" + value) == "a" + value
