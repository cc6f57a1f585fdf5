"""The walk over a TEI document that finds the words which a view should show."""

import re
from dataclasses import dataclass, field

from lxml import etree

from words import marks
from words.choices import is_apart, is_listed, plain_text, text_parts
from words.knowledge import BLOCKS, ELEMENTS_ONLY, EXAMPLES, GLUE, PECIA, TEI
from words.marks import is_in_parts, is_substitution, name, namespace, own_text
from words.plain import whole_markers
from words.stream import Markers, Stream, Token


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that a view leaves out by a named rule."""

    rule: str
    element: etree._Element
    words: int


@dataclass
class Walk:
    """One walk over a document; the views are its subclasses, and a method of theirs treats the element of its name."""

    root: etree._Element
    streams: dict[str, Stream] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    current: str = "text"

    def __post_init__(self) -> None:
        """Number the notes and the pages."""
        self.notes = marks.collected_notes(self.root)
        self.pages = marks.pages(self.root)
        self.seen: list[etree._Element] = []

    @property
    def out(self) -> Stream:
        """Give the stream that the words go to."""
        return self.streams.setdefault(self.current, Stream())

    def run(self) -> dict[str, list[Token]]:
        """Walk over the text, then over the notes that were taken out of it."""
        for part in text_parts(self.root):
            self.element(part)
        self.out.block()
        if self.seen:
            self.notes_after_text()
        return {stream: self.streams[stream].finish() for stream in self.streams}

    def tei_ellipsis(self, ellipsis: etree._Element) -> None:
        """Show the author's sign for what he left out, else ours."""
        if plain_text(ellipsis).strip():
            self.content(ellipsis)
        else:
            self.tei_gap(ellipsis)

    def tei_gap(self, gap: etree._Element) -> None:
        """Show the trace of what is left out."""
        raise NotImplementedError

    def notes_after_text(self) -> None:
        """Show the collected notes after the text."""
        raise NotImplementedError

    def markers(self) -> Markers:
        """Give the markers that an output may set off from words."""
        return Markers()

    def rule(self, element: etree._Element) -> str:
        """Give the rule by which this view leaves an element out, or nothing."""
        raise NotImplementedError

    def element(self, element: etree._Element) -> None:
        """Show an element, or count it as left out."""
        if namespace(element) == PECIA:
            return
        rule = self.rule(element)
        if rule:
            self.leave_out(rule, element)
            return
        apart = is_apart(element)
        if apart:
            self.out.block()
        known = namespace(element) in {TEI, EXAMPLES, ""}
        getattr(self, f"tei_{name(element)}" if known else "", self.content)(element)
        if apart:
            self.out.block()

    def leave_out(self, rule: str, element: etree._Element) -> None:
        """Count the words of an element that isn't shown."""
        words = len(plain_text(element).split())
        if words:
            self.left_out.append(LeftOut(rule, element, words))

    def content(self, element: etree._Element) -> None:
        """Show text and children in their order."""
        listed = name(element) == "app" and is_listed(element)
        glue = (name(element) in GLUE or is_substitution(element)) and not listed
        mixed = name(element) not in BLOCKS and own_text(element)
        fields = (name(element) in ELEMENTS_ONLY or listed or is_in_parts(element)) and not mixed
        self.text(element.text, element, glue=glue, edge=fields)
        for order, child in enumerate(element):
            if isinstance(child.tag, str):
                if order and fields:
                    self.out.field()
                if name(child) in {"citedRange", "w"} and order and not element[order - 1].tail:
                    self.out.seam()
                self.element(child)
            self.text(child.tail, element, glue=glue, edge=fields and child.getnext() is None)

    def text(self, text: str | None, element: etree._Element, *, glue: bool = False, edge: bool = False) -> None:
        """Show running text; white space between the parts of a word, or at an edge where no text may be, is layout."""
        if (text or "").strip() or not (glue or edge):
            self.out.text(whole_markers(text or ""), element)
        elif edge and text:
            self.out.seam()

    def between(self, before: str, element: etree._Element, after: str, *, tight: bool = False) -> None:
        """Show the content between signs of what the editor or the writer did, with or without its white space."""
        if before:
            self.out.opening(before, element)
            self.out.joining = tight
        started = self.out.position()
        self.content(element)
        if tight:
            self.out.join()
        if after and started == self.out.position():
            self.out.letters(after, element)
        elif after:
            self.out.closing(after, element, last=bool(before))

    def tei_lb(self, lb: etree._Element) -> None:
        """End the word at a break, or take it up again where the break stands in one."""
        if lb.get("break") == "no":
            self.out.join()
        else:
            self.out.space()

    def milestone(self, milestone: etree._Element) -> None:
        """Take the word up again at a break inside one; where the source doesn't say, letters may touch or not."""
        if milestone.get("break") in {"yes", "no"}:
            Walk.tei_lb(self, milestone)
        else:
            self.out.seam()

    tei_cb = tei_gb = tei_milestone = milestone


def page_mark(label: str) -> str:
    """Give a page's label as one mark, whether it is called p. 2 or Page 2."""
    return PAGE + re.sub(r"^(?i:p\.|page)\s+", "", label).replace(" ", "_") + PAGE


PAGE = "\ue002"
