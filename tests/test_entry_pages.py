"""What the pages of entries show: all mentions by date, in several pages where they are many, and how often when."""

from collections.abc import Iterable

import pytest

from pipeline.arrange import entries
from pipeline.arrange.entries import pages_of
from pipeline.arrange.order import Placed
from pipeline.document import Document
from pipeline.message import Surveyed
from pipeline.record import Mention, Record
from pipeline.register import Subject

ADA = Subject("r.xml /a", "person", "persons/ada.html", "Ada", "ada", (), ())


def rows(*dates: str, count: int = 1) -> list[tuple[Placed, Mention]]:
    """Give a mention in a document of each date."""
    found = []
    for n, date in enumerate(dates):
        record = Record(f"d{n}", "", f"Letter {n}", date, date, "", "", 1, 1, (), (), (), b"")
        mention = Mention("#ada", "#ada", False, "person", "Ada", "p:1", "", count)  # noqa: FBT003
        placed = Placed(Document(f"d{n}", "a.xml", 1), record, Surveyed(1, 1, record, (), ()), 0)
        found.append((placed, mention))
    return found


def pages(*dates: str) -> list[entries.EntryPage]:
    return list(pages_of(ADA, rows(*dates)))


def counted(dates: Iterable[str], count: int = 1) -> list[tuple[str, int]]:
    [page] = pages_of(ADA, rows(*dates, count=count))
    return [(period.label, period.count) for period in page.periods]


def test_mentions_stand_by_date_and_those_without_come_last():
    [page] = pages("1902", "", "1900-05", "1900")
    assert [mention.date for mention in page.mentions] == ["1900", "1900-05", "1902", ""]


def test_many_mentions_are_cut_into_pages_that_know_each_other(monkeypatch):
    monkeypatch.setattr(entries, "LONG", 2)
    first, second, third = pages("1900", "1901", "1902", "1902", "1905")
    assert [page.name for page in (first, second, third)] == [
        "persons/ada.html",
        "persons/ada/2.html",
        "persons/ada/3.html",
    ]
    assert first.ways == (("", "1900–1901"), ("persons/ada/2.html", "1902"), ("persons/ada/3.html", "1905"))
    assert third.ways[2] == ("", "1905")
    assert [len(page.mentions) for page in (first, second, third)] == [2, 2, 1]
    assert [page.first for page in (first, second, third)] == ["", "persons/ada.html", "persons/ada.html"]
    assert {page.total for page in (first, second, third)} == {5}


def test_no_page_names_all_others(monkeypatch):
    monkeypatch.setattr(entries, "LONG", 1)
    found = pages(*(["1900"] * 100))
    assert max(len(page.ways) for page in found) == 11
    assert found[50].ways[5] == ("", "1900")


def test_few_mentions_have_no_headings():
    assert [page.by_year for page in pages("1900", "1901")] == [False]


def test_many_mentions_stand_under_their_years_to_which_the_chart_leads(monkeypatch):
    monkeypatch.setattr(entries, "LONG", 15)
    dates = ["1900"] * 20 + ["1902"] * 20
    found = pages(*dates)
    assert all(page.by_year for page in found)
    assert [(p.label, p.count, p.href) for p in found[0].periods] == [
        ("1900", 20, "persons/ada.html#y:1900"), ("1901", 0, ""), ("1902", 20, "persons/ada/2.html#y:1902"),
    ]  # fmt: skip
    assert not found[1].periods


@pytest.mark.parametrize(
    ("dates", "shown"),
    [
        (["1900", "1900-05"], []),
        (["", ""], []),
        (["1900-05-01", "1900-07", "1900"], [("1900-05", 2), ("1900-06", 0), ("1900-07", 2)]),
        (["1890", "1949-05-05"], [(f"{year}", 2 * (year in {1890, 1949})) for year in range(1890, 1950)]),
        (["1889", "1970"], [(f"{ten}–{ten + 9}", 2 * (ten in {1880, 1970})) for ten in range(1880, 1980, 10)]),
        (["-0044", "0012"], [(f"{y:04}", 2 * (y in {-44, 12})) for y in range(-44, 13)]),
    ],
)
def test_a_chart_compares_what_can_be_compared(dates, shown):
    assert counted(dates, 2) == shown
