"""What stands in an entry of a register and leads away from it: names with a pointer, links to the edition's files."""

from lxml import etree

from pipeline.record import Mention
from pipeline.xml.names import TEI, Element, is_relative, name
from pipeline.xml.prefixes import Prefixes

_NAMED = {
    "persName": "person", "author": "person", "editor": "person", "placeName": "place", "geogName": "place",
    "country": "place", "settlement": "place", "region": "place", "district": "place", "bloc": "place",
    "orgName": "organisation", "publisher": "organisation", "title": "work", "objectName": "object",
    "eventName": "event",
}  # fmt: skip
"""What each element names, as `f:named-by-element` of xslt/record/mentions.xsl has it; others may name anything."""
_WITHIN = etree.XPath("descendant::tei:*[@ref or @key or @target]", namespaces={"tei": TEI}, smart_strings=False)


def pointing(entry: Element, prefixes: Prefixes) -> tuple[tuple[Mention, ...], tuple[str, ...]]:
    """Give the names in an entry that point to somebody or something, and what its links in the edition point to."""
    names: dict[Mention, None] = {}
    links: dict[str, None] = {}
    for element in _WITHIN(entry):
        kind = _NAMED.get(name(element), "other")
        for ref in element.get("ref", "").split():
            names[_named(ref, prefixes.expand(ref), kind, is_key=False)] = None
        if key := " ".join(element.get("key", "").split()):
            names[_named(key, key, kind, is_key=True)] = None
        links |= dict.fromkeys(t for t in element.get("target", "").split() if t.startswith("#") or is_relative(t))
    return tuple(names), tuple(links)


def _named(pointer: str, target: str, kind: str, *, is_key: bool) -> Mention:
    """Give a name of which nothing counts but where it leads."""
    return Mention(pointer, target, is_key, kind, "", "", "", 0)
