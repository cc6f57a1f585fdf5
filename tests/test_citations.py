"""A document's citations: right for each kind, the same in each format, and one entry whatever the header says."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import jsonschema
import pytest
from citations import (
    Facts,
    Name,
    read_biblatex,
    read_bibtex,
    read_csl,
    read_dc,
    read_endnote,
    read_mods,
    read_ris,
    sorted_name,
)
from citations.fields import unequal
from citations.schema import CSL
from citations.schemas import DUBLIN_CORE, METADATA
from lxml import etree
from saxonche import PySaxonProcessor

from pipeline.format import FORMATS as FORMATS_THAT_SHIP

ROOT = Path(__file__).resolve().parent.parent
PECIA = "{https://pecia.example/ns}"
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'
FORMATS = ("csl", "bibtex", "biblatex", "ris", "endnote", "mods", "dc")
CITED = [each for each in FORMATS_THAT_SHIP if each.is_citation]
FRAGMENTS = sorted((ROOT / "tests" / "citations").glob("*.xml"))
Cite = Callable[[etree._Element, str], dict[str, str]]

NIB: Name = ("Nib", "Otto", "")
READER: Name = ("Reader", "Mary", "")
QUILL: Name = ("Quill", "Ada", "")
KINDS = {
    "article": ("article-journal", Facts("A note on glue", (QUILL,), (), "1899", 4, ("5", "9"))),
    "book": ("book", Facts("The Whole Art of Binding & Gilding", (("Nib", "Otto", "of Leeds"),), (), "2005", 12,
        ("2", "[3]"))),
    "chapter-in-a-corpus": ("chapter", Facts("On Thumbs", (("Nib", "Ann", ""), NIB), (READER,), "2011", 5,
        ("iv", "v"))),
    "conversation-in-a-volume": ("chapter", Facts("7. On timber", (), (READER,), "1950", 0, ("770", "771"))),
    "diary": ("manuscript", Facts("Monday, 2 June 1902", (QUILL,), (), "1902", 6, ("329", "329"))),
    "dictionary-entry": ("chapter", Facts("quire", (), (), "", 0, ("", ""))),
    "inscription": ("manuscript", Facts("Dedication of a clock", (), (READER,), "", 0, ("", ""))),
    "letter": ("personal_communication", Facts("Ada Quill to Bruno von Stein, 3 May 1884", (QUILL,), (READER,), "1884",
        5, ("1r", "1v"))),
    "letter-of-a-society": ("personal_communication", Facts("Circular of the Society",
        (("Society of Binders and Sewers", "", ""),), (), "1890", 0, ("12", "14"))),
    "letter-of-an-open-date": ("personal_communication", Facts("Otto Nib to the Guild", (NIB,), (), "1925", 0, ("", ""))),
    "manuscript": ("manuscript", Facts("A leaf of accounts", (("Bede the Binder", "", ""),), (), "1450", 0,
        ("12r", "12v"))),
    "no-header": ("document", Facts("Scraps", (), (), "", 0, ("", ""))),
    "novel": ("book", Facts("Der Leim", (NIB,), (), "2019", 1, ("", ""))),
    "novel-of-one-chapter": ("book", Facts("Der Leim", (NIB,), (), "2019", 1, ("", ""))),
    "papyrus": ("manuscript", Facts("p.nib.7", (), (), "", 0, ("", ""))),
    "part-without-heading": ("chapter", Facts("Papers, 3", (), (), "", 0, ("", ""))),
    "play": ("book", Facts("The Ink Pot", (("Chernilov", "Pyotr Ilyich", ""),), (), "2020", 0, ("", ""))),
    "poem": ("chapter", Facts("Ode to Paste", (), (), "1790", 0, ("", ""))),
    "session": ("document", Facts("Sitting of the Guild of Binders", (), (), "2017", 9, ("", ""))),
    "telegram": ("personal_communication", Facts("Stein to Quill", (("von Stein", "Bruno", ""),), (), "1884", 5,
        ("", ""))),
}  # fmt: skip
"""For each fragment CSL's type and the facts, written from reading the header."""

