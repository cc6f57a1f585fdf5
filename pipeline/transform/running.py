"""Runs the stylesheets over pages that are prepared: parsed, cited together, made one after the other."""

from time import perf_counter_ns

from pipeline import saxon, xml
from pipeline.account import CITING
from pipeline.edition import TOGETHER, Edition
from pipeline.interface import words
from pipeline.making import CitePage, PagesTask
from pipeline.message import Output
from pipeline.pieces import announce
from pipeline.remembered import remembered
from pipeline.staged import since, write
from pipeline.style import STYLES, style
from pipeline.transform.draft import Draft, fail, not_made
from pipeline.transform.formats import OWN, Wanted, file_name


def parse(draft: Draft, task: PagesTask) -> None:
    """Let Saxon parse what was written for it."""
    try:
        draft.node = saxon.parse(draft.prepared)
        if isinstance(draft.page, CitePage):
            draft.whole = saxon.parse(xml.edition_citation(draft.page.whole, task.edition))
    except saxon.TransformError as error:
        fail(draft, not_made(draft, error))
    draft.prepared = ""


def cite(drafts: list[Draft], task: PagesTask) -> None:
    """Say how documents are cited in styles: all at once; where that fails, those that can be, each by itself."""
    if not drafts:
        return
    announce(drafts[0].number)
    start = perf_counter_ns()
    nodes = [node for draft in drafts for node in (draft.node, draft.whole) if node is not None]
    try:
        texts = saxon.of_several(TOGETHER, nodes, shown(task.edition))
    except saxon.TransformError as error:
        if len(drafts) == 1:
            fail(drafts[0], not_made(drafts[0], error))
            return
        for draft in drafts:
            cite([draft], task)
        return
    took, said = since(start), iter(texts)
    for draft in drafts:
        draft.cited = (("cited", next(said)), *((("cited-whole", next(said)),) if draft.whole is not None else ()))
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
            cited = draft.cited if each.name == OWN.name else ()
            text, said = saxon.transform(stylesheet, node, (*each.parameters, *cited), spoken)
        except saxon.TransformError as error:
            fail(draft, not_made(draft, error))
            return
        output = write(task.staging, name, text)
        draft.outputs.append(Output(output.name, output.sha256, each.name, (), since(start)))
        if draft.part is not None:
            draft.problems += [xml.problem(draft.part, message) for message in said]
