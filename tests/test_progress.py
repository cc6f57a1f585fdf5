"""Long work is visible: how fast it goes on, what was made and why, and where the time went."""

import json
import sys

import pytest
from lxml import etree
from warm import build, good, pecia
from worlds import tei, world

from pipeline.pace import Pace, duration
from pipeline.screen import LINES_APART, Shown, progress

TEXTS = {"a.xml": tei(id="a", date="1940-01-01"), "b.xml": tei(id="b", date="1940-01-02")}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("PECIA_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize(("seconds", "words"), [
    (3, "a few seconds"), (44, "40 seconds"), (61, "1 minute"), (1_500, "25 minutes"), (7_800, "2 hours 10 minutes"),
    (3_600, "1 hour"),
])  # fmt: skip
def test_a_time_is_said_as_people_say_it(seconds, words):
    assert duration(seconds) == words


def test_a_pace_says_how_many_a_second_and_what_is_left():
    assert Pace(100).words(500, 2_000, now=150) == "10 a second, 2 minutes left"
    assert Pace(100).words(1, 3, now=160) == "1.0 a minute, 2 minutes left"
    assert Pace(100).words(2_000, 2_000, now=200) == "20 a second"
    assert not Pace(100).words(0, 10, now=200)


def test_a_log_of_long_work_has_a_line_now_and_then(capsys):
    shown = Shown()
    for done in range(1, 100):
        shown("Reading", done, 100)
    assert not capsys.readouterr().err
    shown.last -= LINES_APART
    for done in range(1, 101):
        shown("Reading", done, 100)
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith("Reading: 1 of 100, ")
    assert last == "Reading: 100 done"


def test_a_step_that_is_done_twice_is_told_once(capsys):
    shown = Shown()
    shown("Making pages", 3, 3)
    shown("Making pages", 2, 2)
    assert capsys.readouterr().err == "Making pages: 3 done\n"


def test_a_terminal_has_a_bar_with_the_pace(monkeypatch, capsys):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("FORCE_COLOR", "1")
    with progress(quiet=False) as shown:
        shown("Reading", 50, 100)
        shown.tell("a.xml: a: [new]")
        fields = shown.bar.tasks[0].fields
    assert fields["pace"].endswith(" left")
    assert "a.xml: a: [new]" in capsys.readouterr().err


def test_the_verbose_name_each_document_and_why_it_was_made(tmp_path):
    folder = world(tmp_path / "a", TEXTS)
    lines = good(folder, "-v").err.splitlines()
    assert {"a.xml: a: new", "b.xml: b: new", "a.html: new"} <= set(lines)
    (folder / "b.xml").write_text(tei("<p>Others.</p>", id="b", date="1940-01-02"), "utf-8")
    lines = good(folder, "-v").err.splitlines()
    assert {"b.xml: b: its text changed", "b.html: its text changed", "Unchanged: 1 file"} <= set(lines)
    assert not [line for line in lines if line.startswith(("a.xml", "a.html"))]


def test_the_verbose_are_told_that_nothing_changed(tmp_path):
    folder = world(tmp_path / "a", TEXTS)
    good(folder)
    assert good(folder, "-v").err == "Unchanged: 2 files\n"


def test_the_verbose_are_told_what_took_longest_in_this_build(tmp_path):
    folder = world(tmp_path / "a", TEXTS)
    err = good(folder, "-v").err
    assert "\nWhat took longest (seconds of the workers):\n" in err
    assert "\n  a (a.xml)  " in err
    (folder / "b.xml").write_text(tei("<p>Others.</p>", id="b", date="1940-01-02"), "utf-8")
    assert "\n  a (a.xml)" not in good(folder, "-v").err


def test_a_profile_says_where_the_time_went(tmp_path):
    folder = world(tmp_path / "a", TEXTS)
    file = tmp_path / "p.json"
    done = build(folder, "--profile", file, validating=True)
    assert f"is in {file}, and as a picture in {file.with_suffix('.svg')}." in done.out
    profile = json.loads(file.read_bytes())
    assert [step["name"] for step in profile["steps"]] == [
        "discover", "compare", "read", "arrange", "pages", "take over", "conclude", "publish"
    ]  # fmt: skip
    assert {"reading", "judging", "record", "html", "text"} <= {row["name"] for row in profile["work"]}
    slowest = {row["id"]: row for row in profile["slowest"]}
    assert slowest["a"]["time"] == sum(slowest["a"]["work"].values())
    assert slowest["a"]["work"]["judging"] > 0


def test_a_profile_knows_nothing_of_documents_that_were_not_made(tmp_path):
    folder = world(tmp_path / "a", TEXTS)
    good(folder)
    good(folder, "--profile", tmp_path / "p.json")
    profile = json.loads((tmp_path / "p.json").read_bytes())
    assert (profile["documents"], profile["made"], profile["work"], profile["slowest"]) == (2, 0, [], [])


def test_the_picture_of_a_profile_has_a_bar_for_each_document_in_text(tmp_path):
    good(world(tmp_path / "a", TEXTS), "--profile", tmp_path / "p.json")
    picture = etree.parse(tmp_path / "p.svg").getroot()
    names = {text.text for text in picture.iter(f"{SVG}text")}
    assert {"a", "b", "html", "making pages", "The slowest documents and pages"} <= names
    bars = [float(bar.get("width")) for bar in picture.iter(f"{SVG}rect") if bar.get("class") == "bar"]
    assert len(bars) == len([text for text in picture.iter(f"{SVG}text") if text.get("class") == "name"])
    assert 0 < min(bars) <= max(bars) < float(picture.get("width"))


def test_a_profile_never_has_the_name_of_its_picture(tmp_path):
    done = build(world(tmp_path / "a", TEXTS), "--profile", tmp_path / "p.svg")
    assert done.status == 2
    assert "Name a .json file." in done.err
    assert not done.site.exists()


def test_a_profile_that_cannot_be_written_is_a_sentence(tmp_path):
    folder = world(tmp_path / "a", TEXTS)
    done = pecia("build", folder, "-o", tmp_path / "site", "--no-validate", "--profile", folder / "no" / "p.json")
    assert done.status == 74
    assert "can't be read or written" in done.err
