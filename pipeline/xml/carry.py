"""What a part needs from elsewhere in its file: notes to which it points, and the headers around its own."""


from pipeline.xml import graft
from pipeline.xml.ids import id_of
from pipeline.xml.names import HEADER, Element, children, found
from pipeline.xml.part import Part

MOST_NOTES = 500
"""As many notes from elsewhere come along with a part."""
LONGEST_NOTE = 50_000
"""As many characters such a note may have."""
_TO_NOTES = ("target", "corresp", "ref", "sameAs", "wit", "next", "prev", "ana")


def pointed(part: Part, *attributes: str) -> dict[str, None]:
    """Give the ids to which a part, or a page break in force in it, points by some attributes, in their order."""
    test = "|".join(f"descendant-or-self::*/@{attribute}" for attribute in attributes)
    values = [str(value) for root in (*part.in_force, part.element) for value in root.xpath(test)]
    return dict.fromkeys(token[1:] for value in values for token in value.split() if token.startswith("#"))


def notes_of(root: Element) -> dict[str, Element]:
    """Give the notes and witnesses of a file that have an xml:id; of two with the same the first."""
    notes = found(root, "descendant::tei:note[@xml:id] | descendant::tei:witness[@xml:id]")
    return {id_of(note): note for note in reversed(notes)}


def notes_elsewhere(part: Part) -> list[Element]:
    """Copy the notes and witnesses of the file outside of a part to which the part points, each once."""
    if part.is_whole or not part.notes:
        return []
    wanted = (part.notes[name] for name in pointed(part, *_TO_NOTES) if name in part.notes)
    outside = [note for note in wanted if not _comes_along(note, part)]
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
