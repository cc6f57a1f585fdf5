"""What rules find in a folder of composed TEI, in this process: those of each file, and those between files."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from worlds import world

from pipeline import xml
from pipeline.collate import collate
from pipeline.edition import Edition
from pipeline.problem import Problem
from pipeline.rule import RULES, Selection
from pipeline.validate.collect import facts
from pipeline.validate.finish import problem
from pipeline.validate.rules import CHECKS
from pipeline.validate.subject import Subject


def ruled(
    folder: Path,
    files: Mapping[str, str | bytes],
    wanted: Sequence[str],
    documents: str = "",
    only: frozenset[str] | None = None,
) -> list[Problem]:
    """Write files into a folder, and give the problems of some rules, without schemas."""
    world(folder, files)
    edition = Edition(folder, folder / "site", documents=documents)
    selection = Selection(frozenset(wanted) & RULES.keys())
    subjects = [Subject(xml.read(folder / name, folder), edition, selection) for name in files if name.endswith(".xml")]
    found = [
        problem(subject, finding)
        for subject in subjects
        for rules, check in CHECKS
        if selection.wants(*rules)
        for finding in check(subject)
    ]
    between = collate(edition, [facts(subject) for subject in subjects], selection, only)
    return selection.kept([*found, *between])
