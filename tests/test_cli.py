"""The command: what it is told, what it says, and the status in which it ends."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import warm
import worlds
from click.testing import CliRunner
from warm import build, good
from worlds import COMMAND, pecia, tei, tree, world

from pipeline.cli import pecia as commands

ENDLESS = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="f">
<xsl:function name="f:go"><xsl:param name="n"/><xsl:sequence select="if ($n lt 0) then $n else f:go($n + 1)"/></xsl:function>
<xsl:template match="/"><xsl:sequence select="f:go(1)"/></xsl:template></xsl:stylesheet>"""


def test_a_bare_folder_is_built_where_it_is_told(tmp_path):
    done = worlds.good(world(tmp_path / "a", {"a.xml": tei("<p>Two words.</p>", title="A"), "b/c.tei": tei(title="B")}))
    assert {"a.html", "c.html", "index.html", "build.json"} <= done.files()
    assert re.fullmatch(r".*a-site: 2 documents, 0 pages, 3 words; no problems\.\n", done.out)


def test_a_bare_folder_has_no_output_of_its_own(tmp_path):
    done = pecia("build", world(tmp_path, {"a.xml": tei()}))
    assert (done.status, done.out) == (2, "")
    assert done.err == (
        f"Error: {tmp_path} has no edition.toml, so the place of the site must be named.\n"
        f"Say where it goes: pecia build {tmp_path} -o SITE\n"
    )
    assert set(tree(tmp_path)) == {"a.xml"}


def test_an_edition_is_built_into_its_output(tmp_path):
    world(tmp_path, {"edition.toml": 'title = "E"', "tei/a.xml": tei(), "elsewhere.xml": tei()})
    done = pecia("build", "--no-validate", cwd=tmp_path)
    assert (done.status, done.out) == (0, "output: 1 document, 0 pages, 1 word; no problems.\n")
    assert (tmp_path / "output/a.html").is_file()
    assert not (tmp_path / "output/elsewhere.html").exists()


def test_one_file_is_an_edition_of_its_own(tmp_path):
    world(tmp_path / "a", {"a.xml": tei(title="A"), "b.xml": tei(), "edition.toml": "nonsense"})
    done = warm.pecia("build", tmp_path / "a/a.xml", "-o", tmp_path / "site", "-j", "2")
    assert done.status == 0, done.err
    assert {"a.html", "a.txt"} <= set(tree(tmp_path / "site"))
    assert "b.html" not in tree(tmp_path / "site")


def test_the_output_within_the_source_is_not_read(tmp_path):
    folder = world(tmp_path / "a", {"a.xml": tei()})
    first = build(folder, site=folder / "made/site")
    second = build(folder, site=folder / "made/site")
    other = build(folder, site=tmp_path / "other")
    assert [done.status for done in (first, second, other)] == [0, 0, 0]
    assert tree(folder / "made/site") == tree(tmp_path / "other")


@pytest.mark.parametrize(("arguments", "status", "words"), [
    (("build", "nowhere", "-o", "s"), 74, "nowhere”."),
    (("build", "empty", "-o", "s"), 2, "holds no TEI files"),
    (("build", "a", "-o", "a/a.xml"), 2, "is a file"),
    (("build", "a", "-o", "a/a.xml/s"), 74, "can't be written"),
    (("build", "a", "-o", "."), 2, "holds the sources"),
    (("build", "a", "-o", "a"), 2, "holds the sources"),
    (("build", "a", "-o", "full"), 2, "holds letter.doc, which Pecia didn't put there"),
    (("build", "a", "-j", "-1", "-o", "s"), 2, "-1"),
    (("build", "a", "b", "c", "-o", "s"), 2, "unexpected extra argument"),
    (("build", "--nonsense"), 2, "No such option"),
    (("bild",), 2, "No such command"),
    (("formats", "nowhere"), 74, "nowhere”."),
    (("init", "full"), 2, "isn't empty"),
    (("init", "a/a.xml/b"), 74, "can't be written"),
])  # fmt: skip
def test_a_wrong_command_ends_in_a_sentence_and_a_status(arguments, status, words, tmp_path):
    world(tmp_path, {"a/a.xml": tei(), "full/letter.doc": "Mine"})
    (tmp_path / "empty").mkdir()
    before = tree(tmp_path)
    done = pecia(*arguments, cwd=tmp_path)
    assert (done.status, done.out) == (status, "")
    assert words in done.err
    assert "Traceback" not in done.err
    assert tree(tmp_path) == before


def test_a_log_has_plain_lines(tmp_path):
    done = good(world(tmp_path / "a", {"a.xml": tei(), "b.xml": tei()}))
    assert done.err == "Reading: 2 done\nMaking pages: 8 done\n"


def shown_by(terminal: int) -> str:
    """Read what a terminal shows until nobody writes to it any more."""
    shown = b""
    while True:
        try:
            shown += os.read(terminal, 100_000)
        except OSError:
            return shown.decode("utf-8", "replace")


