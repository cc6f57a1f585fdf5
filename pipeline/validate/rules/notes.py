"""The rules of the group notes: notes that nothing leads to, references that lead to no note, numbers out of order."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from difflib import get_close_matches

from pipeline.validate.finding import Finding
from pipeline.validate.fold import MOST
from pipeline.validate.rules.letters import TEI, is_tei, tags
from pipeline.validate.subject import Subject
from pipeline.xml import Element
from pipeline.xml.names import HEADER, ID

NOTE = f"{TEI}note"
NOTES, REFERRING = tags("note"), tags("ref ptr")
LEADS = ("target", "targetEnd", "corresp", "sameAs", "copyOf", "prev", "next", "source", "ref", "facs")
"""The attributes by which a note says itself what it is about."""
APART = tags("back standOff")
"""Where notes stand that aren't where they are read."""
AROUND = tags("div div1 div2 div3 noteGrp listAnnotation annotation list item back standOff")
"""What stands around the notes of a list of notes."""
BESIDE = AROUND | tags("note head label pb lb cb gb milestone fw anchor")
"""What may stand beside them there."""
REFERENCE = re.compile(
    r"(foot|end|margin(al)?)?[-_ ]?note([-_ ]?(anchor|ref(erence)?|call|mark(er)?|link))?|fn|notecall", re.IGNORECASE
)
"""The @type of a reference to a note."""
NUMBER = re.compile(r"\s*[(\[]?(\d{1,6})([\w.,-]*?)[.)\]]*\s*", re.ASCII)
"""A note's number, and what makes it one that isn't counted on, such as `3a` or `2.1`."""
WHOLE = tags("TEI teiCorpus")
"""The roots of files that can be judged by themselves; a part of one may refer to notes in another part."""
TRUST = 4
"""A series has as many notes for each break at least; else its numbers aren't those of notes, but of lines."""
Series = list[tuple[int, Element]]
"""Notes with their numbers, which begin with 1 or go on."""


def notes_are_anchored(subject: Subject) -> Iterator[Finding]:
    """Look for notes in a list of notes to which nothing leads, and which lead nowhere (TEI Guidelines, 3.9.1)."""
    lists: dict[Element, bool] = {}
    apart = [each for each in subject.named(NOTES) if stands_apart(each, lists) and not any(map(each.get, LEADS))]
    if not apart or not has_body(subject.root):
        return
    pointed = {pointer.written.rpartition("#")[2] for pointer in subject.pointers}
    for note in apart:
        names = {each.get(ID) for each in (note, *note.iterancestors(f"{TEI}noteGrp", f"{TEI}item"))}
        if not names & pointed and is_tei(note) and not is_remark(note):
            said = f" {note.get('n')}" if note.get("n") else ""
            message = f"Nothing in the text leads to the note{said}, which stands apart from it."
            yield Finding("note-unanchored", note, message, anchoring(note))


def is_remark(note: Element) -> bool:
    """Tell whether a note stands alone and has neither id nor number: it is on the whole text."""
    beside = note.getparent()
    return not note.get(ID) and not note.get("n") and beside is not None and len(beside.findall(NOTE)) == 1


def anchoring(note: Element) -> str:
    """Say how a reader could come to a note."""
    if name := note.get(ID):
        return f'Write <ptr target="#{name}"/> where it belongs, or move the note there.'
    return "Give it an @xml:id and point to it where it belongs, or move it there."


def stands_apart(note: Element, lists: dict[Element, bool]) -> bool:
    """Tell whether a note stands in a list of notes after the text, not at the place to which it belongs.

    `lists` keeps which elements hold such a list.
    """
    for step in note.iterancestors():
        if step.tag in APART:
            return True
        if step not in lists:
            lists[step] = step.tag in AROUND and all(each.tag in BESIDE for each in step.iterchildren("*"))
        if not lists[step]:
            return False
    return False


def has_body(root: Element) -> bool:
    """Tell whether a file has a text, from which its notes could be pointed to, and isn't a list of notes only."""
    return any(len(body) for body in root.iter(f"{TEI}body"))


def dangling_references(subject: Subject) -> Iterator[Finding]:
    """Look for references to notes of the file that it doesn't have."""
    found = 0
    if subject.root.tag not in WHOLE:
        return
    for element in subject.named(REFERRING):
        lost = (each for each in element.get("target", "").split() if each[0] == "#" and each[1:] not in subject.by_id)
        if is_reference(element) and (target := next(lost, "")) and is_tei(element):
            found += 1
            yield dangling(element, target, near(subject, target) if found <= MOST else "")


def is_reference(element: Element) -> bool:
    """Tell whether a pointer says that it leads to a note."""
    return bool(REFERENCE.fullmatch(element.get("type", "")))


def near(subject: Subject, target: str) -> str:
    """Give the note of the file whose id is most like that of a target, if one is like it."""
    notes = (name for each in subject.root.iter(NOTE) if (name := each.get(ID)))
    return next(iter(get_close_matches(target[1:], notes, 1)), "")


def dangling(element: Element, target: str, meant: str) -> Finding:
    """Say that a reference leads to no note, and which one may be meant."""
    message = f"The reference leads to a note “{target}”, and the file has none of this name."
    hint = f"Did you mean “#{meant}”?" if meant else "Write the note, or the @xml:id of the right one."
    return Finding("note-reference", element, message, hint, "target")


def notes_follow(subject: Subject) -> Iterator[Finding]:
    """Look for numbers of notes that are out of order, missing or double: for each series of notes by itself."""
    series: dict[tuple[str | None, ...], list[Series]] = {}
    for note in subject.named(NOTES):
        match = NUMBER.fullmatch(note.get("n", ""))
        around = [each.tag for each in note.iterancestors()] if match else []
        if match is None or HEADER in around or is_again(note) or not is_tei(note):
            continue
        runs = series.setdefault((note.get("type"), note.get("place"), note.get("resp"), str(around.count(NOTE))), [[]])
        if match[2] or match[1] == "1":
            runs.append([])
        if not match[2]:
            runs[-1].append((int(match[1]), note))
    for runs in series.values():
        found = [finding for run in runs for finding in breaks(run)]
        if len(found) * TRUST <= sum(map(len, runs)):
            yield from found


def is_again(note: Element) -> bool:
    """Tell whether a note is the rest of one, or stands for one that stands elsewhere."""
    return any(map(note.get, ("prev", "sameAs", "copyOf"))) or note.get("part") in {"M", "F"}


def breaks(notes: Series) -> Iterator[Finding]:
    """Look for the places at which a series doesn't go on."""
    left = {number for number, _ in notes}
    last, again = notes[0][0] - 1 if notes else 0, False
    for number, note in notes:
        follows = number == last + 1 or (again and number == last + 2)
        message, hint = ("", "") if follows else said(number, last, left)
        if message:
            yield Finding("note-order", note, message, hint, "n")
        last, again = max(number, last), number == last


def said(number: int, last: int, there: AbstractSet[int]) -> tuple[str, str]:
    """Say what is wrong with a number that doesn't follow the last one; nothing if another will say it."""
    if number == last:
        return f"There are two notes {number}, one after the other.", "Number the notes anew from here."
    if number < last:
        return f"The note {number} stands after the note {last}.", "Is its number right, and its place?"
    missing = [str(each) for each in range(last + 1, number) if each not in there]
    if not missing:
        return "", ""
    are = f"notes {missing[0]} to {missing[-1]} are" if len(missing) > 1 else f"note {missing[0]} is"
    return f"The note {number} follows the note {last}: the {are} missing.", "Was a note forgotten, or a number?"
