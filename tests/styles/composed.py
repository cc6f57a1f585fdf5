"""Composed items: every kind, with much and with little said of it, and all that is hard to print."""

from collections.abc import Iterator
from itertools import count
from typing import Any

from styles import Item, days, name

KINDS = (
    "personal_communication", "manuscript", "chapter", "entry-dictionary", "article-journal", "book", "document",
    "entry", "report", "speech", "interview", "webpage",
)  # fmt: skip
TITLES = (
    "What is “to be done”?", "The \"good\" binder's tale", "Don't say ‘no’ to O’Brien", "A Title Ending in a Stop.",
    "Why? Because!", "An in-depth look at so-called “man-of-war” ships: the end of it", "Der Leim: ein Roman",
    "Клей и бумага", "L’homme d’État", "I'll go — said he; \"never!\"", "vis-à-vis of the UN in 1940: on NATO", "Ode",
    "Is it?", "“All quoted”", "a & b < c > d", "« Les mots » : une étude", "100 % true",
    "Title with {braces} and \\strokes", '"Half a quotation', "Names’ names", "</script><!--<script>", "ER - @book{",
)  # fmt: skip
NIB, QUILL = name("Nib", "Otto"), name("Quill", "Ada")
NAMES = (
    [name("Stein", "Bruno", **{"non-dropping-particle": "von"})],
    [name("Gaulle", "Charles", **{"non-dropping-particle": "de"}), name("al-Warraq", "Abu")],
    [name("Reader", "Martin Luther", suffix="Jr.")],
    [{"literal": "Office of the Binder"}],
    [{"literal": "Bede"}, NIB],
    [name("A", "B"), name("C", "D"), name("E", "F")],
    [name("A", "B"), name("C", "D"), name("E", "F"), name("G", "H")],
    [name(f"Name{n}", f"Given{n}") for n in range(8)],
    [name(f"Name{n}", f"Given{n}") for n in range(23)],
    [name("O'Brien", "Conor Cruise")],
    [name("Чернилов", "Пётр Ильич")],
    [name("毛", "笔")],
    [name("Saint-Quire", "Antoine Jean-Baptiste", **{"non-dropping-particle": "de"})],
    [name("Smith", "J. R."), name("Jones", "J.-P.")],
    [name("Plato")],
    [name("Ward", "Ada", suffix="III")],
    [name("D'Inchiostro", "Gabriele")],
    [name("Pult", "Ludwig", **{"dropping-particle": "van"})],
)
DATES: tuple[dict[str, Any], ...] = (
    days((1940,)), days((1940, 3)), days((1940, 3, 27)), days((1940, 3, 27), (1940, 3, 29)),
    days((1940, 3, 27), (1940, 4, 2)), days((1940, 3, 27), (1941, 4, 2)), days((1940,), (1941,)),
    days((1940, 3), (1940, 5)), days((1940,), circa=True), days((1940, 3, 27), (1940, 4, 2), circa=True),
    {"literal": "about Easter"}, days((-44, 3, 15)), days((79,)), days((800, 12, 25)), {},
)  # fmt: skip
PAGES = (
    "771", "771-772", "100-104", "107-108", "321-328", "1496-1504", "12r", "iv-xii", "5, 7, 9-12", "[771]", "71-72",
    "1002-1006", "12991-13001", "1087-1089", "A1-A5", "5–7",
)  # fmt: skip
VOLUMES = ("3", "III", "LXXXV", "1-2", "2 (1936)", "12a")
ALL_SAID = {
    "container-title": "Letters of the Binders’ Guild", "collection-title": "Series of Papers", "volume": "85",
    "page": "771-774", "publisher": "University Press", "publisher-place": "London", "DOI": "10.1000/182",
    "URL": "https://example.org/a.html", "archive": "State Museum", "archive_location": "F. 1, no. 3",
    "archive-place": "Moscow", "genre": "Letter", "original-date": days((1884, 4, 18)), "language": "ru",
    "available-date": days((2020,)), "issued": days((1935,)),
}  # fmt: skip


def items() -> list[Item]:
    """Give all items, each with an id of its own."""
    numbers, several = count(), (kinds(), titles(), names(), dates(), numbered(), versions())
    return [{"id": f"item-{next(numbers)}", **item} for items in several for item in items]


