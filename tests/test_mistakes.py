"""Mistakes made on purpose: each gives one problem, at its line, in a sentence that names it."""

import os
import shutil
from pathlib import Path

import gams_xml_catalog
import pytest
from mistaken import Mistaken, made, mistakes

from pipeline.edition import Edition
from pipeline.message import ValidateTask
from pipeline.problem import Problem
from pipeline.rule import selection
from pipeline.settings import open_edition
from pipeline.validate import judged

OWN = Path(__file__).resolve().parent.parent / "tei"
TEI_ALL = Path(gams_xml_catalog.__file__).parent / "catalog" / "tei" / "p5" / "relaxng" / "tei_all.rng"
CORPUS = Path(os.environ.get("PECIA_CORPUS", "."))


def errors(edition: Edition, path: str, folder: Path) -> list[Problem]:
    size = (edition.root / path).stat().st_size
    task = ValidateTask(edition, ((path, size),), selection(edition), str(folder), str(TEI_ALL))
    return [problem for problem in judged(task, path).problems if problem.severity == "error"]


def names_the_mistake(mistake: Mistaken, tei: Path, folder: Path) -> None:
    for beside in ("includes", "images"):
        if (tei / beside).is_dir():
            shutil.copytree(tei / beside, folder / beside)
    file = folder / mistake.file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(made(mistake, (tei / mistake.file).read_bytes()))
    found = errors(open_edition(folder, folder / "output"), mistake.file, folder)
    assert [(problem.line, problem.rule) for problem in found] == [(mistake.line, found[0].rule)]
    assert mistake.says in f"{found[0].message} {found[0].hint}"


@pytest.mark.parametrize("mistake", mistakes("own"), ids=lambda mistake: mistake.name)
def test_mistake_in_our_own_documents_is_named_once_at_its_line(mistake: Mistaken, tmp_path: Path):
    names_the_mistake(mistake, OWN, tmp_path)


@pytest.mark.corpus
@pytest.mark.parametrize("mistake", mistakes("corpus"), ids=lambda mistake: mistake.name)
def test_mistake_in_a_real_document_is_named_once_at_its_line(mistake: Mistaken, tmp_path: Path):
    names_the_mistake(mistake, CORPUS, tmp_path)
