"""What a result depends on: all that is read or looked for is noted, for each file, also where a cache answers."""

import hashlib
import json
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from worlds import world

from pipeline import xml
from pipeline.asked import Asked, Notes, Now, has_id, ids, listed, noting
from pipeline.discover import discover
from pipeline.remembered import remembered
from pipeline.settings import open_edition
from pipeline.xml.links import find

ROOT = Path(__file__).resolve().parent.parent
READING = Path(__file__).with_name("reading.py")
RNG = "http://relaxng.org/ns/structure/1.0"
SCH = "http://purl.oclc.org/dsdl/schematron"
MODELS = (
    f'<?xml-model href="../schema/main.rng" schematypens="{RNG}"?>\n'
    f'<?xml-model href="../schema/rules.sch" schematypens="{SCH}"?>\n'
)
ANY = '<define name="any"><element><anyName/><zeroOrMore><choice><attribute><anyName/></attribute><text/>'
Noted = dict[str, dict[str, list[str]]]


def doc(body: str, prolog: str = MODELS, attributes: str = "") -> str:
    return (
        f'{prolog}<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="http://www.w3.org/2001/XInclude"{attributes}>'
        "<teiHeader><fileDesc><titleStmt><title>A</title></titleStmt><publicationStmt><p>A</p></publicationStmt>"
        f"<sourceDesc><p>A</p></sourceDesc></fileDesc></teiHeader><text><body>{body}</body></text></TEI>"
    )


XSD = (
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://www.tei-c.org/ns/1.0 ../schema/main.xsd"'
)
SOME = ("tei/a.xml", "tei/unknown.xml", "tei/x1.xml")
PERSON = "<listPerson><person xml:id='ward'><persName>Ada Ward</persName></person></listPerson>"
INCLUDING = '<xi:include href="../parts/p.xml"/><xi:include href="../parts/gone.xml"><xi:fallback><p>-</p></xi:fallback></xi:include>'
SHOWING = '<figure><graphic url="../pics/there.png"/></figure><figure><graphic url="../pics/gone.png"/></figure>'
NAMING = '<p><persName ref="register.xml#ward">A</persName> <ref target="register.xml#bell">B</ref> <ref target="lost.xml#x">C</ref></p>'
FILES = {
    "edition.toml": 'title = "Small"\nfiles = ["tei/*.xml"]\n',
    "tei/a.xml": doc(INCLUDING + SHOWING + NAMING),
    "tei/b.xml": doc(SHOWING + NAMING),
    "tei/c.xml": doc("<p>Words.</p>"),
    "tei/register.xml": doc(f"{PERSON}"),
    "tei/broken.xml": doc("<p>Ward & Bell</p>"),
    "tei/x1.xml": doc("<p>X</p>", "", XSD),
    "tei/x2.xml": doc("<p>Y <hi>Z</hi></p>", "", XSD),
    "tei/unknown.xml": doc("<p>X</p>", f'<?xml-model href="../schema/mian.rng" schematypens="{RNG}"?>'),
    "parts/p.xml": '<p xmlns="http://www.tei-c.org/ns/1.0">Part. <graphic url="../pics/there.png"/></p>',
    "pics/there.png": "",
    "schema/main.rng": f'<grammar xmlns="{RNG}"><include href="part.rng"/><start><ref name="any"/></start></grammar>',
    "schema/part.rng": f'<grammar xmlns="{RNG}">{ANY}<ref name="any"/></choice></zeroOrMore></element></define></grammar>',
    "schema/rules.sch": f'<schema xmlns="{SCH}" queryBinding="xslt2"><ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>'
    '<include href="pattern.sch"/></schema>',
    "schema/pattern.sch": f'<pattern xmlns="{SCH}"><rule context="tei:persName">'
    "<assert test=\"@ref = doc('names.xml')//name\">No.</assert></rule></pattern>",
    "schema/names.xml": "<names><name>register.xml#ward</name></names>",
    "schema/main.xsd": '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.tei-c.org/ns/1.0">'
    '<xs:import namespace="urn:other" schemaLocation="other.xsd"/><xs:element name="TEI"/></xs:schema>',
    "schema/other.xsd": '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:other"/>',
}  # fmt: skip


