"""Names and registers: names that point to two entries or to none, entries that nothing mentions or that stand twice."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rulings import ruled
from worlds import register, tei

from pipeline.problem import Problem

GROUP = ("name-without-ref", "name-two-refs", "entry-unmentioned", "entry-double")
WARD = '<person xml:id="ward"><persName><surname>Ward</surname> <forename>Ada</forename></persName></person>'
BELL = '<person xml:id="bell"><persName>Edith Bell</persName><persName>E. B.</persName></person>'
Judge = Callable[..., list[str]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Give a function that gives the rules that a document and files beside it break, each with its sentence."""

    def found(wanted: str, body: str, documents: str = "", **files: str) -> list[str]:
        every = {"a.xml": tei(body), **{f"{name}.xml": text for name, text in files.items()}}
        return [shown(p) for p in ruled(tmp_path, every, [wanted], documents)]

    return found


def shown(problem: Problem) -> str:
    return f"{problem.path}: {problem.message}"


def name(text: str, ref: str = "") -> str:
    return f'<persName ref="#{ref}">{text}</persName> ' if ref else f"<persName>{text}</persName> "


def test_a_name_that_the_register_has_is_told_once_for_a_document(judge: Judge):
    body = f"<p>{name('Ada Ward')}{name('Ada Ward')}{name('Ada')}{name('Tom')}</p>"
    assert judge("name-without-ref", body, persons=register(WARD)) == [
        "a.xml: The name “Ada Ward” points to no entry, and the register has “Ward, Ada”."
    ]


def test_every_document_of_a_volume_counts_by_itself(judge: Judge):
    body = f"<div type='letter'><p>{name('E. B.')}</p></div>" * 2
    assert len(judge("name-without-ref", body, "//div[@type='letter']", persons=register(BELL))) == 2


def test_a_name_that_two_entries_have_is_not_told(judge: Judge):
    assert (
        judge("name-without-ref", f"<p>{name('E. B.')}</p>", persons=register(BELL + BELL.replace('"bell"', '"b"')))
        == []
    )


@pytest.mark.parametrize("attribute", ["key", "corresp", "sameAs", "ref"])
def test_a_name_that_points_in_another_way_is_not_told(attribute: str, judge: Judge):
    body = f'<p><persName {attribute}="https://example.org">Ada Ward</persName></p>'
    assert judge("name-without-ref", body, persons=register(WARD)) == []


def test_a_name_that_points_to_its_entry_and_to_another_is_told_at_the_other(judge: Judge):
    body = f"<p>{name('Ada Ward', 'ward')}{name('Ada Ward', 'bell')}{name('Ada Ward', 'ward')}</p>"
    assert judge("name-two-refs", body, persons=register(WARD + BELL)) == [
        "a.xml: The name “Ada Ward” points to “Edith Bell” here, and to “Ward, Ada” in line 1."
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("the Queen", "ward"), ("the Queen", "bell")),
        (("Ward", "ward"), ("Ward", "tom")),
        (("Ada Ward", "ward"), ("Edith Bell", "bell")),
        (("Ada Ward", "ward"), ("Ada Ward", "lost")),
    ],
)
def test_a_name_that_two_people_may_have_is_not_told(first: tuple[str, str], second: tuple[str, str], judge: Judge):
    tom = '<person xml:id="tom"><persName>Tom Ward</persName></person>'
    assert judge("name-two-refs", f"<p>{name(*first)}{name(*second)}</p>", persons=register(WARD + BELL + tom)) == []


def test_without_a_register_one_other_address_among_many_is_told(judge: Judge):
    gnd = "<persName ref='https://d-nb.info/gnd/{}'>Ada Ward</persName> "
    assert judge("name-two-refs", f"<p>{gnd.format(1) * 3}{gnd.format(2)}</p>") == [
        "a.xml: The name “Ada Ward” points to “https://d-nb.info/gnd/2” here, and 3 times to “https://d-nb.info/gnd/1”."
    ]
    assert judge("name-two-refs", f"<p>{gnd.format(1) * 3}{gnd.format(2) * 2}</p>") == []
    assert judge("name-two-refs", f"<p>{gnd.format(1) * 3}{gnd.format(2)}</p>".replace("Ada", "the")) == []
    other = gnd.replace("d-nb.info/gnd", "viaf.org/viaf").format(2)
    assert judge("name-two-refs", f"<p>{gnd.format(1) * 3}{other}</p>") == []


def test_two_pointers_to_one_entry_are_one(judge: Judge):
    ward = WARD.replace("</person>", '<idno type="GND">118520776</idno></person>')
    body = f"<p>{name('Ada Ward', 'ward')}<persName ref='https://d-nb.info/gnd/118520776'>Ada Ward</persName></p>"
    assert judge("name-two-refs", body, persons=register(ward)) == []


def test_different_documents_of_a_volume_may_use_a_name_for_different_people(judge: Judge):
    body = f"<div type='x'><p>{name('Ada Ward', 'ward')}</p></div><div type='x'><p>{name('Ada Ward', 'bell')}</p></div>"
    assert judge("name-two-refs", body, "//div[@type='x']", persons=register(WARD + BELL)) == []
    assert len(judge("name-two-refs", body, persons=register(WARD + BELL))) == 1


