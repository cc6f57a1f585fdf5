"""What the head of a document's page says to Zotero, Google Scholar, search engines and harvesters.

The rules were tried on Zotero's own translators: any `citation_author` or `citation_editor` hides what Dublin Core and
Zotero's own names say of people, a letter's recipient too; `DC.contributor` and `DCTERMS.issued` mislead; a text in a
volume needs `citation_inbook_title`.
"""

import json
from pathlib import Path

import pytest
from lxml import etree, html
from saxonche import PySaxonProcessor

ROOT = Path(__file__).resolve().parent.parent
PECIA = "{https://pecia.example/ns}"
FILES = {"text": "text/plain", "bibtex": "application/x-bibtex", "mods": "application/mods+xml", "own": "text/x-own"}
HOSTILE = '</script><!--<script> & \u2028 "Glue" ]]>'


class Head:
    """A page's head."""

    def __init__(self, page: html.HtmlElement) -> None:
        """Take the head of a page."""
        self.page = page

    def all(self, name: str) -> list[str]:
        """Give what the meta elements of a name say."""
        return [meta.get("content") for meta in self.page.xpath("head/meta") if meta.get("name") == name]

    def one(self, name: str) -> str:
        """Give what the only meta element of a name says."""
        (said,) = self.all(name)
        return said

    def links(self, rel: str) -> list[str]:
        """Give the addresses of links of a kind."""
        return [link.get("href") for link in self.page.xpath("head/link") if rel in link.get("rel").split()]

    @property
    def json(self) -> dict:
        """Give what JSON-LD says."""
        (script,) = self.page.xpath("head/script[@type='application/ld+json']")
        return json.loads(script.text)


@pytest.fixture(scope="module")
def head(processor: PySaxonProcessor):
    """Make a document's page, and give its head."""
    stylesheet = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(ROOT / "xslt" / "html.xsl"))

    def made(source: str | etree._Element) -> Head:
        tei = etree.parse(ROOT / "tests" / source).getroot() if isinstance(source, str) else source
        context = tei.find(f"{PECIA}context")
        if context is None:
            context = etree.Element(f"{PECIA}context", id="one", path="one.xml", root="")
            etree.SubElement(context, f"{PECIA}edition", {"title": "Aedition", "base-url": "https://site.example/"})
            tei.insert(0, context)
        for name, kind in FILES.items():
            etree.SubElement(
                context, f"{PECIA}file", {"format": name, "href": f"one.{name}", "type": kind, "label": name}
            )
        node = processor.parse_xml(xml_text=etree.tostring(tei, encoding="unicode"))
        return Head(html.document_fromstring(stylesheet.transform_to_string(xdm_node=node)))

    return made


def test_a_letter_is_a_letter_to_zotero_with_its_recipient(head):
    said = head("agreement/letter.xml")
    assert said.one("z:itemType") == "letter"
    assert said.one("DC.creator") == "Anauthor, Ada"
    assert said.one("z:recipients") == "Arecipient, Bruno"
    assert said.one("DC.date") == "1884-05-03"
    assert said.one("z:type") == "Agenre"
    assert (said.one("z:archive"), said.one("dc:coverage")) == ("Leeds, Arepository", "Ashelfmark")


@pytest.mark.parametrize(
    "source", ["agreement/letter.xml", "citations/diary.xml", "citations/book.xml", "citations/session.xml"]
)
def test_nothing_hides_the_people_of_what_stands_alone(source, head):
    said = head(source)
    assert said.all("citation_author") == said.all("citation_editor") == []
    assert said.all("DC.contributor") == said.all("DCTERMS.issued") == []


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("agreement/letter.xml", "letter"),
        ("citations/telegram.xml", "letter"),
        ("citations/diary.xml", "manuscript"),
        ("citations/manuscript.xml", "manuscript"),
        ("citations/inscription.xml", "manuscript"),
        ("citations/book.xml", "book"),
        ("citations/play.xml", "book"),
        ("citations/dictionary-entry.xml", "encyclopediaArticle"),
        ("citations/session.xml", "document"),
    ],
)
def test_each_kind_has_its_type_in_zotero(source, kind, head):
    assert head(source).one("z:itemType") == kind


