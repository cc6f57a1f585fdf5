"""What the measures share and nobody times: editions, sites that stand already, documents as Saxon is given them."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path

from benchmarks import editions
from benchmarks.process import Sample, run
from benchmarks.tools import Tools


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured."""

    main: int = 5000
    """Documents of the main rows."""
    many: int = 10_000
    few: int = 1000
    inside: tuple[int, int] = (100, 1100)
    """Documents of the two builds whose difference tells what one document more costs."""
    large: tuple[int, ...] = (5_000, 200_000, 2_000_000, 25_000_000)
    """Bytes of single documents."""
    each: int = 4
    """Files for each of which a JVM is started, in every round others."""
    passes: int = 20
    """How often a JVM goes over `few` documents until it is warm."""
    sample: int = 50
    """Documents for the slow peers."""


QUICK = Sizes(100, 200, 50, (10, 60), (5_000, 200_000), 1, 2, 5)
"""For a trial: does everything run?"""


@dataclass
class World:
    """The folders of one run."""

    folder: Path
    """Thrown away after the run."""
    tools: Tools
    sizes: Sizes
    made: dict[str, Path] = field(default_factory=dict)
    numbers: "count[int]" = field(default_factory=count)

    def once(self, name: str, make: Callable[[Path], object]) -> Path:
        """Make a folder the first time that it is asked for."""
        if name not in self.made:
            try:
                make(self.folder / name)
            except BaseException:
                shutil.rmtree(self.folder / name, ignore_errors=True)
                raise
            self.made[name] = self.folder / name
        return self.made[name]

    def fresh(self) -> Path:
        """Name a folder that isn't there yet; it is thrown away by `clear`."""
        return self.folder / "fresh" / str(next(self.numbers))

    def clear(self) -> None:
        """Throw away what the last measure wrote."""
        shutil.rmtree(self.folder / "fresh", ignore_errors=True)

    def edition(self, documents: int) -> Path:
        """Give an edition of so many documents."""
        return self.once(f"edition-{documents}", lambda folder: editions.renamed(folder, documents))

    def one(self, size: int) -> Path:
        """Give an edition of one document of about so many bytes."""
        return self.once(f"one-{size}", lambda folder: editions.merged(folder, size))

    def prepared(self, edition: Path) -> Path:
        """Give an edition's documents as they are handed to Saxon for their pages, with all that a page needs."""

        def make(folder: Path) -> None:
            site = self.folder / "for-preparing"
            program = self.tools.program("inside.py", edition, site, "--prepared", folder, "--no-validate")
            run(program, {"PECIA_CACHE": str(self.cache())})
            shutil.rmtree(site)

        return self.once(f"prepared-{edition.name}", make)

    def cache(self) -> Path:
        """Make an empty cache."""
        folder = self.fresh()
        folder.mkdir(parents=True, mode=0o700)
        return folder

    @cached_property
    def kept(self) -> Path:
        """Make the cache of what is built again."""
        folder = self.folder / "kept"
        folder.mkdir(mode=0o700)
        return folder

    def site(self, documents: int) -> Path:
        """Give the site of an edition, with what its builds keep in `kept`."""
        return self.once(f"site-{documents}", lambda folder: self.again(self.edition(documents), folder))

    def again(self, edition: Path, site: Path, *options: object) -> Sample:
        """Build with what was kept."""
        return self.build(edition, *options, site=site, cache=self.kept)

    def build(
        self,
        edition: Path,
        *options: object,
        site: Path | None = None,
        cache: Path | None = None,
        watched: bool = False,
    ) -> Sample:
        """Build an edition by the command, from its start to its end; cold, unless a site and a cache are given."""
        env = {"PECIA_CACHE": str(cache or self.cache()), "PECIA_JING": "0"}
        command = [self.tools.pecia, "build", "--quiet", edition, "-o", site or self.fresh(), *options]
        return run(command, env, watched=watched)
