"""Keeps the last good form of documents that can't be built: `--keep-last-good`."""

from collections.abc import Collection
from dataclasses import replace

from pipeline.ledger.book import Ledger
from pipeline.message import Survey, Surveyed
from pipeline.problem import Problem

OWN = "tei"
"""The format from which the page of a document is made that is kept: its own TEI, as it was published."""


def with_last_good(ledger: Ledger, survey: Survey, variant: str, lost: Collection[str] = ()) -> Survey:
    """Put into a survey the documents that were published before and couldn't be made now; each is told as a warning.

    `lost` are documents that the survey has and whose pages couldn't be made. Only what is still on the site can be
    kept, and only where documents have their own TEI there, from which the page is made once more, with a notice.
    """
    good = ledger.last_good(survey.path, variant)
    if good is None:
        return survey
    old, ids = good
    made = [each for each in survey.documents if each.record.id not in lost]
    taken = {each.number for each in made} | {each.record.id for each in made}
    lacking = (each for each in old.documents if taken.isdisjoint({each.number, each.record.id}))
    kept = [each for each in lacking if is_whole(ledger, each)]
    if not kept:
        return survey
    if not survey.documents:
        ledger.known_ids[survey.path] = ids
    both = sorted([*made, *(replace(each, kept=True, problems=()) for each in kept)], key=lambda each: each.number)
    told = tuple(notice(survey.path, each) for each in kept)
    entries = survey.entries or old.entries
    return replace(survey, documents=tuple(both), problems=(*survey.problems, *told), entries=entries)


def is_whole(ledger: Ledger, document: Surveyed) -> bool:
    """Tell whether all files of a document are on the site, its own TEI among them."""
    return not document.kept and any(output.format == OWN for output in document.outputs) and all(
        ledger.is_there(output) for output in document.outputs
    )  # fmt: skip


def notice(path: str, document: Surveyed) -> Problem:
    """Say that a document was kept as it was."""
    message = f"The site keeps {document.record.id} as it was when it could be built last, with a notice on its page."
    return Problem(path, 0, 0, "kept-last-good", "warning", message, "Mend what the errors of this file tell.")
