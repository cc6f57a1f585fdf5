"""The calendar: which days documents stand under, and how its pages are cut."""

import pytest

from pipeline.arrange import days
from pipeline.arrange.days import calendar_pages, first_day, span_of
from pipeline.arrange.order import NO_VOLUME, Contents, Placed
from pipeline.document import Document
from pipeline.making import ListPage
from pipeline.message import Surveyed
from pipeline.record import Record


def placed(id_: str, date: str) -> Placed:
    record = Record(id_, "", id_, date, date, id_, "", 10, 1, (), (), (), f"<{id_}/>".encode())
    return Placed(Document(id_, f"{id_}.xml"), record, Surveyed(1, 1, record, (), ()), NO_VOLUME)


def pages(*dates: str) -> list[ListPage]:
    return list(calendar_pages(Contents(tuple(placed(f"d{n}", date) for n, date in enumerate(dates)), ())))


def shown(page: ListPage) -> list[tuple[str, str, int]]:
    return [(group.title, group.href, group.count) for group in page.groups]


@pytest.mark.parametrize(
    ("sorts", "day"),
    [
        ("1939-03-12", "1939-03-12"), ("1939-03", "1939-03"), ("1939", "1939"), ("", ""), ("0476-09-04", "0476-09-04"),
        ("1939-02-29", "1939-02"), ("1940-02-29", "1940-02-29"), ("1939-13-01", "1939"), ("1939-00-10", "1939"),
        ("-9955", "-0044"), ("0000", "0000"), ("12000-01-02", "12000-01-02"), ("spring", ""),
    ],
)  # fmt: skip
def test_a_document_stands_under_its_first_day_as_far_as_that_is_known(sorts: str, day: str) -> None:
    assert first_day(placed("a", sorts)) == day


def test_without_a_date_there_is_no_calendar() -> None:
    assert pages("", "") == []
    assert pages() == []


def test_a_small_calendar_is_one_page() -> None:
    [page] = pages("1940-01-02", "", "-9955", "1940-01-02", "1940-01", "1939")
    assert page.name == "calendar.html"
    assert shown(page) == [
        ("-0044", "", 1), ("1939", "", 1), ("1940-01", "", 1), ("1940-01-02", "", 2), ("", "", 1),
    ]  # fmt: skip
    assert [len(group.records) for group in page.groups] == [1, 1, 1, 2, 1]


def test_many_years_have_a_page_each_and_one_for_all() -> None:
    first, *rest = pages(*(f"{year}-05-0{1 + year % 2}" for year in range(1700, 2000)), "1750", "")
    assert first.name == "calendar.html"
    assert len(first.groups) == 300 + 1 + 1
    assert ("1750-05", "calendar/1750.html#p:1750-05", 1) in shown(first)
    assert ("1750", "calendar/1750.html#p:1750", 1) in shown(first)
    assert shown(first)[-1] == ("", "calendar/undated.html", 1)
    assert [page.name for page in rest] == [
        *(f"calendar/{year}.html" for year in range(1700, 2000)),
        "calendar/undated.html",
    ]
    assert max(len(page.ways) for page in rest) == 11, "no page names all years"


def test_a_year_of_many_documents_is_listed_by_month(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(days, "WHOLE", 1)
    monkeypatch.setattr(days, "LONG", 2)
    found = pages("1939", "1939-01-01", "1939-01-01", "1939-01-01", "1939-02-03", "", "", "")
    assert [page.name for page in found] == [
        "calendar.html", "calendar/1939.html", "calendar/1939-list.html", "calendar/1939-01.html",
        "calendar/1939-01.2.html", "calendar/1939-02.html", "calendar/undated.html", "calendar/undated.2.html",
    ]  # fmt: skip
    assert shown(found[1]) == [
        ("1939", "1939-list.html#p:1939", 1), ("1939-01-01", "1939-01.html#p:1939-01-01", 3),
        ("1939-02-03", "1939-02.html#p:1939-02-03", 1),
    ]  # fmt: skip
    assert sum(len(group.records) for page in found for group in page.groups) == 8


def test_the_years_of_documents_are_those_of_the_first_and_the_last() -> None:
    assert span_of([placed("a", "1940"), placed("b", "-9955"), placed("c", "")]) == ("-0044", "1940")
    assert span_of([placed("a", "")]) == ("", "")
