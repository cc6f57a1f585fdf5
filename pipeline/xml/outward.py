"""What a document points to outside itself: in its file, or in another file of the edition."""

from collections.abc import Iterable, Sequence

from pipeline.xml.ids import id_of
from pipeline.xml.names import ID, Element, children, found, is_relative
from pipeline.xml.part import Part
from pipeline.xml.prefixes import Prefixes


def outward(part: Part) -> tuple[str, ...]:
    """Give the pointers of a document's links that don't lead to something in it: `#id`, `file` or `file#id`."""
    tokens = dict.fromkeys(
        token
        for element in found(part.element, "descendant-or-self::*[@target]")
        for token in element.get("target", "").split()
        if token.startswith("#") or is_relative(token)
    )
    own = {id_of(each) for each in _with_id(part.element)} if any(t.startswith("#") for t in tokens) else set()
    return tuple(token for token in tokens if not (token.startswith("#") and token[1:] in own))


def ids(parts: Sequence[Part]) -> tuple[tuple[str, int], ...]:
    """Give each xml:id of a file's documents, and the order of its document; of two the first."""
    rows: dict[str, int] = {}
    for part in parts:
        for element in _with_id(part.element):
            rows.setdefault(id_of(element), part.number)
    return tuple(rows.items())


def _with_id(root: Element) -> Iterable[Element]:
    return (element for element in root.iter("*") if ID in element.attrib)


def prefixes(part: Part) -> Prefixes:
    """Give the prefixes that the headers of a document and of what is around it define."""
    tei = part.tei
    around = [] if tei is None else [tei, *tei.iterancestors()]
    return Prefixes(header for step in around for header in children(step, "teiHeader"))
