"""An edition's colours, faces and measures, and its own style sheet, scripts and fonts."""

from pathlib import Path

import pytest
import warm
import worlds

from pipeline import theme
from pipeline.assets import assets
from pipeline.edition import SHIPPED
from pipeline.problem import UsageError
from pipeline.settings import open_edition


def edition(folder: Path, settings: str, files: dict[str, str] | None = None) -> Path:
    """Write an edition of one document."""
    texts = {"edition.toml": f'title = "T"\nfiles = ["*.xml"]\n{settings}', "a.xml": worlds.tei()}
    return worlds.world(folder / "e", texts | (files or {}))


def style(folder: Path) -> str:
    """Give the style sheet that each page of an edition links last."""
    content = assets(open_edition(folder, None))["assets/edition.css"][0]
    assert isinstance(content, bytes)
    return content.decode()


def test_colours_are_those_of_a_light_or_a_dark_screen_and_not_of_paper(tmp_path: Path) -> None:
    made = style(edition(tmp_path, '[theme]\nlink = "#7a2a1c"\ndark = { link = "#f0b0a0" }\n'))
    assert made == (
        "@media screen and (prefers-color-scheme: light) {\n:root {\n  --link: #7a2a1c;\n}\n}\n"
        "@media screen and (prefers-color-scheme: dark) {\n:root {\n  --link: #f0b0a0;\n}\n}\n"
    )


def test_faces_and_measures_go_for_all(tmp_path: Path) -> None:
    made = style(edition(tmp_path, '[theme]\ntext-face = "EB Garamond, serif"\nmeasure = "34rem"\n'))
    assert made == ':root {\n  --text-face: "EB Garamond", serif;\n  --measure: 34rem;\n}\n'


def test_an_editions_own_css_comes_after_its_theme_and_its_files_are_copied(tmp_path: Path) -> None:
    own = {"xslt/assets/edition.css": "h1 { color: red; }", "xslt/assets/logo.svg": "<svg/>"}
    folder = edition(tmp_path, '[theme]\nsize = "18px"\n', own)
    assert style(folder).endswith("--size: 18px;\n}\nh1 { color: red; }")
    site = warm.good(folder)
    assert site.text("assets/logo.svg") == "<svg/>"
    assert site.page("a.html").xpath("//link[@rel='stylesheet']/@href")[-1] == "assets/edition.css"
    (folder / "xslt/assets/edition.css").write_text("h1 { color: blue; }", "utf-8")
    assert "blue" in warm.good(folder).text("assets/edition.css")


def test_an_editions_own_file_takes_the_place_of_ours(tmp_path: Path) -> None:
    folder = edition(tmp_path, "", {"xslt/assets/tei.css": "/* own */"})
    assert assets(open_edition(folder, None))["assets/tei.css"][0] == b"/* own */"


def test_a_mere_copy_of_our_file_is_made_smaller_as_ours_is(tmp_path: Path) -> None:
    ours = (SHIPPED / "xslt/assets/tei.css").read_text("utf-8")
    folder = edition(tmp_path, "", {"xslt/assets/tei.css": ours})
    content = assets(open_edition(folder, None))["assets/tei.css"][0]
    assert isinstance(content, bytes)
    assert len(content) < len(ours)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('link = "red; } body { display: none"', "theme.link: expected a colour"),
        ('link = "url(https://example.org/)"', "theme.link: expected a colour"),
        ('text-face = "a; } b {"', "theme.text-face: expected names of typefaces"),
        ('text-face = "url(x)"', "theme.text-face: expected names of typefaces"),
        ('measure = "calc(1px)"', "theme.measure: expected a length"),
        ("size = 18", "theme.size: expected a length"),
        ('linc = "#fff"', "theme.linc: there is no such key; did you mean link?"),
        ('dark = { inc = "#fff" }', "theme.dark.inc: there is no such colour; did you mean ink?"),
        ("dark = 1", "theme.dark: "),
    ],
)
def test_what_is_no_colour_face_or_length_is_a_mistake(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        open_edition(edition(tmp_path, f"[theme]\n{line}\n"), None)
    assert message in str(error.value)


def test_letters_that_are_hard_to_read_are_told(tmp_path: Path) -> None:
    done = warm.build(edition(tmp_path, '[theme]\nquiet = "#aaa"\n'))
    assert done.status == 0
    assert "On a light screen the theme's “quiet” on “paper” has a contrast of 2.3 to 1." in done.err


@pytest.mark.parametrize(
    ("one", "other", "found"), [("#000", "#ffffff", 21), ("#777777", "#fff", 4.48), ("#abc", "#abc", 1)]
)
def test_the_contrast_of_colours_is_that_of_wcag(one: str, other: str, found: float) -> None:
    assert theme.contrast(one, other) == pytest.approx(found, abs=0.005)


def test_pecias_own_colours_can_be_read() -> None:
    usual = tuple((name, light) for name, (light, _) in theme.COLOURS.items())
    dark = tuple((name, value) for name, (_, value) in theme.COLOURS.items())
    assert list(theme.faint((*usual, ("dark", dark)))) == []


def test_the_colours_are_those_of_the_style_sheet() -> None:
    css = (Path(__file__).resolve().parent.parent / "xslt" / "assets" / "pecia.css").read_text("utf-8")
    light, _, dark = css.partition("prefers-color-scheme: dark")
    assert [
        name
        for name, (one, other) in theme.COLOURS.items()
        if f"--{name}: {one};" not in light or f"--{name}: {other};" not in dark
    ] == []