def kinds() -> Iterator[Item]:
    """Give each kind: an author alone, all that can be said, editors alone, and nobody."""
    several = {"author": [NIB], "editor": [name("Reader", "Mary")], "translator": [QUILL]}
    for kind in KINDS:
        yield {"type": kind, "title": "On the quire: a study in glue", "author": [NIB], "issued": days((1884, 4, 18))}
        yield {"type": kind, "title": "On the quire", **several, "recipient": [name("Reader", "Mary Anne")], **ALL_SAID}
        yield {"type": kind, "title": "Untitled papers", "editor": [NIB, QUILL], "issued": days((1900,), (1905,)),
               "container-title": "An edition", "publisher": "Press", "page": "iv-xii", "edition": "2"}  # fmt: skip
        yield {
            "type": kind,
            "title": "Anonymous things",
            "container-title": "The Edition",
            "URL": "https://example.org/x",
        }


def versions() -> Iterator[Item]:
    """Give each kind with the version of the edition, as a number, in words and as a name, with and without a container."""
    for kind in KINDS:
        for version in (
            {"version": "1.2"},
            {"version": "beta"},
            {"edition": "2nd revised edition"},
            {"edition": "1. digitale Auflage"},
        ):
            bare = {"type": kind, "title": "On glue", "author": [NIB], "issued": days((1901, 2)), **version}
            yield bare
            yield {
                **bare,
                "container-title": "The Edition",
                "URL": "https://example.org/x",
                "publisher": "Press",
                "page": "12",
            }


def titles() -> Iterator[Item]:
    """Give titles that hold what styles print too."""
    for title in TITLES:
        yield {"type": "book", "title": title, "author": [NIB], "publisher": "Press", "issued": days((1999,))}
        yield {"type": "chapter", "title": title, "container-title": title, "author": [NIB], "page": "12",
               "issued": days((2001,))}  # fmt: skip
        yield {"type": "personal_communication", "title": title, "author": [NIB], "recipient": [QUILL],
               "container-title": "Edition", "issued": days((1901, 2))}  # fmt: skip


def names() -> Iterator[Item]:
    """Give names of all sorts, as authors, as editors, and as both editors and translators."""
    edition = {"container-title": "Edition", "publisher": "Press"}
    for people in NAMES:
        for kind in ("book", "chapter", "personal_communication", "manuscript"):
            yield {"type": kind, "title": "A text", "author": people, "issued": days((1950, 6, 1)), **edition}
        yield {
            "type": "chapter",
            "title": "A text",
            "author": [NIB],
            "editor": people,
            "issued": days((1950, 6)),
            **edition,
        }
        yield {"type": "book", "title": "A text", "editor": people, "translator": people, "issued": days((1950, 6))}


def dates() -> Iterator[Item]:
    """Give dates of all sorts, of the item and of what it was made from."""
    edition = {"title": "Dated thing", "author": [NIB], "container-title": "Edition", "publisher": "Press"}
    for date in DATES:
        issued = {"issued": date} if date else {}
        for kind in ("personal_communication", "manuscript", "book", "chapter", "document", "article-journal"):
            yield {"type": kind, **edition, "archive": "Archive", "archive_location": "MS 1", **issued}
        original = {"original-date": date} if date else {}
        yield {"type": "chapter", **edition, "issued": days((2001,)), **original}


def numbered() -> Iterator[Item]:
    """Give pages and volumes of all sorts."""
    edition = {"author": [NIB], "issued": days((2001,))}
    for pages in PAGES:
        yield {"type": "chapter", "title": "Pages", "page": pages, "container-title": "Ed", "publisher": "P", **edition}
        yield {
            "type": "article-journal",
            "title": "Pages",
            "page": pages,
            "volume": "3",
            "container-title": "Ed",
            **edition,
        }
    for volume in VOLUMES:
        yield {
            "type": "chapter",
            "title": "Vol",
            "volume": volume,
            "container-title": "Ed",
            "publisher": "P",
            **edition,
        }
        yield {"type": "book", "title": "Vol", "volume": volume, "publisher": "P", "collection-title": "Series",
               "collection-number": "4", **edition}  # fmt: skip
