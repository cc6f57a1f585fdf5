"""A program of its own: what is opened when files of an edition are surveyed and judged, and what was noted of it.

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

from pipeline.asked import noting
from pipeline.discover import discover
from pipeline.edition import Edition
from pipeline.message import SurveyTask, ValidateTask
from pipeline.rule import selection
from pipeline.settings import open_edition
from pipeline.survey import survey
from pipeline.validate import validate

EVENTS = ("open", "os.listdir", "os.scandir")
opened: set[str] = set()
"""What this process has opened, absolute."""


def heard(event: str, arguments: tuple[Any, ...]) -> None:
    """Note what is opened."""
    if event in EVENTS and isinstance(arguments[0], (str, bytes, os.PathLike)):
        opened.add(os.path.realpath(os.fsdecode(arguments[0])))


def listen() -> None:
    sys.addaudithook(heard)


def work(edition: Edition, path: str, size: int) -> dict[str, list[str]]:
    """Survey and judge a file."""
    opened.clear()
    with tempfile.TemporaryDirectory() as staging, noting() as notes:
        survey(SurveyTask(edition, staging, path, size))
        validate(ValidateTask(edition, ((path, size),), selection(edition), "", stylesheets=edition.stylesheets()))
    root = os.path.realpath(edition.root) + os.sep
    inside = sorted(name[len(root) :] for name in opened if name.startswith(root))
    return {"opened": inside, "asked": sorted(f"{each.path}: {each.answer}" for each in notes.asked(edition.root))}


def main(folder: str, how: str, *names: str) -> None:
    edition = open_edition(Path(folder), None)
    jobs = [(edition, file.path, file.size) for file in discover(edition)[0] if file.path in names or not names]
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)
    with context.Pool(1, listen, maxtasksperchild=1 if how == "alone" else None) as pool:
        results = pool.starmap(work, reversed(jobs), chunksize=1)
    json.dump({job[1]: result for job, result in zip(reversed(jobs), results, strict=True)}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
