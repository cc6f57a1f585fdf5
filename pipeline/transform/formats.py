"""What is made of a page: its formats, each with its stylesheet and its place in the site."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from pipeline.edition import SITE, TOGETHER, Edition
from pipeline.entries import EntryPage
from pipeline.format import FORMATS, Format
from pipeline.making import CitePage, DocumentPage, EditionCitation, Page

OWN = next(f for f in FORMATS if f.name == "html")
"""The format of the edition's own pages."""
CARD = replace(OWN, name="card", ending=".js", media_type="text/javascript", parameters=(("view", "card"),))
"""The format of the cards that names in texts open: a script beside the entry's page."""
CITED = Format("cff", ".cff", TOGETHER.name, "application/yaml", "Citation File Format")
"""The format of the file that cites the whole edition."""
ANNOUNCED = Format("site", ".xml", SITE, "application/xml", "What the site says of itself to programs")
"""The format of its sitemap and its feed."""
Wanted = tuple[tuple[Format, Path], ...]
"""The formats that are made of a page, each with its stylesheet."""


def wanted_by(edition: Edition) -> Callable[[Page], Wanted]:
    """Give a function from a page to the formats that are made of it, each with its stylesheet."""
    documents = stylesheets(edition, [each for each in edition.formats if each.needs == "neighbours"])
    own, mentioned = stylesheets(edition, [OWN]), stylesheets(edition, [OWN, CARD])

    announced = stylesheets(edition, [ANNOUNCED])

    def wanted(page: Page) -> Wanted:
        if page.name.endswith(ANNOUNCED.ending):
            return announced
        if isinstance(page, EditionCitation):
            return ((CITED, TOGETHER),)
        if isinstance(page, EntryPage) and page.mentions and not page.first:
            return mentioned
        return documents if is_document(page) else own

    return wanted


def is_document(page: Page) -> bool:
    """Tell whether a page is a document's, which is cited, and not one that the editors wrote of the edition."""
    return isinstance(page, DocumentPage) and not page.own


def is_cited(page: Page) -> bool:
    """Tell whether a page shows how its document is cited."""
    return is_document(page) or isinstance(page, CitePage)


def stylesheets(edition: Edition, formats: Iterable[Format]) -> Wanted:
    """Find the stylesheets of some formats, once for all pages."""
    return tuple((each, edition.stylesheet(each.stylesheet)) for each in formats)


def file_name(page: Page, made_: Format) -> str:
    """Give the path in the site of what is made of a page in a format."""
    if isinstance(page, DocumentPage):
        return made_.file_name(page.id)
    return made_.file_name(page.name.removesuffix(OWN.ending)) if isinstance(page, EntryPage) else page.name
