"""What is to be judged: which edition some paths mean, and which of its files."""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.discover import SourceFile, discover, file_of, is_utf8, misnamed
from pipeline.edition import Edition
from pipeline.problem import OutputError, Problem
from pipeline.settings import NAME, open_edition

SCHEMAS = (".rng", ".rnc", ".xsd", ".sch")


@dataclass(frozen=True, slots=True)
class Scope:
    """An edition, and what of it is judged."""

    edition: Edition
    files: tuple[SourceFile, ...]
    """All files that are read."""
    unnamed: tuple[Problem, ...] = ()
    """The problems of the folder itself."""
    only: frozenset[str] | None = None
    """The files whose problems are wanted, where some were named; the others are only read for what they hold."""


def scopes(paths: Iterable[Path]) -> list[Scope]:
    """Tell which editions some paths mean; each is opened once.

    A folder with an `edition.toml` is an edition. What lies in such a folder belongs to it, if it is one of its
    sources. Every other folder is an edition with the default settings, and so is the folder of any other file; of
    that only the files that were named are read.

    Raises UsageError where settings are wrong or a folder holds no TEI, OutputError where a path leads nowhere.
    """
    editions: dict[Path, Scope] = {}
    parts: dict[Path, set[str]] = {}
    loose: dict[Path, list[str]] = {}
    for path in paths:
        home = edition_around(path)
        if home and home not in editions:
            editions[home] = opened(home)
        if home and (chosen := sources_in(editions[home], path.resolve())):
            parts.setdefault(home, set()).update(chosen)
        elif path.is_dir():
            editions[path.resolve()] = scope = opened(path)
            parts[path.resolve()] = {file.path for file in scope.files}
        else:
            loose.setdefault(path.parent.resolve(), []).append(path.name)
    named = [narrowed(editions[home], chosen) for home, chosen in parts.items()]
    return [*named, *(bare(folder, names) for folder, names in loose.items())]


def sources_in(scope: Scope, path: Path) -> set[str]:
    """Give the sources of an edition that are, or lie in, a path."""
    inside = path.relative_to(scope.edition.root).as_posix()
    if inside == ".":
        return {file.path for file in scope.files}
    return {file.path for file in scope.files if file.path == inside or file.path.startswith(inside + "/")}


def narrowed(scope: Scope, chosen: set[str]) -> Scope:
    """Leave of an edition only some files to be judged; all of them are the whole edition."""
    if len(chosen) == len(scope.files):
        return scope
    return replace(scope, unnamed=(), only=frozenset(chosen))


def edition_around(path: Path) -> Path | None:
    """Give the nearest folder with settings that is, or holds, a path. Raises OutputError where nothing is there."""
    if not path.exists() and not path.is_symlink():
        message = f"There is no folder or file “{path}”."
        raise OutputError(message, "Name an edition's folder, any folder of TEI files, or TEI files.")
    inside = path.resolve()
    return next((folder for folder in (inside, *inside.parents) if (folder / NAME).is_file()), None)


def opened(folder: Path) -> Scope:
    """Open a whole edition."""
    edition = open_edition(folder, folder / "output" if not (folder / NAME).is_file() else None)
    return Scope(edition, *discover(edition))


def bare(folder: Path, names: Sequence[str]) -> Scope:
    """Take some files that belong to no edition."""
    once = dict.fromkeys(names)
    edition = Edition(folder, folder / "output", title=folder.name)
    files = tuple(file_of(folder, name) for name in once if is_utf8(name))
    return Scope(edition, files, tuple(misnamed(name) for name in once if not is_utf8(name)))


def shown(edition: Edition, path: str) -> str:
    """Write the path of an edition's file as it is found from the current folder; whole, where it lies elsewhere."""
    whole = edition.root / path
    try:
        near = os.path.relpath(whole)
    except ValueError:
        near = os.pardir
    return (whole if near.startswith(os.pardir) else Path(near)).as_posix()


def schema_named(name: str) -> str:
    """Give a schema as the workers know it: a file's absolute path, else the address or the name as it is.

    Raises OutputError where a file is meant and isn't there.
    """
    file = Path(name)
    if name and file.is_file():
        return str(file.resolve())
    if "://" not in name and (file.suffix in SCHEMAS or file.exists() or not is_short(name)):
        raise OutputError(f"There is no schema “{name}”.", "Name a file, an address, or tei_all.")
    return name


def is_short(name: str) -> bool:
    """Tell whether a schema's name can be that of one of TEI's own; whether there is such a one, the workers know."""
    return bool(re.fullmatch(r"\w[\w-]*", name))
