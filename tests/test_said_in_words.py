"""What a citation takes from words alone: dates, bylines, duties, the ends of titles."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from saxonche import PySaxonProcessor

ROOT = Path(__file__).resolve().parent.parent
Item = Callable[..., dict[str, object]]


@pytest.fixture(scope="module")
def item(processor: PySaxonProcessor) -> Item:
    """Compile the stylesheet; give a document's CSL item, from pieces of its header and its text."""
    path = ROOT / "xslt" / "csl.xsl"
    stylesheet = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(path))

    def made(*, title: str = "Glue", statement: str = "", source: str = "<p/>", profile: str = "", text: str = ""):
        header = f"<titleStmt><title>{title}</title>{statement}</titleStmt><sourceDesc>{source}</sourceDesc>"
        header = f"<teiHeader><fileDesc>{header}</fileDesc><profileDesc>{profile}</profileDesc></teiHeader>"
        context = '<p:context xmlns:p="https://pecia.example/ns" id="glue" path="glue.xml"><p:edition/></p:context>'
        tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">{context}{header}<text>{text}</text></TEI>'
        return json.loads(stylesheet.transform_to_string(xdm_node=processor.parse_xml(xml_text=tei)))[0]

    return made


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("3 February 1957", [1957, 2, 3]),
        ("Leeds, February 3, 1957", [1957, 2, 3]),
        ("Wien, 14. Jänner 1912", [1912, 1, 14]),
        ("le 1er août 1871", [1871, 8, 1]),
        ("3 de febrero de 1957", [1957, 2, 3]),
        ("3 февраля 1957 г.", [1957, 2, 3]),
        ("Dec. 1899", [1899, 12]),
        ("3 февраля 1857 г.", [1857]),
        ("3 February 1657", [1657]),
        ("February–March 1957", [1957]),
        ("3 or 4 February 1957", [1957]),
        ("31 February 1957", [1957]),
        ("3. 2. 1957", [1957]),
    ],
)
def test_a_date_in_words_is_read_as_far_as_it_has_one_meaning(text, parts, item):
    assert item(profile=f"<creation><date>{text}</date></creation>")["issued"] == {"date-parts": [parts]}


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ada Quill", ["Quill"]),
        ("Ada Quill and Otto von Nib", ["Quill", "Nib"]),
        ("von Ada Quill, Otto Nib und Mary B. Reader", ["Quill", "Nib", "Reader"]),
        ("By our own correspondent", []),
        ("From Our Correspondent", []),
        ("Ada Quill, binder to the Guild", []),
        ("Translated by Otto Nib", []),
    ],
)
def test_a_byline_in_words_names_its_people_where_all_of_it_are_names(byline, authors, item):
    said = item(text=f"<front><titlePage><byline>{byline}</byline></titlePage></front><body><p>Words.</p></body>")
    assert [name["family"] for name in said.get("author", [])] == authors


@pytest.mark.parametrize(
    ("duty", "is_editor"),
    [
        ("author of digital edition", True),
        ("Digitale Edition", True),
        ("Digitisation", False),
        ("EpiDoc encoding", False),
    ],
)
def test_who_makes_an_edition_edits_it_on_paper_or_not(duty, is_editor, item):
    statement = f"<respStmt><resp>{duty}</resp><name>Reader, Mary</name></respStmt>"
    assert ("editor" in item(statement=statement)) == is_editor


@pytest.mark.parametrize(
    ("title", "cited"),
    [
        ("The whole art of binding.", "The whole art of binding"),
        ("Of glue, paste, etc.", "Of glue, paste, etc."),
        ("Quill Bros.", "Quill Bros."),
        ("A letter to Otto N.", "A letter to Otto N."),
        ("What is glue ...", "What is glue ..."),
        ("¶ Here begynneth the boke of glue.", "Here begynneth the boke of glue"),
        ("A test of glue.odd.", "A test of glue.odd"),
        ("¶", "¶"),
    ],
)
def test_a_title_is_cited_without_signs_that_are_no_part_of_it(title, cited, item):
    assert item(title=title)["title"] == cited


def test_an_inscription_is_in_the_language_of_the_text_that_is_edited(item):
    body = '<body><div type="edition" xml:lang="kaw-Latn"><ab>svasti</ab></div><div type="translation"><p>Hail</p></div></body>'
    assert item(text=body)["language"] == "kaw-Latn"


MANUSCRIPT = """<msDesc><msIdentifier><repository>Guild</repository><idno>1</idno></msIdentifier><msContents><msItem>{}
<bibl><title>Glue</title>{}<date when="1816">1816</date></bibl></msItem></msContents></msDesc>"""


@pytest.mark.parametrize(
    ("title", "print_", "is_dated"),
    [("", "", True), ("", "<publisher>Reader</publisher>", False), ("<title>Glue</title>", "", False)],
)
def test_a_manuscript_is_dated_by_its_contents_not_by_prints_of_them(title, print_, is_dated, item):
    assert ("issued" in item(source=MANUSCRIPT.format(title, print_))) == is_dated
