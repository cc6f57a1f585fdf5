"""The prepared document: a part with all that a stylesheet needs to know, as text for Saxon; and its own TEI."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from pipeline.making import Near, Way
from pipeline.remembered import once
from pipeline.xml import graft, links
from pipeline.xml.bases import has_bases
from pipeline.xml.carry import headers_around, notes_elsewhere
from pipeline.xml.names import Element
from pipeline.xml.ours import Attributes, element, escaped, outermost
from pipeline.xml.part import Part
from pipeline.xml.tree import images, pictured, tree, written

_DECLARATION = b"<?xml version='1.0' encoding='UTF-8'?>\n"
_OWN = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
"""Reads what we have written."""


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
    thumbnails: Attributes = field(default_factory=dict)
    """Where the thumbnails are of those that have one, by the reference."""
    files: tuple[tuple[str, str, str, str], ...] = ()
    """The document's other files: format, address, media type, label."""
    kept: bool = False
    """Whether the document's present source can't be built, and this is how it was published before."""
    own: bool = False
    """Whether it is a page that the editors wrote of the edition itself, and no document."""
    whole_files: tuple[tuple[str, str, str], ...] = ()
    """Where the page says how the edition is cited, on this document: the edition's downloads, as `files` has them."""
    previous: bytes = b""
    """The record of the document before, XML."""
    next: bytes = b""
    near: tuple[Near, ...] = ()
    """The documents around it in the volume, itself among them."""
    whole: str = ""
    """The script that lists the whole volume."""
    letters: tuple[Near | None, Near | None] = (None, None)
    """The letters before and after it in its correspondence."""
    volume: tuple[str, str] = ("", "")
    """The volume's page: its address and its title."""
    entries: tuple[tuple[str, str, str, str], ...] = ()
    """For each pointer on a name: the pointer, the entry's kind, the address of its page, its label."""
    targets: tuple[tuple[str, str], ...] = ()
    """For each link to another document: the pointer, and the address."""
    menu: tuple[Way, ...] = ()
    """The ways to the edition's own pages."""
    versions: tuple[bytes, ...] = ()
    """The records of the documents that are the same text, XML."""


def prepared(part: Part, context: Context) -> str:
    """Write a part with its context, for Saxon: no declaration, no document type."""
    added = written_context(context, part)
    text = written(part)
    place = text.find("<", text.index(">"))
    if place >= 0:
        return f"{text[:place]}{added}{text[place:]}"
    root = tree(part)  # without any element
    root.append(etree.fromstring(added, _OWN))
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


def leaves(part: Part) -> tuple[str, ...]:
    """Give those of the references to images that show the pages of a document, or its open page."""
    return (*pictured(part), *(each for root in part.in_force for each in links.leaves(root)))


def _references(part: Part) -> dict[str, str]:
    """Look for the images of a document."""
    wanted = dict.fromkeys([*images(part), *(each for root in part.in_force for each in links.images(root))])
    places = {each: links.find(each, part.folder, part.source.edition) for each in wanted}
    return {each: place for each, place in places.items() if place}


def written_context(context: Context, part: Part | None = None) -> str:
    """Write `p:context`, with what a part has from elsewhere in its file."""
    described = {"id": context.id, "path": context.path, "part": context.part}
    described |= {name: "yes" for name in ("kept", "own") if getattr(context, name)}
    contents = [_edition(context), _menu(context)]
    if part is not None:
        contents += [
            _around_it("corpus", headers_around(part)),
            _around_it("in-force", [graft.copy(pb) for pb in part.in_force]),
            _around_it("elsewhere", notes_elsewhere(part)),
        ]
    images = ((ref, href, context.thumbnails.get(ref, "")) for ref, href in context.images.items())
    contents += _rows("image", ("ref", "href", "thumbnail"), images)
    contents += _rows("file", ("format", "href", "type", "label"), context.files)
    if context.whole_files:
        rows = "".join(_rows("file", ("format", "href", "type"), context.whole_files))
        contents.append(element("whole", None, rows))
    contents += _neighbours(context)
    return outermost("context", described, "".join(contents), {"root": context.root})


def _edition(context: Context) -> str:
    """Write what every page knows of the edition."""
    editors = [element("editor", None, escaped(editor)) for editor in context.editors]
    address, name = context.licence
    licence = element("licence", {"target": address}, escaped(name)) if address or name else ""
    return element("edition", context.edition, "".join(editors) + licence)


def _menu(context: Context) -> str:
    """Write the menu: an entry for each of the edition's own pages, with the interface's word or a label."""
    entries = (
        element("entry", {"href": w.href, "kind": w.kind, "word": w.word, "label": w.label, "lang": w.language})
        for w in context.menu
    )
    return element("menu", None, "".join(entries)) if context.menu else ""


def _neighbours(context: Context) -> Iterable[str]:
    """Write what only the second pass knows."""
    for name, record in (("previous", context.previous), ("next", context.next)):
        if record:
            yield element(name, None, record.decode())
    for name, letter in zip(("previous-letter", "next-letter"), context.letters, strict=True):
        if letter:
            yield element(
                name, {"title": letter.title, "date": letter.date, "lang": letter.language, "href": letter.href}
            )
    if context.near:
        rows = [(each.href, each.title, each.date, each.language) for each in context.near]
        near = "".join(_rows("document", ("href", "title", "date", "lang"), rows))
        yield element("near", {"whole": context.whole}, near)
    if any(context.volume):
        yield from _rows("volume", ("href", "title"), [context.volume])
    yield from _rows("entry", ("ref", "kind", "href", "label"), context.entries)
    yield from _rows("target", ("ref", "href"), context.targets)
    yield from (element("version", None, record.decode()) for record in context.versions)


def _rows(name: str, keys: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Write an element for each row of values."""
    return [element(name, dict(zip(keys, row, strict=True))) for row in rows]


def _around_it(name: str, contents: Iterable[Element]) -> str:
    """Write an element of ours that holds others, if there are any."""
    kept = "".join(etree.tostring(each, encoding="unicode", with_tail=False) for each in contents)
    return element(name, None, kept) if kept else ""


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
