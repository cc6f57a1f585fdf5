"""Damages what builds leave: the cache, and the published site."""

import os
import random
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from soak.killing import shooting, version
from soak.sites import built, unlike
from soak.state import put
from worlds import tree

Damage = Callable[[Path, random.Random], None]


def a_file(folder: Path, rng: random.Random) -> Path:
    """Choose a file; an empty folder gets one."""
    if not tree(folder):
        folder.mkdir(exist_ok=True)
        (folder / "something").write_bytes(b"Something.")
    return folder / rng.choice(sorted(tree(folder)))


def truncated(folder: Path, rng: random.Random) -> None:
    file = a_file(folder, rng)
    unlinked(file, file.read_bytes()[: rng.randrange(file.stat().st_size + 1)])


def flipped(folder: Path, rng: random.Random) -> None:
    """Turn a few bits, and let size and time be as they were."""
    file = a_file(folder, rng)
    before, data = file.stat(), bytearray(file.read_bytes())
    for _ in range(3):
        if data:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    unlinked(file, bytes(data))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def in_place(folder: Path, rng: random.Random) -> None:
    """Write into a file, as some editors do, with other content of the same length."""
    file = a_file(folder, rng)
    file.write_bytes(b"X" * file.stat().st_size)


def deleted(folder: Path, rng: random.Random) -> None:
    a_file(folder, rng).unlink()


def half_deleted(folder: Path, rng: random.Random) -> None:
    for name in tree(folder):
        if rng.random() < 0.5:
            (folder / name).unlink()


def emptied(folder: Path, rng: random.Random) -> None:
    for name in tree(folder):
        (folder / name).write_bytes(b"")


def garbled(folder: Path, rng: random.Random) -> None:
    for name in tree(folder):
        (folder / name).write_bytes(rng.randbytes(2000))


def all_gone(folder: Path, rng: random.Random) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def a_file_instead(folder: Path, rng: random.Random) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_bytes(b"no folder")


def folders_instead(folder: Path, rng: random.Random) -> None:
    for name in {*tree(folder), a_file(folder, rng).name}:
        if (folder / name).is_file():
            (folder / name).unlink()
            (folder / name).mkdir()


def unlinked(file: Path, data: bytes) -> None:
    """Give a file other bytes, without touching another name of it."""
    new = file.with_name(f"{file.name}.new")
    new.write_bytes(data)
    new.replace(file)


CACHE: tuple[Damage, ...] = (
    truncated, flipped, in_place, deleted, half_deleted, emptied, garbled, folders_instead, all_gone, a_file_instead,
)  # fmt: skip
SITE: tuple[Damage, ...] = (truncated, flipped, in_place, deleted)
"""What may become of a site whose `build.json` still tells that it is ours."""


def damaged_and_built(what: str, damages: Sequence[Damage], seed: int, *, anew: bool) -> list[str]:
    """Damage a cache or a site again and again, and build each time; tells where a build differs from a clean one.

    `what`: `cache` or `site`. `anew`: whether there is an edit too before each build.
    """
    rng = random.Random(seed)  # noqa: S311 - it must be the same each time
    lines = []
    with shooting(seed) as place:
        put(place.edition, version(0))
        place.whole(0)
        for number, damage in enumerate(damages, 1):
            with_manifest_kept(place.site, lambda do=damage: do(place.site if what == "site" else place.cache, rng))
            put(place.edition, version(number % 2 * anew))
            found = built(place.edition, place.site, place.cache, "-j", "1")
            lines += [f"{damage.__name__}: {line}" for line in unlike(place.expected(number % 2 * anew), found)]
    return lines


def with_manifest_kept(site: Path, work: Callable[[], None]) -> None:
    """Damage something, but leave the site the file by which it is known as ours."""
    manifest = site / "build.json"
    kept = manifest.read_bytes()
    work()
    if not manifest.is_file() or manifest.read_bytes() != kept:
        unlinked(manifest, kept)
