"""What a result depends on: the edition's files that were read for it, what was looked for, and whether that is so yet.

Whoever reads a file of the edition, or looks whether it is there, notes it here.
"""

# Ten times as fast without pathlib, and done for every file and link:
# ruff: noqa: PTH113, PTH116, PTH118, PTH123

import hashlib
import os
import re
from collections.abc import Callable, Iterable
from contextvars import ContextVar, Token
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote

from pipeline.crossing import crossing

THERE, ABSENT, OUTSIDE, UNKNOWN = "there", "not there", "outside", "unknown"
"""A file was there; it wasn't; it lay outside of the edition; it couldn't be read, so that nobody knows what holds."""
TO, HAS, LACKS, LISTS = "to ", "has ", "lacks ", "lists "
"""A link of the file system led to a file; a file had ids, or hadn't; a folder held files of some endings."""
LARGEST = 50_000_000
"""How many bytes a file has at most in which ids are looked for."""
_ID = re.compile(rb"""\bxml:id\s*=\s*["']\s*([^"'&<\s]+)\s*["']""")
_SHA256 = 64


@crossing
@dataclass(frozen=True, slots=True, order=True)
class Asked:
    """What was asked of one file, and the answer."""

    path: str
    """Relative to the edition, with forward slashes."""
    answer: str
    """The SHA-256 of what was read, hexadecimal; or one of the answers above."""


class Notes(set[tuple[str, str]]):
    """What was asked: absolute paths and answers, each once."""

    __slots__ = ()

    def asked(self, root: Path) -> tuple[Asked, ...]:
        """Give what was asked of the files of an edition, in order; ids of one file together."""
        folder = real_folder(str(root))
        inside = {(name, answer) for path, answer in self if (name := _inside(path, folder))}
        ids = [(name, answer) for name, answer in inside if answer.startswith((HAS, LACKS))]
        read = {(name, THERE) for name, answer in inside if len(answer) == _SHA256}
        rows = [Asked(name, answer) for name, answer in inside.difference(ids, read)]
        for name, mark in {(name, answer[: answer.index(" ") + 1]) for name, answer in ids}:
            found = sorted(answer[len(mark) :] for each, answer in ids if each == name and answer.startswith(mark))
            rows.append(Asked(name, mark + " ".join(found)))
        return tuple(sorted(rows))


def _inside(path: str, folder: str) -> str:
    """Give an absolute path as one from a folder; nothing where it lies outside."""
    plain = os.path.normpath(path)
    if plain == folder[:-1]:
        return "."
    if plain != path and os.path.realpath(plain) != os.path.realpath(path):
        plain = path  # `..` after a link: only the system knows where that leads
    return plain[len(folder) :].replace(os.sep, "/") if plain.startswith(folder) else ""


NOW: ContextVar[Notes | None] = ContextVar("notes", default=None)
"""What is being noted in this thread."""


class noting:  # noqa: N801 - reads as a function, and is entered for every document
    """Note all that is asked meanwhile in this thread; whoever notes around it gets it too."""

    __slots__ = ("notes", "outer", "token")
    notes: Notes
    outer: Notes | None
    token: Token[Notes | None]

    def __enter__(self) -> Notes:
        """Begin with nothing noted."""
        self.outer, self.notes = NOW.get(), Notes()
        self.token = NOW.set(self.notes)
        return self.notes

    def __exit__(self, *_: object) -> None:
        """Hand on what was noted."""
        NOW.reset(self.token)
        if self.outer is not None:
            self.outer |= self.notes


def note(path: str | Path, answer: str) -> None:
    """Note what was asked of a file, whose path is absolute."""
    notes = NOW.get()
    if notes is not None:
        notes.add((str(path), answer))


def unread(path: str | Path) -> None:
    """Note of a file that it couldn't be read, if it is there at all: nobody knows what it holds, or for how long."""
    if os.path.isfile(path):
        note(path, UNKNOWN)


def look(path: str | Path, root: str | Path) -> str:
    """Look for a file of the edition, and note it: THERE, TO and where a link leads, ABSENT or OUTSIDE."""
    found = state(str(path), str(root))
    note(path, found)
    return found


