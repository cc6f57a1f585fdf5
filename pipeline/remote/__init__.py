"""Editions and sites that lie elsewhere, named by a URL: a local copy of the one, and the other sent up from here.

An object store can't exchange folders. So the site is built here first, whole; then what has changed goes up file by
file, `build.json` last, and what it doesn't name any more is deleted after it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.problem import UsageError

SOURCES = ("file", "s3", "zip")
"""Where an edition can lie."""
OUTPUTS = ("file", "s3")
"""Where a site can go."""


@dataclass(frozen=True, slots=True)
class Places:
    """An edition and its site on this computer's disk, and where they belong."""

    source: Path
    output: Path | None
    urls: tuple[str, str] = ("", "")
    """Where the edition comes from and where the site goes, as far as that is elsewhere."""

    def delivered(self, site: Path) -> str:
        """Send the site to where it belongs, if that is elsewhere; gives a sentence about it."""
        if not self.urls[1]:
            return ""
        from pipeline.remote.deliver import deliver  # noqa: PLC0415 - an extra

        sent, deleted = deliver(site, self.urls[1])
        return f"{self.urls[1]}: {sent:,} files sent, {deleted:,} deleted; one by one, build.json last."


@contextmanager
def at_hand(source: str, output: str) -> Iterator[Places]:
    """Have an edition and the place of its site at hand; each is a path or a URL, `output` may be empty.

    Copies stay in the cache folder, so that the next build brings and sends only what has changed.
    Raises UsageError where an address isn't right, OutputError where something can't be read, BusyError where another
    build is at it.
    """
    source, output = (plain(place, known) for place, known in ((source, SOURCES), (output, OUTPUTS)))
    if not is_url(source) and not is_url(output):
        yield Places(Path(source), Path(output) if output else None)
        return
    if not output:
        raise UsageError(
            f"The place of the site of {source} must be named.", f"Say where: pecia build {source} -o SITE"
        )
    from pipeline.remote.copies import copies  # noqa: PLC0415 - an extra
    from pipeline.remote.deliver import known  # noqa: PLC0415
    from pipeline.remote.mirror import mirror  # noqa: PLC0415
    from pipeline.remote.store import store  # noqa: PLC0415

    if is_url(output):
        known(store(output))
    with copies(source, output) as folder:
        here = mirror(source, folder, output) if is_url(source) else Path(source)
        site = folder / "site" if is_url(output) else Path(output)
        yield Places(here, site, (source if is_url(source) else "", output if is_url(output) else ""))


def is_url(place: str) -> bool:
    """Tell whether a place is named by a URL."""
    return "://" in place


def plain(place: str, known: tuple[str, ...]) -> str:
    """Give the path of this computer's own files; what lies elsewhere stays a URL. Raises UsageError for other URLs."""
    if not is_url(place):
        return place
    from urllib.parse import urlsplit  # noqa: PLC0415 - slow to load, and most places are paths
    from urllib.request import url2pathname  # noqa: PLC0415

    parts = urlsplit(place)
    if parts.scheme not in known:
        schemes = ", ".join(f"{each}://" for each in known)
        raise UsageError(f"“{place}” can't be used here.", f"A URL begins with one of: {schemes}")
    if parts.scheme != "file":
        return place
    if parts.netloc not in {"", "localhost"}:
        raise UsageError(f"“{place}” names another computer.", "Write file:///PATH.")
    return url2pathname(parts.path)
