"""Dates whose text and attribute contradict each other, and those between which lie the days of the Old Style."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.validate.dating import calendars, compare, days, values
from pipeline.validate.dating.attributes import ORDER, stated
from pipeline.validate.dating.days import Span
from pipeline.validate.dating.reading import Partial, Reading, readings
from pipeline.validate.dating.tokens import LONGEST
from pipeline.validate.dating.words import language, words
from pipeline.validate.finding import Finding
from pipeline.validate.subject import Subject
from pipeline.xml import Element
from pipeline.xml.names import TEI

_TEI = f"{{{TEI}}}"
DATES = frozenset(_TEI + name for name in ("date", "origDate", "docDate", "birth", "death"))
"""The elements whose words are a date."""
_STYLES = frozenset(("julian", "gregorian"))
_ASSUMED = frozenset(("gregorian",))
_DECLARE = 'If the text is Old Style, write calendar="#julian", and <calendar xml:id="julian"> in <calendarDesc>'


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of which both the attributes and the text are certain, as far as they go."""

    element: Element
    text: str
    readings: tuple[Reading, ...]
    attributes: Mapping[str, str]
    allowed: tuple[Span, ...]
    """What the attributes allow."""
    kinds: frozenset[str]
    """By which calendars the text is said to be."""

    @property
    def day(self) -> int | None:
        """Give the one day that the attributes name."""
        return self.allowed[0].first if len(self.allowed) == 1 and self.allowed[0].is_day else None

    @property
    def name(self) -> str:
        """Give the attribute that says most: the first in that `ORDER`."""
        return next(name for name in ORDER if name in self.attributes)

    @property
    def both(self) -> int | None:
        """Give the day that the text names in both styles, "18/30 April"; nothing where it doesn't."""
        is_double = self.day is not None and any(sign in self.text for sign in "/(")
        return compare.both_styles(self.readings, self.day or 0) if is_double else None

    def fits(self, *, julian: bool) -> bool:
        """Tell whether the text agrees with the attributes, by the Julian or the Gregorian calendar."""
        return compare.agree(self.readings, self.allowed, julian=julian)


def dates_agree_with_their_texts(subject: Subject) -> Iterator[Finding]:
    """Look for dates that contradict their text."""
    for element in subject.dated:
        if element.tag in DATES and (one := certain(element, subject)):
            yield from _old_style(one) or _contradiction(one)


def certain(element: Element, subject: Subject) -> Dated | None:
    """Read a date's text and attributes; nothing where it isn't certain what they say."""
    attributes = stated(element)
    allowed = values.spans(attributes)
    kinds = calendars.kinds(element, subject.by_id) if "calendar" in element.attrib else frozenset()
    if not allowed or not kinds <= _STYLES or _holds_dates(element):
        return None
    text = words(element)
    if not 0 < len(text) <= LONGEST:
        return None
    plain, style = calendars.style(text)
    kinds |= {style} if style else kinds
    several = readings(plain, language(element))
    return Dated(element, text, several, attributes, allowed, kinds) if several else None


def _holds_dates(element: Element) -> bool:
    """Tell whether an element holds other dates, which are judged for themselves."""
    return bool(len(element)) and any(child.tag in DATES for child in element.iterdescendants(*DATES))


def _old_style(one: Dated) -> list[Finding]:
    """Look for a day between whose text and attribute lie just the days between the calendars."""
    if one.day is None:
        return []
    day, both = one.day, one.both
    if both is not None:
        label = days.number(*days.date(both, julian=True))
        said = f"“{one.text}” gives the day in both styles, and @{one.name} repeats the Old Style one."
        return [_style(one, said, f'Write {one.name}="{days.iso(both)}".')] if day == label != both else []
    if one.kinds == {"julian"} and not one.fits(julian=True) and one.fits(julian=False):
        said = f"“{one.text}” is said to be Old Style, and @{one.name} repeats it without converting it."
        return [_style(one, said, f'Write {one.name}="{days.iso(days.number(*days.date(day), julian=True))}".')]
    is_open = not one.kinds and day < days.LAST_OLD_STYLE and not one.fits(julian=False)
    return _undeclared(one, day) if is_open else []


def _undeclared(one: Dated, day: int) -> list[Finding]:
    """Look for a day of the Old Style where nobody says that it is one."""
    gap, value = day - days.number(*days.date(day, julian=True)), one.attributes[one.name]
    if gap > 0 and compare.is_old_style(one.readings, day):
        said = f"“{one.text}” is probably Old Style: @{one.name}, “{value}”, is {gap} days later."
        return [_style(one, said, f"{_DECLARE}; else correct @{one.name}.")]
    if (meant := compare.old_style_of(one.readings, day)) is not None:
        said = f"@{one.name}, “{value}”, is probably Old Style: “{one.text}” is {meant - day} days later."
        return [_style(one, said, f'Write {one.name}="{days.iso(meant)}".')]
    if compare.is_lady_day(one.readings, day):
        said = f"“{one.text}” probably counts the year from 25 March: @{one.name} is “{value}”."
        return [_style(one, said, f"{_DECLARE}, with @{one.name} converted; else correct @{one.name}.")]
    return []


def _style(one: Dated, said: str, hint: str) -> Finding:
    return Finding("date-old-style", one.element, said, hint, one.name)


def _contradiction(one: Dated) -> Iterator[Finding]:
    """Look for a text of which the attributes don't allow a day."""
    both = one.both
    styles = one.kinds or _ASSUMED
    agree = both == one.day if both is not None else any(one.fits(julian=style == "julian") for style in styles)
    said = " and ".join(f"@{name} is “{text}”" for name, text in one.attributes.items())
    if not agree:
        meant = _meant(one, both)
        hint = f'Write {one.name}="{meant}", or correct the text.' if meant else "Correct the attribute or the text."
        yield Finding("date-text", one.element, f"The text says “{one.text}”, but {said}.", hint, one.name)
    elif other := _other_end(one):
        hint = f'Write {other[0]}="{other[1]}", or correct the text.'
        yield Finding("date-text", one.element, f"The text says “{one.text}”, but {said}.", hint, other[0])


def _meant(one: Dated, both: int | None) -> str:
    """Give what @when should be if the text is right: what it doesn't say is as in the attribute."""
    if both is not None:
        return days.iso(both)
    if len(one.attributes) > 1 or len(one.readings) > 1 or len(one.readings[0].dates) > 1:
        return ""
    date, stated_date = one.readings[0].dates[0], values.value(one.attributes[one.name])
    if stated_date is None or date.until or date.short >= 0 or not (date.year or stated_date.year):
        return ""
    made = Partial(date.year or stated_date.year, date.month or (stated_date.month if date.day else 0), date.day)
    span = days.span(made.year, made.month, made.day, julian="julian" in one.kinds)
    return "" if span is None else days.iso(span.first) if span.is_day else values.written(made)


def _other_end(one: Dated) -> tuple[str, str] | None:
    """Give the attribute, and its right value, of a period of which the text names both ends, and one is another."""
    ends = [next((name for name in (end, end + "-iso") if name in one.attributes), "") for end in ("from", "to")]
    if not all(ends) or len(one.readings) != 1 or len(one.readings[0].dates) != len(ends) or "julian" in one.kinds:
        return None
    for name, date in zip(ends, one.readings[0].dates, strict=True):
        span = values.span(one.attributes[name])
        if span and date.year and not date.until and not compare.meets(date, span):
            return name, values.written(date)
    return None
