"""Names of people in citations that are taken apart by guess."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rulings import ruled
from worlds import pecia

from pipeline import xml
from pipeline.edition import Edition
from pipeline.rule import Selection
from pipeline.validate.guesses import guessed, guesses
from pipeline.validate.subject import Subject

ROOT = Path(__file__).resolve().parent.parent
NS = "http://www.tei-c.org/ns/1.0"
Judge = Callable[..., list[str]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Give a function that gives what is said of the names in a header, with the line of each."""

    def found(statement: str, more: str = "", text: str = "<p>Words.</p>", documents: str = "") -> list[str]:
        header = f"<fileDesc><titleStmt><title>Glue</title>{statement}</titleStmt></fileDesc>{more}"
        tei = f'<TEI xmlns="{NS}"><teiHeader>{header}</teiHeader><text><body>{text}</body></text></TEI>'
        return [str(p) for p in ruled(tmp_path, {"a.xml": tei}, ["name-guessed"], documents)]

    return found


def messages(found: list[str]) -> list[str]:
    return [line.partition("name-guessed: ")[2].partition(" (")[0] for line in found]


def test_a_guess_is_told_with_what_to_write(judge: Judge):
    [line] = judge("<author>Ada von Quill</author>")
    assert "note: name-guessed: The author “Ada von Quill” is cited as “von Quill, Ada”: that is a guess." in line
    assert "write <forename>Ada</forename> <nameLink>von</nameLink> <surname>Quill</surname>" in line


@pytest.mark.parametrize(
    "name",
    [
        "<author><forename>Ada</forename> <surname>Quill</surname></author>",
        "<author>Quill, Ada</author>", "<author>Plato</author>", "<author>Jacob of Edessa</author>",
        "<author>Society of Binders</author>", "<author><orgName>Ada Quill</orgName></author>", "<author>Anonymous</author>",
        "<author/>", '<author ref="#quill"/>', "<respStmt><resp>Encoding</resp><name>Ada Quill</name></respStmt>",
    ],
)  # fmt: skip
def test_nothing_is_told_where_nothing_is_guessed(name: str, judge: Judge):
    assert judge(name) == []


def test_a_name_that_the_register_takes_apart_is_not_guessed(judge: Judge):
    entry = "<person xml:id='quill'><persName><forename>Ada</forename> <surname>Quill</surname></persName></person>"
    register = f"<profileDesc><particDesc><listPerson>{entry}</listPerson></particDesc></profileDesc>"
    assert judge("<author ref='#quill'>Ada Quill</author>", register) == []
    assert len(judge("<author ref='#quill'>Ada Quill</author>")) == 1


def test_each_role_is_named(judge: Judge):
    statement = (
        "<editor>Mary Reader</editor><editor role='translator'>Olga Stein</editor>"
        "<respStmt><resp>Compiled by</resp><name>Nora Glue</name></respStmt>"
    )
    letter = "".join(
        f'<correspAction type="{kind}"><persName>{name}</persName></correspAction>'
        for kind, name in (("sent", "Ada Quill"), ("received", "Otto Nib"))
    )
    told = messages(judge(statement, f"<profileDesc><correspDesc>{letter}</correspDesc></profileDesc>"))
    assert [line.split(" is cited")[0] for line in told] == [
        "The author “Ada Quill”",
        "The recipient “Otto Nib”",
        "The editor “Mary Reader”",
        "The translator “Olga Stein”",
        "The compiler “Nora Glue”",
    ]


def test_a_name_is_told_once_for_a_file(judge: Judge):
    parts = "<div type='letter'><p>a</p></div>" * 3
    assert len(judge("<author>Ada Quill</author><editor>Ada Quill</editor>", text=parts, documents="//div")) == 1


def test_the_writer_of_a_part_is_told_where_he_is_named(judge: Judge):
    text = "<div>\n<head>To <persName type='to'>Otto Nib</persName></head><p>a</p></div>"
    [line] = judge("", text=text, documents="//div")
    assert line.startswith("a.xml:2:10: note: name-guessed: The recipient “Otto Nib”")


def test_a_document_that_says_so_is_left_alone(tmp_path: Path):
    world = tmp_path / "a"
    world.mkdir()
    ignored = '<?pecia ignore="name-guessed" reason="It is right."?>'
    header = f"<fileDesc><titleStmt>{ignored}<author>Ada Quill</author></titleStmt></fileDesc>"
    tei = f'<TEI xmlns="{NS}"><teiHeader>{header}</teiHeader><text><body><p>x</p></body></text></TEI>'
    (world / "a.xml").write_text(tei, "utf-8")
    assert "name-guessed" not in pecia("validate", world, "-v", "--select", "name-guessed,ignore").out


def left_aside(folder: Path) -> list[str]:
    """Give the names in a folder that citations guess, and of which the rule passes over the file."""
    missed = []
    for file in sorted(folder.rglob("*.xml")):
        source = xml.read(file, folder)
        if source.root is not None:
            subject = Subject(source, Edition(folder, folder / "site"), Selection(frozenset()))
            told = [guess["name"] for guess, _ in guesses(subject)]
            missed += [f"{file}: {guess['name']}" for guess, _ in guessed(subject) if guess["name"] not in told]
    return missed


@pytest.mark.parametrize("folder", ["tei", "tests/citations", "tests/agreement", "tests/rules"])
def test_no_file_is_passed_over_in_which_a_citation_guesses(folder: str):
    assert left_aside(ROOT / folder) == []


@pytest.mark.corpus
def test_no_file_of_the_corpus_is_passed_over_in_which_a_citation_guesses(corpus: Path):
    assert left_aside(corpus) == []
