"""Transforms what needs the rest of the edition: documents into pages, entries into pages, records into lists."""

from functools import lru_cache

from pipeline import saxon, xml
from pipeline.edition import Edition
from pipeline.message import EntryTask, IndexTask, Made, Output, PageTask
from pipeline.problem import Problem
from pipeline.register import FOLDERS
from pipeline.staged import write

PAGE = "html.xsl"


def transform(task: PageTask | EntryTask | IndexTask) -> Made:
    """Make the pages of a task, in a worker."""
    saxon.prepare(task.edition.stylesheets())
    if isinstance(task, PageTask):
        return page(task)
    return entries(task) if isinstance(task, EntryTask) else index(task)


@lru_cache(maxsize=2)
def parts(edition: Edition, path: str) -> tuple[xml.Part, ...]:
    """Read a file again and cut it; kept for the next task, which is often of the same file."""
    return xml.cut(xml.read(edition.root / path, edition.root), edition.documents).parts


@lru_cache(maxsize=2)
def register(edition: Edition, path: str) -> xml.Source | None:
    """Read a register's file; kept for the next task."""
    return xml.read(edition.root / path, edition.root) if path else None


def page(task: PageTask) -> Made:
    """Make the formats of a document that need its neighbours and the register."""
    found = [part for part in parts(task.edition, task.path) if part.number == task.number]
    if not found:
        message = "The file was changed while the edition was built."
        return Made((), (Problem(task.path, 0, 0, "changed", "error", message, "Build it again."),), (task.id,))
    outputs, problems = [], []
    try:
        source = saxon.parse(xml.prepared(found[0], xml.page_context(task, found[0])))
        for made in task.edition.formats:
            if made.needs == "neighbours":
                text, said = saxon.transform(task.edition.stylesheet(made.stylesheet), source, made.parameters)
                problems += [xml.problem(found[0], message) for message in said]
                outputs.append(write(task.staging, made.file_name(task.id), text))
    except saxon.TransformError as error:
        return Made((), (xml.not_made(found[0], str(error)),), (task.id,))
    return Made(tuple(outputs), tuple(problems))


def entries(task: EntryTask) -> Made:
    """Make the pages of entries."""
    source = register(task.edition, task.path)
    context = xml.site_context(task.edition, "../")
    outputs: list[Output] = []
    problems = []
    for entry in task.pages:
        try:
            prepared = xml.entry_page(entry, FOLDERS[entry.kind], source, context)
            text, _ = saxon.transform(task.edition.stylesheet(PAGE), saxon.parse(prepared))
            outputs.append(write(task.staging, entry.name, text))
        except saxon.TransformError as error:
            message = f"The page of {entry.title} couldn't be made: {error}"
            problems.append(Problem(task.path or entry.name, 0, 0, "transform", "error", message))
    return Made(tuple(outputs), tuple(problems))


def index(task: IndexTask) -> Made:
    """Make a page of contents or a list."""
    root = "../" * task.name.count("/")
    prepared = xml.index_page(task, xml.site_context(task.edition, root))
    text, _ = saxon.transform(task.edition.stylesheet(PAGE), saxon.parse(prepared))
    return Made((write(task.staging, task.name, text),))
