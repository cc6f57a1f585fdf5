"""A part: a document of a file, where it stands in it, and what was found in force there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.remembered import Kept
from pipeline.xml.names import TEI_ROOT, Element
from pipeline.xml.names import xpath_of as path_of
from pipeline.xml.source import Source


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A document of a file: the whole of it, a TEI in it, or a part of a TEI."""

    source: Source = field(repr=False)
    number: int
    """Its order among the documents of its file, from 1."""
    id: str
    """Its xml:id without `.xml`, else the file's stem, with its order where it is a part; not yet a file name."""
    element: Element
    """The element in the source's tree; it is never changed."""
    inner: tuple[Element, ...] = ()
    """Elements below it that are documents themselves."""
    in_force: tuple[Element, ...] = ()
    """The page breaks before it whose pages go on in it."""
    targets: Mapping[str, tuple[int, Element]] = field(default_factory=dict, repr=False)
    """The notes, witnesses and parts of facsimiles of the whole file, by xml:id, each with its order."""
    copies: dict[Element, Element] = field(default_factory=dict, repr=False)
    """For each element of the part's tree that of the source, filled when first asked for; the tree's root first."""

    kept: Kept = field(default_factory=dict, repr=False)
    """What was made of it once."""

    @property
    def path(self) -> str:
        """Where it stands in the file, as XPath's `path()` gives it."""
        return path_of(self.element)

    @property
    def place(self) -> tuple[str, int, int]:
        """Give the file, line and column where it begins."""
        return self.source.place(self.element)

    @property
    def origin(self) -> str:
        """Give the file that was included and is the whole part, or nothing where the part stands in its own file."""
        file, number = self.source.origins.get(self.element, (self.source.path, 0))
        return file if number == 0 and file != self.source.path else ""

    @property
    def is_whole(self) -> bool:
        """Tell whether it is the whole file."""
        return self.element is self.source.root and not self.inner

    @property
    def folder(self) -> Path:
        """Give the folder of its file."""
        return (self.source.edition / self.source.path).parent

    @property
    def tei(self) -> Element | None:
        """Give the TEI element of the source in which it stands."""
        return next((step for step in [self.element, *self.element.iterancestors()] if step.tag == TEI_ROOT), None)
