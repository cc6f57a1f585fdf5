"""Changes an edition's files all the time while it is built, and looks whether a document is of one moment."""

import hashlib
import json
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from soak.first import XI
from soak.sites import Result
from worlds import tei

FORMATS = (".html", ".txt", ".diplomatic.txt", ".bib", ".ris", ".csl.json", ".xml")
MARK = re.compile(r"Version(\d+)")
PAUSE = 0.004
"""Seconds between two changes."""


def text(name: str, version: int, include: str = "") -> bytes:
    """Compose a letter that tells its version in its title, its names and all its paragraphs."""
    paragraphs = "".join(f"<p>Version{version} of paragraph {n}.</p>" for n in range(40))
    names = f'<p><persName ref="https://x.example/{name}">Version{version}</persName></p>'
    body = f"<p>{include}</p>" if include else paragraphs + names
    return tei(body, title="" if include else f"Version{version}", date="1901-01-01", id=name).encode()


def included(version: int) -> bytes:
    return f'<quote xmlns="http://www.tei-c.org/ns/1.0"><p>Version{version}</p><p>Version{version}</p></quote>'.encode()


def replaced(path: Path, version: int) -> None:
    """Put a new version in the place of the old one, as a good editor does."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(included(version) if path.parent.name == "includes" else text(path.stem, version))
    removed(path)
    part.replace(path)


def in_place(path: Path, version: int) -> None:
    """Empty the file and write it anew, in two steps."""
    content = text(path.stem, version)
    with path.open("wb") as file:
        file.write(content[:3000])
        file.flush()
        file.write(content[3000:])


def cut_off(path: Path, version: int) -> None:
    """Now whole, now only the first half of it."""
    content = text(path.stem, version)
    path.write_bytes(content if version % 2 else content[: len(content) // 2])


def fifo(path: Path, version: int) -> None:
    """Now a file, now a pipe to which nobody writes."""
    if version % 2:
        replaced(path, version)
    else:
        removed(path)
        os.mkfifo(path)


def folder(path: Path, version: int) -> None:
    """Now a file, now a folder."""
    if version % 2:
        replaced(path, version)
    else:
        removed(path)
        path.mkdir()


def gone(path: Path, version: int) -> None:
    """Now a file, now nothing."""
    removed(path) if version % 2 else replaced(path, version)


def removed(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


WAYS: dict[str, Callable[[Path, int], None]] = {
    "tei/replaced.xml": replaced, "tei/in_place.xml": in_place, "tei/cut_off.xml": cut_off, "tei/fifo.xml": fifo,
    "tei/folder.xml": folder, "tei/gone.xml": gone, "includes/piece.xml": replaced,
}  # fmt: skip
"""How each file of the edition changes all the time."""


def written(edition: Path) -> None:
    """Write the edition: a letter for each way of changing, one that includes what changes, and one that is calm."""
    include = f'<xi:include {XI} href="../includes/piece.xml"/>'
    files = {name: text(Path(name).stem, 1) for name in WAYS}
    files |= {"includes/piece.xml": included(1), "tei/including.xml": text("including", 1, include), "tei/calm.xml": text("calm", 0),
              "edition.toml": b'title = "Restless"\nfiles = ["tei/*.xml"]\n'}  # fmt: skip
    for name, content in files.items():
        (edition / name).parent.mkdir(parents=True, exist_ok=True)
        (edition / name).write_bytes(content)


@dataclass(slots=True)
class Unrest:
    """Changes files in a thread of its own."""

    edition: Path
    version: int = 1
    ended: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Change all files again and again; in the end each is a file."""
        while not self.ended.wait(PAUSE):
            self.version += 1
            for name, way in WAYS.items():
                way(self.edition / name, self.version)
        for name in WAYS:
            replaced(self.edition / name, self.version)


@contextmanager
def unrest(edition: Path) -> Iterator[Unrest]:
    """Change files for as long as the context lasts."""
    restless = Unrest(edition)
    thread = threading.Thread(target=restless.run)
    thread.start()
    try:
        yield restless
    finally:
        restless.ended.set()
        thread.join()


def mixtures(found: Result) -> list[str]:
    """Tell what is of several moments in a site, or isn't what `build.json` says, or wasn't published without a word."""
    manifest = json.loads(found.site["build.json"])
    lines = [
        f"{row['path']} isn't what build.json says"
        for row in manifest["outputs"]
        if sha256(found, row["path"]) != row["sha256"]
    ]
    shown = {row["id"]: row for row in manifest["documents"]}
    for name in [Path(path).stem for path in WAYS if path.startswith("tei")] + ["including", "calm"]:
        if name in shown:
            lines += mixed(name, found, shown[name]["title"])
        elif not any(f"{name}.xml" in row["path"] for row in manifest["problems"]) and name not in {"gone", "folder"}:
            lines.append(f"{name} isn't there, and nothing says why")
    return lines


def mixed(name: str, found: Result, title: str) -> list[str]:
    """Tell where a document is of several versions."""
    versions = {ending: set(MARK.findall(own_part(found, name + ending))) for ending in FORMATS}
    versions["title"] = set(MARK.findall(title))
    every = set().union(*versions.values())
    return [f"{name}: { ({at: sorted(v) for at, v in versions.items()}) }"] if len(every) > 1 else []


def own_part(found: Result, file: str) -> str:
    """Give a file's text without what a page tells of its neighbours."""
    whole = found.site.get(file, b"").decode()
    return re.sub(r"<a [^>]*rel=.(?:prev|next).*?</a>|<link [^>]*rel=.(?:prev|next)[^>]*>", "", whole, flags=re.DOTALL)


def sha256(found: Result, path: str) -> str:
    return hashlib.sha256(found.site.get(path, b"")).hexdigest()
