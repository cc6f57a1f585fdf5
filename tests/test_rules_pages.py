"""Pages: what their numbers say, which can follow which, and their images."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rulings import ruled
from worlds import tei

from pipeline.validate.paging import Number, number, roman

GROUP = ("page-order", "page-missing", "page-double", "page-unnumbered", "page-mixed", "image-missing", "image-twice")
Judge = Callable[..., list[str]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Give a function that gives the rules that a body breaks, each with its sentence."""

    def found(body: str, **files: bytes) -> list[str]:
        every = {"a.xml": tei(body), **{name.replace("_", "."): data for name, data in files.items()}}
        return [f"{p.rule}: {p.message}" for p in ruled(tmp_path, every, GROUP)]

    return found


def pages(*numbers: str) -> str:
    return "<p>" + " word ".join(f'<pb n="{n}"/>' for n in numbers) + "</p>"


def rules(found: list[str]) -> list[str]:
    return [line.partition(":")[0] for line in found]


@pytest.mark.parametrize(
    ("text", "first", "last", "kind"),
    [
        ("12", 12, 12, "arabic"), ("[12]", 12, 12, "arabic"), ("12?", 12, 12, "arabic"), ("(12)", 12, 12, "arabic"),
        ("p. 12", 12, 12, "arabic"), ("S. 12", 12, 12, "arabic"), ("12-13", 12, 13, "arabic"),
        ("123–4", 123, 124, "arabic"), ("12r", 24, 24, "leaf"), ("12v", 25, 25, "leaf"), ("fol. 12 recto", 24, 24, "leaf"),
        ("12r-v", 24, 25, "leaf"), ("12v–13r", 25, 26, "leaf"), ("f. 12v", 25, 25, "leaf"), ("xiv", 14, 14, "roman"),
        ("xiiii", 14, 14, "roman"), ("XIV", 14, 14, "roman"), ("iij", 3, 3, "roman"), ("mcmxl", 1940, 1940, "roman"),
    ],
)  # fmt: skip
def test_numbers_are_read(text: str, first: int, last: int, kind: str):
    read = number(text)
    assert read is not None
    assert (read.first, read.last, read.kind, read.prefix) == (first, last, kind, "")


@pytest.mark.parametrize("text", ["", "plate", "c", "D", "*", "unnumbered", "lower half"])
def test_what_is_no_number_is_none(text: str):
    assert number(text) is None


def test_a_letter_before_or_after_a_number_is_kept():
    assert number("A 12") == Number("arabic", 12, 12, "A ")
    assert number("771a") == Number("arabic", 771, 771, "", "a")
    assert number("B2v") == Number("leaf", 5, 5, "B")
    assert number("2-35") == Number("arabic", 35, 35, "2-")


def test_roman_numbers_are_written_as_they_are_read():
    assert [number(roman(n)).first for n in range(1, 500) if number(roman(n))] == [  # type: ignore[union-attr]
        n for n in range(1, 500) if n not in {50, 100}
    ]


@pytest.mark.parametrize(
    "numbers",
    [
        ("1", "2", "3"), ("771", "771a", "771b", "772"), ("1r", "1v", "2r"), ("1r", "2r", "3r", "4r"), ("1r-v", "2r"),
        ("12-13", "14-15"), ("iv", "v", "1", "2"), ("2/35", "2/36", "3/1"), ("[1]", "2?", "[3]"), ("98", "99", "1", "2"), ("A1", "A2", "B1"),
        ("12", "plate I", "13"), ("1", "3", "5", "7"), ("770",), ("12", "12a", "12b", "13a", "13b"), ("xiii", "xiiii", "xv"),
    ],
)  # fmt: skip
def test_pages_in_order_break_no_rule(numbers: tuple[str, ...], judge: Judge):
    assert judge(pages(*numbers)) == []


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        (("12", "31", "14"), "page-order: Page “31” stands between pages “12” and “14”."),
        (("12", "3", "14"), "page-order: Page “3” stands between pages “12” and “14”."),
        (("12", "13", "9", "10"), "page-order: Page “9” follows page “13”."),
        (("2r", "2v", "9r", "3v"), "page-order: Page “9r” stands between pages “2v” and “3v”."),
        (("12", "14"), "page-missing: Page 13 is missing between “12” and “14”."),
        (("12", "16"), "page-missing: Pages 13 to 15 are missing between “12” and “16”."),
        (("4r", "5v"), "page-missing: Pages 4v to 5r are missing between “4r” and “5v”."),
        (("iv", "vi"), "page-missing: Page v is missing between “iv” and “vi”."),
        (("12", "12"), "page-double: Page “12” begins twice: it began already where the page before does."),
        (("11", "xii", "13"), "page-mixed: Page “xii” is roman, and the pages around it are arabic."),
    ],
)
def test_a_page_that_cannot_follow_is_told(numbers: tuple[str, ...], sentence: str, judge: Judge):
    assert sentence in judge(pages(*numbers))


def test_a_slip_is_told_once(judge: Judge):
    assert rules(judge(pages("11", "12", "31", "14", "15"))) == ["page-order"]


def test_two_pages_in_the_wrong_order_are_not_missing(judge: Judge):
    assert rules(judge(pages("12", "14", "13", "15"))) == ["page-order"]


def test_a_page_without_a_number_stands_for_the_missing_one(judge: Judge):
    assert rules(judge('<p><pb n="12"/>a <pb/>b <pb n="14"/>c</p>')) == ["page-unnumbered"]


