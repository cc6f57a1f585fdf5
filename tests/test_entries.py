"""The page of an entry, and its card: what a register says of somebody or something, set for a reader."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from saxonche import PySaxonProcessor

ROOT = Path(__file__).resolve().parent.parent
SOURCE = """<p:entry-page xmlns:p="https://pecia.example/ns" xmlns="http://www.tei-c.org/ns/1.0" kind="{kind}" list="{kind}s" title="{title}">
  <p:context id="" path="" root="../"><p:edition title="Fragments" language="en"/></p:context>
  <p:source>{entry}</p:source>{rest}</p:entry-page>"""
ADA = """<person xml:id="ada"><persName type="main"><surname>Ward</surname>, <forename>Ada</forename></persName>
  <persName xml:lang="ru"><forename>Ада</forename><surname>Уорд</surname></persName>
  <persName xml:lang="he">עדה וורד</persName><birth when="1871-02-03"><placeName>Ely</placeName></birth><death when="1940"/>
  <occupation>binder</occupation><occupation>printer</occupation><idno type="GND">118520776</idno>
  <note>She bound &lt;nothing&gt; &amp; sewed much.</note></person>"""
Page = Callable[..., str]


@pytest.fixture(scope="module")
def made(processor: PySaxonProcessor) -> Page:
    """Compile the stylesheet of pages once; give a function that makes an entry's page or card."""
    stylesheet = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(ROOT / "xslt" / "html.xsl"))

    def make(
        entry: str = "", rest: str = "", *, kind: str = "person", title: str = "Ward, Ada", view: str = "page"
    ) -> str:
        source = SOURCE.format(kind=kind, title=title, entry=entry, rest=rest)
        stylesheet.set_parameter("view", processor.make_string_value(view))
        return stylesheet.transform_to_string(xdm_node=processor.parse_xml(xml_text=source)) or ""

    return make


@pytest.fixture
def card(made: Page) -> Callable[..., html.HtmlElement]:
    """Give a function that makes a card, as the page that loads it has it."""

    def make(entry: str = "", rest: str = "", **named: str) -> html.HtmlElement:
        written = made(entry, rest, view="card", **named)
        return html.fragment_fromstring(json.loads(re.fullmatch(r"pecia\.card\((.*)\);", written)[1]))

    return make


def lines(card: html.HtmlElement) -> list[str]:
    return [" ".join(each.text_content().split()) for each in card.iter("h2", "p", "li")]


def authority(*addresses: str) -> str:
    return "".join(f"<p:authority>{address}</p:authority>" for address in addresses)


def test_a_card_says_who_somebody_is(card):
    assert lines(card(ADA, authority("gnd:118520776", "http://www.wikidata.org/entity/Q1")))[:-1] == [
        "Ward, Ada", "born Ely · died 1940", "binder, printer", "Ада Уорд · עדה וורד", "She bound <nothing> & sewed much.",
        "GND 118520776", "Wikidata Q1",
    ]  # fmt: skip


def test_a_card_is_a_script_that_closes_no_element_of_a_page(made):
    assert not set("<>&") & set(made(ADA, view="card"))


def test_each_form_of_a_name_is_in_its_language_and_direction(card):
    assert [(each.get("lang"), each.get("dir")) for each in card(ADA).iter("bdi")] == [("ru", "ltr"), ("he", "rtl")]


def test_a_card_of_what_no_register_knows_has_its_name_and_the_way(card):
    assert len(lines(card(title="Somebody"))) == 2


def test_a_card_cuts_a_long_note_between_words(card):
    [note] = card(f"<person><note>{'very long words ' * 40}</note></person>").find_class("note")
    assert 200 < len(note.text_content()) <= 242
    assert note.text_content().endswith(("very …", "long …", "words …"))


def test_a_card_of_a_work_gives_its_reference(card):
    book = "<bibl><author>Ward</author>: <title>Glue</title>, Ely 1901.</bibl>"
    assert "Ward: Glue, Ely 1901." in lines(card(book, kind="work", title="Glue"))


def test_a_card_of_an_object_says_what_kind_of_thing_it_is(card):
    ship = '<object type="sailing-ship"><objectIdentifier><objectName>Argo</objectName></objectIdentifier></object>'
    assert "sailing ship" in lines(card(ship, kind="object", title="Argo"))