def read(folder: Path, how: str, *names: str) -> Noted:
    """Judge and make files of an edition: each in a process of its own (`alone`), or all `together`."""
    command = [sys.executable, "-P", str(READING), str(folder), how, *names]
    environment = {**os.environ, "PECIA_JING": "0"}
    return json.loads(subprocess.run(command, check=True, capture_output=True, env=environment).stdout)


def unnoted(noted: Noted) -> dict[str, list[str]]:
    """Give what was opened and not noted, for each file."""
    rows = {path: {line.rpartition(": ")[0] for line in each["asked"]} for path, each in noted.items()}
    missing = {path: [name for name in each["opened"] if name not in rows[path]] for path, each in noted.items()}
    return {path: names for path, names in missing.items() if names}


def notes(edition: Path, path: str, reference: str) -> tuple[Asked, ...]:
    """Give what is noted when a link of a file is looked up."""
    with noting() as found:
        find(reference, (edition / path).parent, edition)
    return found.asked(edition)


def now(folder: Path) -> Now:
    """Give what an edition's files answer now."""
    return Now(folder, lambda name: hashlib.sha256((folder / name).read_bytes()).hexdigest())


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compose an edition that asks for much."""
    return world(tmp_path_factory.mktemp("small"), FILES)


@pytest.fixture(scope="module")
def alone(small: Path) -> Noted:
    """Read some of its files, each in a process of its own."""
    return read(small, "alone", *SOME)


def test_whatever_is_opened_in_the_edition_is_noted(alone: Noted):
    assert unnoted(alone) == {}


def test_what_is_noted_is_the_content_of_what_was_opened(small: Path, alone: Noted):
    content = {name: hashlib.sha256((small / name).read_bytes()).hexdigest() for name in FILES}
    opened = [name for name in alone["judged tei/a.xml"]["opened"] if name != "tei/register.xml"]
    assert {f"{name}: {content[name]}" for name in opened} <= set(alone["judged tei/a.xml"]["asked"])


def test_what_was_only_looked_for_is_noted_as_there_or_not(alone: Noted):
    assert {
        "parts/gone.xml: not there", "pics/gone.png: not there", "pics/there.png: there", "tei/lost.xml: not there",
        "tei/register.xml: has ward", "tei/register.xml: lacks bell",
    } <= set(alone["judged tei/a.xml"]["asked"])  # fmt: skip


def test_a_file_that_comes_later_has_the_same_notes_although_caches_answer(small: Path, alone: Noted):
    together = read(small, "together", *SOME, "tei/b.xml", "tei/x2.xml")
    assert {name: together[name]["asked"] for name in alone} == {name: each["asked"] for name, each in alone.items()}


def test_the_repository_s_own_edition_is_noted(tmp_path: Path):
    shutil.copytree(ROOT / "tei", tmp_path / "tei")
    shutil.copy(ROOT / "edition.toml", tmp_path)
    some = [file.path for file in discover(open_edition(tmp_path, None))[0]][:2]
    alone = read(tmp_path, "alone", *some)
    assert unnoted(alone) == {}
    together = read(tmp_path, "together", *some)
    assert {name: each["asked"] for name, each in together.items()} == {n: each["asked"] for n, each in alone.items()}


@pytest.mark.corpus
def test_whatever_is_opened_in_the_corpus_is_noted(corpus: Path):
    for folder in sorted(path for path in corpus.iterdir() if path.is_dir()):
        files = [file.path for file in discover(open_edition(folder, folder / "output"))[0]]
        some = files[:: max(len(files) // 3, 1)][:4]
        alone = read(folder, "alone", *some)
        assert unnoted(alone) == {}, folder
        together = read(folder, "together", *some)
        assert {name: each["asked"] for name, each in together.items()} == {
            name: each["asked"] for name, each in alone.items()
        }, folder


def test_an_answer_holds_until_the_file_is_added_or_deleted(tmp_path: Path):
    world(tmp_path, {"tei/a.xml": "", "tei/b.png": ""})
    missing, there = notes(tmp_path, "tei/a.xml", "c.png"), notes(tmp_path, "tei/a.xml", "b.png")
    assert now(tmp_path).still([*missing, *there])
    (tmp_path / "c.png").touch()
    assert not now(tmp_path).still(missing)
    (tmp_path / "tei" / "b.png").unlink()
    assert not now(tmp_path).still(there)


def test_content_holds_as_long_as_its_hash(tmp_path: Path):
    world(tmp_path, {"a.xml": doc("<p>A</p>")})
    with noting() as found:
        xml.read(tmp_path / "a.xml", tmp_path)
    assert now(tmp_path).still(found.asked(tmp_path))
    world(tmp_path, {"a.xml": doc("<p>B</p>")})
    assert not now(tmp_path).still(found.asked(tmp_path))


def test_ids_hold_although_the_rest_of_their_file_changes(tmp_path: Path):
    world(tmp_path, {"r.xml": "<r xml:id='a'/>"})
    with noting() as found:
        has_id(tmp_path / "r.xml", "a", ids(str(tmp_path / "r.xml")))
        has_id(tmp_path / "r.xml", "b c", ids(str(tmp_path / "r.xml")))
    rows = found.asked(tmp_path)
    assert rows == (Asked("r.xml", "has a"), Asked("r.xml", "lacks b%20c"))
    world(tmp_path, {"r.xml": "<r xml:id='a'><s xml:id='d'/></r>"})
    assert now(tmp_path).still(rows)
    world(tmp_path, {"r.xml": "<r xml:id='d'/>"})
    assert not now(tmp_path).still(rows)


def test_a_folder_holds_as_long_as_the_names_of_its_schemas(tmp_path: Path):
    world(tmp_path, {"schema/a.rng": ""})
    with noting() as found:
        assert listed(tmp_path / "schema", [".rng"]) == [tmp_path / "schema" / "a.rng"]
        assert listed(tmp_path, [".rng"]) == []
    rows = found.asked(tmp_path)
    world(tmp_path, {"schema/a.xml": ""})
    assert now(tmp_path).still(rows)
    world(tmp_path, {"b.rng": ""})
    assert not now(tmp_path).still(rows)


@pytest.mark.skipif(os.name == "nt", reason="links need a right on Windows")
def test_a_link_counts_by_what_it_leads_to(tmp_path: Path):
    world(tmp_path, {"e/a.png": "", "e/b.png": "", "outside.png": ""})
    link = tmp_path / "e" / "link.png"
    answers = []
    for target in ("a.png", "b.png", "../outside.png", "gone.png"):
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        answers += notes(tmp_path / "e", "t.xml", "link.png")
        assert now(tmp_path / "e").still(answers[-1:])
        assert not any(now(tmp_path / "e").still([each]) for each in answers[:-1])
    assert [each.answer for each in answers] == ["to a.png", "to b.png", "outside", "not there"]


def test_what_could_not_be_read_is_asked_again(tmp_path: Path):
    assert not now(tmp_path).still([Asked("a.xml", "unknown")])


def test_what_is_kept_notes_again_what_it_asked(tmp_path: Path):
    world(tmp_path, {"a.png": ""})

    @remembered(1, lambda name: name)
    def there(name: str) -> str:
        return find(name, tmp_path, tmp_path)

    rows = []
    for name in ("a.png", "a.png", "b.png", "a.png"):
        with noting() as found:
            there(name)
        rows.append([each.path for each in found.asked(tmp_path)])
    assert rows == [["a.png"], ["a.png"], ["b.png"], ["a.png"]]


def test_whoever_notes_around_gets_the_notes_too(tmp_path: Path):
    with noting() as outer, noting() as inner:
        find("a.png", tmp_path, tmp_path)
    assert outer == inner == Notes({(str(tmp_path / "a.png"), "not there")})


def test_notes_cross_between_processes():
    row = Asked("a.xml", "there")
    assert pickle.loads(pickle.dumps((row,))) == (row,)
