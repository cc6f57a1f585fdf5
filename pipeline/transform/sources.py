"""Reads again what pages are made of, and sees whether it still is what it was when it was surveyed."""

from dataclasses import replace

from pipeline import xml
from pipeline.edition import Edition
from pipeline.making import DocumentPage, PagesTask
from pipeline.message import version
from pipeline.remembered import remembered


def part_of(edition: Edition, page: DocumentPage) -> xml.Part | None:
    """Give a page's document; nothing where its file was changed."""
    return next((p for p in parts(edition, page.path, page.version) if p.number == page.number), None)


def marked(edition: Edition, path: str, known: str) -> xml.Source | None:
    """Read a file again, and write its lines into it; nothing where it isn't any more what it was when surveyed."""
    source = xml.read(edition.root / path, edition.root)
    return xml.mark(source) if version(source.used) == known else None


def marked_part(edition: Edition, page: DocumentPage) -> xml.Part | None:
    """Give a page's document with the lines of its source; nothing where its file was changed."""
    source = marked(edition, page.path, page.version)
    found = xml.cut(source, "" if page.own else edition.documents).parts if source else ()
    return next((part for part in found if part.number == page.number), None)


@remembered(2, lambda edition, path, known: (edition.root, edition.documents, edition.pages, path, known))
def parts(edition: Edition, path: str, known: str) -> tuple[xml.Part, ...]:
    """Read a file again and cut it; kept for the next page, which is often of the same file.

    Gives nothing where the file isn't any more what it was when it was surveyed, or what it includes isn't: `known`.
    """
    source = xml.read(edition.root / path, edition.root)
    documents = "" if edition.is_page(path) else edition.documents
    return xml.cut(source, documents).parts if version(source.used) == known else ()


def published(task: PagesTask, page: DocumentPage) -> xml.Part | None:
    """Read a document as it was published: its own TEI on the site; nothing where that can't be read."""
    site, edition = task.edition.output, task.edition
    source = xml.read(site / f"{page.id}.xml", site)
    files = {page.path: source.files.get(source.path, (b"", ""))}
    own = replace(source, path=page.path, edition=edition.root, files=files)
    return next(iter(xml.cut(own, "").parts), None)


def part_for(task: PagesTask, page: DocumentPage) -> xml.Part | None:
    """Give a page's document, as its source has it or as it was published; nothing where that can't be read now."""
    find = marked_part if task.marked else part_of
    return published(task, page) if page.kept else find(task.edition, page)


@remembered(2, lambda edition, path, known: (edition.root, path, known))
def register(edition: Edition, path: str, known: str) -> xml.Source | None:
    """Read a register's file; kept for the next entry. Gives nothing where it isn't what it was when surveyed."""
    source = xml.read(edition.root / path, edition.root)
    return source if version(source.used) == known else None
