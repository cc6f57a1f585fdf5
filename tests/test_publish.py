"""Publishing: the old site or the new one, never a mixture, and nobody's files are lost."""

import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from warm import build, good
from worlds import tei, tree, world

import pipeline
import pipeline.publish as publishing
import pipeline.switch as switching
from pipeline.edition import Edition
from pipeline.problem import BusyError, OutputError, UsageError
from pipeline.publish import copied, join_citations, keep_only, publish, staging
from pipeline.signals import interrupt

HOUSE = Path(pipeline.__file__).parent.parent


def edition(folder: Path) -> Edition:
    return Edition(root=folder / "source", output=folder / "site")


def manifest(*names: str) -> dict[str, object]:
    return {"generator": "Pecia", "outputs": [{"path": name, "sha256": ""} for name in names]}


def published(folder: Path, content: str) -> None:
    with staging(edition(folder)) as staged:
        world(staged, {"a.txt": content})
        publish(staged, folder / "site", manifest("a.txt"))


def begun(folder: Path) -> None:
    with pytest.raises(KeyboardInterrupt), staging(edition(folder)):
        raise KeyboardInterrupt


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=["one call", "two steps"])
def ways(request, monkeypatch) -> None:
    """Switch as the system can, and as where folders can't be exchanged."""
    if request.param == "two steps":
        monkeypatch.setattr(switching, "exchanged", lambda *_: False)


def test_a_site_takes_the_place_of_the_old_one(ways, tmp_path):
    published(tmp_path, "old")
    published(tmp_path, "new")
    assert (tmp_path / "site/a.txt").read_text() == "new"
    assert names(tmp_path) == ["site"]


def test_the_folder_of_a_site_can_be_read_by_everybody(tmp_path):
    published(tmp_path, "new")
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_what_fails_leaves_the_old_site_and_nothing_else(tmp_path):
    published(tmp_path, "old")

    def failing() -> None:
        with staging(edition(tmp_path)) as staged:
            world(staged, {"a.txt": "new"})
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        failing()
    assert (tmp_path / "site/a.txt").read_text() == "old"
    assert names(tmp_path) == ["site"]


def test_a_full_disk_is_said_in_a_sentence(tmp_path):
    published(tmp_path, "old")
    with pytest.raises(OutputError, match="No space left") as raised, staging(edition(tmp_path)):
        raise OSError(28, "No space left on device")
    assert raised.value.exit_code == 74
    assert (tmp_path / "site/a.txt").read_text() == "old"


@pytest.mark.parametrize("error", [OSError(5, "Input/output error"), KeyboardInterrupt()])
def test_a_switch_that_fails_in_the_middle_brings_the_old_site_back(error, tmp_path, monkeypatch):
    published(tmp_path, "old")
    rename = Path.rename

    def broken(self: Path, target: Path) -> Path:
        if (self.suffix, target.name) == (".new", "site"):
            raise error
        return rename(self, target)

    monkeypatch.setattr(switching, "exchanged", lambda *_: False)
    monkeypatch.setattr(Path, "rename", broken)
    with pytest.raises((OutputError, KeyboardInterrupt)):
        published(tmp_path, "new")
    assert (tmp_path / "site/a.txt").read_text() == "old"
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize(("beside", "content"), [
    ({"new": "new", "old": "old"}, "new"),
    ({"old": "old"}, "old"),
])  # fmt: skip
def test_a_switch_that_was_killed_between_its_steps_is_finished_by_the_next_build(beside, content, tmp_path):
    for kind, said in beside.items():
        published(tmp_path, said)
        (tmp_path / "site").rename(tmp_path / kind)
    for kind in beside:
        (tmp_path / kind).rename(tmp_path / f".site.0123456789ab.{kind}")
    begun(tmp_path)
    assert (tmp_path / "site/a.txt").read_text() == content
    assert names(tmp_path) == ["site"]


def test_a_switch_that_was_killed_before_its_first_step_leaves_the_old_site(tmp_path):
    published(tmp_path, "old")
    world(tmp_path / ".site.0123456789ab.new", {"a.txt": "new"})
    begun(tmp_path)
    assert (tmp_path / "site/a.txt").read_text() == "old"
    assert names(tmp_path) == ["site"]


def test_what_killed_builds_left_is_removed_but_not_that_of_another_output(tmp_path):
    world(
        tmp_path, {".site.0123456789ab.staging/a.txt": "", ".site.b.0123456789ab.staging/a.txt": "", ".site.mine/a": ""}
    )
    begun(tmp_path)
    assert names(tmp_path) == [".site.b.0123456789ab.staging", ".site.mine"]


def test_a_second_build_of_an_output_is_refused_and_told_who_is_at_it(tmp_path):
    with staging(edition(tmp_path)), pytest.raises(BusyError) as raised:
        published(tmp_path, "second")
    assert re.search(
        rf"site is being built already, by process {os.getpid()} since \d\d:\d\d:\d\d\.", str(raised.value)
    )
    assert raised.value.exit_code == 75
    assert names(tmp_path) == []


def test_builds_of_two_outputs_beside_each_other_do_not_wait(tmp_path):
    with staging(edition(tmp_path)), staging(replace(edition(tmp_path), output=tmp_path / "other")) as other:
        assert other.is_dir()


def test_the_lock_of_a_killed_build_holds_nobody_up(tmp_path):
    code = "import os, sys; from pathlib import Path; from pipeline.edition import Edition\n"
    code += "from pipeline.publish import staging\n"
    code += f"with staging(Edition(Path({str(tmp_path / 'source')!r}), Path({str(tmp_path / 'site')!r}))): os.kill(os.getpid(), 9)"
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=HOUSE)
    assert (done.returncode, [name.rpartition(".")[2] for name in names(tmp_path)]) == (-9, ["staging", "lock"])
    published(tmp_path, "new")
    assert names(tmp_path) == ["site"]


