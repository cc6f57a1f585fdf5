"""Days by number, by the Gregorian and the Julian calendar: what is compared when dates are."""

from dataclasses import dataclass

OPEN = 10**9
"""A number beyond every day: where a span has no end."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LADY_DAY = (3, 25)
"""The day with which the year began in England until 1751, and elsewhere."""


@dataclass(frozen=True, slots=True)
class Span:
    """Some days, the first and the last of them by number; a side that is open has a number beyond every day."""

    first: int
    last: int

    def meets(self, other: "Span") -> bool:
        """Tell whether two spans have a day in common."""
        return self.first <= other.last and other.first <= self.last

    @property
    def is_day(self) -> bool:
        """Tell whether it is a single day."""
        return self.first == self.last


def number(year: int, month: int, day: int, *, julian: bool = False) -> int:
    """Give the Julian Day Number of a day; the year before the year 1 is the year 0."""
    before_march = month < 3  # noqa: PLR2004
    years = year + 4800 - before_march
    days = day + (153 * (month + 12 * before_march - 3) + 2) // 5 + 365 * years + years // 4
    return days - 32083 if julian else days - years // 100 + years // 400 - 32045


def date(day: int, *, julian: bool = False) -> tuple[int, int, int]:
    """Give year, month and day of a day's number."""
    year = (day - 1721058) * 400 // 146097
    while number(year + 1, 1, 1, julian=julian) <= day:
        year += 1
    while number(year, 1, 1, julian=julian) > day:
        year -= 1
    month = next(m for m in range(12, 0, -1) if number(year, m, 1, julian=julian) <= day)
    return year, month, day - number(year, month, 1, julian=julian) + 1


def length(year: int, month: int, *, julian: bool = False) -> int:
    """Give the number of a month's days."""
    after = (year + 1, 1) if month == len(MONTHS) else (year, month + 1)
    return number(*after, 1, julian=julian) - number(year, month, 1, julian=julian)


def span(year: int, month: int = 0, day: int = 0, *, julian: bool = False) -> Span | None:
    """Give the days of a year, of a month of it, or one day; nothing for a day that no calendar has."""
    if month > len(MONTHS) or (day and not 1 <= day <= length(year, month, julian=julian)):
        return None
    first = number(year, month or 1, day or 1, julian=julian)
    last = number(year, month or 12, day or length(year, month or 12, julian=julian), julian=julian)
    return Span(first, last)


LAST_OLD_STYLE = number(1930, 1, 1)
"""From then on nobody is supposed to date by the Julian calendar without saying so."""


def weekday(day: int) -> int:
    """Give a day's weekday: 0 is Monday."""
    return day % 7


def iso(day: int) -> str:
    """Write a day as attributes do."""
    year, month, in_month = date(day)
    return f"{year:04}-{month:02}-{in_month:02}" if year > 0 else f"{year - 1:05}-{month:02}-{in_month:02}"


def words(day: int) -> str:
    """Write a day as a person does: 27 March 1940."""
    year, month, in_month = date(day)
    return f"{in_month} {MONTHS[month - 1]} {year if year > 0 else f'{1 - year} BC'}"
