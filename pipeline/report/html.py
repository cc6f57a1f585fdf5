"""The report to hand to an editor: a page of HTML that stands alone. A stylesheet makes it; a worker runs that."""

from pipeline.making import ReportTask
from pipeline.outcome import Outcome
from pipeline.problem import PipelineError
from pipeline.report.view import View
from pipeline.workers import workers


def html(outcome: Outcome, view: View) -> str:
    """Write all problems, and what the documentation says of their rules. Raises PipelineError where that fails."""
    del view
    with workers(1) as run:
        [done] = run(page_there, [ReportTask(outcome)])
    if done.result is None:
        raise PipelineError(f"The report couldn't be made: {done.reason}.", "--format json writes the same as data.")
    return done.result


def page_there(task: ReportTask) -> str:
    """Make the page in a worker, which alone loads Saxon."""
    from pipeline.report.page import page  # noqa: PLC0415

    return page(task.outcome)
