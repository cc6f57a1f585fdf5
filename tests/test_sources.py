"""What a document was made from, cited: each kind of source as a reader would, the same in each format."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from citations import read_biblatex, read_bibtex, read_csl, read_dc, read_endnote, read_mods, read_ris, sorted_name
from citations.schema import CSL
from citations.schemas import DUBLIN_CORE, METADATA
from lxml import etree
from saxonche import PySaxonProcessor
from sources import MANUSCRIPT, SOURCES, WORDS, document, placed
from warm import pecia
from worlds import tei, world

ROOT = Path(__file__).resolve().parent.parent
FORMATS = ("csl", "bibtex", "biblatex", "ris", "endnote", "mods", "dc")
MODS = "{http://www.loc.gov/mods/v3}"
MANY = 200
"""How many sources of the corpus can be cited at least."""
Told = dict[str, Any]
Tell = Callable[..., Told]
PART = '<pb n="770"/><div type="letter"><pb n="771"/><head>Seven</head><p>Words.</p></div>'
VOLUME = """<biblStruct><monogr><title level="m">Papers on timber</title><imprint><publisher>Quire</publisher><date when="1950"/>
<biblScope unit="page" from="1" to="900"/></imprint></monogr></biblStruct>"""
PLAIN = """<bibl><title>Paste</title>, <publisher>Quire</publisher>, <date when="1901"/>, <biblScope unit="page">{}</biblScope>
</bibl>"""


@pytest.fixture(scope="module")
def tell(processor: PySaxonProcessor) -> Tell:
    """Compile the stylesheet of sources; give what it tells of a document in a format."""
    compiled = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(ROOT / "xslt" / "source.xsl"))

    def told(given: etree._Element, wanted: str = "csl", whole: str = "") -> Told:
        for name, value in (("wanted", wanted), ("whole", whole)):
            compiled.set_parameter(name, processor.make_string_value(value))
        node = processor.parse_xml(xml_text=etree.tostring(given, encoding="unicode"))
        return json.loads(compiled.transform_to_string(xdm_node=node))

    return told


def items(told: Told) -> list[dict[str, Any]]:
    """Give the items of CSL-JSON, without their ids."""
    found = [json.loads(each["text"])[0] for each in told["items"]]
    return [{name: value for name, value in item.items() if name != "id"} for item in found]


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_is_cited_as_its_header_says(name: str, tell: Tell) -> None:
    source, profile, expected = SOURCES[name]
    told = tell(document(source, profile))
    assert items(told) == expected
    assert told["words"] == WORDS.get(name, [])


@pytest.mark.parametrize("name", [name for name, row in SOURCES.items() if row[2]])
def test_all_formats_say_the_same_of_a_source(name: str, tell: Tell) -> None:
    source, profile, expected = SOURCES[name]
    made = {each: [one["text"] for one in tell(document(source, profile), each)["items"]] for each in FORMATS}
    for number in range(len(expected)):
        agree({each: texts[number] for each, texts in made.items()})


def agree(texts: dict[str, str]) -> None:
    """Read a source in all formats, which must agree."""
    jsonschema.validate(json.loads(texts["csl"]), CSL)
    METADATA().assertValid(etree.fromstring(texts["mods"].encode()))
    DUBLIN_CORE().assertValid(etree.fromstring(texts["dc"].encode()))
    said = read_csl(texts["csl"])
    assert read_bibtex(texts["bibtex"]) == said
    assert read_biblatex(texts["biblatex"]) == said
    assert read_ris(texts["ris"]) == said
    assert read_mods(texts["mods"], said) == said
    listed = (said.title, tuple(map(sorted_name, said.authors)), said.year)
    assert read_dc(texts["dc"]) == listed
    assert read_endnote(texts["endnote"]) == listed


@pytest.mark.parametrize(
    "words",
    ["Glue\nER  - \nTY  - BOOK", "}, title = {Paste} {", "@book{paste, title={Paste}}", "</script><!--<script> & \\ %"],
)
@pytest.mark.parametrize("name", ["a book of a catalogue", "a page of the web, and the print behind it", "an article"])
def test_hostile_words_in_a_source_stay_in_their_fields(name: str, words: str, tell: Tell) -> None:
    source = document(*SOURCES[name][:2])
    for element in source.iter("{*}title", "{*}publisher", "{*}pubPlace", "{*}name", "{*}edition"):
        if element.getparent().tag.endswith(("Stmt", "bibl", "analytic", "monogr")):
            element.text = f"{words} {element.text}"
    made = {each: tell(source, each)["items"] for each in FORMATS}
    for number in range(len(SOURCES[name][2])):
        agree({each: texts[number]["text"] for each, texts in made.items()})


def test_the_volumes_author_is_told_beside_the_letters(tell: Tell) -> None:
    source, profile, _ = SOURCES["a letter in a volume of letters"]
    made = {each: tell(document(source, profile), each)["items"][0]["text"] for each in FORMATS}
    assert "bookauthor = {von Stein, Bruno}" in made["biblatex"]
    for each in ("bibtex", "ris", "endnote", "dc"):
        assert "In a volume by Bruno von Stein." in made[each]


def test_several_sources_have_several_ids(tell: Tell) -> None:
    source, profile, _ = SOURCES["two witnesses"]
    told = tell(document(source, profile))
    assert [json.loads(each["text"])[0]["id"] for each in told["items"]] == ["glue-source-1", "glue-source-2"]


def test_a_part_of_a_file_has_its_own_pages_in_the_source(tell: Tell) -> None:
    (item,) = items(tell(document(VOLUME, text=PART, part="text/body/div[1]")))
    assert (item["type"], item["title"]) == ("chapter", "Seven")
    assert (item["container-title"], item["page"]) == ("Papers on timber", "771")


def test_a_part_has_only_the_source_to_which_it_points(tell: Tell) -> None:
    both = VOLUME + MANUSCRIPT.format(" xml:id='ms'", "")
    part = PART.replace('type="letter"', 'type="letter" decls="#ms"')
    (item,) = items(tell(document(both, text=part, part="text/body/div[1]")))
    assert item["archive"] == "City Archive"


def test_the_volumes_are_told_once_however_many_texts_they_hold(tell: Tell) -> None:
    whole = [tell(document(PLAIN.format(page)), whole="yes")["items"] for page in (7, 8)]
    assert whole[0][0]["key"] == whole[1][0]["key"]
    assert [one["type"] for one in items(tell(document(PLAIN.format(7)), whole="yes"))] == ["book"]
    assert tell(document(PLAIN.format(7)))["items"] != tell(document(PLAIN.format(8)))["items"]


def test_a_record_of_mods_holds_the_source_as_the_original(processor: PySaxonProcessor) -> None:
    mods = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(ROOT / "xslt" / "mods.xsl"))
    source = document(*SOURCES["a letter in a volume of letters"][:2])
    made = mods.transform_to_string(xdm_node=processor.parse_xml(xml_text=etree.tostring(source, encoding="unicode")))
    record = etree.fromstring(made.encode())
    METADATA().assertValid(record)
    (original,) = record.findall(f"{MODS}relatedItem[@type='original']")
    host = original.find(f"{MODS}relatedItem[@type='host']")
    assert host.findtext(f"{MODS}titleInfo/{MODS}title") == "Letters received"
    assert original.findtext(f"{MODS}originInfo/{MODS}publisher") == "Quire"
    assert record.findtext(f"{MODS}originInfo/{MODS}publisher") == "Pecia Press"


@pytest.mark.corpus
def test_every_source_of_the_corpus_is_read_by_every_parser(corpus_sites: dict[str, Path], tell: Tell) -> None:
    found = 0
    for site in corpus_sites.values():
        for path in sorted(site.glob("*.mods.xml")):
            if '<relatedItem type="original">' in path.read_text("utf-8"):
                mended = etree.XMLParser(recover=True, huge_tree=True)
                given = placed(etree.parse(path.with_name(path.name.replace(".mods.xml", ".xml")), mended).getroot())
                made = {each: tell(given, each)["items"] for each in FORMATS}
                found += len(made["csl"])
                for number in range(len(made["csl"])):
                    agree({each: items[number]["text"] for each, items in made.items()})
    assert found > MANY


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an edition of two texts of one volume, one of another, a manuscript, a source in words, and none."""
    sources = {"a": PLAIN.format("pp. 7-8"), "b": PLAIN.format(9), "c": VOLUME}
    sources |= {"d": "<bibl>Leeds, 1847</bibl>", "e": "<p/>"}
    sources |= {"f": SOURCES["a manuscript with a title, and literature on it"][0]}
    texts = {
        f"{name}.xml": tei(id=name, title=f"Day {name}").replace("<p>None.</p>", source)
        for name, source in sources.items()
    }
    return world(tmp_path_factory.mktemp("sources") / "Edition", texts)


