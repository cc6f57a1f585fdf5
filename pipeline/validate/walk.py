"""One walk over a tree, which notes for all rules where the elements of a name stand, and those with an attribute."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from itertools import chain

from pipeline.xml import Element


class Walk:
    """The elements of a tree in the order of the file, and where among them each name of element or attribute stands.

    As long as the list is there, lxml doesn't make its elements anew for each who walks over the tree.
    """

    def __init__(self, root: Element) -> None:
        """Walk."""
        self.elements: list[Element] = list(root.iter("*"))
        tags: defaultdict[str, list[int]] = defaultdict(list)
        attributes: defaultdict[str, list[int]] = defaultdict(list)
        for number, element in enumerate(self.elements):
            tags[element.tag].append(number)  # type: ignore[index]  # an element's tag is a text
            for name in element.keys():  # noqa: SIM118 - an element isn't a dictionary
                attributes[name].append(number)
        self.tags: Mapping[str, list[int]] = dict(tags)
        """For each tag the order of its elements, from 0."""
        self.attributes: Mapping[str, list[int]] = dict(attributes)
        """For each attribute's name the order of the elements that have it."""

    def named(self, tags: AbstractSet[str]) -> list[Element]:
        """Give the elements with some tags, in the order of the file."""
        return self._chosen(self.tags, tags)

    def having(self, attributes: AbstractSet[str]) -> list[Element]:
        """Give the elements that have at least one of some attributes, in the order of the file."""
        return self._chosen(self.attributes, attributes)

    def _chosen(self, rows: Mapping[str, list[int]], names: AbstractSet[str]) -> list[Element]:
        several = [rows[name] for name in rows.keys() & names]
        numbers = several[0] if len(several) == 1 else sorted({*chain.from_iterable(several)})
        return [self.elements[number] for number in numbers]
