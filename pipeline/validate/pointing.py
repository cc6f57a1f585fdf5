"""Which attributes of TEI point, and where each pointer of a file leads."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from pipeline.validate.beside import found as file_of
from pipeline.xml import Element, Prefixes, Source
from pipeline.xml.bases import base_of, has_bases, joined
from pipeline.xml.names import TEI, TEI_ROOT, children, found

EVERYWHERE = frozenset((
    "adj", "adjFrom", "adjTo", "ana", "calendar", "change", "children", "copyOf", "corresp", "datingMethod",
    "datingPoint", "decls", "domains", "edRef", "end", "exclude", "fVal", "facs", "feats", "follow", "fromUnit",
    "given", "hand", "inst", "lemmaRef", "mutual", "next", "nymRef", "origin", "parent", "parts", "perf", "period",
    "prev", "ref", "rendition", "replyTo", "resp", "sameAs", "scribeRef", "scriptRef", "select", "since", "source",
    "spanTo", "start", "synch", "target", "targetEnd", "toUnit", "toWhom", "unitRef", "where", "who", "wit",
))  # fmt: skip
"""The attributes that hold pointers wherever they stand (TEI's `teidata.pointer`)."""
_GRAPHS = frozenset(("eLeaf", "eTree", "iNode", "leaf", "node", "root", "triangle"))
_SPANS = frozenset(("app", "arc", "rt", "span"))
SOMEWHERE = {
    "active": frozenset(("relation",)),
    "class": frozenset(("msContents", "msItem", "msItemStruct")),
    "code": frozenset(("occupation", "socecStatus")),
    "from": _SPANS,
    "new": frozenset(("handShift",)),
    "passive": frozenset(("relation",)),
    "require": frozenset(("lem", "rdg", "rdgGrp")),
    "scheme": frozenset(("catRef", "classCode", "keywords", "locus", "locusGrp", "occupation", "socecStatus")),
    "to": _SPANS,
    "value": _GRAPHS,
}
"""The attributes that hold pointers in some elements, and something else in others."""
POINTING = EVERYWHERE | SOMEWHERE.keys()
"""All attributes that point anywhere."""
NAMES = frozenset((
    "author", "bibl", "bloc", "country", "district", "editor", "eventName", "geogName", "name", "objectName", "orgName",
    "persName", "placeName", "publisher", "region", "rs", "settlement", "speaker", "term", "title",
))  # fmt: skip
"""The elements whose `@ref` leads to the entry of a register."""
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")
_BRACE = f"{{{TEI}}}"
_SKIP = len(_BRACE)
_ELEMENTS = ("start", f"{_BRACE}schemaSpec")
"""The one attribute of this name that holds names of elements."""


@dataclass(slots=True)
class Pointed:
    """One pointer of a file, for all the places where it stands."""

    written: str
    attribute: str
    is_name: bool
    element: Element
    """The first element that has it."""
    count: int = 1
    way: "Way | None" = None
    """Where it leads, once somebody asked."""


def pointers(pointing: Iterable[Element]) -> list[Pointed]:
    """Give the pointers of the elements that have some, each once for an attribute, in the order of the file."""
    rows: dict[tuple[str, str, bool], Pointed] = {}
    for element in pointing:
        if not str(element.tag).startswith(_BRACE):
            continue
        for attribute, value in element.items():
            if not (attribute in EVERYWHERE or _points(attribute, element)) or (attribute, element.tag) == _ELEMENTS:
                continue
            is_name = attribute == "ref" and str(element.tag)[_SKIP:] in NAMES
            for token in value.split():
                row = rows.get((attribute, token, is_name))
                if row is None:
                    rows[attribute, token, is_name] = Pointed(token, attribute, is_name, element)
                else:
                    row.count += 1
    return list(rows.values())


def _points(attribute: str, element: Element) -> bool:
    """Tell whether an attribute that points only in some elements does so in this one."""
    return attribute in SOMEWHERE and str(element.tag)[_SKIP:] in SOMEWHERE[attribute]


def scheme(pointer: str) -> str:
    """Give what stands before the colon of an address or of a pointer with a prefix; nothing for other pointers.

    A single letter is no scheme but a disk of Windows.
    """
    match = _SCHEME.match(pointer) if ":" in pointer else None
    return match[1] if match else ""


@dataclass(frozen=True, slots=True)
class Way:
    """Where a pointer leads."""

    file: str
    """The file, from the edition's folder; empty for the file itself."""
    fragment: str
    """The id, or what else stands after the `#`; of an address on the web the whole."""
    is_there: bool = True
    """Whether there is such a file."""
    is_web: bool = False
    """Whether it leads out of the edition, so that nobody looks."""


class Ways:
    """Finds where the pointers of a file lead: by `prefixDef`, `xml:base` and the folder of each element's file."""

    def __init__(self, source: Source, root: Element) -> None:
        """Take a file and its tree."""
        self.source = source
        self.root = root
        self.by_tei: dict[Element | None, Prefixes] = {}
        self.files: dict[tuple[str, str, str], str] = {}
        """What was looked up already."""
        self.has_bases = has_bases(self.root)

    def prefixes(self, element: Element) -> Prefixes:
        """Give the prefixes that are defined for an element: by the headers of its TEI and of those around."""
        tei = element if element.tag == TEI_ROOT else next(element.iterancestors(TEI_ROOT), None)
        if tei not in self.by_tei:
            around = [self.root] if tei is None else [tei, *tei.iterancestors()]
            headers = [header for step in around for header in children(step, "teiHeader")]
            self.by_tei[tei] = Prefixes(headers or found(self.root, "descendant-or-self::tei:listPrefixDef"))
        return self.by_tei[tei]

    def way(self, pointer: Pointed) -> Way:
        """Give where a pointer leads."""
        if pointer.way is None:
            pointer.way = self._way(pointer)
        return pointer.way

    def _way(self, pointer: Pointed) -> Way:
        target = pointer.written
        if scheme(target):
            target = self.prefixes(pointer.element).expand(target)
        if scheme(target) or target.startswith(("/", "\\")) or target[1:2] == ":":
            return Way("", target, is_web=True)
        path, _, fragment = target.partition("#")
        path = path.partition("?")[0]
        if not path:
            return Way("", unquote(fragment))
        if path.endswith(("/", "/..")) or path in {".", ".."} or scheme(self._base(pointer.element)):
            return Way("", target, is_web=True)
        file = self._found(path, pointer.element)
        own = self._own(pointer.element)
        if file:
            return Way("" if file == self.source.path and own == file else file, unquote(fragment))
        return Way(_plain(dirname(own), path), unquote(fragment), is_there=False)

    def has_file(self, path: str, element: Element) -> bool:
        """Tell whether there is a file to which an element points, or whether it lies on the web."""
        plain = path.partition("#")[0].partition("?")[0]
        return not plain or bool(scheme(self._base(element)) or self._found(plain, element))

    def _base(self, element: Element) -> str:
        return base_of(element) if self.has_bases else ""

    def _own(self, element: Element) -> str:
        """Give the file in which an element stands, which may be an included one."""
        return self.source.origins[element][0] if element in self.source.origins else self.source.path

    def _found(self, path: str, element: Element) -> str:
        """Give the edition's file that a path names, as it stands or by xml:base; nothing where there is none."""
        own, base = self._own(element), self._base(element)
        if (path, own, base) not in self.files:
            start = self.source.edition / dirname(own)
            file = file_of(path, start, self.source.edition)
            file = file or (file_of(joined(base, path), start, self.source.edition) if base else "")
            self.files[path, own, base] = file
        return self.files[path, own, base]


def _plain(folder: str, path: str) -> str:
    """Give a path from the edition's folder, without dots."""
    return normpath(join(folder, path))
