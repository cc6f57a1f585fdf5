"""Transforms what needs the rest of the edition: documents into pages, entries into pages, records into lists."""

from time import perf_counter_ns

from pipeline import saxon
from pipeline.account import PARSING, PREPARING
from pipeline.making import Made, PagesTask
from pipeline.pieces import announce
from pipeline.staged import since
from pipeline.transform.draft import Draft, made
from pipeline.transform.formats import is_cited, wanted_by
from pipeline.transform.preparing import prepare
from pipeline.transform.running import cite, make, parse

__all__ = ["transform"]


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
            parse(draft, task)
            draft.took.append((PARSING, since(start)))
    wanted = wanted_by(task.edition)
    with saxon.errors_kept():
        cite([draft for draft in drafts if is_cited(draft.page) and draft.node is not None], task)
        for draft in drafts:
            if draft.node is not None and not draft.failed:
                announce(draft.number)
                make(draft, task, wanted(draft.page))
    return tuple(made(draft) for draft in drafts)
