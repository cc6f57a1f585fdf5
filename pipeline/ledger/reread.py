"""Reads again all that a build read and wrote, for `--paranoid`, and tells whether every content is what it was.

What it was is told by `build.json`, and by the ledger for files of which nothing was made or that were only looked for.
That `build.json` itself is what was published, its hash tells, which the stamp keeps.
"""

import hashlib
import json
import os
import pickle
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.asked import Asked, Now
from pipeline.assets import assets
from pipeline.edition import MANIFEST, SHIPPED, Edition
from pipeline.hashes import Hashes, sha256_of
from pipeline.ledger.store import digest_of
from pipeline.ours import LEFT_BY_DESKTOPS, files_in

OURS = "pecia:"
"""Stands in `build.json` before what comes with Pecia."""
FOLDERS = (f"{OURS}xslt/", f"{OURS}schema/")
"""Of these, those that a build reads itself; other schemas come with a library, whose version is known."""
NOT_BY_LINK = getattr(os, "O_NOFOLLOW", 0)


def is_same(edition: Edition, table: str, ledger: Path, sources: Mapping[str, str]) -> bool:
    """Tell whether every file that a build read, and every file of its site, has the content that it had then.

    `table` is the SHA-256 of `build.json` as it was published, `sources` are the files that were found now, with their
    signatures. Where something can't be read, or what is known of it is damaged, it isn't the same.
    """
    try:
        data = (edition.output / MANIFEST).read_bytes()
        if hashlib.sha256(data).hexdigest() != table:
            return False
        told = json.loads(data)
        hashes = Hashes(edition.root, {}, sources, paranoid=True)
        return (
            is_read(hashes, told["inputs"])
            and Now(edition.root, hashes.of).still(answers(ledger))
            and sources.keys() <= hashes.found.keys()
            and is_published(edition, {each["path"]: each["sha256"] for each in told["outputs"]})
        )
    except (OSError, ValueError, LookupError, sqlite3.Error):
        return False


def is_read(hashes: Hashes, inputs: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether all that was read, as `build.json` has it, has the content that it had."""
    rows = ((place_of(each["path"]), each["sha256"]) for each in inputs)
    return all(hashes.of(file) == sha256 for file, sha256 in rows if file)


def place_of(path: str) -> str:
    """Give where a file that `build.json` names lies, from the edition or absolute; nothing where a library has it."""
    if path.startswith(FOLDERS):
        return str(SHIPPED / path.removeprefix(OURS))
    return "" if path.startswith(OURS) else path


def is_published(edition: Edition, outputs: Mapping[str, str]) -> bool:
    """Tell whether a site has its files and no others, and each has its content. Raises OSError."""
    site, left = str(edition.output), len(outputs)
    for name in files_in(site):
        if sha256 := outputs.get(name):
            if sha256_of(f"{site}/{name}", NOT_BY_LINK) != sha256:
                return False
            left -= 1
        elif name != MANIFEST and name.rpartition("/")[2] not in LEFT_BY_DESKTOPS:
            return False
    return left == 0 and all(outputs.get(name) == sha256 for name, (_, sha256) in assets(edition).items())


def answers(ledger: Path) -> Iterator[Asked]:
    """Give what was asked of the edition's files, and answered. Raises sqlite3.Error, ValueError for a damaged row."""
    with closing(sqlite3.connect(f"{ledger.as_uri()}?mode=ro", uri=True)) as base:
        rows = base.execute("SELECT parts, value, digest FROM made WHERE kind IN ('judged', 'surveyed')")
        for parts, value, digest in rows:
            if digest != digest_of(parts, value):
                raise ValueError(digest)
            yield from pickle.loads(parts)["asked"]  # noqa: S301 - the user's own, and it is whole
