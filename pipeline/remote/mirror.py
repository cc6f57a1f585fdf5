"""Brings an edition from elsewhere."""

import json
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.problem import OutputError
from pipeline.remote.store import AT_ONCE, Store, failing, store


def mirror(url: str, folder: Path, without: str = "") -> Path:
    """Bring an edition into a folder: what has changed since the last time; gives the edition's folder or file.

    Files and folders whose names begin with a dot stay away, and so does what lies below the URL `without`.
    Raises OutputError where the edition can't be read.
    """
    there = store(url)
    found = {name: sign for name, sign in there.names().items() if is_wanted(name)}
    if without.startswith(url.rstrip("/") + "/"):
        site = without[len(url.rstrip("/")) + 1 :].rstrip("/") + "/"
        found = {name: sign for name, sign in found.items() if not name.startswith(site)}
    if not found:
        raise OutputError(f"There is nothing at {url}.", "Name a folder that holds TEI files.")
    state, files = folder / "mirror.json", folder / "files" / named(url)
    before: dict[str, str] = json.loads(state.read_bytes()) if state.is_file() else {}
    same = {name: sign for name, sign in found.items() if before.get(name) == sign and (files / name).is_file()}
    state.parent.mkdir(parents=True, exist_ok=True)
    state.write_text(json.dumps(same), "utf-8")
    for name in before.keys() - same.keys():
        (files / name).unlink(missing_ok=True)
    fetch(there, [name for name in found if name not in same], files)
    state.write_text(json.dumps(found), "utf-8")
    return files


def named(url: str) -> str:
    """Give the name of the folder that a URL leads to: the edition's title, where nothing else is said."""
    inner, _, outer = url.partition("::")
    way = unquote(urlsplit(inner).netloc + urlsplit(inner).path).strip("/") or outer.rstrip("/")
    name = way.rpartition("/")[2]
    return (name.removesuffix(".zip") if inner.startswith("zip:") else name) or "edition"


def is_wanted(name: str) -> bool:
    """Tell whether a name stays in the folder, and no part of it is hidden."""
    return "\\" not in name and not any(part[:1] in {"", "."} for part in name.split("/"))


def fetch(there: Store, names: list[str], folder: Path) -> None:
    """Bring files."""
    for begin in range(0, len(names), AT_ONCE):
        some = names[begin : begin + AT_ONCE]
        for name in some:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with failing(there.url, "read"):
            there.files.get([there.path(name) for name in some], [str(folder / name) for name in some])
