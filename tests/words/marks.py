"""What the formats write at page breaks and notes, worked out once more from the source alone."""

import re
from collections.abc import Iterator

from lxml import etree

from words.knowledge import TEI

_REGISTER_ENTRIES = """
    person place org bibl biblStruct biblFull object event relation msDesc nym listBibl listPerson listPlace listOrg
    listObject listEvent listRelation taxonomy personGrp standOff facsimile teiHeader note
    """
REGISTER_ENTRIES = frozenset(_REGISTER_ENTRIES.split())
WORDLESS = frozenset({"graphic", "media", "ptr", "ref", "gap", "formula", "notatedMusic"})
OUTSIDE = frozenset({"teiHeader", "context"})
USUAL_MAPPINGS = frozenset({"standard", "unicode", "normalized"})
APART_PARENTS = frozenset({"div", "div1", "div2", "div3", "body"})
BESIDE_NOTES = frozenset({"note", "head", "pb", "lb", "cb", "milestone", "anchor", ""})
ENDNOTE_PARENTS = frozenset({"back", "div", "div1", "noteGrp", "item", "list"})


def name(node: etree._Element) -> str:
    """Give an element's name without its namespace; nothing for comments and processing instructions."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def namespace(node: etree._Element) -> str:
    """Give an element's namespace."""
    return etree.QName(node).namespace or "" if isinstance(node.tag, str) else ""


def children(element: etree._Element) -> list[etree._Element]:
    """Give the child elements, without comments and processing instructions."""
    return [child for child in element if isinstance(child.tag, str)]


def squeezed(text: str | None) -> str:
    """Give a text with its white space as single spaces."""
    return " ".join((text or "").split())


def own_text(element: etree._Element) -> bool:
    """Say whether an element holds text of its own."""
    return any(text.strip() for text in [element.text or "", *(child.tail or "" for child in element)])


def is_in_parts(element: etree._Element) -> bool:
    """Say whether a work is described by its parts alone, without a word or a sign between them."""
    return name(element) == "bibl" and len(children(element)) > 1 and not own_text(element)


def is_substitution(element: etree._Element) -> bool:
    """Say whether a change of the text is made of a deletion and the addition in its place."""
    parts = sorted(name(child) for child in children(element))
    return name(element) == "mod" and parts == ["add", "del"] and not own_text(element)


def page_marker(pb: etree._Element, order: int) -> str:
    """Give a page's marker as one word: its number to the letter, its image or its order, in brackets once."""
    label = page_label(pb, order).replace(" ", "_")
    return label if re.fullmatch(r"\[.*\]", label) else f"[{label}]"


def mapped(glyph: etree._Element) -> str:
    """Give the letters that a character is declared to stand for, or nothing: the standard ones first."""
    key = re.sub(r"^.*[#:]", "", squeezed(glyph.get("ref")))
    declared = [
        each
        for header in glyph.getroottree().getroot().iterchildren(f"{{{TEI}}}teiHeader")
        for each in header.iter(f"{{{TEI}}}char", f"{{{TEI}}}glyph")
        if key and each.get("{http://www.w3.org/XML/1998/namespace}id") == key
    ]
    mappings = [
        each for one in declared[:1] for each in one.iter(f"{{{TEI}}}mapping") if squeezed("".join(each.itertext()))
    ]
    usual = [each for each in mappings if (each.get("type") or "").lower() in USUAL_MAPPINGS]
    entities = [
        each.get("value") or ""
        for one in declared[:1]
        for each in one.iter(f"{{{TEI}}}localProp")
        if each.get("name") == "entity"
    ]
    return next(iter([*(squeezed("".join(each.itertext())) for each in [*usual, *mappings]), *entities]), "")


def note_marker(label: str) -> str:
    """Give a note's marker as one word."""
    return f"[{label.replace(' ', '_')}]"


def page_label(pb: etree._Element, order: int) -> str:
    """Give what a reader calls the page that begins at a page break."""
    number, image = squeezed(pb.get("n")), squeezed(pb.get("facs"))
    if re.fullmatch(r"\d+", number):
        return f"p. {number}"
    if re.fullmatch(r"\d+[rv]\w?", number):
        return f"fol. {number}"
    if number:
        return number
    if not image:
        return f"unnumbered page {order}"
    address = image.split()[0]
    return "image " + re.sub(r"^.*[/#](.)" if re.search("[/#]", address) else r"^.*:(.)", r"\1", address)


def surface_marker(surface: etree._Element) -> str:
    """Give the marker of a page of a transcription: its number as a page's would be, else its order."""
    if squeezed(surface.get("n")):
        return page_marker(surface, 0)
    before = list(surface.itersiblings(f"{{{TEI}}}surface", preceding=True))
    return f"[surface_{len(before) + 1}]"


def pages(root: etree._Element) -> dict[etree._Element, int]:
    """Give the page breaks of the text with their order."""
    breaks = [pb for pb in root.iter(f"{{{TEI}}}pb") if not any(name(above) in OUTSIDE for above in ancestors(pb))]
    return {pb: order for order, pb in enumerate(breaks, 1)}


def collected_notes(root: etree._Element) -> dict[etree._Element, str]:
    """Give the notes that are taken out of the line, in their order, with their numbers."""
    notes = [note for note in root.iter(f"{{{TEI}}}note") if is_collected(note)]
    numbers = [squeezed(note.get("n")) for note in notes]
    if not all(numbers) or len(set(numbers)) < len(numbers):
        numbers = [str(order) for order, _ in enumerate(notes, 1)]
    return dict(zip(notes, numbers, strict=True))


def is_collected(note: etree._Element) -> bool:
    """Say whether a note goes to the others after the text: not one put into the line, into a register or the back."""
    above = {name(ancestor) for ancestor in ancestors(note)}
    empty = not "".join(note.xpath(".//text()")).strip() and not any(name(each) in WORDLESS for each in note.iter())
    in_line = note.get("place") in {"inline", "block"} or above & REGISTER_ENTRIES or is_endnote(note, above)
    return not empty and not in_line


def is_endnote(note: etree._Element, above: set[str]) -> bool:
    """Say whether the encoder has set the note apart himself: after the text, alone, or between utterances."""
    parent = note.getparent()
    if parent is None or own_text(parent):
        return False
    return ("back" in above and name(parent) in ENDNOTE_PARENTS) or sets_notes_apart(parent)


def sets_notes_apart(parent: etree._Element) -> bool:
    """Say whether a division holds only notes, or notes between the utterances of a transcript."""
    inside = {name(child) for child in parent}
    return name(parent) in APART_PARENTS and ("u" in inside or not inside - BESIDE_NOTES)


def ancestors(element: etree._Element) -> Iterator[etree._Element]:
    """Go up from an element."""
    return element.iterancestors()
