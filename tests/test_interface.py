"""The words of the interface: the same in each table, in the settings' language, an edition's own first."""

import json
import re
from pathlib import Path

import pytest
import warm
import worlds

from pipeline.interface import languages, table, words
from pipeline.problem import UsageError
from pipeline.settings import open_edition

ROOT = Path(__file__).resolve().parent.parent
TABLES = sorted((ROOT / "xslt" / "words").glob("*.json"))
ENGLISH = table(ROOT / "xslt" / "words" / "en.json")
ASKED = re.compile(r"f:(?:word|phrase)\('([^']*[^':-])'")


def edition(folder: Path, settings: str, own: dict[str, str] | None = None) -> Path:
    """Write an edition without documents, with its own words in German."""
    folder.mkdir(exist_ok=True)
    (folder / "edition.toml").write_text(settings, "utf-8")
    if own is not None:
        (folder / "xslt" / "words").mkdir(parents=True)
        (folder / "xslt" / "words" / "de.json").write_text(json.dumps(own), "utf-8")
    return folder


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.stem)
def test_all_tables_have_the_same_words_in_the_same_order(file: Path) -> None:
    assert list(table(file)) == list(ENGLISH)


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.stem)
def test_a_table_has_a_place_for_a_number_where_the_english_one_has(file: Path) -> None:
    assert {name: word.count("{}") for name, word in table(file).items()} == {
        name: word.count("{}") for name, word in ENGLISH.items()
    }


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.stem)
def test_a_table_uses_no_typewriters_quotation_marks(file: Path) -> None:
    assert [word for word in table(file).values() if set(word) & set("\"'")] == []


def test_every_word_that_a_stylesheet_asks_for_is_there() -> None:
    asked = {name for file in (ROOT / "xslt").rglob("*.xsl") for name in ASKED.findall(file.read_text("utf-8"))}
    assert asked - ENGLISH.keys() == set()


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ("", "en"),
        ('language = "fr"', "fr"),
        ('language = "de-AT"', "de"),
        ('language = "la"', "en"),
        ('language = "la"\ninterface-language = "ru"', "ru"),
    ],
)
def test_the_interface_speaks_the_language_of_the_settings(tmp_path: Path, settings: str, language: str) -> None:
    assert open_edition(edition(tmp_path, settings), None).interface_language == language


def test_a_language_without_words_is_a_mistake_that_names_those_with(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"expected one of de, en, fr, ru, .* found no xslt/words/it\.json"):
        open_edition(edition(tmp_path, 'interface-language = "it"'), None)


def test_an_editions_own_word_comes_before_ours_and_ours_before_english(tmp_path: Path) -> None:
    opened = open_edition(edition(tmp_path, 'language = "de"', {"next": "Danach", "own": "Eigenes"}), None)
    found = dict(words(opened.interface_language, opened.words))
    assert [found[name] for name in ("next", "own", "previous", "interface-language")] == [
        "Danach",
        "Eigenes",
        "Vorheriges",
        "de",
    ]


def test_one_more_file_is_one_more_language(tmp_path: Path) -> None:
    folder = edition(tmp_path, 'interface-language = "it"', {})
    (folder / "xslt" / "words" / "it.json").write_text('{"next": "Seguente"}', "utf-8")
    opened = open_edition(folder, None)
    found = dict(words(opened.interface_language, opened.words))
    assert (found["next"], found["previous"]) == ("Seguente", "Previous")
    assert languages(folder) == ("de", "en", "fr", "ru", "it")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "aren't JSON"),
        ("[]", "isn't a table of words"),
        ('{"next": 1}', "isn't a table of words"),
        ('{"next": "a", "next": "b"}', "“next” twice"),
    ],
)
def test_a_table_that_is_none_is_refused_with_a_sentence(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "de.json"
    file.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=message):
        table(file)


def test_pages_speak_the_language_and_are_made_again_when_a_word_changes(tmp_path: Path) -> None:
    settings = 'language = "de"\nfiles = ["*.xml"]\n'
    folder = worlds.world(
        edition(tmp_path / "e", settings, {"next": "Danach"}), {"a.xml": worlds.tei(), "b.xml": worlds.tei()}
    )
    first = warm.good(folder)
    assert first.page("a.html").xpath("//nav[1]/a[@rel='next']/span[@class='side']/text()") == ["Danach"]
    assert first.page("a.html").xpath("//a[@class='skip']/text()") == ["Zum Text springen"]
    assert first.page("a.html").xpath("//a[@class='skip']/@lang") == []
    (folder / "xslt" / "words" / "de.json").write_text('{"next": "Hernach"}', "utf-8")
    assert warm.good(folder).page("a.html").xpath("//nav[1]/a[@rel='next']/span[@class='side']/text()") == ["Hernach"]
