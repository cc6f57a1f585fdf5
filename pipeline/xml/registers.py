"""The entries of registers, wherever in a file they stand: who they are, how they are called, who else knows them."""

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b

from lxml import etree

from pipeline.register import Entry
from pipeline.xml.about import about, type_of
from pipeline.xml.bases import base_of
from pipeline.xml.ids import id_of
from pipeline.xml.names import HEADER, TEI, Element, children, found, holds, name, namespace, words
from pipeline.xml.pointing import pointing
from pipeline.xml.prefixes import Prefixes
from pipeline.xml.source import Source

_KINDS = {
    "person": "person", "personGrp": "person", "place": "place", "org": "organisation", "object": "object",
    "event": "event", "bibl": "work", "biblStruct": "work", "biblFull": "work", "category": "category",
}  # fmt: skip
_NAMES = {
    "person": ("persName", "name", "label"),
    "place": ("placeName", "geogName", "name", "label"),
    "organisation": ("orgName", "name", "label"),
    "object": ("objectName", "name", "label"),
    "event": ("eventName", "label", "head", "desc"),
    "work": ("title", "label"),
    "category": ("gloss", "catDesc", "label"),
}
# An event in somebody's life, a book in somebody's list: information about an entry, not an entry.
_NEED_LIST = {"event": "listEvent", "bibl": "listBibl", "biblStruct": "listBibl", "biblFull": "listBibl"}
_MAIN = ("main", "reg", "regular", "preferred", "pref", "standard", "label", "display")
_AUTHORITIES = {"pnd": "gnd", "loc": "lccn", "lc": "lccn", "geoname": "geonames"} | {
    name: name for name in ("gnd", "viaf", "wikidata", "geonames", "isni", "lccn", "orcid", "bnf", "ulan", "tgn")
}
# The numbers of an entry itself, not of the body to which somebody belonged, or of the place where he was born.
_NUMBERED = {"idno", "objectIdentifier", "monogr", "analytic"}.union(*_NAMES.values())
_OWN_NUMBERS = " | ".join(["tei:idno", *(f"tei:{around}/tei:idno" for around in sorted(_NUMBERED))])
_SECOND = ("forename", "genName", "nameLink", "addName", "roleName")
_AROUND = _KINDS.keys() - {"category"}
_LONGEST = 160
_TEXTS = etree.XPath(".//text()[not(ancestor::t:note)]", namespaces={"t": TEI}, smart_strings=False)
_TAGS = tuple(f"{{{TEI}}}{tag}" for tag in _KINDS)


def entries(source: Source) -> Iterator[Entry]:
    """Give the entries of all registers in a file that can be pointed to, in the order of the file."""
    return (entry for _, entry in with_elements(source))


def names_of(element: Element) -> tuple[str, ...]:
    """Give the forms of an entry's name, each on one line."""
    forms = (_text(each) for each in children(element, *_NAMES[_KINDS[name(element)]]))
    return tuple(dict.fromkeys(form for form in forms if form))


def with_elements(source: Source) -> Iterator[tuple[Element, Entry]]:
    """Give the entries of all registers in a file, each with its element."""
    if source.root is None:
        return
    steps: dict[Element, str] = {}
    prefixes = Prefixes(source.root.iter(HEADER))
    for element in source.root.iter(*_TAGS):
        if _is_entry(element) and (id_of(element) or _authorities(element)):
            authorities = _authorities(element)
            kind = _KINDS[name(element)]
            label = _label(element, kind) or id_of(element) or authorities[0]
            place = _path(element, steps)
            yield (
                element,
                Entry(
                    kind,
                    id_of(element),
                    source.path,
                    place,
                    label,
                    label,
                    authorities,
                    _digest(element),
                    about(element, kind),
                    type_of(element) if kind == "object" else "",
                    *pointing(element, prefixes),
                ),
            )


