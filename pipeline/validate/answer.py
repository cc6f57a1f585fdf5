"""Finds the file of a schema that something names: in the edition, by the settings, among those that ship."""

import difflib
import hashlib
import os
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.asked import listed, look, note, unread
from pipeline.edition import SHIPPED, Edition
from pipeline.problem import Problem
from pipeline.validate.judgement import Schema, Unusable
from pipeline.validate.named import KINDS, Named, kind_of
from pipeline.validate.shipped import EVERYTHING, folder, release, shipped, shipped_names

MOST_BYTES = 50_000_000
"""How many bytes a schema has at most."""
NOT_USED = {"nvdl": "NVDL", "dtd": "a DTD"}
"""The kinds that aren't used."""
ENDINGS = tuple(kind for kind in KINDS if kind.startswith("."))
"""The endings of the files of schemas."""
_ROOT = re.compile(rb"<(?:[\w.-]+:)?[\w.-]+\s[^>]*>")
_WEB = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_LARGE = "The schema has more than {:,} bytes."


def answer(named: Named, edition: Edition) -> tuple[Schema, list[Problem]]:
    """Give the file of a schema, and what is to be said of it. Raises Unusable."""
    if named.kind in NOT_USED:
        message = f"The schema “{named.address}” is {NOT_USED[named.kind]}, and such schemas aren't used."
        raise Unusable("schema-left-out", message, "Name its RELAX NG or its Schematron beside it.")
    address = dict(edition.schema_map).get(named.address, "")
    file = shipped(named.address) if not address else None
    if file is not None:
        return from_release(named, file)
    path = inside(address, edition) if address else local(named, edition)
    root = edition.root.resolve()
    if path.is_relative_to(root):
        return read(named, path, path.relative_to(root).as_posix(), root), []
    if path.is_relative_to(SHIPPED / "schema"):
        return read(named, path, path.relative_to(SHIPPED).as_posix(), SHIPPED / "schema"), []
    return read(named, path, path.name, path.resolve().parent), []


@cache
def everything() -> Schema:
    """Give TEI's schema of everything, for documents that name none."""
    file = shipped(EVERYTHING)
    if file is None:
        raise FileNotFoundError(EVERYTHING)
    return from_release(Named(EVERYTHING, "rng", ("", 0, 0)), file)[0]


def from_release(named: Named, file: Path) -> tuple[Schema, list[Problem]]:
    """Give a schema that ships, and say from which release of TEI it is."""
    schema = read(named, file, file.name, folder())
    number = release(schema.data)
    which = f"the schema of TEI's release {number}" if number else "TEI's schema"
    message = f"For “{named.address}” {which} is used, which comes with Pecia."
    hint = "For another release, keep a copy in the edition and name it in schema-map of edition.toml."
    return schema, [schema.problem("schema-answered", message, hint)]


def local(named: Named, edition: Edition) -> Path:
    """Give the path of a schema in the edition. Raises Unusable."""
    address = named.address
    if named.by_command and "://" not in address:
        return Path(address) if os.path.isabs(address) else by_name(address)  # noqa: PTH117 - as below
    try:
        parts = urlsplit(address.replace("\\", "/"))
    except ValueError:
        raise Unusable("schema-missing", f"“{address}” isn't an address.", "Correct it, or delete it.") from None
    if os.path.isabs(address):  # noqa: PTH117 - also of what isn't a path of this system
        return inside(address, edition)
    if parts.scheme in ("http", "https", "ftp") or parts.netloc:
        raise elsewhere(address)
    if _WEB.match(address):
        raise Unusable("schema-outside", f"The schema “{address}” is outside of the edition.", keep(address))
    if not named.beside:
        look(edition.root / address, edition.root)
    if not named.beside and (ships := edition.schema_file(address)) != edition.root / address:
        return ships
    return inside(os.path.join(os.path.dirname(named.beside), unquote(parts.path)), edition, address)  # noqa: PTH118, PTH120


def by_name(name: str) -> Path:
    """Give the schema of TEI's that has a short name, such as `tei_all`. Raises Unusable."""
    file = folder() / "relaxng" / f"{name}.rng"
    if file.is_file():
        return file
    known = difflib.get_close_matches(f"{name}.rng", shipped_names(), 1)
    hint = f"Did you mean {known[0].removesuffix('.rng')}?" if known else "Name a file, an address, or tei_all."
    raise Unusable("schema-missing", f"There is no schema “{name}”, and TEI's releases have none of this name.", hint)


