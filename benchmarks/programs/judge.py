"""Times one engine of validation in this process, on documents that are read already.

    python judge.py parse|read|xsd|rng|sch|rules FOLDER
    python judge.py xmlschema FOLDER SAMPLE KEPT

Prints the seconds for all documents of the folder; for xmlschema alone, the seconds for making its schema ready, which
is kept in a file for the next round, as that takes 20 s, and those for one document of a sample.
"""

import hashlib
import pickle
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import gams_xml_catalog
import xmlschema
from lxml import etree

from pipeline import xml
from pipeline.edition import Edition
from pipeline.message import ValidateTask
from pipeline.rule import selection
from pipeline.validate import by_rules
from pipeline.validate.judgement import Schema
from pipeline.validate.schemas import ENGINES
from pipeline.validate.shipped import folder as schemas_that_ship
from pipeline.validate.subject import Subject

TEI_ALL = "https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"
TEI = Path(gams_xml_catalog.__file__).parent / "catalog" / "tei" / "p5"
XSD, RNG = TEI / "xsd" / "tei_all.xsd", TEI / "relaxng" / "tei_all.rng"


def parsed(folder: Path) -> float:
    """Parse every file by lxml, and do no more."""
    contents = [path.read_bytes() for path in sorted(folder.glob("*.xml"))]
    start = time.perf_counter()
    for data in contents:
        etree.fromstring(data)
    return time.perf_counter() - start


def subjects(folder: Path) -> Iterator[tuple[float, Subject]]:
    """Read every file as a worker does, and tell how long it took."""
    edition = Edition(folder, folder / "output")
    for path in sorted(folder.glob("*.xml")):
        start = time.perf_counter()
        source = xml.read(path, folder)
        seconds = time.perf_counter() - start
        yield seconds, Subject(source, edition, selection(edition))


def judged(name: str, documents: list[Subject]) -> float:
    """Judge documents by one engine, by the functions that a worker calls."""
    start = time.perf_counter()
    if name == "rules":
        for document in documents:
            list(by_rules(document))
        return time.perf_counter() - start
    first = documents[0]
    task = ValidateTask(first.edition, (), first.selection, "")
    path = XSD if name == "xsd" else RNG
    data = path.read_bytes()
    schema = Schema(TEI_ALL, name, path.name, data, hashlib.sha256(data).hexdigest(), path, schemas_that_ship())
    for document in documents:
        ENGINES[name](document, schema, task)
    return time.perf_counter() - start


def by_xmlschema(folder: Path, sample: int, kept: Path) -> tuple[float, float]:
    """Judge a sample by xmlschema alone."""
    start = time.perf_counter()
    if kept.is_file():
        ready, schema = pickle.loads(kept.read_bytes())
    else:
        schema = xmlschema.XMLSchema10(str(XSD), allow="sandbox", base_url=XSD.parent.as_uri() + "/", defuse="always")
        ready = time.perf_counter() - start
        kept.write_bytes(pickle.dumps((ready, schema)))
    trees = [etree.parse(file).getroot() for file in sorted(folder.glob("*.xml"))[:sample]]
    start = time.perf_counter()
    for tree in trees:
        schema.is_valid(tree)
    return ready, (time.perf_counter() - start) / len(trees)


def main() -> None:
    """Time an engine."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    if name == "xmlschema":
        print(*by_xmlschema(folder, int(sys.argv[3]), Path(sys.argv[4])))
    elif name == "parse":
        print(parsed(folder))
    elif name == "read":
        print(sum(seconds for seconds, _ in subjects(folder)))
    else:
        print(judged(name, [subject for _, subject in subjects(folder)]))


if __name__ == "__main__":
    main()
