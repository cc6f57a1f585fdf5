"""What the text of a date says, as far as it is certain: a grammar of dates over the tokens of a text.

Nothing is filled in: a text that names no year says nothing of the year. A text that can be read in several ways has
several readings, and one with a word that isn't known has none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.validate.dating import days
from pipeline.validate.dating.tokens import Token, read

_CENTURY = 100
_MONTHS = 12
MOST, MOST_BETWEEN = 16, 5
"""Texts of more tokens, or more that may divide dates, aren't read."""
BETWEEN = "~-/("
"""The codes of what may divide dates."""


@dataclass(frozen=True, slots=True)
class Partial:
    """A date as far as a text states it; 0 for what it doesn't state."""

    year: int = 0
    month: int = 0
    day: int = 0
    short: int = -1
    """The last two digits of the year, where only these are written."""
    until: int = 0
    """The last year, where it names several: a century, or "1641/2"."""

    @property
    def is_full(self) -> bool:
        """Tell whether it states one day."""
        return bool(self.year and self.month and self.day)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a text: the dates that it names, in their order."""

    dates: tuple[Partial, ...]
    weekdays: tuple[int, ...] = ()


# The shapes of one date, over the codes of tokens. `o` says in which order numbers may stand: day first or month first.
_SHAPES = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<day>d)[./-]?(?P<month>m)[./-]?(?P<year>[yYnd])?\.?",
        r"(?P<month>m)\.?(?P<day>d)\.?(?P<year>[yYn])?\.?",
        r"(?P<year>[yY])[./-]?(?P<month>m)[./-]?(?P<day>d)?\.?",
        r"(?P<year>[yY])\.?(?P<day>d)\.?(?P<month>m)\.?",
        r"(?P<month>m)\.?(?P<year>[yYnd])\.?",
        r"(?P<day>d)(?P<sign>[./-])(?P<month>[dr])(?:(?P=sign)(?P<year>[yYnd])|\.?(?P<year2>[yY]))?\.?",
        r"(?P<month>d)(?P<us>[/-])(?P<day>d)(?:(?P=us)(?P<year>[yYnd]))?\.?",
        r"(?P<year>y)(?P<sign>[./-])(?P<month>[dr])(?:(?P=sign)(?P<day>d))?\.?",
        r"(?P<month>[dr])[./-](?P<year>y)\.?",
        r"(?P<year>[yYnd])\.?",
        r"(?P<month>m)\.?",
        r"(?P<day>d)\.?",
        r"(?P<century>[dr])\.?c\.?",
        r"c\.?(?P<century>[dr])",
    )
)


@lru_cache(maxsize=4096)
def readings(text: str, language: str) -> tuple[Reading, ...]:
    """Give all ways to read the text of a date; none where it isn't certain what it says."""
    found = read(text, language)
    if found is None or len(found.tokens) > MOST or sum(each.code in BETWEEN for each in found.tokens) > MOST_BETWEEN:
        return ()
    several = _parsed(found.tokens, american=language in ("", "en"))
    return tuple(Reading(dates, found.weekdays) for dates in several)


@lru_cache(maxsize=1024)
def _parsed(tokens: tuple[Token, ...], *, american: bool) -> tuple[tuple[Partial, ...], ...]:
    """Read tokens as one date, else as two or more with a sign or word between."""
    codes = "".join(token.code for token in tokens)
    found = [(date,) for date in _single(tokens, codes, american=american)]
    if found and not re.fullmatch(r"d-d\.?", codes):
        return tuple(found)
    joined = (
        dates
        for at, code in enumerate(codes)
        if code in BETWEEN
        for dates in _joined(tokens[:at], tokens[at + 1 :], american=american)
    )
    return tuple(dict.fromkeys((*found, *joined)))


def _joined(left: tuple[Token, ...], right: tuple[Token, ...], *, american: bool) -> Iterator[tuple[Partial, ...]]:
    """Read tokens on both sides of a sign; the left side has from the right what it doesn't say."""
    day = [(Partial(day=left[0].value),)] if len(left) == 1 and left[0].code == "d" else None
    for before in day or _parsed(left, american=american):
        for after in _parsed(right, american=american):
            yield (*(_completed(each, after[0]) for each in before), *after)
        if last := _continued(before[-1], right):
            yield (*(_completed(each, last) for each in before), last)


def _continued(before: Partial, right: tuple[Token, ...]) -> Partial | None:
    """Read a day, perhaps with a year, that has its month from the date before it: "January 4/16, 1867"."""
    if not (before.month and before.day) or not right or right[0].code != "d" or len(right) > 2:  # noqa: PLR2004
        return None
    year = right[1] if len(right) > 1 else Token("y")
    made = replace(before, day=right[0].value, year=year.value or before.year, until=year.until or before.until)
    return made if year.code == "y" and _is_possible(made) else None


def _completed(left: Partial, right: Partial) -> Partial:
    """Give a date what one after it says for both: "23 to 27 March 1939", "1641/2"."""
    if left.month and not left.day and right.day and not right.year and right.short < 0:
        return left
    if left.year or left.short >= 0:
        return left
    made = replace(left, year=right.year, short=right.short, until=right.until)
    return made if left.month else replace(made, month=right.month)


def _single(tokens: Sequence[Token], codes: str, *, american: bool) -> Iterator[Partial]:
    """Read tokens as one date, in all ways that there are."""
    for shape in _SHAPES:
        match = shape.fullmatch(codes)
        if match and (american or "us" not in shape.groupindex):
            groups = {name: tokens[match.start(name)] for name, code in match.groupdict().items() if code}
            if (made := _made(groups)) and _is_possible(made):
                yield made


def _made(groups: dict[str, Token]) -> Partial | None:
    """Make a date of what has a meaning in its shape."""
    if "century" in groups:
        last = groups["century"].value * _CENTURY
        return Partial(last - _CENTURY, until=last)
    month, day = groups.get("month", Token("")), groups.get("day", Token(""))
    year = groups.get("year", groups.get("year2"))
    if month.value > _MONTHS or (month.ordinal and month.code == "d") or (year and year.ordinal):
        return None
    made = Partial(0, month.value, day.value)
    if year is None:
        return made
    return replace(made, year=year.value, until=year.until) if year.code in "yY" else replace(made, short=year.value)


def _is_possible(date: Partial) -> bool:
    """Tell whether a calendar can have such a date."""
    if not (date.day and date.month):
        return True
    return date.day <= days.length(date.year or 4, date.month, julian=True)
