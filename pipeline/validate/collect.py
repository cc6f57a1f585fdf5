"""Collects what rules between files need to know of a file."""

from collections import Counter
from collections.abc import Iterator

from pipeline.edition import matches
from pipeline.facts import Described, Facts, Place, Pointer
from pipeline.validate.beside import has_id
from pipeline.validate.ignore import ignored_at
from pipeline.validate.naming import called
from pipeline.validate.pointing import Pointed, Way
from pipeline.validate.rules.notes import is_reference
from pipeline.validate.subject import Subject
from pipeline.validate.where import where
from pipeline.validate.writers import deaths, letters
from pipeline.xml import Element
from pipeline.xml.kind import is_register
from pipeline.xml.names import CORPUS, TEI_ROOT, children
from pipeline.xml.registers import names_of, with_elements

POINTERS = ("pointer-dangling", "pointer-without-entry")
ENTRIES = ("entry-unmentioned", "entry-double")
_KEYS, _TEIS = frozenset(("key",)), frozenset((TEI_ROOT,))
NAMES = ("name-without-ref", "name-two-refs")


def facts(subject: Subject) -> Facts:
    """Collect the facts of a file, as many as the rules that are looked for need."""
    wants = subject.selection.wants
    entries = list(with_elements(subject.source))
    outward = list(unanswered(subject)) if wants(*POINTERS, *ENTRIES) else []
    pointers = tuple(each for each in outward if isinstance(each, Pointer))
    described = [description(subject, element) for element, _ in entries] if wants(*POINTERS, *ENTRIES, *NAMES) else []
    own = {entry.id for _, entry in entries}
    return Facts(
        path=subject.source.path,
        ids=tuple(subject.by_id),
        entries=tuple(entry for _, entry in entries),
        described=tuple(described),
        is_register=bool(entries) and all(is_register(tei) for tei in subject.named(_TEIS)),
        is_part=subject.root.tag not in (TEI_ROOT, CORPUS),
        used=tuple(path for path, _ in subject.source.used[1:]),
        pointers=pointers,
        totals=tuple(totals(subject).items()) if pointers else (),
        reached=tuple(each for each in outward if isinstance(each, tuple)),
        pointed=tuple(sorted(own.intersection(pointed(subject)))) if described else (),
        addresses=tuple(addresses(subject)) if wants("entry-unmentioned") else (),
        called=tuple(called(subject, place_of)) if wants(*NAMES) else (),
        letters=tuple(letters(subject, place_of)) if wants("date-after-death") else (),
        deaths=tuple(deaths(entries)) if wants("date-after-death") else (),
    )


def unanswered(subject: Subject) -> Iterator[Pointer | tuple[str, str]]:
    """Give the pointers that nothing in the file answers; of one that another file answers only where it leads."""
    for pointer in subject.pointers:
        own = pointer.written[1:] if pointer.written[:1] == "#" else ""
        if own in subject.by_id or (own and is_told(subject, pointer)):
            continue
        way = subject.ways.way(pointer)
        if is_open(subject, pointer, way):
            yield (way.file, way.fragment) if is_answered(subject, way) else outward(subject, pointer, way)


def pointed(subject: Subject) -> Iterator[str]:
    """Give the ids in the file itself to which its pointers lead."""
    for way in map(subject.ways.way, subject.pointers):
        if way.fragment and not way.file and not way.is_web:
            yield way.fragment


def is_answered(subject: Subject, way: Way) -> bool:
    """Tell whether another source file of the edition answers a pointer; one that isn't found here may be later."""
    is_source = way.is_there and any(matches(way.file, pattern) for pattern in subject.edition.files)
    return bool(way.file) and is_source and has_id(f"{subject.source.edition}/{way.file}", way.fragment)


def is_told(subject: Subject, pointer: Pointed) -> bool:
    """Tell whether another rule speaks of a pointer into the file that leads nowhere: it is a reference to a note."""
    wanted = pointer.attribute == "target" and subject.selection.wants("note-reference")
    return wanted and subject.root.tag in (TEI_ROOT, CORPUS) and is_reference(pointer.element)


def is_open(subject: Subject, pointer: Pointed, way: Way) -> bool:
    """Tell whether it isn't known yet that a pointer leads somewhere: an image and the web aren't looked at here.

    Neither is a place that a scheme of XPointer names.
    """
    if way.is_web or "(" in way.fragment:
        return False
    if pointer.attribute == "facs" and (way.file or not way.fragment):
        return False
    if not way.file:
        return bool(way.fragment) and way.fragment not in subject.by_id
    return not way.is_there or bool(way.fragment)


def outward(subject: Subject, pointer: Pointed, way: Way) -> Pointer:
    """Make the fact of a pointer that leads out of the file."""
    place = place_of(subject, pointer.element)
    return Pointer(
        pointer.written, pointer.attribute, pointer.is_name, way.file, way.fragment, way.is_there, pointer.count, place
    )


def place_of(subject: Subject, element: Element) -> Place:
    """Give the place of an element, with what the document says isn't to be looked for there."""
    ignored = tuple(sorted(ignored_at(subject, element)))
    return Place(*subject.source.place(element), where(subject, element), ignored)


def totals(subject: Subject) -> Counter[str]:
    """Count the different pointers of each attribute, those of names by themselves."""
    return Counter("name" if pointer.is_name else pointer.attribute for pointer in subject.pointers)


def description(subject: Subject, element: Element) -> Described:
    """Give what a file says of an entry: its place, its names, and when it was born and died."""
    return Described(place_of(subject, element), names_of(element), day_of(element, "birth"), day_of(element, "death"))


def day_of(element: Element, event: str) -> str:
    """Give the day or the year of a birth or a death, as an attribute has it."""
    for each in children(element, event):
        for dated in (each, *children(each, "date")):
            if when := dated.get("when") or dated.get("when-iso"):
                return when
    return ""


def addresses(subject: Subject) -> Iterator[str]:
    """Give the addresses of names and the keys by which an entry may be known."""
    seen: set[str] = set()
    for pointer in subject.pointers:
        if ":" in pointer.written and pointer.written not in seen:
            way = subject.ways.way(pointer)
            seen.add(pointer.written)
            if way.is_web:
                yield way.fragment
    for element in subject.having(_KEYS):
        key = element.get("key", "").strip()
        if key and key not in seen:
            seen.add(key)
            yield key
