"""The words that a page should show: all of them, what isn't read in sequences of their own."""

from lxml import etree

from words import marks
from words.choices import side
from words.knowledge import TEI
from words.marks import name, namespace
from words.source import Walk, page_mark

GAP, NOTE, ROOM = "\ue000", "\ue001", "\ue003"
TRACES = {
    "unclear": ("\ue010", "\ue011"),
    "supplied": ("\ue012", "\ue013"),
    "surplus": ("\ue014", "\ue015"),
    "secl": ("\ue016", "\ue017"),
}


class PageWalk(Walk):
    """The walk for a page."""

    def notes_after_text(self) -> None:
        """Show the collected notes in a sequence of their own."""
        self.current = "notes"
        for note in self.seen:
            self.out.block()
            self.content(note)

    def rule(self, element: etree._Element) -> str:
        """Give the rule by which the page leaves an element out, or nothing."""
        if name(element) in {"script", "style"} and namespace(element) != TEI:
            return "active"
        return "binary" if name(element) == "binaryObject" else ""

    def element(self, element: etree._Element) -> None:
        """Show an element, in the sequence of the apparatus or of the alternatives if it isn't what is read."""
        stream = side(element)
        if not stream:
            super().element(element)
            return
        before = self.current
        self.current = before if before in {"apparatus", "alternatives"} else stream
        self.out.block()
        super().element(element)
        self.out.block()
        self.current = before

    def tei_pb(self, pb: etree._Element) -> None:
        """Show where a page begins."""
        self.milestone(pb)
        self.out.mark(page_mark(marks.page_label(pb, self.pages[pb])), pb)

    def tei_note(self, note: etree._Element) -> None:
        """Show a note in place, or its marker where it is collected."""
        if note in self.notes:
            self.seen.append(note)
            self.out.behind(NOTE + self.notes[note].replace(" ", "_") + NOTE, note)
        else:
            self.content(note)

    def tei_gap(self, gap: etree._Element) -> None:
        """Show that something is missing."""
        self.out.letters(ROOM if name(gap) == "space" else GAP, gap)
        self.leave_out("gap-description", gap)

    def tei_egXML(self, example: etree._Element) -> None:  # noqa: N802
        """Show an example of markup: its words, as its tags part them."""
        for text in example.xpath(".//text()"):
            self.out.text(text, example)
            self.out.block()

    def traced(self, element: etree._Element) -> None:
        """Show the content between the traces of what the editor did."""
        before, after = TRACES[name(element)]
        self.between(before, element, after)

    tei_space = tei_gap
    tei_unclear = tei_supplied = tei_surplus = tei_secl = traced
