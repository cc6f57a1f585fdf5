"""Who is mentioned where: from the pointers of all documents to the register, and to the entries' pages."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from pipeline.arrange.order import Placed
from pipeline.record import Mention
from pipeline.register import FOLDERS, Link, Register, Subject, identity, subjects


@dataclass(frozen=True, slots=True)
class Mentioned:
    """What all documents mention."""

    subjects: Mapping[str, Subject]
    """Everybody and everything with a page, by identity."""
    places: Mapping[str, Sequence[tuple[Placed, Mention]]]
    """The places where each is mentioned, by identity, in reading order."""
    links: Mapping[str, tuple[Link, ...]]
    """The links from each document's pointers, by the document's id."""


def mentions_of(documents: Sequence[Placed], register: Register) -> Mentioned:
    """Lead every mention of every document to its entry, or to a page made of mentions alone."""
    places: defaultdict[str, list[tuple[Placed, Mention]]] = defaultdict(list)
    unknown: defaultdict[str, list[Mention]] = defaultdict(list)
    for placed in documents:
        for mention in placed.record.mentions:
            entry = register.find(mention, placed.document.path)
            if entry is None and mention.kind not in FOLDERS:
                continue
            key = entry.identity if entry else identity(mention)
            if entry is None:
                unknown[key].append(mention)
            places[key].append((placed, mention))
    made = subjects(register, unknown)
    return Mentioned(made, places, links_of(places, made))


def links_of(
    places: Mapping[str, Sequence[tuple[Placed, Mention]]], made: Mapping[str, Subject]
) -> dict[str, tuple[Link, ...]]:
    links: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for key, rows in places.items():
        subject = made[key]
        address = quote(subject.name)
        for placed, mention in rows:
            link = Link(mention.ref, subject.kind, address, subject.label)
            links[placed.document.id].setdefault(mention.ref, link)
    return {name: tuple(sorted(found.values(), key=lambda link: link.ref)) for name, found in links.items()}


def links_in(
    mentions: Iterable[Mention], path: str, register: Register, made: Mapping[str, Subject], own: str = ""
) -> tuple[Link, ...]:
    """Give the links of names in a file to whom has a page in any case; none to the page with the identity `own`."""
    links: dict[str, Link] = {}
    for mention in mentions:
        entry = register.find(mention, path)
        subject = made.get(entry.identity if entry else identity(mention))
        if subject and subject.identity != own:
            links.setdefault(mention.ref, Link(mention.ref, subject.kind, quote(subject.name), subject.label))
    return tuple(sorted(links.values(), key=lambda link: link.ref))
