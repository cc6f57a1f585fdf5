"""A page on its way through the stages, and what is said where it can't go on."""

from dataclasses import dataclass, field

from pipeline import saxon, xml
from pipeline.entries import EntryPage
from pipeline.making import DocumentPage, Made, Page
from pipeline.message import Output
from pipeline.problem import Problem


@dataclass(slots=True)
class Draft:
    """A page on its way through the stages."""

    number: int
    """Its place in the task, from 0."""
    page: Page
    part: xml.Part | None = None
    prepared: str = ""
    node: saxon.Document | None = None
    outputs: list[Output] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    failed: bool = False
    whole: saxon.Document | None = None
    """What the whole edition is, if the page says how that is cited."""
    cited: tuple[tuple[str, str], ...] = ()
    """How it is cited in styles, as XML, if it is a document's; and how the edition is: by the parameter."""
    took: list[tuple[str, int]] = field(default_factory=list)
    """What was done for it beside its files, and the microseconds of each."""


def changed(path: str) -> Problem:
    """Say that a file isn't any more what it was when it was surveyed."""
    message = "The file was changed while the edition was built."
    return Problem(path, 0, 0, "changed", "error", message, "Build it again.")


def not_made(draft: Draft, error: saxon.TransformError) -> Problem:
    """Say why a page couldn't be made."""
    if draft.part is not None:
        return xml.not_made(draft.part, str(error))
    page = draft.page
    what = f"The page of {page.title}" if isinstance(page, EntryPage) else "This page"
    path = page.path if isinstance(page, EntryPage) and page.path else page.name
    return Problem(path, 0, 0, "transform", "error", f"{what} couldn't be made: {error}")


def fail(draft: Draft, problem: Problem) -> None:
    """Give a page up."""
    draft.failed = True
    draft.outputs, draft.problems = [], [problem]


def made(draft: Draft) -> Made:
    """Give what came of a page; without a document's page, the document is left out."""
    failed = (draft.page.id,) if draft.failed and isinstance(draft.page, DocumentPage) else ()
    return Made(tuple(draft.outputs), tuple(draft.problems), failed, tuple(draft.took))
