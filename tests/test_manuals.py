"""Citations as the manuals of style want them, written by hand before the program was run.

Equality with citeproc-js proves the engine; these prove what is said of a document. Chicago Manual of Style, 18th edition;
MLA Handbook, 9th; Publication Manual of the APA, 7th; MHRA Style Guide, 4th.
"""

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from manuals import Cited
from saxonche import PySaxonProcessor

from pipeline.commands.cite import Wish

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "tests" / "manuals"
PLACES = ("page", "folio", "paragraph", "line")
TABLE = tomllib.loads((FOLDER / "citations.toml").read_text("utf-8"))
CITATIONS = TABLE["citation"]
SCRAPS = "Letters from Leeds"
"""The name of a folder without settings, which holds what nobody published."""


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory, processor: PySaxonProcessor) -> tuple[Cited, Cited]:
    made = tmp_path_factory.mktemp("manuals")
    shutil.copytree(FOLDER / "marlow", made / "Marlow")
    shutil.copytree(FOLDER / "scraps", made / SCRAPS)
    return Cited(processor, made / "Marlow"), Cited(processor, made / SCRAPS)


def wish(citation: dict[str, Any]) -> Wish:
    """Say how a row of the table is cited."""
    label = next((name for name in PLACES if name in citation), "")
    return Wish(citation["style"], citation["form"], label=label, locator=citation.get(label, ""))


@pytest.mark.parametrize("citation", CITATIONS, ids=lambda each: f"{each['document']}-{each['style']}-{each['form']}")
def test_a_citation_is_as_the_manual_wants_it(citation: dict[str, Any], editions: tuple[Cited, Cited]) -> None:
    cite = editions[citation["document"] == "bare"]
    assert cite(citation["document"], wish(citation)) == citation.get("printed", citation["manual"])


def test_what_differs_from_a_manual_is_told_in_the_documentation_with_the_reason() -> None:
    told = " ".join((ROOT / "docs" / "citations.md").read_text("utf-8").split())
    assert [name for name, reason in TABLE["why"].items() if reason not in told] == []


def test_nothing_differs_from_a_manual_without_a_reason_and_no_reason_is_idle() -> None:
    given = [citation.get("why", []) for citation in CITATIONS]
    assert [bool(why) for why in given] == [
        citation.get("printed", citation["manual"]) != citation["manual"] for citation in CITATIONS
    ]
    assert {name for why in given for name in why} == TABLE["why"].keys()
