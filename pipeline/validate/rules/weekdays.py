"""Weekdays that don't fit their dates."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.validate.dating import compare, days, names
from pipeline.validate.dating.attributes import NAMES
from pipeline.validate.dating.days import Span
from pipeline.validate.dating.reading import Reading, readings
from pipeline.validate.dating.words import language, words
from pipeline.validate.finding import Finding
from pipeline.validate.rules.datetexts import DATES, certain
from pipeline.validate.subject import Subject
from pipeline.xml import Element
from pipeline.xml.names import TEI

_TEI = f"{{{TEI}}}"
_OTHERS = frozenset(_TEI + name for name in ("dateline", "head", "title", "opener", "label"))
_PLACES = DATES | _OTHERS
_WORD = re.compile(r"([^\W\d_]+(?:['’-][^\W\d_]+)*)[.,]{0,2}\s+(?:(?:the|den|dem|le|el|il|di|dne|de)\s+)?$")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[☽♂☿♃♀♄☉]")
_CORRECT = "Correct the weekday or the date."
_LONGEST = 80
"""Headings that are longer aren't read as dates."""
_LAST_OLD_STYLE_IN_THE_WEST = days.number(1753, 1, 1)
_EASTERN = frozenset(("ru", "uk", "be", "bg", "sr", "mk", "ro", "el", "ka", "hy"))


def weekdays_fit(subject: Subject) -> Iterator[Finding]:
    """Look for weekdays that don't fit the date with which they stand."""
    for element in subject.named(_PLACES):
        if element.tag in DATES and not NAMES.isdisjoint(element.keys()):
            found = _of_attribute(element, subject)
        else:
            found = _of_text(element)
        if found:
            yield found


def _of_attribute(element: Element, subject: Subject) -> Finding | None:
    """Compare the weekday in or before a date with the day that its attribute names."""
    before = _before(element)
    if not before and not _names_weekday(words(element)):
        return None
    one = certain(element, subject)
    if one is None or one.day is None or len({r.weekdays for r in one.readings}) != 1:
        return None
    said = one.readings[0].weekdays or before
    names_day = any(len(r.dates) == 1 and r.dates[0].day for r in one.readings)
    if not names_day or len(said) != 1 or said[0] == days.weekday(one.day):
        return None
    found = _finding(element, one.text, said[0], one.day)
    julian = days.number(*days.date(one.day), julian=True)
    used = one.day < (days.LAST_OLD_STYLE if language(element) in _EASTERN else _LAST_OLD_STYLE_IN_THE_WEST)
    if not used or one.kinds or days.weekday(julian) != said[0]:
        return replace(found, attribute=one.name)
    hint = f'If the date is Old Style, write {one.name}="{days.iso(julian)}" calendar="#julian".'
    return replace(found, hint=hint, attribute=one.name)


def _of_text(element: Element) -> Finding | None:
    """Compare a weekday with the whole date after it, by the calendar by which it is right, if one is."""
    if element.get("calendar") or (len(element) and next(element.iterdescendants(*DATES), None) is not None):
        return None
    text = words(element) if len(element) else (element.text or "")
    if len(text) > _LONGEST or not any(sign.isdigit() for sign in text):
        return None
    if not _names_weekday(text):
        return None
    several = readings(" ".join(text.split()), language(element))
    found = {weekday for one in several for weekday in one.weekdays}
    possible = [day for one in several for day in _days(one)]
    if len(found) != 1 or not possible or found & {days.weekday(day) for day in possible}:
        return None
    return _finding(element, " ".join(text.split()), found.pop(), possible[0])


def _days(reading: Reading) -> Iterator[int]:
    """Give the days that a whole date can be, by both calendars as long as both were in use."""
    for date in reading.dates if len(reading.dates) == 1 else ():
        if date.is_full:
            for julian in (False, True):
                for span in compare.spans(date, Span(0, 0), julian=julian):
                    if not julian or span.first < days.LAST_OLD_STYLE:
                        yield span.first


def _before(element: Element) -> tuple[int, ...]:
    """Give the weekday that stands just before a date."""
    previous, parent = element.getprevious(), element.getparent()
    text = previous.tail if previous is not None else parent.text if parent is not None else ""
    match = _WORD.search((text or "")[-40:])
    if not match or not names.is_weekday(names.folded(match[1])):
        return ()
    weekday = names.weekday(names.folded(match[1]), language(element))
    return (weekday,) if weekday >= 0 else ()


def _names_weekday(text: str) -> bool:
    """Tell whether a text names a weekday in any language, perhaps by a short form."""
    found = (names.folded(word) for word in _WORDS.findall(text))
    return any(names.is_weekday(word) or word in names.SHORT_WEEKDAYS for word in found)


def _finding(element: Element, text: str, weekday: int, day: int) -> Finding:
    """Say that a weekday doesn't fit."""
    right = days.WEEKDAYS[days.weekday(day)]
    message = f"{days.WEEKDAYS[weekday]} doesn't fit “{text}”: {days.words(day)} was a {right}."
    return Finding("date-weekday", element, message, _CORRECT)
