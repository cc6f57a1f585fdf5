"""Dates: what attributes and texts say in many languages, and what contradicts what."""

import datetime as dt
import os
import random
from pathlib import Path

import pytest
from worlds import world

from pipeline import xml
from pipeline.edition import Edition
from pipeline.rule import RULES, Selection
from pipeline.validate.dating import days, names, values
from pipeline.validate.dating.reading import Partial, readings
from pipeline.validate.finding import Finding
from pipeline.validate.rules import CHECKS
from pipeline.validate.rules.datetexts import DATES, Dated, certain, dates_agree_with_their_texts
from pipeline.validate.subject import Subject

GROUP = ("date-malformed", "date-order", "date-text", "date-old-style", "date-weekday")
HEADER = (
    "<fileDesc><titleStmt><title>A letter</title></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc>"
)


@pytest.fixture
def judge(tmp_path: Path):
    """Give a function that gives the findings about dates of a paragraph."""

    def found(paragraph: str, lang: str = "en", header: str = "") -> list[Finding]:
        text = (
            f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{HEADER}{header}</teiHeader>'
            f'<text xml:lang="{lang}"><body><p>{paragraph}</p></body></text></TEI>'
        )
        source = xml.read(world(tmp_path, {"a.xml": text}) / "a.xml", tmp_path)
        subject = Subject(source, Edition(tmp_path, tmp_path / "site"), Selection(frozenset(RULES)))
        return [each for rules, check in CHECKS if set(rules) <= set(GROUP) for each in check(subject)]

    return found


def rules(findings: list[Finding]) -> list[str]:
    return [each.rule for each in findings]


# A text in a language, and the one date that it states: year, month, day; 0 for what it doesn't state.
STATED = [
    ("27 March 1940", "en", (1940, 3, 27)),
    ("March 27, 1940", "en", (1940, 3, 27)),
    ("the 27th of March, 1940", "en", (1940, 3, 27)),
    ("27th Mar. 1940", "en", (1940, 3, 27)),
    ("London, 27 March 1940", "en", (1940, 3, 27)),
    ("Wednesday, 27 March 1940, 5 p.m.", "en", (1940, 3, 27)),
    ("[27 March] 1940", "en", (1940, 3, 27)),
    ("1940 March 27", "en", (1940, 3, 27)),
    ("1940-03-27", "en", (1940, 3, 27)),
    ("Decemb. 12, 1641", "en", (1641, 12, 12)),
    ("5 8ber 1700", "en", (1700, 10, 5)),
    ("March 1940", "en", (1940, 3, 0)),
    ("early in March 1940", "en", (1940, 3, 0)),
    ("spring 1940", "en", (1940, 0, 0)),
    ("312 AD", "en", (312, 0, 0)),
    ("27. März 1940", "de", (1940, 3, 27)),
    ("den 12. Dezember 1932", "de", (1932, 12, 12)),
    ("8. Jänner 1934", "de", (1934, 1, 8)),
    ("3. Feber 1934", "de", (1934, 2, 3)),
    ("am 26ten d. M.", "de", (0, 0, 26)),
    ("28.NOV.1935", "de", (1935, 11, 28)),
    ("20.XII.1934", "de", (1934, 12, 20)),
    ("28.06. 1945", "de", (1945, 6, 28)),
    ("Anfang Februar 1929", "de", (1929, 2, 0)),
    ("25/XI", "de", (0, 11, 25)),
    ("30. 8.", "de", (0, 8, 30)),
    ("16.3.1940, 10.30 Uhr", "de", (1940, 3, 16)),
    ("1er mars 1940", "fr", (1940, 3, 1)),
    ("le 14 août 1940", "fr", (1940, 8, 14)),
    ("14 xbre 1701", "fr", (1701, 12, 14)),
    ("10 di settembre l'anno 1692", "it", (1692, 9, 10)),
    ("addì 4 giugno 1703", "it", (1703, 6, 4)),
    ("27 de marzo de 1940", "es", (1940, 3, 27)),
    ("a 27 de setiembre de 1640", "es", (1640, 9, 27)),
    ("27 de março de 1940", "pt", (1940, 3, 27)),
    ("27 maart 1940", "nl", (1940, 3, 27)),
    ("dnia 27 września 1939 r.", "pl", (1939, 9, 27)),
    ("27. března 1940", "cs", (1940, 3, 27)),
    ("27. listopadu 1940", "cs", (1940, 11, 27)),
    ("27. listopada 1940", "hr", (1940, 10, 27)),
    ("27. siječnja 1940.", "hr", (1940, 1, 27)),
    ("27. марта 1940. године", "sr", (1940, 3, 27)),
    ("18 апреля 1884 г.", "ru", (1884, 4, 18)),
    ("18 апрѣля 1884 года", "ru", (1884, 4, 18)),
    ("1884 г., апреля 18 дня", "ru", (1884, 4, 18)),
    ("5 Генваря 1837", "ru", (1837, 1, 5)),
    ("26-го", "ru", (0, 0, 26)),
    ("27 березня 1940 року", "uk", (1940, 3, 27)),
    ("die 27 Martii 1640", "la", (1640, 3, 27)),
    ("den 27 mars 1940", "sv", (1940, 3, 27)),
    ("27. marts 1940", "da", (1940, 3, 27)),
    ("1940. március 27-én", "hu", (1940, 3, 27)),
    ("27. maaliskuuta 1940", "fi", (1940, 3, 27)),
    ("27 martie 1940", "ro", (1940, 3, 27)),
    ("27 Μαρτίου 1940", "el", (1940, 3, 27)),
    ("27 Mart 1940", "tr", (1940, 3, 27)),
]

