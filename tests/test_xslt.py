"""Each fragment of TEI in tests/xslt gives the HTML that its golden file holds; each element of TEI is decided."""

import re
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html
from pytest_regressions.file_regression import FileRegressionFixture
from saxonche import PySaxonProcessor

ROOT = Path(__file__).resolve().parent.parent
TEI = "http://www.tei-c.org/ns/1.0"
CONTEXT = """<p:context xmlns:p="https://pecia.example/ns" id="{id}" path="{id}.xml" root="">
  <p:edition title="Fragments" language="en"/>
  <p:image ref="images/leaf.png" href="files/images/leaf.png"/>
</p:context>"""
BLOCKS = "address|article|aside|blockquote|dd|div|dl|dt|figcaption|figure|h[1-6]|li|ol|p|pre|section|table|td|th|tr|ul"
FRAGMENTS = sorted((ROOT / "tests" / "xslt").glob("*.xml"))
ELEMENTS = runpy.run_path(str(ROOT / "docs" / "elements.py"))


@pytest.fixture(scope="session")
def page(processor: PySaxonProcessor) -> Callable[[str], str]:
    """Compile the stylesheet of pages once."""
    executable = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(ROOT / "xslt" / "html.xsl"))
    return lambda source: executable.transform_to_string(xdm_node=processor.parse_xml(xml_text=source)) or ""


def document(fragment: etree._Element, name: str) -> str:
    """Put a fragment into a whole prepared document, as deep as it needs."""
    wrappers = {"TEI": (), "text": ("TEI",), "sourceDoc": ("TEI",), "facsimile": ("TEI",), "body": ("TEI", "text")}
    for wrapper in reversed(wrappers.get(etree.QName(fragment).localname, ("TEI", "text", "body"))):
        outer = etree.Element(f"{{{TEI}}}{wrapper}", nsmap={None: TEI})
        outer.append(fragment)
        fragment = outer
    fragment.insert(0, etree.fromstring(CONTEXT.format(id=name)))
    return etree.tostring(fragment, encoding="unicode")


def text_of(page: str) -> str:
    """Give the parts of a page that hold the text and the list of its images, each block on a line of its own."""
    parts = html.document_fromstring(page).xpath("//*[@id='p:text'] | //*[@id='p:facsimile']/details")
    source = "\n".join(etree.tostring(part, encoding="unicode", method="html", with_tail=False) for part in parts)
    source = re.sub(r"\s+", " ", source)
    return re.sub(rf"(</(?:{BLOCKS})>|<br>)", r"\1\n", source) + "\n"


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda path: path.stem)
def test_a_fragment_gives_its_golden_page(
    fragment: Path, page: Callable[[str], str], file_regression: FileRegressionFixture
) -> None:
    result = text_of(page(document(etree.parse(fragment).getroot(), fragment.stem)))
    file_regression.check(result, fullpath=fragment.with_suffix(".html"), encoding="utf-8")


@pytest.mark.parametrize("name", ["html", "text"])
def test_every_element_of_tei_is_decided(name: str) -> None:
    decided = ELEMENTS["treatments"](ROOT / "xslt" / f"{name}.xsl")
    assert sorted(set(ELEMENTS["schema_elements"]()) - set(decided)) == []


@pytest.mark.parametrize("name", ["html", "text"])
def test_what_is_not_shown_has_a_reason(name: str) -> None:
    found = ELEMENTS["treatments"](ROOT / "xslt" / f"{name}.xsl")
    kinds = {treatment.kind for each in found.values() for treatment in each}
    assert kinds <= {"block", "inline", "milestone", "metadata", "left-out"}
    silent = {
        element
        for element, each in found.items()
        for treatment in each
        if treatment.kind in {"metadata", "left-out"} and not treatment.reason
    }
    assert sorted(silent) == []


def test_the_page_of_elements_is_current() -> None:
    assert (ROOT / "docs" / "elements.md").read_text(encoding="utf-8") == ELEMENTS["page"]()


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("hi | emph", ["hi", "emph"]),
        ("figure[head | figDesc]", ["figure"]),
        ("(lem | rdg)[@wit = 'a|b']", ["lem", "rdg"]),
        ("(app | choice)/note", ["note"]),
        ("div[@type = 'apparatus']//listApp", ["listApp"]),
        ("h:div | @n | text()", []),
    ],
)
def test_a_pattern_names_its_elements(pattern: str, names: list[str]) -> None:
    assert ELEMENTS["pattern_names"](pattern) == names
