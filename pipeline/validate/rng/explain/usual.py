"""How usual elements and attributes are, so that the likely ones are named first."""

from collections.abc import Iterable

from pipeline.validate.rng.explain.pattern import Pattern
from pipeline.xml.names import TEI

# The elements that editors of letters, diaries, books and inscriptions write most, the most usual first.
_ELEMENTS = (
    "teiHeader", "fileDesc", "titleStmt", "publicationStmt", "publisher", "sourceDesc", "text", "body", "div",
    "head", "p", "persName", "placeName", "date", "note", "pb", "lb", "hi", "ref", "name", "rs", "orgName", "title",
    "list", "item", "lg", "l", "quote", "q", "foreign", "ab", "opener", "closer", "salute", "signed", "dateline",
    "person", "place", "org", "bibl", "author", "editor", "respStmt", "resp", "idno", "availability", "licence",
    "pubPlace", "authority", "distributor", "msDesc", "msIdentifier", "physDesc", "history", "repository",
    "settlement", "country", "region", "correspDesc", "correspAction", "langUsage", "language", "encodingDesc",
    "profileDesc", "revisionDesc", "change", "listPerson", "listPlace", "listOrg", "listBibl", "row", "cell",
    "table", "figure", "graphic", "figDesc", "app", "lem", "rdg", "choice", "abbr", "expan", "sic", "corr", "orig",
    "reg", "add", "del", "gap", "unclear", "supplied", "sp", "speaker", "stage", "cb", "milestone", "fw", "front",
    "back", "titlePage", "docTitle", "titlePart", "docAuthor", "docDate", "docImprint", "byline", "trailer",
    "epigraph", "argument", "address", "addrLine", "desc", "label", "term", "gloss", "said", "mentioned",
    "soCalled", "cit", "biblStruct", "monogr", "analytic", "imprint", "biblScope", "surface", "zone", "line",
    "facsimile", "sourceDoc", "standOff", "group", "forename", "surname", "roleName", "birth", "death",
    "occupation", "sex", "event", "setting", "category", "catDesc", "taxonomy", "classDecl", "keywords",
    "textClass", "seg", "anchor", "ptr", "measure", "num", "time", "ex", "subst", "space",
)  # fmt: skip
_ATTRIBUTES = (
    "xml:id", "n", "type", "subtype", "ref", "target", "when", "xml:lang", "rend", "rendition", "key", "notBefore",
    "notAfter", "from", "to", "facs", "corresp", "resp", "cert", "place", "hand", "ana", "url", "who", "wit",
    "unit", "quantity", "reason", "level", "ident", "scheme", "role", "source",
)  # fmt: skip
_RANKS = {name: number for number, name in reversed(list(enumerate(_ELEMENTS)))}
_RANKS_OF_ATTRIBUTES = {name: number for number, name in reversed(list(enumerate(_ATTRIBUTES)))}

_TEI = f"{{{TEI}}}"
_AROUND = {
    "text": "front body back group",
    "body": "p div head ab lg l list",
    "fileDesc": "titleStmt publicationStmt sourceDesc",
    "titleStmt": "title author editor respStmt",
    "profileDesc": "langUsage correspDesc textClass creation particDesc settingDesc abstract",
    "encodingDesc": "projectDesc editorialDecl classDecl listPrefixDef refsDecl tagsDecl",
    "correspAction": "persName placeName orgName date",
    "correspDesc": "correspAction correspContext",
    "list": "item",
    "table": "row",
    "row": "cell",
    "lg": "l",
    "sp": "speaker",
    "app": "lem rdg rdgGrp",
    "listPerson": "person",
    "listPlace": "place",
    "listOrg": "org",
    "figure": "figDesc",
    "respStmt": "resp",
    "msIdentifier": "repository settlement",
    "taxonomy": "category",
    "langUsage": "language",
    "textClass": "keywords",
    "keywords": "term",
    "availability": "licence",
    "revisionDesc": "change",
    "physDesc": "handDesc objectDesc",
    "msContents": "msItem",
    "choice": "abbr expan sic corr orig reg",
    "particDesc": "listPerson",
    "settingDesc": "listPlace",
    "biblStruct": "monogr analytic",
    "monogr": "imprint",
    "titlePage": "docTitle docImprint",
    "docTitle": "titlePart",
    "facsimile": "surface",
    "surface": "zone",
}
AROUND = {(_TEI + child, _TEI + parent) for parent, several in _AROUND.items() for child in several.split()}
"""Elements, and those that editors forget around them."""
BLOCKS = tuple(_TEI + name for name in ("body", "div", "p", "item", "ab"))
"""What is put around running text and what stands in it."""

LIST = _TEI + "list"
"""Where lists may stand, there is running text."""


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


def usual(names: Iterable[str]) -> list[str]:
    """Give the names of elements that are usual at all."""
    return [name for name in names if local(name) in _RANKS]


def local(name: str) -> str:
    """Give a name without its namespace."""
    return name.rpartition("}")[2]
