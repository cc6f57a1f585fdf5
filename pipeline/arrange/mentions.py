"""Who is mentioned where: from the pointers of all documents to the register, and to the entries' pages."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from pipeline.arrange.order import Placed
from pipeline.making import EntryPage, MentionOf
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


def entry_pages(mentioned: Mentioned) -> Iterator[EntryPage]:
    """Say of all entries' pages what they show, file by file, so that a register is read as seldom as can be."""
    pages = [entry_page(subject, mentioned.places.get(key, ())) for key, subject in mentioned.subjects.items()]
    yield from sorted(pages, key=lambda page: page.path)


def entry_page(subject: Subject, rows: Sequence[tuple[Placed, Mention]]) -> EntryPage:
    path, place, digest = next(((e.path, e.place, e.digest) for e in subject.entries), ("", "", ""))
    mentions = tuple(places(rows))
    return EntryPage(
        subject.name, subject.kind, subject.label, place, mentions, subject.authorities, path, digest
    )  # fmt: skip


@lru_cache(maxsize=100_000)
def quoted(name: str) -> str:
    """Give an id as a part of an address; each comes many times."""
    return quote(name)


@lru_cache(maxsize=100_000)
def anchor(at: str) -> str:
    """Give the end of an address that leads to a place in a page; the places of many documents have the same names."""
    return f"#{quote(at, safe=':._-~')}"


def places(rows: Sequence[tuple[Placed, Mention]]) -> Iterator[MentionOf]:
    for placed, m in rows:
        href = f"../{quoted(placed.document.id)}.html{anchor(m.at) if m.at else ''}"
        yield MentionOf(href, placed.record.title, placed.record.date, m.page, m.text, m.count, m.role)
