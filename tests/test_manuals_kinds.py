"""Every kind of document in every style: bare, with a title only, and full. What comes out was read by people."""

import re

import pytest
from lxml import etree
from manuals import Cited
from saxonche import PySaxonProcessor
from worlds import world

from pipeline.edition import XSLT

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{id}"><teiHeader><fileDesc>{stated}</fileDesc>{profile}</teiHeader>'
TEXT = '<text type="{type}"><body><pb n="12"/>{body}</body></text></TEI>'
BODIES = {
    "play": "<div><sp><speaker>A</speaker><p>Ink!</p></sp><sp><speaker>B</speaker><p>Pot!</p></sp></div>",
    "poem": "<lg><l>Ink</l><l>drips</l><l>in</l><l>pots</l></lg>",
    "inscription": '<div type="edition"><ab>To the guild.</ab></div>',
    "dictionary-entry": "<entry><form><orth>pot</orth></form></entry>",
}
IN_ARCHIVES = ("letter", "telegram", "diary-entry", "manuscript", "inscription", "dispatch")
KINDS = (
    *IN_ARCHIVES,
    "memorandum",
    "conversation",
    "chapter",
    "poem",
    "play",
    "monograph",
    "article",
    "dictionary-entry",
    "paper",
)
PECIA = "{https://pecia.example/ns}"
ASKED = (f"{PECIA}entry", f"{PECIA}note")
BARE = (
    "<titleStmt><title>On pots</title></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>"
)
PEOPLE = """<title level="a">On pots</title><author><persName><forename>Otto</forename> <surname>Nib</surname></persName></author>
<editor role="translator"><persName><forename>Tom</forename> <surname>Gloss</surname></persName></editor>"""
PRESS = (
    '<publicationStmt><publisher>Mill Press</publisher><pubPlace>York</pubPlace><date when="2011"/></publicationStmt>'
)
ARCHIVE = """<sourceDesc><msDesc><msIdentifier><settlement>Leeds</settlement><repository>City Archive</repository>
<idno>MS 12/3</idno></msIdentifier></msDesc></sourceDesc>"""
JOURNAL = """<sourceDesc><biblStruct><analytic><title>On pots</title></analytic><monogr><title level="j">The Binder</title><imprint>
<date when="1899"/></imprint></monogr></biblStruct></sourceDesc>"""
LETTER = """<correspDesc><correspAction type="sent"><persName>Otto Nib</persName><date when="1884-05-03"/></correspAction>
<correspAction type="received"><persName>Ada Quill</persName></correspAction></correspDesc>"""
SETTINGS = (
    'title = "The Marlow Papers"\neditors = ["Helen Voss"]\nbase-url = "https://marlow.example"\nfiles = ["*.xml"]\n'
)


def document(kind: str, *, bare: bool) -> str:
    """Compose a document of a kind."""
    volume = '<title level="m">Of vessels</title>' if kind in {"chapter", "poem", "dictionary-entry"} else ""
    source = ARCHIVE if kind in IN_ARCHIVES else JOURNAL if kind == "article" else "<sourceDesc><p/></sourceDesc>"
    written = LETTER if kind in {"letter", "telegram"} else '<creation><date when="1884-05-03"/></creation>'
    stated = BARE if bare else f"<titleStmt>{PEOPLE}{volume}</titleStmt>{PRESS}{source}"
    start = TEI.format(id=kind, stated=stated, profile="" if bare else f"<profileDesc>{written}</profileDesc>")
    return start + TEXT.format(type=kind, body=BODIES.get(kind, "<p>Ink.</p>"))


@pytest.fixture(scope="module")
def cited(
    tmp_path_factory: pytest.TempPathFactory, processor: PySaxonProcessor
) -> dict[bool, dict[str, etree._Element]]:
    """Cite each kind, bare and full, all at once, as pages do."""
    made = {}
    program = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(XSLT / "citations.xsl"))
    for bare in (True, False):
        files = {f"{kind}.xml": document(kind, bare=bare) for kind in KINDS} | (
            {} if bare else {"edition.toml": SETTINGS}
        )
        edition = Cited(processor, world(tmp_path_factory.mktemp("kinds") / "Pots", files))
        program.set_parameter("documents", processor.make_array(list(edition.documents.values())))
        said = re.findall(r"<p:cited.*?</p:cited>", program.call_template_returning_string(None), re.DOTALL)
        made[bare] = dict(zip(edition.documents, map(etree.fromstring, said), strict=True))
    return made


def styles(one: etree._Element) -> list[tuple[str, list[str]]]:
    """Give the styles of what is said of a document, each with its entry and its note."""
    return [
        (
            style.get("name", ""),
            ["".join(each.itertext()) for each in style if each.tag in ASKED and not each.get("label")],
        )
        for style in one.iter(f"{PECIA}style")
    ]


@pytest.mark.parametrize("bare", [True, False], ids=["bare", "full"])
def test_every_kind_is_cited_as_people_read_it(bare, cited, file_regression):
    lines = [
        f"{kind}\n" + "".join(f"  {name}: {text}\n" for name, texts in styles(one) for text in texts)
        for kind, one in sorted(cited[bare].items())
    ]
    file_regression.check("\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("bare", [True, False], ids=["bare", "full"])
def test_no_kind_is_without_an_entry_or_a_note_in_any_style(bare, cited):
    assert [
        (kind, name) for kind, one in cited[bare].items() for name, texts in styles(one) if len(texts) < len(ASKED)
    ] == []


@pytest.mark.parametrize("bare", [True, False], ids=["bare", "full"])
def test_nothing_is_said_twice_of_any_kind(bare, cited):
    texts = [text for one in cited[bare].values() for _, found in styles(one) for text in found]
    assert [
        text for text in texts if re.search(r"https?://.*https?://|,,|\.\.|\(\)|Nib\W.*\bNib\b|\bed\W.*\bed\.", text)
    ] == []
