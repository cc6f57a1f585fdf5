"""The stamp of a build: a hash of everything that it depended on, by which it is seen at once that nothing changed."""

import contextlib
import hashlib
import os
import pickle
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.discover import Seen, SourceFile
from pipeline.edition import MANIFEST, Edition
from pipeline.hashes import sha256_of, signature_of
from pipeline.kept import content, keep
from pipeline.ledger import keys
from pipeline.order import Order
from pipeline.outcome import Built
from pipeline.problem import Problem
from pipeline.retold import below, lock_of, shape

# For every file of an edition, so without pathlib:
# ruff: noqa: PTH117


ABSENT = "absent"


class Stamp:
    """What a build that begins depends on, as far as it can be seen without reading a file; if paranoid, by reading."""

    def __init__(  # noqa: PLR0913, PLR0917 - what `build` has found out
        self,
        edition: Edition,
        order: Order,
        file: Path | None,
        files: Sequence[SourceFile],
        unnamed: Sequence[Problem],
        seen: Seen,
    ) -> None:
        """Take the edition, what is wanted, the ledger's file, the sources with their signatures, and their folders."""
        self.edition = edition
        self.places = seen
        self.own = {str(edition.root / name): [*below(str(edition.root / name))] for name in own_folders(edition)}
        self.marks: dict[str, str] = {}
        """What stands for the contents of all other files, by absolute path."""
        self.believed = False
        """Whether all those were found, none of them too young to be known by its times."""
        self.published: list[tuple[str, bool, tuple[int, ...]]] = []
        """What stands for the published site, as far as it is there: each path, and whether it is a file."""
        self.file = file.with_suffix(".stamp") if file else None
        self.begun = time.time_ns()
        self.paranoid = order.paranoid
        wanted = (order.drafts, order.validating, order.strict, order.keep_last_good)
        helpers = (keys.jing(), keys.pillow(edition))
        self.key = f"{keys.code()} {keys.settings(edition, ())} {keys.digest(wanted, unnamed, helpers, keys.looks())}"
        self.files = {each.path: each.signature for each in files}

    def built(self) -> Built | None:
        """Give what the last build came to, if nothing at all has changed since, in the site neither, nor beside it."""
        data = content(self.file) if self.file else None
        if data is None or os.path.lexists(lock_of(str(self.edition.output))):
            return None
        try:
            key, others, inputs, folders, site, table, built = pickle.loads(data)  # noqa: S301 - the user's own
        except (ValueError, pickle.PickleError, EOFError):
            return None
        if key != self.key or not inputs or inputs != self.inputs(others):
            return None
        found: Built = built
        if site != self.site(folders):
            self.published = []
            return None
        return found if not self.paranoid or self.holds(table) else None

    def holds(self, table: str) -> bool:
        """Tell whether every content is what it was; `table` is the SHA-256 of `build.json` as it was published."""
        from pipeline.ledger.reread import is_same  # noqa: PLC0415 - only those ask who believe no times

        return self.file is not None and is_same(self.edition, table, self.file.with_suffix(".sqlite"), self.files)

    def write(self, built: Built, others: Iterable[str], outputs: Iterable[str]) -> None:
        """Keep what a build came to. `others` are the paths of all that it looked at beside the sources."""
        if self.file is None:
            return
        self.marks = {}
        paths = sorted({*others} - self.files.keys())
        folders = sorted({name.rpartition("/")[0] for name in outputs} | {""})
        inputs = self.inputs(paths)
        with contextlib.suppress(OSError):
            site = self.site(folders), sha256_of(self.edition.output / MANIFEST)
            row = (self.key, paths, inputs, folders, *site, built)
            keep(self.file, pickle.dumps(row))

    def inputs(self, others: Iterable[str]) -> str:
        """Give a hash of the signatures of all files; nothing where one of them can't be believed."""
        self.believed = False
        rows = [f"{path}\0{mark}" for path, mark in self.files.items()]
        if not all(self.files.values()):
            return ""
        for path in (*others, *self.places.tables, *(file for files in self.own.values() for file in files)):
            file = path if os.path.isabs(path) else f"{self.edition.root}/{path}"
            mark = signature_of(file, self.begun) if os.path.lexists(file) else ABSENT
            if not mark:
                return ""
            self.marks[file] = mark
            rows.append(f"{path}\0{mark}")
        self.believed = True
        return hashlib.sha256("\n".join(rows).encode("utf-8", "surrogateescape")).hexdigest()

    def site(self, folders: Iterable[str]) -> list[tuple[int, ...]]:
        """Give what stands for the published site: its table and its folders, in which nothing comes or goes unseen."""
        rows = [(f"{self.edition.output}/{name}", name == MANIFEST) for name in (MANIFEST, *folders)]
        self.published = []
        with contextlib.suppress(OSError):
            for path, whole in rows:
                self.published.append((path, whole, shape(path, whole=whole)))
        return [row for _, _, row in self.published]

    def seen(self) -> Mapping[str, Any] | None:
        """Give all that the build depended on, for `retold`; nothing where something can't be believed by its times."""
        if not (self.believed and self.published and self.places.sure):
            return None
        program = [(path, mark) for path, mark in keys.program() if path not in self.marks]
        return {
            "output": str(self.edition.output),
            "marks": program + [(path, numbers(mark)) for path, mark in self.marks.items()],
            "site": self.published,
            "folders": self.places.folders,
            "own": [*self.own.items()],
            "sources": [f"{self.edition.root}/{path}" for path in self.files],
            "source_marks": [numbers(mark) for mark in self.files.values()],
        }


def numbers(mark: str) -> tuple[int, ...] | None:
    """Give a signature as `retold` compares it: as numbers, or nothing for what isn't there."""
    return None if mark == ABSENT else tuple(map(int, mark.split()))


def own_folders(edition: Edition) -> tuple[str, ...]:
    """Give the folders of an edition's own stylesheets and schemas: `build.json` names all files there, used or not."""
    return ("xslt", "schema") if edition.has_settings else ()
