"""Transforms what needs the rest of the edition: documents into pages, entries into pages, records into lists."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import perf_counter_ns
from urllib.parse import urlsplit

from pipeline import saxon, xml
from pipeline.account import CITING, PARSING, PREPARING
from pipeline.edition import SITE, TOGETHER, Edition
from pipeline.entries import EntryPage
from pipeline.format import FORMATS, Format
from pipeline.interface import words
from pipeline.making import DocumentPage, EditionCitation, Made, Page, PagesTask, PrinciplesPage, Script
from pipeline.message import Output, version
from pipeline.pieces import announce
from pipeline.problem import Problem
from pipeline.register import FOLDERS
from pipeline.remembered import remembered
from pipeline.staged import since, write
from pipeline.style import STYLES, style

OWN = next(f for f in FORMATS if f.name == "html")
"""The format of the edition's own pages."""
CARD = replace(OWN, name="card", ending=".js", media_type="text/javascript", parameters=(("view", "card"),))
"""The format of the cards that names in texts open: a script beside the entry's page."""
CITED = Format("cff", ".cff", TOGETHER.name, "application/yaml", "Citation File Format")
"""The format of the file that cites the whole edition."""
MISSING = "missing"
"""The kind of the page for wrong addresses, whose links hold at any depth."""
ANNOUNCED = Format("site", ".xml", SITE, "application/xml", "What the site says of itself to programs")
"""The format of its sitemap and its feed."""
Wanted = tuple[tuple[Format, Path], ...]
"""The formats that are made of a page, each with its stylesheet."""


@dataclass(slots=True)
class Draft:
    """A page on its way through the stages."""

    number: int
    """Its place in the task, from 0."""
    page: Page
    part: xml.Part | None = None
    prepared: str = ""
    node: saxon.Document | None = None
    outputs: list[Output] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    failed: bool = False
    cited: str = ""
    """How it is cited in styles, as XML, if it is a document's."""
    took: list[tuple[str, int]] = field(default_factory=list)
    """What was done for it beside its files, and the microseconds of each."""


def transform(task: PagesTask) -> tuple[Made, ...]:
    """Make some pages, in a worker, stage by stage: all are prepared, then parsed, then made and written."""
    saxon.prepare(task.edition.stylesheets())
    drafts = [Draft(number, page) for number, page in enumerate(task.pieces)]
    for draft in drafts:
        announce(draft.number)
        start = perf_counter_ns()
        prepare(draft, task)
        draft.took.append((PREPARING, since(start)))
    for draft in drafts:
        if draft.prepared:
            announce(draft.number)
            start = perf_counter_ns()
            parse(draft)
            draft.took.append((PARSING, since(start)))
    wanted = wanted_by(task.edition)
    with saxon.errors_kept():
        cite([draft for draft in drafts if is_document(draft.page) and draft.node is not None], task)
        for draft in drafts:
            if draft.node is not None and not draft.failed:
                announce(draft.number)
                make(draft, task, wanted(draft.page))
    return tuple(made(draft) for draft in drafts)


def wanted_by(edition: Edition) -> Callable[[Page], Wanted]:
    """Give a function from a page to the formats that are made of it, each with its stylesheet."""
    documents = stylesheets(edition, [each for each in edition.formats if each.needs == "neighbours"])
    own, mentioned = stylesheets(edition, [OWN]), stylesheets(edition, [OWN, CARD])

    announced = stylesheets(edition, [ANNOUNCED])

    def wanted(page: Page) -> Wanted:
        if page.name.endswith(ANNOUNCED.ending):
            return announced
        if isinstance(page, EditionCitation):
            return ((CITED, TOGETHER),)
        if isinstance(page, EntryPage) and page.mentions and not page.first:
            return mentioned
        return documents if is_document(page) else own

    return wanted


def is_document(page: Page) -> bool:
    """Tell whether a page is a document's, which is cited, and not one that the editors wrote of the edition."""
    return isinstance(page, DocumentPage) and not page.own


def stylesheets(edition: Edition, formats: Iterable[Format]) -> Wanted:
    """Find the stylesheets of some formats, once for all pages."""
    return tuple((each, edition.stylesheet(each.stylesheet)) for each in formats)


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


