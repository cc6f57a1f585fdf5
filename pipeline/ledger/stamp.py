"""The stamp of a build: a hash of everything that it depended on, by which it is seen at once that nothing changed."""

import contextlib
import hashlib
import os
import pickle
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.discover import SourceFile
from pipeline.edition import MANIFEST, Edition
from pipeline.hashes import signature_of
from pipeline.kept import content, keep
from pipeline.ledger import keys
from pipeline.order import Order
from pipeline.outcome import Built
from pipeline.problem import Problem

# For every file of an edition, so without pathlib:
# ruff: noqa: PTH116, PTH117


class Stamp:
    """What a build that begins depends on, as far as it can be seen without reading a file."""

    def __init__(
        self,
        edition: Edition,
        order: Order,
        file: Path | None,
        files: Sequence[SourceFile],
        unnamed: Sequence[Problem],
    ) -> None:
        """Take the edition, what is wanted, the ledger's file, and the sources with their signatures."""
        self.edition = edition
        self.file = file.with_suffix(".stamp") if file else None
        self.begun = time.time_ns()
        wanted = (order.drafts, order.validating, order.strict, order.keep_last_good)
        self.key = f"{keys.code()} {keys.settings(edition, ())} {keys.digest(wanted, unnamed, keys.jing())}"
        self.files = {each.path: each.signature for each in files}

    def built(self) -> Built | None:
        """Give what the last build came to, if nothing at all has changed since, in the site neither."""
        data = content(self.file) if self.file else None
        if data is None:
            return None
        try:
            key, others, inputs, folders, site, built = pickle.loads(data)  # noqa: S301 - the user's own
        except (ValueError, pickle.PickleError, EOFError):
            return None
        if key != self.key or not inputs or inputs != self.inputs(others):
            return None
        found: Built = built
        return found if site == self.site(folders) else None

    def write(self, built: Built, others: Iterable[str], outputs: Iterable[str]) -> None:
        """Keep what a build came to. `others` are the paths of all that it looked at beside the sources."""
        if self.file is None:
            return
        paths = sorted({*others} - self.files.keys())
        folders = sorted({name.rpartition("/")[0] for name in outputs} | {""})
        row = (self.key, paths, self.inputs(paths), folders, self.site(folders), built)
        with contextlib.suppress(OSError):
            keep(self.file, pickle.dumps(row))

    def inputs(self, others: Iterable[str]) -> str:
        """Give a hash of the signatures of all files; nothing where one of them can't be believed."""
        rows = [f"{path}\0{mark}" for path, mark in self.files.items()]
        if not all(self.files.values()):
            return ""
        for path in (*others, *own_files(self.edition)):
            file = path if os.path.isabs(path) else f"{self.edition.root}/{path}"
            mark = signature_of(file, self.begun) if os.path.lexists(file) else "absent"
            if not mark:
                return ""
            rows.append(f"{path}\0{mark}")
        return hashlib.sha256("\n".join(rows).encode("utf-8", "surrogateescape")).hexdigest()

    def site(self, folders: Iterable[str]) -> list[tuple[int, ...]]:
        """Give what stands for the published site: its table and its folders, in which nothing comes or goes unseen."""
        found: list[tuple[int, ...]] = []
        output = str(self.edition.output)
        with contextlib.suppress(OSError):
            for name in (MANIFEST, *folders):
                status = os.stat(f"{output}/{name}")
                size = status.st_size if name == MANIFEST else 0
                found.append((size, status.st_mtime_ns, status.st_ino))
        return found


def own_files(edition: Edition) -> Iterator[str]:
    """Give all files among an edition's own stylesheets and schemas, absolute: `build.json` names them, used or not."""
    for name in ("xslt", "schema") if edition.has_settings else ():
        for folder, folders, files in os.walk(edition.root / name):
            folders.sort()
            yield from sorted(f"{folder}/{file}" for file in files)
