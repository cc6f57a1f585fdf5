"""Reads an edition's settings: `edition.toml`, every mistake at once, or every default where there is none."""

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline import theme
from pipeline.document import fold
from pipeline.edition import Edition, Volume
from pipeline.format import FORMATS, Format
from pipeline.interface import ENGLISH, chosen, languages, own
from pipeline.keys import SETTINGS
from pipeline.problem import OutputError, UsageError
from pipeline.rule import misnamed
from pipeline.style import style

NAME = "edition.toml"


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
    mistakes += wrong_interface(settings.get("interface-language"), edition.root)
    if mistakes:
        message = f"{edition.root / NAME}: {len(mistakes)} mistake{'s' * (len(mistakes) > 1)}.\n" + "\n".join(
            f"  {mistake}" for mistake in mistakes
        )
        raise UsageError(message, "docs/reference.md lists every key with its default.")
    values = {SETTINGS[key].field or key: frozen(value) for key, value in settings.items() if key != "formats"}
    if base := values.get("base_url"):
        values["base_url"] = base.rstrip("/") + "/"
    if "released" in values:
        values["released"] = str(values["released"])
    values |= interface(values, edition.root)
    if "styles" in values:
        values["styles"] = tuple((name, style(name, edition.root).version) for name in values["styles"])
    if isinstance(values.get("schema"), str):
        values["schema"] = (values["schema"],)
    if "versions" in values:
        values["versions"] = tuple(tuple(patterns) for patterns in values["versions"])
    if "volumes" in values:
        values["volumes"] = tuple(Volume(v["title"], tuple(v["files"])) for v in values["volumes"])
    return replace(edition, formats=formats, **values)


def interface(values: Mapping[str, Any], root: Path) -> dict[str, Any]:
    """Give the language of the interface, and the edition's own words in it."""
    wanted = values.get("interface_language") or values.get("language", "")
    language = chosen(wanted, root) or ENGLISH
    return {"interface_language": language, "words": own(language, root)}


def wrong_interface(language: object, root: Path) -> Iterator[str]:
    """Say where the interface is to speak a language that it can't."""
    if isinstance(language, str) and not chosen(language, root):
        found = f"no xslt/words/{language}.json"
        yield f"interface-language: expected one of {', '.join(languages(root))}, or a table of words, found {found}"


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
            continue
        rules = misnamed(rules_named(key, value))
        for name, likely in rules:
            yield f"{key}: there is no rule {name}" + (f"; did you mean {likely}?" if likely else "")
        if key == "theme" and isinstance(value, dict):
            yield from (f"theme.{mistake}" for mistake in theme.wrong(value))
        elif not SETTINGS[key].accepts(without(value, {name for name, _ in rules})):
            yield f"{key}: expected {SETTINGS[key].expected}, found {value!r}"


def rules_named(key: str, value: Any) -> list[str]:  # noqa: ANN401 - a value of TOML
    """Give what a setting names as rules or groups of rules."""
    if key not in {"rules", "ignore"} or not isinstance(value, dict):
        return []
    lists: list[Any] = [value] if key == "rules" else [each for each in value.values() if isinstance(each, list)]
    return [name for each in lists for name in each if isinstance(name, str)]


def without(value: Any, names: set[str]) -> Any:  # noqa: ANN401
    """Leave names out of a table or a table of lists."""
    if not names:
        return value
    kept = {name: each for name, each in value.items() if name not in names}
    return {
        name: [one for one in each if one not in names] if isinstance(each, list) else each
        for name, each in kept.items()
    }


def frozen(value: Any) -> Any:  # noqa: ANN401 - a value of TOML
    if isinstance(value, dict):
        return tuple((key, frozen(item)) for key, item in value.items())
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
