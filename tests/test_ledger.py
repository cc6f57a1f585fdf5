"""The ledger: rows that are damaged aren't there, signatures that can't be believed aren't, and keys tell things apart."""

import os
import sqlite3
import time
from pathlib import Path

import pytest
from worlds import world

from pipeline.edition import SHIPPED, Edition
from pipeline.hashes import Hashes, signature
from pipeline.ledger.book import Before
from pipeline.ledger.keys import Stylesheets, settings
from pipeline.ledger.place import MOST, ledger_file, tidy
from pipeline.ledger.store import Store

NAME = ("judged", "a.xml", "")
SHA = "0" * 64


def saved(file: Path, code: str = "1") -> Store:
    """Keep one row, and open the ledger again."""
    store = Store(file, code)
    made = {NAME: ({"pecia": "1"}, "a result")}
    store.save(made=made, used={NAME}, hashes={"a.xml": ("1 2 3", SHA)}, outputs={"a.html": (SHA, 1, 2, 2**63)})
    store.close()
    return Store(file, code)


def test_what_was_kept_is_there_again(tmp_path):
    store = saved(tmp_path / "l.sqlite")
    assert store.rows()[NAME].load() == "a result"
    assert store.hashes() == {"a.xml": ("1 2 3", SHA)}
    assert store.outputs() == {"a.html": (SHA, 1, 2, 2**63)}


def test_what_other_code_made_is_not_there(tmp_path):
    saved(tmp_path / "l.sqlite").close()
    store = Store(tmp_path / "l.sqlite", "2")
    assert (store.rows(), store.hashes(), store.outputs()) == ({}, {}, {})


def test_a_row_that_is_not_used_goes(tmp_path):
    store = saved(tmp_path / "l.sqlite")
    store.save(made={}, used=set(), hashes={}, outputs={})
    assert (store.rows(), store.hashes(), store.outputs()) == ({}, {}, {})


@pytest.mark.parametrize(("signatures", "changed"), [
    ({"a.xml": "1 2 3"}, False), ({}, False), ({"a.xml": "1 2 4"}, True), ({"a.xml": "1 2 3", "b.xml": "1 2 3"}, True),
])  # fmt: skip
def test_that_a_source_is_another_is_known_before_the_rows_are_read(tmp_path, signatures, changed):
    world(tmp_path, {"a.xml": "<TEI/>", "b.xml": "<TEI/>"})
    store = saved(tmp_path / "l.sqlite")
    assert Before(store, Hashes(tmp_path, store.hashes(), signatures)).changed() == changed


def test_of_a_first_build_nothing_is_another(tmp_path):
    store = Store(tmp_path / "l.sqlite", "1")
    assert not store.has_rows()
    assert not Before(store, Hashes(tmp_path, store.hashes(), {"a.xml": "1 2 3"})).changed()


def test_a_damaged_row_is_not_there(tmp_path):
    saved(tmp_path / "l.sqlite").close()
    with sqlite3.connect(tmp_path / "l.sqlite") as base:
        base.execute("UPDATE made SET value = ?", (b"something else",))
    assert Store(tmp_path / "l.sqlite", "1").rows() == {}


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_file_that_is_no_ledger_is_begun_anew(tmp_path, content):
    (tmp_path / "l.sqlite").write_bytes(content)
    assert saved(tmp_path / "l.sqlite").rows()[NAME].load() == "a result"


def test_a_file_is_read_again_when_its_content_may_have_changed(tmp_path):
    file = tmp_path / "a.xml"
    file.write_text("old", "utf-8")
    known = {"a.xml": (signature(file.stat(), time.time_ns() + 10**12), SHA)}
    assert Hashes(tmp_path, known).of("a.xml") != SHA, "it was written a moment ago"
    later = Hashes(tmp_path, known)
    later.begun += 10**12
    assert later.of("a.xml") == SHA, "nobody touched it since"
    stat = file.stat()
    file.write_text("new", "utf-8")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    changed = Hashes(tmp_path, known)
    changed.begun += 10**12
    assert changed.of("a.xml") != SHA, "same size, same time of writing, another content"


def test_paranoia_believes_no_signature(tmp_path):
    file = tmp_path / "a.xml"
    file.write_text("text", "utf-8")
    later = Hashes(tmp_path, {"a.xml": (signature(file.stat(), time.time_ns() + 10**12), SHA)}, paranoid=True)
    later.begun += 10**12
    assert later.of("a.xml") != SHA


def test_what_is_not_there_has_no_hash(tmp_path):
    assert Hashes(tmp_path, {}).of("nothing.xml") == ""


def test_a_stylesheet_is_all_that_it_imports(tmp_path):
    edition = Edition(root=tmp_path, output=tmp_path / "site", has_settings=True)
    shipped = Stylesheets(edition, lambda path: path).closure(str(SHIPPED / "xslt" / "html.xsl"))
    assert str(SHIPPED / "xslt" / "tei.xsl") in shipped
    assert str(SHIPPED / "xslt" / "html" / "page.xsl") in shipped


def test_an_own_stylesheet_imports_ours_by_the_public_address(tmp_path):
    own = (
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        '<xsl:import href="https://pecia.example/xslt/text.xsl"/><xsl:include href="more%20of%20it.xsl"/></xsl:stylesheet>'
    )
    world(tmp_path, {"xslt/text.xsl": own, "xslt/more of it.xsl": own})
    edition = Edition(root=tmp_path, output=tmp_path / "site", has_settings=True)
    sheets = Stylesheets(edition, lambda path: path)
    found = sheets.closure(str(edition.stylesheet("text.xsl")))
    assert {str(tmp_path / "xslt/more of it.xsl"), str(SHIPPED / "xslt" / "text.xsl")} <= found


def test_a_change_in_an_import_changes_the_hash_of_those_that_import_it(tmp_path):
    edition = Edition(root=tmp_path, output=tmp_path / "site")
    deep = str(SHIPPED / "xslt" / "html" / "page.xsl")
    before, after = (Stylesheets(edition, lambda path, s=sign: s if path == deep else path) for sign in "ab")
    assert before.of("html.xsl") != after.of("html.xsl")
    assert before.of("text.xsl") == after.of("text.xsl")


def test_settings_of_the_process_are_no_part_of_a_key(tmp_path):
    one = Edition(root=tmp_path, output=tmp_path / "site", title="E")
    assert settings(one) == settings(Edition(tmp_path / "b", tmp_path / "c", title="E", deadline=3.0, memory=900))
    assert settings(one) != settings(Edition(root=tmp_path, output=tmp_path / "site", title="F"))


def test_the_oldest_ledgers_go_with_their_stamps(tmp_path):
    files = [tmp_path / f"{number:02}.sqlite" for number in range(MOST + 2)]
    for number, file in enumerate(files):
        for each in (file, file.with_suffix(".stamp")):
            each.touch()
        os.utime(file, (number, number))
    tidy(files[0])
    left = {path.stem for path in tmp_path.iterdir()}
    assert left == {file.stem for file in files} - {files[1].stem}, "the one in use stays, though it is the oldest"
    assert not files[1].with_suffix(".stamp").exists()


def test_each_output_has_a_ledger_of_its_own(tmp_path):
    edition = Edition(root=tmp_path, output=tmp_path / "site")
    assert ledger_file(edition) != ledger_file(Edition(root=tmp_path, output=tmp_path / "other"))
