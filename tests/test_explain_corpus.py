"""The explainer finds a mistake in each real document that libxml2 rejects, and none in a valid one."""

import random
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import gams_xml_catalog
import pytest
from lxml import etree

from pipeline import xml
from pipeline.validate.rng.explain.grammar import Grammar
from pipeline.validate.rng.explain.judge import Judge

pytestmark = pytest.mark.corpus
TEI_ALL = Path(gams_xml_catalog.__file__).parent / "catalog" / "tei" / "p5" / "relaxng" / "tei_all.rng"
TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
SEED = 20
TIMES = 1500
VALUES = ("x", "1", "a b", "", "2000-1-1", "#a", "true", "yes", "?")


@pytest.fixture(scope="module")
def judges() -> tuple[etree.RelaxNG, Judge]:
    """Read TEI's schema for libxml2, as a whole, and for the explainer."""
    schema = etree.parse(TEI_ALL)
    return etree.RelaxNG(schema), Judge(Grammar(schema.getroot()))


@pytest.fixture(scope="module")
def roots(corpus: Path) -> dict[str, etree._Element]:
    """Read the corpus; documents in which an id stands twice are told by another rule."""
    return dict(readable(corpus))


def readable(corpus: Path) -> Iterator[tuple[str, etree._Element]]:
    for path in sorted(corpus.rglob("*.xml")):
        source = xml.read(path, corpus / path.relative_to(corpus).parts[0])
        if source.root is not None and not any(p.rule == "duplicate-id" for p in source.problems):
            etree.strip_attributes(source.root, "{http://www.w3.org/2001/XMLSchema-instance}*")
            yield path.relative_to(corpus).as_posix(), source.root


def test_each_document_has_mistakes_if_libxml2_rejects_it(judges, roots: Mapping[str, etree._Element]):
    schema, judge = judges
    assert len(roots) > 300
    assert [path for path, root in roots.items() if schema.validate(root) is bool(judge.document(root))] == []


def test_mutated_documents_have_mistakes_if_libxml2_rejects_them(judges, roots: Mapping[str, etree._Element]):
    schema, judge = judges
    chance = random.Random(SEED)  # noqa: S311 - the same mutations in every run
    small = [root for path, root in roots.items() if not path.startswith("derived") and root.xpath("count(//*) < 3000")]
    valid = [root for root in small if schema.validate(root)]
    once, wrong = 0, 0
    for number in range(TIMES):
        root = deepcopy(chance.choice(valid))
        mutate(root, chance, sorted(judge.grammar.elements))
        found, accepted = judge.document(root), schema.validate(root)
        assert accepted is not bool(found), number
        wrong += not accepted
        once += len(found) == 1
    assert once > 0.95 * wrong


def mutate(root: Any, chance: random.Random, names: list[str]) -> None:
    element = chance.choice([each for each in root.iter("*") if each is not root])
    chance.choice(MUTATIONS)(element, chance, names)


def rename(element: Any, chance: random.Random, names: list[str]) -> None:
    element.tag = chance.choice(names)


def lower(element: Any, chance: random.Random, names: list[str]) -> None:
    element.tag = TEI + etree.QName(element).localname.lower()


def drop(element: Any, chance: random.Random, names: list[str]) -> None:
    element.getparent().remove(element)


def assign(element: Any, chance: random.Random, names: list[str]) -> None:
    free = [name for name in element.attrib if name != ID]
    element.set(chance.choice([*free, "when", "ref", "n", "colour"]), chance.choice(VALUES))


def unset(element: Any, chance: random.Random, names: list[str]) -> None:
    if element.attrib:
        del element.attrib[chance.choice(list(element.attrib))]


def stray(element: Any, chance: random.Random, names: list[str]) -> None:
    element.tail = (element.tail or "") + "stray"


def append(element: Any, chance: random.Random, names: list[str]) -> None:
    etree.SubElement(element, chance.choice(names))


def swap(element: Any, chance: random.Random, names: list[str]) -> None:
    parent = element.getparent()
    parent.insert(0, chance.choice(list(parent)))


MUTATIONS: tuple[Callable[[Any, random.Random, list[str]], None], ...] = (
    rename, lower, drop, assign, assign, unset, stray, append, swap,
)  # fmt: skip
