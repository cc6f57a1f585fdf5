"""Composed sources, as headers name them, each with what a reader would cite, written before the code read it."""

from typing import Any

from lxml import etree

PECIA = "{https://pecia.example/ns}"
QUILL = {"family": "Quill", "given": "Ada"}
NIB = {"family": "Nib", "given": "Otto"}
READER = {"family": "Reader", "given": "Mary"}
STEIN = {"family": "Stein", "given": "Bruno", "non-dropping-particle": "von"}
LETTER = """<profileDesc><correspDesc><correspAction type="sent"><persName><forename>Ada</forename> <surname>Quill</surname>
</persName><date when="1884-05-03">3 May 1884</date></correspAction><correspAction type="received"><persName><forename>Bruno
</forename> <nameLink>von</nameLink> <surname>Stein</surname></persName></correspAction></correspDesc></profileDesc>"""
ENTRY = """<profileDesc><textClass><keywords><term>diary</term></keywords></textClass><creation><date when="1902-06-02"/>
</creation></profileDesc>"""
MANUSCRIPT = """<msDesc{}><msIdentifier><settlement>Leeds</settlement><repository>City Archive</repository>
<collection>Quill</collection><idno type="shelfmark">Q 12</idno></msIdentifier>{}</msDesc>"""
HELD = {"archive": "City Archive", "archive-place": "Leeds", "archive_location": "Quill, Q 12"}

