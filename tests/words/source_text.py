"""The words that a plain text should show, with the signs and markers that it writes into them."""

from lxml import etree

from words import marks
from words.choices import is_apart, plain_text, read_alternative, side
from words.knowledge import TEI, XML
from words.marks import children, name, namespace, own_text, squeezed
from words.source import Walk
from words.stream import Markers

SIGNS = {"unclear": ("", "[?]"), "supplied": ("[", "]"), "surplus": ("{", "}"), "secl": ("{", "}")}
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
UNREAD = {
    "unread": "alternatives",
    "other-reading": "apparatus",
}
NAMES = frozenset({"persName", "name", "orgName"})
POINTERS = frozenset({"linkGrp", "joinGrp", "altGrp", "listTranspose", "transpose"})


class TextWalk(Walk):
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

    def tei_figure(self, figure: etree._Element) -> None:
        """Show what a figure says of itself in brackets, then what else it holds."""
        said = [child for child in children(figure) if name(child) in {"head", "figDesc"}]
        said += [desc for image in children(figure) for desc in children(image) if is_image_desc(desc)]
        self.bracketed("figure", figure, said)
        self.out.block()
        self.text(figure.text, figure, edge=True)
        for child in children(figure):
            if child not in said and name(child) not in {"graphic", "media", "binaryObject"}:
                self.out.block()
                self.element(child)
            self.text(child.tail, figure, edge=True)

    def tei_graphic(self, graphic: etree._Element) -> None:
        """Show that an image stands here, unless it is the image of the page itself."""
        parent = graphic.getparent()
        if parent is None or name(parent) not in {"surface", "zone", "sourceDoc", "pb"}:
            kind = "figure" if name(graphic) == "graphic" else "media"
            self.bracketed(kind, graphic, [child for child in children(graphic) if name(child) == "desc"])

    def tei_notatedMusic(self, music: etree._Element) -> None:  # noqa: N802
        """Show that music stands here."""
        self.bracketed("music", music, children(music))

    def bracketed(self, kind: str, element: etree._Element, said: list[etree._Element]) -> None:
        """Show in brackets what stands here, and what it says of itself."""
        self.out.letters(f"[{kind}", element)
        if any(plain_text(each).strip() for each in said):
            self.out.letters(":", element)
        for each in said:
            self.out.space()
            self.element(each)
            self.out.boundary = min(self.out.boundary, 1)
        self.out.boundary = 0
        self.out.letters("]", element)

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
        self.out.text(example.text, example)
        for child in example:
            self.markup(child)
            self.out.text(child.tail, example)

    def markup(self, element: etree._Element) -> None:
        """Show an element as it is written."""
        if not isinstance(element.tag, str):
            return
        tag = f"{element.prefix}:{name(element)}" if element.prefix else name(element)
        attributes = "".join(f' {attribute_name(element, key)}="{value}"' for key, value in element.attrib.items())
        if len(element) or element.text:
            self.out.text(f"<{tag}{attributes}>{element.text or ''}", element)
            for child in element:
                self.markup(child)
                self.out.text(child.tail, element)
            self.out.text(f"</{tag}>", element)
        else:
            self.out.text(f"<{tag}{attributes}/>", element)

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
    tei_media = tei_graphic
    tei_pause = tei_vocal = tei_kinesic = tei_incident = tei_writing = heard
    def tei_ellipsis(self, ellipsis: etree._Element) -> None:
        """Show the author's sign for what he left out, else ours."""
        if plain_text(ellipsis).strip():
            self.content(ellipsis)
        else:
            self.tei_gap(ellipsis)

    tei_space = tei_gap
    tei_unclear = tei_supplied = tei_surplus = tei_secl = signed


class ReadingWalk(TextWalk):
    """The walk for the reading text."""

    def rule(self, element: etree._Element) -> str:
        """Give the rule by which the reading text leaves an element out, or nothing."""
        parent = element.getparent()
        if name(element) == "del" and parent is not None and name(parent) != "restore":
            return "deletion"
        return {"am": "abbreviation-mark", "fw": "running-head"}.get(name(element), "") or super().rule(element)

    def leave_out(self, rule: str, element: etree._Element) -> None:
        """Count what is left out; the pages that begin in a deletion still begin."""
        super().leave_out(rule, element)
        if rule == "deletion":
            for pb in element.iter(f"{{{TEI}}}pb"):
                self.tei_pb(pb)


class DiplomaticWalk(TextWalk):
    """The walk for the diplomatic text."""

    view = "diplomatic"

    def rule(self, element: etree._Element) -> str:
        """Give the rule by which the diplomatic text leaves an element out, or nothing."""
        return "expansion" if name(element) == "ex" else super().rule(element)

    def tei_lb(self, lb: etree._Element) -> None:
        """End every line where the source does; inside a word it may end after the word."""
        if lb.get("break") == "no":
            self.out.join()
            self.out.seam()
        else:
            self.out.block()

    def tei_del(self, element: etree._Element) -> None:
        """Show a deletion in its signs, unless it was taken back."""
        parent = element.getparent()
        if parent is not None and name(parent) == "restore":
            self.content(element)
        else:
            self.between("⟦", element, "⟧")

    def tei_add(self, element: etree._Element) -> None:
        """Show an addition in its signs."""
        self.between("⸌", element, "⸍")

    def tei_fw(self, element: etree._Element) -> None:
        """Show a running head on a line of its own, in one pair of brackets."""
        self.out.block()
        within = any(name(above) == "fw" for above in element.iterancestors())
        if within or not plain_text(element).strip():
            self.content(element)
        else:
            self.between("[", element, "]", tight=True)
        self.out.block()


def attribute_name(element: etree._Element, key: str | bytes) -> str:
    """Give an attribute's name as it is written."""
    known = {uri: prefix for prefix, uri in element.nsmap.items()} | {XML: "xml"}
    qualified = etree.QName(key)
    return f"{known[qualified.namespace]}:{qualified.localname}" if qualified.namespace else qualified.localname


def is_image_desc(desc: etree._Element) -> bool:
    """Say whether an element is the description of an image."""
    parent = desc.getparent()
    return name(desc) == "desc" and parent is not None and name(parent) in {"graphic", "media"}
