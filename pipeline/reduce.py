"""Makes thumbnails of images, in a worker: JPEG, upright, without what cameras write into their files."""

import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps

from pipeline.pieces import announce
from pipeline.problem import Problem
from pipeline.staged import write
from pipeline.thumbnail import LONGEST, MOST_PIXELS, Picture, Thumbnail, ThumbnailTask, thumbnail_name

QUALITY = 80
PAPER = "white"
"""What is behind an image that lets something through."""
WIDE = ("I", "F")
"""How the names of modes begin that have more than 256 shades of grey."""
GREY = frozenset(("1", "L"))
TOO_LARGE = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def reduce(task: ThumbnailTask) -> tuple[Thumbnail, ...]:
    """Make thumbnails of some images, and write them into the staging folder. Raises OSError where that is full."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    found = []
    for number, picture in enumerate(task.pieces):
        announce(number)
        try:
            data = reduced(Path(task.root, picture.path))
        except TOO_LARGE:
            found.append(
                Thumbnail(problem=refused(picture, f"has more than {MOST_PIXELS // 1_000_000} million pixels"))
            )
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - of damaged files Pillow raises whatever its decoders do
            found.append(Thumbnail(problem=refused(picture, "is damaged, or isn't of the kind that its name says")))
        else:
            found.append(Thumbnail(write(task.staging, thumbnail_name(picture.path), data)))
    return tuple(found)


def reduced(file: Path) -> bytes:
    """Make a thumbnail of an image, or of its first picture: JPEG. Raises TOO_LARGE, and anything."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd tags in files
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with Image.open(file) as image:
            image.draft(image.mode, (2 * LONGEST, 2 * LONGEST))  # of a large JPEG not every pixel is read
            small = coloured(ImageOps.exif_transpose(image))
        small.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS, reducing_gap=3)
    made = io.BytesIO()
    small.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()


def coloured(image: Image.Image) -> Image.Image:
    """Give an image in colours that JPEG has; what lets something through lies on paper."""
    if image.mode.startswith(WIDE):
        return image.convert("F").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        shown = image.convert("RGBA")
        paper = Image.new("RGBA", shown.size, PAPER)
        return Image.alpha_composite(paper, shown).convert("RGB")
    return image.convert("L" if image.mode in GREY else "RGB")


def refused(picture: Picture, why: str) -> Problem:
    """Say of an image that no thumbnail can be made of it."""
    message = f"The image {why}; no thumbnail can be made of it."
    return Problem(picture.path, 0, 0, "image-damaged", "warning", message, "Look at it, and save it anew.")
