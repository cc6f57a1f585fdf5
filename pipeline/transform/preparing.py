"""Writes the source of each kind of page for Saxon, or the page itself where it is a mere list for scripts."""

import json
from urllib.parse import urlsplit

from pipeline import xml
from pipeline.entries import EntryPage
from pipeline.making import CitePage, DocumentPage, EditionCitation, Page, PagesTask, PrinciplesPage, Script
from pipeline.message import Output
from pipeline.register import FOLDERS
from pipeline.staged import write
from pipeline.transform.draft import Draft, changed, fail
from pipeline.transform.sources import marked, part_for, register

MISSING = "missing"
"""The kind of the page for wrong addresses, whose links hold at any depth."""


def prepare(draft: Draft, task: PagesTask) -> None:
    """Write the source of a page for Saxon."""
    page, edition = draft.page, task.edition
    if isinstance(page, DocumentPage | CitePage):
        draft.part = part_for(task, page.specimen if isinstance(page, CitePage) else page)
        if draft.part is None:
            fail(draft, changed(page.path))
        elif isinstance(page, CitePage):
            draft.prepared = xml.prepared(draft.part, xml.cite_context(edition, page, draft.part, task.menu))
        else:
            draft.prepared = xml.prepared(draft.part, xml.page_context(edition, page, draft.part, task.menu))
    elif isinstance(page, EntryPage):
        find_register = marked if task.marked else register
        source = find_register(edition, page.path, dict(task.registers)[page.path]) if page.path else None
        if page.path and source is None:
            fail(draft, changed(page.path))
            return
        context = xml.site_context(edition, root_of(page), task.menu)
        draft.prepared = xml.entry_page(page, FOLDERS[page.kind], source, context)
    elif isinstance(page, PrinciplesPage):
        sources = {path: register(edition, path, dict(task.registers)[path]) for path in page.paths}
        if lost := next((path for path, source in sources.items() if source is None), ""):
            fail(draft, changed(lost))
            return
        draft.prepared = xml.principles_page(page, sources, xml.site_context(edition, "", task.menu))
    elif isinstance(page, Script):
        output = write(task.staging, page.name, listing(page))
        draft.outputs.append(Output(output.name, output.sha256, "contents"))
    elif isinstance(page, EditionCitation):
        draft.prepared = xml.edition_citation(page, edition)
    else:
        root = urlsplit(edition.base_url).path if page.kind == MISSING else root_of(page)
        draft.prepared = xml.list_page(page, xml.site_context(edition, root, task.menu))


def root_of(page: Page) -> str:
    """Give the way from a page to the site's first page."""
    return "../" * page.name.count("/")


def listing(page: Script) -> str:
    """Write a list of documents as a call: its title, and for each document address, title, date and language."""
    rows = [(row.href, row.title, row.date, row.language) for row in page.rows]
    title, listed = (json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in (page.title, rows))
    return f"pecia.listed({title},{listed});\n"