# Texts that may say anything: nothing is read from them.
UNCERTAIN = [
    ("5 days after 27 March 1940", "en"),
    ("before 27 March 1940", "en"),
    ("c. 1940", "en"),
    ("27 March 1940?", "en"),
    ("the next day", "en"),
    ("323 BC", "en"),
    ("Easter 1940", "en"),
    ("the 1920s", "en"),
    ("31 June 1940", "en"),
    ("page 27, March 1940", "en"),
    ("um 1300", "de"),
    ("seit dem 27. März", "de"),
    ("12 germinal an II", "fr"),
    ("Kal. Martii 1500", "la"),
    ("VI Id. Mart. 1500", "la"),
    ("до 27 марта 1940", "ru"),
    ("listopada 1940", ""),
    ("", "en"),
]


@pytest.mark.parametrize(("text", "lang", "date"), STATED)
def test_text_states_one_date(text: str, lang: str, date: tuple[int, int, int]):
    assert Partial(*date) in {each for one in readings(text, lang) if len(one.dates) == 1 for each in one.dates}


@pytest.mark.parametrize(("text", "lang"), UNCERTAIN)
def test_nothing_is_read_from_what_may_say_anything(text: str, lang: str):
    assert readings(text, lang) == ()


@pytest.mark.parametrize("language", sorted({one for known in names.MONTHS.values() for one in known}))
def test_every_language_has_all_months(language: str):
    assert {known[language] for known in names.MONTHS.values() if language in known} == set(range(1, 13))


