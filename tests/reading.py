"""A program of its own: what is opened when files of an edition are judged and made into documents, and what was noted of it.

`python reading.py EDITION alone FILE …` gives each file a fresh process, `together` all the same, the last first. JSON
goes out.
"""

import json
import multiprocessing
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from pipeline.discover import discover
from pipeline.edition import Edition
from pipeline.message import ReadPiece, ReadTask, ValidateTask
from pipeline.reading import read
from pipeline.rule import selection
from pipeline.settings import open_edition

EVENTS = ("open", "os.listdir", "os.scandir")
opened: set[str] = set()
"""What this process has opened, absolute."""


def heard(event: str, arguments: tuple[Any, ...]) -> None:
    """Note what is opened."""
    if event in EVENTS and isinstance(arguments[0], (str, bytes, os.PathLike)):
        opened.add(os.path.realpath(os.fsdecode(arguments[0])))


def listen() -> None:
    sys.addaudithook(heard)


def work(edition: Edition, path: str, size: int, judging: bool) -> dict[str, list[str]]:  # noqa: FBT001
    """Judge a file, or survey it."""
    judge = ValidateTask(edition, (), selection(edition), "", stylesheets=edition.stylesheets())
    with tempfile.TemporaryDirectory() as staging:
        opened.clear()
        (result,) = read(ReadTask(edition, staging, (ReadPiece(path, size, judging),), judge))
    root = os.path.realpath(edition.root) + os.sep
    inside = sorted(name[len(root) :] for name in opened if name.startswith(root))
    return {"opened": inside, "asked": sorted(f"{each.path}: {each.answer}" for each in result.asked)}


def main(folder: str, how: str, *names: str) -> None:
    edition = open_edition(Path(folder), Path(folder) / "output")
    files = [file for file in reversed(discover(edition)[0]) if file.path in names or not names]
    jobs = [(edition, file.path, file.size, judging) for file in files for judging in (True, False)]
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
    with context.Pool(1, listen, maxtasksperchild=2 if how == "alone" else None) as pool:
        results = pool.starmap(work, jobs, chunksize=1)
    names_of = [f"{'judged' if judging else 'made'} {path}" for _, path, _, judging in jobs]
    json.dump(dict(zip(names_of, results, strict=True)), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
