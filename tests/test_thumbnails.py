"""Thumbnails of the images of pages: how they are made, when, and what is said where one can't be."""

import io
import sys

import pytest
from PIL import Image
from warm import build, good
from worlds import tei, tree, world

from pipeline.edition import Edition
from pipeline.problem import UsageError
from pipeline.reduced import are_wanted
from pipeline.thumbnail import LONGEST

SURFACES = '<facsimile><surface xml:id="s"><graphic url="images/grey.png"/></surface></facsimile>'
LEAVES = ("photo.jpg", "grey.png", "lines.png", "clear.png", "small.png")
BREAKS = "".join(
    f'<pb n="{n}" facs="images/{name}"/><p>Page {n}.</p>'
    for n, name in enumerate((*LEAVES, "damaged.png", "drawn.svg"), 1)
).replace("images/grey.png", "#s")
FIGURE = '<figure><graphic url="images/figure.png"/></figure>'
DAMAGED = (
    "tei/images/damaged.png: warning: image-damaged: The image is damaged, or isn't of the kind that its name says; no thumbnail "
    "can be made of it. (Look at it, and save it anew.)"
)


def picture(mode: str, size: tuple[int, int], colour: object, kind: str = "PNG", turned: int = 0) -> bytes:
    made = io.BytesIO()
    image = Image.new(mode, size, colour)
    exif = image.getexif()
    if turned:
        exif[0x0112] = turned
    image.save(made, kind, exif=exif)
    return made.getvalue()


FILES = {
    "edition.toml": "thumbnails = true\n",
    "tei/book.xml": tei(BREAKS + FIGURE, id="book").replace("<text>", f"{SURFACES}<text>"),
    "tei/images/photo.jpg": picture("RGB", (1200, 900), "red", "JPEG", turned=6),
    "tei/images/grey.png": picture("I;16", (500, 1000), 0x8000),
    "tei/images/lines.png": picture("1", (2000, 1000), 1),
    "tei/images/clear.png": picture("RGBA", (400, 400), (0, 0, 0, 0)),
    "tei/images/small.png": picture("P", (40, 50), 0),
    "tei/images/damaged.png": picture("RGB", (400, 600), "blue")[:90],
    "tei/images/drawn.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "tei/images/figure.png": picture("RGB", (600, 600), "green"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return good(world(tmp_path_factory.mktemp("thumbnails") / "Edition", FILES))


def thumbnail(built, name):
    return Image.open(io.BytesIO((built.site / f"thumbnails/tei/images/{name}.jpg").read_bytes()))


@pytest.mark.parametrize(("name", "size", "colour"), [
    ("photo.jpg", (240, LONGEST), (254, 0, 0)),
    ("grey.png", (160, LONGEST), 128),
    ("lines.png", (LONGEST, 160), 255),
    ("clear.png", (LONGEST, LONGEST), (255, 255, 255)),
    ("small.png", (40, 50), (0, 0, 0)),
])  # fmt: skip
def test_a_thumbnail_is_small_and_upright_and_has_the_images_colour(name, size, colour, built):
    image = thumbnail(built, name)
    assert (image.size, image.getpixel((20, 20))) == (size, colour)
    assert not image.getexif()


def test_only_images_of_pages_have_one(built):
    made = {name for name in built.files() if name.startswith("thumbnails/")}
    assert made == {f"thumbnails/tei/images/{name}.jpg" for name in LEAVES}


def test_the_list_of_images_shows_thumbnails_that_lead_to_the_images(built):
    shown = built.page("book.html").xpath("//section[@id='p:facsimile']//li//img")
    assert [(each.get("src"), each.getparent().get("href")) for each in shown] == [
        *((f"thumbnails/tei/images/{name}.jpg", f"files/tei/images/{name}") for name in LEAVES),
        *((f"files/tei/images/{name}",) * 2 for name in ("damaged.png", "drawn.svg")),
    ]


def test_a_damaged_image_is_told_once(built):
    assert [line for line in built.err.splitlines() if "image-damaged" in line] == [DAMAGED]


def test_none_are_made_unless_the_settings_ask_for_them(tmp_path):
    done = good(world(tmp_path / "Edition", {**FILES, "edition.toml": ""}))
    assert not [name for name in done.files() if name.startswith("thumbnails/")]
    assert "image-damaged" not in done.err


def test_what_changed_is_made_anew_as_a_clean_build_makes_it(tmp_path):
    folder = world(tmp_path / "Edition", FILES)
    first = good(folder)
    kept = (first.site / "thumbnails/tei/images/grey.png.jpg").stat().st_ino
    again = build(folder)
    assert [line for line in again.err.splitlines() if "image-damaged" in line] == [DAMAGED]
    world(folder, {f"tei/images/{name}": picture("RGB", (90, 60), "blue") for name in ("small.png", "damaged.png")})
    changed = good(folder)
    assert "image-damaged" not in changed.err
    assert thumbnail(changed, "damaged.png").size == (90, 60)
    assert "thumbnails/tei/images/damaged.png.jpg" in changed.text("book.html")
    assert (changed.site / "thumbnails/tei/images/grey.png.jpg").stat().st_ino == kept
    assert tree(changed.site) == tree(build(folder, site=tmp_path / "clean").site)


def test_what_is_not_installed_is_named_where_it_is_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(UsageError) as raised:
        are_wanted(Edition(tmp_path, tmp_path, thumbnails=True))
    assert 'pip install "pecia[images]"' in raised.value.hint
    assert not are_wanted(Edition(tmp_path, tmp_path))
