"""Which parts of a document a view reads: its text, the version of a choice, the reading of an apparatus entry."""

from lxml import etree

from words.knowledge import BLOCKS, HYBRIDS, PECIA, TEI
from words.marks import children, name, namespace

READINGS = frozenset({"lem", "rdg", "rdgGrp", "wit", "witDetail"})
DIVISIONS = frozenset({"div", "div1", "div2", "div3", "body", "front", "back", "standOff"})
MARKS = frozenset({"note", "lb", "pb", "cb", "gb", "milestone", "anchor"})


def plain_text(element: etree._Element) -> str:
    """Give all text of an element, without comments."""
    return "".join(element.xpath(".//text()"))


def text_parts(root: etree._Element) -> list[etree._Element]:
    """Give what of a document is its text: all but header, registers and declarations; surfaces if there is no text."""
    known = {"teiHeader", "facsimile", "standOff", "fsdDecl", "TEI", "teiCorpus"}
    parts = [child for child in children(root) if name(child) not in known and namespace(child) != PECIA]
    text = any(name(child) == "text" for child in parts)
    return [child for child in parts if name(child) != "sourceDoc" or not text]


def is_apart(element: etree._Element) -> bool:
    """Say whether an element is set apart from its neighbours."""
    if name(element) in BLOCKS:
        return True
    return name(element) in HYBRIDS and any(is_apart(child) for child in children(element) if name(child) != "note")


def side(element: etree._Element, view: str = "html") -> str:
    """Say to which sequence an element's words go when it isn't what a reader reads: alternatives or apparatus."""
    parent = element.getparent()
    if view == "html" and name(element) in {"fw", "am"}:
        return "alternatives"
    if parent is None or name(element) in MARKS:
        return ""
    if name(parent) == "choice" and element is not read_alternative(parent, view):
        return "alternatives"
    if view == "html" and is_listed(parent):
        return ""
    if name(parent) not in {"app", "rdgGrp"}:
        return "apparatus" if view == "html" and name(element) in {"wit", "witDetail", "rdgGrp"} else ""
    return "apparatus" if name(element) in READINGS and element is not lemma(parent) else ""


def is_listed(element: etree._Element) -> bool:
    """Say whether an entry of an apparatus stands in a list of its own, apart from the text."""
    app = entry(element)
    placed = name(app) == "app" and any(app.get(each) is not None for each in ("from", "to", "loc"))
    parent = app.getparent()
    alone = placed and parent is not None and name(parent) in DIVISIONS
    return alone or next(app.iterancestors(f"{{{TEI}}}listApp"), None) is not None


def entry(element: etree._Element) -> etree._Element:
    """Give the entry of an apparatus to which a group of readings belongs; of anything else itself."""
    while name(element) == "rdgGrp" and (outer := element.getparent()) is not None:
        element = outer
    return element


def read_alternative(choice: etree._Element, view: str) -> etree._Element | None:
    """Give the version that a view reads: the editor's, in the diplomatic text the source's own."""
    wanted = ("sic", "orig", "abbr") if view == "diplomatic" else ("corr", "reg", "expan")
    others = ("corr", "reg", "expan", "ex") if view == "diplomatic" else ("sic", "orig", "abbr", "am")
    versions = [child for child in children(choice) if name(child) not in MARKS]
    ranked = sorted(versions, key=lambda version: (name(version) not in wanted, name(version) in others))
    return ranked[0] if ranked else None


def lemma(parent: etree._Element) -> etree._Element | None:
    """Give the child of an apparatus entry that leads to the reading in the text: the lemma, else the first reading."""
    app = entry(parent)
    if is_listed(app):
        found = next((e for group in (app, *children(app)) for e in children(group) if name(e) == "lem"), None)
        return found if found is None or found.getparent() is parent else found.getparent()
    if app.get("from") is not None or app.get("to") is not None:
        return None
    groups = [app, *(e for e in app.iterdescendants(f"{{{TEI}}}rdgGrp") if is_in_apparatus(e))]
    readings = [child for group in groups for child in children(group) if name(child) in {"lem", "rdg"}]
    found: etree._Element | None = min(readings, key=lambda reading: name(reading) != "lem", default=None)
    while found is not None and found.getparent() is not parent:
        found = found.getparent()
    return found


def is_in_apparatus(group: etree._Element) -> bool:
    """Say whether a group of readings stands where one may."""
    parent = group.getparent()
    return parent is not None and name(parent) in {"app", "rdgGrp"}
