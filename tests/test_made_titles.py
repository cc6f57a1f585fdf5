"""Titles that nobody gave: those of letters, made of who wrote to whom and when, in the language of the interface."""

import pytest
from warm import good
from worlds import Built, tei, world

SENT = """<profileDesc><correspDesc><correspAction type="sent"><persName>Quill, Ada</persName><date when="1884-05-03"/>
</correspAction>{}</correspDesc></profileDesc>"""
RECEIVED = '<correspAction type="received"><persName>Stein, Bruno</persName></correspAction>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build two letters without titles, and one with one, for an interface in German."""
    return good(world(tmp_path_factory.mktemp("titles") / "a", {
        "edition.toml": 'title = "Letters"\nlanguage = "en"\ninterface-language = "de"\nfiles = ["*.xml"]\n',
        "a.xml": tei(id="a", header=SENT.format(RECEIVED)),
        "b.xml": tei(id="b", header=SENT.format("")),
        "c.xml": tei("<pb n='7'/><p>Words.</p>", id="c", title="A letter", header=SENT.format(RECEIVED)).replace(
            "<text>", '<text xml:lang="en">'
        ),
    }))  # fmt: skip


def test_they_are_made_in_the_interfaces_language(site: Built) -> None:
    contents = site.page("index.html").xpath("//ol[@class='contents']/li/a/text()")
    assert sorted(contents) == ["A letter", "Ada Quill an Bruno Stein, 3. Mai 1884", "Brief von Ada Quill, 3. Mai 1884"]
    [heading] = site.page("b.html").iter("h1")
    assert (" ".join(heading.text_content().split()), heading.get("lang")) == ("Brief von Ada Quill, 3. Mai 1884", "de")
    assert site.page("c.html").xpath("//h1/@lang") == []


def test_citations_say_them_in_english(site: Built) -> None:
    assert "Letter from Ada Quill, 3 May 1884" in site.text("b.csl.json")


def test_words_of_the_interface_in_a_text_say_their_language(site: Built) -> None:
    [marker] = site.page("c.html").xpath("//*[@role='doc-pagebreak']/span")
    assert (marker.text, marker.get("lang")) == ("[S.\u00a07]", "de")
