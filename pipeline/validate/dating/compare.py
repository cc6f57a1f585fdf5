"""Whether the text of a date agrees with its attributes: contradictions only, never what is left open."""

from collections.abc import Iterator, Sequence

from pipeline.validate.dating import days
from pipeline.validate.dating.days import Span
from pipeline.validate.dating.reading import Partial, Reading

_MOST_YEARS = 120
"""In a span of more years every day of a month comes round."""
_LAST_LADY_DAY = 1752
_YEAR = 366


def agree(several: Sequence[Reading], allowed: Sequence[Span], *, julian: bool) -> bool:
    """Tell whether a text, in one way to read it, names a day that the attributes allow."""
    return any(meets(date, span, julian=julian) for one in several for date in one.dates for span in allowed)


def meets(date: Partial, span: Span, *, julian: bool = False) -> bool:
    """Tell whether a date, as far as it is stated, has a day in common with a span."""
    if not date.year and (span.last - span.first) > _MOST_YEARS * _YEAR:
        return True
    return any(each.meets(span) for each in spans(date, span, julian=julian))


def spans(date: Partial, near: Span, *, julian: bool = False) -> Iterator[Span]:
    """Give the days that a date can mean; of one that states no year those of the years of a span near it."""
    for year in _years(date, near, julian=julian):
        for month in [date.month] if date.month or not date.day else range(1, 13):
            made = days.span(year, month, date.day, julian=julian)
            if made is not None:
                yield made
                yield from _by_lady_day(date, year, julian=julian)


def _years(date: Partial, near: Span, *, julian: bool) -> Iterator[int]:
    """Give the years that a date can mean."""
    if date.year:
        yield from range(date.year, (date.until or date.year) + 1)
        return
    first, last = (days.date(each, julian=julian)[0] for each in (near.first, near.last))
    yield from (year for year in range(first, last + 1) if date.short in (-1, year % 100))


def _by_lady_day(date: Partial, year: int, *, julian: bool) -> Iterator[Span]:
    """Give the day that is meant where a Julian year begins on 25 March, so that January still belongs to the last."""
    if julian and date.year and date.month and (date.month, date.day or 1) < days.LADY_DAY and year <= _LAST_LADY_DAY:
        made = days.span(year + 1, date.month, date.day, julian=True)
        if made is not None:
            yield made


def both_styles(several: Sequence[Reading], day: int) -> int | None:
    """Give the day that a text names by both calendars, "18/30 April 1884"; nothing where it doesn't."""
    for one in several:
        if len(one.dates) == 2 and all(each.month and each.day for each in one.dates):  # noqa: PLR2004
            near = Span(day - 20, day + 20)
            for old in _days(one.dates[0], near, julian=True):
                if old in _days(one.dates[1], near, julian=False):
                    return old
    return None


def _days(date: Partial, near: Span, *, julian: bool) -> list[int]:
    return [each.first for each in spans(date, near, julian=julian) if each.is_day]


def is_old_style(several: Sequence[Reading], day: int) -> bool:
    """Tell whether a text is a day's date by the Julian calendar."""
    return any(_is_one_day(one) and day in _days(one.dates[0], Span(day, day), julian=True) for one in several)


def old_style_of(several: Sequence[Reading], day: int) -> int | None:
    """Give the day of which an attribute has the Julian date, if its text has the Gregorian one."""
    meant = days.span(*days.date(day), julian=True)
    if meant and any(_is_one_day(one) and meets(one.dates[0], meant) for one in several):
        return meant.first
    return None


def is_lady_day(several: Sequence[Reading], day: int) -> bool:
    """Tell whether a text is a day's date but for the year, which begins on 25 March."""
    year, month, number = days.date(day)
    return (
        year <= _LAST_LADY_DAY
        and (month, number) < days.LADY_DAY
        and any(_is_one_day(one) and one.dates[0] == Partial(year - 1, month, number) for one in several)
    )


def _is_one_day(reading: Reading) -> bool:
    return len(reading.dates) == 1 and bool(reading.dates[0].month and reading.dates[0].day)
