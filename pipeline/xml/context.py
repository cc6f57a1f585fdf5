"""The prepared document: a part with all that a stylesheet needs to know, as text for Saxon; and its own TEI."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from pipeline.remembered import once
from pipeline.xml import graft, links
from pipeline.xml.bases import has_bases
from pipeline.xml.carry import headers_around, notes_elsewhere
from pipeline.xml.names import OURS, TEI_ROOT, Element, clean
from pipeline.xml.part import Part
from pipeline.xml.tree import images, tree, written

_DECLARATION = b"<?xml version='1.0' encoding='UTF-8'?>\n"
RECORDS = etree.XMLParser(resolve_entities=False, no_network=True)
"""Reads records, which our own stylesheet made."""
Attributes = Mapping[str, str]
"""Names and values; an empty value is left out."""


@dataclass(frozen=True, slots=True)
class Context:
    """What Pecia tells a stylesheet of a document beside its text: the children of `p:context`."""

    id: str
    """The document's id in the edition."""
    path: str
    """Its source file."""
    part: str = ""
    """Where it stands in the file, if it is a part of a TEI."""
    root: str = ""
    """The way from its page to the site's first page: empty, or `../`."""
    edition: Attributes = field(default_factory=dict)
    """title, subtitle, publisher, place, language, base-url; unnamed where the title is but the folder's name."""
    editors: tuple[str, ...] = ()
    licence: tuple[str, str] = ("", "")
    """Its address, and its name."""
    images: Attributes = field(default_factory=dict)
    """Where each relative reference to an image is published."""
    files: tuple[tuple[str, str, str, str], ...] = ()
    """The document's other files: format, address, media type, label."""
    kept: bool = False
    """Whether the document's present source can't be built, and this is how it was published before."""
    previous: bytes = b""
    """The record of the document before, XML."""
    next: bytes = b""
    volume: tuple[str, str] = ("", "")
    """The volume's page: its address and its title."""
    entries: tuple[tuple[str, str, str, str], ...] = ()
    """For each pointer on a name: the pointer, the entry's kind, the address of its page, its label."""
    targets: tuple[tuple[str, str], ...] = ()
    """For each link to another document: the pointer, and the address."""


def prepared(part: Part, context: Context) -> str:
    """Write a part with its context, for Saxon: no declaration, no document type."""
    added = context_element(context, part)
    if part.is_whole and part.element.tag == TEI_ROOT and len(part.element) and OURS not in part.element.nsmap.values():
        text = written(part)
        place = text.index("<", text.index(">"))
        return f"{text[:place]}{etree.tostring(added, encoding='unicode')}{text[place:]}"
    root = tree(part)
    root.insert(0, added)
    return etree.tostring(root, encoding="unicode", with_tail=False)


def own_tei(part: Part) -> bytes:
    """Write a document's own TEI, standing alone: UTF-8, with the comments and instructions around the whole file.

    A file whose bytes are all its own is given byte for byte; instructions to show it by a stylesheet are left out.
    """
    root = part.source.root
    around = _around(root) if root is not None and part.element is root else ([], [])
    styled = any(_is_style(each) for each in around[0])
    if part.is_whole and part.source.plain and not styled and not has_bases(part.element):
        return part.source.plain
    if not any(around):
        return _DECLARATION + written(part).encode()
    made = tree(part)
    for each in around[0]:
        if not _is_style(each):
            made.addprevious(_alone(each))
    for each in reversed(around[1]):
        made.addnext(_alone(each))
    return etree.tostring(made.getroottree(), encoding="UTF-8", xml_declaration=True)


def references(part: Part) -> dict[str, str]:
    """Give the edition's file for each relative reference to an image that a document or its open page makes.

    It is looked for beside the document's file, then from the edition's folder, then by xml:base; what isn't there, or
    outside of the edition, is left out.
    """
    return once(part.kept, "references", lambda: _references(part))


def _references(part: Part) -> dict[str, str]:
    """Look for the images of a document."""
    wanted = dict.fromkeys([*images(part), *(each for root in part.in_force for each in links.images(root))])
    places = {each: links.find(each, part.folder, part.source.edition) for each in wanted}
    return {each: place for each, place in places.items() if place}


def context_element(context: Context, part: Part | None = None) -> Element:
    """Make `p:context`, with what a part has from elsewhere in its file."""
    described = _valid({"id": context.id, "path": context.path, "part": context.part})
    described["root"] = clean(context.root)
    if context.kept:
        described["kept"] = "yes"
    made = etree.Element(f"{{{OURS}}}context", described, nsmap={"p": OURS})
    edition = add(made, "edition", context.edition)
    for editor in context.editors:
        add(edition, "editor").text = clean(editor)
    if any(context.licence):
        add(edition, "licence", {"target": context.licence[0]}).text = clean(context.licence[1])
    if part is not None:
        _gather(made, "corpus", headers_around(part))
        _gather(made, "in-force", [graft.copy(pb) for pb in part.in_force])
        _gather(made, "elsewhere", notes_elsewhere(part))
    for ref, href in context.images.items():
        add(made, "image", {"ref": ref, "href": href})
    for row in context.files:
        add(made, "file", dict(zip(("format", "href", "type", "label"), row, strict=True)))
    _neighbours(made, context)
    return made


def _neighbours(made: Element, context: Context) -> None:
    """Add what only the second pass knows."""
    for name, record in (("previous", context.previous), ("next", context.next)):
        if record:
            _gather(made, name, [etree.fromstring(record, RECORDS)])
    if any(context.volume):
        add(made, "volume", dict(zip(("href", "title"), context.volume, strict=True)))
    for entry in context.entries:
        add(made, "entry", dict(zip(("ref", "kind", "href", "label"), entry, strict=True)))
    for target in context.targets:
        add(made, "target", dict(zip(("ref", "href"), target, strict=True)))


def _gather(parent: Element, name: str, contents: Iterable[Element]) -> None:
    """Add an element of ours that holds others, if there are any."""
    kept = list(contents)
    if kept:
        add(parent, name).extend(kept)


def add(parent: Element, name: str, attributes: Attributes | None = None) -> Element:
    """Add an element of ours."""
    return etree.SubElement(parent, f"{{{OURS}}}{name}", _valid(attributes or {}))


def _valid(attributes: Attributes) -> dict[str, str]:
    """Give the attributes that have a value; what XML can't hold is left out."""
    return {name: clean(value) for name, value in attributes.items() if value}


def _around(root: Element) -> tuple[list[Element], list[Element]]:
    """Give the comments and instructions before and after the root, in their order."""
    return list(root.itersiblings(preceding=True))[::-1], list(root.itersiblings())


def _is_style(node: object) -> bool:
    """Tell whether a node asks a browser to show the file by a stylesheet."""
    return getattr(node, "tag", None) is etree.PI and getattr(node, "target", "") == "xml-stylesheet"


def _alone(node: Element) -> Element:
    """Copy a comment or an instruction without what follows it."""
    made = deepcopy(node)
    made.tail = None
    return made