def test_where_a_division_begins_any_number_may_follow(judge: Judge):
    assert judge(f"<div>{pages('12', '13')}</div><div>{pages('40', '41')}</div><div>{pages('13', '14')}</div>") == []


def test_editions_are_counted_apart(judge: Judge):
    assert judge('<p><pb ed="A" n="1"/>a <pb ed="B" n="70"/>b <pb ed="A" n="2"/>c <pb ed="B" n="71"/>d</p>') == []


def test_breaks_of_another_type_are_counted_apart(judge: Judge):
    assert judge('<p><pb type="ms" n="1"/>a <pb type="print" n="70"/>b <pb type="ms" n="2"/>c</p>') == []


def test_breaks_in_notes_deletions_and_second_readings_do_not_count(judge: Judge):
    body = (
        '<p><pb n="1"/>a <note>b <pb n="90"/></note><del><pb n="91"/></del><app><lem>c</lem><rdg><pb n="92"/>d</rdg></app>'
        '<choice><sic><pb n="2"/>e</sic><corr><pb n="2"/>f</corr></choice><pb n="3"/>g</p>'
    )
    assert judge(body) == []


def test_a_text_in_the_text_goes_on_counting(judge: Judge):
    inner = '<floatingText><body><p><pb n="2"/>b</p></body></floatingText>'
    assert judge(f'<p><pb n="1"/>a</p>{inner}<p><pb n="3"/>c</p>') == []


def test_a_gap_of_pages_excuses_those_that_are_missing_and_one_of_words_does_not(judge: Judge):
    assert judge('<p><pb n="1"/>a <gap unit="page" quantity="2"/><pb n="4"/>b</p>') == []
    assert rules(judge('<p><pb n="1"/>a <gap reason="illegible" unit="word"/><pb n="4"/>b</p>')) == ["page-missing"]


def test_where_the_images_follow_each_other_no_page_is_missing_but_the_number_is_odd(judge: Judge):
    found = judge('<p><pb n="76" facs="https://a.b/694-0.jpg"/>a <pb n="79" facs="https://a.b/697-0.jpg"/>b</p>')
    assert rules(found) == ["page-missing"]
    found = judge('<p><pb n="76" facs="https://a.b/694-0.jpg"/>a <pb n="79" facs="https://a.b/695-0.jpg"/>b</p>')
    assert found == ["page-order: Page “79” follows page “76”, and their images follow each other."]


def test_numbers_beyond_all_measure_do_no_harm(judge: Judge):
    assert rules(judge(pages("1", "9" * 39, "9" * 5000, "2"))) == ["page-order"]
    assert judge(shown(f"1 {'1' * 9000}", f"2 {'2' * 9000}")) == []


def test_many_missing_pages_are_told_once(judge: Judge):
    [line] = judge(pages(*(str(n * n) for n in range(2, 12))))
    assert line.startswith("page-missing: Pages are missing in 9 places; the first: Pages 5 to 8 are missing")


def test_a_book_without_numbers_is_told_once(judge: Judge):
    assert judge("<p>" + "<pb/>word " * 9 + "</p>") == ["page-unnumbered: None of the 9 pages is numbered."]


def test_an_image_beside_the_file_is_there_and_others_are_missing(judge: Judge):
    assert judge('<p><pb n="1" facs="a.png"/>a</p>', a_png=b"x") == []
    assert judge('<p><graphic url="b.png"/></p>') == ["image-missing: The image “b.png” isn't in the edition."]


def test_many_missing_images_are_told_once(judge: Judge):
    found = judge("<p>" + "".join(f'<graphic url="{n}.png"/>' for n in range(9)) + "</p>")
    assert found == ["image-missing: 9 of 9 images aren't in the edition; the first is “0.png”."]


def test_a_name_with_spaces_is_told_with_what_stands_for_them(judge: Judge):
    spaced = '<p xml:base="https://example.org/"><pb n="1" facs="my file name.jpg"/>a</p>'
    assert judge(spaced) == ["image-missing: The name “my file name.jpg” has spaces in it, so it isn't one name."]
    assert rules(judge('<p><graphic url="a b.jpg"/></p>', **{"a b_jpg": b"x"})) == []


def test_images_on_the_web_are_not_looked_for(judge: Judge):
    assert judge('<div xml:base="https://example.org/"><p><graphic url="b.png"/><graphic url="tcp:1"/></p></div>') == []


def shown(*pairs: str) -> str:
    return (
        "<p>" + " ".join(f'<pb n="{n}" facs="https://example.org/{i}.jpg"/>' for n, i in map(str.split, pairs)) + "</p>"
    )


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        (("1 1", "2 2", "3 3"), []),
        (("1 1", "2 2", "3 2", "4 3", "5 4"), []),
        (("1 1", "2 1", "3 2", "4 2", "5 3", "6 3"), []),
        (("1 1", "2 1", "3 1"), []),
        (("1 1", "2 2", "3 1"), ["image-twice"]),
        (("10 10", "11 11", "12 12", "13 12", "14 14"), ["image-twice"]),
        (("1 1", "2 2", "3 3", "4 3", "5 3", "6 6"), ["image-twice"]),
    ],
)
def test_an_image_is_for_one_page_or_an_opening(pairs: tuple[str, ...], told: list[str], judge: Judge):
    assert rules(judge(shown(*pairs))) == told
