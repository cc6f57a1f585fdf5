"""What a build told is told again at once, but only where nothing at all changed."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline import retold
from pipeline.discover import Seen, discover
from pipeline.hashes import RACY
from pipeline.ledger.stamp import Stamp
from pipeline.order import Order
from pipeline.outcome import Built
from pipeline.settings import open_edition

pytestmark = pytest.mark.skipif(os.name != "posix", reason="only POSIX has times that stand for a content")

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>One</p></body></text></TEI>'
BUILT = Built(1, 0, 0, 0, 1, ())


def edition(folder: Path) -> Path:
    """Make an edition with a published site, as far as they are looked at."""
    for name, text in {
        "edition.toml": 'title = "A"\n',
        "tei/a.xml": TEI,
        "tei/notes.txt": "",
        "xslt/own.xsl": "",
        "output/build.json": "{}",
        "output/assets/a.css": "",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    (folder / "link").symlink_to("tei")
    time.sleep(2 * RACY / 1e9)
    return folder


def stamped(folder: Path) -> Stamp:
    """Give the stamp of a build."""
    opened = open_edition(folder, None)
    files, unnamed = discover(opened, where := Seen())
    stamp = Stamp(opened, Order(), folder.parent / "ledger.sqlite", files, unnamed, where)
    stamp.write(BUILT, ["edition.toml", "tei/a.xml", "schema/gone.rng"], ["index.html", "assets/a.css"])
    return stamp


def seen(folder: Path) -> dict[str, object]:
    """Give what is kept of a build."""
    stamp = stamped(folder)
    found = stamp.seen()
    assert found
    return {**found, "places": [(str(folder), str(stamp.edition.root))]}


def test_where_nothing_changed_all_is_the_same(tmp_path):
    kept = seen(edition(tmp_path / "edition"))
    assert retold.is_same(kept)


def test_where_the_settings_were_saved_a_moment_ago_nothing_is_kept(tmp_path):
    folder = edition(tmp_path / "edition")
    (folder / "edition.toml").write_text('title = "B"\n')
    assert stamped(folder).seen() is None


def test_where_a_build_is_at_work_or_was_cut_off_nothing_is_told_again(tmp_path):
    kept = seen(edition(tmp_path / "edition"))
    (tmp_path / "edition/.output.lock").touch()
    assert not retold.is_same(kept)


def again(file: Path, text: str) -> None:
    """Write a file with its length and its old time of modification."""
    status = file.stat()
    file.write_text(text, "utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def folder_for_file(file: Path) -> None:
    file.unlink()
    file.mkdir()


CHANGES: dict[str, Callable[[Path], object]] = {
    "a source with the same length and time": lambda at: again(at / "tei/a.xml", TEI.replace("One", "Two")),
    "a new source": lambda at: (at / "tei/b.xml").write_text(TEI, "utf-8"),
    "a source that is gone": lambda at: (at / "tei/a.xml").unlink(),
    "a new folder": lambda at: (at / "tei/more").mkdir(),
    "a folder for a file that is no source": lambda at: folder_for_file(at / "tei/notes.txt"),
    "the settings": lambda at: (at / "edition.toml").write_text('title = "B"\n', "utf-8"),
    "a stylesheet": lambda at: again(at / "xslt/own.xsl", ""),
    "a new stylesheet": lambda at: (at / "xslt/.new.xsl").write_text("", "utf-8"),
    "a file that was looked for in vain": lambda at: (at / "schema").mkdir() or (at / "schema/gone.rng").touch(),
    "the table of the site": lambda at: (at / "output/build.json").write_text("[]", "utf-8"),
    "a file taken from the site": lambda at: (at / "output/assets/a.css").unlink(),
    "the site": lambda at: shutil.rmtree(at / "output"),
    "a link in the place of the edition": lambda at: (at.rename(f"{at}2"), at.symlink_to(f"{at}2")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_is_seen(tmp_path, change):
    folder = edition(tmp_path / "edition")
    kept = seen(folder)
    CHANGES[change](folder)
    try:
        same = retold.is_same(kept)
    except OSError:  # as when nothing is kept
        same = False
    assert not same


def test_a_published_site_beside_the_sources_does_not_count(tmp_path):
    folder = edition(tmp_path / "edition")
    kept = seen(folder)
    (folder / ".output.switch").touch()
    (folder / "output").rename(folder / ".output.old")
    (folder / ".output.old").rename(folder / "output")
    assert retold.is_same(kept)


def command(folder: Path, cache: Path, *options: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-X", "importtime", "-m", "pipeline", "build", str(folder), "--no-validate", *options]
    environment = os.environ | {"PECIA_CACHE": str(cache)}
    return subprocess.run(program, capture_output=True, text=True, check=False, env=environment, encoding="utf-8")


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Give what a command printed, but for the modules that it loaded."""
    return [*done.stdout.splitlines(), *(s for s in done.stderr.splitlines() if not s.startswith("import time:"))]


def test_the_same_is_told_without_loading_the_program(tmp_path):
    folder, cache = edition(tmp_path / "edition"), tmp_path / "cache"
    shutil.rmtree(folder / "output")
    (folder / "tei/b.xml").write_text("<TEI", "utf-8")
    first = command(folder, cache, "-j", "1")
    again = command(folder, cache, "-j", "1")
    assert "pipeline.cli" in first.stderr
    assert "pipeline.cli" not in again.stderr
    assert (said(again), again.returncode) == (said(command(folder, cache, "-j", "2")), 1)


def test_what_is_damaged_is_not_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PECIA_CACHE", str(tmp_path))
    (tmp_path / "builds").mkdir()
    retold.keep({"places": []}, str(tmp_path.resolve()), ("out", "err", 0))
    file = Path(retold.file_of(retold.call()))
    assert retold.held(retold.call())
    data = bytearray(file.read_bytes())
    data[-3] ^= 1
    file.write_bytes(data)
    assert retold.held(retold.call()) is None


def test_what_others_could_write_is_not_told(tmp_path, monkeypatch):
    monkeypatch.setenv("PECIA_CACHE", str(tmp_path))
    (tmp_path / "builds").mkdir()
    retold.keep({"places": []}, str(tmp_path.resolve()), ("out", "err", 0))
    Path(retold.file_of(retold.call())).chmod(0o666)
    assert retold.held(retold.call()) is None
