"""The styles that ship print what citeproc-js prints, to the letter. A missing judge is a failure."""

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from saxonche import PySaxonProcessor
from sources import SOURCES
from styles import FOLDER, FORMS, STYLES, Item, Printed, printed, told
from styles.composed import items
from worlds import pecia

pytestmark = pytest.mark.judges

IN_A_FOLDER = {"personal_communication", "manuscript", "document"}
FOUND = {"container-title", "URL", "DOI", "archive", "publisher"}
"""An item of these kinds of which nothing of this is said is printed with the name of its folder."""
MOST = 20
"""How many are of one folder."""
SHORTENED_LEAVES = re.compile(r"\b(\d+)([rv])–(?!\1)\d+[rv]")
"""citeproc-js shortens the second leaf of 12r–13v as if it were a page: 12r–3v. Ours stays whole."""


def judged(style: str, given: list[Item], folder: Path) -> Printed:
    """Let citeproc-js print items."""
    if not shutil.which("node"):
        pytest.fail("The judges need node.")
    module = Path(os.environ.get("PECIA_CITEPROC", "nowhere"))
    if not module.is_dir():
        pytest.fail("PECIA_CITEPROC must name the folder of the npm package citeproc.")
    file = folder / "items.json"
    file.write_text(json.dumps(given), "utf-8")
    program = Path(__file__).parent / "styles" / "citeproc.cjs"
    command = ["node", str(program), str(module), str(file), str(FOLDER / f"{style}.csl"), str(FOLDER)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return [{form: alike(text) for form, text in one.items()} for one in json.loads(done.stdout)]


def alike(text: str) -> str:
    """Write what citeproc-js made as we write it: spaces, signs, and what marks a look."""
    text = re.sub(r"</?div[^>]*>", "", text)
    text = re.sub(r'<span style="font-style:normal;">(.*?)</span>', r"</i>\1<i>", text)
    text = re.sub(r'<span style="font-variant:\s*small-caps;">', '<span class="small-caps">', text)
    text = re.sub(r"<i></i>|</i><i>", "", text)
    return re.sub(r"[ \t\r\n]+", " ", html.unescape(text)).strip()


def differences(style: str, given: list[Item], processor: PySaxonProcessor, folder: Path) -> list[tuple[str, str, str]]:
    """Give what we print otherwise than citeproc-js: the item's id, its text by us, and by citeproc-js."""
    ours = printed(processor, given, (style,))[style]
    theirs = judged(style, given, folder)
    return [
        (f"{item['id']}: {form}", html.unescape(our[form]), their[form])
        for item, our, their in zip(given, ours, theirs, strict=True)
        for form in FORMS
        if html.unescape(our[form]) != their[form] and not SHORTENED_LEAVES.search(their[form])
    ]


@pytest.mark.parametrize("style", STYLES)
def test_composed_items_are_printed_as_citeproc_js_prints_them(style, processor, tmp_path):
    assert differences(style, items(), processor, tmp_path) == []


@pytest.mark.parametrize("style", STYLES)
def test_composed_sources_are_printed_as_citeproc_js_prints_them(style, processor, tmp_path):
    composed = [item for _, _, expected in SOURCES.values() for item in expected]
    given = [{**item, "id": f"source-{number}"} for number, item in enumerate(composed)]
    assert differences(style, given, processor, tmp_path) == []


@pytest.mark.skipif("PECIA_CORPUS" not in os.environ and "CI" not in os.environ, reason="PECIA_CORPUS names no corpus")
@pytest.mark.parametrize("style", STYLES)
def test_real_sources_are_cited_as_citeproc_js_cites_them(style, processor, real_sources, tmp_path):
    assert differences(style, real_sources, processor, tmp_path) == []


@pytest.mark.skipif("PECIA_CORPUS" not in os.environ and "CI" not in os.environ, reason="PECIA_CORPUS names no corpus")
@pytest.mark.parametrize("style", STYLES)
def test_real_texts_are_cited_as_citeproc_js_cites_them(style, processor, real_items, tmp_path):
    assert differences(style, told(processor, real_items, style), processor, tmp_path) == []


@pytest.mark.skipif("PECIA_CORPUS" not in os.environ and "CI" not in os.environ, reason="PECIA_CORPUS names no corpus")
def test_no_real_text_is_without_a_citation_in_any_style(processor, real_items):
    empty = [
        (style, item["id"], form)
        for style in STYLES
        for item, one in zip(
            real_items, printed(processor, told(processor, real_items, style), (style,))[style], strict=True
        )
        for form in FORMS
        if not one[form]
    ]
    assert empty == []


@pytest.fixture(scope="session")
def real_sources(corpus: Path, corpus_sites: dict[str, Path], own_site: Path) -> list[Item]:
    """Take the citations of what real texts were made from, of each folder some, spread over it."""
    found: list[Item] = []
    root = Path(__file__).resolve().parent.parent
    for name, site in {**corpus_sites, "own": own_site}.items():
        ids = [file.name.removesuffix(".csl.json") for file in some(site)]
        folder = root if name == "own" else corpus / name
        made = pecia("cite", "--source", folder, *ids, "--of", "source", "--format", "csl").out if ids else ""
        found += [{**item, "id": f"{name}/{item['id']}"} for item in json.loads(made or "[]")[:MOST]]
    assert found
    return found


def some(site: Path) -> list[Path]:
    """Give the CSL-JSON of some documents of a site, spread over it."""
    files = sorted(file for file in site.glob("*.csl.json") if file.stem != "bibliography.csl")
    return files[:: max(1, len(files) // MOST)][:MOST]


@pytest.fixture(scope="session")
def real_items(corpus_sites: dict[str, Path], own_site: Path) -> list[Item]:
    """Take the citations of real texts, of each folder some, spread over it."""
    found: list[Item] = []
    for name, site in {**corpus_sites, "own": own_site}.items():
        for file in some(site):
            item = json.loads(file.read_bytes())[0]
            folder = {} if item["type"] not in IN_A_FOLDER or FOUND & item.keys() else {"container-title": name}
            found.append({**item, **folder, "id": f"{name}/{item['id']}"})
    return found
