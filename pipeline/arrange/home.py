"""The edition's first page: what is in it, the ways in, what was changed last, and the contents or the way to them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from pipeline.arrange.announced import day_of
from pipeline.arrange.days import CALENDAR, FOLDER, first_day, heads, span_of, year_of
from pipeline.arrange.entries import by_years
from pipeline.arrange.lists import downloads, entry_item, sections
from pipeline.arrange.mentions import Mentioned
from pipeline.arrange.order import Contents, Placed
from pipeline.edition import Edition
from pipeline.entries import Period
from pipeline.making import Group, Home, ListPage
from pipeline.register import FOLDERS, Subject

SHOWN = 5
"""How many entries of each list the page names: those that are mentioned most."""
NEWEST = 5
"""How many documents it names that were changed last."""
SHORT = 3
"""Up to how many years are told apart by months."""


def home_page(edition: Edition, contents: Contents, mentioned: Mentioned, lists: Sequence[ListPage]) -> ListPage:
    """Say what the page shows; `lists` are the edition's other pages, to which it leads where they are there."""
    there = {page.name for page in lists}
    groups = tuple(
        Group(title, "", len(documents), heads(documents), years=span_of(documents))
        if page == "index.html"
        else Group(title, quote(page), len(documents), years=span_of(documents))
        for title, page, documents in sections(contents)
    )
    documents = contents.documents
    languages = {placed.record.language.partition("-")[0] for placed in documents} - {""}
    home = Home(
        len(documents),
        span_of(documents),
        len(languages),
        tuple(entries_of(mentioned)),
        tuple(over_time(documents, there)),
        tuple(newest(documents)),
    )
    ways = ((CALENDAR, "calendar"),) if CALENDAR in there else ()
    return ListPage(
        "index.html", "home", edition.title, groups, ways, downloads(edition), edition.description, home=home
    )  # fmt: skip


def entries_of(mentioned: Mentioned) -> Iterator[Group]:
    """Give each list of entries: its kind, its page, how many there are, and those that are mentioned most."""
    counts = {key: sum(mention.count for _, mention in rows) for key, rows in mentioned.places.items()}
    by_kind: defaultdict[str, list[Subject]] = defaultdict(list)
    for subject in mentioned.subjects.values():
        by_kind[FOLDERS[subject.kind]].append(subject)
    for kind in (kind for kind in FOLDERS.values() if by_kind[kind]):
        found = sorted(by_kind[kind], key=lambda s: (-counts.get(s.identity, 0), s.sort, s.label, s.identity))
        labels = {subject.label: subject for subject in reversed(found)}  # of those with one name the first
        most = [subject for subject in found if labels[subject.label] is subject][:SHOWN]
        yield Group(kind, f"{kind}/index.html", len(found), (), tuple(entry_item("", s, counts) for s in most))


def over_time(documents: Sequence[Placed], pages: set[str]) -> Iterator[Period]:
    """Count documents by months in a few years, else by years, tens or hundreds; `pages` may have those of years."""
    dated = [day for day in map(first_day, documents) if day]
    years = Counter(int(year_of(day)) for day in dated)
    if len(years) > SHORT:
        where = {int(year): f"{FOLDER}{year}.html" for year in map(year_of, dated)}
        yield from by_years(years, {year: href for year, href in where.items() if href in pages})
        return
    months = Counter(day[:7] for day in dated if day[0] != "-" and day[4:5] == "-")
    if len(months) > 1:
        yield from by_months(months)


def by_months(months: Mapping[str, int]) -> Iterator[Period]:
    """Count by months; none between is left out."""
    numbers = {12 * int(month[:4]) + int(month[5:]) - 1: count for month, count in months.items()}
    for number in range(min(numbers), max(numbers) + 1):
        yield Period(f"{number // 12:04}-{number % 12 + 1:02}", numbers.get(number, 0))


def newest(documents: Sequence[Placed]) -> Iterator[Group]:
    """Give the documents that were changed last, under the day; none where all were changed on one day."""
    days = {day_of(placed) for placed in documents} - {""}
    if len(days) > 1:
        found = sorted((p for p in documents if day_of(p)), key=lambda p: p.record.sort_title)
        found.sort(key=day_of, reverse=True)
        for placed in found[:NEWEST]:
            yield Group(day_of(placed), "", 1, (placed.record.head,))
