"""The names of a file that may be wrong: those that point to two things, and those that point nowhere."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from pipeline import xml
from pipeline.facts import Called, Place
from pipeline.validate.pointing import Pointed
from pipeline.validate.subject import Subject
from pipeline.xml import Element
from pipeline.xml.kind import LISTS
from pipeline.xml.names import HEADER, TEI, TEI_ROOT, name, words

_TAGS = frozenset(
    f"{{{TEI}}}{tag}"
    for tag in ("persName", "placeName", "orgName", "geogName", "objectName", "eventName", "name", "settlement",
                "country", "region")
)  # fmt: skip
"""The elements that hold a name; not `rs`, which holds any words for somebody, and not titles."""
_POINTING = ("ref", "key", "corresp", "sameAs", "nymRef")
_APART = frozenset(f"{{{TEI}}}{tag}" for tag in LISTS) | {HEADER}
Places = Callable[[Subject, Element], Place]
_Key = tuple[str, str]


def called(subject: Subject, place: Places) -> Iterator[Called]:
    """Give the names that point to two things in one document; if it is asked for, those without a pointer too."""
    pointing: defaultdict[_Key, list[Element]] = defaultdict(list)
    silent: defaultdict[_Key, list[Element]] = defaultdict(list)
    wants_silent = subject.selection.wants("name-without-ref")
    for element in subject.named(_TAGS):
        refs = element.get("ref", "").split()
        if len(refs) == 1:
            pointing[name(element), words("".join(element.itertext()))].append(element)
        elif wants_silent and not any(element.get(attribute, "").strip() for attribute in _POINTING):
            silent[name(element), words("".join(element.itertext()))].append(element)
    documents = Documents(subject) if silent or pointing else None
    if documents is not None:
        yield from _two_ways(subject, pointing, documents, place)
        yield from _silent(subject, silent, documents, place)


class Documents:
    """Which document of a file an element stands in."""

    def __init__(self, subject: Subject) -> None:
        """Take a file; where it holds documents that the settings name, these count."""
        chosen = xml.cut(subject.source, subject.edition.documents).parts if subject.edition.documents else ()
        tops = [part.element for part in chosen] or list(subject.root.iter(TEI_ROOT))
        self.numbers = {element: number for number, element in enumerate(tops, 1)}

    def number(self, element: Element) -> int:
        """Give the order of the document in which an element stands, -1 for one in a header or a register."""
        for step in element.iterancestors():
            if step.tag in _APART:
                return -1
            if step in self.numbers:
                return self.numbers[step]
        return 0


def _two_ways(
    subject: Subject, rows: Mapping[_Key, Sequence[Element]], documents: Documents, place: Places
) -> Iterator[Called]:
    """Give the names that have two pointers in one document."""
    for (tag, text), elements in rows.items():
        if len({each.get("ref", "").strip() for each in elements}) == 1 or not text:
            continue
        by_document: defaultdict[int, dict[str, list[Element]]] = defaultdict(dict)
        for each in elements:
            by_document[documents.number(each)].setdefault(each.get("ref", "").strip(), []).append(each)
        for number, refs in by_document.items():
            if number >= 0 and len(refs) > 1:
                targets = tuple(_target(subject, ref, several, place) for ref, several in refs.items())
                yield Called(tag, text, number, targets, targets[0][4])


def _target(subject: Subject, ref: str, elements: Sequence[Element], place: Places) -> tuple[str, str, str, int, Place]:
    way = subject.ways.way(Pointed(ref, "ref", True, elements[0]))  # noqa: FBT003
    return ref, way.file, way.fragment, len(elements), place(subject, elements[0])


def _silent(
    subject: Subject, rows: Mapping[_Key, Sequence[Element]], documents: Documents, place: Places
) -> Iterator[Called]:
    """Give the names without a pointer, each once for a document."""
    for (tag, text), elements in rows.items():
        seen: set[int] = set()
        for each in elements:
            number = documents.number(each)
            if number >= 0 and number not in seen and text:
                seen.add(number)
                yield Called(tag, text, number, (), place(subject, each))
