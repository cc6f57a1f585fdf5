"""Plays a story of edits, build after build, beside clean builds; where they differ, finds the smallest story that does."""

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from soak.sites import Result, built, clean, compared, text_of, unlike
from soak.state import State, put

PATIENCE = 240.0
"""Seconds after which a story isn't made smaller any more."""


@dataclass(slots=True)
class Bench:
    """A folder in which a story is played: the edition, its site, its cache, and what clean builds gave."""

    base: Path
    known: dict[str, Result] = field(default_factory=dict)
    """Results of clean builds, by what was built."""
    builds: int = 0

    @property
    def edition(self) -> Path:
        """The edition's folder."""
        return self.base / "edition"

    def play(self, moments: Iterable[State]) -> Iterator[tuple[State, Result]]:
        """Build each moment over the one before, with one output and one cache."""
        for moment in moments:
            put(self.edition, moment)
            self.builds += 1
            yield moment, built(self.edition, self.base / "site", self.base / "cache", "-j", "1", *moment.options)

    def clean(self, moment: State) -> Result:
        """Build a moment as if for the first time; the edition's folder must hold it."""
        digest = hashlib.sha256(repr((sorted(moment.files.items()), moment.options)).encode()).hexdigest()
        if digest not in self.known:
            self.known[digest] = clean(self.edition, *moment.options)
        return self.known[digest]


@contextmanager
def bench() -> Iterator[Bench]:
    """Make a bench, and clear it away."""
    base = Path(tempfile.mkdtemp(prefix="pecia-story-"))
    try:
        (base / "edition").mkdir()
        yield Bench(base)
    finally:
        shutil.rmtree(base, ignore_errors=True)


def faults(moments: Sequence[State], told: Callable[[str], None] = lambda _: None) -> tuple[int, list[str]]:
    """Play a story until a build differs from a clean one; gives the number of that moment, and how they differ.

    Where none does, gives the number of moments, and nothing.
    """
    expected = Result(0, (), {})
    with bench() as place:
        for number, (moment, found) in enumerate(place.play(moments)):
            before, expected = expected, place.clean(moment)
            told(f"{number}: {moment.story} -> status {found.status}, {len(found.site)} files")
            wanted = expected if expected.site else replace(expected, site=before.site)
            if lines := unlike(wanted, found):
                return number, lines
            expected = wanted
    return len(moments), []


def last_differs(moments: Sequence[State]) -> list[str]:
    """Tell how the last moment of a story differs from a clean build, whatever those before did."""
    with bench() as place:
        for _, found in place.play(moments):  # noqa: B007 - the last counts
            pass
        wanted = place.clean(moments[-1])
        return unlike(wanted if wanted.site else replace(wanted, site=found.site), found)


def smallest(moments: Sequence[State]) -> tuple[list[State], list[str]]:
    """Leave out of a story what isn't needed to make its last build differ: moments first, then files."""
    end = time.monotonic() + PATIENCE
    found = [*moments]
    lines: list[str] = []
    for fewer in (found[-2:], found[:1] + found[-2:]):
        if len(fewer) < len(found) and (lines := last_differs(fewer)):
            found = fewer
            break
    number = 0
    while number < len(found) - 1 and time.monotonic() < end:
        fewer = found[:number] + found[number + 1 :]
        if less := last_differs(fewer):
            found, lines = fewer, less
        else:
            number += 1
    for name in sorted({name for moment in found for name in moment.files}):
        fewer = [without(moment, name) for moment in found]
        if time.monotonic() < end and (less := last_differs(fewer)):
            found, lines = fewer, less
    return found, lines or last_differs(found)


def without(moment: State, name: str) -> State:
    return replace(moment, files={path: content for path, content in moment.files.items() if path != name})


def report(moments: Sequence[State], lines: Iterable[str], keep: Path) -> str:
    """Tell a story: what was done to which files, and what came of it. It is kept in a folder, to be told again."""
    told = [f"{len(moments)} builds:"]
    for number, moment in enumerate(moments):
        told.append(f"  {number}: {moment.story} {' '.join(moment.options)}")
        told += [f"       {name}" for name in sorted(moment.files)] if number == 0 else []
        told += [f"       {line}" for line in edits(moments[number - 1], moment)] if number else []
        put_kept(keep / str(number), moment)
    told += ["The last build differs from a clean one:", *lines]
    told.append(f"To repeat it from the checkout: PYTHONPATH=tests:. python -m soak.repeat {keep}")
    return "\n".join(told)


def edits(before: State, after: State) -> Iterator[str]:
    """Give the differences between the files of two moments."""
    for name in sorted(before.files.keys() | after.files.keys()):
        old, new = before.files.get(name, b""), after.files.get(name, b"")
        if (old != new) or (name in before.files) != (name in after.files):
            yield from compared(name, text_of(old), text_of(new)) or [f"{name} came or went"]


def put_kept(folder: Path, moment: State) -> None:
    """Write a moment into a folder of its own."""
    (folder / "files").mkdir(parents=True)
    put(folder / "files", replace(moment, in_place=True, touched=frozenset(), same_time=frozenset()))
    rest = {"options": moment.options, "story": moment.story, "same_time": sorted(moment.same_time),
            "touched": sorted(moment.touched), "in_place": moment.in_place}  # fmt: skip
    (folder / "moment.json").write_text(json.dumps(rest), "utf-8")