def cited(edition: Path, *options: str) -> str:
    """Cite sources of the edition."""
    done = pecia("cite", "--source", edition, *options, "--of", "source")
    assert done.status == 0, done.err
    return done.out


def test_a_source_is_cited_in_a_style(edition: Path) -> None:
    assert cited(edition, "a") == "“Day a.” In Paste. Quire, 1901.\n"
    assert cited(edition, "a", "--style", "mla") == "“Day a.” Paste, Quire, 1901, pp. 7–8.\n"


def test_a_note_on_a_source_names_its_pages_once(edition: Path) -> None:
    assert cited(edition, "a", "--form", "note") == "“Day a,” in Paste (Quire, 1901), 7–8.\n"
    assert cited(edition, "a", "--form", "note", "--style", "mhra") == "‘Day a’, in Paste (Quire, 1901), pp. 7–8.\n"
    assert cited(edition, "a", "--page", "8") == "“Day a,” in Paste (Quire, 1901), 8.\n"


def test_a_note_on_a_manuscript_names_its_leaves(edition: Path) -> None:
    made = cited(edition, "f", "--form", "note")
    assert made == "Bede the Binder, “De glutine” [1450–1475?], Quill, Q 12, fols. 12r–13v, City Archive, Leeds.\n"


def test_a_place_in_a_source_stands_in_the_formats_that_have_one(edition: Path) -> None:
    made = cited(edition, "a", "--page", "8", "--format", "bibtex")
    assert made.startswith("\\cite[8]{a-source}\n\n@incollection{a-source,\n")
    assert json.loads(cited(edition, "a", "--page", "8", "--format", "csl"))["citationItems"][0]["locator"] == "8"


