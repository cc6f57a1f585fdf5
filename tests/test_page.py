"""A document's page: its frame, its details, its links, and the vocabulary of renditions."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from lxml import etree, html
from saxonche import PySaxonProcessor

ROOT = Path(__file__).resolve().parent.parent
TEI = "http://www.tei-c.org/ns/1.0"
CONTEXT = """
  <p:edition title="Letters of Ida" subtitle="1907" publisher="Finch" place="Hull" language="en">
    <p:editor>Ada Reed</p:editor>{edition}
  </p:edition>
  <p:file format="tei" href="b.xml" type="application/tei+xml"/><p:file format="text" href="b.txt" type="text/plain"/>
  <p:previous><p:record id="a" path="a.xml"><p:title>The letter before</p:title></p:record></p:previous>
  <p:next><p:record id="c d" path="c.xml"><p:title>The letter after</p:title></p:record></p:next>
  <p:volume href="volumes/1907.html" title="The year 1907"/>
  <p:entry ref="#ida" kind="person" href="persons/ida.html" label="Ida"/>
  <p:target ref="other.xml#p2" href="other.html#p2"/>
  <p:elsewhere><note xml:id="far">A note from elsewhere.</note></p:elsewhere>
"""
HEADER = """
<fileDesc>
  <titleStmt><title>To Ben</title><author>Ida Lund</author>
    <respStmt><resp>Transcribed by</resp><name>Ada Reed</name></respStmt></titleStmt>
  <publicationStmt>
    <publisher>Finch</publisher><pubPlace>Hull</pubPlace><date>1999</date><idno type="number">17</idno>
    <availability status="free"><licence target="https://creativecommons.org/licenses/by/4.0/">Share it.</licence>
    </availability>
  </publicationStmt>
  <sourceDesc><msDesc><msIdentifier>
    <settlement>Hull</settlement><repository>City Archive</repository><idno>Box 3</idno>
  </msIdentifier></msDesc></sourceDesc>
</fileDesc>
<profileDesc>
  <correspDesc>
    <correspAction type="sent">
      <persName>Ida Lund</persName><placeName>Hull</placeName><date when="1907-05-04">4 May</date>
    </correspAction>
    <correspAction type="received"><persName>Ben Lund</persName></correspAction></correspDesc>
  <langUsage><language ident="de">German</language></langUsage>
</profileDesc>
<revisionDesc status="draft"/>
"""
BODY = """
<p>Lieber Ben, <persName ref="#ida">Ida</persName>
  <ref target="other.xml#p2">dort</ref> <ref target="#far">da</ref>.</p>
"""
OPENING = '<p:context xmlns:p="https://pecia.example/ns" id="b" path="b.xml" root="{root}">'


@cache
def processor() -> PySaxonProcessor:
    """Start Saxon once."""
    return PySaxonProcessor(license=False)


@cache
def stylesheet() -> Callable[[str], str]:
    """Compile the stylesheet of pages once."""
    file = str(ROOT / "xslt" / "html.xsl")
    executable = processor().new_xslt30_processor().compile_stylesheet(stylesheet_file=file)
    return lambda source: executable.transform_to_string(xdm_node=processor().parse_xml(xml_text=source))


def page(  # noqa: PLR0913 - all that a page is made of
    header: str = HEADER, body: str = BODY, *, edition: str = "", root: str = "", language: str = "de", menu: str = ""
) -> etree._Element:
    """Make the page of a small document."""
    context = OPENING.format(root=root) + CONTEXT.format(edition=edition) + menu + "</p:context>"
    text = f'<text xml:lang="{language}"><body>{body}</body></text>'
    source = f'<TEI xmlns="{TEI}">{context}<teiHeader>{header}</teiHeader>{text}</TEI>'
    return html.document_fromstring(stylesheet()(source))


def words(element: etree._Element) -> str:
    """Give an element's text in one line."""
    return " ".join(" ".join(element.itertext()).split())


def details(made: etree._Element) -> dict[str, str]:
    """Give the rows of the document details."""
    terms = made.xpath("//*[@id='p:details']/dl/dt")
    return {words(term): words(term.getnext()) for term in terms}


def test_the_page_has_the_language_of_the_text_and_its_interface_another() -> None:
    made = page()
    assert made.get("lang") == "de"
    assert made.xpath("//h1")[0].get("lang") is None
    assert made.xpath("//a[@class='skip']")[0].get("lang") == "en"


