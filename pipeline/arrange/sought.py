"""What the search knows of each document beside its text: by what its results are filtered and sorted."""

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pipeline.arrange.mentions import Mentioned
from pipeline.arrange.order import Placed
from pipeline.record import NAMESPACE, text_of
from pipeline.searching import Sought

if TYPE_CHECKING:
    from pipeline.register import Subject

KINDS = ("person", "place")
"""The kinds of entries by which a reader filters."""
CORRESPONDENTS = ("author", "recipient")
"""In which roles a header names whom a reader looks for among the persons."""
Names = Mapping[str, Sequence[Sequence[str]]]


def names_in(mentioned: Mentioned) -> Names:
    """Give for each document's id the names of the entries that it mentions, by KINDS, as the register has them.

    Where two entries have one name, that of each ends in what tells its page from the other's.
    """
    labels: defaultdict[tuple[str, str], list[Subject]] = defaultdict(list)
    for subject in mentioned.subjects.values():
        labels[subject.kind, subject.label].append(subject)
    found: defaultdict[str, list[dict[str, None]]] = defaultdict(lambda: [{} for _ in KINDS])
    for key, rows in mentioned.places.items():
        subject = mentioned.subjects[key]
        if subject.kind in KINDS:
            alone = len(labels[subject.kind, subject.label]) == 1
            page = subject.name.rpartition("/")[2].removesuffix(".html")
            label = subject.label if alone else f"{subject.label} ({page})"
            for placed, _ in rows:
                found[placed.document.id][KINDS.index(subject.kind)].setdefault(label)
    return {name: [sorted(each) for each in both] for name, both in found.items()}


def sought(placed: Placed, volumes: Sequence[str], names: Names) -> Sought:
    """Say what the search knows of a document; `volumes` are the titles of all, `names` are those of `names_in`."""
    record = placed.record
    head = ET.fromstring(record.head)  # noqa: S314 - our own stylesheet made it
    persons, places = names.get(placed.document.id, ((), ()))
    own = [
        " ".join((each.text or "").split())
        for each in head.iterfind(f"{NAMESPACE}person")
        if each.get("role") in CORRESPONDENTS and not (each.get("ref") or each.get("key"))
    ]
    first = head.get("date-from", "") or record.sort_date
    return Sought(
        placed.document.id,
        text_of(head, "title") or placed.document.id,
        record.date,
        first,
        head.get("date-to", "") or first,
        head.get("kind", ""),
        head.get("lang", ""),
        volumes[placed.volume] if placed.volume >= 0 else "",
        tuple(dict.fromkeys([*persons, *filter(None, own)])),
        tuple(places),
    )


def sought_page(placed: Placed) -> Sought:
    """Say what the search knows of a page that the editors wrote: it is of no kind, and of no day."""
    record = placed.record
    return Sought(placed.document.id, record.title or placed.document.id, "", "", "", "", record.language, "", (), ())
