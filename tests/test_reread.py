"""`--paranoid` reads all: where every content is what it was, nothing is made, and whatever the times say, all is seen."""

import mmap
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from warm import build, good
from worlds import Built, once, register, tei, tree, world

from pipeline.discover import discover
from pipeline.hashes import RACY, sha256_of
from pipeline.ledger.reread import is_same
from pipeline.settings import open_edition

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere everything is read in any case")
MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux has a file system that lies in the memory alone

SHOWN = '<p>Words of <persName ref="register/persons.xml#ward">Ward</persName>; <ptr target="extra/notes.xml#n1"/>'
XSL = (
    '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0">'
    '<xsl:import href="https://pecia.example/xslt/html.xsl"/></xsl:stylesheet>'
)
SCHEMA = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start><define name="any"><element>'
    '<anyName/><zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore>'
    "</element></define></grammar>"
)
FILES = {
    "edition.toml": 'title = "E"\nfiles = ["*.xml", "register/*.xml"]\nschema = ["schema/any.rng"]\n',
    "a.xml": tei(f'{SHOWN}; <ptr target="extra/scan.pdf"/>; <ptr target="extra/gone.pdf"/>.</p>', title="A"),
    "b.xml": tei('<include xmlns="http://www.w3.org/2001/XInclude" href="parts/p.xml"/>', title="B"),
    "c.xml": tei('<p><graphic url="images/one.png"/></p>', title="C"),
    "parts/p.xml": '<p xmlns="http://www.tei-c.org/ns/1.0">Included.</p>',
    "register/persons.xml": register('<person xml:id="ward"><persName>Ward</persName></person>'),
    "extra/notes.xml": '<TEI xmlns="http://www.tei-c.org/ns/1.0"><note xml:id="n1"/></TEI>',
    "extra/scan.pdf": "%PDF",
    "images/one.png": b"\x89PNG\r\n\x1a\n",
    "xslt/html.xsl": XSL,
    "schema/any.rng": SCHEMA,
}


@pytest.fixture
def place(tmp_path_factory, tmp_path) -> Path:
    """Copy an edition that was built, with its site and its ledger."""
    made = once(tmp_path_factory, "reread", made_in)
    return Path(shutil.copytree(made, tmp_path / "place"))


def made_in(folder: Path) -> None:
    cache = folder / "cache"
    done = build(world(folder / "e", FILES), site=folder / "e/output", env={"PECIA_CACHE": str(cache)}, validating=True)
    assert done.files()


def same(place: Path, table: str) -> bool:
    """Tell whether all in an edition, and in its site, is what it was."""
    edition = open_edition(place / "e", None)
    sources = {each.path: each.signature for each in discover(edition)[0]}
    return is_same(edition, table, ledger(place), sources)


def ledger(place: Path) -> Path:
    return next((place / "cache/builds").glob("*.sqlite"))


def replaced(file: Path, old: bytes, new: bytes) -> None:
    """Write other bytes of the same length into a file."""
    before = file.read_bytes()
    assert before.count(old)
    file.write_bytes(before.replace(old, new))


def linked(file: Path) -> None:
    """Put a link in the place of a file, to the same bytes elsewhere."""
    file.rename(file.parent.parent.parent / "elsewhere")
    file.symlink_to("../../elsewhere")