def test_a_page_that_the_source_has_not_is_refused(edition: Path) -> None:
    done = pecia("cite", "--source", edition, "a", "--of", "source", "--page", "9")
    assert done.status == 2
    assert "a has no page 9: its pages are 7–8." in done.err


def test_the_sources_of_an_edition_are_cited_once_each(edition: Path) -> None:
    done = pecia("cite", "--source", edition, "--all", "--of", "source")
    assert sorted(done.out.splitlines()) == [
        "Bede the Binder. “De glutine.” [1450–1475?]. Quill, Q 12. City Archive, Leeds.",
        "Leeds, 1847",
        "Papers on Timber. Quire, 1950.",
        "Paste. Quire, 1901.",
    ]
    assert "The headers of 1 of 6 documents name no source that can be cited." in done.err


def test_a_source_in_words_stands_in_no_format_and_that_is_said(edition: Path) -> None:
    done = pecia("cite", "--source", edition, "a", "d", "--of", "source", "--format", "ris")
    assert done.out.count("TY  - ") == 1
    assert "The header of d tells a source in words only, which no field can hold: “Leeds, 1847”." in done.err


@pytest.mark.parametrize(("name", "sentence"), [("e", "names no source that can be cited"), ("d", "in words only")])
def test_a_document_without_a_source_is_told_in_a_sentence(name: str, sentence: str, edition: Path) -> None:
    done = pecia("cite", "--source", edition, name, "--of", "source", "--format", "bibtex")
    assert (done.status, done.out) == (2, "")
    assert sentence in done.err