def inside(path: str, edition: Edition, address: str = "") -> Path:
    """Give the file of a path from the edition's folder. Raises Unusable where it is outside or isn't there."""
    root = edition.root.resolve()
    address = address or path
    file = Path(os.path.realpath(root / path))
    look(root / path, root)
    if not file.is_relative_to(root):
        raise Unusable("schema-outside", f"The schema “{address}” is outside of the edition.", keep(address))
    if not os.path.isfile(file):  # noqa: PTH113 - also of a name that is too long for a file
        raise Unusable("schema-missing", f"There is no schema “{address}”.", near(file, root))
    return file


def elsewhere(address: str) -> Unusable:
    """Say that a schema is on the web; of one that TEI doesn't have, say which it has."""
    name = unquote(urlsplit(address).path.rpartition("/")[2])
    if re.match(r"https?://(www\.)?tei-c\.org/", address):
        known = difflib.get_close_matches(name, shipped_names(), 1)
        hint = f"Did you mean {known[0]}?" if known else keep(address)
        return Unusable("schema-missing", f"TEI's releases have no schema “{name}” at “{address}”.", hint)
    message = f"The schema “{address}” is on the web and isn't fetched, so the document isn't judged by it."
    return Unusable("schema-elsewhere", message, keep(address))


def keep(address: str) -> str:
    """Say how a copy of a schema is kept."""
    name = re.split("[?#]", address.replace("\\", "/").rstrip("/"))[0].rpartition("/")[2] or "schema.rng"
    key = f"'{address}'" if "\\" in address else f'"{address}"'
    return (
        f"Save a copy as schema/{name} in the edition and write in edition.toml: "
        f'schema-map = {{ {key} = "schema/{name}" }}. Or name another schema by --schema.'
    )


def near(file: Path, root: Path) -> str:
    """Say which schema may be meant by one that isn't there."""
    for there in candidates(file, root):
        if there.name.lower() == file.name.lower():
            return f"Is it {there.relative_to(root).as_posix()}?"
    names = {each.name: each for each in candidates(file, root)}
    if found := difflib.get_close_matches(file.name, names, 1):
        return f"Did you mean {names[found[0]].relative_to(root).as_posix()}?"
    return "Is its name spelt as its file's, and its path right from the document's folder?"


def candidates(file: Path, root: Path) -> Iterator[Path]:
    """Give the schemas that are near: where one was looked for, and in the folders in which editions keep schemas."""
    folders = [file.parent, *(root / name for name in ("schema", "schemas", "schemata", "rng", "odd")), root]
    for each in folders:
        if each.is_relative_to(root):
            yield from listed(each, ENDINGS)


def read(named: Named, file: Path, shown: str, within: Path) -> Schema:
    """Read a schema's file. Raises Unusable."""
    try:
        status = file.stat()
        if status.st_size > MOST_BYTES:
            unread(file)
            raise Unusable("schema-broken", _LARGE.format(MOST_BYTES), "Is it the schema?")
        data, sha256 = content(file, status.st_mtime_ns, status.st_size, status.st_ino)
        note(file, sha256)
    except OSError as error:
        unread(file)
        message = f"The schema “{named.address}” can't be read: {error.strerror}."
        raise Unusable("schema-missing", message, "May you read it?") from None
    kind = named.kind or sniffed(data)
    ending = kind_of(file.name)
    kind = ending if {kind, ending} == {"rng", "rnc"} else kind
    if kind not in KINDS.values() or kind in NOT_USED:
        message = f"“{named.address}” is no schema of a kind that is used."
        raise Unusable("schema-left-out", message, "Name a RELAX NG, an XML Schema or a Schematron.")
    return Schema(named.address, kind, shown, data, sha256, file, within, named.phase, named.at)


@lru_cache(maxsize=16)
def content(file: Path, *_status: int) -> tuple[bytes, str]:
    """Give a file's bytes and their hash; what was read is remembered until the file changes."""
    data = file.read_bytes()
    return data, hashlib.sha256(data).hexdigest()


def sniffed(data: bytes) -> str:
    """Tell the kind of a schema by the namespace of its root."""
    match = _ROOT.search(re.sub(rb"<!--.*?-->|<\?.*?\?>", b"", data, flags=re.DOTALL))
    root = match[0].decode("utf-8", "replace") if match else ""
    return next((kind for space, kind in KINDS.items() if f'"{space}"' in root or f"'{space}'" in root), "")
