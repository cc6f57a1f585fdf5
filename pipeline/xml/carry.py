"""What a part needs from elsewhere in its file: notes to which it points, and the headers around its own."""

from pipeline.xml import graft
from pipeline.xml.ids import id_of
from pipeline.xml.names import HEADER, Element, children, found, name
from pipeline.xml.part import Part

MOST_NOTES = 500
"""As many notes from elsewhere come along with a part."""
LONGEST_NOTE = 50_000
"""As many characters such a note may have."""
_TARGETS = "descendant::*[@xml:id][self::tei:note or self::tei:witness or ancestor::tei:facsimile]"
_TO_NOTES = ("target", "corresp", "ref", "sameAs", "wit", "next", "prev", "ana")


def pointed(part: Part, *attributes: str) -> dict[str, None]:
    """Give the ids to which a part, or a page break in force in it, points by some attributes, in their order."""
    test = "|".join(f"descendant-or-self::*/@{attribute}" for attribute in attributes)
    values = [str(value) for root in (*part.in_force, part.element) for value in root.xpath(test)]
    return dict.fromkeys(token[1:] for value in values for token in value.split() if token.startswith("#"))


def targets_of(root: Element) -> dict[str, tuple[int, Element]]:
    """Give the notes, witnesses and parts of facsimiles of a file by xml:id; of two with the same the first."""
    rows: dict[str, tuple[int, Element]] = {}
    for number, element in enumerate(found(root, _TARGETS)):
        rows.setdefault(id_of(element), (number, element))
    return rows


def notes_elsewhere(part: Part) -> list[Element]:
    """Copy the notes and witnesses of the file outside of a part to which the part points, each once."""
    if part.is_whole or not part.targets:
        return []
    wanted = (part.targets[each][1] for each in pointed(part, *_TO_NOTES) if each in part.targets)
    outside = [note for note in wanted if name(note) in ("note", "witness") and not _comes_along(note, part)]
    return [graft.copy(note) for note in outside if len(str(note.xpath("string()"))) <= LONGEST_NOTE][:MOST_NOTES]


def _comes_along(note: Element, part: Part) -> bool:
    """Tell whether a note stands in the part itself or in its header."""
    for step in note.iterancestors():
        if step is part.element or step.tag == HEADER:
            return True
        if step in part.inner:
            return False
    return False


def headers_around(part: Part) -> list[Element]:
    """Copy the headers of the corpora (and documents) around a part's TEI, outermost first."""
    tei = part.tei
    outer = [] if tei is None else [header for step in tei.iterancestors() for header in children(step, "teiHeader")]
    return [graft.copy(header) for header in reversed(outer)]
