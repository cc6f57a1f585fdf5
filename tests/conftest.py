"""What several tests share: the compiled stylesheets, and documents as they are handed to them."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import browser
from lxml import etree
from saxonche import PySaxonProcessor, PyXsltExecutable
from worlds import build, once

ROOT = Path(__file__).resolve().parent.parent
TEI = "http://www.tei-c.org/ns/1.0"
PECIA = "https://pecia.example/ns"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
os.environ.setdefault("PECIA_JING", "0")  # what is expected is what Pecia says by itself
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # so it is for what a shell starts in the background
    signal.signal(signal.SIGINT, signal.default_int_handler)
Render = Callable[[etree._Element], dict[str, str]]


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
def chromium() -> Iterator[Any]:
    """Start a browser once."""
    with browser() as started:
        yield started


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Name the folder of real TEI by strangers."""
    if "PECIA_CORPUS" not in os.environ:
        pytest.fail("PECIA_CORPUS must name the folder of the corpus")
    return Path(os.environ["PECIA_CORPUS"])


@pytest.fixture(scope="session")
def corpus_sites(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build every folder of the corpus once, with no settings."""
    folders = sorted(path.name for path in corpus.iterdir() if path.is_dir())

    def make(output: Path) -> None:
        for name in folders:
            built = build(corpus / name, "--quiet", site=output / name)
            assert built.status in {0, 1}, f"{name}: {built.err}"

    output = once(tmp_path_factory, "corpus", make)
    return {name: output / name for name in folders}


@pytest.fixture(scope="session")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the repository's own edition once."""

    def make(output: Path) -> None:
        built = build(ROOT, "--strict", site=output / "site", validating=True)
        assert built.status == 0, built.err

    return once(tmp_path_factory, "own", make) / "site"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Have one process more than processors: many tests wait for others."""
    return (os.cpu_count() or 1) + 1


def pytest_report_header(config: pytest.Config) -> str:
    """Say what is left out."""
    expression = config.getoption("markexpr")
    return (
        f"Chosen by markers: {expression or 'all tests'}. tox -e rough,corpus,judges,browser runs what takes minutes, needs real TEI, Java, "
        "node or Chromium; tox -e soak takes hours."
    )
