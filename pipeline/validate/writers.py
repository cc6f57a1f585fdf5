"""Who wrote a letter on which day, and when people died: what is compared after all files were read."""

from collections.abc import Callable, Iterable, Iterator

from pipeline.facts import Death, Letter, Place
from pipeline.register import Entry
from pipeline.validate.dating import days, values
from pipeline.validate.dating.attributes import stated
from pipeline.validate.dating.days import OPEN
from pipeline.validate.documents import called
from pipeline.validate.headers import SENT
from pipeline.validate.pointing import Pointed
from pipeline.validate.subject import Subject
from pipeline.xml import Element
from pipeline.xml.names import TEI_ROOT, children, found

_KINDS = frozenset(("letter", "telegram", "postcard", "diary entry"))
"""What is written by its author's own hand on the day of its date."""
_NAMES = "descendant::tei:persName[@ref] | descendant::tei:name[@ref] | descendant::tei:rs[@ref]"
PlaceOf = Callable[[Subject, Element], Place]


def letters(subject: Subject, place_of: PlaceOf) -> Iterator[Letter]:
    """Give the letters and entries of diaries of a file whose writers and days are known."""
    for tei in subject.root.iter(TEI_ROOT):
        for names, dates in _written(tei):
            writers = tuple(writer for name in names for writer in _targets(subject, name))
            spans = [span for date in dates for span in values.spans(stated(date))]
            first = min(spans, key=lambda span: span.first, default=None)
            if writers and first and first.first > -OPEN:
                said = days.words(first.first) if first.is_day else f"not before {days.words(first.first)}"
                yield Letter(place_of(subject, dates[0]), said, first.first, writers)


def _written(tei: Element) -> Iterator[tuple[list[Element], list[Element]]]:
    """Give the names of those who wrote, and the dates on which they did, as the header says."""
    actions = found(tei, "tei:teiHeader/tei:profileDesc/tei:correspDesc/tei:correspAction")
    sent = [action for action in actions if action.get("type", "").lower() in SENT]
    created = found(tei, "tei:teiHeader/tei:profileDesc/tei:creation/tei:date")
    for action in sent:
        yield found(action, _NAMES), found(action, "descendant::tei:date") or (created if len(sent) == 1 else [])
    if not sent and created and called(tei).kind in _KINDS:
        yield found(tei, "tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:author")[:1], created


def _targets(subject: Subject, name: Element) -> Iterator[tuple[str, str, str]]:
    """Give what each pointer of a name says: the name as it is written, a file or nothing, and an id or address."""
    text = " ".join("".join(map(str, name.itertext())).split())
    within = [name] if name.get("ref") else found(name, "tei:persName[@ref] | tei:name[@ref]")
    for each in within:
        for token in each.get("ref", "").split():
            way = subject.ways.way(Pointed(token, "ref", is_name=True, element=each))
            if way.fragment and way.is_there:
                yield text, way.file, way.fragment


def deaths(entries: Iterable[tuple[Element, Entry]]) -> Iterator[Death]:
    """Give the last day on which the people of registers may have died, where it is known."""
    for number, (element, entry) in enumerate(entries):
        if entry.kind == "person":
            told = [each for death in children(element, "death") for each in (death, *found(death, "tei:date"))]
            last = max((span.last for each in told for span in values.spans(stated(each))), default=OPEN)
            if last < OPEN:
                yield Death(number, last, days.words(last))
