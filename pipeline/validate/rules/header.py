"""Headers that lack what a citation needs (TEI Guidelines, 2.2): looked for in the same places as citations look.

`docs/citations.md` names these places; `xslt/tei/citation.xsl` and what it uses is where citations find them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.edition import Edition
from pipeline.validate.finding import Finding
from pipeline.validate.headers import Headers, says
from pipeline.validate.subject import Subject
from pipeline.xml import Element
from pipeline.xml.kind import content, is_register
from pipeline.xml.names import TEI_ROOT

_TEIS = frozenset((TEI_ROOT,))
FIELDS = ("title-missing", "author-missing", "date-missing", "publisher-missing", "licence-missing")
"""The rules that look at headers."""


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a citation says of a document."""

    rule: str
    has: Callable[[Headers, Edition], bool]
    places: tuple[str, ...]
    """The elements in which it may stand, the best first; the problem is told at the first that is there."""
    message: str
    hint: str
    setting: str = ""
    """What may be written in `edition.toml` in its place."""
    in_prose: str = ""
    """The message where the publication statement is prose, which may say it to people."""


TABLE = (
    Field(
        "title-missing",
        lambda headers, _: headers.has_title(),
        ("fileDesc/titleStmt/title", "fileDesc/titleStmt", "fileDesc"),
        "The header gives the document no title, and its text has no heading.",
        "Write <title>…</title> in <titleStmt>.",
    ),
    Field(
        "author-missing",
        lambda headers, edition: headers.has_author() or bool(edition.editors),
        ("fileDesc/titleStmt/author", "fileDesc/titleStmt", "fileDesc"),
        "The header names no author of the document, and no editor.",
        "Write <author>…</author> in <titleStmt>; where nobody knows the author, <author>Anonymous</author>.",
    ),
    Field(
        "date-missing",
        lambda headers, _: headers.has_date(),
        ("profileDesc/creation", "fileDesc/publicationStmt", "fileDesc"),
        "The header gives no date of the document or of its edition, and the text has none at its ends.",
        'Write <creation><date when="1940-03-27">…</date></creation> in <profileDesc> (the day or year of writing), '
        'or <date when="2026"/> in <publicationStmt>.',
    ),
    Field(
        "publisher-missing",
        lambda headers, edition: headers.has_publisher() or bool(edition.publisher),
        ("fileDesc/publicationStmt", "fileDesc"),
        "The header doesn't say who publishes the document.",
        "Write <publisher>…</publisher> as the first element of <publicationStmt>",
        "publisher",
        "The publication statement is prose, in which no program finds a publisher.",
    ),
    Field(
        "licence-missing",
        lambda headers, edition: headers.has_licence() or bool(edition.licence or edition.licence_url),
        ("fileDesc/publicationStmt", "fileDesc"),
        "The header doesn't say under which licence the document may be used.",
        'Write <availability><licence target="https://…">…</licence></availability> in <publicationStmt>',
        "licence",
        "The publication statement is prose, in which no program finds a licence.",
    ),
)


def headers_have_what_a_citation_needs(subject: Subject) -> Iterator[Finding]:
    """Look for documents whose citation would lack something."""
    for tei in subject.named(_TEIS):
        headers = Headers(tei)
        if headers.own is not None:
            missing = [field for field in TABLE if not field.has(headers, subject.edition)]
            if missing and (headers.is_draft() or not content(tei) or is_register(tei)):
                missing = [field for field in missing if field.rule == "title-missing"]
            yield from (_finding(field, headers.own) for field in missing)


def _finding(field: Field, header: Element) -> Finding:
    """Say what is missing, at the place where it should be written."""
    place = next((found for path in field.places if (found := _at(header, path)) is not None), header)
    message, hint = field.message, field.hint
    if field.setting:
        prose = _at(header, "fileDesc/publicationStmt/p")
        if prose is not None:
            hint += " (in place of its paragraphs)"
            message = field.in_prose if says(prose) else message
        hint += f'; or, for all documents, {field.setting} = "…" in edition.toml.'
    return Finding(field.rule, place, message, hint)


def _at(header: Element, path: str) -> Element | None:
    """Follow a path of TEI's elements."""
    return header.find("/".join(f"{{*}}{step}" for step in path.split("/")))
