"""Arranging: reading order, volumes, neighbours, contents, lists, and names for documents that clash."""

from dataclasses import replace
from types import MappingProxyType
from urllib.parse import quote

import pytest

from pipeline.arrange import arrange, lists, order
from pipeline.arrange.order import clashes
from pipeline.edition import Edition, Volume
from pipeline.making import DocumentPage, EntryPage, ListPage, Script
from pipeline.message import Survey, Surveyed
from pipeline.record import Mention, Record
from pipeline.register import Entry


@pytest.fixture
def edition(tmp_path):
    return Edition(root=tmp_path, output=tmp_path / "site", title="E")


def record(id_: str, date: str = "", title: str = "", mentions: tuple[Mention, ...] = (), volume: str = "") -> Record:
    title = title or id_
    head = f'<p:record xmlns:p="https://pecia.example/ns" id="{id_}"/>'.encode()
    return Record(id_, "", title, date, date, title, volume, 10, 1, mentions, (("zone", "#pb:1"),), (), head)


def survey(path: str, *records: Record, pointers: tuple[str, ...] = (), entries: tuple[Entry, ...] = ()) -> Survey:
    documents = tuple(Surveyed(n, n, each, (), pointers) for n, each in enumerate(records, 1))
    return Survey(path, ((path, ""),), (), documents, entries)


def arranged(edition, *surveys, left_out=frozenset(), ids=MappingProxyType({})):
    return arrange(edition, surveys, lambda path: ids.get(path, {}), left_out)


def documents(arrangement) -> list[DocumentPage]:
    return [page for page in arrangement.pages if isinstance(page, DocumentPage)]


def entries(arrangement) -> list[EntryPage]:
    return [page for page in arrangement.pages if isinstance(page, EntryPage)]


def list_pages(arrangement) -> list[ListPage]:
    return [page for page in arrangement.pages if isinstance(page, ListPage)]


def ids(arrangement) -> list[str]:
    return [placed.document.id for placed in arrangement.documents]


def test_documents_stand_by_date_then_title_then_id(edition):
    rows = [
        ("e", "", "A"),
        ("d", "1900-01-02", "B"),
        ("c", "1900-01-02", "A"),
        ("b", "1900-01-02", "A"),
        ("a", "1899", "Z"),
    ]
    found = arranged(edition, *[survey(f"{id_}.xml", record(id_, date, title)) for id_, date, title in rows])
    assert ids(found) == ["a", "b", "c", "d", "e"]


def test_files_can_be_the_order(tmp_path):
    edition = Edition(root=tmp_path, output=tmp_path, order="files", files=("z/*.xml", "*.xml"))
    early = survey("b.xml", record("b1", "1750"), record("b2", "1740"))
    late = survey("z/d.xml", record("d1", "1960"), record("d2", "1950"))
    found = arranged(edition, survey("a.xml", record("a", "1999")), early, survey("z/c.xml", record("c", "2000")), late)
    assert ids(found) == ["d1", "d2", "b1", "b2", "c", "a"], "volumes first"


def test_a_file_with_several_documents_is_a_volume(edition):
    volume = survey("v.xml", record("v1", "1901", volume="The Volume"), record("v2", "1902"))
    found = arranged(edition, survey("a.xml", record("a", "1900")), volume, survey("w.xml", record("w1"), record("w2")))
    assert ids(found) == ["v1", "v2", "w1", "w2", "a"]
    titles = [group.title for group in list_pages(found)[0].groups]
    assert titles == ["The Volume", "w", ""]


def test_parts_without_dates_stay_in_the_order_of_their_file(edition):
    found = arranged(edition, survey("v.xml", record("c", "1950"), record("a"), record("b", "1940")))
    assert ids(found) == ["c", "a", "b"]


def test_volumes_of_the_settings_have_their_order(tmp_path):
    volumes = (Volume("Second", ("b/*.xml",)), Volume("First", ("a/*.xml",)))
    edition = Edition(root=tmp_path, output=tmp_path, volumes=volumes)
    found = arranged(
        edition,
        survey("a/1.xml", record("a", "1900")),
        survey("b/1.xml", record("b", "1950")),
        survey("c.xml", record("c")),
    )
    assert ids(found) == ["b", "a", "c"]
    assert [task.volume for task in documents(found)] == [("index.html", "Second"), ("index.html", "First"), ("", "")]


def test_neighbours_are_those_of_the_volume(edition):
    found = arranged(edition, survey("v.xml", record("a"), record("b"), record("c")), survey("d.xml", record("d")))
    sides = {
        task.id: (b'id="a"' in task.previous, b'id="b"' in task.previous, bool(task.next)) for task in documents(found)
    }
    assert sides == {
        "a": (False, False, True),
        "b": (True, False, True),
        "c": (False, True, False),
        "d": (False, False, False),
    }


