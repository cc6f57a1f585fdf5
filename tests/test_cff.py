"""`CITATION.cff`: the whole edition's citation, valid, made of the settings, else of what all headers say."""

import json
from importlib.resources import files
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
import yaml
from lxml import etree
from ruamel.yaml import YAML
from saxonche import PySaxonProcessor
from warm import build, good
from worlds import Built, tei, tree, world

from pipeline import xml
from pipeline.edition import TOGETHER, XSLT, Edition
from pipeline.making import EditionCitation

SCHEMA = json.loads((files("check_jsonschema") / "builtin_schemas/vendor/citation-file-format.json").read_text("utf-8"))
WHOLE = """
title = "Letters of Ada Ward"
subtitle = "1901–1914"
editors = ["Ward, Ada", "Stein, Bruno von", "Society of Binders"]
publisher = "University Library"
place = "Vienna"
licence = "CC BY-SA 4.0"
language = "en-GB"
version = "1.10"
released = 2026-03-01
doi = "10.5281/zenodo.1234567"
description = "All letters: those that are known."
keywords = ["letters", "null", "glue & paste"]
base-url = "https://example.org/letters/"
"""
HOSTILE = {
    "lines": "Glue\n- paste: 1\r\nthread\ttoo",
    "mapping": "glue: paste # thread",
    "quotes": "\"Glue\" 'and' “paste” \\ \\n %TAG !!str &a *a | > ` @",
    "directions": "glue \u202eetsap\u202c \u2067גלו\u2069 \u200fpaste\u200e\ufeff",
    "separators": "glue\u2028paste\u2029thread\x85wax\xa0",
    "flow": "[glue, {paste: thread}]",
    "length": "glue and paste: # " * 556,
    "word": "null",
    "number": "1.10",
    "day": "2026-03-01",
    "document": "---\n...\n--- !!python/object:os.system glue",
    "markup": "</script><!-- & ]]>",
    "planes": "𒀀 😀",
}
LICENCES = [
    ("CC BY 4.0", "", "CC-BY-4.0"),
    ("", "https://creativecommons.org/licenses/by-nc-sa/3.0/", "CC-BY-NC-SA-3.0"),
    ("free to all", "http://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
    ("cc0", "", "CC0-1.0"),
    ("apache-2.0", "", "Apache-2.0"),
    ("Ask us.", "https://example.org/licence", "https://example.org/licence"),
    ("", "https://creativecommons.org/licenses/by/3.0/at/", "https://creativecommons.org/licenses/by/3.0/at/"),
    ("CC BY", "", None),
    ("Ask us.", "", None),
]


def read(text: str) -> dict:
    """Read the file by two parsers, which must agree, and judge it by the format's schema."""
    said = yaml.safe_load(text)
    assert said == YAML(typ="safe").load(StringIO(text))
    jsonschema.validate(said, SCHEMA)
    return said


@pytest.fixture(scope="module")
def cite(processor: PySaxonProcessor):
    """Make the file of an edition whose documents agree on nothing."""
    stylesheet = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(TOGETHER))

    def made(agreed: tuple[tuple[str, str], ...] = (), **settings: object) -> dict:
        edition = Edition(Path("/e"), Path("/o"), **({"title": "Glue", "has_settings": True} | settings))
        whole = EditionCitation(agreed, (), edition.doi, edition.description, edition.keywords)
        node = processor.parse_xml(xml_text=xml.edition_citation(whole, edition))
        return read(stylesheet.transform_to_string(xdm_node=node))

    return made


def letters(folder: Path, toml: str | None, **headers: str) -> Path:
    """Write an edition of documents with these parts of a header."""
    documents = {f"tei/{name}.xml": publishing(tei(id=name, title=name), header) for name, header in headers.items()}
    return world(folder, documents | ({} if toml is None else {"edition.toml": toml}))


def publishing(document: str, statement: str) -> str:
    """Put elements of a file's description into a document's header."""
    return document.replace("</titleStmt><publicationStmt><p>Made for a test.</p></publicationStmt>", statement)


def header(*, editor: str = "Ward, Ada", publisher: str = "Press", edition: str = "") -> str:
    """Compose a file's description, from the title statement on."""
    stated = f"<editionStmt><edition>{edition}</edition></editionStmt>" if edition else ""
    return (
        f"<editor>{editor}</editor></titleStmt>{stated}<publicationStmt><publisher>{publisher}</publisher>"
        '<date when="2019-05-04"/><availability><licence target="https://creativecommons.org/licenses/by/4.0/">'
        "Share it.</licence></availability></publicationStmt>"
    )


def test_the_settings_are_told_as_they_are(tmp_path):
    said = read(good(letters(tmp_path / "e", WHOLE, a=header(), b=header())).text("CITATION.cff"))
    work = said.pop("preferred-citation")
    people = [
        {"family-names": "Ward", "given-names": "Ada"},
        {"family-names": "Stein", "given-names": "Bruno", "name-particle": "von"},
        {"name": "Society of Binders"},
    ]
    shared = {
        "title": "Letters of Ada Ward: 1901–1914",
        "authors": people,
        "version": "1.10",
        "license": "CC-BY-SA-4.0",
        "url": "https://example.org/letters/",
        "doi": "10.5281/zenodo.1234567",
    }
    assert said == shared | {
        "cff-version": "1.2.0",
        "message": "If you use this edition, please cite it as below.",
        "type": "dataset",
        "date-released": "2026-03-01",
        "abstract": "All letters: those that are known.",
        "keywords": ["letters", "null", "glue & paste"],
    }
    assert work == shared | {
        "type": "edited-work",
        "editors": people,
        "publisher": {"name": "University Library", "city": "Vienna"},
        "date-published": "2026-03-01",
        "year": 2026,
        "languages": ["en"],
    }


