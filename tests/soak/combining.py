"""Ways of building that must make no difference, and a few rows in which every pair of them meets."""

import shutil
from collections.abc import Mapping, Sequence
from itertools import combinations, product
from pathlib import Path

from soak.sites import Result, built
from soak.state import State

FACTORS: dict[str, tuple[str, ...]] = {
    "jobs": ("1", "2", "4"),
    "PYTHONHASHSEED": ("1", "4242"),
    "LC_ALL": ("C", "C.UTF-8"),
    "TZ": ("Asia/Tokyo", "America/New_York"),
    "order": ("forwards", "backwards"),
    "folder": ("here/edition", "wholly/else where/edition"),
    "before": ("nothing", "another version"),
}
"""What can differ: how the files came to stand in the folder and where it is, how it is built, and what was before."""
Row = dict[str, str]


def rows(factors: Mapping[str, Sequence[str]]) -> list[Row]:
    """Give few rows in which each two values of different factors meet once at least: greedily, the same each time."""
    names = list(factors)
    left = {
        ((one, a), (other, b))
        for one, other in combinations(names, 2)
        for a, b in product(factors[one], factors[other])
    }
    every = [dict(zip(names, values, strict=True)) for values in product(*factors.values())]
    found = []
    while left:
        row = max(every, key=lambda each: len(left & pairs(each)))
        found.append(row)
        left -= pairs(row)
    return found


def pairs(row: Row) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    return set(combinations(row.items(), 2))


def combined(base: Path, row: Row, state: State, *options: str) -> Result:
    """Build an edition in the way of a row."""
    folder = base / row["folder"]
    written(folder, state, backwards=row["order"] == "backwards")
    env = {name: row[name] for name in ("PYTHONHASHSEED", "LC_ALL", "TZ")}
    if row["before"] != "nothing":
        extra = folder / "tei/letters/0.xml"
        extra.write_bytes(state.files["tei/letters/a.xml"].replace(b'"letter-a"', b'"zero"'))
        built(folder, base / "site", base / "cache", "-j", row["jobs"], *options, env=env)
        extra.unlink()
    return built(folder, base / "site", base / "cache", "-j", row["jobs"], *options, env=env)


def written(folder: Path, state: State, *, backwards: bool) -> None:
    """Write an edition's files in the order of their names, or against it: a disk may list them as they came."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in sorted(state.files, reverse=backwards):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(state.files[name])
