"""How usual elements and attributes are, so that the likely ones are named first."""

from collections.abc import Iterable

from pipeline.validate.rng.explain.pattern import Pattern

# The elements that editors of letters, diaries, books and inscriptions write most, the most usual first.
_ELEMENTS = (
    "teiHeader fileDesc titleStmt title publicationStmt publisher sourceDesc text body div head p persName placeName "
    "date note pb lb hi ref name rs orgName list item lg l quote q foreign ab opener closer salute signed dateline "
    "person place org bibl author editor title respStmt resp idno availability licence pubPlace authority distributor "
    "msDesc msIdentifier physDesc history repository settlement country region correspDesc correspAction langUsage "
    "language encodingDesc profileDesc revisionDesc change listPerson listPlace listOrg listBibl row cell table figure "
    "graphic figDesc app lem rdg choice abbr expan sic corr orig reg add del gap unclear supplied sp speaker stage cb "
    "milestone fw front back titlePage docTitle titlePart docAuthor docDate docImprint byline trailer epigraph argument "
    "address addrLine desc label term gloss said mentioned soCalled cit bibl biblStruct monogr analytic imprint biblScope "
    "surface zone line facsimile sourceDoc standOff group forename surname roleName birth death occupation sex event "
    "setting category catDesc taxonomy classDecl keywords textClass seg anchor ptr measure num time ex subst space"
).split()
_ATTRIBUTES = (
    "xml:id n type subtype ref target when xml:lang rend rendition key notBefore notAfter from to facs corresp resp cert "
    "place hand ana url who wit unit quantity reason level ident scheme role source"
).split()
_RANKS = {name: number for number, name in reversed(list(enumerate(_ELEMENTS)))}
_RANKS_OF_ATTRIBUTES = {name: number for number, name in reversed(list(enumerate(_ATTRIBUTES)))}

_TEI = "{http://www.tei-c.org/ns/1.0}"
WRAPPERS = frozenset(
    _TEI + name
    for name in (
        "text body p div item list row cell table lg person place org bibl fileDesc titleStmt publicationStmt sourceDesc "
        "profileDesc encodingDesc respStmt correspDesc correspAction msDesc msIdentifier langUsage textClass keywords "
        "availability figure sp choice app graphic physDesc history category taxonomy classDecl listPerson listPlace"
    ).split()
)
"""The elements that editors forget around others."""


def rank(leaf: Pattern) -> tuple[int, int]:
    """Give a place in the order from the usual elements to the rare ones."""
    name = next(iter(leaf.names.known()), "") if leaf.kind == "element" else ""
    return _RANKS.get(local(name), len(_RANKS)), leaf.number


def by_use(names: Iterable[str], seen: Iterable[str] = ()) -> list[str]:
    """Sort names of elements: those that the file has in such a place first, then the usual ones."""
    often = {name: number for number, name in enumerate(seen)}
    far = len(_RANKS)
    return sorted(names, key=lambda name: (often.get(name, far), _RANKS.get(local(name), far), name))


def attributes_by_use(names: Iterable[str]) -> list[str]:
    """Sort names of attributes, as they are written, the usual ones first."""
    return sorted(names, key=lambda name: (_RANKS_OF_ATTRIBUTES.get(name, len(_ATTRIBUTES)), name))


def local(name: str) -> str:
    """Give a name without its namespace."""
    return name.rpartition("}")[2]
