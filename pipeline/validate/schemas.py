"""The schemas of a file, one after the other, each by its engine."""

from pipeline.message import SchemaUsed, ValidateTask
from pipeline.problem import Problem
from pipeline.validate.finding import Finding
from pipeline.validate.subject import Subject


def by_schemas(subject: Subject, task: ValidateTask) -> tuple[list[Finding], list[Problem], tuple[SchemaUsed, ...]]:
    """Judge a file by all its schemas.

    Gives what they find in the file, what is wrong with the schemas themselves, and those that were used.
    """
    del subject, task
    return [], [], ()
