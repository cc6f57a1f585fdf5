"""The rules: each has a folder with the smallest edition that breaks it and one that doesn't."""

import json
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture
from worlds import once

from pipeline.discover import discover
from pipeline.rule import RULES, selection
from pipeline.settings import open_edition
from pipeline.verdict import judged
from pipeline.workers import Run, workers

FOLDER = Path(__file__).parent / "rules"
TRIED = sorted(path.name for path in FOLDER.iterdir() if path.is_dir())
ELSEWHERE = ("file", "build", "schemas", "schema")
"""Groups whose rules have their examples in the docs, or in tests of their own."""


@pytest.fixture(scope="session")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Judge all these editions, by all rules, with the same workers; give the lines that are reported for each."""

    def make(output: Path) -> None:
        lines = {}
        with workers(1) as run:
            for folder in sorted(each for rule in TRIED for each in (FOLDER / rule).iterdir() if each.is_dir()):
                lines[folder.relative_to(FOLDER).as_posix()] = problems(folder, run)
        (output / "found.json").write_text(json.dumps(lines), "utf-8")

    return json.loads((once(tmp_path_factory, "rules", make) / "found.json").read_bytes())


def problems(folder: Path, run: Run) -> list[str]:
    edition = open_edition(folder, folder / "output")
    files, unnamed = discover(edition)
    wanted = selection(edition)
    if not dict(edition.rules).get(folder.parent.name):
        wanted = selection(edition, [*wanted.active, folder.parent.name])
    verdict = judged(edition, files, unnamed, wanted, run, lambda *_: None)
    return [str(p) for p in verdict.problems if p.severity != "note" or p.rule == folder.parent.name]


def test_every_rule_has_a_folder():
    wanted = {rule.name for rule in RULES.values() if rule.group not in ELSEWHERE}
    assert wanted <= set(TRIED) <= set(RULES)


@pytest.mark.parametrize("rule", TRIED)
def test_bad_example_breaks_the_rule_and_no_other(
    rule: str, found: dict[str, list[str]], file_regression: FileRegressionFixture
):
    lines = found[f"{rule}/bad"]
    assert any(f": {rule}: " in line for line in lines)
    assert [line for line in lines if f": {rule}: " not in line] == []
    file_regression.check("".join(line + "\n" for line in lines), fullpath=FOLDER / rule / "bad.txt")


@pytest.mark.parametrize("rule", TRIED)
def test_good_example_breaks_no_rule(rule: str, found: dict[str, list[str]]):
    assert found[f"{rule}/good"] == []