def row_damaged(file: Path) -> None:
    """Turn a bit in what the ledger has of a source."""
    with sqlite3.connect(file) as base:
        (parts,) = base.execute("SELECT parts FROM made WHERE kind = 'surveyed' AND name = 'a.xml'").fetchone()
        damaged = bytes((parts[0] ^ 1, *parts[1:]))
        base.execute("UPDATE made SET parts = ? WHERE kind = 'surveyed' AND name = 'a.xml'", (damaged,))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a source": lambda at: replaced(at / "e/a.xml", b"Words", b"Wards"),
    "a source that is gone": lambda at: (at / "e/c.xml").unlink(),
    "a new source": lambda at: (at / "e/d.xml").write_text(tei(), "utf-8"),
    "an included file": lambda at: replaced(at / "e/parts/p.xml", b"Included", b"Excluded"),
    "a register": lambda at: replaced(at / "e/register/persons.xml", b">Ward", b">Word"),
    "an image": lambda at: replaced(at / "e/images/one.png", b"PNG", b"GNP"),
    "a file that was there": lambda at: (at / "e/extra/scan.pdf").unlink(),
    "a file that was looked for in vain": lambda at: (at / "e/extra/gone.pdf").touch(),
    "the settings, though they say the same": lambda at: replaced(at / "e/edition.toml", b'"E"', b"'E'"),
    "a stylesheet": lambda at: replaced(at / "e/xslt/html.xsl", b'"3.0"', b"'3.0'"),
    "a schema": lambda at: replaced(at / "e/schema/any.rng", b'"any"', b'"all"'),
    "a published page": lambda at: replaced(at / "e/output/a.html", b"Words", b"Wards"),
    "a published stylesheet": lambda at: next((at / "e/output/assets").glob("*.css")).write_bytes(b""),
    "a published file that is gone": lambda at: (at / "e/output/a.txt").unlink(),
    "a file that nobody published": lambda at: (at / "e/output/new.html").touch(),
    "a link for a published file": lambda at: linked(at / "e/output/a.html"),
    "the table of the site": lambda at: replaced(at / "e/output/build.json", b'"E"', b'"F"'),
    "a table that is gone": lambda at: (at / "e/output/build.json").unlink(),
    "a damaged row of the ledger": lambda at: row_damaged(ledger(at)),
    "a ledger that is none": lambda at: ledger(at).write_bytes(b"No ledger."),
    "no ledger": lambda at: ledger(at).rename(at / "cache/builds/other"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_is_seen_by_its_content(place, change):
    table = sha256_of(place / "e/output/build.json")
    assert same(place, table)
    kept = ledger(place)
    CHANGES[change](place)
    if not kept.exists():
        kept.mkdir()
    assert not same(place, table)


UNCHANGED: dict[str, Callable[[Path], object]] = {
    "other times": lambda at: [os.utime(at / "e" / name, ns=(1, 1)) for name in tree(at / "e")],
    "what a desktop leaves": lambda at: (at / "e/output/assets/.DS_Store").touch(),
    "the content of a file that was only looked for": lambda at: (at / "e/extra/scan.pdf").write_bytes(b"%PDF-1.7"),
}


@pytest.mark.parametrize("change", UNCHANGED)
def test_what_makes_no_difference_is_no_change(place, change):
    UNCHANGED[change](place)
    assert same(place, sha256_of(place / "e/output/build.json"))


def two(folder: Path) -> Path:
    """Write an edition of two documents, one of which can't be read, and wait until its times can be believed."""
    world(folder, {"edition.toml": 'title = "E"', "tei/a.xml": tei("<p>First words.</p>"), "tei/b.xml": "<TEI>"})
    time.sleep(2 * RACY / 1e9)
    return folder


def told(done: Built) -> tuple[str, str, int]:
    return done.out, done.err, done.status


def test_where_nothing_changed_the_same_is_told_and_nothing_is_made(tmp_path):
    folder, cache = two(tmp_path / "e"), {"PECIA_CACHE": str(tmp_path / "cache")}
    build(folder, env=cache)
    plain = told(build(folder, env=cache))
    options = ("build", folder, "-o", tmp_path / "e-site", "--no-validate", "--no-search", "--paranoid")
    done = subprocess.run(
        [sys.executable, "-P", "-X", "importtime", "-m", "pipeline", *options],
        capture_output=True, encoding="utf-8", check=False, env=os.environ | cache,
    )  # fmt: skip
    said = "".join(line for line in done.stderr.splitlines(keepends=True) if not line.startswith("import time:"))
    assert (done.stdout, said, done.returncode) == plain
    assert "pipeline.ledger.reread" in done.stderr
    assert "pipeline.anew" not in done.stderr


@pytest.mark.parametrize(("name", "old", "new"), [("a.html", b"First", b"Fifth"), ("build.json", b'"E"', b'"F"')])
def test_what_was_written_into_a_published_file_is_mended(tmp_path, name, old, new):
    folder = world(tmp_path / "e", {"edition.toml": 'title = "E"', "tei/a.xml": tei("<p>First words.</p>")})
    before = tree(good(folder).site)
    file = tmp_path / "e-site" / name
    status = file.stat()
    replaced(file, old, new)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert tree(good(folder, "--paranoid").site) == before


@pytest.mark.skipif(not MEMORY.is_dir(), reason="nothing here is kept in the memory alone")
def test_a_source_whose_times_do_not_show_its_change_is_built_again(tmp_path):
    with tempfile.TemporaryDirectory(dir=MEMORY) as shared:
        folder, site = world(Path(shared), {"edition.toml": 'title = "E"', "tei/a.xml": tei("<p>First.</p>")}), tmp_path
        time.sleep(2 * RACY / 1e9)
        build(folder, site=site / "s")
        with (folder / "tei/a.xml").open("r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
            place = memory.find(b"First.")
            before = (folder / "tei/a.xml").stat()
            memory[place : place + 6] = b"Second"
        if (folder / "tei/a.xml").stat().st_ctime_ns != before.st_ctime_ns:
            pytest.skip("This system keeps the time of what is written by way of the memory.")
        assert "nothing changed" in build(folder, site=site / "s").out
        assert "Second" in build(folder, "--paranoid", site=site / "s").text("a.txt")
