"""The two passes: files to the workers, then pages; results in the order of the tasks, whatever dies on the way."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from pipeline.arrange import Arrangement, arrange
from pipeline.arrange.order import clashes
from pipeline.edition import Edition
from pipeline.message import EntryTask, IndexTask, Made, PageTask, Survey, SurveyTask
from pipeline.problem import Problem
from pipeline.rule import FRAGMENT
from pipeline.workers import Report, Run

PageTasks = PageTask | EntryTask | IndexTask
T = TypeVar("T")


def surveyed(edition: Edition, tasks: Sequence[SurveyTask], run: Run, report: Report) -> list[Survey]:
    """Survey every file; then, once more, those whose documents have the id of another."""
    found = results(survey_there, tasks, run, report, "Reading", lost_survey)
    found, twice = without_copies(without_fragments(found))
    by_path = {task.path: one for task, one in zip(tasks, found, strict=True)}
    names, problems = clashes(edition, found)
    names = dict.fromkeys(twice, ()) | names
    again = [replace(task, names=names[task.path]) for task in tasks if task.path in names]
    for task, one in zip(again, results(survey_there, again, run, report, "Naming anew", lost_survey), strict=True):
        own = tuple(p for p in problems if p.path == task.path)
        by_path[task.path] = replace(one, problems=one.problems + own)
    return without_copies([by_path[task.path] for task in tasks])[0]


def without_fragments(surveys: Sequence[Survey]) -> list[Survey]:
    """Forgive files that aren't documents and that other files include."""
    included = {path for s in surveys for path, _ in s.used if path != s.path}
    return [forgiven(s) if s.path in included and any(p.rule == FRAGMENT for p in s.problems) else s for s in surveys]


def without_copies(surveys: Sequence[Survey]) -> tuple[list[Survey], set[str]]:
    """Leave out documents that a corpus only includes, and whose own file has them; both may have written one file.

    Gives the surveys, and the files that must be read once more.
    """
    own = {s.path for s in surveys if s.documents}
    left = [replace(s, documents=tuple(d for d in s.documents if d.origin not in own)) for s in surveys]
    return left, {d.origin for s in surveys for d in s.documents if d.origin in own}


def forgiven(fragment: Survey) -> Survey:
    return replace(fragment, problems=tuple(p for p in fragment.problems if p.rule != FRAGMENT), failed=0)


def paged(  # noqa: PLR0913, PLR0917 - all that a pass needs is passed
    edition: Edition, surveys: Sequence[Survey], staging: str, left_out: frozenset[str], run: Run, report: Report
) -> tuple[Arrangement, list[Made]]:
    """Arrange the edition and make its pages; where a document's page fails, arrange again without the document."""
    made: dict[str, tuple[PageTasks, Made]] = {}
    failures: list[Made] = []
    while True:
        arrangement = arrange(edition, surveys, staging, left_out)
        tasks: list[PageTasks] = [*arrangement.pages, *arrangement.entries, *arrangement.indexes]
        todo = [task for task in tasks if task.name not in made or made[task.name][0] != task]
        found = results(transform_there, todo, run, report, "Making pages", lost_page)
        made |= {task.name: (task, one) for task, one in zip(todo, found, strict=True)}
        failed = [one for one in found if one.failed]
        if not failed:
            return arrangement, [*(made[task.name][1] for task in tasks), *failures]
        failures += failed
        left_out |= {name for one in failed for name in one.failed}


def results(  # noqa: PLR0913, PLR0917
    work: Callable[[Any], T], tasks: Sequence[Any], run: Run, report: Report, what: str, lost: Callable[[Any, str], T]
) -> list[T]:
    """Run tasks in the workers; gives the results in the order of the tasks."""
    order = {task.name: n for n, task in enumerate(tasks)}
    found: dict[int, T] = {}
    for done in run(work, tasks):
        found[order[done.task.name]] = done.result if done.result is not None else lost(done.task, done.reason)
        report(what, len(found), len(tasks))
    return [found[n] for n in range(len(tasks))]


def lost_survey(task: SurveyTask, reason: str) -> Survey:
    return Survey(task.path, (), (worker_problem(task.path, reason),), failed=1)


def lost_page(task: PageTasks, reason: str) -> Made:
    failed = (task.id,) if isinstance(task, PageTask) else ()
    return Made((), (worker_problem(getattr(task, "path", "") or task.name, reason),), failed)


def worker_problem(path: str, reason: str) -> Problem:
    return Problem(
        path, 0, 0, "worker-lost", "error", f"It couldn't be built: {reason}.", "Try it alone, or cut it up."
    )


def survey_there(task: SurveyTask) -> Survey:
    """Survey a file in a worker, which alone loads lxml and Saxon."""
    from pipeline.survey import survey  # noqa: PLC0415

    return survey(task)


def transform_there(task: PageTasks) -> Made:
    """Make pages in a worker, which alone loads lxml and Saxon."""
    from pipeline.transform import transform  # noqa: PLC0415

    return transform(task)