@remembered(2, lambda edition, path, known: (edition.root, path, known))
def register(edition: Edition, path: str, known: str) -> xml.Source | None:
    """Read a register's file; kept for the next entry. Gives nothing where it isn't what it was when surveyed."""
    source = xml.read(edition.root / path, edition.root)
    return source if version(source.used) == known else None


def prepare(draft: Draft, task: PagesTask) -> None:
    """Write the source of a page for Saxon."""
    page, edition = draft.page, task.edition
    if isinstance(page, DocumentPage):
        find = marked_part if task.marked else part_of
        draft.part = published(task, page) if page.kept else find(edition, page)
        if draft.part is None:
            fail(draft, changed(page.path))
            return
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


def parse(draft: Draft) -> None:
    """Let Saxon parse what was written for it."""
    try:
        draft.node = saxon.parse(draft.prepared)
    except saxon.TransformError as error:
        fail(draft, not_made(draft, error))
    draft.prepared = ""


def cite(drafts: list[Draft], task: PagesTask) -> None:
    """Say how documents are cited in styles: all at once; where that fails, those that can be, each by itself."""
    if not drafts:
        return
    announce(drafts[0].number)
    start = perf_counter_ns()
    nodes = [draft.node for draft in drafts if draft.node is not None]
    try:
        texts = saxon.of_several(TOGETHER, nodes, shown(task.edition))
    except saxon.TransformError as error:
        if len(drafts) == 1:
            fail(drafts[0], not_made(drafts[0], error))
            return
        for draft in drafts:
            cite([draft], task)
        return
    took = since(start)
    for draft, text in zip(drafts, texts, strict=True):
        draft.cited = text
        draft.took.append((CITING, took // len(drafts)))


@remembered(2, lambda edition: (edition.root, edition.styles))
def shown(edition: Edition) -> tuple[saxon.Shown, ...]:
    """Read the citation styles that the edition names; none where it names none, and all that ship are shown."""
    found = ((name, style(name, edition.root)) for name, _ in edition.styles)
    return tuple((name, () if name in STYLES else (each.xml, each.locale)) for name, each in found)


def make(draft: Draft, task: PagesTask, wanted: Wanted) -> None:
    """Make what needs the rest of the edition of a page that is parsed."""
    page, node = draft.page, draft.node
    if node is None:
        return
    spoken = words(task.edition.interface_language, task.edition.words)
    for each, stylesheet in wanted:
        name = file_name(page, each)
        start = perf_counter_ns()
        try:
            cited = (("cited", draft.cited),) if draft.cited and each.name == OWN.name else ()
            text, said = saxon.transform(stylesheet, node, (*each.parameters, *cited), spoken)
        except saxon.TransformError as error:
            fail(draft, not_made(draft, error))
            return
        output = write(task.staging, name, text)
        draft.outputs.append(Output(output.name, output.sha256, each.name, (), since(start)))
        if draft.part is not None:
            draft.problems += [xml.problem(draft.part, message) for message in said]


def file_name(page: Page, made_: Format) -> str:
    """Give the path in the site of what is made of a page in a format."""
    if isinstance(page, DocumentPage):
        return made_.file_name(page.id)
    return made_.file_name(page.name.removesuffix(OWN.ending)) if isinstance(page, EntryPage) else page.name


def changed(path: str) -> Problem:
    """Say that a file isn't any more what it was when it was surveyed."""
    message = "The file was changed while the edition was built."
    return Problem(path, 0, 0, "changed", "error", message, "Build it again.")


def not_made(draft: Draft, error: saxon.TransformError) -> Problem:
    """Say why a page couldn't be made."""
    if draft.part is not None:
        return xml.not_made(draft.part, str(error))
    page = draft.page
    what = f"The page of {page.title}" if isinstance(page, EntryPage) else "This page"
    path = page.path if isinstance(page, EntryPage) and page.path else page.name
    return Problem(path, 0, 0, "transform", "error", f"{what} couldn't be made: {error}")


def fail(draft: Draft, problem: Problem) -> None:
    """Give a page up."""
    draft.failed = True
    draft.outputs, draft.problems = [], [problem]


def made(draft: Draft) -> Made:
    """Give what came of a page; without a document's page, the document is left out."""
    failed = (draft.page.id,) if draft.failed and isinstance(draft.page, DocumentPage) else ()
    return Made(tuple(draft.outputs), tuple(draft.problems), failed, tuple(draft.took))
