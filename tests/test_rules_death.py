"""Letters dated after their writer's death: what files say of each other, and when nobody can tell."""

from pathlib import Path

import pytest
from worlds import world

from pipeline import xml
from pipeline.collate import collate
from pipeline.edition import Edition
from pipeline.problem import Problem
from pipeline.rule import Selection
from pipeline.validate.collect import facts
from pipeline.validate.subject import Subject

TEI = "http://www.tei-c.org/ns/1.0"
ONLY = Selection(frozenset({"date-after-death"}))
STATEMENT = "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc>"


def problems(folder: Path, files: dict[str, str]) -> list[Problem]:
    """Give what is wrong between some files."""
    edition = Edition(world(folder, files), folder / "site")
    read = [xml.read(folder / name, folder) for name in files]
    return collate(edition, [facts(Subject(each, edition, ONLY)) for each in read], ONLY)


def letter(profile: str, author: str = "", kind: str = "") -> str:
    title = f"<titleStmt><title>A letter</title>{author}</titleStmt>"
    header = f"<teiHeader><fileDesc>{title}{STATEMENT}</fileDesc><profileDesc>{profile}</profileDesc></teiHeader>"
    return f'<TEI xmlns="{TEI}">{header}<text type="{kind}"><body><p>Words.</p></body></text></TEI>'


def sent(date: str, ref: str = "people.xml#ward") -> str:
    return f'<correspDesc><correspAction type="sent"><persName ref="{ref}">Ada</persName>{date}</correspAction></correspDesc>'


def people(death: str, idno: str = "") -> str:
    header = f"<teiHeader><fileDesc><titleStmt><title>People</title></titleStmt>{STATEMENT}</fileDesc></teiHeader>"
    person = f'<person xml:id="ward"><persName>Ada Ward</persName>{death}{idno}</person>'
    return f'<TEI xmlns="{TEI}">{header}<standOff><listPerson>{person}</listPerson></standOff></TEI>'


# A date of sending, a death, and whether the letter is dated too late.
DATED = [
    ('<date when="1914-08-05"/>', '<death when="1914-08-04"/>', 1),
    ('<date when="1914-08-04"/>', '<death when="1914-08-04"/>', 0),
    ('<date when="1914-08-05"/>', '<death when="1914-08"/>', 0),
    ('<date when="1914"/>', '<death when="1914-01-01"/>', 0),
    ('<date when="1915"/>', '<death when="1914"/>', 1),
    ('<date notBefore="1914" notAfter="1920"/>', '<death when="1915"/>', 0),
    ('<date notBefore="1916" notAfter="1920"/>', '<death when="1915"/>', 1),
    ('<date notAfter="1920"/>', '<death when="1915"/>', 0),
    ('<date when="1941"/>', '<death notBefore="1915"/>', 0),
    ('<date when="1941"/>', '<death notBefore="1915" notAfter="1920"/>', 1),
    ('<date when="1941"/>', '<death><date when="1915">in 1915</date></death>', 1),
    ('<date when="1941"/>', '<death when="1915"/><death when="1951"/>', 0),
    ('<date when="1941"/>', "<death>in 1915</death>", 0),
    ('<date when="1941"/>', "", 0),
    ('<date when="19.4.1941"/>', '<death when="1915"/>', 0),
    ('<date when="1941"/><date when="1914"/>', '<death when="1915"/>', 0),
    ('<date when-iso="1941"/>', '<death when-iso="1915"/>', 1),
]


@pytest.mark.parametrize(("date", "death", "count"), DATED)
def test_precision_decides_for_the_letter(tmp_path: Path, date: str, death: str, count: int):
    assert len(problems(tmp_path, {"a.xml": letter(sent(date)), "people.xml": people(death)})) == count


def test_sentence_names_the_writer_and_both_days(tmp_path: Path):
    files = {"a.xml": letter(sent('<date when="1941-05-12"/>')), "people.xml": people('<death when="1914-08"/>')}
    [problem] = problems(tmp_path, files)
    assert problem.message == (
        "The letter is dated 12 May 1941, but Ada had died by 31 August 1914, as the register says."
    )


def test_creation_dates_a_letter_that_was_sent_on_an_unknown_day(tmp_path: Path):
    profile = '<creation><date when="1941"/></creation>' + sent("")
    assert problems(tmp_path, {"a.xml": letter(profile), "people.xml": people('<death when="1914"/>')})


AUTHORS = [("letter", 1), ("diary-entry", 1), ("", 0), ("poem", 0)]


@pytest.mark.parametrize(("kind", "count"), AUTHORS)
def test_author_counts_only_where_he_wrote_on_the_day(tmp_path: Path, kind: str, count: int):
    file = letter('<creation><date when="1941"/></creation>', '<author ref="people.xml#ward">Ada</author>', kind)
    assert len(problems(tmp_path, {"a.xml": file, "people.xml": people('<death when="1914"/>')})) == count


def test_publication_does_not_date_a_letter(tmp_path: Path):
    file = letter("<creation/>", '<author ref="people.xml#ward">Ada</author>', "letter")
    file = file.replace("<publicationStmt><p/>", '<publicationStmt><publisher/><date when="1941"/>')
    assert problems(tmp_path, {"a.xml": file, "people.xml": people('<death when="1914"/>')}) == []


def test_writer_is_known_by_an_authority_too(tmp_path: Path):
    address = "https://viaf.org/viaf/12345"
    register = people('<death when="1914"/>', f'<idno type="VIAF">{address}</idno>')
    assert problems(tmp_path, {"a.xml": letter(sent('<date when="1941"/>', address)), "people.xml": register})


def test_recipient_may_be_dead(tmp_path: Path):
    file = letter(sent('<date when="1941"/>').replace('"sent"', '"received"'))
    assert problems(tmp_path, {"a.xml": file, "people.xml": people('<death when="1914"/>')}) == []


def test_document_may_say_that_it_is_no_mistake(tmp_path: Path):
    file = letter(sent('<?pecia ignore="date-after-death" reason="A hoax."?><date when="1941"/>'))
    assert problems(tmp_path, {"a.xml": file, "people.xml": people('<death when="1914"/>')}) == []
