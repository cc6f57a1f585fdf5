"""Lets thumbnails be made of the images of documents' pages, where the settings ask for them: of those that changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.edition import Edition
from pipeline.ledger import keys
from pipeline.message import Survey, Surveyed
from pipeline.passes import Passes, never
from pipeline.problem import Problem, UsageError
from pipeline.thumbnail import LONGEST, Picture, Thumbnail, ThumbnailTask, has_pixels
from pipeline.workers import Hands, workers

Thumbnails = Mapping[str, Thumbnail]
"""What came of images, by their paths in the edition."""


def are_wanted(edition: Edition) -> bool:
    """Tell whether thumbnails are to be made. Raises UsageError where Pillow, which they need, isn't installed."""
    if not (edition.thumbnails and edition.is_site):
        return False
    if not keys.pillow(edition):
        message = "Thumbnails need the extra “images”, which isn't installed."
        hint = 'Install it: pip install "pecia[images]"; or leave `thumbnails` out of edition.toml.'
        raise UsageError(message, hint)
    return True


def reduced(passes: Passes, surveys: Sequence[Survey], left_out: frozenset[str]) -> Thumbnails:
    """Make thumbnails of the images of pages, those that are there already excepted; nothing where none are wanted.

    `left_out` are the ids of documents that aren't published. Raises UsageError where Pillow isn't installed.
    """
    edition, ledger = passes.edition, passes.ledger
    if not are_wanted(edition):
        return {}
    maker = keys.pillow(edition)
    shown = (d for survey in surveys for d in survey.documents if d.record.id not in left_out)
    wanted = {path: key_of(sha256, maker) for path in sorted(pictured(shown)) if (sha256 := ledger.hashes.of(path))}
    known = {path: found for path, key in wanted.items() if (found := ledger.thumbnail(path, key))}
    todo = [Picture(path, length(edition, path)) for path in wanted.keys() - known.keys()]
    with passes.account.step("thumbnails"):
        made = dict(make(passes, sorted(todo, key=lambda picture: picture.path)))
    for path, thumbnail in made.items():
        passes.wrote([thumbnail.output] if thumbnail.output else [])
        ledger.keep_thumbnail(path, wanted[path], thumbnail)
    return known | made


def pictured(documents: Iterable[Surveyed]) -> set[str]:
    """Give the images of documents' pages of which thumbnails can be made."""
    return {path for document in documents for path in document.leaves if has_pixels(path)}


def key_of(sha256: str, maker: str) -> str:
    """Give a hash of all on which a thumbnail depends: the image, and what makes it smaller."""
    return keys.digest(sha256, maker, LONGEST)


def length(edition: Edition, path: str) -> int:
    """Give the length of a file in bytes; nothing where it has gone."""
    try:
        return (edition.root / path).stat().st_size
    except OSError:
        return 0


def make(passes: Passes, pictures: Sequence[Picture]) -> Iterable[tuple[str, Thumbnail]]:
    """Make thumbnails in workers of this computer, for the images lie here."""
    tasks = [ThumbnailTask(str(passes.edition.root), passes.staging, chunk) for chunk in passes.chunks(pictures)]
    if not tasks:
        return
    if isinstance(passes.run, Hands):
        yield from results(passes, tasks)
        return
    with workers(passes.jobs) as run:
        yield from results(replace(passes, run=run), tasks)


def results(passes: Passes, tasks: Sequence[ThumbnailTask]) -> Iterable[tuple[str, Thumbnail]]:
    """Give what came of each image."""
    for picture, found, reason in passes.results(reduce_there, tasks, "Making thumbnails", never):
        yield picture.path, found or Thumbnail(problem=stopped(picture, reason))


def stopped(picture: Picture, reason: str) -> Problem:
    """Say that a worker was lost with an image."""
    message = f"No thumbnail could be made of the image: {reason}."
    return Problem(picture.path, 0, 0, "image-damaged", "warning", message, "Look at it, and save it anew.")


def reduce_there(task: ThumbnailTask) -> tuple[Thumbnail, ...]:
    """Make thumbnails in a worker, which alone loads Pillow."""
    from pipeline.reduce import reduce  # noqa: PLC0415 - an extra

    return reduce(task)
