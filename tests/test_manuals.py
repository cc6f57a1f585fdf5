"""Citations as the manuals of style want them, written by hand before the program was run.

Equality with citeproc-js proves the engine; these prove what is said of a document. Chicago Manual of Style, 18th edition;
MLA Handbook, 9th; Publication Manual of the APA, 7th; MHRA Style Guide, 4th.
"""

import shutil
import tomllib
from pathlib import Path

import pytest
from worlds import pecia

FOLDER = Path(__file__).parent / "manuals"
PLACES = ("page", "folio", "paragraph", "line")
CITATIONS = tomllib.loads((FOLDER / "citations.toml").read_text("utf-8"))["citation"]
SCRAPS = "Letters from Leeds"
"""The name of a folder without settings, which holds what nobody published."""


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    made = tmp_path_factory.mktemp("manuals")
    marlow, scraps = made / "Marlow", made / SCRAPS
    shutil.copytree(FOLDER / "marlow", marlow)
    shutil.copytree(FOLDER / "scraps", scraps)
    return marlow, scraps


@pytest.mark.parametrize("citation", CITATIONS, ids=lambda each: f"{each['document']}-{each['style']}-{each['form']}")
def test_a_citation_is_as_the_manual_wants_it(citation: dict[str, str], folders: tuple[Path, Path]) -> None:
    folder = folders[citation["document"] == "bare"]
    place = [part for name in PLACES if name in citation for part in (f"--{name}", citation[name])]
    options = ("--style", citation["style"], "--form", citation["form"], *place)
    done = pecia("cite", "--source", folder, citation["document"], *options)
    assert done.out == citation.get("printed", citation["manual"]) + "\n", done.err
