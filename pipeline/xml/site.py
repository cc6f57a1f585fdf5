"""The sources of the edition's own pages, which no file holds: an entry's page, a list, the contents."""

from collections.abc import Mapping
from dataclasses import fields, replace
from functools import lru_cache
from urllib.parse import quote

from lxml import etree

from pipeline.document import image_name
from pipeline.edition import Edition
from pipeline.entries import EntryPage, MentionOf, Period
from pipeline.making import (
    CitePage,
    DocumentPage,
    EditionCitation,
    Group,
    Home,
    ListPage,
    Principle,
    PrinciplesPage,
    Way,
)
from pipeline.thumbnail import thumbnail_name
from pipeline.xml import bases, graft
from pipeline.xml.context import Context, references, written_context
from pipeline.xml.names import OURS, TEI_ROOT, at_path
from pipeline.xml.ours import element, escaped, outermost
from pipeline.xml.part import Part
from pipeline.xml.source import Source

_OF_MENTION = tuple(field.name for field in fields(MentionOf))


def site_context(edition: Edition, root: str, menu: tuple[Way, ...] = ()) -> Context:
    """Give what every page of the edition knows. `root` is the way from the page to the site's first page."""
    described = {
        "title": edition.title,
        "unnamed": "" if edition.has_settings else "yes",
        "subtitle": edition.subtitle,
        "publisher": edition.publisher,
        "kind": edition.kind,
        "place": edition.place,
        "language": edition.language,
        "base-url": edition.base_url,
        "version": edition.version,
        "released": edition.released,
        "search": "yes" if edition.search else "",
    }
    licence = (edition.licence_url, edition.licence)
    return Context("", "", root=root, edition=described, editors=edition.editors, licence=licence, menu=menu)


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


def page_context(edition: Edition, page: DocumentPage, part: Part, menu: tuple[Way, ...] = ()) -> Context:
    """Give what a document's page knows beside: neighbours, volume, entries, links, the menu."""
    small = frozenset(page.thumbnails)
    return replace(
        context(edition, page.id, part),
        kept=page.kept,
        own=page.own,
        previous=page.previous,
        next=page.next,
        volume=page.volume,
        near=page.near,
        whole=page.whole,
        letters=page.letters,
        entries=tuple((link.ref, link.kind, link.href, link.label) for link in page.entries),
        targets=page.targets,
        menu=menu,
        versions=page.versions,
        thumbnails={ref: quote(thumbnail_name(path)) for ref, path in references(part).items() if path in small},
    )


def cite_context(edition: Edition, page: CitePage, part: Part, menu: tuple[Way, ...]) -> Context:
    """Give what the page knows that says how to cite, beside the document on which it shows that."""
    return replace(context(edition, page.specimen.id, part), menu=menu, whole_files=page.files)


def entry_page(page: EntryPage, kind: str, source: Source | None, context: Context) -> str:
    """Write the source of an entry's page, for Saxon: its element in the register, and every mention."""
    links = tuple((link.ref, link.kind, link.href, link.label) for link in page.entries)
    contents = [
        written_context(replace(context, entries=links, targets=page.targets)),
        _held(page, source),
        *(element("authority", None, escaped(address)) for address in page.authorities),
        *map(_period, page.periods),
        *(element("way", {"title": title}, always={"href": href}) for href, title in page.ways),
        *(element("mention", {name: str(getattr(mention, name)) for name in _OF_MENTION}) for mention in page.mentions),
    ]
    described = {"kind": page.kind, "list": kind, "title": page.title, "total": str(page.total)}
    grouped = {"first": page.first, "by-year": "yes" if page.by_year else ""}
    return outermost("entry-page", grouped, "".join(contents), described)


def _held(page: EntryPage, source: Source | None) -> str:
    """Write an entry's element in the register, if it has one."""
    if source is None or source.root is None or not page.place:
        return element("source")
    held = etree.Element(f"{{{OURS}}}source", nsmap={"p": OURS})
    found = at_path(source.root, page.place)
    held.append(graft.copy(found))
    folder = (source.edition / source.path).parent
    bases.based(held, folder, source.edition, bases.base_of(found.getparent()))
    return etree.tostring(held, encoding="unicode")


def list_page(page: ListPage, context: Context) -> str:
    """Write the source of a page of contents or of a list, for Saxon."""
    contents = [
        written_context(context),
        element("description", None, escaped(page.description)) if page.description else "",
        *(element("way", {"title": title}, always={"href": href}) for href, title in page.ways),
        *map(_group, page.groups),
        _home(page.home) if page.home else "",
        *(element("file", {"format": name, "href": href, "type": kind}) for name, href, kind in page.files),
    ]
    return outermost("index-page", {}, "".join(contents), {"kind": page.kind, "title": page.title})


def principles_page(page: PrinciplesPage, sources: Mapping[str, Source | None], context: Context) -> str:
    """Write the source of the page of editorial principles, for Saxon: each statement as a header has it."""
    contents = [written_context(context), *(_principle(each, sources[each.path]) for each in page.principles)]
    return outermost("principles-page", {}, "".join(contents))


def _principle(stated: Principle, source: Source | None) -> str:
    """Write a statement of a header, and the documents that make it, where these aren't all."""
    rows = [
        element("document", {"href": each.href, "title": each.title, "date": each.date, "lang": each.language})
        for each in stated.documents
    ]
    copied = ""
    if source is not None and source.root is not None:
        found = graft.copy(at_path(source.root, stated.place))
        copied = etree.tostring(found, encoding="unicode", with_tail=False)
    return element("principle", {"name": stated.name, "count": str(stated.count)}, "".join(rows) + copied)


def edition_citation(page: EditionCitation, edition: Edition) -> str:
    """Write the source of the file that cites the whole edition, for Saxon: the settings, and what all headers say."""
    contents = [
        written_context(site_context(edition, "")),
        *(element("keyword", None, escaped(word)) for word in page.keywords),
        *(stated for _, stated in page.agreed),
        *page.languages,
    ]
    return outermost("edition-citation", {"doi": page.doi, "description": page.description}, "".join(contents))


def _home(home: Home) -> str:
    """Write what the first page says of the whole edition."""
    rows = [
        *(element("list", None, _items(group), _group_of(group)) for group in home.lists),
        *map(_period, home.periods),
        *(element("newest", {"day": each.title}, b"".join(each.records).decode()) for each in home.newest),
    ]
    numbers = {"documents": str(home.documents), "languages": str(home.languages)}
    return element("home", {"from": home.years[0], "to": home.years[1]}, "".join(rows), numbers)


def _period(period: Period) -> str:
    """Write a span of time, and how much is counted in it."""
    return element("period", {"label": period.label, "href": period.href}, always={"count": str(period.count)})


def _group_of(group: Group) -> dict[str, str]:
    """Give what is said of a list of entries."""
    return {"kind": group.title, "href": group.href, "count": str(group.count)}


def _items(group: Group) -> str:
    """Write the lines of a group."""
    return "".join(
        element("item", {"label": i.label, "href": i.href, "count": str(i.count), "about": i.about})
        for i in group.items
    )


def _group(group: Group) -> str:
    """Write some lines of a list."""
    described = {"title": group.title, "count": str(group.count), "from": group.years[0], "to": group.years[1]}
    return element("group", described, b"".join(group.records).decode() + _items(group), {"href": group.href})
