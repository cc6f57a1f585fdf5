"""What a worker does with some files: each is read once, judged by schemas and rules, and surveyed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from time import perf_counter_ns

from pipeline import xml
from pipeline.asked import Notes, noting
from pipeline.message import ReadTask, Survey, Validated
from pipeline.pieces import announce
from pipeline.staged import since
from pipeline.survey import survey
from pipeline.validate import validated


def read(task: ReadTask) -> tuple[Validated | Survey, ...]:
    """Read, judge and survey files, stage by stage; gives what came of each piece.

    Raises PipelineError where a stylesheet doesn't compile or a setting is wrong.
    """
    sources: dict[str, tuple[xml.Source, Notes]] = {}
    took: dict[str, int] = {}
    for number, piece in enumerate(task.pieces):
        if piece.path not in sources:
            announce(number)
            start = perf_counter_ns()
            with noting() as notes:
                source = xml.read(task.edition.root / piece.path, task.edition.root)
            sources[piece.path] = source, notes
            took[piece.path] = since(start)
    rows = [(number, piece, *sources[piece.path]) for number, piece in enumerate(task.pieces)]
    judged = [(number, source, notes) for number, piece, source, notes in rows if piece.judging]
    others = [row for row in rows if not row[1].judging]
    made: dict[int, Validated | Survey] = {}
    if judged:
        made |= dict(zip((row[0] for row in judged), validated(task.judging, judged), strict=True))
    if others:
        made |= dict(zip((row[0] for row in others), timed(survey(task, others), took), strict=True))
    return tuple(made[number] for number in range(len(task.pieces)))


def timed(surveys: Iterable[Survey], took: Mapping[str, int]) -> Iterator[Survey]:
    """Say of each file how many microseconds it took to read it."""
    return (replace(survey, microseconds=took[survey.path]) for survey in surveys)
