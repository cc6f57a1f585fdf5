"""Arranges an edition from its records: reading order, volumes, neighbours, the register, who is mentioned where."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.arrange.agreed import cite_page, edition_citation
from pipeline.arrange.announced import announcements
from pipeline.arrange.entries import entry_pages
from pipeline.arrange.home import home_page
from pipeline.arrange.lists import list_pages, script_pages
from pipeline.arrange.mentions import mentions_of
from pipeline.arrange.menu import menu
from pipeline.arrange.order import Placed, in_order, own_pages
from pipeline.arrange.pages import Known, document_pages
from pipeline.arrange.principles import principles_page
from pipeline.arrange.sought import Names, names_in
from pipeline.arrange.targets import Targets
from pipeline.arrange.versions import paired
from pipeline.edition import Edition
from pipeline.making import Page, Way
from pipeline.message import Survey
from pipeline.register import Register, Subject


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The whole edition in order, and what is to be made of it."""

    documents: tuple[Placed, ...]
    pages: tuple[Page, ...]
    """Every page of the site: the documents', the entries', the lists."""
    subjects: Mapping[str, Subject]
    """Everybody and everything with a page of its own, by identity."""
    menu: tuple[Way, ...] = ()
    """The ways that every page has to the edition's own pages."""
    volumes: tuple[str, ...] = ()
    """The volumes' titles."""
    names: Names = field(default_factory=dict)
    """Whom and what each document mentions, for the search; empty where there is none."""
    own: tuple[Placed, ...] = ()
    """The pages that the editors wrote of the edition itself, in their order."""


def arrange(
    edition: Edition,
    surveys: Sequence[Survey],
    ids: Callable[[str], Mapping[str, int]],
    left_out: frozenset[str],
    thumbnails: frozenset[str] = frozenset(),
) -> Arrangement:
    """Put the edition in order and say what the pages show.

    `surveys` come in the order of their files; `ids` gives a file's ids, each with the order of its document;
    `left_out` are the ids of documents that can't be shown; `thumbnails` are the images that have one, by their paths.
    """
    contents = in_order(edition, [survey for survey in surveys if not edition.is_page(survey.path)], left_out)
    own = own_pages(edition, surveys, left_out)
    register = Register([entry for survey in surveys for entry in survey.entries])
    mentioned = mentions_of(contents.documents, register)
    lists = list_pages(edition, contents, mentioned)
    lists = (home_page(edition, contents, mentioned, lists), *lists)
    principles = tuple(principles_page(contents.documents))
    targets = Targets(ids, (*contents.documents, *own), mentioned.subjects.values())
    known = Known(
        targets,
        {survey.path: survey.version for survey in surveys},
        thumbnails,
        tuple(paired(edition, contents.documents)),
    )
    whole = edition_citation(edition, [placed.record for placed in contents.documents])
    cited = tuple(cite_page(edition, whole, contents.documents, known.versions))
    pages: tuple[Page, ...] = (
        *document_pages(known, contents, own, mentioned, register),
        *entry_pages(mentioned, register, targets),
        *lists,
        *principles,
        *script_pages(contents),
        whole,
        *cited,
    )
    announced = tuple(announcements(edition, pages, contents.documents))
    return Arrangement(
        contents.documents,
        (*pages, *announced),
        mentioned.subjects,
        menu((*lists, *principles, *cited, *announced), own),
        contents.volumes,
        names_in(mentioned) if edition.search else {},
        own,
    )