@pytest.mark.parametrize(
    ("written", "address", "words"),
    [
        ("gnd:118520776", "https://d-nb.info/gnd/118520776", "GND 118520776"),
        (
            "https://www.geonames.org/2761369/vienna.html",
            "https://www.geonames.org/2761369/vienna.html",
            "GeoNames 2761369",
        ),
        ("https://de.wikipedia.org/wiki/Wien", "https://de.wikipedia.org/wiki/Wien", "Wikipedia (de)"),
        ("http://viaf.org/viaf/7", "http://viaf.org/viaf/7", "VIAF 7"),
        ("https://www.example.org/people/7?x=1", "https://www.example.org/people/7?x=1", "example.org"),
        ("https://exa mple.org/", None, "exa mple.org"),
    ],
)
def test_an_authority_is_called_by_its_name(written, address, words, made):
    [item] = html.document_fromstring(made(rest=authority(written))).xpath("//*[@id='p:elsewhere']//li")
    assert (next((a.get("href") for a in item.iter("a")), None), " ".join(item.text_content().split())) == (
        address,
        words,
    )


def test_an_address_within_an_entry_is_called_by_its_authority(made):
    entry = "<person><affiliation><orgName>Press</orgName> <idno>https://d-nb.info/gnd/9</idno></affiliation></person>"
    [link] = html.document_fromstring(made(entry)).xpath("//*[@id='p:text']//a")
    assert (link.get("href"), link.text) == ("https://d-nb.info/gnd/9", "GND")


def test_an_authority_that_is_named_twice_is_one_link(made):
    page = html.document_fromstring(made(rest=authority("gnd:1", "http://d-nb.info/gnd/1", "https://d-nb.info/gnd/2")))
    assert len(page.xpath("//*[@id='p:elsewhere']//li")) == 2


def test_an_identifier_that_is_listed_is_no_field_too(made):
    page = html.document_fromstring(made(ADA, authority("gnd:118520776")))
    assert page.text_content().count("118520776") == 1


def mentions(*years: str, count: int = 1) -> str:
    return "".join(
        f'<p:mention href="d{n}.html#p:1" title="Letter {n}" date="{year}" year="{year}" page="p. {n}" text="A. W." count="{count}"/>'
        for n, year in enumerate(years)
    )


def words(element: html.HtmlElement) -> str:
    return " ".join(word for text in element.itertext() for word in text.split())


def test_each_mention_leads_to_its_place_with_its_page(made):
    page = html.document_fromstring(made(ADA, mentions("1900", count=3)))
    [item] = page.xpath("//ul[@class='mentions']/li")
    assert words(item) == "Letter 0 1900 A. W. , p. 0, 3×"
    assert item.xpath(".//a/@href") == ["../d0.html", "../d0.html#p:1"]


def test_the_number_of_a_mentions_page_stays_with_its_word(made):
    assert "p.\u00a00" in html.document_fromstring(made(ADA, mentions("1900"))).text_content()


def test_a_role_stands_where_no_name_does(made):
    rest = '<p:mention href="d.html#p:details" title="Letter" role="sender" count="1"/>'
    assert words(html.document_fromstring(made(rest=rest)).xpath("//ul[@class='mentions']")[0]) == "Letter Sender"


def test_a_chart_says_in_words_what_it_shows_and_has_its_numbers_as_a_table(made):
    rest = '<p:period label="1900" count="2" href="persons/ada.html#y:1900"/><p:period label="1901" count="0"/><p:period label="1902" count="5"/>'
    [chart] = html.document_fromstring(made(ADA, rest)).xpath("//figure")
    [drawn] = chart.iter("svg")
    assert drawn.get("aria-label") == "Mentions over time: 1900 – 1902; most in 1902 (5)"
    assert [(bar.get("x"), bar.get("height")) for bar in drawn.iter("rect")] == [("1", "24"), ("21", "60")]
    assert [words(row) for row in chart.xpath(".//tbody/tr")] == ["1900 2", "1902 5"]
    assert chart.xpath(".//tbody//a/@href") == ["../persons/ada.html#y:1900"]


def test_all_forms_of_a_name_are_shown_once(made):
    names = "<person><persName>Ada</persName><persName type='old'>Ada</persName><persName>Ada Ward</persName></person>"
    [field] = html.document_fromstring(made(names)).find_class("names")
    assert words(field) == "Ada · Ada Ward"


def test_an_address_among_the_parts_of_a_work_is_called_by_its_authority(made):
    work = '<bibl xml:id="w"><idno type="URL">https://www.wikidata.org/entity/Q1</idno><title>Of glue</title><date>1900</date></bibl>'
    page = html.document_fromstring(made(work, kind="work", title="Of glue"))
    assert page.xpath("//*[@id='p:text']//a[@href='https://www.wikidata.org/entity/Q1']")