NAMES = {
    "Johann Wolfgang von Goethe": ("von Goethe", "Johann Wolfgang", ""),
    "Goethe, Johann Wolfgang von": ("von Goethe", "Johann Wolfgang", ""),
    "Jones, William, of Usk.": ("Jones", "William", "of Usk"),
    "Shakespeare, William, 1564-1616.": ("Shakespeare", "William", ""),
    "A., fl. 1593.": ("A.", "", ""),
    "Лев Николаевич Толстой": ("Толстой", "Лев Николаевич", ""),
    "Толстой, Лев Николаевич (1828–1910)": ("Толстой", "Лев Николаевич", ""),
    "Dr. Oskar Samek": ("Samek", "Oskar", ""),
    "Plato": ("Plato", "", ""),
    "Jacob of Edessa": ("Jacob of Edessa", "", ""),
    "Karl der Große": ("Karl der Große", "", ""),
    "Office of the Historian": ("Office of the Historian", "", ""),
    "紫式部 日記": ("紫式部 日記", "", ""),
    "O'Brien, Flann": ("O'Brien", "Flann", ""),
    "Sylvie d'Arques": ("d'Arques", "Sylvie", ""),
    "von Stetten, Luise": ("von Stetten", "Luise", ""),
    "Толстой Лев Николаевич": ("Толстой", "Лев Николаевич", ""),
    "Лев Николаевич": ("Лев Николаевич", "", ""),
    "Twain, Mark, pseud.": ("Twain", "Mark", ""),
    "[Hester Pell?]": ("Pell", "Hester", ""),
    "attributed to Hester Pell": ("Pell", "Hester", ""),
    "Brother Osric": ("Brother Osric", "", ""),
    "Die Hefterin": ("Die Hefterin", "", ""),
    "Königliche Hofkanzlei": ("Königliche Hofkanzlei", "", ""),
    "Royal Navy": ("Royal Navy", "", ""),
    "King, Martin Luther, Jr.": ("King", "Martin Luther", "Jr."),
    "Martin Luther King, Jr.": ("King", "Martin Luther", "Jr."),
}
HOSTILE = {
    "a new record": "Glue\nER  - \nTY  - BOOK\nTI  - Paste",
    "lines of other kinds": "Glue\u2028ER  - \u2029TY  - BOOK\x85TI  - Paste",
    "braces": "}, title = {Paste} { {{ }} \\} \\{",
    "an entry": "Glue}}\n@book{paste, title={Paste}}",
    "signs": r"100 % \input{x} $a_b^c$ #1 ~ & \& \% \\ @comment{ 'quotes' “quotes” \"x\"",
    "markup": "</script><!--<script> <b>bold</b> &amp; ]]>",
    "directions": "glue \u202eetsap\u202c \u2067גלו\u2069 \u200fpaste\u200e",
    "length": "glue and paste {} " * 600,
    "commas": "Glue, Paste, and Thread; and, and",
}


@pytest.fixture(scope="module")
def cite(processor: PySaxonProcessor) -> Cite:
    """Compile the stylesheets of the citations; give a document's in each format."""
    xslt = processor.new_xslt30_processor()
    compiled = {name: xslt.compile_stylesheet(stylesheet_file=str(ROOT / "xslt" / f"{name}.xsl")) for name in FORMATS}

    def cited(tei: etree._Element, name: str) -> dict[str, str]:
        if tei.find(f"{PECIA}context") is None:
            context = etree.Element(f"{PECIA}context", id=name, path=f"{name}.xml")
            etree.SubElement(context, f"{PECIA}edition", title="Fragments")
            tei.insert(0, context)
        node = processor.parse_xml(xml_text=etree.tostring(tei, encoding="unicode"))
        return {each: stylesheet.transform_to_string(xdm_node=node) for each, stylesheet in compiled.items()}

    return cited


