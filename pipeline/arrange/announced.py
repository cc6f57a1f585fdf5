"""What a site on the web says of itself to programs: a sitemap, a feed of what is new."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from pipeline.arrange.order import Placed
from pipeline.edition import Edition
from pipeline.making import Group, Item, ListPage, Page

AT_MOST = 50_000
"""How many addresses a sitemap has at most (sitemaps.org)."""
NEWEST = 50
"""How many documents the feed names."""
READERS = ("collection.html", "print.html", "search.html")
"""The pages that hold nothing before a reader does something."""
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def announcements(edition: Edition, pages: Sequence[Page], documents: Sequence[Placed]) -> Iterator[ListPage]:
    """Say what those files hold; where the settings don't say where the site stands on the web, there are none."""
    if not edition.base_url:
        return
    days = {f"{placed.document.id}.html": day_of(placed) for placed in documents}
    yield from sitemaps(edition.base_url, pages, days)
    newest = sorted((p for p in documents if day_of(p)), key=lambda p: p.record.sort_title)
    newest.sort(key=day_of, reverse=True)
    if newest:
        rows = ((day_of(p), item(edition.base_url, p.document.id, p.record.title)) for p in newest[:NEWEST])
        yield ListPage("feed.xml", "feed", edition.title, by_day(rows))
    yield ListPage("404.html", "missing", "", ())


def day_of(placed: Placed) -> str:
    """Give the day on which a document was changed last, as its header says; nothing where it says none."""
    found = DAY.match(placed.record.changed)
    return found[0] if found else ""


def item(base: str, id_: str, title: str) -> Item:
    """Give a document's title and its address on the web."""
    return Item(title or id_, f"{base}{quote(id_)}.html", "", 0)


def by_day(rows: Iterable[tuple[str, Item]]) -> tuple[Group, ...]:
    """Put addresses together that changed on one day, which is the group's title; the days in the order of the rows."""
    found: defaultdict[str, list[Item]] = defaultdict(list)
    for day, each in rows:
        found[day].append(each)
    return tuple(Group(day, "", len(items), (), tuple(items)) for day, items in found.items())


def sitemaps(base: str, pages: Sequence[Page], days: dict[str, str]) -> Iterator[ListPage]:
    """Give the sitemap; where it would be too long, several and one that names them."""
    names = [page.name for page in pages if page.name.endswith(".html") and page.name not in READERS]
    rows = [(days.get(name, ""), Item("", base + quote(name), "", 0)) for name in names]
    lots = [by_day(rows[start : start + AT_MOST]) for start in range(0, len(rows), AT_MOST)]
    if len(lots) == 1:
        yield ListPage("sitemap.xml", "sitemap", "", lots[0])
        return
    files = [f"sitemap-{number}.xml" for number in range(1, len(lots) + 1)]
    links = tuple(Item("", base + file, "", 0) for file in files)
    yield ListPage("sitemap.xml", "sitemaps", "", (Group("", "", len(links), (), links),))
    for file, lot in zip(files, lots, strict=True):
        yield ListPage(file, "sitemap", "", lot)
