"""What several tests share: the compiled stylesheets, and documents as they are handed to them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from saxonche import PySaxonProcessor, PyXsltExecutable

ROOT = Path(__file__).resolve().parent.parent
TEI = "http://www.tei-c.org/ns/1.0"
PECIA = "https://pecia.example/ns"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
Render = Callable[[etree._Element], dict[str, str]]  # noqa: SLF001


class Renderer:
    """The three readable formats of a document, made by the stylesheets of a folder."""

    def __init__(self, processor: PySaxonProcessor, folder: Path) -> None:
        """Compile the stylesheets."""
        self.processor = processor
        self.stylesheets = {
            "html": self.compiled(folder / "html.xsl"),
            "reading": self.compiled(folder / "text.xsl", "reading"),
            "diplomatic": self.compiled(folder / "text.xsl", "diplomatic"),
        }

    def compiled(self, path: Path, view: str = "") -> PyXsltExecutable:
        """Compile a stylesheet, for one view of a text."""
        stylesheet = self.processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(path))
        if view:
            stylesheet.set_parameter("view", self.processor.make_string_value(view))
        return stylesheet

    def __call__(self, tei: etree._Element) -> dict[str, str]:
        """Give a document's page and plain texts."""
        node = self.processor.parse_xml(xml_text=etree.tostring(prepared(tei), encoding="unicode"))
        return {
            view: stylesheet.transform_to_string(xdm_node=node) or "" for view, stylesheet in self.stylesheets.items()
        }


def prepared(tei: etree._Element) -> etree._Element:
    """Give a copy of a document with what Pecia tells its stylesheets."""
    copy = etree.fromstring(etree.tostring(tei, with_tail=False))
    attributes = {"id": tei.get(XML_ID, "document"), "path": "document.xml", "root": ""}
    context = etree.Element(f"{{{PECIA}}}context", attributes, nsmap={"p": PECIA})
    etree.SubElement(context, f"{{{PECIA}}}edition", title="Edition", language="en")
    copy.insert(0, context)
    return copy


@pytest.fixture(scope="session")
def processor() -> PySaxonProcessor:
    """Start Saxon once."""
    return PySaxonProcessor(license=False)


@pytest.fixture(scope="session")
def render(processor: PySaxonProcessor) -> Render:
    """Compile the stylesheets once."""
    return Renderer(processor, ROOT / "xslt")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Name the folder of real TEI by strangers."""
    if "PECIA_CORPUS" not in os.environ:
        pytest.fail("PECIA_CORPUS must name the folder of the corpus")
    return Path(os.environ["PECIA_CORPUS"])


@pytest.fixture(scope="session")
def corpus_sites(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build every folder of the corpus once, with no settings."""
    output = tmp_path_factory.mktemp("corpus")
    folders = sorted(path for path in corpus.iterdir() if path.is_dir())
    for folder in folders:
        command = [sys.executable, "-m", "pipeline", "build", str(folder), "-o", str(output / folder.name)]
        built = subprocess.run(command, capture_output=True, text=True, check=False)
        assert built.returncode in {0, 1}, built.stderr
    return {folder.name: output / folder.name for folder in folders}
