"""The sources of the edition's own pages, which no file holds: an entry's page, a list, the contents."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import lru_cache
from urllib.parse import quote

from lxml import etree

from pipeline.document import image_name
from pipeline.edition import Edition
from pipeline.making import DocumentPage, EntryPage, ListPage, MentionOf
from pipeline.xml import bases, graft
from pipeline.xml.context import RECORDS, Context, add, context_element, references
from pipeline.xml.names import OURS, TEI_ROOT, Element, at_path
from pipeline.xml.part import Part
from pipeline.xml.source import Source

_OF_MENTION = tuple(field.name for field in fields(MentionOf))


def site_context(edition: Edition, root: str) -> Context:
    """Give what every page of the edition knows. `root` is the way from the page to the site's first page."""
    described = {
        "title": edition.title,
        "unnamed": "" if edition.has_settings else "yes",
        "subtitle": edition.subtitle,
        "publisher": edition.publisher,
        "place": edition.place,
        "language": edition.language,
        "base-url": edition.base_url,
    }
    licence = (edition.licence_url, edition.licence)
    return Context("", "", root=root, edition=described, editors=edition.editors, licence=licence)


def context(edition: Edition, name: str, part: Part) -> Context:
    """Give what a document's stylesheets know beside its text."""
    start = quote(name)
    files = ((f.name, start + _quoted(f.ending), f.media_type, f.label) for f in edition.formats if f.name != "html")
    images = {ref: quote(image_name(path)) for ref, path in references(part).items()}
    whole = part.element.tag == TEI_ROOT
    return replace(
        site_context(edition, ""),
        id=name,
        path=part.source.path,
        part="" if whole else part.path,
        images=images,
        files=tuple(files),
    )


_quoted = lru_cache(quote)
"""Writes the ending of a file's name as in an address: it is the same for all documents."""


def page_context(edition: Edition, page: DocumentPage, part: Part) -> Context:
    """Give what a document's page knows beside: neighbours, volume, entries, links."""
    return replace(
        context(edition, page.id, part),
        kept=page.kept,
        previous=page.previous,
        next=page.next,
        volume=page.volume,
        entries=tuple((link.ref, link.kind, link.href, link.label) for link in page.entries),
        targets=page.targets,
    )


def entry_page(page: EntryPage, kind: str, source: Source | None, context: Context) -> str:
    """Write the source of an entry's page, for Saxon: its element in the register, and every mention."""
    made = _root("entry-page", {"kind": page.kind, "list": kind, "title": page.title}, context)
    held = add(made, "source")
    if source is not None and source.root is not None and page.place:
        element = at_path(source.root, page.place)
        held.append(graft.copy(element))
        folder = (source.edition / source.path).parent
        bases.based(held, folder, source.edition, bases.base_of(element.getparent()))
    for address in page.authorities:
        add(made, "authority").text = address
    for mention in page.mentions:
        add(made, "mention", {name: str(getattr(mention, name)) for name in _OF_MENTION})
    return etree.tostring(made, encoding="unicode")


def list_page(page: ListPage, context: Context) -> str:
    """Write the source of a page of contents or of a list, for Saxon."""
    made = _root("index-page", {"kind": page.kind, "title": page.title}, context)
    for href, title in page.ways:
        add(made, "way", {"title": title}).set("href", href)
    for group in page.groups:
        row = add(made, "group", {"title": group.title, "count": str(group.count)})
        row.set("href", group.href)
        row.extend(_records(group.records))
        for item in group.items:
            add(row, "item", {"label": item.label, "href": item.href, "count": str(item.count)})
    for format_, href, kind in page.files:
        add(made, "file", {"format": format_, "href": href, "type": kind})
    return etree.tostring(made, encoding="unicode")


def _root(name: str, attributes: Mapping[str, str], context: Context) -> Element:
    made = etree.Element(f"{{{OURS}}}{name}", nsmap={"p": OURS})
    for key, value in attributes.items():
        made.set(key, value)
    made.append(context_element(context))
    return made


def _records(records: Iterable[bytes]) -> Iterable[Element]:
    return [etree.fromstring(record, RECORDS) for record in records]
