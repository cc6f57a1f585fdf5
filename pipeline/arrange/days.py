"""The calendar, which is the contents by date too: years, their months and days, and what is dated no closer."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.arrange.order import Contents, Placed
from pipeline.making import Group, ListPage

CALENDAR = "calendar.html"
"""The page of the whole calendar."""
FOLDER = "calendar/"
"""Where the pages of single years lie, if each has its own."""
WHOLE = 200
"""Up to how many documents the calendar is one page, if they are of few years."""
YEARS = 10
"""How many years one page shows at most."""
LONG = 500
"""How many documents a page lists at most."""
DATED = re.compile(r"(-?)(\d{4,})(?:-(\d\d)(?:-(\d\d))?)?")
BEFORE_OUR_ERA = 9999
"""From what the years before our era count down in a date that sorts as text."""
Dated = tuple[str, Placed]
"""A document and its first day, as far as that is known."""


def first_day(placed: Placed) -> str:
    """Give the day on which a document begins, as far as it is known: `1939-03-12`, `1939-03`, `1939`, `-0044`.

    Gives nothing for a document without a date. A day or month that no calendar has is left out.
    """
    found = DATED.match(placed.record.sort_date)
    if not found:
        return ""
    if found[1]:
        return f"-{BEFORE_OUR_ERA - int(found[2]):04}"
    year, month, day = found[2], found[3], found[4]
    if not month or not 1 <= int(month) <= 12:  # noqa: PLR2004 - months
        return year
    is_day = day and 1 <= int(day) <= monthrange(int(year), int(month))[1]
    return f"{year}-{month}-{day}" if is_day else f"{year}-{month}"


def year_of(day: str) -> str:
    """Give the year of a day, or nothing: `1939`, `-0044`."""
    found = re.match(r"-?\d+", day)
    return found[0] if found else ""


def span_of(documents: Iterable[Placed]) -> tuple[str, str]:
    """Give the first and the last year of some documents; nothing twice where none has a date."""
    dated = sorted((p.record.sort_date, year_of(first_day(p))) for p in documents if first_day(p))
    return (dated[0][1], dated[-1][1]) if dated else ("", "")


def calendar_pages(contents: Contents) -> Iterator[ListPage]:
    """Say what the calendar shows: all in one page, or the years in one and each year in its own.

    Where no document has a date there is none.
    """
    by_date = sorted(contents.documents, key=lambda p: (p.record.sort_date, p.record.sort_title, p.record.id))
    years: defaultdict[str, list[Dated]] = defaultdict(list)
    for placed in by_date:
        years[year_of(day := first_day(placed))].append((day, placed))
    undated = [placed for _, placed in years.pop("", [])]
    if not years:
        return
    if len(by_date) <= WHOLE and len(years) <= YEARS:
        rest = (Group("", "", len(undated), heads(undated)),) if undated else ()
        yield ListPage(CALENDAR, "days", "", (*(g for rows in years.values() for g in days(rows)), *rest))
    else:
        yield from pages_of_years(years, undated)


def pages_of_years(years: Mapping[str, Sequence[Dated]], undated: Sequence[Placed]) -> Iterator[ListPage]:
    """Give the page of all years, a page for each, and those of what has no date."""
    lots = [undated[start : start + LONG] for start in range(0, len(undated), LONG)]
    rest = [
        (f"undated{f'.{number}' if number > 1 else ''}.html", Group("", "", len(lot), heads(lot)))
        for number, lot in enumerate(lots, 1)
    ]
    months = tuple(group for year, rows in years.items() for group in months_of(year, rows))
    link = tuple(Group("", FOLDER + file, group.count) for file, group in rest)
    yield ListPage(CALENDAR, "years", "", (*months, *link))
    names = list(years)
    for number, (year, rows) in enumerate(years.items()):
        ways = tuple((f"{each}.html" if each != year else "", each) for each in near(names, number))
        yield from pages_of_year(year, rows, ways)
    for file, group in rest:
        yield ListPage(FOLDER + file, "days", "", (group,))


def near(years: Sequence[str], number: int, reach: int = 5) -> Sequence[str]:
    """Give the few years around one."""
    return years[max(0, number - reach) : number + reach + 1]


def months_of(year: str, rows: Sequence[Dated]) -> Iterator[Group]:
    """Give the months of a year, each with the number of its documents; the year itself for those without a month."""
    counts: defaultdict[str, int] = defaultdict(int)
    for day, _ in rows:
        counts[month_of(day)] += 1
    return (Group(month, f"{FOLDER}{year}.html#{anchor(month)}", count) for month, count in counts.items())


def month_of(day: str) -> str:
    """Give the month of a day, or the year where only that is known."""
    return day[: len(year_of(day)) + 3]


def anchor(day: str) -> str:
    """Give the id of a day, month or year in the calendar."""
    return f"p:{day}"


def pages_of_year(year: str, rows: Sequence[Dated], ways: tuple[tuple[str, str], ...]) -> Iterator[ListPage]:
    """Give the page of a year; where it has many documents, they are listed in pages by month beside it."""
    if len(rows) <= LONG:
        yield ListPage(f"{FOLDER}{year}.html", "days", year, tuple(days(rows)), ways)
        return
    by_month: defaultdict[str, list[Dated]] = defaultdict(list)
    for row in rows:
        by_month[month_of(row[0])].append(row)
    pieces = [
        (month, list_name(year, month, start // LONG + 1), group[start : start + LONG])
        for month, group in by_month.items()
        for start in range(0, len(group), LONG)
    ]
    links: dict[str, Group] = {}
    for _, file, piece in pieces:
        for group in days(piece):
            known = links.get(group.title, Group(group.title, f"{file}#{anchor(group.title)}"))
            links[group.title] = Group(known.title, known.href, known.count + group.count)
    yield ListPage(f"{FOLDER}{year}.html", "days", year, tuple(links.values()), ways)
    for month, file, piece in pieces:
        beside = tuple((other if other != file else "", name) for name, other, _ in around(pieces, file))
        yield ListPage(FOLDER + file, "month", month, tuple(days(piece)), beside)


def list_name(year: str, month: str, number: int) -> str:
    """Give the name of a page that lists a month's documents, or those of a year that have no month."""
    return f"{month}{'-list' if month == year else ''}{f'.{number}' if number > 1 else ''}.html"


def around(
    pieces: Sequence[tuple[str, str, list[Dated]]], file: str, reach: int = 6
) -> Sequence[tuple[str, str, list[Dated]]]:
    """Give the few pages of a year around one."""
    here = next(number for number, (_, other, _) in enumerate(pieces) if other == file)
    return pieces[max(0, here - reach) : here + reach + 1]


def days(rows: Iterable[Dated]) -> Iterator[Group]:
    """Give some documents by their day, which is the group's title."""
    by_day: defaultdict[str, list[Placed]] = defaultdict(list)
    for day, placed in rows:
        by_day[day].append(placed)
    return (Group(day, "", len(found), heads(found)) for day, found in by_day.items())


def heads(documents: Iterable[Placed]) -> tuple[bytes, ...]:
    """Give what a list shows of documents."""
    return tuple(p.record.head for p in documents)