@pytest.mark.parametrize(
    "pointer",
    ['<persName ref="persons.xml#ward"/>', '<rs key="ward"/>', '<seg ana="persons.xml#ward"/>', '<sp who="#ward"/>',
     '<persName ref="http://www.d-nb.info/gnd/118520776/"/>', '<rs key="gnd:118520776"/>'],
)  # fmt: skip
def test_every_way_to_point_mentions_an_entry(pointer: str, judge: Judge):
    ward = WARD.replace("</person>", '<idno type="GND">118520776</idno></person>')
    body = f"<p>{name('E. B.', 'bell')}{pointer}</p>"
    assert judge("entry-unmentioned", body, persons=register(ward + BELL)) == []


def test_an_entry_that_nothing_mentions_is_told(judge: Judge):
    assert judge("entry-unmentioned", f"<p>{name('E. B.', 'bell')}</p>", persons=register(WARD + BELL)) == [
        "persons.xml: Nothing mentions the entry “Ward, Ada”."
    ]


def test_a_pointer_that_names_its_own_file_mentions_an_entry_of_it(judge: Judge):
    body = f"<listPerson>{WARD}{BELL}</listPerson><p>{name('E. B.', 'bell')}<rs ref='a.xml#ward'>I</rs></p>"
    assert judge("entry-unmentioned", body) == []


def test_an_entry_that_another_points_to_is_mentioned(judge: Judge):
    bell = BELL.replace("<person ", '<person corresp="#ward" ')
    assert judge("entry-unmentioned", f"<p>{name('E. B.', 'bell')}</p>", persons=register(WARD + bell)) == []


def test_a_register_of_which_nothing_is_used_and_one_without_texts_are_not_told(judge: Judge, tmp_path: Path):
    assert judge("entry-unmentioned", "<p>a</p>", persons=register(WARD + BELL)) == []
    bell = BELL.replace("<person ", '<person corresp="#ward" ')
    assert ruled(tmp_path / "x", {"persons.xml": register(WARD + bell)}, ["entry-unmentioned"]) == []


def test_many_entries_that_nothing_mentions_are_told_once(judge: Judge):
    others = "".join(WARD.replace('"ward"', f'"w{n}"') for n in range(20))
    [line] = judge("entry-unmentioned", f"<p>{name('E. B.', 'bell')}</p>", persons=register(others + BELL))
    assert line.startswith("persons.xml: Nothing mentions 20 of the 21 persons of this register: “Ward, Ada”")


def test_works_and_categories_need_no_mention(judge: Judge):
    works = '<bibl xml:id="w1"><title>A</title></bibl><bibl xml:id="w2"><title>B</title></bibl>'
    assert judge("entry-unmentioned", "<p><title ref='#w1'>A</title></p>", works=register(works, "listBibl")) == []


def with_number(entry: str, identifier: str) -> str:
    return entry.replace("</person>", f"<idno type='GND'>{identifier}</idno></person>")


def test_two_entries_with_one_identifier_are_told(judge: Judge):
    persons = register(with_number(WARD, "118520776") + with_number(BELL, "118520776"))
    assert judge("entry-double", "<p/>", persons=persons) == [
        "persons.xml: The entries “Ward, Ada” (line 1) and “Edith Bell” have the same identifier, "
        "“d-nb.info/gnd/118520776”: they are probably one person."
    ]


def test_an_identifier_that_many_share_is_that_of_something_else(judge: Judge):
    several = "".join(with_number(WARD.replace('"ward"', f'"w{n}"'), "118520776") for n in range(5))
    assert judge("entry-double", "<p/>", persons=register(several)) == []


def test_copies_of_an_entry_in_two_registers_are_not_told(judge: Judge):
    persons = register(with_number(WARD, "118520776"))
    assert judge("entry-double", "<p/>", b=persons, c=persons) == []


def test_the_same_name_birth_and_death_are_one_person(judge: Judge):
    life = '<birth when="1870"/><death><date when="1919">1919</date></death></person>'
    first = f'<person xml:id="t1"><persName>Tom Hill</persName>{life}'
    second = f'<person xml:id="t2"><persName>Hill, Tom</persName>{life}'
    [line] = judge("entry-double", "<p/>", persons=register(first + second))
    assert line.endswith("have the same name, birth and death: they are probably one person.")
    assert judge("entry-double", "<p/>", persons=register(first + second.replace("1919", "1920"))) == []
    assert judge("entry-double", "<p/>", persons=register((first + second).replace("Tom", "").replace(",", ""))) == []


def test_a_register_that_is_included_is_one_with_its_own_file(tmp_path: Path):
    people = f'<listPerson xmlns="http://www.tei-c.org/ns/1.0">{WARD}{BELL}</listPerson>'
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="people.xml"/>'
    files = {
        "a.xml": tei(f"<p>{name('E. B.', 'bell')}</p>{include}"),
        "b.xml": tei(f"<p>{name('Ada Ward', 'ward')}</p>{include}"),
        "c.xml": tei(f"<p>{name('Ada Ward', 'ward')}</p>"),
        "people.xml": people,
    }
    assert ruled(tmp_path, files, [*GROUP, "pointer-without-entry"]) == []
    [found] = ruled(tmp_path, {**files, "b.xml": tei(include), "c.xml": tei()}, ["entry-unmentioned"])
    assert (found.path, found.message) == ("people.xml", "Nothing mentions the entry “Ward, Ada”.")
