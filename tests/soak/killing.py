"""Kills builds at every moment, and looks at what they leave: the old site or the new one, and a build that goes on."""

import os
import random
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from soak.first import FEWER, FIRST
from soak.running import kill, start, waited
from soak.sites import Result, Tree, built, clean, differences, published, unlike
from soak.state import State, put

AIMED = 3
"""Of so many kills one waits for the output's folder to change, so that the switch is hit too."""
SMALL = {"edition.toml": FEWER} | {
    name: FIRST[name]
    for name in ("schema/house.rng", "schema/house.sch", "tei/register/persons.xml", "tei/letters/a.xml", "tei/letters/b.xml", "tei/includes/licence.xml", "tei/images/one.png")
}  # fmt: skip


def version(number: int) -> State:
    """Give the small edition after an edit: a text, and now and then a title, a register's entry, a stylesheet."""
    files = dict(SMALL)
    files["tei/letters/a.xml"] = files["tei/letters/a.xml"].replace(b"Words of A", b"Words %d of A" % number)
    if number % 2:
        files["tei/letters/b.xml"] = files["tei/letters/b.xml"].replace(b"Letter B", b"Letter %d" % number)
    if number % 4 == 3:
        files["tei/register/persons.xml"] = files["tei/register/persons.xml"].replace(b"Ada", b"Ada %d" % number)
    return State(files, story=f"version {number}")


@dataclass(slots=True)
class Range:
    """An edition that is built and killed again and again, with one output and one cache."""

    base: Path
    rng: random.Random
    jobs: str = "1"
    """How many workers a build has."""
    length: float = 0.0
    """Seconds that a build takes."""
    hits: int = 0
    """How many kills met a build that ran."""
    shots: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    clean: dict[int, Result] = field(default_factory=dict)

    @property
    def edition(self) -> Path:
        """The edition's folder."""
        return self.base / "edition"

    @property
    def site(self) -> Path:
        """The output; other builds leave nothing beside it but what belongs to it."""
        return self.base / "out" / "site"

    @property
    def cache(self) -> Path:
        """The cache folder."""
        return self.base / "cache"

    def begin(self) -> subprocess.Popen[bytes]:
        """Begin a build."""
        return start(
            "build", self.edition, "-o", self.site, "-j", self.jobs, cache=self.cache, printed=self.base / "printed"
        )

    def expected(self, number: int) -> Result:
        """Give what a clean build gives of a version, which the edition's folder must hold."""
        if number not in self.clean:
            self.clean[number] = clean(self.edition)
        return self.clean[number]

    def whole(self, number: int) -> None:
        """Build, and compare with a clean build. Raises AssertionError where they differ."""
        began = time.monotonic()
        found = built(self.edition, self.site, self.cache, "-j", self.jobs)
        self.length = time.monotonic() - began
        assert found.status == 0, "\n".join(found.printed)
        lines = unlike(self.expected(number), found)
        assert not lines, "\n".join([f"after version {number}:", *lines])
        others = sorted({p.name for p in self.site.parent.iterdir()} - {self.site.name})
        assert not [name for name in others if (self.site.parent / name).is_dir()], f"left beside the site: {others}"


@contextmanager
def shooting(seed: int, jobs: str = "1") -> Iterator[Range]:
    """Make a range, and clear it away."""
    base = Path(tempfile.mkdtemp(prefix="pecia-kills-"))
    try:
        (base / "edition").mkdir()
        (base / "out").mkdir()
        yield Range(base, random.Random(seed), jobs)  # noqa: S311 - it must be the same each time
    finally:
        shutil.rmtree(base, ignore_errors=True)


def signs(folder: Path) -> list[tuple[str, int]]:
    """Give what a switch changes: the names in the output's folder, and which folder each is."""
    with os.scandir(folder) as found:
        return sorted((entry.name, entry.inode()) for entry in found)


def moment(place: Range, process: subprocess.Popen[bytes], share: float, *, aimed: bool = False) -> bool:
    """Wait for the moment of a blow: a share of the build's length, or the n-th change of the output's folder.

    Gives whether the build still runs. Where it doesn't, its length is learnt: the machine may be less crowded now.
    """
    began = time.monotonic()
    if not aimed:
        waited(lambda: process.poll() is not None, share * place.length, 0.002)
    for _ in range(place.rng.randrange(1, 5) * aimed):
        before = signs(place.site.parent)
        waited(lambda seen=before: ended(process) or signs(place.site.parent) != seen, 3 * place.length, 0)
    time.sleep(aimed * place.rng.choice((0, 0, place.rng.random() * 0.01)))
    if ended(process):
        place.length = min(place.length, time.monotonic() - began)
    return not ended(process)


def ended(process: subprocess.Popen[bytes]) -> bool:
    return process.poll() is not None


def kills(place: Range, shares: Sequence[float], *, first: bool, versions: int, check_every: int) -> None:
    """Kill a build for each share of its length, each time after an edit.

    `first`: there is no site before; else there is that of some version. `versions`: after how many edits they begin
    anew. After every `check_every`-th kill a build must give what a clean one gives. Raises AssertionError.
    """
    put(place.edition, version(0))
    place.whole(0)
    old: Tree = place.expected(0).site
    for shot, share in enumerate(shares):
        number = (shot + 1) % versions
        if first:
            shutil.rmtree(place.base / "out")
            (place.base / "out").mkdir()
            old = {}
            if shot % 2:
                shutil.rmtree(place.cache, ignore_errors=True)
        put(place.edition, version(number))
        new = place.expected(number).site
        old = once(place, shot, share, old, new)
        if (shot + 1) % check_every == 0:
            place.whole(number)
            old = new


def once(place: Range, shot: int, share: float, old: Tree, new: Tree) -> Tree:
    """Kill one build; gives the site that it left. Raises AssertionError where that is neither the old nor the new."""
    process = place.begin()
    moment(place, process, share, aimed=shot % AIMED == AIMED - 1)
    place.hits += kill(process, alone=shot % 4 == 3)
    place.shots += 1
    found = published(place.site)
    place.outcomes["new" if found == new else "old" if found == old else "mixed"] += 1
    assert found in (old, new), "\n".join(
        [f"kill {shot} at {share:.0%}: neither old nor new; against new:", *differences(new, found)]
    )
    return found
