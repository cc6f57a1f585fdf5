"""What was read of what each rule says of real texts: kept beside its examples, and few of it may be false."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from pipeline.rule import RULES

FOLDER = Path(__file__).parent / "rules"
READ = sorted(FOLDER.glob("*/sample.tsv"))


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("file", READ, ids=lambda file: file.parent.name)
def test_rule_that_is_looked_for_unasked_says_little_that_is_false(file: Path):
    verdicts = Counter(row["verdict"] for row in rows(file))
    assert verdicts.keys() <= {"true", "false"}
    assert verdicts["false"] <= 0.05 * verdicts.total() or not RULES[file.parent.name].on


@pytest.mark.parametrize("file", READ, ids=lambda file: file.parent.name)
def test_sample_is_of_many_folders(file: Path):
    folders = Counter(row["file"].split("/")[0] for row in rows(file))
    assert folders.total() <= 100
    assert max(folders.values(), default=0) <= 20
