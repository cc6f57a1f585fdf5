"""Files that are one text in several versions because the settings say so: which belong together, and what is told."""

import pytest
from warm import build, good
from worlds import tei, world

from pipeline.edition import stood_for
from pipeline.keys import SETTINGS

BOTH = tei('<div type="document" xml:id="{0}1"><p>One.</p></div><div type="document" xml:id="{0}2"><p>Two.</p></div>')
FILES = {
    "edition.toml": """documents = "//div[@type='document']"
versions = [["tei/ru/*.xml", "tei/en/*.xml", "tei/fr/*.xml"], ["tei/all-ru.xml", "tei/all-en.xml"], ["tei/none.xml", "tei/all-?.xml"]]
""".replace('"tei/all-?.xml"', '"tei/ru/7.xml"'),
    "tei/ru/7.xml": tei(id="ru7"), "tei/ru/8.xml": tei(id="ru8"),
    "tei/en/7.xml": tei(id="en7"), "tei/en/9.xml": tei(id="en9"),
    "tei/fr/7.xml": tei(id="fr7"),
    "tei/all-ru.xml": BOTH.format("r"), "tei/all-en.xml": BOTH.format("e"),
}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return good(world(tmp_path_factory.mktemp("version-files") / "Edition", FILES))


@pytest.mark.parametrize(("document", "others"), [
    ("ru7", ["en7", "fr7"]), ("fr7", ["en7", "ru7"]), ("ru8", []), ("en9", []), ("r1", ["e1"]), ("e2", ["r2"]),
])  # fmt: skip
def test_a_page_leads_to_the_other_versions_of_its_text(document, others, built):
    links = built.page(f"{document}.html").xpath("//a[@class='version']/@href")
    assert sorted(links) == [f"{other}.html" for other in others]


def test_a_version_of_the_same_title_is_told_by_its_language(tmp_path):
    files = {
        f"tei/{each}.xml": tei(id=each, title="A treaty").replace("<text>", f'<text xml:lang="{each}">')
        for each in ("ru", "en")
    }
    done = good(world(tmp_path / "Edition", files | {"edition.toml": 'versions = [["tei/ru.xml", "tei/en.xml"]]'}))
    assert [each.text_content().strip() for each in done.page("en.html").xpath("//a[@class='version']")] == [
        "Another version: A treaty (ru)"
    ]


def test_a_pattern_that_no_file_fits_is_told(built):
    assert [line for line in built.err.splitlines() if "versions-unpaired" in line] == [
        "edition.toml: warning: versions-unpaired: No source file fits the pattern “tei/none.xml” of versions. "
        "(Correct it under `versions` in edition.toml, or add such files to `files`.)"
    ]


def test_the_setting_changes_only_the_pages_that_it_pairs(tmp_path):
    folder = world(tmp_path / "Edition", FILES)
    good(folder)
    world(folder, {"edition.toml": FILES["edition.toml"].replace('"tei/fr/*.xml"', '"tei/ru/*.xml"')})
    again = build(folder, "-v")
    assert not again.page("fr7.html").xpath("//a[@class='version']")
    assert [each.get("href") for each in again.page("ru7.html").xpath("//a[@class='version']")] == ["en7.html"]


@pytest.mark.parametrize(
    "value", [["tei/*.xml"], [["tei/*.xml"]], [["a/*.xml", "b/1.xml"]], [["../a.xml", "b.xml"]], [["a", "a"]]]
)
def test_patterns_that_pair_nothing_are_refused(value):
    assert not SETTINGS["versions"].accepts(value)


def test_signs_of_a_pattern_stand_for_parts_of_a_path():
    assert stood_for("tei/a/b/12-ru.xml", "tei/**/*-ru.xml") == ("a/b/", "12")
    assert stood_for("tei/12-en.xml", "tei/**/*-ru.xml") is None