# A value of @when, a language, a text: what is found.
JUDGED = [
    ("1940-03-27", "en", "27 March", ""),
    ("1940-03-27", "en", "26 March", "date-text"),
    ("1940-03-27", "en", "27 March 1941", "date-text"),
    ("1940-03-27", "en", "27 April 1940", "date-text"),
    ("1940-03-27", "en", "the 26th", "date-text"),
    ("1940-03-27", "en", "27", ""),
    ("1940-03-27", "en", "40", ""),
    ("1940-03-27", "en", "1939", "date-text"),
    ("1940-03-27", "en", "March 1940", ""),
    ("1940-03-27", "en", "the next day", ""),
    ("1940-03", "en", "27 March 1940", ""),
    ("1940-03", "en", "27 April 1940", "date-text"),
    ("1940", "en", "27 March 1940", ""),
    ("1940", "en", "27 March 1941", "date-text"),
    ("1940", "en", "27 March", ""),
    ("1940-03-27", "en", "27.III.40", ""),
    ("1940-03-27", "en", "27.III.41", "date-text"),
    ("1940-03-04", "en", "3/4/1940", ""),
    ("1940-04-03", "en", "3/4/1940", ""),
    ("1940-03-04", "de", "3/4/1940", "date-text"),
    ("1940-04-03", "de", "3.4.1940", ""),
    ("1940-03-27", "en", "27/28 March 1940", ""),
    ("1940-03-27", "en", "26 and 27 March 1940", ""),
    ("1940-03-27", "en", "24 and 25 March 1940", "date-text"),
    ("1940-03-27", "ru", "26 марта", "date-text"),
    ("1940-03-27", "de", "27. Mai 1940", "date-text"),
    ("1840", "en", "the 19th century", ""),
    ("1940", "en", "the 19th century", "date-text"),
    ("1901", "en", "19th century", "date-text"),
    ("1900", "en", "19th century", ""),
    ("1884-04-30", "ru", "18 апреля 1884", "date-old-style"),
    ("1884-04-30", "ru", "18 апреля", "date-old-style"),
    ("1884-04-18", "ru", "30 апреля 1884", "date-old-style"),
    ("1884-04-30", "ru", "18/30 апреля 1884", ""),
    ("1884-04-18", "ru", "18/30 апреля 1884", "date-old-style"),
    ("1884-04-30", "ru", "18 (30) апреля 1884 г.", ""),
    ("1884-04-30", "en", "18/30 April", ""),
    ("1867-01-16", "en", "January 4/16, 1867", ""),
    ("1867-01-16", "en", "January 4 (16), 1867", ""),
    ("1867-01-04", "en", "4 and 16 January 1867", ""),
    ("1867-01-16", "en", "16 (4) January 1867", ""),
    ("1998-03", "en", "12 (1998)", ""),
    ("1700-03-11", "fr", "29 février 1700", "date-old-style"),
    ("1940-03-27", "en", "(27 March 1940)", ""),
    ("1940-03-26", "en", "(27 March 1940)", "date-text"),
    ("1867-01-04", "en", "January 4/16, 1867", "date-old-style"),
    ("1867-01-10", "en", "December 29, 1866/January 10, 1867", ""),
    ("1949-04-25", "en", "April 24 and 25, 1949", ""),
    ("1949-04-26", "en", "April 24–25, 1949", "date-text"),
    ("1949-04-27", "en", "April 27, 1949, 11:15 a.m.–1 p.m.", ""),
    ("1949-04-26", "en", "April 27, 1949—11 a.m.", "date-text"),
    ("1884-05-12", "en", "30 April / 12 May 1884", ""),
    ("1884-05-13", "en", "30 April / 12 May 1884", "date-text"),
    ("1884-04-29", "ru", "18 апреля", "date-text"),
    ("1784-04-29", "ru", "18 апреля", "date-old-style"),
    ("1914-05-01", "ru", "18 апреля", "date-old-style"),
    ("1949-04-27T11:00:00-05:00", "en", "April 27, 1949", ""),
    ("1949-04-27T11:00:00-05:00", "en", "April 28, 1949", "date-text"),
    ("1949-04-28T02:00:00Z", "en", "April 27, 1949", ""),
    ("1949-04-28T02:00:00Z", "en", "April 25, 1949", "date-text"),
    ("1950-04-18", "en", "5 April 1950", "date-text"),
    ("1215-06-22", "en", "15 June 1215", "date-old-style"),
    ("1642-02-12", "en", "2 February 1641/2", "date-old-style"),
    ("1642-02-02", "en", "2 February 1641/2", ""),
    ("1642-02-02", "en", "2 February 1641", "date-old-style"),
    ("1842-02-02", "en", "2 February 1841", "date-text"),
]


@pytest.mark.parametrize(("when", "lang", "text", "rule"), JUDGED)
def test_attribute_and_text_are_compared(judge, when: str, lang: str, text: str, rule: str):
    assert rules(judge(f'<date when="{when}">{text}</date>', lang)) == ([rule] if rule else [])