def test_a_file_that_somebody_puts_into_the_old_site_meanwhile_is_not_lost(tmp_path):
    published(tmp_path, "old")

    def meanwhile() -> None:
        with staging(edition(tmp_path)) as staged:
            world(tmp_path, {"site/mine.txt": "Mine"})
            publish(staged, tmp_path / "site", manifest())

    with pytest.raises(UsageError, match=r"holds mine\.txt"):
        meanwhile()
    assert (tmp_path / "site/mine.txt").read_text() == "Mine"


def test_ctrl_c_within_the_switch_comes_too_late(tmp_path, monkeypatch):
    published(tmp_path, "old")
    monkeypatch.setattr(publishing, "keep_folder", lambda _: signal.raise_signal(signal.SIGINT))
    published(tmp_path, "new")
    assert (tmp_path / "site/a.txt").read_text() == "new"
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_once_published_the_command_does_not_say_that_nothing_was(tmp_path):
    before = signal.signal(signal.SIGINT, interrupt)
    try:
        published(tmp_path, "new")
        signal.raise_signal(signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)


def test_what_fails_after_the_switch_is_not_said_of_the_old_site(tmp_path):
    def failing() -> None:
        with staging(edition(tmp_path)) as staged:
            publish(staged, tmp_path / "site", manifest())
            raise OSError(5, "Input/output error")

    with pytest.raises(
        OutputError, match=r"The new site is in .*, but the build couldn't be ended: Input/output error"
    ):
        failing()


@pytest.mark.parametrize("files", [
    {"letter.doc": "Mine"},
    {"build.json": '{"generator": "Another"}'},
    {"build.json": "[]"},
    {"build.json": "nonsense"},
    {"build.json": json.dumps(manifest("a.txt")), "a.txt": "Ours", "CNAME": "Mine"},
    {"build.json": json.dumps(manifest("a.txt")), "a.txt": "Ours", ".git/config": "Mine"},
])  # fmt: skip
def test_a_folder_with_files_of_somebody_is_never_published_over(files, tmp_path):
    world(tmp_path / "site", files)
    with pytest.raises(UsageError, match="which Pecia didn't put there"):
        published(tmp_path, "new")
    assert set(tree(tmp_path / "site")) == files.keys()


def test_what_desktops_leave_everywhere_is_nobodys(tmp_path):
    published(tmp_path, "old")
    world(tmp_path / "site", {".DS_Store": "", "files/Thumbs.db": ""})
    published(tmp_path, "new")
    assert set(tree(tmp_path / "site")) == {"a.txt", "build.json"}


def test_a_folder_around_the_sources_is_never_published_over(tmp_path):
    world(tmp_path / "site", {"build.json": json.dumps(manifest("a.txt")), "a.txt": ""})
    inside = Edition(root=tmp_path / "site/source", output=tmp_path / "site")
    with pytest.raises(UsageError, match="holds the sources"), staging(inside):
        pass


def test_only_what_is_named_is_kept(tmp_path):
    world(tmp_path, {"a.txt": "", "b.txt": "", "c/d.txt": "", "e/f.txt": ""})
    keep_only(tmp_path, ["a.txt", "c/d.txt"])
    assert set(tree(tmp_path)) == {"a.txt", "c/d.txt"}
    assert names(tmp_path) == ["a.txt", "c"]


def test_a_file_that_went_away_is_named(tmp_path):
    with pytest.raises(OutputError, match=r"b\.png went away"):
        copied(tmp_path / "b.png", tmp_path / "site/b.png")


def test_citations_are_joined_in_order(tmp_path):
    world(
        tmp_path,
        {"b.csl.json": '[{"id": "b"}]', "a.csl.json": '[{"id": "é"}]', "b.ris": "TY  - B\n\n", "a.ris": "TY  - A\n"},
    )
    join_citations(tmp_path, "all.csl.json", ["b.csl.json", "a.csl.json"])
    join_citations(tmp_path, "all.ris", ["b.ris", "a.ris"])
    assert (tmp_path / "all.csl.json").read_text("utf-8") == '[\n {"id": "b"},\n {"id": "é"}\n]\n'
    assert (tmp_path / "all.ris").read_text() == "TY  - B\n\nTY  - A\n\n"


def test_a_second_build_leaves_nothing_of_the_first(tmp_path):
    folder = world(tmp_path / "a", {"a.xml": tei(), "b.xml": tei()})
    good(folder)
    (folder / "b.xml").unlink()
    second = good(folder)
    assert "b.html" not in second.files()
    assert tree(second.site) == tree(build(folder, site=tmp_path / "fresh").site)


def test_what_was_published_is_still_there_when_nothing_can_be_built(tmp_path):
    folder = world(tmp_path / "a", {"a.xml": tei()})
    before = tree(good(folder).site)
    world(folder, {"a.xml": "no TEI"})
    done = build(folder)
    assert (done.status, tree(done.site)) == (1, before)


def test_a_site_behind_a_link_stays_behind_it(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    for title in ("A", "B"):
        done = build(world(tmp_path / "a", {"a.xml": tei(title=title)}), site=tmp_path / "link")
        assert done.status == 0, done.err
    assert (tmp_path / "link").is_symlink()
    assert "<h1>B</h1>" in (tmp_path / "real/a.html").read_text()
    assert names(tmp_path) == ["a", "link", "real"]


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    world(tmp_path, {"file": ""})
    with pytest.raises(OutputError, match="can't be written"), staging(edition(tmp_path / "file")):
        pytest.fail("no folder was made")