def test_a_terminal_shows_a_bar(tmp_path):
    folder = world(tmp_path / "a", {"a.xml": tei()})
    ours, theirs = pty.openpty()
    command = [*COMMAND, "build", str(folder), "-o", str(tmp_path / "site")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs, encoding="utf-8",
                          env={**os.environ, "TERM": "xterm", "COLUMNS": "80"}) as process:  # fmt: skip
        os.close(theirs)
        shown = shown_by(ours)
        said, _ = process.communicate(timeout=60)
    os.close(ours)
    assert process.returncode == 0
    assert "\x1b[" in shown
    assert "Reading" in shown
    assert "1 document" in said
    assert "\x1b" not in said


WARNED = tei('<p rend="wobbly"><hamster>W</hamster></p>')


def test_quiet_says_nothing(tmp_path):
    done = good(world(tmp_path / "a", {"a.xml": WARNED}), "--quiet")
    assert (done.out, done.err) == ("", "")


def test_quiet_says_what_could_not_be_built(tmp_path):
    done = build(world(tmp_path / "a", {"a.xml": WARNED, "b.xml": ""}), "--quiet")
    assert (done.status, done.out) == (1, "")
    [line] = done.err.splitlines()
    assert line.startswith("b.xml:1:1: error: empty-file: ")


def test_problems_of_one_rule_are_many_only_when_asked_for(tmp_path):
    folder = world(tmp_path / "a", {f"{n}.xml": WARNED for n in range(6)})
    few, all_of_them = good(folder), good(folder, "--verbose")
    assert few.err.count(": warning: element-unknown: ") == 3
    assert (
        "… and 3 more problems of the rule element-unknown; --verbose prints all, and build.json has them." in few.err
    )
    assert all_of_them.err.count(": warning: element-unknown: ") == 6
    assert "6 warnings" in few.out


def test_the_formats_are_listed(tmp_path):
    done = pecia("formats", tmp_path)
    assert done.status == 0
    assert [line.split()[:2] for line in done.out.splitlines()] == [
        ["html", "ID.html"], ["text", "ID.txt"], ["diplomatic", "ID.diplomatic.txt"], ["bibtex", "ID.bib"],
        ["biblatex", "ID.biblatex.bib"], ["ris", "ID.ris"], ["csl", "ID.csl.json"], ["endnote", "ID.endnote.xml"],
        ["mods", "ID.mods.xml"], ["dc", "ID.dc.xml"], ["tei", "ID.xml"],
    ]  # fmt: skip


def test_a_new_edition_builds_at_once(tmp_path):
    made = pecia("init", tmp_path / "letters", "--title", 'Letters of "Ada" \\ Ward')
    assert made.status == 0, made.err
    done = warm.pecia("build", "-j", "2", cwd=tmp_path / "letters")
    assert done.status == 0, done.err
    assert "no problems" in done.out
    assert "Letters of &quot;Ada&quot; \\ Ward" in (tmp_path / "letters/output/index.html").read_text().replace(
        '"', "&quot;"
    )


def endless(tmp_path: Path) -> subprocess.Popen[str]:
    """Begin a build over an old site that will never end, and wait until it works."""
    world(tmp_path / "a", {"edition.toml": 'title = "E"', "tei/a.xml": tei(title="Old")})
    assert warm.pecia("build", tmp_path / "a", "--no-validate", "-j", "2").status == 0
    world(tmp_path / "a", {"tei/a.xml": tei(title="New"), "xslt/record.xsl": ENDLESS})
    process = subprocess.Popen([*COMMAND, "build", str(tmp_path / "a"), "-j", "2", "--no-validate"], start_new_session=True,
                               stderr=subprocess.PIPE, encoding="utf-8")  # fmt: skip
    until = time.monotonic() + 60
    while not list((tmp_path / "a").glob(".output.*")) and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(2)
    return process


def is_over(group: int) -> bool:
    """Tell whether no process of a group is left, in a little while."""
    until = time.monotonic() + 15
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.rough
@pytest.mark.parametrize(("number", "everybody"), [(signal.SIGINT, True), (signal.SIGTERM, False)])
def test_an_interrupted_build_leaves_the_old_site_and_nothing_else(number, everybody, tmp_path):
    process = endless(tmp_path)
    before = tree(tmp_path / "a/output")
    (os.killpg if everybody else os.kill)(process.pid, number)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.splitlines()[-1] == "Interrupted; nothing was published."
    assert "Traceback" not in said
    assert tree(tmp_path / "a/output") == before
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == ["edition.toml", "output", "tei", "xslt"]
    assert is_over(process.pid)


@pytest.mark.rough
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can tie a process to its parent's life")
def test_the_workers_of_a_killed_build_end(tmp_path):
    process = endless(tmp_path)
    before = tree(tmp_path / "a/output")
    process.kill()
    process.communicate(timeout=30)
    assert is_over(process.pid)
    assert tree(tmp_path / "a/output") == before


def test_the_version_is_told_as_the_commands_would_tell_it():
    assert pecia("--version").out == CliRunner().invoke(commands, ["--version"]).output