# Attributes of a date, a text in English: whether they contradict each other.
PERIODS = [
    ('from="1939-03-23" to="1939-03-27"', "23 to 27 March 1939", ""),
    ('from="1939-03-23" to="1939-03-26"', "23 to 27 March 1939", "date-text"),
    ('from="1899-01-01" to="1899-12-31"', "1899–1936", "date-text"),
    ('notBefore="1899" notAfter="1910"', "1899–1936", ""),
    ('notBefore="1940-06-24" notAfter="1940-06-25"', "24 or 25 June 1940", ""),
    ('notBefore="1940-06-24" notAfter="1940-06-25"', "26 June 1940", "date-text"),
    ('notBefore="1703"', "1702", "date-text"),
    ('notBefore="1703"', "1704", ""),
    ('notAfter="1703"', "1704", "date-text"),
    ('when-iso="1932-07-02" notBefore-iso="1932-01-01"', "1932", ""),
    ('when="1940-03-27" notBefore="1940" notAfter="1941"', "26 March 1940", ""),
    ('notBefore="1200" notAfter="1215"', "the 14th century", "date-text"),
    ('notBefore="1670" notAfter="1700"', "17th century", ""),
    ('when-custom="5700"', "27 March 1940", ""),
]


@pytest.mark.parametrize(("attributes", "text", "rule"), PERIODS)
def test_periods_are_compared(judge, attributes: str, text: str, rule: str):
    assert rules(judge(f"<date {attributes}>{text}</date>")) == [rule] * bool(rule)


CALENDARS = (
    '<profileDesc><calendarDesc><calendar xml:id="cal1"><p>Old Style, as in Russia until 1918</p></calendar>'
    '<calendar xml:id="cal2"><p>The Hebrew calendar</p></calendar>'
    '<calendar xml:id="cal3"><p>Gregorian, which took the place of the Julian</p></calendar></calendarDesc></profileDesc>'
)
DECLARED = [
    ('when="1884-04-30" calendar="#julian"', "18 апреля", ""),
    ('when="1884-04-30" calendar="#Julian"', "18 апреля", ""),
    ('when="1884-04-30" calendar="#OS"', "18 апреля", ""),
    ('when="1884-04-30" calendar="#cal1"', "18 апреля", ""),
    ('when="1884-04-30" calendar="#julian"', "19 апреля", "date-text"),
    ('when="1884-04-18" calendar="#julian"', "18 апреля", "date-old-style"),
    ('when="1884-04-30" calendar="#gregorian"', "30 апреля", ""),
    ('when="1884-04-30" calendar="#gregorian"', "18 апреля", "date-text"),
    ('when="1884-04-30" calendar="#cal3"', "18 апреля", "date-text"),
    ('when="1884-04-30" calendar="#cal2"', "18 апреля", ""),
    ('when="1884-04-30" calendar="#julian #gregorian"', "18/30 апреля", ""),
    ('when="1884-04-30" calendar="#mul"', "18 апреля", ""),
    ('when="1732-02-22" calendar="#julian"', "Feb. 11, 1731", ""),
    ('when="1732-02-22" calendar="#julian"', "Feb. 11, 1731/2", ""),
    ('when="1732-02-22" calendar="#julian"', "Feb. 11, 1731/32, O.S.", ""),
    ('when="1732-02-22"', "Feb. 11, 1731 (O.S.)", ""),
    ('when="1732-02-22"', "Feb. 22, 1732 N.S.", ""),
    ('when="1732-02-22"', "Feb. 11, 1731/2 N.S.", "date-text"),
    ('when="1884-04-30"', "18 апреля 1884 г. (ст. ст.)", ""),
    ('when="1884-04-18"', "18 апреля 1884 г. ст. ст.", "date-old-style"),
]


@pytest.mark.parametrize(("attributes", "text", "rule"), DECLARED)
def test_calendar_is_converted_first(judge, attributes: str, text: str, rule: str):
    assert rules(judge(f"<date {attributes}>{text}</date>", "ru", CALENDARS)) == ([rule] if rule else [])


