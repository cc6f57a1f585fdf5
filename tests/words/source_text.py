"""The words that a plain text should show, with the signs and markers that it writes into them."""

from lxml import etree

from words import marks
from words.choices import is_apart, plain_text, read_alternative, side
from words.knowledge import TEI
from words.marks import children, name, namespace, own_text, squeezed
from words.markup import inner_markup
from words.source_figures import FigureWalk
from words.stream import Markers

SIGNS = {"unclear": ("", "[?]"), "supplied": ("[", "]"), "surplus": ("{", "}"), "secl": ("{", "}")}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
UNREAD = {
    "unread": "alternatives",
    "other-reading": "apparatus",
}
NAMES = frozenset({"persName", "name", "orgName"})
POINTERS = frozenset({"linkGrp", "joinGrp", "altGrp", "listTranspose", "transpose"})


class TextWalk(FigureWalk):
    """The walk for a plain text."""

    view = "reading"

    def __post_init__(self) -> None:
        """Know what pointers write into the text."""
        super().__post_init__()
        self.pointed: set[str] = set()
        self.by_id = {f"#{note.get(XML_ID)}": number for note, number in self.notes.items()}

    def markers(self) -> Markers:
        """Give all markers of pages, notes and pointers, each as one word."""
        pages = {marks.page_marker(pb, self.pages[pb]) for pb in self.pages}
        notes = {marks.note_marker(number) for number in self.notes.values()}
        return Markers(frozenset(pages | notes), frozenset(self.pointed))

    def notes_after_text(self) -> None:
        """Show the collected notes under their heading."""
        self.out.text("Notes", None)
        for note in self.seen:
            self.out.block()
            self.labelled(note, self.notes[note])

    def leave_out(self, rule: str, element: etree._Element) -> None:
        """Count what is left out; bytes in letters leave their trace."""
        super().leave_out(rule, element)
        if rule == "binary":
            self.bracketed("media", element, [])

    def labelled(self, note: etree._Element, label: str) -> None:
        """Show a note after its label, unless its own words begin with that."""
        first = plain_text(note).split()[:1]
        if label and (not first or first[0].strip("[](){}.:*") != label.strip("[](){}.:*")):
            self.out.text(marks.note_marker(label) + " ", note)
        self.content(note)

    def rule(self, element: etree._Element) -> str:
        """Give the rule by which the plain texts leave an element out, or nothing."""
        if name(element) in {"script", "style"} and namespace(element) != TEI:
            return "active"
        if name(element) in {"binaryObject", "index", "xenoData"}:
            return {"binaryObject": "binary", "index": "index-entry", "xenoData": "other-metadata"}[name(element)]
        stream = side(element, self.view)
        return next((rule for rule in UNREAD if UNREAD[rule] == stream), "")

    def tei_pb(self, pb: etree._Element) -> None:
        """Show where a page begins; inside a word the marker stands after it."""
        self.milestone(pb)
        self.out.behind(marks.page_marker(pb, self.pages[pb]), pb)

    def tei_note(self, note: etree._Element) -> None:
        """Show a note in place, in brackets if it stands amid words, or its marker where it is collected."""
        parent = note.getparent()
        if note in self.notes:
            self.seen.append(note)
            self.out.behind(marks.note_marker(self.notes[note]), note)
        elif parent is not None and marks.is_endnote(note, {name(above) for above in note.iterancestors()}):
            self.out.block()
            self.labelled(note, squeezed(note.get("n")))
            self.out.block()
        elif self.stands_apart(note, parent):
            self.out.block()
            self.content(note)
            self.out.block()
        else:
            self.aside(note)

    def stands_apart(self, note: etree._Element, parent: etree._Element | None) -> bool:
        """Say whether a note in place is a block of its own."""
        if note.get("place") == "block" or is_apart(note) or parent is None:
            return True
        return not own_text(parent) and name(parent) != "note"

    def aside(self, element: etree._Element) -> None:
        """Show in brackets what stands amid words."""
        words = plain_text(element).strip()
        if words:
            self.out.space()
        if words[:1] in {"(", "["}:
            self.content(element)
        elif words:
            self.between("[", element, "]")

    def tei_choice(self, choice: etree._Element) -> None:
        """Show the version that is read, then the pages that begin only in another."""
        self.content(choice)
        read = read_alternative(choice, self.view)
        if read is not None and not list(read.iter(f"{{{TEI}}}pb")):
            for pb in choice.iter(f"{{{TEI}}}pb"):
                if pb.getparent() is not choice:
                    self.tei_pb(pb)

    def tei_gap(self, gap: etree._Element) -> None:
        """Show that something is missing."""
        self.out.letters("[_]" if name(gap) == "space" else "[…]", gap)
        self.leave_out("gap-description", gap)

    def signed(self, element: etree._Element) -> None:
        """Show the content between the signs of what the editor did."""
        before, after = SIGNS[name(element)]
        self.between(before, element, after)

    def tei_g(self, glyph: etree._Element) -> None:
        """Show a character without words as the declaration to which it points maps it to others."""
        shown = marks.mapped(glyph)
        if shown and not len(glyph) and not glyph.text:
            self.out.letters(shown, glyph)
        else:
            self.content(glyph)

    def tei_ptr(self, pointer: etree._Element) -> None:
        """Show where a pointer without words leads: to a note by its number, else by its address."""
        numbers = [self.by_id[key] for key in (pointer.get("target") or "").split() if key in self.by_id]
        address = squeezed(pointer.get("target"))
        parent = pointer.getparent()
        if parent is not None and name(parent) in POINTERS:
            return
        if (numbers or address) and not len(pointer) and not (pointer.text or "").strip():
            label = marks.note_marker(numbers[0] if numbers else address)
            self.pointed.add(label)
            self.out.letters(label, pointer)
        else:
            self.content(pointer)

    def tei_surface(self, surface: etree._Element) -> None:
        """Show where a page of a transcription begins."""
        if not list(surface.iter(f"{{{TEI}}}pb")):
            self.out.text(marks.surface_marker(surface), surface)
            self.out.block()
        self.content(surface)

    def tei_item(self, item: etree._Element) -> None:
        """Show an item, which a layout may give a bullet or a number."""
        self.out.may_begin(r"-|\d+\.")
        self.content(item)

    def tei_cell(self, cell: etree._Element) -> None:
        """Show a cell, which a layout may part from the one before."""
        self.out.may_begin(r"\|")
        self.content(cell)

    def tei_sense(self, sense: etree._Element) -> None:
        """Show a sense, which a layout may give its number."""
        self.out.may_begin(r"\S+\.")
        self.content(sense)

    def tei_u(self, utterance: etree._Element) -> None:
        """Show who speaks, then what is said."""
        who = [self.speaker(each.rpartition("#")[2]) for each in (utterance.get("who") or "").split()]
        if who:
            self.out.text(f"[{', '.join(who)}] ", utterance)
        self.content(utterance)

    def speaker(self, key: str) -> str:
        """Give a speaker's name, as the header gives it, or the id."""
        found = next((each for each in self.root.iter(etree.Element) if each.get(XML_ID) == key), None)
        names = [] if found is None else [each for each in children(found) if name(each) in NAMES]
        return next((squeezed(plain_text(each)) for each in names if plain_text(each).strip()), key)

    def tei_egXML(self, example: etree._Element) -> None:  # noqa: N802
        """Show an example of markup with its tags."""
        for text in inner_markup(example):
            self.out.text(text, example)

    def tei_caesura(self, caesura: etree._Element) -> None:
        """Part the halves of a line."""
        self.out.space()
        self.content(caesura)

    def tei_rt(self, rt: etree._Element) -> None:
        """Show an annotation of pronunciation in brackets."""
        parent = rt.getparent()
        if parent is not None and name(parent) == "ruby":
            self.between("(", rt, ")")
        else:
            self.content(rt)

    def heard(self, element: etree._Element) -> None:
        """Show in brackets what is heard besides words."""
        self.out.space()
        if name(element) == "pause" and not plain_text(element).strip():
            self.out.letters("[pause]", element)
        elif plain_text(element).strip():
            self.between("[", element, "]")
        self.out.space()

    tei_post = tei_u
    tei_ref = tei_ptr
    tei_pause = tei_vocal = tei_kinesic = tei_incident = tei_writing = heard

    tei_space = tei_gap
    tei_unclear = tei_supplied = tei_surplus = tei_secl = signed
