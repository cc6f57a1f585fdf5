"""The citations in styles that a page shows: those that `pecia cite` prints, in whatever company they are made."""

import pytest
from warm import build, good, pecia
from worlds import tei, world

STYLES = {
    "Chicago, notes and bibliography": "chicago",
    "Chicago, author-date": "chicago-author-date",
    "MLA": "mla",
    "APA": "apa",
    "MHRA": "mhra",
}
PLAY = "<div><sp><speaker>A</speaker><p>Glue!</p></sp><sp><speaker>B</speaker><p>Paste!</p></sp></div>"
LETTER = """<profileDesc><correspDesc><correspAction type="sent"><persName>Quill, Ada</persName><date when="1884-05-03"/>
</correspAction></correspDesc></profileDesc>"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    texts = {
        f"{n}.xml": tei(id=f"d{n}", title=f"Day {n} of “glue” &amp; paste", date=f"1940-03-{n + 1:02}")
        for n in range(28)
    }
    texts |= {
        "letter.xml": tei(id="letter", title="Quill to Stein", header=LETTER),
        "play.xml": tei(PLAY, id="play", title="The Pot"),
    }
    folder = world(tmp_path_factory.mktemp("cited") / "Edition", texts)
    return folder, good(folder)


FORMS = {"In a bibliography": "bibliography", "In a later note": "short", "What the document was made from": "source"}


def shown(page):
    found = {}
    for style in page.xpath("//*[@id='p:cite']/details"):
        name = STYLES[style.findtext("summary")]
        for term, text in zip(style.iter("dt"), style.iter("dd"), strict=True):
            found[name, FORMS.get(term.text, "note")] = " ".join(text.text_content().split())
    return found


@pytest.mark.parametrize(("name", "styles"), [
    ("d0", ("chicago",)), ("d27", ("mla",)), ("letter", ("mhra", "chicago-author-date")), ("play", ("apa",)),
])  # fmt: skip
def test_a_page_shows_what_the_command_prints(name, styles, site):
    folder, built = site
    found = shown(built.page(f"{name}.html"))
    assert len(found) == 12
    for (style, form), text in found.items():
        if style in styles and (form == "short") == (style == "chicago"):
            printed = pecia("cite", "--source", folder, name, "--style", style, "--form", form).out
            assert " ".join(printed.split()) == text, (style, form)


def test_a_page_shows_how_what_the_document_was_made_from_is_cited(tmp_path):
    source = '<bibl><author>Quill, Ada</author>, <title level="m">Of Paste</title>. <pubPlace>Leeds</pubPlace>, <date>1890</date>.</bibl>'
    text = tei(id="a", title="Of paste").replace(
        "<sourceDesc><p>None.</p></sourceDesc>", f"<sourceDesc>{source}</sourceDesc>"
    )
    folder = world(tmp_path / "Edition", {"a.xml": text})
    found = shown(good(folder).page("a.html"))
    assert len([form for _, form in found if form == "source"]) == len(STYLES)
    printed = pecia("cite", "--source", folder, "a", "--of", "source", "--style", "mhra").out
    assert found["mhra", "source"] == " ".join(printed.split())


def test_titles_of_books_are_slanted_and_each_style_can_be_opened(site):
    page = site[1].page("play.html")
    assert "The Pot" in [i.text_content() for i in page.xpath("//*[@id='p:cite']//i")]
    assert [details.get("open") is not None for details in page.xpath("//*[@id='p:cite']/details")] == [True] + 4 * [
        False
    ]


def test_a_page_made_again_alone_shows_what_it_showed_among_others(site):
    folder, built = site
    before = shown(built.page("d5.html"))
    (folder / "5.xml").write_text(
        tei("<p>Other words.</p>", id="d5", title="Day 5 of “glue” &amp; paste", date="1940-03-06"), "utf-8"
    )
    again = good(folder).page("d5.html")
    assert "Other words." in again.text_content()
    assert shown(again) == before


HOUSE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note" default-locale="de-DE"><info><title>Hausstil</title>
<id>house</id><updated>2026-01-01T00:00:00+00:00</updated></info><citation><layout suffix="."><group delimiter=": "><text
variable="title"/><group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group></group></layout></citation></style>"""


@pytest.fixture
def house(tmp_path):
    """An edition with a style of its own, which has no bibliography, beside one that ships."""
    files = {
        "edition.toml": 'title = "T"\nstyles = ["styles/house.csl", "mla"]\n',
        "styles/house.csl": HOUSE,
        "tei/a.xml": tei('<pb n="3"/><p>Words.</p>', id="a", title="Von Leim"),
    }
    return world(tmp_path / "e", files)


def test_an_edition_names_the_styles_that_its_pages_show(house):
    page = good(house).page("a.html")
    assert [each.text for each in page.xpath("//*[@id='p:cite']//summary")] == ["Hausstil", "MLA"]
    assert page.xpath("string(//details[@data-style='styles/house.csl']//dd[@data-form='note'])") == "Von Leim."
    place = page.xpath("//details[@data-style='styles/house.csl']/template[@data-form='note'][@data-label='page']")[0]
    assert (
        place.xpath("string(.//span/@data-one)") == "S.\N{NO-BREAK SPACE}"
        or place.xpath("string(.//span/@data-one)") == "S. "
    )


def test_the_first_style_of_an_edition_is_that_of_the_command(house):
    assert pecia("cite", "--source", house, "a", "--page", "3").out.strip().startswith("Von Leim: S.")


def test_a_page_is_made_again_when_its_style_changes(house):
    good(house)
    world(house, {"styles/house.csl": HOUSE.replace('suffix="."', 'suffix="!"')})
    assert "Von Leim!" in good(house).text("a.html")


@pytest.mark.parametrize(("styles", "sentence"), [
    ('["mlo"]', "There is no style “mlo”."), ('["styles/none.csl"]', "can't be read"), ("[]", "styles: expected a list of styles"),
])  # fmt: skip
def test_a_style_that_is_not_there_is_told_before_anything_is_built(styles, sentence, house):
    world(house, {"edition.toml": f'title = "T"\nstyles = {styles}\n'})
    done = build(house)
    assert (done.status, sentence in done.err) == (2, True)