def test_choice_is_read_as_corrected(judge):
    assert judge('<date when="1940-03-27">2<choice><sic>6</sic><corr>7</corr></choice> March</date>') == []


def test_note_in_a_date_is_not_its_text(judge):
    assert judge('<date when="1940-03-27">27 March<note>26 March in the print.</note></date>') == []


def test_date_with_a_gap_is_not_judged(judge):
    assert judge('<date when="1940-03-27">2<gap/> March</date>') == []


def test_date_around_dates_is_not_judged_itself(judge):
    inner = '<date when="1940-03-26">26 March</date>'
    assert judge(f'<date when="1940-03-27">the day after {inner}</date>') == []


def test_elements_other_than_dates_may_say_what_they_like(judge):
    assert judge('<name when="1940-03-27">26 March</name>') == []


def test_hint_gives_the_date_of_the_text(judge):
    [finding] = judge('<date when="1940-03-27">26 March</date>')
    assert finding.hint == 'Write when="1940-03-26", or correct the text.'


def test_hint_converts_the_old_style(judge):
    [finding] = judge('<date when="1884-04-18" calendar="#julian">18 апреля</date>', "ru")
    assert finding.hint == 'Write when="1884-04-30".'


# A value of @when that isn't a date, and what the hint must hold.
MALFORMED = [
    ("1940-3-27", '"1940-03-27"'),
    ("27.3.1940", '"1940-03-27"'),
    ("27.03.1940", '"1940-03-27"'),
    ("27/3/1940", '"1940-03-27"'),
    ("3/27/1940", '"1940-03-27"'),
    ("4/3/1940", '"1940-03-04" or when="1940-04-03"'),
    ("27 March 1940", '"1940-03-27"'),
    ("27. März 1940", '"1940-03-27"'),
    ("1940.03.27", '"1940-03-27"'),
    ("1940/03/27", '"1940-03-27"'),
    ("1940–03–27", '"1940-03-27"'),
    ("19400327", '"1940-03-27"'),
    ("1940-27-03", '"1940-03-27"'),
    ("1940-03-00", '"1940-03"'),
    ("1940-00-00", '"1940"'),
    ("940", '"0940"'),
    ("50", '"0050"'),
    ("c. 1940", '"1940"'),
    ("[1940]", '"1940"'),
    ("1940/1941", 'from="1940" to="1941"'),
    ("0000", "-0001"),
    ("1940-02-30", "Correct the day"),
    ("1940-13", "Correct the month"),
    ("unknown", "1940-03-27"),
    ("", "Delete @when"),
]


@pytest.mark.parametrize(("value", "hint"), MALFORMED)
def test_malformed_date_has_a_hint(value: str, hint: str):
    fault = values.fault("when", value)
    assert fault is not None
    assert hint in fault.hint


WELL_FORMED = ["1940-03-27", "1940-03", "1940", "-0323", "--03-27", "---27", "--03", "1940-03-27Z", "10:00:00", "12024",
               "2020-11-25T14:22:46.000Z", "1940-02-29", "1940-03-27+01:00", " 1940 "]  # fmt: skip
ISO = ["1940-W13-3", "19400327", "1940-03-27/1940-03-28", "P3M", "19", "1940-087", "1940-03-27T10:00"]


@pytest.mark.parametrize("value", WELL_FORMED)
def test_well_formed_date_is_none_of_our_business(value: str):
    assert values.fault("when", value) is None


@pytest.mark.parametrize("value", ISO)
def test_iso_allows_more_in_its_own_attributes(value: str):
    assert values.fault("when-iso", value) is None


def test_dates_in_another_form_are_not_judged_by_their_text(judge):
    assert rules(judge('<date when="27.3.1940">26 March</date>')) == ["date-malformed"]


def test_places_of_a_passage_are_not_dates(judge):
    assert judge('<bibl><biblScope unit="page" from="12" to="3">12–3</biblScope></bibl>') == []