def test_a_text_in_a_volume_is_told_as_a_chapter(head):
    said = head("agreement/chapter.xml")
    assert said.one("citation_inbook_title") == "Acontainer"
    assert said.all("citation_book_title") == said.all("z:itemType") == said.all("DC.creator") == []
    assert (said.one("citation_author"), said.one("citation_editor")) == ("Anauthor, Ada", "Aneditor, Mary")
    assert (said.one("citation_volume"), said.one("citation_publisher")) == ("17", "Apublisher")
    assert (said.one("citation_firstpage"), said.one("citation_lastpage")) == ("771", "772")
    assert said.one("citation_publication_date") == "1950"


def test_an_article_is_told_with_its_journal(head):
    said = head("citations/article.xml")
    assert said.all("citation_journal_title") != []
    assert said.one("citation_firstpage") == "5"


def test_every_page_has_its_title_date_and_address(head):
    said = head("agreement/letter.xml")
    assert said.one("citation_title") == said.one("DC.title") == "Atitle"
    assert said.one("citation_publication_date") == "1884/05/03"
    assert said.one("citation_public_url") == "https://site.example/letter-id.html"
    assert said.one("citation_doi") == "10.1234/adoi"


def test_a_translator_is_told_everywhere(head):
    assert head("agreement/letter.xml").all("z:translators") == ["Atranslator, Olga"]
    assert head("agreement/chapter.xml").all("citation_translator") == ["Atranslator, Olga"]


def test_search_engines_read_a_letter_as_a_message(head):
    said = head("agreement/letter.xml").json
    assert (said["@type"], said["dateSent"], said["inLanguage"]) == ("Message", "1884-05-03", "cy")
    assert said["sender"]["familyName"] == "Anauthor"
    assert said["author"]["sameAs"] == "https://viaf.example/1"
    assert said["recipient"] == {
        "@type": "Person",
        "name": "Bruno Arecipient",
        "familyName": "Arecipient",
        "givenName": "Bruno",
    }
    assert said["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert said["identifier"] == {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1234/adoi"}


def test_a_hostile_title_stays_in_its_place(head):
    tei = etree.parse(ROOT / "tests" / "agreement" / "letter.xml").getroot()
    tei.find(".//{*}title[@type='main']").text = HOSTILE
    said = head(tei)
    line = " ".join(HOSTILE.split())
    assert said.json["name"] == said.one("DC.title") == line
    assert len(said.page.xpath("//script[not(@src)]")) == 1


def test_links_say_where_to_cite_what_describes_and_what_belongs_to_it(head):
    said = head("agreement/letter.xml")
    assert said.links("cite-as") == ["https://doi.org/10.1234/adoi"]
    assert said.links("describedby") == ["one.bibtex", "one.mods"]
    assert said.links("item") == ["one.text"]
    assert said.links("alternate") == ["one.text", "one.bibtex", "one.mods", "one.own"]
    assert said.links("license") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert said.links("collection") == ["index.html"]
    assert said.links("type") == ["https://schema.org/AboutPage", "https://schema.org/CreativeWork"]


def test_without_a_doi_the_page_itself_is_to_be_cited(head):
    assert head("agreement/chapter.xml").links("cite-as") == ["https://site.example/chapter-id.html"]


def test_an_author_is_linked_by_the_authority_that_the_name_points_to(head):
    tei = etree.parse(ROOT / "tests" / "agreement" / "letter.xml").getroot()
    tei.find(".//{*}correspAction[@type='sent']/{*}persName").set("ref", "https://orcid.org/0000-0002-1825-0097")
    assert head(tei).links("author") == ["https://orcid.org/0000-0002-1825-0097"]


def test_the_editions_version_is_told_to_search_engines(head):
    assert head("agreement/letter.xml").json["version"] == "3.14"
    assert head("agreement/chapter.xml").json["version"] == "Fourth edition"
    assert head("citations/book.xml").json["bookEdition"] == "Second edition"