def test_a_page_from_right_to_left_says_so() -> None:
    made = page(language="ara")
    assert (made.get("lang"), made.get("dir")) == ("ar", "rtl")
    assert made.xpath("//a[@class='skip']")[0].get("dir") == "ltr"


def test_all_links_are_relative_to_the_root() -> None:
    made = page(root="../../")
    assert made.xpath("//link[@rel='stylesheet']/@href") == [
        "../../assets/fonts.css",
        "../../assets/pecia.css",
        "../../assets/tei.css",
        "../../assets/print.css",
        "../../assets/notes.css",
        "../../assets/edition.css",
    ]
    assert made.xpath("//nav[@class='neighbours'][1]/a/@href") == ["../../a.html", "../../c%20d.html"]
    assert made.xpath("//a[@class='tei-persName']/@href") == ["../../persons/ida.html"]


def test_the_menu_leads_from_the_sites_first_page() -> None:
    menu = '<p:menu><p:entry href="calendar.html" word="calendar"/><p:entry href="guide.html" label="How to read"/></p:menu>'
    made = page(root="../", menu=menu)
    entries = made.xpath("//header//nav[@popover]//a")
    assert [(each.get("href"), words(each)) for each in entries] == [
        ("../calendar.html", "Calendar"),
        ("../guide.html", "How to read"),
    ]
    assert made.xpath("//button/@popovertarget") == made.xpath("//header//nav[@popover]/@id")


def test_a_label_of_the_menu_has_a_language_of_its_own() -> None:
    menu = '<p:menu><p:entry href="a.html" label="عن الطبعة" lang="ar"/><p:entry href="b.html" label="About" lang="en"/></p:menu>'
    entries = page(menu=menu).xpath("//header//nav[@popover]//a")
    assert [(each.get("lang"), each.get("dir")) for each in entries] == [("ar", "rtl"), (None, None)]


def test_without_a_menu_there_is_no_button_for_it() -> None:
    assert not page().xpath("//button[@popovertarget]")


def test_the_neighbours_are_named_and_the_ways_up_are_there() -> None:
    made = page()
    assert [words(each) for each in made.xpath("//nav[@class='neighbours'][1]/a")] == [
        "Previous The letter before",
        "Next The letter after",
    ]
    assert made.xpath("//link[@rel='prev' or @rel='next']/@href") == ["a.html", "c%20d.html"]
    assert made.xpath("//ol[@class='breadcrumb']/li/a/@href") == ["index.html", "volumes/1907.html"]


def test_the_head_says_who_wrote_to_whom_and_when() -> None:
    head = page().xpath("//main/header")[0]
    assert words(head) == "To Ben Author Ida Lund Recipient Ben Lund Editor Ada Reed 4 May"
    assert head.xpath(".//time/@datetime") == ["1907-05-04"]


def test_the_details_hold_what_the_header_says() -> None:
    rows = details(page())
    assert rows["Title"] == "To Ben"
    assert rows["Date"] == "4 May (1907-05-04)"
    assert rows["Transcribed by"] == "Ada Reed"
    assert rows["Publisher"] == "Finch, Hull, 1999"
    assert rows["Identifier (number)"] == "17"
    assert rows["Language"] == "German"
    assert rows["State"] == "draft"
    assert all(word in rows["Manuscript"] for word in ("Hull", "City Archive", "Box 3"))


def test_the_details_say_where_it_was_written_and_is_kept() -> None:
    rows = details(page())
    assert (rows["Place of writing"], rows["Repository"], rows["Shelfmark"]) == ("Hull", "Hull, City Archive", "Box 3")
    assert rows["Licence"] == "CC BY 4.0"


IDENTIFIERS = [
    ("DOI", "10.5281/zenodo.1", "https://doi.org/10.5281/zenodo.1"),
    ("", "doi:10.5281/zenodo.1", "https://doi.org/10.5281/zenodo.1"),
    ("URN", "urn:nbn:de:kobv:1-2", "https://nbn-resolving.org/urn:nbn:de:kobv:1-2"),
    ("handle", "20.500.1/7", "https://hdl.handle.net/20.500.1/7"),
    ("ARK", "ark:/12148/b1", "https://n2t.net/ark:/12148/b1"),
    ("URL", "https://example.org/1", "https://example.org/1"),
    ("URL", "javascript:alert(1)", None),
    ("ISBN", "978-3-16-148410-0", None),
]


