"""The menu of every page: the edition's own pages, in the order in which a reader looks for them."""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from pipeline.arrange.order import Placed
from pipeline.making import CitePage, ListPage, PrinciplesPage, Way
from pipeline.register import FOLDERS

FIRST = {"index.html": "contents", "calendar.html": "calendar", "search.html": "search"}
"""The pages with which the menu begins, each with the interface's word for it."""
LISTS = {f"{folder}/index.html": folder for folder in FOLDERS.values()}
"""The lists of entries."""
LAST = {"principles.html": "principles", "cite.html": "cite-edition", "collection.html": "collection"}
"""The pages with which it ends."""
FEED = {"feed.xml": "feed"}
"""What programs find by the menu, and readers don't see in it."""


def menu(pages: Iterable[ListPage | PrinciplesPage | CitePage], written: Sequence[Placed] = ()) -> tuple[Way, ...]:
    """Give the ways to the edition's own pages that there are; `written` are those that its editors wrote."""
    there = {page.name for page in pages}
    kinds = ((FIRST, "way"), (LISTS, "list"))
    begin = [Way(name, kind, word) for table, kind in kinds for name, word in table.items() if name in there]
    own = (
        Way(f"{quote(p.document.id)}.html", "page", "", p.record.title or p.document.id, p.record.language)
        for p in written
    )
    kinds = ((LAST, "page"), (FEED, "feed"))
    end = (Way(name, kind, word) for table, kind in kinds for name, word in table.items() if name in there)
    return (*begin, *own, *end)
