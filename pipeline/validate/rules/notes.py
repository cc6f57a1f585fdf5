"""The rules of the group notes: notes that nothing leads to, references that lead to no note, numbers out of order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from pipeline.validate.finding import Finding
from pipeline.validate.rules.letters import HEADER, TEI, is_tei, tags
from pipeline.validate.subject import Subject
from pipeline.xml import Element

NOTE = f"{TEI}note"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LEADS = ("target", "targetEnd", "corresp", "sameAs", "copyOf", "prev", "next", "source", "ref", "facs")
"""The attributes by which a note says itself what it is about."""
APART = tags("back standOff")
"""Where notes stand that aren't where they are read."""
AROUND = tags("div div1 div2 div3 noteGrp listAnnotation annotation list item back standOff")
"""What stands around the notes of a list of notes."""
BESIDE = tags("note noteGrp head label pb lb cb gb milestone fw anchor item")
"""What may stand beside them there."""
REFERENCE = re.compile(
    r"(foot|end|margin(al)?)?[-_ ]?note([-_ ]?(anchor|ref(erence)?|call|mark(er)?|link))?|fn|notecall", re.IGNORECASE
)
"""The @type of a reference to a note."""


def notes_are_anchored(subject: Subject) -> Iterator[Finding]:
    """Look for notes in a list of notes to which nothing leads, and which lead nowhere (TEI Guidelines, 3.9.1)."""
    apart = [each for each in subject.root.iter(NOTE) if stands_apart(each) and not any(map(each.get, LEADS))]
    if not apart or not has_body(subject.root):
        return
    pointed = {pointer.written.rpartition("#")[2] for pointer in subject.pointers}
    for note in apart:
        names = {each.get(ID) for each in (note, *note.iterancestors(f"{TEI}noteGrp", f"{TEI}item"))}
        if not names & pointed and is_tei(note):
            said = f" {note.get('n')}" if note.get("n") else ""
            message = f"Nothing in the text leads to the note{said}, which stands apart from it."
            yield Finding("note-unanchored", note, message, anchoring(note))


def anchoring(note: Element) -> str:
    """Say how a reader could come to a note."""
    if name := note.get(ID):
        return f'Write <ptr target="#{name}"/> where it belongs, or move the note there.'
    return "Give it an @xml:id and point to it where it belongs, or move it there."


def stands_apart(note: Element) -> bool:
    """Tell whether a note stands in a list of notes after the text, not at the place to which it belongs."""
    for step in note.iterancestors():
        if step.tag in APART:
            return True
        if step.tag not in AROUND or any(each.tag not in BESIDE for each in step.iterchildren("*")):
            return False
    return False


def has_body(root: Element) -> bool:
    """Tell whether a file has a text, from which its notes could be pointed to, and isn't a list of notes only."""
    return any(len(body) for body in root.iter(f"{TEI}body"))


def dangling_references(subject: Subject) -> Iterator[Finding]:
    """Look for references to notes of the file that it doesn't have."""
    for element in subject.root.iter(f"{TEI}ref", f"{TEI}ptr"):
        if not is_reference(element) or not is_tei(element):
            continue
        for target in element.get("target", "").split():
            if target.startswith("#") and target[1:] not in subject.by_id:
                yield dangling(subject, element, target)
                break


def is_reference(element: Element) -> bool:
    """Tell whether a pointer says that it leads to a note."""
    return bool(REFERENCE.fullmatch(element.get("type", "")))


def dangling(subject: Subject, element: Element, target: str) -> Finding:
    """Say that a reference leads to no note, and which one may be meant."""
    notes = [name for each in subject.root.iter(NOTE) if (name := each.get(ID))]
    near = get_close_matches(target[1:], notes, 1)
    message = f"The reference leads to a note “{target}”, and the file has none of this name."
    hint = f"Did you mean “#{near[0]}”?" if near else "Write the note, or the @xml:id of the right one."
    return Finding("note-reference", element, message, hint, "target")


def notes_follow(subject: Subject) -> Iterator[Finding]:
    """Look for numbers of notes that are out of order, missing or double: for each series of notes by itself."""
    series: dict[tuple[str | None, ...], list[tuple[int, Element]]] = {}
    for note in subject.root.iter(NOTE):
        number = (note.get("n") or "").strip().rstrip(".)").lstrip("([")
        if not (number.isascii() and number.isdigit()) or not is_tei(note):
            continue
        around = [each.tag for each in note.iterancestors()]
        if HEADER not in around:
            key = (note.get("type"), note.get("place"), note.get("resp"), str(around.count(NOTE)))
            series.setdefault(key, []).append((int(number), note))
    for notes in series.values():
        found = list(breaks(notes))
        if len(found) * 4 <= len(notes):
            yield from found


def breaks(notes: Sequence[tuple[int, Element]]) -> Iterator[Finding]:
    """Look for the places at which a series doesn't go on; it may begin anew with 1 wherever it likes."""
    left = Counter(number for number, _ in notes)
    expected: set[int] = {notes[0][0]}
    last = notes[0][0] - 1
    for number, note in notes:
        left[number] -= 1
        if number not in expected and number != 1:
            message, hint = said(number, last, left)
            if message:
                yield Finding("note-order", note, message, hint, "n")
        again = number == last
        last = max(number, last) if number != 1 else 1
        expected = {last + 1, last + 2} if again else {last + 1}


def said(number: int, last: int, left: Counter[int]) -> tuple[str, str]:
    """Say what is wrong with a number that doesn't follow the last one; nothing if another will say it."""
    if number == last:
        return f"There are two notes {number}, one after the other.", "Number the notes anew from here."
    if number < last:
        return f"The note {number} stands after the note {last}.", "Is its number right, and its place?"
    missing = [str(each) for each in range(last + 1, number) if not left[each]]
    if not missing:
        return "", ""
    are = f"notes {missing[0]} to {missing[-1]} are" if len(missing) > 1 else f"note {missing[0]} is"
    return f"The note {number} follows the note {last}: the {are} missing.", "Was a note forgotten, or a number?"
