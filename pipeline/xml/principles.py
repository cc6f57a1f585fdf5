"""What a header says of how the edition was made: each statement, where it stands, and a hash of it."""

import re
from collections.abc import Iterator
from hashlib import blake2b

from lxml import etree

from pipeline.xml.names import HEADER, TEI, Element, children, name, words, xpath_of
from pipeline.xml.part import Part

_BLANKS = re.compile(rb"(?<=>) | (?=<)")
_PROSE = ("p", "ab", "list")
_WORDLESS = {
    "variantEncoding",
    "geoDecl",
    "listPrefixDef",
    "schemaRef",
    "appInfo",
    "refsDecl",
    "styleDefDecl",
    "tagsDecl",
}
"""What says something by attributes alone."""
_ELSEWHERE = {"schemaSpec", "xenoData", "fsdDecl", "fsDecl"}
"""What is there for programs only."""


def principles(part: Part) -> tuple[tuple[str, str, str], ...]:
    """Give the statements of a document's header, and of those around it: name, XPath, and a hash of what it says."""
    tei = part.tei
    around = [] if tei is None else [tei, *tei.iterancestors()]
    headers = [header for step in around for header in step.iterchildren(HEADER)]
    return tuple((called, xpath_of(each), _digest(each)) for header in headers for called, each in _stated(header))


def _stated(header: Element) -> Iterator[tuple[str, Element]]:
    """Give the statements of a header that say anything."""
    for described in children(header, "encodingDesc"):
        for each in described.iterchildren(f"{{{TEI}}}*"):
            yield from _declared(each)
    for profile in children(header, "profileDesc"):
        for each in children(profile, "langUsage"):
            yield from _with_words("langUsage", each)
    for file in children(header, "fileDesc"):
        for published in children(file, "publicationStmt"):
            for each in children(published, "availability"):
                yield from _with_words("availability", each)


def _declared(declaration: Element) -> Iterator[tuple[str, Element]]:
    """Give the statements of a part of encodingDesc: itself, or those of which editorialDecl is made."""
    called = name(declaration)
    if called == "editorialDecl":
        for own in declaration.iterchildren(f"{{{TEI}}}*"):
            yield from _with_words(called if name(own) in _PROSE else name(own), own)
    elif called in _PROSE:
        yield from _with_words("editorialDecl", declaration)
    elif called in _WORDLESS:
        yield called, declaration
    elif called not in _ELSEWHERE:
        yield from _with_words(called, declaration)


def _with_words(called: str, element: Element) -> Iterator[tuple[str, Element]]:
    if words("".join(element.itertext())):
        yield called, element


def _digest(element: Element) -> str:
    """Give a hash of what an element says, however its lines are broken."""
    written = _BLANKS.sub(b"", b" ".join(etree.tostring(element, with_tail=False).split()))
    return blake2b(written, digest_size=12).hexdigest()
