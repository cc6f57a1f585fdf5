"""Builds sites, and compares them byte by byte; tells in a few lines how they differ."""

import difflib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import warm
from worlds import Built, pecia, tree

PROGRESS = re.compile(r"[A-Z][\w ]*: .*\bdone\b.*|\s*")
"""A line that tells how far the work is, not what came of it."""
REUSED = re.compile(r"; (nothing changed|[\d,]+ documents? unchanged)(?=\.$)")
"""What the last line tells of the builds before."""
AT_MOST = 40
"""How many lines of a comparison are told of each file."""
Tree = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Result:
    """What a build left: everything that must not depend on what was built before."""

    status: int
    printed: tuple[str, ...]
    """The problems and the last line, without places on this machine."""
    site: Tree


def built(
    folder: Path,
    site: Path,
    cache: Path,
    *options: str,
    env: Mapping[str, str] | None = None,
    by: Callable[..., Built] = pecia,
) -> Result:
    """Build an edition with a cache folder of its own."""
    done = by("build", folder, "-o", site, *options, env={"PECIA_CACHE": str(cache), **(env or {})})
    return Result(done.status, tuple(told(done.err + done.out, folder, site)), published(site))


def clean(folder: Path, *options: str) -> Result:
    """Build an edition as if for the first time: a fresh output, a fresh cache.

    The workers stay for the next clean build; no build that is compared with a clean one is made by them.
    """
    fresh = Path(tempfile.mkdtemp(prefix="pecia-clean-"))
    try:
        return built(folder, fresh / "site", fresh / "cache", "-j", "1", *options, by=warm.pecia)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def told(printed: str, folder: Path, site: Path) -> Iterable[str]:
    """Give what was printed, without progress and without places on this machine."""
    for line in printed.splitlines():
        if not PROGRESS.fullmatch(line):
            for place, name in ((site, "SITE"), (folder, "EDITION")):
                line = line.replace(str(place), name).replace(os.path.relpath(place), name)  # noqa: PLW2901
            yield REUSED.sub("", line)


def published(site: Path) -> Tree:
    """Give a site's files; none where there is no site."""
    return tree(site) if site.is_dir() else {}


def differences(expected: Tree, found: Tree) -> list[str]:
    """Tell how a site differs from what it should be, the manifest last; nothing where it doesn't."""
    names = sorted(expected.keys() | found.keys(), key=lambda name: (name == "build.json", name))
    lines: list[str] = []
    for name in names:
        if name not in found:
            lines.append(f"missing: {name}")
        elif name not in expected:
            lines.append(f"too many: {name}")
        elif expected[name] != found[name]:
            lines += compared(name, text_of(expected[name]), text_of(found[name]))
    return lines


def compared(name: str, expected: Iterable[str], found: Iterable[str]) -> list[str]:
    """Compare lines, in the form of a unified diff, cut where it is long."""
    lines = list(difflib.unified_diff([*expected], [*found], f"clean/{name}", f"found/{name}", n=0, lineterm=""))
    cut = [line[:300] for line in lines[:AT_MOST]]
    return [*cut, f"… {len(lines) - AT_MOST} more lines"] if len(lines) > AT_MOST else cut


def text_of(data: bytes) -> list[str]:
    """Give bytes as lines; a long line is broken at its tags."""
    return re.sub(r"(?<=>)(?=<)", "\n", data.decode("utf-8", "backslashreplace")).splitlines()


def unlike(expected: Result, found: Result) -> list[str]:
    """Tell how a build differs from a clean one: its site, what it printed, its status."""
    lines = differences(expected.site, found.site)
    if expected.status != found.status:
        lines.append(f"status: {expected.status} when clean, found {found.status}")
    return lines + compared("printed", expected.printed, found.printed)
