"""The words of a TEI document as a view should show them, found by a walk over its source."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from words import marks
from words.choices import is_apart, plain_text, side, text_parts
from words.knowledge import ELEMENTS_ONLY, EXAMPLES, GLUE, PECIA, TEI
from words.marks import name, namespace
from words.plain import whole_markers
from words.stream import Stream, Token

GAP, NOTE, PAGE, ROOM = "\ue000", "\ue001", "\ue002", "\ue003"
TRACES = {
    "unclear": ("\ue010", "\ue011"),
    "supplied": ("\ue012", "\ue013"),
    "surplus": ("\ue014", "\ue015"),
    "secl": ("\ue014", "\ue015"),
}
SIGNS = {"unclear": ("", "[?]"), "supplied": ("[", "]"), "surplus": ("{", "}"), "secl": ("{", "}")}
KINDS = {
    "page": {"pb"},
    "line": {"lb", "cb", "gb", "milestone"},
    "note": {"note"},
    "gap": {"gap", "ellipsis", "space"},
    "signed": {*SIGNS, "del", "add", "fw"},
}
DIPLOMATIC_SIGNS = {"del": ("⟦", "⟧"), "add": ("⸌", "⸍"), "fw": ("[", "]")}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that a view leaves out by a named rule."""

    rule: str
    element: etree._Element
    words: int


@dataclass
class Walk:
    """One walk over a document for one view."""

    view: str
    root: etree._Element
    streams: dict[str, Stream] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    current: str = "text"
    pages: int = 0

    def __post_init__(self) -> None:
        """Number the notes."""
        self.notes = marks.collected_notes(self.root)
        self.seen: list[etree._Element] = []

    @property
    def out(self) -> Stream:
        """Give the stream that the words go to."""
        return self.streams.setdefault(self.current, Stream())

    def run(self) -> dict[str, list[Token]]:
        """Walk over the text, then over the notes that were taken out of it."""
        for part in text_parts(self.root):
            self.element(part)
        self.after_text()
        return {stream: self.streams[stream].finish() for stream in self.streams}

    def after_text(self) -> None:
        """Show the collected notes after the text."""
        plain = self.view != "html"
        if not self.seen:
            return
        self.current = "text" if plain else "notes"
        self.out.block()
        if plain:
            self.out.text("Notes", None)
        for note in self.seen:
            self.out.block()
            if plain:
                self.out.text(f"[{self.notes[note]}] ", note)
            self.content(note)
        self.out.block()

    def element(self, element: etree._Element) -> None:
        """Show an element, or count it as left out."""
        if namespace(element) == PECIA:
            return
        rule = self.rule(element)
        if rule:
            self.leave_out(rule, element)
            return
        if self.in_own_stream(element):
            return
        apart = is_apart(element)
        if apart:
            self.out.block()
        self.handler(element)(element)
        if apart:
            self.out.block()

    def leave_out(self, rule: str, element: etree._Element) -> None:
        """Count the words of an element that isn't shown."""
        words = len(plain_text(element).split())
        if words:
            self.left_out.append(LeftOut(rule, element, words))

    def handler(self, element: etree._Element) -> Callable[[etree._Element], None]:
        """Give what an element does: most show their content."""
        if namespace(element) not in {TEI, EXAMPLES, ""}:
            return self.content
        kind = next((kind for kind, names in KINDS.items() if name(element) in names), "content")
        method: Callable[[etree._Element], None] = getattr(self, kind)
        return method

    def content(self, element: etree._Element) -> None:
        """Show text and children in their order."""
        glue = name(element) in GLUE
        first = True
        self.text(element.text, element, glue=glue)
        for child in element:
            if isinstance(child.tag, str):
                if not first and not glue and name(element) in ELEMENTS_ONLY:
                    self.out.block()
                self.element(child)
                first = False
            self.text(child.tail, element, glue=glue)

    def text(self, text: str | None, element: etree._Element, *, glue: bool) -> None:
        """Show running text; white space between the parts of a word isn't text."""
        if not glue or (text or "").strip():
            self.out.text(whole_markers(text or ""), element)

    def signed(self, element: etree._Element) -> None:
        """Show the content between the signs of what the editor or the writer did."""
        signs = TRACES if self.view == "html" else SIGNS
        if self.view == "diplomatic":
            signs = SIGNS | DIPLOMATIC_SIGNS
        before, after = signs.get(name(element), ("", ""))
        if before:
            self.out.letters(before, element)
        self.content(element)
        if after:
            self.out.letters(after, element)

    def gap(self, element: etree._Element) -> None:
        """Show that something is missing."""
        signs = {"html": ROOM if name(element) == "space" else GAP}
        self.out.letters(signs.get(self.view, "[_]" if name(element) == "space" else "[…]"), element)
        self.leave_out("gap-description", element)

    def page(self, pb: etree._Element) -> None:
        """Show where a page begins; inside a word the marker of plain text stands after the word."""
        self.pages += 1
        self.line(pb)
        if self.view == "html":
            self.out.mark(page_mark(marks.page_label(pb, self.pages)), pb)
        else:
            self.out.behind(whole_markers(marks.page_marker(pb, self.pages)), pb)

    def line(self, milestone: etree._Element) -> None:
        """End the word at a break, or take it up again; the diplomatic text ends every line."""
        if milestone.get("break") != "no":
            self.out.space()
        elif self.view == "diplomatic" and name(milestone) == "lb":
            self.out.block()
        else:
            self.out.join()

    def note(self, note: etree._Element) -> None:
        """Show a note in place, or its marker where it is collected."""
        if note not in self.notes:
            self.content(note)
            return
        self.seen.append(note)
        label = self.notes[note]
        self.out.letters(f"{NOTE}{label}{NOTE}".replace(" ", "_") if self.view == "html" else f"[{label}]", note)

    def in_own_stream(self, element: etree._Element) -> bool:
        """Send what the page holds beside the running text to a sequence of its own; say whether it was sent."""
        stream = "" if self.view != "html" or self.current in {"apparatus", "alternatives"} else side(element)
        if stream:
            before, self.current = self.current, stream
            self.out.block()
            self.content(element)
            self.out.block()
            self.current = before
        return bool(stream)

    def rule(self, element: etree._Element) -> str:
        """Give the rule by which this view leaves an element out, or nothing."""
        if name(element) in {"binaryObject", "script", "style"}:
            return "binary" if name(element) == "binaryObject" else "active" * (namespace(element) != TEI)
        if self.view == "html":
            return ""
        if name(element) in {"del", "am", "fw"} and self.view == "reading":
            return {"del": "deletion", "am": "abbreviation-mark", "fw": "running-head"}[name(element)]
        if name(element) == "ex" and self.view == "diplomatic":
            return "expansion"
        return {"alternatives": "unread", "apparatus": "reading"}.get(side(element, self.view), "")


def page_mark(label: str) -> str:
    """Give a page's label as one mark, whether it is called p. 2 or Page 2."""
    return PAGE + re.sub(r"^(?i:p\.|page)\s+", "", label).replace(" ", "_") + PAGE
