"""What a document points to outside itself: in its file, or in another file of the edition."""

from collections.abc import Sequence

from lxml import etree

from pipeline.xml.ids import IDS
from pipeline.xml.names import TEI, TEI_ROOT, Element, children, is_relative
from pipeline.xml.part import Part
from pipeline.xml.prefixes import Prefixes

_SAME = " translation transcription original version "
_RELATED = etree.XPath(
    f"descendant::tei:relatedItem[contains('{_SAME}', concat(' ', @type, ' '))]/@target",
    namespaces={"tei": TEI},
    smart_strings=False,
)
_TARGETS = etree.XPath("descendant-or-self::*/@target", smart_strings=False)


def outward(part: Part) -> tuple[str, ...]:
    """Give the pointers of a document's links that don't lead to something in it: `#id`, `file` or `file#id`."""
    values = dict.fromkeys(_TARGETS(part.element))
    tokens = dict.fromkeys(t for value in values for t in value.split() if t.startswith("#") or is_relative(t))
    own = _names(part.element) if any(t.startswith("#") for t in tokens) else {}
    return tuple(token for token in tokens if not (token.startswith("#") and token[1:] in own))


def versions(part: Part) -> tuple[str, ...]:
    """Give the pointers to documents that are the same text: a document's `@corresp`, related items of its header."""
    texts = children(part.element, "text") if part.element.tag == TEI_ROOT else []
    said = [step.get("corresp", "") for step in (part.element, *texts)]
    if part.source.mentions(b"relatedItem"):
        headers = children(part.tei, "teiHeader") if part.tei is not None else []
        said += [v for header in headers for v in _RELATED(header)]
    return tuple(dict.fromkeys(t for value in said for t in value.split() if t.startswith("#") or is_relative(t)))


def ids(parts: Sequence[Part]) -> tuple[tuple[str, int], ...]:
    """Give each xml:id of a file's documents, and the order of its document; of two the first."""
    rows: dict[str, int] = {}
    for part in parts:
        for name in _names(part.element):
            rows.setdefault(name, part.number)
    return tuple(rows.items())


def _names(root: Element) -> dict[str, None]:
    """Give the ids of a tree, in order; white space collapsed as XML does for ids."""
    return dict.fromkeys(" ".join(value.split()) for value in IDS(root))


def prefixes(part: Part) -> Prefixes:
    """Give the prefixes that the headers of a document and of what is around it define."""
    if not part.source.mentions(b"prefixDef"):
        return Prefixes(())
    tei = part.tei
    around = [] if tei is None else [tei, *tei.iterancestors()]
    return Prefixes(header for step in around for header in children(step, "teiHeader"))
