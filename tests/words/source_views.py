"""The reading text and the diplomatic text, as far as they differ."""

from lxml import etree

from words.choices import plain_text
from words.knowledge import TEI
from words.marks import name
from words.source_text import TextWalk


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