@pytest.mark.parametrize(("kind", "written", "address"), IDENTIFIERS)
def test_an_identifier_leads_to_what_resolves_it(kind: str, written: str, address: str | None) -> None:
    idno = f'<publicationStmt><idno type="{kind}">{written}</idno></publicationStmt>'
    [cell] = page(f"<fileDesc>{idno}</fileDesc>").xpath(
        "//dt[starts-with(., 'Identifier')][1]/following-sibling::dd[1]"
    )
    assert (words(cell), next(iter(cell.xpath("a/@href")), None)) == (written, address)


LANGUAGES = [
    ('<language ident="ru"/>', "Russian"),
    ('<language ident="sr-Latn">srpski</language>, <language ident="la">Latin</language>', "Serbian (Latn), Latin"),
    (
        '<language ident="de">Der Text der Briefe und aller Beilagen</language>',
        "German: Der Text der Briefe und aller Beilagen",
    ),
    ('<language ident="x-dream">Dreamt</language>', "Dreamt"),
    ("", "German"),
]


def test_a_page_whose_text_has_no_language_says_that_it_is_unknown() -> None:
    context = OPENING.format(root="") + '<p:edition title="Letters of Ida"/></p:context>'
    text = "<teiHeader/><text><body><p>Ida</p></body></text>"
    made = html.document_fromstring(stylesheet()(f'<TEI xmlns="{TEI}">{context}{text}</TEI>'))
    assert made.get("lang") == "und"
    assert made.xpath("//a[@class='skip']")[0].get("lang") == "en"


@pytest.mark.parametrize(("listed", "shown"), LANGUAGES)
def test_languages_are_named_in_the_interfaces_own(listed: str, shown: str) -> None:
    header = f"<profileDesc><langUsage>{listed}</langUsage></profileDesc>"
    assert details(page(header, language="de"))["Language"] == shown


def changes(number: int) -> str:
    rows = (f'<change when="190{n}-05-04T10:00:00Z" who="#ar" status="draft">Work {n}.</change>' for n in range(number))
    who = '<titleStmt><respStmt xml:id="ar"><resp>did</resp><name>Ada Reed</name></respStmt></titleStmt>'
    return f"<fileDesc>{who}</fileDesc><revisionDesc>{''.join(rows)}</revisionDesc>"


def test_the_history_has_all_changes_with_who_made_them() -> None:
    [history] = page(changes(2)).xpath("//ol[@class='history']")
    assert [words(each) for each in history] == [
        "1900-05-04 Work 0. (draft, Ada Reed)",
        "1901-05-04 Work 1. (draft, Ada Reed)",
    ]


def test_a_long_history_is_folded_under_its_last_change() -> None:
    [folded] = page(changes(5)).xpath("//*[@id='p:details']//details")
    assert words(folded.xpath("summary")[0]) == "Last change: 1904-05-04 Work 4. (draft, Ada Reed)"
    assert len(folded.xpath("ol/li")) == 5


def test_a_long_description_is_folded_under_its_first_words() -> None:
    header = f"<fileDesc><sourceDesc><p>{'Many words of a source. ' * 60}</p></sourceDesc></fileDesc>"
    [summary] = page(header).xpath("//*[@id='p:details']//details/summary")
    assert words(summary).startswith("Many words")
    assert len(words(summary)) < 100


def test_the_summary_of_a_description_holds_its_parts_apart() -> None:
    parts = "<msContents><summary>Tides</summary></msContents><physDesc><p>" + "Paper. " * 200 + "</p></physDesc>"
    identifier = "<msIdentifier><repository>Archive</repository><idno>Box 3</idno></msIdentifier>"
    made = page(f"<fileDesc><sourceDesc><msDesc>{identifier}{parts}</msDesc></sourceDesc></fileDesc>")
    [summary] = made.xpath("//*[@id='p:details']//details/summary")
    assert words(summary).startswith("Archive, Box 3 Tides Paper.")


def test_a_publishers_address_has_its_commas_in_the_details() -> None:
    address = "<address><street>Quay 1</street><postCode>20457</postCode><settlement>Hull</settlement></address>"
    publisher = f"<publisher><name>Finch</name>{address}</publisher><date>1999</date>"
    made = page(f"<fileDesc><publicationStmt>{publisher}</publicationStmt></fileDesc>")
    assert details(made)["Publisher"] == "Finch, Quay 1, 20457 Hull, 1999"


