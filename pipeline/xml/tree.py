"""A part as a small TEI tree of its own, each element of which knows its place in the source."""

from collections.abc import Collection, Iterator

from lxml import etree

from pipeline.remembered import once
from pipeline.xml import bases, graft, links
from pipeline.xml.carry import pointed
from pipeline.xml.names import ID, LANG, SPACE, TEI, TEI_ROOT, TEXT, Element, at_path, children, elements, name
from pipeline.xml.part import Part

Pairs = list[tuple[Element, Element]]
"""Elements of a part's tree at the tops of what was copied, each with that of the source."""

Written = tuple[str, tuple[str, ...], tuple[str, ...]]
"""A document's text, its references to images, and those of them that show its pages."""
LONGEST = 1_000_000
"""How many characters the text of a document has at most that is kept while its formats are made."""
_IN_TEXT = frozenset(("front", "body", "back", "group"))
_IN_SOURCE = frozenset(("surface", "surfaceGrp", "zone", "line"))


def tree(part: Part) -> Element:
    """Make a document as a tree of its own: TEI, its header, and its text; a new one at each call."""
    return _build(part)[0]


def written(part: Part) -> str:
    """Write a document as `tree` makes it."""
    return _made(part)[0] or _written(part)[0]


def images(part: Part) -> tuple[str, ...]:
    """Give the relative references to images that a document makes, as `tree` makes it, each once."""
    return _made(part)[1]


def pictured(part: Part) -> tuple[str, ...]:
    """Give those of a document's references to images that show its pages."""
    return _made(part)[2]


def _made(part: Part) -> Written:
    """Give a document's text and its images once; a long text isn't kept, it is written again."""

    def make() -> Written:
        text, shown, pages = _written(part)
        return (text if len(text) <= LONGEST else ""), shown, pages

    return once(part.kept, "text", make)


def _written(part: Part) -> Written:
    """Write a document; of a whole file no copy is made."""
    if part.is_whole and part.element.tag == TEI_ROOT:
        with bases.without_bases(part.element, part.folder, part.source.edition):
            return _text(part.element)
    return _text(tree(part))


def _text(root: Element) -> Written:
    text = etree.tostring(root, encoding="unicode", with_tail=False)
    return text, tuple(dict.fromkeys(links.images(root))), tuple(dict.fromkeys(links.leaves(root)))


def locate(part: Part, xpath: str) -> tuple[str, int, int]:
    """Give file, line and column of what XPath's `path()` names in the prepared document.

    What the tree doesn't hold stands where its nearest element stands; what Pecia carried along, at the beginning.
    """
    return part.source.place(original(part, xpath))


def original(part: Part, xpath: str) -> Element:
    """Give the element of the source that XPath's `path()` names in the prepared document, or the nearest."""
    if not part.copies:
        root, pairs = _build(part)
        part.copies[root] = part.element
        for copied, original in pairs:
            inner = frozenset(part.inner) if original is part.element else frozenset()
            part.copies.update(zip(elements(copied), _without(original, inner), strict=True))
    made = next(iter(part.copies))
    return part.copies.get(at_path(made, xpath), part.element)


def _build(part: Part) -> tuple[Element, Pairs]:
    """Make a part's tree, and pair the copied elements at its tops with those of the source."""
    body = graft.copy(part.element, part.inner)
    for attribute in (LANG, SPACE):
        value = _inherited(part.element, attribute)
        if value is not None:
            body.set(attribute, value)
    pairs = [(body, part.element)]
    if part.element.tag == TEI_ROOT:
        root = body
    else:
        root, tei = _around(part)
        for original in children(tei, "teiHeader") if tei is not None else []:
            root.append(graft.copy(original))
            pairs.append((root[-1], original))
        pairs += _surfaces(part, root)
        _wrapper(part, root).append(body)
    bases.based(root, part.folder, part.source.edition, bases.base_of(part.element.getparent()))
    return root, pairs


def _around(part: Part) -> tuple[Element, Element | None]:
    """Make the empty TEI for a part, with the attributes of the one in which it stands but for its id."""
    tei = part.tei
    root = graft.shell(tei) if tei is not None else etree.Element(TEI_ROOT, nsmap={None: TEI})
    root.attrib.pop(ID, None)
    return root, tei


def _wrapper(part: Part, root: Element) -> Element:
    """Make the elements that TEI wants between its root and a part, and give the innermost."""
    local = name(part.element)
    if part.element.tag == TEXT or local in ("sourceDoc", "facsimile", "standOff"):
        return root
    if local in _IN_SOURCE and next(part.element.iterancestors(f"{{{TEI}}}sourceDoc"), None) is not None:
        return etree.SubElement(root, f"{{{TEI}}}sourceDoc")
    text = etree.SubElement(root, TEXT)
    return text if local in _IN_TEXT else etree.SubElement(text, f"{{{TEI}}}body")


def _surfaces(part: Part, root: Element) -> Pairs:
    """Copy the facsimile's surfaces to which a part points by @facs, so that its images come along."""
    wanted = [part.targets[each] for each in pointed(part, "facs") if each in part.targets]
    made: dict[Element, Element] = {}
    pairs: Pairs = []
    for _, element in sorted(wanted, key=lambda target: target[0]):
        facsimile = next(element.iterancestors(f"{{{TEI}}}facsimile"), None)
        if facsimile is None or facsimile.getparent() is not part.tei:
            continue
        if facsimile not in made:
            made[facsimile] = graft.shell(facsimile)
            root.append(made[facsimile])
        original = _surface_of(element, facsimile)
        if all(original is not known for _, known in pairs[-1:]):
            made[facsimile].append(graft.copy(original))
            pairs.append((made[facsimile][-1], original))
    return pairs


def _surface_of(element: Element, facsimile: Element) -> Element:
    """Give the surface that holds an element of a facsimile, else what stands in the facsimile itself."""
    way = [element, *element.iterancestors()]
    way = way[: way.index(facsimile)]
    return next((step for step in way if name(step) == "surface"), way[-1])


def _inherited(element: Element, attribute: str) -> str | None:
    """Give the value of an attribute that an element has from around; what a TEI says stays on the TEI."""
    if attribute in element.attrib:
        return None
    for step in element.iterancestors():
        if step.tag == TEI_ROOT and element.tag != TEI_ROOT and step.get(attribute) is not None:
            return None
        if step.get(attribute) is not None:
            return step.get(attribute)
    return None


def _without(element: Element, inner: Collection[Element]) -> Iterator[Element]:
    """Give an element and all below it, but not what is cut out."""
    if not inner:
        yield from elements(element)
        return
    yield element
    for child in element.iterchildren("*"):
        if child not in inner:
            yield from _without(child, inner)