def test_documents_that_are_left_out_are_nobodys_neighbour(edition):
    found = arranged(edition, survey("v.xml", record("a"), record("b"), record("c")), left_out=frozenset({"b"}))
    assert ids(found) == ["a", "c"]
    assert b'id="c"' in documents(found)[0].next


def test_long_contents_are_cut_by_year_and_by_length(edition, monkeypatch):
    monkeypatch.setattr(lists, "WHOLE", 4)
    monkeypatch.setattr(lists, "LONG", 2)
    dates = ["1900-01-01", "1900-02-01", "1900-03-01", "1901", "-9955", ""]
    found = arranged(edition, *[survey(f"{n}.xml", record(f"d{n}", date)) for n, date in enumerate(dates)])
    home, *pages = [task for task in list_pages(found) if task.kind in {"home", "contents"}]
    assert [(group.title, group.href, group.count, len(group.records)) for group in home.groups] == [
        ("-0044", "contents/1--0044.html", 1, 0), ("1900 (1)", "contents/2-1900_%281%29.html", 2, 0),
        ("1900 (2)", "contents/3-1900_%282%29.html", 1, 0), ("1901", "contents/4-1901.html", 1, 0),
        ("Undated", "contents/5-Undated.html", 1, 0),
    ]  # fmt: skip
    assert [(page.name, len(page.groups[0].records)) for page in pages] == [
        ("contents/1--0044.html", 1), ("contents/2-1900_(1).html", 2), ("contents/3-1900_(2).html", 1),
        ("contents/4-1901.html", 1), ("contents/5-Undated.html", 1),
    ]  # fmt: skip
    assert documents(found)[-1].volume == ("contents/5-Undated.html", "Undated")


def test_no_page_of_contents_names_all_others(edition, monkeypatch):
    monkeypatch.setattr(lists, "WHOLE", 4)
    found = arranged(edition, *[survey(f"{n}.xml", record(f"d{n}", str(1900 + n))) for n in range(60)])
    assert max(len(task.ways) for task in list_pages(found) if task.kind == "contents") == 11


def person(n: int, label: str) -> Entry:
    return Entry("person", f"p{n}", "persons.xml", f"/TEI[1]/person[{n}]", label, label, ())


def test_a_list_is_one_page_by_letter(edition):
    people = [person(n, label) for n, label in enumerate(["Ward", "Éluard", "Emin", "42nd Foot", "Иванов", "ward"])]
    found = arranged(edition, survey("persons.xml", entries=tuple(people)), survey("a.xml", record("a")))
    [task] = [task for task in list_pages(found) if task.kind == "persons"]
    assert task.name == "persons/index.html"
    assert {group.title: [item.label for item in group.items] for group in task.groups} == {
        "#": ["42nd Foot"], "E": ["Emin", "Éluard"], "W": ["Ward", "ward"], "И": ["Иванов"],
    }  # fmt: skip


def test_a_long_list_is_cut_by_letter_and_by_length(edition, monkeypatch):
    monkeypatch.setattr(lists, "LONG", 2)
    people = tuple(person(n, label) for n, label in enumerate(["Ab", "Ac", "Ad", "Be"]))
    found = arranged(edition, survey("persons.xml", entries=people), survey("a.xml", record("a")))
    names = [
        (task.name, task.title, sum(len(group.items) for group in task.groups))
        for task in list_pages(found)
        if task.kind == "persons"
    ]
    assert names == [
        ("persons/index.html", "", 0), ("persons/index.1-1.html", "A", 2),
        ("persons/index.1-2.html", "A (2)", 1), ("persons/index.2-1.html", "B", 1),
    ]  # fmt: skip


def named(ref: str, text: str = "Ada", at: str = "one", *, key: bool = False) -> Mention:
    return Mention(ref, ref, key, "person", text, at, "3", 2, "", text)


def test_mentions_lead_to_entries_and_back(edition):
    letter = survey("letters/a.xml", record("a b", "1900", mentions=(named("#p1"),)))
    found = arranged(edition, letter, survey("persons.xml", entries=(person(1, "Ada Ward"),)))
    [page] = documents(found)
    assert [(link.ref, link.kind, link.href, link.label) for link in page.entries] == [
        ("#p1", "person", "persons/p1.html", "Ada Ward")
    ]
    [entry] = entries(found)
    [shown] = entry.mentions
    assert (shown.href, shown.page, shown.count) == ("a%20b.html#one", "3", 2)


