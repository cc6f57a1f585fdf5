"""What a document is called in a sentence: the letter of 27 March 1940, or its title."""

import re
from dataclasses import dataclass
from functools import cache

from lxml import etree

from pipeline.validate.dating.days import MONTHS
from pipeline.validate.units import KINDS
from pipeline.xml import Element
from pipeline.xml.names import TEI, TEI_ROOT, found, words

LONGEST = 60
"""As many characters of a title are quoted."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?")
_OF_TEI = (
    "tei:teiHeader/tei:profileDesc/tei:correspDesc/tei:correspAction[@type='sent']/tei:date",
    "tei:teiHeader/tei:profileDesc/tei:creation//tei:date",
    "tei:teiHeader/tei:profileDesc/tei:creation//tei:origDate",
    "tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title//tei:date",
    "tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[@type='iso-date']",
    "tei:teiHeader/tei:fileDesc/tei:sourceDesc//tei:origDate",
)
_OF_DIV = ("tei:head//tei:date", "tei:opener//tei:date", "tei:dateline//tei:date", "tei:closer//tei:date")


@dataclass(frozen=True, slots=True)
class Called:
    """What is known of a document."""

    kind: str = ""
    """What it is, in a word; empty where nothing says so."""
    said: str = ""
    """What it is called in a sentence; empty where nothing is known."""


def called(document: Element) -> Called:
    """Tell what a TEI or a division is called; a division whose type says nothing isn't a document."""
    is_tei = document.tag == TEI_ROOT
    kind = _kind_of_tei(document) if is_tei else KINDS.get(document.get("type", "").strip().lower(), "")
    if not is_tei and not kind:
        return Called()
    date = next(filter(None, (date_of(each, document) for each in (_OF_TEI if is_tei else _OF_DIV))), "")
    title = _title(document, "tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title" if is_tei else "tei:head")
    if date and kind:
        return Called(kind, f"the {kind} of {date}")
    if title:
        return Called(kind, f"the {kind} “{title}”" if kind not in ("", "document") else f"“{title}”")
    return Called(kind, f"the document of {date}" if date else "")


def _kind_of_tei(tei: Element) -> str:
    """Give what a TEI is by the type of its text or of its only division, or by its correspondence."""
    typed = found(tei, ".//tei:text[@type][1] | tei:text/tei:body/tei:div[@type][not(../tei:div[2])]")
    kinds = (KINDS.get(each.get("type", "").strip().lower(), "") for each in (tei, *typed))
    letter = "letter" if found(tei, "tei:teiHeader/tei:profileDesc/tei:correspDesc/tei:correspAction") else ""
    return next(filter(None, kinds), letter)


def date_of(xpath: str, document: Element) -> str:
    """Write the first date of a path as a person writes it; nothing where there is none."""
    for element in found(document, xpath):
        value = words(element.get("when") or element.get("when-iso") or element.text)
        if match := _DATE.fullmatch(value):
            year, month, day = match.groups()
            months = [MONTHS[int(month) - 1]] if month and 0 < int(month) <= len(MONTHS) else []
            return " ".join([*([str(int(day))] if day and months else []), *months, str(int(year))])
    return ""


def _title(document: Element, xpath: str) -> str:
    title = words("".join(map(str, _texts(xpath)(document))))
    return title if len(title) <= LONGEST else title[: LONGEST - 1].rpartition(" ")[0] + "…"


@cache
def _texts(xpath: str) -> etree.XPath:
    """Compile what gives the texts of the first element of a path, without its notes."""
    path = f"({xpath})[1]//text()[not(ancestor::tei:note)]"
    return etree.XPath(path, namespaces={"tei": TEI}, smart_strings=False)
