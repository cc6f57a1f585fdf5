"""Every element of TEI in a browser, wherever it stands: no page is wider than a phone, none has a fault, axe finds nothing."""

import runpy
from pathlib import Path
from urllib.parse import quote

import pytest
from browsing import judged, lost, served, visited
from conftest import ROOT
from worlds import good, tei, world

pytestmark = pytest.mark.browser
METADATA = {"TEI", "teiCorpus", "teiHeader", "index", "xenoData", "binaryObject", "facsimile"}
ELEMENTS = sorted(set(runpy.run_path(str(ROOT / "docs" / "elements.py"))["schema_elements"]()) - METADATA)
SHAPES = {
    "in-a-line": "<p>alpha <{0}>beta <hi>gam</hi>ma</{0}> delta</p>",
    "round-parts": "<div><p>zeta</p><{0}><desc>beta</desc><name>gamma</name></{0}></div>",
    "with-attributes": (
        '<div><p>zeta</p><{0} n="7" xml:lang="de" rend="italic" type="some" ref="#nowhere http://example.org/x"'
        ' target="#nowhere" source="#b" cert="low" resp="#e" who="#w" when="1940-01-02" hand="#h">'
        f"beta {'long' * 25} gamma</{{0}}></div>"
    ),
}
DEPTH = 25
DEEP = "<list><item>a" * DEPTH + "</item></list>" * DEPTH
RIGHT_TO_LEFT = '<div xml:lang="he"><pb n="1"/><p>הספר על השולחן <note>הערה</note> <foreign xml:lang="de">ein Wort</foreign>.</p></div>'
WIDE = f"<table>{('<row>' + '<cell>a cell</cell>' * 40 + '</row>') * 3}</table>"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    files = {
        f"{name}-{number}.xml": tei("".join(map(shape.format, some)), title=f"{name} {number}")
        for name, shape in SHAPES.items()
        for number, some in enumerate(ELEMENTS[begin : begin + 75] for begin in range(0, len(ELEMENTS), 75))
    }
    files["others.xml"] = tei(DEEP + RIGHT_TO_LEFT + WIDE, title="Others")
    return good(world(tmp_path_factory.mktemp("elements") / "edition", files)).site


@pytest.fixture(scope="module")
def address(site):
    with served(site) as url:
        yield url


def documents(site):
    return sorted(path.name.removesuffix(".diplomatic.txt") + ".html" for path in site.glob("*.diplomatic.txt"))


CUT_OFF = """() => [...document.querySelectorAll("main *")].filter((each) => {
  const box = each.getBoundingClientRect();
  if (each.children.length || box.width < 2 || (box.right <= innerWidth + 2 && box.left >= -2)) return false;
  for (let outer = each; outer; outer = outer.parentElement) {
    const { overflowX, textOverflow } = getComputedStyle(outer);
    if (["auto", "scroll"].includes(overflowX) || textOverflow === "ellipsis") return false;
  }
  return true;
}).map((each) => each.outerHTML)"""
"""What stands out of the window, can't be scrolled to, and isn't shortened by an ellipsis."""


def test_nothing_is_wider_than_a_phone_or_out_of_sight(site, address, chromium):
    wrong = {}
    with visited(chromium, lost, viewport={"width": 320, "height": 900}) as context:
        page = context.new_page()
        for name in documents(site):
            page.goto(address + quote(name))
            width = page.evaluate("document.documentElement.scrollWidth")
            if width > 320 or page.evaluate(CUT_OFF):
                wrong[name] = (width, page.evaluate(CUT_OFF)[:3])
    assert wrong == {}


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1440, "dark")])
def test_axe_finds_nothing(width, scheme, site, address, chromium):
    found = {}
    with visited(chromium, lost, viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
        page = context.new_page()
        for name in documents(site):
            page.goto(address + quote(name))
            if wrong := judged(page):
                found[name] = wrong
    assert found == {}
