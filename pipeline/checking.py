"""The pass of validation: files to the workers, verdicts in the order of the files."""

from collections.abc import Sequence

from pipeline.attempts import interrupted
from pipeline.message import Validated, ValidateTask
from pipeline.problem import Problem
from pipeline.workers import Report, Run


def validated(tasks: Sequence[ValidateTask], run: Run, report: Report) -> list[Validated]:
    """Judge every file.

    A file with which a worker was lost is judged once more, alone; and again as long as a schema was at fault, which
    isn't tried with it any more.
    """
    found: dict[str, Validated] = {}
    total = sum(len(task.files) for task in tasks)
    for done in run(validate_there, tasks, avoided):
        verdicts = done.result if done.result is not None else (lost_verdict(done.task.name, done.reason),)
        found |= {each.path: each for each in verdicts}
        report("Checking", len(found), total)
    return [found[path] for task in tasks for path, _ in task.files]


def avoided(task: ValidateTask, number: int) -> bool:
    """Mark the schema that was being tried with a file when its worker was lost, and tell whether there was one."""
    return interrupted(task.run, task.files[number][0]) is not None


def lost_verdict(path: str, reason: str) -> Validated:
    """Say that a file couldn't be judged."""
    ours = reason.startswith("Pecia itself")
    alone = "Try it alone with `pecia validate`; perhaps its schema never comes to an end."
    hint = "This is a mistake in Pecia, not in the file: please report it, with the file." if ours else alone
    message = f"It couldn't be judged: {reason}."
    return Validated(path, (Problem(path, 0, 0, "validation-stopped", "error", message, hint),))


def validate_there(task: ValidateTask) -> tuple[Validated, ...]:
    """Judge files in a worker, which alone loads lxml and Saxon."""
    from pipeline.validate import validate  # noqa: PLC0415

    return validate(task)