def test_names_in_an_entry_lead_to_other_entries_and_not_to_itself(edition):
    ada = replace(person(1, "Ada Ward"), names=(named("#p1"), named("#p2"), named("#lost")), pointers=("a.xml", "#p2"))
    found = arranged(edition, survey("a.xml", record("a")), survey("persons.xml", entries=(ada, person(2, "Bo"))))
    shown = entries(found)[0]
    assert [(link.ref, link.href) for link in shown.entries] == [("#p2", "persons/p2.html")]
    assert shown.targets == (("a.xml", "a.html"), ("#p2", "persons/p2.html"))


def test_what_no_register_knows_gets_a_page(edition):
    mentions = (named("https://x.example/7"), named("key 7", key=True), named("#lost"), named("#lost"))
    found = arranged(edition, survey("a.xml", record("a", mentions=mentions)))
    assert [link.href for link in documents(found)[0].entries] == [
        "persons/lost.html",
        "persons/7.html",
        "persons/key_7.html",
    ]


def test_links_lead_to_documents_ids_and_entries(edition):
    pointers = (
        "b.xml",
        "b.xml#two",
        "b.xml#zone",
        "b.xml#nowhere",
        "persons.xml#p1",
        "missing.xml",
        "#two",
        "v.xml#w",
        "v.xml",
    )
    found = arranged(
        edition, survey("a.xml", record("a"), pointers=pointers), survey("b.xml", record("b")),
        survey("v.xml", record("v"), record("w")), survey("persons.xml", entries=(person(1, "Ada"),)),
        ids={"b.xml": {"two": 1, "zone": 1}, "v.xml": {"v": 1, "w": 2}},
    )  # fmt: skip
    [page] = [task for task in documents(found) if task.id == "a"]
    assert dict(page.targets) == {
        "b.xml": "b.html", "b.xml#two": "b.html#two", "b.xml#zone": "b.html#pb:1", "b.xml#nowhere": "b.html",
        "persons.xml#p1": "persons/p1.html", "v.xml#w": "w.html#w", "v.xml": "v.html",
    }  # fmt: skip


def test_links_do_not_lead_to_what_is_left_out(edition):
    found = arranged(edition, survey("a.xml", record("a"), pointers=("b.xml#two", "b.xml")), survey("b.xml", record("b")),
                     left_out=frozenset({"b"}), ids={"b.xml": {"two": 1}})  # fmt: skip
    assert documents(found)[0].targets == ()


def test_the_first_document_keeps_an_id_that_two_have(edition):
    surveys = [survey("a/x.xml", record("x")), survey("b/x.xml", record("x")), survey("c.xml", record("b.x"))]
    names, problems = clashes(edition, surveys)
    assert names == {"a/x.xml": (), "b/x.xml": ((1, "b.x_2"),)}, "who has an id keeps it"
    [problem] = problems
    assert (problem.path, problem.rule, problem.severity) == ("b/x.xml", "id-clash", "error")
    assert (
        "has the id x of a document in a/x.xml; that one keeps the address, this one is b.x_2.html." in problem.message
    )


@pytest.mark.parametrize(
    ("one", "other"), [("Letter", "letter"), ("stra\u00dfe", "strasse"), ("e\u0301", "é"), ("a", "a.diplomatic")]
)
def test_ids_that_make_one_file_on_some_disks_clash(one, other, edition):
    names, problems = clashes(edition, [survey("1.xml", record(one)), survey("2.xml", record(other))])
    assert names == {"1.xml": (), "2.xml": ((1, "2"),)}
    assert len(problems) == 1


def test_ids_that_differ_do_not_clash(edition):
    assert clashes(edition, [survey("1.xml", record("a")), survey("2.xml", record("b"))]) == ({}, [])


def test_the_cost_of_arranging_grows_with_the_edition(edition, monkeypatch):
    calls = []
    matches = order.matches
    monkeypatch.setattr(order, "matches", lambda *row: calls.append(row) or matches(*row))
    counts = []
    for size in (100, 200):
        calls.clear()
        arranged(edition, survey("v.xml", *[record(f"d{n}", "1900") for n in range(size)]))
        counts.append(len(calls))
    assert counts[1] <= 2 * counts[0]


def test_ids_are_asked_only_of_files_that_links_lead_to(edition):
    asked = []
    surveys = [survey("a.xml", record("a"), pointers=("b.xml#two",)), survey("b.xml", record("b"))]
    arrange(edition, surveys, lambda path: asked.append(path) or {}, frozenset())
    assert asked == ["b.xml"]


