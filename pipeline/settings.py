"""Reads an edition's settings: `edition.toml`, every mistake at once, or every default where there is none."""

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.document import fold, safe_name
from pipeline.edition import Edition, Volume
from pipeline.format import FORMATS, Format
from pipeline.problem import OutputError, UsageError

NAME = "edition.toml"


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
        lambda v: is_text(v) and bool(re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", v)),
        "The language of documents that don't state their own (BCP 47).",
        "none",
        'language = "en"',
    ),
    "base-url": Setting(
        "an address that begins with http:// or https://",
        lambda v: is_text(v) and v.startswith(("http://", "https://")),
        "Where the site will stand on the web; citations then give each document's address.",
        "none",
        'base-url = "https://example.org/letters/"',
        "base_url",
    ),
    "files": Setting(
        'a list of patterns inside the edition, such as ["tei/**/*.xml"]',
        is_inside,
        "Which files are read, and in which order if `order` says so.",
        '`["tei/**/*.xml"]`',
        'files = ["tei/letters/*.xml", "tei/register/*.xml"]',
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
    "formats": Setting(
        "a table in which a format that ships is true or false (html must stay), "
        'and a new one has a `stylesheet` and an `ending` such as ".md"',
        lambda v: isinstance(v, dict) and all(is_format(name, item) for name, item in v.items()),
        "Which formats are made: `diplomatic = false` leaves one out, a table adds one of your own.",
        "all that ship",
        "formats = { diplomatic = false }",
    ),
    "schemas": Setting(
        "a list of paths inside the edition",
        is_inside,
        "The schemas that the texts follow; `build.json` names them.",
        "none",
        'schemas = ["schema/edition.rng"]',
    ),
}
"""Every key of `edition.toml`. The reference in the docs is made from this table."""


def is_volume(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"title", "files"}
        and is_text(value["title"])
        and is_inside(value["files"])
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


def open_edition(source: Path, output: Path | None) -> Edition:
    """Open a folder or a file as an edition.

    `source` is an edition's folder, any folder of TEI, or one file. `output` is where the site goes; an edition with
    an `edition.toml` has `output/` by default, a bare folder or file has none.

    Raises UsageError where the settings are wrong or no output is named, OutputError where the source can't be read.
    """
    if not source.exists():
        message = f"There is no folder or file “{source}”."
        raise OutputError(message, "Name an edition's folder, any folder of TEI files, or one TEI file.")
    root = (source if source.is_dir() else source.parent).resolve()
    file = root / NAME
    has_settings = source.is_dir() and file.is_file()
    if output is None and not has_settings:
        message = f"{source} has no {NAME}, so the place of the site must be named."
        raise UsageError(message, f"Say where it goes: pecia build {source} -o SITE")
    edition = Edition(
        root=root,
        output=(output or root / "output").resolve(),
        only="" if source.is_dir() else source.name,
        has_settings=has_settings,
        title=root.name if source.is_dir() else source.stem,
    )
    return apply(read_toml(file), replace(edition, files=("tei/**/*.xml",))) if has_settings else edition


def formats_of(source: Path) -> tuple[Format, ...]:
    """Give the formats of an edition's folder, or those that ship where there is no `edition.toml`."""
    if source.is_dir() and not (source / NAME).is_file():
        return FORMATS
    return open_edition(source, source / "output").formats


def read_toml(file: Path) -> dict[str, Any]:
    """Read a TOML file; raises UsageError with the line where it isn't TOML, OutputError where it can't be read."""
    try:
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise OutputError(f"{file} can't be read: {error.strerror}.", "Check the file's permissions.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} isn't UTF-8 (byte {error.start}).", "Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file} isn't TOML: {error}.", "Each line is a key, = and a value in quotes.") from error


def apply(settings: Mapping[str, Any], edition: Edition) -> Edition:
    """Put settings into an edition; raises UsageError with every mistake, one a line."""
    mistakes = list(wrong(settings))
    table = settings.get("formats", {})
    formats = chosen_formats(table) if SETTINGS["formats"].accepts(table) else FORMATS
    mistakes += wrong_formats(formats, edition)
    if mistakes:
        message = f"{edition.root / NAME}: {len(mistakes)} mistake{'s' * (len(mistakes) > 1)}.\n" + "\n".join(
            f"  {mistake}" for mistake in mistakes
        )
        raise UsageError(message, "docs/reference.md lists every key with its default.")
    values = {SETTINGS[key].field or key: frozen(value) for key, value in settings.items() if key != "formats"}
    if base := values.get("base_url"):
        values["base_url"] = base.rstrip("/") + "/"
    if "volumes" in values:
        values["volumes"] = tuple(Volume(v["title"], tuple(v["files"])) for v in values["volumes"])
    return replace(edition, formats=formats, **values)


def wrong_formats(formats: Iterable[Format], edition: Edition) -> Iterator[str]:
    """Say what is wrong with formats taken together: a stylesheet that isn't there, an ending that another has."""
    endings: dict[str, str] = {}
    for each in formats:
        if each.stylesheet and not edition.stylesheet(each.stylesheet).is_file():
            yield f"formats.{each.name}: expected a stylesheet in the edition's xslt/, found no xslt/{each.stylesheet}"
        if other := endings.get(fold(each.ending)):
            yield f"formats.{each.name}: expected an ending of its own, found {each.ending!r}, which {other} has"
        endings[fold(each.ending)] = each.name


def wrong(settings: Mapping[str, Any]) -> Iterator[str]:
    """Say what is wrong with each key: unknown (with the likely one), or not what is expected."""
    for key, value in settings.items():
        if key not in SETTINGS:
            near = difflib.get_close_matches(key, SETTINGS, 1)
            yield f"{key}: there is no such key" + (f"; did you mean {near[0]}?" if near else "")
        elif not SETTINGS[key].accepts(value):
            yield f"{key}: expected {SETTINGS[key].expected}, found {value!r}"


def frozen(value: Any) -> Any:  # noqa: ANN401 - a value of TOML
    return tuple(value) if isinstance(value, list) else value


def chosen_formats(table: Mapping[str, Any]) -> tuple[Format, ...]:
    """Give the formats that a table of `edition.toml` leaves and adds; one with the name of ours takes its place."""
    kept = tuple(f for f in FORMATS if table.get(f.name, True) is True)
    own = tuple(
        Format(name, v["ending"], v["stylesheet"], v.get("type", "text/plain"), v.get("label", name))
        for name, v in table.items()
        if isinstance(v, dict)
    )
    return kept + own