def is_there(path: str | Path, root: str | Path) -> bool:
    """Tell whether a file of the edition is there, not outside by a link, and note it."""
    return look(path, root).startswith((THERE, TO))


def state(path: str, root: str) -> str:
    """Look for a file, all links of the file system followed; `root` is the edition's folder."""
    try:
        real, folder = os.path.realpath(path), real_folder(root)
    except ValueError:  # a character that no path has
        return ABSENT
    if not real.startswith(folder):
        return OUTSIDE
    if not os.path.isfile(real):
        return ABSENT
    return THERE if real == os.path.normpath(path) else TO + real[len(folder) :].replace(os.sep, "/")


@lru_cache(maxsize=8)
def real_folder(root: str) -> str:
    """Give an edition's folder without links of the file system, with a separator at its end."""
    return os.path.join(os.path.realpath(root), "")


def has_id(path: str | Path, name: str, known: Iterable[str]) -> bool:
    """Tell whether an id is among those that `ids` found in a file, and note it."""
    found = name in known
    note(path, f"{HAS if found else LACKS}{quote(name, safe='')}")
    return found


def ids(path: str) -> frozenset[str]:
    """Give the ids of a file as far as its bytes show them; none of one that can't be read."""
    try:
        if os.stat(path).st_size > LARGEST:
            return frozenset()
        with open(path, "rb") as file:
            return frozenset(name.decode("utf-8", "replace") for name in _ID.findall(file.read()))
    except OSError:
        return frozenset()


def listed(folder: Path, endings: Iterable[str]) -> list[Path]:
    """Give the files of a folder with some endings, in order, and note them; none where there is no folder."""
    wanted = sorted(endings)
    found = _listed(str(folder), wanted)
    note(folder, _listing(wanted, found))
    return [folder / name for name in found]


def _listed(folder: str, endings: Iterable[str]) -> list[str]:
    wanted = tuple(endings)
    try:
        with os.scandir(folder) as entries:
            return sorted(each.name for each in entries if Path(each.name).suffix.lower() in wanted and each.is_file())
    except OSError:
        return []


def _listing(endings: Iterable[str], names: Iterable[str]) -> str:
    """Write what a folder holds: the endings, and a hash of the names."""
    digest = hashlib.sha256("\0".join(names).encode("utf-8", "surrogateescape")).hexdigest()
    return f"{LISTS}{'|'.join(endings)} {digest}"


class Now:
    """What the edition's files answer now, each asked once."""

    def __init__(self, root: Path, sha256: Callable[[str], str]) -> None:
        """Take the edition's folder, and what gives the hash of a file by its path from there; nothing for none."""
        self.root = os.path.realpath(root)
        self.sha256 = sha256
        self.known: dict[tuple[str, str], bool] = {}
        self.ids: dict[str, frozenset[str]] = {}

    def still(self, asked: Iterable[Asked]) -> bool:
        """Tell whether all answers are what they were."""
        return all(map(self._is, asked))

    def _is(self, asked: Asked) -> bool:
        key = asked.path, asked.answer
        if key not in self.known:
            self.known[key] = self._same(*key)
        return self.known[key]

    def _same(self, name: str, answer: str) -> bool:
        path = os.path.join(self.root, name)
        if answer in {THERE, ABSENT, OUTSIDE} or answer.startswith(TO):
            return state(path, self.root) == answer
        if answer.startswith((HAS, LACKS)):
            return self._ids(path, answer)
        if answer.startswith(LISTS):
            endings = answer.split(" ")[1].split("|")
            return _listing(endings, _listed(path, endings)) == answer
        return answer != UNKNOWN and self.sha256(name) == answer

    def _ids(self, path: str, answer: str) -> bool:
        """Tell whether a file has ids, or lacks them."""
        if path not in self.ids:
            self.ids[path] = ids(path)
        mark, *names = answer.split(" ")
        return all((unquote(name) in self.ids[path]) == (mark + " " == HAS) for name in names)
