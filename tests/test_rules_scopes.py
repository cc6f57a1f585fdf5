"""Pages of a text that contradict those which its header states."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rulings import ruled

Judge = Callable[..., list[str]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Give a function that gives what is said of a text's pages, beside what its header says of the source."""

    def found(source: str, *numbers: str, text: str = "", documents: str = "") -> list[str]:
        header = f"<teiHeader><fileDesc><sourceDesc>{source}</sourceDesc></fileDesc></teiHeader>"
        body = text or "<p>" + "".join(f'<pb n="{n}"/> word ' for n in numbers) + "</p>"
        tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}<text><body>{body}</body></text></TEI>'
        return [p.message for p in ruled(tmp_path, {"a.xml": tei}, ["page-contradiction"], documents)]

    return found


def pages(said: str, unit: str = "page") -> str:
    return f'<bibl><title>Glue</title>, <biblScope unit="{unit}">{said}</biblScope></bibl>'


@pytest.mark.parametrize(
    ("said", "numbers"),
    [
        ("771–774", ("771", "772", "773", "774")), ("771-74", ("771", "774")), ("pp. 771–4", ("[771]", "774?")),
        ("iv–vi", ("iv", "v", "vi")), ("IV-VI", ("iv", "vi")), ("12r–13v", ("12r", "12v", "13r", "13v")),
        ("fol. 12r–13v", ("f. 12r", "13v")), ("771", ("771",)), ("034–035", ("35",)),
    ],
)  # fmt: skip
def test_pages_of_the_text_may_be_those_of_the_header(said: str, numbers: tuple[str, ...], judge: Judge):
    assert judge(pages(said), *numbers) == []


@pytest.mark.parametrize(
    ("said", "numbers", "wrong"),
    [
        ("771–774", ("771", "775"), "775"), ("771–774", ("770", "771"), "770"), ("771–74", ("773", "774", "775"), "775"),
        ("iv–vi", ("vi", "vii"), "vii"), ("12r–13v", ("13v", "14r"), "14r"), ("771", ("771", "772"), "772"),
    ],
)  # fmt: skip
def test_a_page_that_the_header_does_not_know_is_told(said: str, numbers: tuple[str, ...], wrong: str, judge: Judge):
    expected = f"Page “{wrong}” isn't among the pages of the source that the header states: “{said}”."
    assert judge(pages(said), *numbers) == [expected]


def test_fewer_pages_than_the_header_has_are_an_excerpt(judge: Judge):
    assert judge(pages("771–774"), "772", "773") == []


def test_a_page_without_words_is_not_told(judge: Judge):
    text = '<p><pb n="771"/>word <note>x</note><pb n="772"/><fw>y</fw></p>'
    assert judge(pages("771"), text=text) == []


@pytest.mark.parametrize("said", ["771–774", "1–4", "12", "12r–13v"])
def test_pages_of_something_else_are_not_compared(said: str, judge: Judge):
    assert judge(pages(said), "21", "22", "23", "24") == []


def test_a_slip_of_one_figure_is_told(judge: Judge):
    expected = "The header says that the source has the pages “171–174”, but the text has 771–774."
    assert judge(pages("171–174"), "771", "772", "773", "774") == [expected]


@pytest.mark.parametrize("said", ["12, 15–17", "passim", "771 ff.", "", "20–12", "5–ix"])
def test_what_cannot_be_read_is_not_compared(said: str, judge: Judge):
    assert judge(pages(said), "12", "18") == []


def test_numbers_of_another_kind_count_by_themselves(judge: Judge):
    assert judge(pages("1–3"), "i", "ii", "1", "3") == []


def test_what_isnt_a_page_is_not_compared(judge: Judge):
    assert judge(pages("1", "volume"), "1", "2") == []


def test_breaks_without_numbers_are_not_compared(judge: Judge):
    assert judge(pages("771"), text="<p><pb/>word <pb/>word</p>") == []


def test_one_copy_that_fits_is_enough(judge: Judge):
    text = '<p><pb ed="A" n="771"/>a <pb ed="B" n="770"/>b <pb ed="B" n="771"/>c</p>'
    assert judge(pages("771"), text=text) == []


def test_one_of_two_sources_that_fits_is_enough(judge: Judge):
    assert judge(f"<listBibl>{pages('1–2')}{pages('771–772')}</listBibl>", "771", "772") == []


def test_the_header_of_a_volume_does_not_speak_of_its_parts(judge: Judge):
    text = '<div><p><pb n="1"/>a <pb n="2"/>b</p></div>'
    assert judge(pages("1"), text=text, documents="//div") == []
    assert len(judge(pages("1"), text=text)) == 1


def test_attributes_count_more_than_words(judge: Judge):
    scope = '<bibl><biblScope unit="page" from="771" to="772">passim</biblScope></bibl>'
    assert len(judge(scope, "772", "773")) == 1


def test_one_problem_is_told_of_a_document(judge: Judge):
    assert len(judge(pages("1–2"), "1", "2", "3", "4", "5")) == 1
