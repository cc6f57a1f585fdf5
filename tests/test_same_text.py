"""Documents that are versions of one text: which those are, and that a page follows when another's title changes."""

import pytest
from warm import good
from worlds import tei, world

RELATED = (
    '<notesStmt><relatedItem type="translation" target="c.xml"/><relatedItem type="review" target="d.xml"/></notesStmt>'
)
PARTS = """<div type="document" xml:id="p1" corresp="#p2"><head>Part</head><p>One.</p></div>
<div type="document" xml:id="p2"><head>Teil</head><p>Eins.</p></div>"""


def files(title):
    return {
        "edition.toml": "documents = \"//div[@type='document']\"\n",
        "tei/a.xml": tei(id="a", title="A").replace("<text>", '<text corresp="b.xml">'),
        "tei/b.xml": tei(id="b", title=title),
        "tei/c.xml": tei(id="c", title="C").replace(
            "<text>", '<text corresp="gone.xml #nothing https://elsewhere.example/x">'
        ),
        "tei/d.xml": tei(id="d", title="D").replace("<publicationStmt>", f"{RELATED}<publicationStmt>", 1),
        "tei/e.xml": tei(PARTS, id="e", title="E"),
    }


def others(site, name):
    return [link.get("href") for link in site.page(f"{name}.html").xpath("//a[@class='version']")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return world(tmp_path_factory.mktemp("same") / "Edition", files("B"))


@pytest.fixture(scope="module")
def site(folder):
    return good(folder)


@pytest.mark.parametrize(("name", "expected"), [
    ("a", ["b.html"]), ("b", ["a.html"]), ("c", ["d.html"]), ("d", ["c.html"]), ("p1", ["p2.html"]), ("p2", ["p1.html"]),
])  # fmt: skip
def test_documents_lead_to_their_other_versions_whichever_says_so(name, expected, site):
    assert others(site, name) == expected


def test_a_page_is_made_again_when_its_other_version_has_another_title(folder, site):
    world(folder, files("Another"))
    again = good(folder)
    assert again.page("a.html").xpath("//a[@class='version']")[0].text == "Another version: Another"