def test_a_page_has_the_ten_documents_around_it_and_one_list_for_the_whole_volume(edition):
    found = arranged(edition, survey("v.xml", *[record(f"d{n}", volume="Köln & so") for n in range(30)]))
    page = documents(found)[9]
    assert [each.href for each in page.near] == [f"d{n}.html" if n != 9 else "" for n in range(4, 15)]
    assert [len(each.near) for each in documents(found)[:6]] == [6, 7, 8, 9, 10, 11]
    [script] = [each for each in found.pages if isinstance(each, Script)]
    assert quote(script.name) == f"{page.whole}.js"
    assert [row.href for row in script.rows] == [f"d{n}.html" for n in range(30)]


def test_a_title_that_changes_changes_its_page_and_those_around_it_alone(edition):
    def pages(title):
        rows = [record(f"d{n:02}", "1900", title if n == 20 else "") for n in range(40)]
        return documents(arranged(edition, survey("v.xml", *rows)))

    differ = [one.id for one, other in zip(pages("a"), pages("b"), strict=True) if one != other]
    assert differ == [f"d{n}" for n in range(15, 26)]


def letter(id_: str, date: str, sender: str, recipient: str, *stated: tuple[str, str]) -> Record:
    return replace(record(id_, date), parties=((sender,), (recipient,)), letters=stated)


def sides(arrangement) -> dict[str, tuple[str, str]]:
    return {
        p.id: tuple(each.href.removesuffix(".html") if each else "" for each in p.letters)
        for p in documents(arrangement)
    }


def test_letters_between_the_same_two_follow_each_other_by_date(edition):
    rows = [
        ("a", "1900", "Ada", "Ben"),
        ("b", "1901", "Ada", "Cyd"),
        ("c", "1902", "Ben", "Ada"),
        ("d", "1899", "Ben", "Ada"),
    ]
    found = arranged(edition, *[survey(f"{row[0]}.xml", letter(*row)) for row in rows])
    assert sides(found) == {"d": ("", "a"), "a": ("d", "c"), "c": ("a", ""), "b": ("", "")}


def test_one_correspondent_is_known_by_the_register_whatever_the_name(edition):
    def written(id_, date, *names):
        sent = (replace(named(names[0], "x"), role="sender"), replace(named(names[1], "y"), role="recipient"))
        return replace(letter(id_, date, f"One {id_}", f"Other {id_}"), mentions=sent)

    people = survey("persons.xml", entries=(person(1, "Ada"), person(2, "Ben")))
    letters = [
        survey("a.xml", written("a", "1900", "#p1", "#p2")),
        survey("b.xml", written("b", "1901", "persons.xml#p2", "#p1")),
    ]
    assert sides(arranged(edition, *letters, people)) == {"a": ("", "b"), "b": ("a", "")}


def test_what_a_header_says_of_the_letters_around_it_goes_before_their_dates(edition):
    stated = letter("b", "1901", "Ada", "Ben", ("previous", "d.xml"), ("next", "lost.xml"), ("next", "b.xml"))
    others = [letter("a", "1900", "Ada", "Ben"), letter("c", "1902", "Ben", "Ada"), record("d", "1800")]
    found = arranged(edition, survey("b.xml", stated), *[survey(f"{each.id}.xml", each) for each in others])
    assert sides(found)["b"] == ("d", "c")


def test_names_in_pages_of_the_editors_lead_to_entries_and_are_no_mentions(tmp_path):
    edition = Edition(root=tmp_path, output=tmp_path, pages=("pages/*.xml",))
    about = survey("pages/about.xml", record("about", mentions=(named("../persons.xml#p1"),)))
    found = arranged(edition, survey("a.xml", record("a")), about, survey("persons.xml", entries=(person(1, "Ada"),)))
    [own] = [page for page in documents(found) if page.own]
    assert [link.href for link in own.entries] == ["persons/p1.html"]
    assert entries(found)[0].total == 0


def test_pages_of_the_editors_are_no_documents(tmp_path):
    edition = Edition(root=tmp_path, output=tmp_path, pages=("pages/guide.xml", "pages/*.xml"))
    written = [survey("pages/about.xml", record("about", title="About")), survey("pages/guide.xml", record("guide"))]
    found = arranged(edition, survey("a.xml", record("a"), pointers=("pages/guide.xml",)), *written)
    assert ids(found) == ["a"]
    assert [page.id for page in documents(found) if page.own] == ["guide", "about"]
    assert [(way.href, way.label) for way in found.menu if way.label] == [
        ("guide.html", "guide"),
        ("about.html", "About"),
    ]
    assert documents(found)[0].targets == (("pages/guide.xml", "guide.html"),)
    assert "about" not in str(list_pages(found))