def facts(citations: dict[str, str]) -> Facts:
    """Read all formats, which must agree."""
    jsonschema.validate(json.loads(citations["csl"]), CSL)
    METADATA().assertValid(etree.fromstring(citations["mods"].encode()))
    DUBLIN_CORE().assertValid(etree.fromstring(citations["dc"].encode()))
    said = read_csl(citations["csl"])
    assert read_bibtex(citations["bibtex"]) == said
    assert read_biblatex(citations["biblatex"]) == said
    assert read_ris(citations["ris"]) == said
    assert read_mods(citations["mods"], said) == said
    listed = (said.title, tuple(map(sorted_name, said.authors)), said.year)
    assert read_dc(citations["dc"]) == listed
    title, *others = read_endnote(citations["endnote"])
    assert title == listed[0] or title.startswith(listed[0] + ": ")
    assert tuple(others) == listed[1:]
    assert unequal(citations) == []
    return said


def header(title: str, author: str) -> etree._Element:
    """Make a document whose header has a title and an author."""
    statement = f"<titleStmt><title>{escape(title)}</title><author>{author}</author></titleStmt>"
    return etree.fromstring(f"{TEI}<teiHeader><fileDesc>{statement}</fileDesc></teiHeader></TEI>")


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda path: path.stem)
def test_a_kind_of_document_is_cited_as_its_header_says(fragment: Path, cite: Cite) -> None:
    citations = cite(etree.parse(fragment).getroot(), fragment.stem)
    assert (json.loads(citations["csl"])[0]["type"], facts(citations)) == KINDS[fragment.stem]


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_taken_apart(text: str, cite: Cite) -> None:
    assert facts(cite(header("Glue", escape(text)), "name")).authors == (NAMES[text],)


@pytest.mark.parametrize(
    "text",
    [
        "Anonymous",
        "[anon.]",
        "N. N.",
        "Unbekannt",
        "Anonyme",
        "Author unknown",
        "неизвестен",
        "Анонимный автор",
        "",
        "?",
    ],
)
def test_nobody_is_no_author(text: str, cite: Cite) -> None:
    assert facts(cite(header("Glue", text), "nobody")).authors == ()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_title_comes_out_as_itself(text: str, cite: Cite) -> None:
    line = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())
    assert facts(cite(header(text, "Ann Nib"), "title")).title == line


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_comes_out_as_itself(text: str, cite: Cite) -> None:
    name = f"<persName><surname>{escape(text)}</surname><forename>Ann</forename></persName>"
    line = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())
    citations = cite(header("Glue", name), "name")
    assert read_csl(citations["csl"]).authors == ((line, "Ann", ""),)
    assert read_bibtex(citations["bibtex"]).authors == ((line, "Ann", ""),)
    assert f"AU  - {line}, Ann\r\n" in citations["ris"]
    assert read_ris(citations["ris"]).title == "Glue"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_version_comes_out_as_itself(text: str, cite: Cite) -> None:
    tei = header("Glue", "Ann Nib")
    context = etree.Element(f"{PECIA}context", id="glue", path="glue.xml")
    etree.SubElement(context, f"{PECIA}edition", title="Fragments", version=text)
    tei.insert(0, context)
    line = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())
    citations = cite(tei, "glue")
    facts(citations)
    assert json.loads(citations["csl"])[0]["version"] == line


def test_a_letter_is_its_senders_whoever_edited_it(cite: Cite) -> None:
    letter = header("Glue", "Mary Reader")
    action = '<correspAction type="sent"><persName>Quill, Ada</persName></correspAction>'
    description = f"<profileDesc><correspDesc>{action}</correspDesc></profileDesc>"
    letter[0].append(etree.fromstring(f"{TEI}{description}</TEI>")[0])
    assert facts(cite(letter, "letter")).authors == (QUILL,)


