"""Builds an edition: the verbs in order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pipeline.arrange import Arrangement, arrange
from pipeline.arrange.order import clashes
from pipeline.discover import discover
from pipeline.edition import Edition
from pipeline.manifest import manifest, whole_files
from pipeline.message import EntryTask, IndexTask, Made, PageTask, Survey, SurveyTask
from pipeline.problem import Problem
from pipeline.publish import keep_only, publish, staging
from pipeline.workers import Run, workers

Report = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""
PageTasks = PageTask | EntryTask | IndexTask
T = TypeVar("T")
FRAGMENT = "fragment"
"""The rule of a file that is only a part of TEI."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to."""

    documents: int
    """How many documents were published."""
    failed: int
    """How many files or documents couldn't be built."""
    drafts: int
    """How many documents were kept back as drafts."""
    pages: int
    """How many page breaks the published documents have."""
    words: int
    problems: tuple[Problem, ...]


def build(edition: Edition, *, jobs: int = 0, drafts: bool = False, report: Report = lambda *_: None) -> Built:
    """Build an edition's site and publish it.

    `jobs` is the number of worker processes (0: one for each core); `drafts` publishes drafts too,
    which a folder without settings always does. Raises
    PipelineError where nothing can be built; a document that can't be is left out, with a problem.
    """
    files, unnamed = discover(edition)
    with staging(edition) as folder, workers(jobs) as run:
        tasks = [SurveyTask(edition, str(folder), file.path, file.size) for file in files]
        surveys = surveyed(edition, tasks, run, report)
        kept_back = drafts_of(surveys) if edition.has_settings and not drafts else frozenset()
        arrangement, made = paged(edition, surveys, str(folder), kept_back, run, report)
        problems = all_problems(unnamed, surveys, arrangement, made)
        failed = len(unnamed) + sum(s.failed for s in surveys) + sum(len(m.failed) for m in made)
        built = counted(arrangement, failed, len(kept_back), problems)
        if built.documents or not built.failed:
            whole = whole_files(edition, folder, surveys, arrangement)
            described = manifest(edition, surveys, arrangement, made, whole, problems)
            keep_only(folder, [output["path"] for output in described["outputs"]])
            publish(folder, edition.output, described)
    return built


def surveyed(edition: Edition, tasks: Sequence[SurveyTask], run: Run, report: Report) -> list[Survey]:
    """Survey every file; then, once more, those whose documents have the id of another."""
    found = results(survey_there, tasks, run, report, "Reading", lost_survey)
    found = without_fragments(found)
    by_path = {task.path: one for task, one in zip(tasks, found, strict=True)}
    names, problems = clashes(edition, found)
    again = [replace(task, names=names[task.path]) for task in tasks if task.path in names]
    for task, one in zip(again, results(survey_there, again, run, report, "Naming anew", lost_survey), strict=True):
        own = tuple(p for p in problems if p.path == task.path)
        by_path[task.path] = replace(one, problems=one.problems + own)
    return [by_path[task.path] for task in tasks]


def without_fragments(surveys: Sequence[Survey]) -> list[Survey]:
    """Forgive files that aren't documents and that other files include."""
    included = {path for s in surveys for path, _ in s.used if path != s.path}
    return [
        replace(s, problems=tuple(p for p in s.problems if p.rule != FRAGMENT), failed=0) if s.path in included else s
        for s in surveys
    ]


def paged(
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


def results(
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


def drafts_of(surveys: Iterable[Survey]) -> frozenset[str]:
    return frozenset(d.record.id for s in surveys for d in s.documents if d.record.status == "draft")


def counted(arrangement: Arrangement, failed: int, drafts: int, problems: Sequence[Problem]) -> Built:
    """Count what a build came to."""
    records = [placed.record for placed in arrangement.documents]
    pages, words = sum(r.pages for r in records), sum(r.words for r in records)
    return Built(len(records), failed, drafts, pages, words, tuple(problems))


def all_problems(
    folder: Iterable[Problem], surveys: Sequence[Survey], arrangement: Arrangement, made: Sequence[Made]
) -> list[Problem]:
    """Give every problem once, by file and place."""
    every = {*folder, *arrangement.problems}
    every.update(p for survey in surveys for p in survey.problems)
    every.update(p for one in made for p in one.problems)
    return sorted(every, key=lambda p: (p.path, p.line, p.column, p.rule, p.message, p.hint, p.severity))


def survey_there(task: SurveyTask) -> Survey:
    """Survey a file in a worker, which alone loads lxml and Saxon."""
    from pipeline.survey import survey  # noqa: PLC0415

    return survey(task)


def transform_there(task: PageTasks) -> Made:
    """Make pages in a worker, which alone loads lxml and Saxon."""
    from pipeline.transform import transform  # noqa: PLC0415

    return transform(task)
