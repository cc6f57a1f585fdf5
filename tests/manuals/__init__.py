"""Composed editions, and what `pecia cite` makes of their documents, without a process for each."""

from collections.abc import Iterator
from pathlib import Path

from saxonche import PySaxonProcessor, PyXdmNode

from pipeline import xml
from pipeline.commands.cite import Wish, format_of
from pipeline.discover import discover
from pipeline.edition import XSLT
from pipeline.message import ReadPiece
from pipeline.settings import open_edition
from pipeline.survey import name_of


class Cited:
    """The documents of an edition, to be cited."""

    def __init__(self, processor: PySaxonProcessor, folder: Path) -> None:
        """Read the edition as a worker does, and compile the stylesheet of citations in styles."""
        self.processor = processor
        self.edition = open_edition(folder, folder / "output")
        self.documents = dict(self.prepared())
        self.stylesheet = processor.new_xslt30_processor().compile_stylesheet(stylesheet_file=str(XSLT / "style.xsl"))

    def prepared(self) -> Iterator[tuple[str, PyXdmNode]]:
        """Give each document under its id, as stylesheets get it."""
        for file in discover(self.edition)[0]:
            source = xml.read(self.edition.root / file.path, self.edition.root)
            for part in xml.cut(source, self.edition.documents).parts:
                name = name_of(ReadPiece(file.path, file.size, False), part)  # noqa: FBT003
                text = xml.prepared(part, xml.context(self.edition, name, part))
                yield name, self.processor.parse_xml(xml_text=text)

    def __call__(self, name: str, wish: Wish) -> str:
        """Cite a document."""
        for key, value in format_of(self.edition, wish).parameters:
            self.stylesheet.set_parameter(key, self.processor.make_string_value(value))
        return self.stylesheet.transform_to_string(xdm_node=self.documents[name]).removesuffix("\n")
