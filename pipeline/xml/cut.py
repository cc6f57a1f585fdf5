"""Cutting a file into its documents, and carrying into each what stands before it; one walk for all."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from pipeline.problem import Problem, Severity
from pipeline.xml import kind, xpath
from pipeline.xml.carry import targets_of
from pipeline.xml.ids import id_of
from pipeline.xml.names import CORPUS, HEADER, PB, TEI, TEI_ROOT, TEXT, Element, words
from pipeline.xml.part import Part
from pipeline.xml.source import Source

# A page break in one of these doesn't turn the page of the running text.
_ASIDE = frozenset(f"{{{TEI}}}{name}" for name in ("note", "del", "teiHeader", "standOff"))
_APP, _LEM, _RDG = (f"{{{TEI}}}{name}" for name in ("app", "lem", "rdg"))
# What stands around documents.
_FURNITURE = frozenset(f"{{{TEI}}}{name}" for name in ("head", "titlePage", *kind.LISTS))
# What isn't running text.
_APART = frozenset(f"{{{TEI}}}{name}" for name in ("teiHeader", "standOff", "facsimile"))


@dataclass(frozen=True, slots=True)
class Cut:
    """A file's documents."""

    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()


def cut(source: Source, documents: str = "") -> Cut:
    """Cut a file into its documents.

    `documents` is an XPath 1.0 in which names without a prefix are TEI's. Where it is empty, or selects nothing in this
    file, each TEI element is a document that isn't a register and has more than a header. Raises UsageError where the
    XPath isn't right. Nothing in a header is a document, whatever is selected.
    """
    root = source.root
    if root is None or root.tag not in (TEI_ROOT, CORPUS):
        return Cut()
    selected = [each for each in xpath.select(root, documents) if not _in_header(each)] if documents else []
    if not selected:
        found = list(root.iter(TEI_ROOT))
        return Cut(_parts(source, [tei for tei in found if _is_document(tei)]), _headers_only(source, found))
    parts = _parts(source, selected)
    return Cut(parts, _outside(source, root, frozenset(selected)))


def _in_header(element: Element) -> bool:
    """Tell whether an element is a header or stands in one."""
    return element.tag == HEADER or next(element.iterancestors(HEADER), None) is not None


def _is_document(tei: Element) -> bool:
    """Tell whether a TEI is a document: it has more than a header, and isn't a register."""
    return bool(kind.content(tei)) and not kind.is_register(tei)


def _headers_only(source: Source, found: Sequence[Element]) -> tuple[Problem, ...]:
    """Note each TEI that has no text and no register."""
    message = "This TEI has a header and nothing else: it isn't a document."
    return tuple(
        source.problem(tei, "header-only", message, severity="note")
        for tei in found
        if not kind.content(tei) and not kind.holds_lists(tei) and next(tei.iter(TEI_ROOT, CORPUS), tei) is tei
    )


def _parts(source: Source, selected: Sequence[Element]) -> tuple[Part, ...]:
    """Make the parts of a file, in the order of the document."""
    chosen = frozenset(selected)
    inner: defaultdict[Element, list[Element]] = defaultdict(list)
    for element in selected:
        outer = next((step for step in element.iterancestors() if step in chosen), None)
        if outer is not None:
            inner[outer].append(element)
    pages = _pages_in_force(source, selected)
    targets = targets_of(source.root) if source.root is not None and list(selected) != [source.root] else {}
    names = _names(selected, PurePosixPath(source.path).stem, source.root)
    return tuple(
        Part(source, number, name, element, tuple(inner[element]), pages.get(element, ()), targets)
        for number, (element, name) in enumerate(zip(selected, names, strict=True), 1)
    )


def _names(selected: Sequence[Element], stem: str, root: Element | None) -> list[str]:
    """Give each part its id: its xml:id, else the file's stem for a whole file, else the stem and its order."""
    names: list[str] = []
    taken: set[str] = set()
    for number, element in enumerate(selected, 1):
        own = id_of(element).removesuffix(".xml")
        whole = element is root or (len(selected) == 1 and element.tag == TEI_ROOT)
        name = own if own and own not in taken else stem if whole else f"{stem}-{number}"
        names.append(name)
        taken.add(name)
    return names


def _pages_in_force(source: Source, selected: Sequence[Element]) -> dict[Element, tuple[Element, ...]]:
    """Give for each part the page breaks in force where it begins, one for each @ed and @edRef, in one walk."""
    chosen = {element for element in selected if element.tag != TEI_ROOT}
    if source.root is None or not chosen:
        return {}
    current: dict[str, Element] = {}
    force = {}
    for element in source.root.iter(TEI_ROOT, PB, *{str(each.tag) for each in chosen}):
        if element.tag == TEI_ROOT:
            current = {}
        elif element.tag == PB and turns_page(element):
            series = words(f"{element.get('ed', '')} {element.get('edRef', '')}")
            current.pop(series, None)
            current[series] = element
        if element in chosen:
            force[element] = tuple(current.values())
    return force


def turns_page(pb: Element) -> bool:
    """Tell whether a page break turns the page of the running text: not in a note, a deletion or a later reading."""
    return not any(step.tag in _ASIDE or (step.tag == _RDG and not _is_read(step)) for step in pb.iterancestors())


def _is_read(reading: Element) -> bool:
    """Tell whether a reading stands in the text: the first of an apparatus that has no lemma."""
    app = next(reading.iterancestors(_APP), None)
    if app is None:
        return False
    own = [each for each in app.iter(_LEM, _RDG) if next(each.iterancestors(_APP)) is app]
    return own[0] is reading and not any(each.tag == _LEM for each in own)


def _outside(source: Source, root: Element, chosen: Collection[Element]) -> tuple[Problem, ...]:
    """Warn, once, of the words of the text that stand outside of every part; of headings and registers only note it."""
    pieces: list[str] = []
    first: Element | None = None
    severity: Severity = "note"
    depth = 0
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        holder: Element | None
        if event == "start":
            depth += element.tag == TEXT
            if element in chosen or element.tag in _APART:
                walk.skip_subtree()
            holder, text = element, None if element in chosen or element.tag in _APART else element.text
        else:
            depth -= event == "end" and element.tag == TEXT
            holder, text = element.getparent(), element.tail
        if depth:
            pieces.append(text or "")
            first = holder if first is None and words(text) else first
            severity = "warning" if words(text) and not _is_furniture(holder) else severity
    count = len("".join(pieces).split())
    if first is None:
        return ()
    message = f"Of the text of this file, {count:,} words stand outside of every document; they begin here."
    hint = "Is the XPath “documents” in edition.toml right for this file?"
    return (source.problem(first, "outside-documents", message, hint, severity),)


def _is_furniture(element: Element | None) -> bool:
    """Tell whether an element is a heading, a title page, or a register, which has pages of its own."""
    steps = [] if element is None else [element, *element.iterancestors()]
    return any(step.tag in _FURNITURE for step in steps)
