"""The ledger's file: rows of what was made of what, in SQLite; a damaged row isn't there."""

import contextlib
import hashlib
import os
import pickle
import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Name = tuple[str, str, str]
"""What a row is of: its kind (`judged`, `surveyed`, `page`, `whole`), a path or a page, and which of several."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS made (
    kind TEXT, name TEXT, variant TEXT, parts BLOB, value BLOB, digest BLOB, PRIMARY KEY (kind, name, variant));
CREATE TABLE IF NOT EXISTS hashes (path TEXT PRIMARY KEY, signature TEXT, sha256 TEXT);
CREATE TABLE IF NOT EXISTS outputs (name TEXT PRIMARY KEY, sha256 TEXT, size INTEGER, mtime_ns INTEGER, inode TEXT);
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT);
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What was made of what."""

    parts: Mapping[str, Any]
    """The parts of its key: a name and a hash; for `asked`, the answers that were had."""
    value: bytes
    """The result, pickled."""

    def load(self) -> Any:  # noqa: ANN401 - whatever was kept
        """Give the result."""
        return pickle.loads(self.value)  # noqa: S301 - from the user's own folder, and its hash was right


class Store:
    """An open ledger."""

    def __init__(self, file: Path | None, code: str) -> None:
        """Open a file, or a new one in memory where there is none; rows that other code made are dropped."""
        self.file = file
        self.renewed = False
        """Whether there were rows, but other code had made them."""
        try:
            self.base = self.opened(code)
        except sqlite3.Error:
            if file is not None:
                for each in (file, *(file.with_name(file.name + end) for end in ("-journal", "-wal", "-shm"))):
                    with contextlib.suppress(OSError):
                        each.unlink(missing_ok=True)
            try:
                self.base = self.opened(code)
            except sqlite3.Error:
                self.file = None
                self.base = self.opened(code)

    def opened(self, code: str) -> sqlite3.Connection:
        base = sqlite3.connect(str(self.file) if self.file else ":memory:", isolation_level=None)
        if self.file and os.name == "posix":
            self.file.chmod(0o600)
        base.executescript(SCHEMA)
        before = base.execute("SELECT value FROM meta WHERE name = 'code'").fetchone()
        if before != (code,):
            self.renewed = before is not None
            for table in ("made", "hashes", "outputs", "meta"):
                base.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of ours
            base.execute("INSERT INTO meta VALUES ('code', ?)", (code,))
        return base

    def has_rows(self) -> bool:
        """Tell whether there is any row."""
        return self.safely(lambda: self.base.execute("SELECT 1 FROM made LIMIT 1").fetchone() is not None, False)  # noqa: FBT003

    def rows(self) -> dict[Name, Row]:
        """Give every row that isn't damaged."""
        return self.safely(self.read_rows, {})

    def read_rows(self) -> dict[Name, Row]:
        found = {}
        for kind, name, variant, parts, value, digest in self.base.execute("SELECT * FROM made"):
            if digest == digest_of(parts, value):
                found[kind, name, variant] = Row(pickle.loads(parts), value)  # noqa: S301
        return found

    def hashes(self) -> dict[str, tuple[str, str]]:
        """Give the signature and the SHA-256 of each file that was read."""
        return self.safely(lambda: {path: (s, h) for path, s, h in self.base.execute("SELECT * FROM hashes")}, {})

    def outputs(self) -> dict[str, tuple[str, int, int, int]]:
        """Give the SHA-256, size, time of modification and inode of each published file."""
        rows = "SELECT * FROM outputs"
        return self.safely(lambda: {n: (h, s, m, int(i)) for n, h, s, m, i in self.base.execute(rows)}, {})

    def safely(self, read: Callable[[], T], otherwise: T) -> T:
        """Read; where the file is damaged, go on with what there is without it."""
        try:
            return read()
        except (sqlite3.Error, pickle.PickleError, ValueError, EOFError, TypeError):
            return otherwise

    def save(
        self,
        *,
        made: Mapping[Name, tuple[Mapping[str, Any], Any]],
        used: Collection[Name],
        hashes: Mapping[str, tuple[str, str]],
        outputs: Mapping[str, tuple[str, int, int, int]],
    ) -> None:
        """Keep what a build made and used, and forget the rest, all or nothing; where that can't be written, nothing.

        `made` are new rows: the parts of the key and the result; `used` are all rows that are kept; `outputs` are all
        published files.
        """
        with contextlib.suppress(sqlite3.Error):
            self.base.execute("BEGIN IMMEDIATE")
            try:
                self.replace("made", (packed(name, *row) for name, row in made.items()), 6)
                self.forget("made", "kind || char(0) || name || char(0) || variant", {"\0".join(name) for name in used})
                self.replace("hashes", ((path, *row) for path, row in hashes.items() if row[0]), 3)
                self.forget("hashes", "path", {path for path, row in hashes.items() if row[0]})
                known = self.outputs()
                rows = ((n, h, s, m, str(i)) for n, (h, s, m, i) in outputs.items() if known.get(n) != (h, s, m, i))
                self.replace("outputs", rows, 5)
                self.forget("outputs", "name", set(outputs))
                self.base.execute("COMMIT")
            except BaseException:
                self.base.execute("ROLLBACK")
                raise

    def replace(self, table: str, rows: Iterable[tuple[Any, ...]], width: int) -> None:
        marks = ", ".join("?" * width)
        self.base.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)  # noqa: S608

    def forget(self, table: str, column: str, kept: Collection[str]) -> None:
        """Delete the rows that aren't kept any more."""
        gone = [row for row in self.base.execute(f"SELECT rowid, {column} FROM {table}") if row[1] not in kept]  # noqa: S608
        self.base.executemany(f"DELETE FROM {table} WHERE rowid = ?", ((rowid,) for rowid, _ in gone))  # noqa: S608

    def close(self) -> None:
        """Close the file."""
        self.base.close()


def packed(name: Name, parts: Mapping[str, Any], value: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """Give a row as it is written."""
    written, result = pickle.dumps(dict(parts)), pickle.dumps(value)
    return (*name, written, result, digest_of(written, result))


def digest_of(*values: bytes) -> bytes:
    """Give a hash by which damage is noticed."""
    digest = hashlib.blake2b(digest_size=16)
    for value in values:
        digest.update(b"%d:" % len(value) + value)
    return digest.digest()
