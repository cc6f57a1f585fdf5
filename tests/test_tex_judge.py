"""The programs bibtex and biber accept the bibliographies. A missing judge is a failure."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.judges


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program of TeX's in a folder."""
    if not shutil.which(command[0]):
        pytest.fail(f"The judges need {command[0]}.")
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False)


def bibtex(bibliography: Path, folder: Path) -> int:
    """Let bibtex print all of a bibliography; gives how many items that makes."""
    shutil.copy(bibliography, folder / "all.bib")
    (folder / "all.aux").write_text("\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{all}\n", "utf-8")
    done = run(folder, "bibtex", "all")
    assert done.returncode < 2, done.stdout[-2000:]  # 1: it warned, as where nobody is known as the author
    return (folder / "all.bbl").read_bytes().count(b"\\bibitem")


def biber(bibliography: Path, folder: Path) -> int:
    """Let biber read all of a bibliography; gives how many entries it writes."""
    shutil.copy(bibliography, folder / "all.biblatex.bib")
    done = run(folder, "biber", "--tool", "--output-file", "read.bib", "all.biblatex.bib")
    assert done.returncode == 0, done.stdout[-2000:]
    assert "ERROR" not in done.stdout
    return len(re.findall(r"^@", (folder / "read.bib").read_text("utf-8"), re.MULTILINE))


def documents(site: Path) -> int:
    return len([file for file in site.glob("*.ris") if file.stem != "bibliography"])


def test_bibtex_prints_every_document_of_the_repositorys_edition(own_site, tmp_path):
    assert bibtex(own_site / "bibliography.bib", tmp_path) == documents(own_site)


def test_biber_reads_every_document_of_the_repositorys_edition(own_site, tmp_path):
    assert biber(own_site / "bibliography.biblatex.bib", tmp_path) == documents(own_site)


@pytest.mark.skipif("PECIA_CORPUS" not in os.environ and "CI" not in os.environ, reason="PECIA_CORPUS names no corpus")
@pytest.mark.parametrize(
    "judge", [(bibtex, "bibliography.bib"), (biber, "bibliography.biblatex.bib")], ids=["bibtex", "biber"]
)
def test_every_document_of_the_corpus_is_accepted(judge, corpus_sites, tmp_path):
    counts = {}
    for name, site in corpus_sites.items():
        (tmp_path / name).mkdir()
        counts[name] = judge[0](site / judge[1], tmp_path / name) - documents(site)
    assert counts == dict.fromkeys(counts, 0)
