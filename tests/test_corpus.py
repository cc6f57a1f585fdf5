"""Real TEI by strangers: every folder builds with no settings, and what can't be built has a true sentence."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from links import active, faults, pages
from lxml import etree
from words.site import original

pytestmark = pytest.mark.corpus
ENDINGS = (".html", ".txt", ".diplomatic.txt", ".bib", ".ris", ".csl.json", ".xml")
T = {"t": "http://www.tei-c.org/ns/1.0"}
LISTS = "t:listPerson | t:listPlace | t:listOrg | t:listBibl | t:taxonomy | t:listEvent | t:listObject | t:listRelation"


def manifest(site: Path) -> dict[str, Any]:
    return json.loads((site / "build.json").read_bytes())


def sources(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.xml"))}


def is_document(tei: etree._Element) -> bool:
    """Tell whether a TEI has words that aren't a register's."""
    words = "".join(
        tei.xpath(
            f"(t:text | t:sourceDoc)//text()[not(ancestor::*[self::{LISTS.replace('| ', '| self::')}])]", namespaces=T
        )
    )
    return bool(words.strip())


def test_each_document_has_all_its_files(corpus_sites):
    missing = [
        f"{name}/{row['id']}{ending}"
        for name, site in corpus_sites.items()
        for row in manifest(site)["documents"]
        for ending in ENDINGS
        if not (site / f"{row['id']}{ending}").stat().st_size
    ]
    assert missing == []


def test_each_well_formed_document_is_built(corpus, corpus_sites):
    missing = []
    for name, site in corpus_sites.items():
        built = [row["source"] for row in manifest(site)["documents"]]
        for path, file in sources(corpus / name).items():
            wanted = sum(map(is_document, original(file)))
            if built.count(path) < wanted:
                missing.append(f"{name}/{path}: {built.count(path)} of {wanted}")
    assert missing == []


def test_what_is_not_built_has_a_true_sentence(corpus, corpus_sites):
    """A file that holds a document is refused for no reason; one that holds none is passed over only if it is TEI."""
    untrue, silent = [], []
    for name, site in corpus_sites.items():
        made = manifest(site)
        built = {row["source"] for row in made["documents"]}
        said = {row["path"]: row["message"] for row in made["problems"] if row["severity"] == "error"}
        for path, file in sources(corpus / name).items():
            if path not in built and path in said and any(map(is_document, original(file))):
                untrue.append(f"{name}/{path}: {said[path]}")
            if path not in built and path not in said and not is_tei(file):
                silent.append(f"{name}/{path}")
    assert (untrue, silent) == ([], [])


def is_tei(file: Path) -> bool:
    """Tell whether a file that was passed over is TEI: a register, a header, or what others include."""
    try:
        return etree.QName(etree.parse(file).getroot()).namespace == T["t"]
    except etree.XMLSyntaxError:
        return False


def test_no_problem_is_ours(corpus_sites):
    ours = [
        (name, row)
        for name, site in corpus_sites.items()
        for row in manifest(site)["problems"]
        if row["rule"] in {"transform", "worker-lost"}
    ]
    assert ours == []


def test_every_link_leads_somewhere(corpus_sites):
    assert {name: found for name, site in corpus_sites.items() if (found := faults(site))} == {}


def test_nothing_is_active(corpus_sites):
    found = {f"{name}/{page.name}": active(page) for name, site in corpus_sites.items() for page in pages(site)}
    assert {name: each for name, each in found.items() if each} == {}


def test_the_manifests_are_whole(corpus_sites):
    for site in corpus_sites.values():
        outputs = {row["path"]: row["sha256"] for row in manifest(site)["outputs"]}
        files = (path for path in sorted(site.rglob("*")) if path.is_file() and path.name != "build.json")
        assert {p.relative_to(site).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files} == outputs
