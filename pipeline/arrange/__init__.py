"""Arranges an edition from its records: reading order, volumes, neighbours, the register, who is mentioned where."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.arrange.lists import list_tasks
from pipeline.arrange.mentions import entry_tasks, mentions_of
from pipeline.arrange.order import Placed, in_order
from pipeline.arrange.pages import page_tasks
from pipeline.edition import Edition
from pipeline.message import EntryTask, IndexTask, PageTask, Survey
from pipeline.register import Register, Subject


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The whole edition in order, and what is to be made of it."""

    documents: tuple[Placed, ...]
    pages: tuple[PageTask, ...]
    entries: tuple[EntryTask, ...]
    indexes: tuple[IndexTask, ...]
    subjects: Mapping[str, Subject]
    """Everybody and everything with a page of its own, by identity."""


def arrange(edition: Edition, surveys: Sequence[Survey], staging: str, left_out: frozenset[str]) -> Arrangement:
    """Put the edition in order and make the tasks of the second pass.

    `surveys` come in the order of their files; `staging` is the folder that workers write to; `left_out` are the ids
    of documents that can't be shown.
    """
    contents = in_order(edition, surveys, left_out)
    register = Register([entry for survey in surveys for entry in survey.entries])
    mentioned = mentions_of(contents.documents, register)
    return Arrangement(
        contents.documents,
        page_tasks(edition, staging, contents, mentioned),
        entry_tasks(edition, staging, mentioned),
        list_tasks(edition, staging, contents, mentioned),
        mentioned.subjects,
    )
