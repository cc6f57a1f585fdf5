"""Builds an edition: the verbs in order."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from pipeline.arrange import Arrangement
from pipeline.discover import discover
from pipeline.edition import Edition
from pipeline.limits import Limits
from pipeline.manifest import manifest, whole_files
from pipeline.message import Made, Survey, SurveyTask
from pipeline.passes import paged, surveyed
from pipeline.problem import Problem
from pipeline.publish import keep_only, publish, staging
from pipeline.rule import Selection, is_of_building, selection
from pipeline.verdict import Verdict, judged
from pipeline.workers import Report, Run, workers


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


def build(  # noqa: PLR0913 - all that the command was told
    edition: Edition,
    *,
    jobs: int = 0,
    executor: str = "",
    urls: tuple[str, str] = ("", ""),
    drafts: bool = False,
    validating: bool = True,
    report: Report = lambda *_: None,
) -> Built:
    """Build an edition's site and publish it.

    `jobs` is the number of worker processes (0: one for each core); `executor` is the address of a cluster, whose
    machines work in the place of this one; `urls` are where the edition comes from and where the site goes, where that
    is elsewhere, for machines that see neither folder; `drafts` publishes drafts too,
    which a folder without settings always does. What is invalid but can be shown is built; `validating` says whether
    it is told at all. Raises
    PipelineError where nothing can be built; a document that can't be is left out, with a problem.
    """
    files, unnamed = discover(edition)
    wanted = selection(edition)
    with staging(edition) as folder, hands(edition, folder, jobs, executor, urls) as run:
        verdict = None
        if validating:
            verdict = judged(edition, files, (), wanted, run, report, stylesheets=edition.stylesheets())
        tasks = [SurveyTask(edition, str(folder), file.path, file.size) for file in files]
        surveys = surveyed(edition, tasks, run, report)
        kept_back = drafts_of(surveys) if edition.has_settings and not drafts else frozenset()
        arrangement, made = paged(edition, surveys, str(folder), kept_back, run, report)
        problems = all_problems(wanted, unnamed, verdict, surveys, made)
        failed = len(unnamed) + sum(s.failed for s in surveys) + sum(len(m.failed) for m in made)
        built = counted(arrangement, failed, len(kept_back), problems)
        if built.documents or not built.failed:
            whole = whole_files(edition, folder, arrangement)
            schemas = {schema for one in (verdict.files if verdict else ()) for schema in one.schemas}
            described = manifest(edition, surveys, arrangement, made, whole, problems, schemas)
            keep_only(folder, [output["path"] for output in described["outputs"]])
            publish(folder, edition.output, described)
    return built


def hands(
    edition: Edition, folder: Path, jobs: int, executor: str, urls: tuple[str, str]
) -> AbstractContextManager[Run]:
    """Open the workers of this computer, or those of a cluster."""
    loads = ["pipeline.validate", "pipeline.survey"]
    limits = Limits(edition.deadline, edition.memory)
    if not executor:
        return workers(jobs, loads, limits=limits)
    from pipeline.cluster import cluster  # noqa: PLC0415 - an extra

    return cluster(executor, edition.root, folder, loads, limits, *urls)


def drafts_of(surveys: Iterable[Survey]) -> frozenset[str]:
    return frozenset(d.record.id for s in surveys for d in s.documents if d.record.status == "draft")


def counted(arrangement: Arrangement, failed: int, drafts: int, problems: Sequence[Problem]) -> Built:
    """Count what a build came to."""
    records = [placed.record for placed in arrangement.documents]
    pages, words = sum(r.pages for r in records), sum(r.words for r in records)
    return Built(len(records), failed, drafts, pages, words, tuple(problems))


def all_problems(
    wanted: Selection,
    unnamed: Iterable[Problem],
    verdict: Verdict | None,
    surveys: Sequence[Survey],
    made: Sequence[Made],
) -> list[Problem]:
    """Give every problem once, by file and place; of two that say the same, that of the verdict knows more."""
    every = [*(verdict.problems if verdict else ()), *unnamed]
    every += [p for survey in surveys for p in survey.problems if not verdict or is_of_building(p.rule)]
    every += [p for one in made for p in one.problems]
    once = {(p.path, p.line, p.column, p.rule, p.message): p for p in reversed(every)}
    return sorted(
        wanted.kept(once.values()), key=lambda p: (p.path, p.line, p.column, p.rule, p.message, p.hint, p.severity)
    )
