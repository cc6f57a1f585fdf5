"""The edition's own pages: contents by volume and date, and the lists of entries by letter."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import quote

from pipeline.arrange.days import CALENDAR, calendar_pages, first_day, heads, span_of, year_of
from pipeline.arrange.mentions import Mentioned
from pipeline.arrange.order import Contents, Placed
from pipeline.document import safe_name
from pipeline.edition import Edition
from pipeline.format import Format
from pipeline.making import CITATION_FILE, Group, Item, ListPage, Near, Script
from pipeline.register import FOLDERS, Subject

WHOLE = 200
"""Up to how many documents the contents are one page."""
LONG = 500
"""How many lines a page of a list has at most."""
UNDATED = "Undated"
"""What the pages are called that list documents without a date; the interface has its own word for it."""
LISTED = 5_000
"""How many documents a script lists at most."""
Section = tuple[str, str, Sequence[Placed]]
"""A part of the contents: its title, the page that has it, its documents."""


def sections(contents: Contents) -> list[Section]:
    """Cut the contents into pages: one for all where they are few, else by volume, by year, and by length."""
    whole = len(contents.documents) <= WHOLE
    by_title: defaultdict[str, list[Placed]] = defaultdict(list)
    for placed in contents.documents:
        by_title[heading(placed, contents, by_year=not whole)].append(placed)
    made: list[Section] = []
    for title, documents in by_title.items():
        pieces = [documents[start : start + LONG] for start in range(0, len(documents), LONG)]
        for number, piece in enumerate(pieces, 1):
            name = f"{title} ({number})" if len(pieces) > 1 else title
            page = "index.html" if whole else f"contents/{len(made) + 1}-{safe_name(name)[:60] or 'documents'}.html"
            made.append((name, page, piece))
    return made


def heading(placed: Placed, contents: Contents, *, by_year: bool) -> str:
    if placed.volume >= 0:
        return contents.volumes[placed.volume]
    if not by_year:
        return ""
    return year_of(first_day(placed)) or UNDATED


def scripts(contents: Contents) -> dict[str, str]:
    """Give the script that lists the volume of each document, by its id: a path without its ending."""
    return {p.document.id: name for name, _, documents in shelves(contents) for p in documents}


def shelves(contents: Contents) -> Iterator[Section]:
    """Give the volumes, or what stands for them, with the scripts that list them; a very long one is cut."""
    by_title: defaultdict[str, list[Placed]] = defaultdict(list)
    for placed in contents.documents:
        by_title[heading(placed, contents, by_year=len(contents.documents) > WHOLE)].append(placed)
    number = 0
    for title, documents in by_title.items():
        for start in range(0, len(documents), LISTED):
            number += 1
            yield f"contents/{number}-{safe_name(title)[:60] or 'documents'}", title, documents[start : start + LISTED]


def script_pages(contents: Contents) -> Iterator[Script]:
    """Say what those scripts list."""
    for name, title, documents in shelves(contents):
        rows = (
            Near(f"{quote(p.document.id)}.html", p.record.title or p.document.id, p.record.date, p.record.language)
            for p in documents
        )
        yield Script(f"{name}.js", title, tuple(rows))


def shelved(contents: Contents) -> Callable[[Placed], tuple[str, str]]:
    """Give a function from a document to the page of the contents that lists it: address and title."""
    found = {p.document.id: (quote(page), title) for title, page, documents in sections(contents) for p in documents}
    return lambda placed: found[placed.document.id] if found[placed.document.id][1] else ("", "")


def list_pages(edition: Edition, contents: Contents, mentioned: Mentioned) -> tuple[ListPage, ...]:
    """Say what the contents of volumes and the lists of entries show."""
    by_kind: defaultdict[str, list[Subject]] = defaultdict(list)
    for subject in mentioned.subjects.values():
        by_kind[FOLDERS[subject.kind]].append(subject)
    counts = {key: sum(m.count for _, m in rows) for key, rows in mentioned.places.items()}
    kinds = [kind for kind in FOLDERS.values() if by_kind[kind]]
    lists = [page for kind in kinds for page in entry_lists(kind, by_kind[kind], counts)]
    calendar = tuple(calendar_pages(contents))
    ways = [(CALENDAR, "calendar")] * bool(calendar) + [(f"{kind}/index.html", kind) for kind in kinds]
    return (
        *contents_pages(sections(contents)),
        *calendar,
        *lists,
        *collection(edition),
        *search(edition, ways),
    )


def collection(edition: Edition) -> tuple[ListPage, ...]:
    """Say what the reader's pages must know: in which formats a collection can be taken away."""
    kinds = {"bibtex", "biblatex", "ris", "csl", "endnote", "mods"}
    files = tuple((f.name, f"bibliography{f.ending}", f.media_type) for f in edition.formats if f.name in kinds)
    is_shown = any(f.name == "html" for f in edition.formats)
    pages = (
        ListPage("collection.html", "collection", "", (), (), files),
        ListPage("print.html", "print", "", ()),
    )
    return pages if is_shown else ()