ORDERS = [
    ('from="1940-03-27" to="1940-03-26"', ["date-order"]),
    ('from="1940-03-27" to="1940-03-27"', []),
    ('from="1940-03-27" to="1940"', []),
    ('from="1940" to="1940-03-27"', []),
    ('from="1941" to="1940-03-27"', ["date-order"]),
    ('notBefore="1940-05" notAfter="1940-03-31"', ["date-order"]),
    ('notBefore="-0323" notAfter="-0031"', []),
    ('notBefore="-0031" notAfter="-0323"', ["date-order"]),
    ('from-iso="1941" to-iso="1940"', ["date-order"]),
    ('from="1941"', []),
    ('from="1940-02-30" to="1939"', []),
]


@pytest.mark.parametrize(("attributes", "found"), ORDERS)
def test_period_ends_after_it_begins(judge, attributes: str, found: list[str]):
    assert [each for each in rules(judge(f"<date {attributes}/>")) if each == "date-order"] == found


# A language, a paragraph, and whether a weekday in it doesn't fit. 27 March 1940 was a Wednesday.
WEEKDAYS = [
    ("en", '<date when="1940-03-27">Wednesday, 27 March</date>', []),
    ("en", '<date when="1940-03-27">Tuesday, 27 March</date>', ["date-weekday"]),
    ("en", '<date when="1940-03-27">Tues. 27 March</date>', ["date-weekday"]),
    ("en", 'Tuesday, <date when="1940-03-27">27 March</date>', ["date-weekday"]),
    ("en", 'Wednesday, <date when="1940-03-27">27 March</date>', []),
    ("en", 'On Tuesday the <date when="1940-03-27">27th</date>', ["date-weekday"]),
    ("en", 'He wrote on Tuesday of <date when="1940-03-27">27 March</date>', []),
    ("en", "<date>Tuesday, 27 March 1940</date>", ["date-weekday"]),
    ("en", "<date>Wednesday, 27 March 1940</date>", []),
    ("en", '<date calendar="#hebrew">Tuesday, 27 March 1940</date>', []),
    ("en", "<date>Tuesday, 27 March</date>", []),
    ("en", "<title>Tuesday, 27 March 1940</title>", ["date-weekday"]),
    ("en", '<date from="1940-03-26" to="1940-03-27">Tuesday 26 to Thursday 27 March</date>', []),
    ("de", '<date when="1940-03-27">Mittwoch, 27. März</date>', []),
    ("de", '<date when="1940-03-27">Di. 27. März</date>', ["date-weekday"]),
    ("fr", 'Vendredi <date when="1940-06-14">14 juin</date>', []),
    ("fr", 'Jeudi <date when="1940-06-14">14 juin</date>', ["date-weekday"]),
    ("it", '<date when="1940-03-27">martedì 27 marzo</date>', ["date-weekday"]),
    ("es", '<date when="1940-03-27">miércoles 27 de marzo</date>', []),
    ("pt", '<date when="1940-03-27">terça-feira, 27 de março</date>', ["date-weekday"]),
    ("nl", '<date when="1940-03-27">woensdag 27 maart</date>', []),
    ("pl", '<date when="1940-03-27">we wtorek 27 marca</date>', ["date-weekday"]),
    ("cs", '<date when="1940-03-27">ve středu 27. března</date>', []),
    ("sr", '<date when="1940-03-27">уторак, 27. марта</date>', ["date-weekday"]),
    ("ru", '<date when="1940-03-27">среда, 27 марта</date>', []),
    ("ru", '<date when="1940-03-27">вторник, 27 марта</date>', ["date-weekday"]),
    ("uk", '<date when="1940-03-27">п’ятниця, 27 березня</date>', ["date-weekday"]),
    ("la", '<date when="1640-03-27">♂ 27 Martii</date>', []),
    ("ru", "<date>среда, 18 апреля 1884</date>", []),
    ("ru", "<date>пятница, 18 апреля 1884</date>", []),
    ("ru", "<date>четверг, 18 апреля 1884</date>", ["date-weekday"]),
    ("ru", '<date when="1884-04-30" calendar="#julian">среда, 18 апреля</date>', []),
    ("ru", '<date when="1884-04-30" calendar="#julian">вторник, 18 апреля</date>', ["date-weekday"]),
]