def test_several_people_of_one_duty_have_one_comma_between_them() -> None:
    duty = "<respStmt><resp>Encoding</resp><persName>Ada Reed</persName><persName>Ben Lund</persName></respStmt>"
    made = page(f"<fileDesc><titleStmt>{duty}</titleStmt></fileDesc>")
    assert details(made)["Encoding"] == "Ada Reed, Ben Lund"


def test_names_in_the_details_lead_to_their_entries() -> None:
    header = (
        '<fileDesc><titleStmt><author ref="#ida">Ida Lund</author></titleStmt></fileDesc><profileDesc><correspDesc>'
        '<correspAction type="sent"><persName ref="#ida">Ida Lund</persName></correspAction></correspDesc></profileDesc>'
    )
    made = page(header)
    assert made.xpath("//*[@id='p:details']//a[.='Ida Lund']/@href") == ["persons/ida.html"] * 2
    assert made.xpath("//header[@class='document']//a[.='Ida Lund']/@href") == ["persons/ida.html"]


@pytest.mark.parametrize("header", ["", "<fileDesc/>", "<fileDesc><titleStmt/></fileDesc>"])
def test_a_page_needs_nothing_of_the_header(header: str) -> None:
    assert words(page(header).xpath("//h1")[0]) == "b"


def test_the_licence_of_the_document_is_on_its_page() -> None:
    made = page()
    target = "https://creativecommons.org/licenses/by/4.0/"
    assert made.xpath("//*[@id='p:licence']//a[@rel='license']/@href") == [target]
    assert words(made.xpath("//*[@id='p:licence']")[0]) == "Licence CC BY 4.0 (free) Share it."


def test_without_a_licence_of_its_own_a_document_has_the_editions() -> None:
    licence = '<p:licence xmlns:p="https://pecia.example/ns" target="https://example.org/terms">Terms</p:licence>'
    assert words(page("", edition=licence).xpath("//*[@id='p:licence']")[0]) == "Licence Terms"
    assert words(page("").xpath("//*[@id='p:licence']")[0]) == "Licence No licence is stated."


def test_a_licence_that_could_run_something_is_no_link() -> None:
    statement = '<licence target="javascript:run()">Mine</licence>'
    made = page(f"<fileDesc><publicationStmt><availability>{statement}</availability></publicationStmt></fileDesc>")
    assert made.xpath("//*[@rel='license']") == []


def test_pointers_lead_to_other_documents_and_to_notes_from_elsewhere() -> None:
    made = page()
    assert made.xpath("//a[@class='tei-ref']/@href") == ["other.html#p2", "#far"]
    assert words(made.xpath("//section[@id='p:notes']//li[@id='far']")[0]) == "A note from elsewhere."


def test_the_other_files_are_linked_for_readers_and_programs() -> None:
    made = page()
    assert made.xpath("//*[@id='p:files']//a[@download]/@href") == ["b.xml", "b.txt"]
    assert made.xpath("//link[starts-with(@rel, 'alternate')]/@type") == ["application/tei+xml", "text/plain"]


def test_only_a_text_with_two_versions_has_a_switch() -> None:
    choice = "<p><choice><sic>teh</sic><corr>the</corr></choice></p>"
    assert page(body=choice).xpath("//input[@id='p:diplomatic']")
    assert not page().xpath("//input")


def test_characters_that_html_forbids_are_made_what_browsers_make_of_them() -> None:
    assert words(page(body="<p>don&#x92;t&#x7F;</p>").xpath("//*[@id='p:text']//p")[0]) == "1 don’t�"


def test_the_documented_renditions_are_those_that_are_understood() -> None:
    source = (ROOT / "xslt" / "tei" / "renditions.xsl").read_text(encoding="utf-8")
    table = source[source.index('name="f:renditions"') : source.index("<!-- What the source says of an element's look")]
    understood = {word: synonyms.split() for word, synonyms in re.findall(r"'([\w-]+)': '([^']*)'", table)}
    page_of_docs = (ROOT / "docs" / "renditions.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `([\w-]+)` \|[^|]*\| (.*) \|$", page_of_docs, re.MULTILINE)
    assert {word: re.findall(r"`([^`]+)`", synonyms) for word, synonyms in documented} == understood
