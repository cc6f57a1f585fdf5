"""Examples of markup as they are written in an example: tags and text."""

from collections.abc import Iterator

from lxml import etree

from words.knowledge import XML


def inner_markup(element: etree._Element) -> Iterator[str]:
    """Give an element's content as it is written, piece by piece."""
    yield element.text or ""
    for child in element:
        yield from markup(child)
        yield child.tail or ""


def markup(element: etree._Element) -> Iterator[str]:
    """Give an element as it is written, without comments."""
    if not isinstance(element.tag, str):
        return
    local = etree.QName(element).localname
    tag = f"{element.prefix}:{local}" if element.prefix else local
    attributes = "".join(f' {attribute_name(element, key)}="{value}"' for key, value in element.attrib.items())
    if len(element) or element.text:
        yield f"<{tag}{attributes}>"
        yield from inner_markup(element)
        yield f"</{tag}>"
    else:
        yield f"<{tag}{attributes}/>"


def attribute_name(element: etree._Element, key: str | bytes) -> str:
    """Give an attribute's name as it is written."""
    known = {uri: prefix for prefix, uri in element.nsmap.items()} | {XML: "xml"}
    qualified = etree.QName(key)
    return f"{known[qualified.namespace]}:{qualified.localname}" if qualified.namespace else qualified.localname
