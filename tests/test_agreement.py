"""What each format of a citation carries, notes or loses is what the docs say."""

import re
from pathlib import Path

import pytest
from lxml import etree
from saxonche import PySaxonProcessor

ROOT = Path(__file__).resolve().parent.parent
COLUMNS = ("csl", "bibtex", "biblatex", "ris", "endnote", "mods", "dc")
SAID = {
    "title": ("Atitle", "Atitle"),
    "subtitle": ("Asubtitle", None),
    "author": ("Anauthor", "Anauthor"),
    "doubt about the author": ("Attributed to", "Attributed to"),
    "recipient": ("Arecipient", None),
    "editor": ("Aneditor", "Aneditor"),
    "translator": ("Atranslator", "Atranslator"),
    "compiler": ("Acompiler", "Acompiler"),
    "date": ("1884", "1950"),
    "the document's date in a volume": (None, "1940"),
    "the edition's date beside a letter's": ("2020", None),
    "volume or edition around it": ("Acontainer", "Acontainer"),
    "series": ("Aseries", "Aseries"),
    "number of the volume": ("17", "17"),
    "version or edition": ("3.14", "Fourth"),
    "publisher": ("Apublisher", "Apublisher"),
    "place": ("Aplace", "Aplace"),
    "pages": ("771", "771"),
    "pages of another copy": ("12r in Acopy", "12r in Acopy"),
    "repository": ("Arepository", None),
    "shelfmark": ("Ashelfmark", None),
    "printed source": ("Asource", "Asource"),
    "address": ("https://site.example/letter-id.html", "https://site.example/chapter-id.html"),
    "DOI": ("10.1234/adoi", None),
    "language": ("cy", "cy"),
    "genre": ("Agenre", "Record of conversation"),
    "licence": ("CC BY 4.0", "CC BY 4.0"),
    "authority of a name (`@ref`)": ("https://viaf.example/1", None),
    "id": ("letter-id", "chapter-id"),
}
"""What stands for each field in the two documents: the letter, and the text in a volume."""
NOTES = re.compile(
    r'"note": ".*"|^  note = .*$|^N1  - .*$|<notes>.*?</notes>|<note .*?</note>|<dc:description>.*?</dc:description>',
    re.MULTILINE,
)
"""Where each format has its notes."""


def table() -> dict[str, list[tuple[str, str]]]:
    """Read the table of the docs: for each field and format what is said of a letter, and of a text in a volume."""
    text = (ROOT / "docs" / "citations.md").read_text("utf-8").split("### Carried, noted, or lost")[1].split("\n\n")[2]
    rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in text.splitlines()[2:]]
    return {field: [((one := cell.split(" / "))[0], one[-1]) for cell in cells] for field, *cells in rows}


@pytest.fixture(scope="module")
def made(processor: PySaxonProcessor) -> dict[str, tuple[str, str]]:
    """Make both documents in each format."""
    found = {}
    for name in COLUMNS:
        executable = processor.new_xslt30_processor().compile_stylesheet(
            stylesheet_file=str(ROOT / "xslt" / f"{name}.xsl")
        )
        texts = [etree.parse(ROOT / "tests" / "agreement" / f"{kind}.xml") for kind in ("letter", "chapter")]
        nodes = [processor.parse_xml(xml_text=etree.tostring(tei, encoding="unicode")) for tei in texts]
        letter, chapter = (str(executable.transform_to_string(xdm_node=node)) for node in nodes)
        found[name] = letter, chapter
    return found


def treatment(value: str, text: str) -> str:
    """Say whether a text carries a value, has it in its notes only, or not."""
    apart = NOTES.sub("", text)
    pattern = rf"(?<!\w){re.escape(value)}(?!\w)"
    if re.search(pattern, apart):
        return "carried"
    return "noted" if re.search(pattern, text) else "lost"


def test_the_table_has_every_field():
    assert list(table()) == list(SAID)


@pytest.mark.parametrize("field", SAID)
def test_a_field_is_carried_noted_or_lost_as_the_docs_say(field, made):
    said = {}
    for name, stated in zip(COLUMNS, table()[field], strict=True):
        for value, text, expected in zip(SAID[field], made[name], stated, strict=True):
            if value and treatment(value, text) != expected:
                said[name, value] = treatment(value, text)
    assert said == {}