def search(edition: Edition, ways: Sequence[tuple[str, str]]) -> tuple[ListPage, ...]:
    """Say that there is a page to search; what it finds, it learns from files beside it."""
    return (ListPage("search.html", "search", "", (), tuple(ways)),) if edition.search else ()


def contents_pages(parts: Sequence[Section]) -> Iterator[ListPage]:
    """Say what the pages of the volumes show."""
    for title, page, documents in parts:
        if page != "index.html":
            beside = tuple(
                ("" if other == page else quote(other.removeprefix("contents/")), name) for name, other, _ in parts
            )
            group = Group("", "", len(documents), heads(documents), years=span_of(documents))
            yield ListPage(page, "contents", title, (group,), nearest(beside))


def nearest(ways: tuple[tuple[str, str], ...], reach: int = 5) -> tuple[tuple[str, str], ...]:
    """Give the few pages around the one that is shown: no page grows with the edition."""
    here = next(n for n, (href, _) in enumerate(ways) if not href)
    return ways[max(0, here - reach) : here + reach + 1]


def downloads(edition: Edition) -> tuple[tuple[str, str, str], ...]:
    """Give the edition's bibliographies, and how it is cited as a whole: format, address, media type."""
    found = ((f.name, f"bibliography{f.ending}", f.media_type) for f in edition.formats if is_citation(f))
    return (*found, ("cff", CITATION_FILE, "application/yaml"))


def is_citation(made: Format) -> bool:
    return made.name in {"bibtex", "biblatex", "ris", "csl"}


def entry_lists(kind: str, found: Sequence[Subject], counts: Mapping[str, int]) -> Iterator[ListPage]:
    """Make a list of entries: one page where they are few, else a page for each letter."""
    letters = by_type(kind, found, counts) if len(found) <= LONG else {}
    letters = letters or by_letter(kind, found, counts)
    if len(found) <= LONG:
        groups = tuple(Group(letter, "", len(items), (), tuple(items)) for letter, items in letters.items())
        yield ListPage(f"{kind}/index.html", kind, "", groups)
        return
    pages = [
        (letter if not start else f"{letter} ({start // LONG + 1})", f"index.{number}-{start // LONG + 1}.html", items)
        for number, (letter, all_items) in enumerate(letters.items(), 1)
        for start in range(0, len(all_items), LONG)
        for items in [all_items[start : start + LONG]]
    ]
    ways = [(file, letter) for letter, file, _ in pages]
    groups = tuple(Group(letter, file, len(items)) for letter, file, items in pages)
    yield ListPage(f"{kind}/index.html", kind, "", groups)
    for letter, file, items in pages:
        beside = tuple(("" if other == file else other, name) for other, name in ways)
        group = Group("", "", len(items), (), tuple(items))
        yield ListPage(f"{kind}/{file}", kind, letter, (group,), beside)


def by_letter(kind: str, found: Sequence[Subject], counts: Mapping[str, int]) -> dict[str, list[Item]]:
    """Put entries under the letters with which they begin."""
    made: defaultdict[str, list[Item]] = defaultdict(list)
    for s in sorted(found, key=lambda s: (s.sort, s.label, s.identity)):
        made[initial(s.label)].append(entry_item(f"{kind}/", s, counts, s.about))
    return dict(sorted(made.items(), key=lambda pair: pair[1][0].sort))


def by_type(kind: str, found: Sequence[Subject], counts: Mapping[str, int]) -> dict[str, list[Item]]:
    """Put things under their types, where the register has any: ships, books; those without come last."""
    made: defaultdict[str, list[Item]] = defaultdict(list)
    for s in sorted(found, key=lambda s: (not s.type, s.type, s.sort, s.label, s.identity)):
        about = s.about.removeprefix(s.type).removeprefix(", ")
        made[f"{s.type[:1].upper()}{s.type[1:]}"].append(entry_item(f"{kind}/", s, counts, about))
    return made if any(made) else {}


def entry_item(folder: str, subject: Subject, counts: Mapping[str, int], about: str = "") -> Item:
    """Give an entry as a line of a list in a folder of the site."""
    href = quote(subject.name.removeprefix(folder))
    return Item(subject.label, href, subject.sort, counts.get(subject.identity, 0), about)


def initial(label: str) -> str:
    """Give the letter under which a name stands: its first, without accents; `#` where there is none."""
    first = next((c for c in unicodedata.normalize("NFKD", label) if c.isalnum()), "#")
    return first.upper()[:1] if first.isalpha() else "#"
