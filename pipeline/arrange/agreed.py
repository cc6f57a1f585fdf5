"""What all documents say alike of the edition to which they belong."""

from collections.abc import Sequence

from pipeline.edition import Edition
from pipeline.making import EditionCitation
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