def _is_entry(element: Element) -> bool:
    """Tell whether an element is an entry of a register, not information within another entry."""
    needed = _NEED_LIST.get(name(element))
    parent = element.getparent()
    if parent is None or namespace(parent) != TEI:
        return False
    if name(element) == "category":
        return True
    if not needed:
        return not holds(element, "ancestor::eg:egXML")
    return name(parent) == needed and not any(name(step) in _AROUND for step in element.iterancestors())


def _label(element: Element, kind: str) -> str:
    """Give an entry's name on one line, that of a person as registers have it: `Surname, Forename`."""
    direct = [each for tag in _NAMES[kind] for each in children(element, tag)]
    deeper = found(element, "descendant::tei:title") if kind == "work" else []
    deeper += found(element, "tei:objectIdentifier/*") if kind == "object" else []
    best = next((each for each in direct if each.get("type", "").lower() in _MAIN), None)
    chosen = best if best is not None else next((each for each in [*direct, *deeper] if _text(each)), None)
    if chosen is None:
        return _short(_text(element)) if kind == "work" or not len(element) else ""
    return _short(_inverted(chosen) if kind == "person" else _text(chosen))


def _inverted(person: Element) -> str:
    """Give `Surname, Forename` for a name that tells them apart, else the name as it stands."""
    surname = " ".join(_text(each) for each in found(person, "descendant::tei:surname"))
    rest = found(person, "|".join(f"descendant::tei:{part}" for part in _SECOND))
    others = [_text(each) for each in rest if not holds(each, "ancestor::tei:surname")]
    inverted = ", ".join(each for each in (surname, " ".join(others)) if each)
    return inverted if surname else _text(person)


def _authorities(element: Element) -> tuple[str, ...]:
    """Give the addresses and the `authority:identifier` pairs by which an entry is known elsewhere."""
    known = [_identifier(idno) for idno in found(element, _OWN_NUMBERS)]
    names = [name for tags in _NAMES.values() for name in tags]
    pointing = [element, *children(element, *dict.fromkeys(names))]
    values = " ".join(f"{each.get('sameAs', '')} {each.get('ref', '')}" for each in pointing)
    known += [token for token in values.split() if re.match(r"https?://", token) or _is_known(token)]
    return tuple(dict.fromkeys(each for each in known if each))


def _identifier(idno: Element) -> str:
    """Give an idno as an address or as `authority:identifier`; nothing for numbers of other kinds."""
    text = _text(idno)
    if re.match(r"https?://\S+$", text):
        return text
    kinds = (idno.get(attribute, "").lower() for attribute in ("subtype", "type"))
    authority = next((_AUTHORITIES[kind] for kind in kinds if kind in _AUTHORITIES), "")
    return f"{authority}:{text.rpartition(':')[2].strip()}" if authority and text else ""


def _is_known(token: str) -> bool:
    """Tell whether a pointer is `authority:identifier`."""
    authority, colon, rest = token.partition(":")
    return bool(colon and rest) and authority.lower() in _AUTHORITIES


def _digest(element: Element) -> str:
    """Give a hash of an entry's element, with the base that its links have."""
    written = etree.tostring(element, with_tail=False)
    return blake2b(written + base_of(element.getparent()).encode(), digest_size=16).hexdigest()


def _text(element: Element) -> str:
    """Give an element's text on one line, without notes."""
    return words(" ".join(_TEXTS(element)))


def _short(text: str) -> str:
    """Cut a text that is too long for a label, between words."""
    return text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _path(element: Element, steps: dict[Element, str]) -> str:
    """Give an element's path as XPath's `path()` does; `steps` keeps what was counted, so that all take linear time."""
    path = []
    for step in [element, *element.iterancestors()]:
        if step not in steps:
            _count(step, steps)
        path.append(steps[step])
    return "".join(reversed(path))


def _count(element: Element, steps: dict[Element, str]) -> None:
    """Count an element and its siblings."""
    parent = element.getparent()
    seen: Counter[str] = Counter()
    for each in [element] if parent is None else parent.iterchildren("*"):
        seen[str(each.tag)] += 1
        steps[each] = f"/Q{{{namespace(each)}}}{name(each)}[{seen[str(each.tag)]}]"
