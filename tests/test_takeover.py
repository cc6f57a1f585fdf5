"""Files of the published site are taken over without copying, if they are what was recorded; nothing else is."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest
from worlds import tree, world

from pipeline.takeover import Signature, intact, signatures, take_over

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
"""The SHA-256 of `abc`, by FIPS 180-2."""


@pytest.fixture
def site(tmp_path) -> Path:
    return world(tmp_path / "site", {"a.txt": "abc", "in/b.txt": "abc"})


@pytest.fixture
def staged(tmp_path) -> Path:
    (tmp_path / "staged").mkdir()
    return tmp_path / "staged"


def recorded(site: Path) -> dict[str, Signature]:
    return signatures(site, [(name, ABC) for name in tree(site)])


def both(site: Path, staged: Path, wanted: dict[str, Signature]) -> set[str]:
    """Tell what could be taken over, and take it over: the answers are the same."""
    known = intact(site, wanted)
    assert take_over(site, staged, wanted) == known
    assert set(tree(staged)) == known
    return set(known)


def test_a_file_that_is_as_recorded_is_linked(site, staged):
    assert both(site, staged, recorded(site)) == {"a.txt", "in/b.txt"}
    assert (staged / "in/b.txt").samefile(site / "in/b.txt")


@pytest.mark.parametrize("field", ["mtime_ns", "inode"])
def test_a_file_whose_time_or_inode_is_another_is_known_by_its_content(field, site, staged):
    wanted = {name: replace(was, **{field: 1}) for name, was in recorded(site).items()}
    assert both(site, staged, wanted) == {"a.txt", "in/b.txt"}


def test_a_file_with_another_content_is_not_taken(site, staged):
    wanted = recorded(site)
    os.utime(world(site, {"a.txt": "abd"}) / "a.txt", ns=(1, 1))
    assert both(site, staged, wanted) == {"in/b.txt"}


def test_a_file_that_is_longer_or_gone_is_not_taken(site, staged):
    wanted = recorded(site)
    world(site, {"a.txt": "abcd"})
    (site / "in/b.txt").unlink()
    assert both(site, staged, wanted) == set()


def test_a_folder_or_a_link_in_the_place_of_a_file_is_not_taken(site, staged, tmp_path):
    wanted = recorded(site)
    (site / "a.txt").rename(tmp_path / "elsewhere")
    (site / "a.txt").symlink_to(tmp_path / "elsewhere")
    (site / "in/b.txt").unlink()
    (site / "in/b.txt").mkdir()
    assert both(site, staged, wanted) == set()


def test_whoever_asks_for_it_has_the_content_read_in_any_case(site, staged):
    wanted = recorded(site)
    time = (site / "a.txt").stat().st_mtime_ns
    os.utime(world(site, {"a.txt": "abd"}) / "a.txt", ns=(time, time))
    assert intact(site, wanted) == {"a.txt", "in/b.txt"}
    assert intact(site, wanted, paranoid=True) == {"in/b.txt"}
    assert take_over(site, staged, wanted, paranoid=True) == {"in/b.txt"}
    assert (staged / "in/b.txt").is_file()
    assert not (staged / "a.txt").exists()


@pytest.mark.parametrize("error", [errno.EPERM, errno.EMLINK, errno.EOPNOTSUPP])
def test_where_a_file_can_have_no_other_name_it_is_copied(error, site, staged, monkeypatch):
    def link(*_: object) -> None:
        raise OSError(error, os.strerror(error))

    wanted = recorded(site) | {"none.txt": Signature(ABC, 3, 1, 1)}
    monkeypatch.setattr(os, "link", link)
    assert both(site, staged, wanted) == {"a.txt", "in/b.txt"}
    assert not (staged / "a.txt").samefile(site / "a.txt")


def test_a_staged_file_is_never_written_over(site, staged):
    world(staged, {"a.txt": "new"})
    with pytest.raises(FileExistsError):
        take_over(site, staged, recorded(site))
    assert (staged / "a.txt").read_text() == "new"
