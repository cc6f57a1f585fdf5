"""The file that is being judged, and what several rules want to know of it."""

from collections.abc import Set as AbstractSet
from functools import cached_property
from pathlib import Path

from lxml import etree

from pipeline.edition import Edition
from pipeline.rule import Selection
from pipeline.validate.dating.attributes import NAMES, dated
from pipeline.validate.ignore import Marks
from pipeline.validate.paging import WALKED, Break, breaks
from pipeline.validate.pointing import POINTING, Pointed, Ways, pointers
from pipeline.validate.walk import Walk
from pipeline.xml import Element, Source
from pipeline.xml.ids import id_of
from pipeline.xml.names import ID

_IDS = frozenset((ID,))
_TEXT = etree.XPath("string()", smart_strings=False)


class Subject:
    """A source file with a tree, the edition to which it belongs, and the rules that are looked for."""

    def __init__(
        self, source: Source, edition: Edition, selection: Selection, stylesheets: tuple[Path, ...] = ()
    ) -> None:
        """Take a file that could be read; `stylesheets` is what else the process will compile."""
        if source.root is None:
            raise ValueError(source.path)
        self.source = source
        self.root: Element = source.root
        self.edition = edition
        self.selection = selection
        self.stylesheets = stylesheets
        self._lines: dict[str, list[bytes]] = {}

    @cached_property
    def walk(self) -> Walk:
        """Give what one walk over the tree noted for all rules."""
        return Walk(self.root)

    def named(self, tags: AbstractSet[str]) -> list[Element]:
        """Give the elements with some tags, in the order of the file."""
        return self.walk.named(tags)

    def having(self, attributes: AbstractSet[str]) -> list[Element]:
        """Give the elements that have at least one of some attributes, in the order of the file."""
        return self.walk.having(attributes)

    @cached_property
    def order(self) -> dict[Element, int]:
        """Give the order of each element in the tree, from 0."""
        return {element: number for number, element in enumerate(self.walk.elements)}

    @cached_property
    def text(self) -> str:
        """Give all text of the tree, header and notes too, as one."""
        return str(_TEXT(self.root))

    @cached_property
    def by_id(self) -> dict[str, Element]:
        """Give each xml:id of the file, with the first element that has it."""
        found: dict[str, Element] = {}
        for element in self.having(_IDS):
            found.setdefault(id_of(element), element)
        return found

    @cached_property
    def marks(self) -> Marks:
        """Give what the file says isn't to be looked for."""
        return Marks(self.root)

    @cached_property
    def breaks(self) -> list[Break]:
        """Give the page breaks that turn the page of the running text."""
        return list(breaks(self.named(WALKED)))

    @cached_property
    def pointers(self) -> list[Pointed]:
        """Give every pointer of the file, once for all the places where an attribute has it."""
        return pointers(self.having(POINTING))

    @cached_property
    def ways(self) -> Ways:
        """Give what knows where the pointers of the file lead."""
        return Ways(self.source, self.root)

    @cached_property
    def dated(self) -> list[Element]:
        """Give the elements that have a date in an attribute."""
        return dated(self.having(NAMES))

    def lines(self, path: str, data: bytes) -> list[bytes]:
        """Give the lines of a file's bytes, which are divided once."""
        if path not in self._lines:
            self._lines[path] = data.split(b"\n")
        return self._lines[path]
