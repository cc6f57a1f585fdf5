"""The citations that a build makes at once are, letter by letter, those that each format's stylesheet makes."""

from pathlib import Path

import pytest
from lxml import etree
from saxonche import PySaxonProcessor

from pipeline.edition import TOGETHER, Edition
from pipeline.format import CITATIONS, FORMATS

FRAGMENTS = sorted((Path(__file__).parent / "citations").glob("*.xml"))
CONTEXT = """<p:context xmlns:p="https://pecia.example/ns" id="a/é&amp;b" path="a.xml">
  <p:edition title="Fragments" base-url="https://x.example/"/></p:context>"""


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda path: path.stem)
def test_what_is_made_at_once_is_what_each_stylesheet_makes(processor: PySaxonProcessor, fragment: Path):
    tei = etree.parse(fragment).getroot()
    if tei.find("{https://pecia.example/ns}context") is None:
        tei.insert(0, etree.fromstring(CONTEXT))
    node = processor.parse_xml(xml_text=etree.tostring(tei, encoding="unicode"))

    def made(stylesheet: Path) -> str:
        executable = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(stylesheet))
        return str(executable.transform_to_string(xdm_node=node))

    apart = [made(TOGETHER.parent / name) for name in CITATIONS]
    assert made(TOGETHER) == " ".join(str(len(text)) for text in apart) + "\n" + "".join(apart)


def test_a_citation_that_the_edition_has_a_stylesheet_for_is_made_by_that(tmp_path: Path):
    (tmp_path / "xslt").mkdir()
    own = tmp_path / "xslt" / "ris.xsl"
    own.touch()
    edition = Edition(tmp_path, tmp_path / "site", has_settings=True)
    made = {f.name: file for f, file in edition.stylesheets_of().items() if f.is_citation}
    assert made.pop("ris") == own
    assert set(made.values()) == {TOGETHER}


def test_a_citation_that_is_alone_is_made_by_its_own_stylesheet(tmp_path: Path):
    alone = next(f for f in FORMATS if f.name == "csl")
    edition = Edition(tmp_path, tmp_path / "site", formats=(alone,))
    assert edition.stylesheets_of()[alone] == TOGETHER.with_name("csl.xsl")
