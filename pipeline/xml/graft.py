"""Moving and copying elements between trees, in linear time, without losing text, comments or namespaces."""

from collections.abc import Collection
from copy import deepcopy

from lxml import etree

from pipeline.xml.names import FALLBACKS, Element, namespace

Content = Element | str
"""What takes the place of an element: another (a fallback stands for what it holds), or text."""


def shell(element: Element) -> Element:
    """Make an element with the same name and attributes and nothing in it."""
    if namespace(element):
        kept = {prefix: uri for prefix, uri in element.nsmap.items() if uri}
        return etree.Element(element.tag, dict(element.attrib), nsmap=kept)
    # An element that lxml makes itself would fall into the default namespace around it when it is written.
    made = etree.fromstring(b'<x xmlns=""/>')
    made.tag = element.tag
    made.attrib.update(element.attrib)
    return made


def copy(element: Element, without: Collection[Element] = ()) -> Element:
    """Copy an element without its tail, and without some elements below it (the text after those stays)."""
    around = {step for cut in without for step in cut.iterancestors()}
    copied = _copy(element, frozenset(without), around)
    copied.tail = None
    return copied


def detach(element: Element) -> None:
    """Take an element out of its tree; the text after it stays there."""
    if element.getparent() is not None:
        put(element, "")
    element.tail = None


def put(element: Element, content: Content) -> None:
    """Put something in the place of an element; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before, after, place = element.getprevious(), element.tail or "", parent.index(element)
    element.tail = None
    parent.remove(element)
    lead, nodes = _parts(content)
    _add_text(parent, before, lead)
    for node in nodes:
        parent.insert(place, node)
        before, place = node, place + 1
    _add_text(parent, before, after)


def _parts(content: Content) -> tuple[str, list[Element]]:
    """Give the text with which something begins, and its elements."""
    if isinstance(content, str):
        return content, []
    return (content.text or "", list(content)) if content.tag in FALLBACKS else ("", [content])


def pin(root: Element) -> Element:
    """Make sure that elements in no namespace stay so when the tree is put into another; gives the root."""
    loose: list[Element] = root.xpath("descendant-or-self::*[namespace-uri() = '']")
    for element in loose:
        if None in element.nsmap:
            continue
        made = shell(element)
        made.text, made.tail = element.text, element.tail
        parent = element.getparent()
        if parent is not None:
            parent.replace(element, made)
        made.extend(list(element))
        root = made if element is root else root
    return root


def _copy(element: Element, without: frozenset[Element], around: Collection[Element]) -> Element:
    """Copy an element; what holds nothing to be left out is copied in one go."""
    if element not in around:
        return deepcopy(element)
    made = shell(element)
    made.text, made.tail = element.text, element.tail
    for child in element:
        if child in without:
            _add_text(made, made[-1] if len(made) else None, child.tail or "")
        else:
            made.append(_copy(child, without, around))
    return made


def _add_text(parent: Element, before: Element | None, text: str) -> None:
    """Add text in an element, after one of its children or at its beginning."""
    if not text:
        return
    if before is None:
        parent.text = (parent.text or "") + text
    else:
        before.tail = (before.tail or "") + text
