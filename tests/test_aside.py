"""What an idle worker does with a large site's files: the folder has what the parent itself would have taken over."""

import os
from pathlib import Path

import pytest
from jobs import Job, work
from worlds import tree, world

from pipeline import aside
from pipeline.aside import clearing, linking
from pipeline.takeover import digest, signatures, take_over
from pipeline.workers import workers

FILES = {"a.html": "a", "ä ö.txt": "b", "in/c.html": "c", "in/deep/d.html": "d", "e": ""}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have a site, and take its files for many."""
    monkeypatch.setattr(aside, "MANY", 1)
    return world(tmp_path / "site", FILES)


def test_files_are_taken_over_as_the_parent_would(tmp_path, site):
    there = signatures(site, ((name, digest(site / name)) for name in FILES))
    (site / "a.html").write_text("x")
    (site / "in/c.html").unlink()
    os.utime(site / "e", (1, 1))
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        world(folder, {"fresh.html": "new"})
    with workers(1) as run:
        list(run(work, [Job("a")]))
        linked = linking(run, site, folders[0], there, frozenset({"fresh.html"}))()
    assert linked == take_over(site, folders[1], there) == {"ä ö.txt", "in/deep/d.html", "e"}
    assert tree(folders[0]) == tree(folders[1])


def test_what_nobody_wants_goes_before_files_are_taken_over(tmp_path, site):
    folder = world(tmp_path / "new", {"a.html": "left", "fresh.html": "new"})
    there = signatures(site, [("a.html", digest(site / "a.html"))])
    with workers(1) as run:
        list(run(work, [Job("a")]))
        assert linking(run, site, folder, there, frozenset({"fresh.html"}))() == {"a.html"}
    assert (folder / "a.html").samefile(site / "a.html")


def test_without_a_worker_nobody_takes_files_over(tmp_path, site):
    there = signatures(site, [("a.html", digest(site / "a.html"))])
    with workers(1) as run:
        assert linking(run, site, tmp_path / "new", there, frozenset())() is None


@pytest.mark.parametrize("jobs", [[], [Job("a")]])
def test_the_old_site_is_removed_whoever_does_it(tmp_path, site, jobs):
    world(tmp_path / ".site.0123456789ab.staging", FILES)
    with workers(1) as run:
        list(run(work, jobs))
        clearing(run, site, len(FILES))()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