def test_where_the_settings_are_silent_what_all_headers_say_holds(tmp_path):
    said = read(good(letters(tmp_path / "e", None, a=header(edition="v2.0"), b=header(edition="Version 2.0"))).text(
        "CITATION.cff"
    ))  # fmt: skip
    assert said["title"] == "e"
    assert said["authors"] == [{"family-names": "Ward", "given-names": "Ada"}]
    assert (said["version"], said["license"], said["date-released"]) == ("2.0", "CC-BY-4.0", "2019-05-04")
    assert said["preferred-citation"]["publisher"] == {"name": "Press"}


def test_what_one_header_says_otherwise_or_not_at_all_is_left_out(tmp_path):
    folder = letters(tmp_path / "e", None, a=header(edition="2"), b=header(editor="Quill, Otto", publisher="House"))
    said = read(good(folder).text("CITATION.cff"))
    assert said["authors"] == [{"name": "anonymous"}]
    assert "version" not in said
    assert "preferred-citation" not in said


def test_an_edition_built_again_has_the_file_of_a_clean_build(tmp_path):
    folder = letters(tmp_path / "e", WHOLE.replace('publisher = "University Library"\n', ""), a=header(), b=header())
    assert "Press" in good(folder).text("CITATION.cff")
    letters(folder, None, b=header(publisher="House"))
    again = good(folder).text("CITATION.cff")
    assert "Press" not in again
    assert again == build(folder, site=tmp_path / "clean").text("CITATION.cff")


def test_what_is_said_of_the_edition_as_a_whole_makes_no_document_again(tmp_path):
    folder = letters(tmp_path / "e", WHOLE, a=header())
    page = (good(folder).site / "a.html").stat()
    letters(folder, WHOLE.replace("All letters", "Some letters").replace("1234567", "7654321"))
    again = good(folder)
    assert read(again.text("CITATION.cff"))["doi"] == "10.5281/zenodo.7654321"
    assert (again.site / "a.html").stat().st_mtime_ns == page.st_mtime_ns


@pytest.fixture(scope="module")
def alone(tmp_path_factory) -> Built:
    """Build a folder of one text."""
    return good(letters(tmp_path_factory.mktemp("alone") / "e", None, a=header()))


def test_the_file_is_one_of_the_site(alone):
    assert "CITATION.cff" in {row["path"] for row in alone.manifest()["outputs"]}


def test_a_folder_of_one_text_is_cited_by_the_texts_title(alone):
    assert read(alone.text("CITATION.cff"))["title"] == "a"


def test_an_edition_that_says_nothing_has_what_the_format_asks_for(cite):
    assert cite(title="") == {
        "cff-version": "1.2.0",
        "message": "If you use this edition, please cite it as below.",
        "type": "dataset",
        "title": "Untitled",
        "authors": [{"name": "anonymous"}],
    }


def test_without_editors_the_publisher_is_the_author(cite):
    assert cite(publisher="Press")["authors"] == [{"name": "Press"}]
    assert cite(publisher="Press")["preferred-citation"]["type"] == "generic"


def test_a_bare_folder_has_the_title_that_all_headers_name(cite):
    agreed = (("title", '<p:stated xmlns:p="https://pecia.example/ns" about="title">Papers</p:stated>'),)
    assert cite(agreed, has_settings=False)["title"] == "Papers"
    assert cite(agreed)["title"] == "Glue"


def test_every_licence_of_the_table_is_one_of_the_formats():
    licences = etree.parse(XSLT / "citations" / "licences.xsl")
    (names,) = licences.xpath("//*[@name='f:spdx-names']/@select")
    known = set(SCHEMA["definitions"]["license-enum"]["enum"])
    assert set(names.split("'")[1].split()) - known == set()
    assert {f"CC-{kind}-{n}" for kind in ("BY", "BY-NC", "BY-SA", "BY-ND", "BY-NC-SA", "BY-NC-ND") for n in
            ("1.0", "2.0", "2.5", "3.0", "4.0")} - known == set()  # fmt: skip


@pytest.mark.corpus
def test_the_file_of_every_folder_of_the_corpus_is_valid(corpus_sites):
    assert all(read((site / "CITATION.cff").read_text("utf-8"))["authors"] for site in corpus_sites.values())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_value_comes_out_as_itself(text, cite):
    said = cite(title=text, description=text, publisher=text, keywords=(text,), version=text)
    kept = text.replace("\x00", "")
    assert (said["title"], said["abstract"], said["keywords"]) == (kept, kept, [kept])
    assert said["preferred-citation"]["publisher"]["name"] == kept
    assert said["version"] == kept


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_is_one_author(text, cite):
    assert len(cite(editors=(f"{text}, Ada",))["authors"]) == 1


@pytest.mark.parametrize(("name", "address", "said"), LICENCES)
def test_a_licence_is_told_by_its_name_in_spdx_else_by_its_address(name, address, said, cite):
    made = cite(licence=name, licence_url=address)
    assert made.get("license", made.get("license-url")) == said


def test_nobody_is_an_editor_twice(cite):
    assert len(cite(editors=("Ward, Ada", "Ward, Ada"))["authors"]) == 1


def test_an_edition_of_which_no_document_can_be_built_is_not_published(tmp_path):
    folder = world(tmp_path / "e", {"tei/a.xml": "<TEI", "edition.toml": WHOLE})
    assert "CITATION.cff" not in (tree(site) if (site := build(folder).site).exists() else {})