SOURCES: dict[str, tuple[str, str, list[dict[str, Any]]]] = {
    "a letter in an archive": (MANUSCRIPT.format("", ""), LETTER, [
        {"type": "personal_communication", "title": "On glue", "author": [QUILL], "recipient": [STEIN], "genre": "Letter",
         "issued": {"date-parts": [[1884, 5, 3]]}, **HELD}]),
    "a letter in a volume of letters": (
        """<biblStruct><monogr><author><persName><forename>Bruno</forename> <nameLink>von</nameLink> <surname>Stein</surname>
        </persName></author><title level="m">Letters received</title><editor>Mary Reader</editor><imprint><pubPlace>Leeds :
        </pubPlace><publisher>Quire,</publisher><date when="1930">1930.</date><biblScope unit="volume">vol. 2</biblScope>
        <biblScope unit="page" from="012" to="013"/></imprint></monogr></biblStruct>""", LETTER, [
        {"type": "chapter", "title": "On glue", "author": [QUILL], "container-author": [STEIN], "editor": [READER],
         "container-title": "Letters received", "volume": "2", "page": "12–13", "publisher": "Quire", "publisher-place": "Leeds",
         "issued": {"date-parts": [[1930]]}, "note": "To Bruno von Stein. Dated 3 May 1884 (1884-05-03)."}]),
    "an entry of a diary in print": (
        """<bibl><author>Otto Nib</author>, <title level="m">Diaries: a selection</title>, ed. by <editor>Mary Reader</editor>
        (<publisher>Quire</publisher>, <date>1989</date>), <citedRange unit="page">pp. 329–30</citedRange></bibl>""", ENTRY, [
        {"type": "chapter", "title": "On glue", "author": [NIB], "editor": [READER], "container-title": "Diaries: a selection",
         "page": "329–330", "publisher": "Quire", "issued": {"date-parts": [[1989]]}, "note": "Dated 1902-06-02."}]),
    "an article": (
        """<biblStruct type="journalArticle"><analytic><author>Nib, Otto</author><title level="a">Paste</title><title level="a"
        type="sub">a warning</title><idno type="DOI">https://doi.org/10.1/glue</idno></analytic><monogr><title level="j">The
        Binder</title><idno type="ISSN">1234-5679</idno><imprint><biblScope unit="volume">4</biblScope><biblScope unit="issue">
        no. 2</biblScope><biblScope unit="page">5-9</biblScope><date when="1899-04"/></imprint></monogr></biblStruct>""", "", [
        {"type": "article-journal", "title": "Paste: a warning", "author": [NIB], "container-title": "The Binder", "volume": "4",
         "issue": "2", "page": "5–9", "ISSN": "1234-5679", "DOI": "10.1/glue", "issued": {"date-parts": [[1899, 4]]}}]),
    "an article of a newspaper": (
        """<biblStruct><monogr><title level="j">Leeds Courier</title><imprint><date when="1899-04-02"/><biblScope unit="page">3
        </biblScope></imprint></monogr></biblStruct>""", "", [
        {"type": "article-newspaper", "title": "On glue", "author": [NIB], "container-title": "Leeds Courier", "page": "3",
         "issued": {"date-parts": [[1899, 4, 2]]}}]),
    "a book of a catalogue": (
        """<biblFull><titleStmt><title>On glue : and on paste.</title><author>Nib, Otto, 1560-1610.</author></titleStmt>
        <editionStmt><edition>The second edition,</edition></editionStmt><publicationStmt><publisher>Printed by Ann Quire,
        </publisher><pubPlace>[At Leeds :</pubPlace><date>1607]</date></publicationStmt><seriesStmt><title>Early Books ;</title>
        <biblScope>vol. 7</biblScope></seriesStmt></biblFull>""", "", [
        {"type": "book", "title": "On glue : and on paste", "author": [NIB], "edition": "The second edition",
         "publisher": "Printed by Ann Quire", "publisher-place": "[Leeds]", "collection-title": "Early Books",
         "collection-number": "7", "issued": {"date-parts": [[1607]]}}]),
    "a book of which one copy was used": (
        """<bibl>Nib: On glue, Leeds 1607</bibl><biblFull><titleStmt><title>On glue</title></titleStmt><publicationStmt>
        <publisher>Quire</publisher></publicationStmt></biblFull><msDesc><msIdentifier><repository>City Library</repository>
        <idno>Glue 4</idno></msIdentifier><physDesc><typeDesc><p>Roman</p></typeDesc></physDesc></msDesc>""", "", [
        {"type": "book", "title": "On glue", "author": [NIB], "publisher": "Quire", "archive": "City Library",
         "archive_location": "Glue 4"}]),
    "a chapter, and numbers that only words name": (
        """<bibl><author>Nib, Otto</author>, <title level="a">Paste</title>, in <title level="m">Sticky things</title>, Bd. 2,
        ed. by <editor>Mary Reader</editor>, Leeds 1901, S. 12–14, plate 7</bibl>""", "", [
        {"type": "chapter", "title": "Paste", "author": [NIB], "editor": [READER], "container-title": "Sticky things", "volume": "2",
         "page": "12–14", "issued": {"date-parts": [[1901]]},
         "note": "Source: Nib, Otto, Paste, in Sticky things, Bd. 2, ed. by Mary Reader, Leeds 1901, S. 12–14, plate 7."}]),
    "a translated book in a series": (
        """<biblStruct><monogr><author>Nib, Otto</author><title level="m" xml:lang="de">Der Leim</title><editor role="translator">
        Reader, Mary</editor><imprint><publisher>Quire</publisher><date when="1901"/></imprint></monogr><series><title level="s">
        Binders</title><biblScope unit="volume">Band 1-10</biblScope></series></biblStruct>""", "", [
        {"type": "book", "title": "Der Leim", "author": [NIB], "translator": [READER], "publisher": "Quire", "language": "de",
         "collection-title": "Binders", "issued": {"date-parts": [[1901]]}}]),
    "a page of the web, and the print behind it": (
        """<bibl type="digitalSource"><name>The Glue Library</name> <idno type="URL">https://glue.example/1</idno><bibl
        type="originalSource"><title>On glue</title><publisher>Quire</publisher><date when="1842"/></bibl></bibl>
        <bibl type="firstEdition"><title>On glue</title><date when="1840"/></bibl>""", "", [
        {"type": "webpage", "title": "On glue", "author": [NIB], "container-title": "The Glue Library",
         "URL": "https://glue.example/1"},
        {"type": "book", "title": "On glue", "author": [NIB], "publisher": "Quire", "issued": {"date-parts": [[1842]]}}]),
    "a manuscript with a title, and literature on it": (
        MANUSCRIPT.format("", """<msContents><textLang mainLang="la"/><msItem><locus from="12r" to="13v"/><author>Bede the Binder
        </author><title>De glutine</title></msItem></msContents><history><origin><origDate notBefore="1450" notAfter="1475"/></origin>
        </history>""")
        + "<listBibl><bibl><author>Reader</author>, <title>Glue in Leeds</title></bibl></listBibl>", "", [
        {"type": "manuscript", "title": "De glutine", "author": [{"literal": "Bede the Binder"}], "genre": "Manuscript",
         "page": "12r–13v", "language": "la", "issued": {"date-parts": [[1450], [1475]], "circa": True}, **HELD}]),
    "two witnesses": (
        f"""<listWit><witness xml:id="A">{MANUSCRIPT.format("", "")}</witness><witness xml:id="B"><bibl><title>Papers</title>,
        <publisher>Quire</publisher></bibl></witness><witness>a lost copy</witness></listWit>""", ENTRY, [
        {"type": "manuscript", "title": "On glue", "author": [NIB], "genre": "diary",
         "issued": {"date-parts": [[1902, 6, 2]]}, **HELD},
        {"type": "book", "title": "Papers", "publisher": "Quire"}]),
    "a recording": (
        """<recordingStmt><recording type="audio"><date when="1961-02-03"/></recording></recordingStmt>""", "", [
        {"type": "document", "title": "On glue", "genre": "Sound recording", "issued": {"date-parts": [[1961, 2, 3]]}}]),
    "a reference in a short sentence": (
        "<p>Transcribed from <bibl><title>Paste</title>, <publisher>Quire</publisher></bibl>.</p>", "", [
        {"type": "book", "title": "Paste", "publisher": "Quire"}]),
    "nothing": ("<p>Born digital.</p>", "", []),
    "no print, though one is named": (
        "<p>Composed for this edition, after <bibl><title>Paste</title>, <publisher>Quire</publisher></bibl>.</p>", "", []),
    "a manuscript of which nobody says where it lies": ("<msDesc><physDesc><p>Paper</p></physDesc></msDesc>", "", []),
    "words only": ("<bibl>Leeds, <date when='1847'>1847</date></bibl>", "", []),
    "a whole reference as a title": ("<bibl><title>Otto Nib. Works in 9 volumes. Leeds: Quire, 1994.</title></bibl>", "", []),
}  # fmt: skip
"""For each sourceDesc, and what else the header says, the items in CSL-JSON, without ids."""
WORDS = {"words only": ["Leeds, 1847"],
         "a whole reference as a title": ["Otto Nib. Works in 9 volumes. Leeds: Quire, 1994."]}  # fmt: skip
"""The sources that are words only."""


def document(source: str, profile: str = "", *, text: str = "<p>Words.</p>", part: str = "") -> etree._Element:
    """Give a document with this source, prepared for the stylesheets; with a part, one that is cut from a file."""
    statement = "<titleStmt><title>On glue</title><author>Nib, Otto</author><editor>Some Body</editor></titleStmt>"
    publication = "<publicationStmt><publisher>Pecia Press</publisher><date when='2020'/></publicationStmt>"
    header = f"<fileDesc>{statement}{publication}<sourceDesc>{source}</sourceDesc></fileDesc>{profile}"
    body = f"<teiHeader>{header}</teiHeader><text><body>{text}</body></text>"
    tei = etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{body}</TEI>')
    return placed(tei, part)


def placed(tei: etree._Element, part: str = "") -> etree._Element:
    """Give a document with what Pecia tells its stylesheets of it."""
    context = etree.Element(f"{PECIA}context", id="glue", path="glue.xml", part=part)
    etree.SubElement(context, f"{PECIA}edition", {"title": "Fragments", "base-url": "https://site.example/"})
    tei.insert(0, context)
    return tei
