"""The pages of entries: where each is mentioned, by date, in several pages where that is often, and how often when."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from urllib.parse import quote

from pipeline.arrange.mentions import Mentioned, links_in
from pipeline.arrange.order import Placed
from pipeline.arrange.targets import Targets
from pipeline.entries import EntryPage, MentionOf, Period
from pipeline.record import Mention
from pipeline.register import Entry, Link, Register, Subject

LONG = 500
"""How many places of mention a page has at most."""
MANY = 24
"""From how many places of mention on they stand under headings of years."""
REACH = 5
"""How many pages before and after it a page names."""
BARS = 60
"""How many years, or decades, or centuries are told apart at most."""
YEAR = re.compile(r"-?\d{4,}")
MONTHS = 12
Row = tuple[Placed, Mention]
Ways = tuple[tuple[Link, ...], tuple[tuple[str, str], ...]]
"""Where the names in an entry lead, and its links: the pointer and the address."""


def entry_pages(mentioned: Mentioned, register: Register, targets: Targets) -> Iterator[EntryPage]:
    """Say of all entries' pages what they show, file by file, so that a register is read as seldom as can be."""
    rows, subjects = mentioned.places, mentioned.subjects

    def led(entry: Entry) -> Ways:
        own = register.first[entry].identity
        return links_in(entry.names, entry.path, register, subjects, own), targets.addresses(entry.pointers, entry.path)

    pages = [page for key, subject in subjects.items() for page in pages_of(subject, rows.get(key, ()), led)]
    yield from sorted(pages, key=lambda page: page.path)


def pages_of(
    subject: Subject, rows: Sequence[Row], led: Callable[[Entry], Ways] = lambda _: ((), ())
) -> Iterator[EntryPage]:
    """Give an entry's page, and those with more mentions; `rows` are all of them, in reading order.

    `led` says where names and links in an entry lead.
    """
    by_date = sorted(rows, key=lambda row: (not row[0].record.sort_date, row[0].record.sort_date))
    mentions = tuple(map(place, by_date))
    parts = [mentions[start : start + LONG] for start in range(0, len(mentions), LONG)] or [()]
    names = [part_name(subject.name, number) for number in range(1, len(parts) + 1)]
    by_year = len(mentions) > MANY and len({m.year for m in mentions}) > 1
    total = sum(m.count for m in mentions)
    where = headings(names, parts) if by_year else {}
    path, at, digest = next(((e.path, e.place, e.digest) for e in subject.entries), ("", "", ""))
    entries, targets = led(subject.entries[0]) if subject.entries else ((), ())
    yield EntryPage(
        subject.name, subject.kind, subject.label, at, parts[0], subject.authorities, path, digest, total, by_year,
        tuple(periods(by_date, where)), beside(names, parts, 0), "", entries, targets,
    )  # fmt: skip
    for number, (name, part) in enumerate(zip(names[1:], parts[1:], strict=True), 1):
        yield EntryPage(
            name, subject.kind, subject.label, "", part, (),
            total=total, by_year=by_year, ways=beside(names, parts, number), first=quote(subject.name),
        )  # fmt: skip


def part_name(name: str, number: int) -> str:
    """Give the path of one of an entry's pages: the others stand in a folder beside the first."""
    return name if number == 1 else f"{name.removesuffix('.html')}/{number}.html"


def beside(names: Sequence[str], parts: Sequence[Sequence[MentionOf]], here: int) -> tuple[tuple[str, str], ...]:
    """Give the ways to an entry's pages around one of them: address, and the years of its mentions or its number."""
    if len(names) == 1:
        return ()
    found = []
    for number, (name, part) in enumerate(zip(names, parts, strict=True)):
        years = dict.fromkeys((part[0].year, part[-1].year))
        label = "–".join(years) if all(years) else str(number + 1)
        found.append(("" if number == here else quote(name), label))
    return tuple(found[max(0, here - REACH) : here + REACH + 1])


def headings(names: Sequence[str], parts: Sequence[Sequence[MentionOf]]) -> dict[str, str]:
    """Give for each year the address of its first heading."""
    found: dict[str, str] = {}
    for name, part in zip(names, parts, strict=True):
        for mention in part:
            found.setdefault(mention.year, f"{quote(name)}#y:{mention.year}")
    return found


def periods(rows: Sequence[Row], where: Mapping[str, str]) -> Iterator[Period]:
    """Count mentions by the year of their documents, by month in one year, by tens or hundreds of years in long times.

    `where` has the address of each year's heading. Nothing is given where there is nothing to compare.
    """
    years: Counter[int] = Counter()
    months: Counter[int] = Counter()
    for placed, mention in rows:
        if found := YEAR.match(placed.record.sort_date):
            years[int(found[0])] += mention.count
            if month := re.match(r"-(\d\d)", placed.record.sort_date[found.end() :]):
                months[int(month[1])] += mention.count
    if len(years) > 1:
        yield from by_years(years, {int(year): href for year, href in where.items() if year})
    elif len(months) > 1:
        year = f"{next(iter(years)):04}"
        yield from (Period(f"{year}-{n:02}", months[n]) for n in range(min(months), max(months) + 1))


def by_years(years: Counter[int], where: Mapping[int, str]) -> Iterator[Period]:
    """Count by years, by tens or by hundreds, so that there are few; none between is left out."""
    step = next((s for s in (1, 10, 100) if max(years) // s - min(years) // s < BARS), 1000)
    counts: Counter[int] = Counter()
    first: dict[int, str] = {}
    for year in sorted(years):
        counts[year // step] += years[year]
        first.setdefault(year // step, where.get(year, ""))
    for n in range(min(counts), max(counts) + 1):
        label = f"{n:04}" if step == 1 else f"{n * step:04}–{n * step + step - 1:04}"
        yield Period(label, counts[n], first.get(n, ""))


@lru_cache(maxsize=100_000)
def quoted(name: str) -> str:
    """Give an id as a part of an address; each comes many times."""
    return quote(name)


@lru_cache(maxsize=100_000)
def anchor(at: str) -> str:
    """Give the end of an address that leads to a place in a page; the places of many documents have the same names."""
    return f"#{quote(at, safe=':._-~')}"


def place(row: Row) -> MentionOf:
    placed, m = row
    href = f"{quoted(placed.document.id)}.html{anchor(m.at) if m.at else ''}"
    year = YEAR.match(placed.record.sort_date)
    return MentionOf(
        href, placed.record.title, placed.record.date, year[0] if year else "", m.page, m.text, m.count, m.role
    )  # fmt: skip
