"""What attributes say of dates: the forms of W3C XML Schema, and what is meant by forms that aren't right.

TEI Guidelines, 14.4 and att.datable.w3c; ISO 8601 for the attributes that end in -iso.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.validate.dating import days
from pipeline.validate.dating.days import OPEN, Span
from pipeline.validate.dating.reading import Partial, readings

_DATE = r"(?P<sign>-?)(?P<year>\d{4,6})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?"
_TIME = r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?"
_ZONE = r"(?:Z|[+-]\d\d:\d\d)?"
_CALENDAR = re.compile(rf"{_DATE}(?:T{_TIME})?{_ZONE}", re.ASCII)
_GREENWICH = re.compile(r".*T.*(?:Z|[+-]00:00)")
_OTHER = re.compile(rf"{_TIME}{_ZONE}|--\d\d(?:-\d\d)?{_ZONE}|---\d\d{_ZONE}", re.ASCII)
_ISO_ONLY = re.compile(r"(?=.*[WPR/])[-0-9.,DHMPRSTWYZ/:+]+|-?\d{8}(T[\d:.,]+)?Z?|-?\d{3}|-?\d\d|\d{4}-?\d{3}")
_LOOSE = re.compile(r"(?P<a>\d{1,4})(?P<sep>[-./])(?P<b>\d{1,2})(?:(?P=sep)(?P<c>\d{1,4}))?")
_DECORATED = re.compile(r"\s*(?:ca?\.?|circa|um|about)?\s*[\[(<~]*(\d{3,4}(?:-\d\d){0,2})[\])>?~!]*\s*", re.IGNORECASE)
_TWO = re.compile(r"\s*(\d{4}(?:-\d\d){0,2})\s*[-/–—]\s*(\d{4}(?:-\d\d){0,2})\s*")
_FOUR = 4


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a value that isn't a date."""

    why: str
    """The rest of a sentence after the value, if more can be said than that it isn't a date."""
    hint: str


@lru_cache(maxsize=4096)
def value(text: str) -> Partial | None:
    """Read the date of an attribute; nothing where it has no year, or isn't right."""
    match = _CALENDAR.fullmatch(text.strip())
    if not match or not int(match["year"]):
        return None
    year = int(match["year"]) if not match["sign"] else 1 - int(match["year"])
    month, day = (None if match[each] is None else int(match[each]) for each in ("month", "day"))
    if month == 0 or day == 0 or days.span(year, month or 0, day or 0) is None:
        return None
    return Partial(year, month or 0, day or 0)


@lru_cache(maxsize=4096)
def span(text: str) -> Span | None:
    """Give the days of an attribute's date; of a time by Greenwich also those beside it, which it may be elsewhere."""
    read = value(text)
    made = days.span(read.year, read.month, read.day) if read else None
    return Span(made.first - 1, made.last + 1) if made and _GREENWICH.fullmatch(text.strip()) else made


def spans(attributes: Mapping[str, str]) -> tuple[Span, ...]:
    """Give what some attributes allow: a date, or a period that may be open; nothing where one of them isn't right."""
    known = {name.removesuffix("-iso"): span(text) for name, text in attributes.items()}
    if not all(known.values()):
        return ()
    made = [known["when"]] if "when" in known else []
    for first, last in (("from", "to"), ("notBefore", "notAfter")):
        begins, ends = known.get(first), known.get(last)
        if begins or ends:
            made.append(Span(begins.first if begins else -OPEN, ends.last if ends else OPEN))
    return tuple(each for each in made if each)


def fault(name: str, text: str) -> Fault | None:
    """Tell why the value of an attribute isn't a date; nothing where it is one, or something else that is allowed."""
    stripped = text.strip()
    if value(stripped) or _OTHER.fullmatch(stripped) or (name.endswith("-iso") and _ISO_ONLY.fullmatch(stripped)):
        return None
    if not stripped:
        return Fault("", f"Delete @{name}, or write a date such as 1940-03-27.")
    if match := _CALENDAR.fullmatch(stripped):
        return _impossible(name, match)
    return Fault("", _advice(name, stripped))


def _impossible(name: str, match: re.Match[str]) -> Fault:
    """Tell what no calendar has in a date of the right form."""
    year, month, day = (int(match[each] or 0) for each in ("year", "month", "day"))
    if not year:
        return Fault(", since there is no year 0", f'The year 1 BC is {name}="-0001".')
    sign = match["sign"]
    if (match["month"] is not None and not month) or (match["day"] is not None and not day):
        known = f"{sign}{match['year']}" + (f"-{match['month']}" if month else "")
        return Fault(", since what isn't known is left out, not written as 00", f'Write {name}="{known}".')
    if month > len(days.MONTHS):
        swapped = days.span(year, day, month) if 0 < day <= len(days.MONTHS) else None
        hint = f'Write {name}="{sign}{match["year"]}-{day:02}-{month:02}".' if swapped else "Correct the month."
        return Fault(f", since there is no month {month}", hint)
    most = days.length(year, month)
    return Fault(f", since {days.MONTHS[month - 1]} {year} has {most} days", "Correct the day.")


def _advice(name: str, text: str) -> str:
    """Say what to write in the place of a value of another form."""
    if two := _TWO.fullmatch(text):
        return f'Write from="{two[1]}" to="{two[2]}", or notBefore="{two[1]}" notAfter="{two[2]}".'
    meant = list(dict.fromkeys(_meant(text)))
    if meant:
        return "Write " + " or ".join(f'{name}="{each}"' for each in meant[:2]) + "."
    return "Write year, month and day as in 1940-03-27, or what is known of them: 1940-03, 1940."


def _meant(text: str) -> Iterator[str]:
    """Give the dates that may be meant, in the right form."""
    plain = re.sub("[\u2010-\u2015\u2212]", "-", text)
    if match := _LOOSE.fullmatch(plain):
        yield from _ordered(match)
    elif match := _DECORATED.fullmatch(plain):
        year, *rest = match[1].split("-")
        yield "-".join((year.zfill(_FOUR), *rest))
    elif re.fullmatch(r"\d{1,3}", plain):
        yield plain.zfill(_FOUR)
    elif re.fullmatch(r"\d{8}", plain):
        yield f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
    else:
        found = readings(plain, "")
        yield from (written(each) for reading in found or () for each in reading.dates if each.year > 99)  # noqa: PLR2004


def _ordered(match: re.Match[str]) -> Iterator[str]:
    """Give the dates that two or three numbers may be: year first, day first, and month first where no dots divide."""
    first, second, third = match["a"], match["b"], match["c"] or "0"
    possible: list[tuple[str, str, str]] = []
    if len(first) == _FOUR:
        possible = [(first, second, third)]
    elif len(third) == _FOUR:
        possible = [(third, second, first), (third, first, second)][: 1 if match["sep"] == "." else 2]
    for year, month, day in possible:
        made = Partial(int(year), int(month), int(day))
        if made.year and made.month and days.span(made.year, made.month, made.day):
            yield written(made)


def written(date: Partial) -> str:
    """Write a date as attributes do, as far as it is known."""
    parts = [f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)]
    return "-".join(parts)
