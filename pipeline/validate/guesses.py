"""The names that citations take apart by guess: as the stylesheets do it that make the citations."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

from pipeline import saxon, xml
from pipeline.edition import SHIPPED
from pipeline.validate.subject import Subject
from pipeline.xml import Element
from pipeline.xml.names import HEADER, TEI, TEI_ROOT, found, words

STYLESHEET = SHIPPED / "xslt" / "guessed.xsl"
Guess = dict[str, str]
"""What is known of a person: `role`, `name`, `sorted`, `given`, `particle`, `family`, `suffix`, and the `path` of the
element that names them."""
_XSL = "http://www.w3.org/1999/XSL/Transform"
_PLACES = (
    "tei:fileDesc/tei:titleStmt//* | tei:fileDesc/tei:editionStmt//* | tei:fileDesc/tei:publicationStmt/tei:authority"
    " | tei:fileDesc/tei:sourceDesc//tei:author/descendant-or-self::* | tei:profileDesc/tei:correspDesc//*"
)
"""Where a header names those whom a citation names."""
_NAMES = frozenset(
    f"{{{TEI}}}{name}" for name in ("author", "editor", "principal", "persName", "name", "rs", "authority")
)
"""The elements that may name somebody there."""
_OF_TEXT = frozenset(f"{{{TEI}}}{name}" for name in ("docAuthor", "byline"))
_TYPED = frozenset(("type",))
_HEADERS = frozenset((HEADER,))


def guesses(subject: Subject) -> Iterator[tuple[Guess, Element]]:
    """Give the people whose names are taken apart by guess, each with the element that names them."""
    if any(map(may_be_guessed, candidates(subject))):
        yield from guessed(subject)


def guessed(subject: Subject) -> Iterator[tuple[Guess, Element]]:
    """Ask the stylesheets of citations whose names they guess.

    Saxon is locked at the first call. A document on which the stylesheet stops has none; building tells why.
    """
    saxon.prepare(subject.stylesheets)
    for part in xml.cut(subject.source, subject.edition.documents).parts:
        where = "" if part.element.tag == TEI_ROOT else part.path
        prepared = xml.prepared(part, xml.Context(part.id, part.source.path, part=where))
        try:
            text, _, _ = saxon.ran(executable(), saxon.parse(prepared))
        except saxon.TransformError:
            continue
        for guess in json.loads(text):
            yield guess, xml.original(part, guess["path"])


def candidates(subject: Subject) -> Iterator[Element]:
    """Give the elements that may name somebody whom a citation names."""
    for header in subject.named(_HEADERS):
        yield from (each for each in found(header, _PLACES) if each.tag in _NAMES)
    yield from subject.named(_OF_TEXT)
    yield from (each for each in subject.having(_TYPED) if each.get("type") in {"from", "to"} and each.tag in _NAMES)


def may_be_guessed(element: Element) -> bool:
    """Tell whether a name has several words and no parts, so that it may have to be guessed which are the family's."""
    if next(element.iter(f"{{{TEI}}}surname", f"{{{TEI}}}forename"), None) is not None:
        return False
    return element.get("ref", "").startswith("#") or len(words("".join(map(str, element.itertext()))).split()) > 1


@cache
def executable() -> saxon.Executable:
    """Compile the stylesheet."""
    return saxon.compiled_text(whole(STYLESHEET))


def whole(stylesheet: Path) -> str:
    """Give a stylesheet with what it includes put in: it can be compiled after the lock."""
    return etree.tostring(_whole(stylesheet), encoding="unicode")


def _whole(stylesheet: Path) -> Element:
    root = etree.fromstring(stylesheet.read_bytes())
    for include in list(root.iter(f"{{{_XSL}}}include")):
        for each in _whole(stylesheet.parent / include.attrib["href"]):
            include.addprevious(each)
        root.remove(include)
    return root
