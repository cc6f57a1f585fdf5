"""Says where an element stands, as a person says it."""

from bisect import bisect_right
from collections import Counter
from weakref import WeakKeyDictionary

from pipeline import xml
from pipeline.validate.documents import called
from pipeline.validate.subject import Subject
from pipeline.validate.titles import local, named, ordinal, short, text_of
from pipeline.validate.units import ENTRIES, HEADER_PARTS, MATTER, SECTIONS, UNITS, WHOLE
from pipeline.xml import Element
from pipeline.xml.names import HEADER, PB, TEI, TEI_ROOT, words

_BRACE = f"{{{TEI}}}"
_COUNTED = frozenset((*(f"{_BRACE}{name}" for name in {*UNITS, *SECTIONS}), PB))
"""The elements that are counted."""
_TEIS = frozenset((TEI_ROOT,))
_PARTS = frozenset(f"{_BRACE}{name}" for name in {*UNITS, *SECTIONS, *ENTRIES, *HEADER_PARTS, *MATTER}) | {HEADER}
_DIV = f"{_BRACE}div"


def where(subject: Subject, element: Element) -> str:
    """Say where an element stands: "in the 3rd paragraph of the letter of 27 March 1940, page 771".

    Names the nearest unit with its order in its section, the document where its title is known, and the page in force.
    Gives nothing where nothing can be said.
    """
    return index(subject).said(element)


class Index:
    """The units, documents and pages of a file, counted once."""

    def __init__(self, subject: Subject) -> None:
        """Walk the file."""
        chosen = subject.edition.documents if subject.edition else ""
        self.documents = [part.element for part in xml.cut(subject.source, chosen).parts] if chosen else []
        self.documents = self.documents or subject.named(_TEIS)
        self._numbers = {each: number for number, each in enumerate(self.documents, 1)}
        self._places: dict[Element, str] = {}
        self.order = subject.order
        self.ordinals: dict[Element, int] = {}
        self.totals: Counter[tuple[Element | None, str]] = Counter()
        self.pages: dict[str, tuple[list[int], list[str]]] = {}
        self._names: dict[Element, str] = {}
        self._called: dict[Element, str] = {}
        for each in subject.named(_COUNTED):
            self._count(each, self.order[each])

    def _count(self, element: Element, number: int) -> None:
        """Note an element that is counted."""
        name = local(element)
        if name in UNITS or name in SECTIONS:
            key = (section(element.getparent()), name)
            self.totals[key] += 1
            self.ordinals[element] = self.totals[key]
        elif element.tag == PB and element.get("n", "").strip():
            numbers, names = self.pages.setdefault(element.get("ed", ""), ([], []))
            numbers.append(number)
            names.append(words(element.get("n")))

    def said(self, element: Element) -> str:
        """Say where an element stands."""
        place = self._place(element)
        page = self._page(element) if self.pages else ""
        return ", ".join(filter(None, (f"in {place}" if place else "", f"page {page}" if page else "")))

    def _place(self, element: Element) -> str:
        """Name the part of a document in which an element stands: the same for all without a part between."""
        steps = (element, *element.iterancestors())
        part = next((step for step in steps if self._is_part(step)), element)
        if part not in self._places:
            document = self._document(part)
            names = (self._part(part, document), self._title(document))
            self._places[part] = " of ".join(filter(None, names))
        return self._places[part]

    def _is_part(self, step: Element) -> bool:
        """Tell whether an element may be named where something in it is told."""
        tag = str(step.tag)
        return tag in _PARTS or tag.startswith(_DIV) or step in self._numbers

    def _document(self, element: Element) -> Element | None:
        """Give the document in which an element stands: one that the settings name, a letter in a volume, or a TEI."""
        for step in (element, *element.iterancestors()):
            if step in self._numbers or (local(step) in SECTIONS and self._said(step)):
                return step
        return None

    def _title(self, document: Element | None) -> str:
        """Give what a document is called."""
        if document is None:
            return ""
        if document not in self._names:
            several = len(self.documents) > 1 and document in self._numbers
            unnamed = f"the {ordinal(self._numbers[document])} document" if several else ""
            self._names[document] = self._said(document) or unnamed
        return self._names[document]

    def _said(self, section: Element) -> str:
        """Give what a document or a division is called, if it is called anything."""
        if section not in self._called:
            self._called[section] = called(section).said
        return self._called[section]

    def _part(self, element: Element, document: Element | None) -> str:
        """Give the unit in which an element stands, and its section where the document has several."""
        around = [element, *element.iterancestors()]
        if any(step.tag == HEADER for step in around):
            part = next((HEADER_PARTS[local(step)] for step in around if local(step) in HEADER_PARTS), "")
            return f"the {part} of the header" if part else "the header"
        entry = next((step for step in around if local(step) in ENTRIES), None)
        if entry is not None:
            return f"the entry {named(entry)}"
        within = around[: around.index(document)] if document is not None else around
        unit = self._unit(within)
        return " of ".join(filter(None, (unit, self._section(within))))

    def _unit(self, within: list[Element]) -> str:
        units = [step for step in within if local(step) in UNITS]
        unit = next((step for step in units if local(step) in WHOLE), units[0] if units else None)
        if unit is None:
            return ""
        word, number = UNITS[local(unit)], unit.get("n", "").strip()
        if local(unit) == "note" and number:
            return f"note {words(number)}"
        only = self.totals[section(unit.getparent()), local(unit)] == 1
        return f"the {word}" if only else f"the {ordinal(self.ordinals[unit])} {word}"

    def _section(self, within: list[Element]) -> str:
        """Name the nearest division in a document, or the matter before or after its text."""
        for step in within:
            name = local(step)
            if name in MATTER:
                return MATTER[name]
            if name == "surface":
                return f"surface {step.get('n')}" if step.get("n") else f"the {ordinal(self.ordinals[step])} surface"
            if name.startswith("div"):
                head = next(step.iterchildren(f"{{{TEI}}}head"), None)
                title = words("".join(text_of(head))) if head is not None else ""
                if title:
                    return f"the section “{short(title)}”"
                if self.totals[section(step.getparent()), name] > 1:
                    return f"the {ordinal(self.ordinals[step])} section"
        return ""

    def _page(self, element: Element) -> str:
        """Give the page in force at an element: of the last page break before it in its document."""
        if element not in self.order:
            return ""
        around = [element, *element.iterancestors()]
        if not any(local(step) == "text" for step in around) or any(local(step) in ENTRIES for step in around):
            return ""
        numbers, names = next(iter(self.pages.values())) if element.tag != PB else self._same(element)
        last = bisect_right(numbers, self.order[element]) - 1
        tei = next((step for step in around if step.tag == TEI_ROOT), self._document(element))
        begins = self.order[tei] if tei is not None else 0
        return names[last] if last >= 0 and numbers[last] > begins else ""

    def _same(self, element: Element) -> tuple[list[int], list[str]]:
        return self.pages.get(element.get("ed", "")) or next(iter(self.pages.values()))


_KEPT: WeakKeyDictionary[Subject, Index] = WeakKeyDictionary()


def index(subject: Subject) -> Index:
    """Count the parts of a file once; what was counted goes when the file goes, which may be large."""
    if subject not in _KEPT:
        _KEPT[subject] = Index(subject)
    return _KEPT[subject]


def section(element: Element | None) -> Element | None:
    """Give the nearest section around."""
    while element is not None and local(element) not in SECTIONS:
        element = element.getparent()
    return element
