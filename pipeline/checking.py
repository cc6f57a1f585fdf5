"""The pass of validation: files to the workers, again where a worker doesn't come back, verdicts in their order."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.agreed import agreed
from pipeline.attempts import interrupted
from pipeline.message import Validated, ValidateTask
from pipeline.problem import Problem
from pipeline.workers import Report, Run


def validated(tasks: Sequence[ValidateTask], run: Run, report: Report) -> list[Validated]:
    """Judge every file.

    Where a worker doesn't come back, its files are judged again, each alone; a schema that it was trying is marked
    first, and no longer tried with that file. A file with which nothing was being tried is given up.
    What many documents say of one schema is said once.
    """
    todo = list(tasks)
    found: dict[str, Validated] = {}
    total = sum(len(task.files) for task in tasks)
    while todo:
        again: list[ValidateTask] = []
        for done in run(validate_there, todo):
            if done.result is not None:
                found |= {each.path: each for each in done.result}
            elif [path for path, _ in done.task.files if interrupted(done.task.run, path)] or len(done.task.files) > 1:
                again += [replace(done.task, files=(file,)) for file in done.task.files]
            else:
                found[done.task.name] = lost_verdict(done.task, done.reason)
            report("Checking", len(found), total)
        todo = again
    return agreed([found[path] for task in tasks for path, _ in task.files])


def lost_verdict(task: ValidateTask, reason: str) -> Validated:
    """Say that a file couldn't be judged."""
    ours = reason.startswith("Pecia itself")
    alone = "Try it alone with `pecia validate`; perhaps its schema never comes to an end."
    hint = "This is a mistake in Pecia, not in the file: please report it, with the file." if ours else alone
    message = f"It couldn't be judged: {reason}."
    return Validated(task.name, (Problem(task.name, 0, 0, "validation-stopped", "error", message, hint),))


def validate_there(task: ValidateTask) -> tuple[Validated, ...]:
    """Judge files in a worker, which alone loads lxml and Saxon."""
    from pipeline.validate import validate  # noqa: PLC0415

    return validate(task)
