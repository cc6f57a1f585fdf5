"""The long forms, for hours in which nobody waits: `tox -e soak`. Each tells in the log what it did."""

import os
import random
import sys
from pathlib import Path

import pytest
from soak.changing import mixtures, unrest, written
from soak.combining import FACTORS, combined, rows
from soak.damaging import CACHE, SITE, damaged_and_built, in_place
from soak.killing import kills, shooting
from soak.sites import built, clean, unlike
from soak.steps import begin, story
from soak.stopping import INTERRUPTED, TWICE, WAYS, stops
from soak.telling import faults, report, smallest

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif(sys.platform != "linux", reason="what is left running is read from /proc"),
]
SEED = int(os.environ.get("PECIA_SEED", "1"))
ROWS = rows(FACTORS)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("first", [True, False], ids=["first", "again"])
@pytest.mark.parametrize("turn", range(4))
def test_a_killed_build_leaves_the_old_site_or_the_new_one(turn, first, jobs, tell):
    shares = [(number + (turn + 0.5) / 4) / 20 for number in range(20)]
    random.Random(SEED + turn).shuffle(shares)  # noqa: S311
    with shooting(SEED + turn, jobs) as place:
        kills(place, shares, first=first, versions=1000, check_every=1)
    tell(f"{place.shots} kills, {place.hits} of them hit a running build; then the site was: {dict(place.outcomes)}")
    assert place.hits >= place.shots * 2 // 3


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_stopped_build_ends_within_a_second_and_changes_nothing(way, jobs, tell):
    shares = [(number + 0.5) / 20 for number in range(20)]
    with shooting(SEED, jobs) as place:
        found = stops(place, shares, [way])
    stopped = [one for one in found if one.status == INTERRUPTED]
    slowest = max(one.seconds for one in stopped)
    tell(f"{len(stopped)} of {len(found)} builds were stopped; the slowest end took {slowest:.2f} s")
    assert slowest <= 1
    assert len(stopped) > len(found) // 2


def test_an_impatient_user_breaks_nothing(tell):
    with shooting(SEED) as place:
        found = stops(place, [(number + 0.5) / 12 for number in range(12)], [TWICE])
    tell(f"{len(found)} builds were stopped twice")


@pytest.mark.parametrize("seed", [SEED, SEED + 1])
def test_a_build_after_each_of_200_edits_is_that_of_a_clean_one(seed, tmp_path, tell):
    moments = story(seed, 200)
    number, lines = faults(moments)
    tell(f"seed {seed}: {number} builds like clean ones")
    if lines:
        less, lines = smallest(moments[: number + 1])
        pytest.fail(f"The story of seed {seed}, build {number}.\n" + report(less, lines, Path(tmp_path / "kept")))


@pytest.mark.parametrize("anew", [True, False], ids=["after an edit", "with nothing changed"])
@pytest.mark.parametrize("what", ["cache", "site"])
def test_damage_is_mended_by_the_next_build(what, anew, tell):
    """Where nothing else changed, only `--paranoid` sees what was written into a published file without renaming it."""
    damages = CACHE if what == "cache" else [each for each in SITE * 3 if anew or each is not in_place]
    lines = damaged_and_built(what, damages, SEED, anew=anew)
    tell(f"{len(damages)} times the {what} was damaged")
    assert not lines


def test_the_way_of_building_makes_no_difference(tmp_path, tell):
    plain = combined(tmp_path / "plain", {name: values[0] for name, values in FACTORS.items()}, begin())
    for number, row in enumerate(ROWS):
        assert not unlike(plain, combined(tmp_path / str(number), row, begin())), row
        tell(f"the same {len(plain.site)} files: {' '.join(row.values())}")


@pytest.mark.parametrize("turn", range(6))
def test_a_document_is_of_one_moment(turn, tmp_path, tell):
    folder, site, cache = tmp_path / "edition", tmp_path / "site", tmp_path / "cache"
    written(folder)
    for _ in range(3):
        with unrest(folder) as restless:
            found = built(folder, site, cache, "-j", str(turn % 2 + 1))
        assert found.status in {0, 1}, found.printed
        assert not mixtures(found)
        tell(f"{restless.version} versions of each file while it was built; status {found.status}")
    assert not unlike(clean(folder), built(folder, site, cache, "-j", "1"))
