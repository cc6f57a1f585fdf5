"""The live site: the files that are served now, which change all at once, and what the open pages are told."""

import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Condition

from pipeline.assets import ASSETS
from pipeline.publish import join_citations
from pipeline.removing import remove_tree
from pipeline.searching import BUNDLES, FOLDER

SEARCH_PAGE = "search.html"
"""The page that shows what is found: it is shown anew when any text has changed."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a page is told."""

    number: int
    """How often something was told before."""
    reload: bool
    """Whether the page isn't any more what it was."""
    problems: tuple[str, ...]


@dataclass(slots=True)
class Site:
    """What is served. One thread changes it, others read it; nobody ever sees a part of a change."""

    folder: Path
    names: frozenset[str] = frozenset()
    """The site's files."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """The media types of formats, by the ending of their files."""
    version: int = 0
    """How often it has changed."""
    changed_at: dict[str, int] = field(default_factory=dict)
    """In which version a file changed."""
    shared_at: int = 0
    """In which version something changed that any page may show."""
    to_join: dict[str, Sequence[str]] = field(default_factory=dict)
    """Bibliographies that aren't made before somebody wants them, and the files of which each is made."""
    sought: frozenset[str] = frozenset()
    """The files of the search, which isn't made before somebody searches."""
    searched_at: int = -1
    """Of which version of the site the search was made."""
    number: int = 0
    problems: tuple[str, ...] = ()
    condition: Condition = field(default_factory=Condition)

    def read(self, name: str) -> tuple[bytes | None, int]:
        """Give a file of the site, or nothing where there is none; and the version of the site. Raises OSError."""
        with self.condition:
            if name not in self.names:
                return None, self.version
            with suppress(FileNotFoundError):
                if parts := self.to_join.pop(name, None):
                    (self.folder / name).unlink(missing_ok=True)
                    join_citations(self.folder, name, parts)
                return (self.folder / name).read_bytes(), self.version
            return None, self.version

    def change(self, staging: Path, new: Collection[str], names: Iterable[str]) -> None:
        """Move new files from the staging folder into the site, and remove those that it has no more. Raises OSError.

        `names` are the site's files from now on.
        """
        with self.condition:
            there = frozenset(names)
            for folder in {name.rpartition("/")[0] for name in new}:
                (self.folder / folder).mkdir(parents=True, exist_ok=True)
            for name in new:
                os.replace(f"{staging}/{name}", f"{self.folder}/{name}")  # noqa: PTH105 - many files
            gone = self.names - there
            for name in gone:
                with suppress(FileNotFoundError):
                    (self.folder / name).unlink()
            self.names = there
            if new or gone:
                self.version += 1
                self.changed_at |= dict.fromkeys((*new, *gone, SEARCH_PAGE), self.version)
            if any(is_shared(name) for name in new):
                self.shared_at = self.version

    def is_searched(self) -> bool:
        """Tell whether the search is that of the pages as they are now."""
        return self.searched_at == self.version

    def search(self, staging: Path, names: Collection[str]) -> None:
        """Move the files of a new search into the site, and remove those of the last. Raises OSError."""
        with self.condition:
            for folder in (FOLDER, BUNDLES):
                remove_tree(self.folder / folder)
                if (staging / folder).is_dir():
                    (staging / folder).replace(self.folder / folder)
            self.sought, self.searched_at = frozenset(names), self.version

    def found(self, name: str) -> bytes | None:
        """Give a file of the search as the pages are now; nothing where there is none. Raises OSError."""
        with self.condition:
            return (self.folder / name).read_bytes() if self.is_searched() and name in self.sought else None

    def tell(self, problems: Sequence[str]) -> None:
        """Tell all open pages of what has changed, and what is wrong."""
        with self.condition:
            self.number += 1
            self.problems = tuple(problems)
            self.condition.notify_all()

    def heard(self, page: str, version: int, after: int, seconds: float) -> Told | None:
        """Wait until something is told that a page hasn't heard, at most so many seconds; else give nothing.

        `version` is that in which the page was served, `after` the number of what it heard last.
        """
        with self.condition:
            if not self.condition.wait_for(lambda: self.number != after, seconds):
                return None
            reload = max(self.changed_at.get(page, 0), self.shared_at) > version
            return Told(self.number, reload, self.problems)


def is_shared(name: str) -> bool:
    """Tell whether pages may show a file: a stylesheet, a script, an image."""
    return name.startswith(f"{ASSETS}/") or not name.endswith((".html", ".txt", ".xml", ".json", ".bib", ".ris"))
