"""What all documents say alike of the edition to which they belong."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.arrange.lists import downloads
from pipeline.arrange.order import Placed
from pipeline.arrange.pages import basis
from pipeline.edition import Edition
from pipeline.making import CitePage, DocumentPage, EditionCitation
from pipeline.record import Record

LANGUAGE = "language"
"""What may differ from document to document: an edition has several languages."""


def edition_citation(edition: Edition, records: Sequence[Record]) -> EditionCitation:
    """Say what the file that cites the whole edition is made of: what every document's header says, and none denies."""
    said = [{row for row in record.stated if row[0] != LANGUAGE} for record in records]
    agreed = set.intersection(*said) if said else set()
    languages = {language for record in records for about, language in record.stated if about == LANGUAGE}
    own = (edition.doi, edition.description, edition.keywords)
    return EditionCitation(tuple(sorted(agreed)), tuple(sorted(languages)), *own)


def cite_page(
    edition: Edition, whole: EditionCitation, documents: Sequence[Placed], versions: Mapping[str, str]
) -> Iterator[CitePage]:
    """Say what the page shows that tells how to cite.

    Its example is the first document that has several pages, else the first with one, else the first of all.
    `versions` are hashes of the source files. Where no document is shown, there is no such page.
    """
    specimen = max(documents, key=lambda placed: min(placed.record.pages, 2), default=None)
    if specimen and any(made.name == "html" for made in edition.formats):
        yield CitePage(whole, DocumentPage(*basis(specimen, versions)), downloads(edition))
