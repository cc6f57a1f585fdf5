"""The register: how a pointer finds its entry, which entries are one, and what only mentions name."""

from collections import Counter

import pytest

from pipeline.record import Mention
from pipeline.register import Entry, Register, normal_address, page_name, subjects


def entry(
    id_: str, path: str = "persons.xml", label: str = "", kind: str = "person", authorities: tuple[str, ...] = ()
) -> Entry:
    return Entry(kind, id_, path, f"/TEI[1]/{id_ or label}", label or id_, label or id_, authorities)


def mention(target: str, text: str = "Ada", kind: str = "person", *, key: bool = False, count: int = 1) -> Mention:
    return Mention(target, target, key, kind, text, "p:1", "", count, "", text)


ADA, BO = entry("ada"), entry("bo", authorities=("https://d-nb.info/gnd/118",))


@pytest.mark.parametrize(("target", "path", "found"), [
    ("#ada", "letters/a.xml", ADA),
    ("#ada", "persons.xml", ADA),
    ("persons.xml#ada", "a.xml", ADA),
    ("../persons.xml#ada", "letters/a.xml", ADA),
    ("./persons.xml#ada", "a.xml", ADA),
    ("elsewhere/persons.xml#ada", "a.xml", ADA),
    ("http://d-nb.info/gnd/118/", "a.xml", BO),
    ("gnd:118", "a.xml", BO),
    ("#nobody", "a.xml", None),
    ("persons.xml", "a.xml", None),
    ("https://d-nb.info/gnd/119", "a.xml", None),
    ("", "a.xml", None),
    ("#", "a.xml", None),
])  # fmt: skip
def test_a_pointer_finds_its_entry(target, path, found):
    assert Register([ADA, BO]).find(mention(target), path) is found


def test_a_key_finds_its_entry():
    register = Register([ADA, BO])
    assert register.find(mention("ada", key=True), "a.xml") is ADA
    assert register.find(mention("gnd:118", key=True), "a.xml") is BO
    assert register.find(mention("#ada", key=True), "a.xml") is None


def test_an_id_of_the_file_itself_goes_before_that_of_another():
    own = entry("ada", "letter.xml")
    register = Register([ADA, own])
    assert register.find(mention("#ada"), "letter.xml") is own
    assert register.find(mention("#ada"), "persons.xml") is ADA
    assert register.find(mention("#ada"), "third.xml") is None, "two entries have the id"


def test_entries_with_one_authority_are_one():
    first = entry("a1", "a.xml", "Ada", authorities=("https://www.wikidata.org/entity/Q7259",))
    second = entry("a2", "b.xml", "Ada Lovelace", authorities=("wikidata:Q7259", "https://viaf.org/viaf/1"))
    third = entry("a3", "c.xml", "A. L.", authorities=("viaf:1",))
    register = Register([first, second, third])
    [subject] = subjects(register, {}).values()
    assert subject.entries == (first, second, third)
    assert (subject.name, subject.label) == ("persons/a1.html", "Ada")
    assert register.find(mention("c.xml#a3"), "x.xml") is first


def test_an_address_that_two_entries_of_one_file_share_names_neither():
    one = entry("one", authorities=("https://example.org/family",))
    two = entry("two", authorities=("https://example.org/family",))
    assert len(subjects(Register([one, two]), {})) == 2


def test_entries_of_two_kinds_are_never_one():
    ship = entry("v", kind="object", authorities=("wikidata:Q1",))
    place = entry("w", kind="place", authorities=("wikidata:Q1",))
    assert len(subjects(Register([ship, place]), {})) == 2


def test_what_no_register_knows_has_a_page_by_its_commonest_name():
    mentions = [mention("https://x.example/p/7", "A. L.", count=1), mention("https://x.example/p/7", "Ada", count=3)]
    [subject] = subjects(Register([]), {"person x": mentions}).values()
    assert (subject.label, subject.name, subject.entries) == ("Ada", "persons/7.html", ())
    assert subject.authorities == ("https://x.example/p/7",)


def test_two_pages_never_have_one_file():
    taken: Counter[str] = Counter()
    wishes = ["ada", "Ada", "ada", "ada-2", "index", "con", "..", "a/b", "a\\b", "é", "e\u0301", "Иван", "иван", "x" * 300,
              "x" * 300, "名" * 200, "名" * 200, "?", "*", ""]  # fmt: skip
    names = [page_name("person", wish, taken) for wish in wishes]
    assert len({name.casefold() for name in names}) == len(wishes)
    assert all(name.count("/") == 1 and len(name.encode()) < 120 for name in names)
    assert not {"persons/index.html", "persons/con.html", "persons/...html"} & set(names)


def test_a_thousand_entries_with_one_name_take_little_time():
    taken: Counter[str] = Counter()
    names = {page_name("person", "Ada", taken) for _ in range(20_000)}
    assert len(names) == 20_000


@pytest.mark.parametrize(("one", "other"), [
    ("https://www.geonames.org/12", "geonames:12"), ("http://viaf.org/viaf/3/", "VIAF:3"),
    ("https://orcid.org/0000-1", "orcid:0000-1"),
])  # fmt: skip
def test_an_authority_is_known_in_every_form(one, other):
    assert normal_address(one) == normal_address(other)