def test_each_format_names_the_licence(cite: Cite) -> None:
    for text in cite(etree.parse(ROOT / "tests" / "citations" / "letter.xml").getroot(), "letter").values():
        assert "CC BY 4.0" in text
        assert "https://creativecommons.org/licenses/by/4.0/" in text


def test_a_recipient_is_cited_as_each_format_can(cite: Cite) -> None:
    citations = cite(etree.parse(ROOT / "tests" / "citations" / "letter.xml").getroot(), "letter")
    stein = {"family": "Stein", "given": "Bruno", "non-dropping-particle": "von"}
    assert json.loads(citations["csl"])[0]["recipient"] == [stein]
    assert "note = {To Bruno von Stein." in citations["bibtex"]
    assert "A2  - von Stein, Bruno\r\n" in citations["ris"]


def test_the_documents_date_is_apart_from_the_volumes(cite: Cite) -> None:
    path = ROOT / "tests" / "citations" / "conversation-in-a-volume.xml"
    citations = cite(etree.parse(path).getroot(), path.stem)
    assert json.loads(citations["csl"])[0]["original-date"] == {"date-parts": [[1940, 3, 27]]}
    assert "Dated 27 March 1940 (1940-03-27)." in citations["bibtex"]
    assert "OP  - 27 March 1940 (1940-03-27)\r\n" in citations["ris"]


@pytest.mark.parametrize("title", [{"title": "scans"}, {"title": "scans", "unnamed": "yes"}])
def test_the_name_of_a_folder_is_no_title(title: dict[str, str], cite: Cite) -> None:
    tei = etree.parse(ROOT / "tests" / "citations" / "poem.xml").getroot()
    context = etree.Element(f"{PECIA}context", id="poem", path="poem.xml")
    etree.SubElement(context, f"{PECIA}edition", title)
    tei.insert(0, context)
    cited = cite(tei, "poem")
    assert {"scans" in text for text in cited.values()} == {"unnamed" not in title}


@pytest.mark.parametrize(
    ("attribute", "usage", "content", "said"),
    [
        ("", "<language ident='en'/><language ident='zh'/>", "<p>經</p>", None),
        ("", "<language ident='en'/>", "<p>x</p>", "en"),
        ("", "<language ident='en' usage='10'/><language ident='zh' usage='90'/>", "<p>經</p>", "zh"),
        (" xml:lang='en'", "", "<head>A head</head><div xml:lang='grc'><p>x</p></div>", "grc"),
        (" xml:lang='en'", "", "<div xml:lang='grc'><p>x</p></div><div><p>y</p></div>", "en"),
    ],
)
def test_a_language_is_said_not_guessed(attribute: str, usage: str, content: str, said: str | None, cite: Cite) -> None:
    header = f"<teiHeader><profileDesc><langUsage>{usage}</langUsage></profileDesc></teiHeader>"
    tei = etree.fromstring(f"{TEI[:-1]}{attribute}>{header}<text><body>{content}</body></text></TEI>")
    assert json.loads(cite(tei, "a")["csl"])[0].get("language") == said


def test_each_id_has_a_key_of_its_own(cite: Cite) -> None:
    ids = ("D_1-2", "письмо-1", "письмо-2", "a.b", "a-b", "ä-b", "a b", "{}%", "日記")
    keys = [re.match(r"@\w+\{([^,]*),", cite(header("Glue", ""), each)["bibtex"]).group(1) for each in ids]
    assert all(re.fullmatch(r"[a-z0-9_:-]+", key) for key in keys)
    assert len(set(keys)) == len(ids)


@pytest.mark.corpus
def test_every_citation_of_the_corpus_is_read_by_every_parser(corpus_sites: dict[str, Path]) -> None:
    found = [
        path
        for site in corpus_sites.values()
        for path in sorted(site.glob("*.csl.json"))
        if path.stem != "bibliography.csl"
    ]
    assert found
    for path in found:
        stem = path.name.removesuffix(".csl.json")
        texts = {each.name: path.with_name(each.file_name(stem)).read_bytes().decode() for each in CITED}
        assert facts(texts).title, path