@pytest.mark.parametrize(("lang", "paragraph", "found"), WEEKDAYS)
def test_weekday_fits_its_date(judge, lang: str, paragraph: str, found: list[str]):
    assert rules(judge(paragraph, lang)) == found


def test_weekday_of_the_old_style_is_known(judge):
    [finding] = judge('<date when="1884-04-18">среда, 18 апреля</date>', "ru")
    assert finding.hint == 'If the date is Old Style, write when="1884-04-30" calendar="#julian".'


# A day by the Julian calendar, and by the Gregorian.
SAME_DAY = [
    ((1582, 10, 5), (1582, 10, 15)),
    ((1700, 2, 18), (1700, 2, 28)),
    ((1700, 2, 29), (1700, 3, 11)),
    ((1731, 2, 11), (1731, 2, 22)),
    ((1752, 9, 3), (1752, 9, 14)),
    ((1884, 4, 18), (1884, 4, 30)),
    ((1900, 2, 29), (1900, 3, 13)),
    ((1917, 10, 25), (1917, 11, 7)),
    ((1918, 2, 1), (1918, 2, 14)),
    ((200, 3, 1), (200, 3, 1)),
]


@pytest.mark.parametrize(("julian", "gregorian"), SAME_DAY)
def test_calendars_are_converted(julian: tuple[int, int, int], gregorian: tuple[int, int, int]):
    assert days.number(*julian, julian=True) == days.number(*gregorian)


@pytest.mark.parametrize("julian", ["", "julian"])
def test_day_has_one_date_in_each_calendar(julian: str):
    some = range(-100_000, 4_000_000, 997)
    assert [days.number(*days.date(d, julian=bool(julian)), julian=bool(julian)) for d in some] == list(some)


def test_weekdays_are_those_of_the_standard_library():
    for date in map(dt.date.fromordinal, range(1, dt.date.max.toordinal(), 1009)):
        assert days.weekday(days.number(date.year, date.month, date.day)) == date.weekday()


def test_whatever_is_read_is_possible():
    """Texts made of what counts in dates, in any order."""
    pieces = (
        "27",
        "1940",
        "March",
        "/",
        "-",
        ".",
        " ",
        "and",
        "Tuesday",
        "III",
        "(",
        ")",
        ",",
        "19th",
        "century",
        "'40",
    )
    chance = random.Random(1)  # noqa: S311
    texts = ["".join(chance.choices(pieces, k=chance.randint(1, 12))) for _ in range(3000)]
    found = [each for text in texts for one in readings(text, "") for each in one.dates]
    assert len(found) > 100
    assert all(0 <= each.month <= 12 and 0 <= each.day <= 31 for each in found)


def of_a_day(subject: Subject) -> list[Dated]:
    """Give the dates whose attribute names one day, and whose text says more than a year."""
    dates = [certain(each, subject) for each in subject.dated if each.tag in DATES]
    return [
        each for each in dates if each and each.day and each.name in ("when", "when-iso") and not each.text.isdigit()
    ]


@pytest.mark.corpus
def test_slip_of_a_day_is_found_in_nine_real_dates_of_ten():
    """The attributes of the corpus's dates are moved on by a day."""
    folder = Path(os.environ["PECIA_CORPUS"])
    found = []
    for path in sorted(folder.glob("[!d]*/**/*.xml")):
        source = xml.read(path, folder)
        if source.root is not None:
            subject = Subject(source, Edition(folder, folder / "site"), Selection(frozenset(RULES)))
            dates = of_a_day(subject)
            for each in dates:
                each.element.set(each.name, days.iso((each.day or 0) + 1))
            slips = {each.element for each in dates_agree_with_their_texts(subject)}
            found += [each.element in slips for each in dates]
    assert len(found) > 600
    assert sum(found) > 0.9 * len(found)
