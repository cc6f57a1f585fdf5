"""An edition's own colours, faces and measures: what the settings' table `theme` may say, and the CSS that says it."""

import difflib
import re
from collections.abc import Iterator, Mapping

COLOURS = {
    "paper": ("#fffdf9", "#17181a"),
    "shade": ("#f5f1e8", "#212327"),
    "ink": ("#1f1c18", "#e7e3da"),
    "quiet": ("#625c52", "#aaa497"),
    "rule": ("#d9d2c3", "#3c3f45"),
    "link": ("#1b4f8f", "#9fc3f7"),
    "accent": ("#8a2b1d", "#f0a08f"),
    "mark": ("#fdf0c4", "#4a4016"),
}
"""The colours, each as `assets/pecia.css` has it: on a light screen, and on a dark one."""
FACES = ("text-face", "interface-face", "code-face")
LENGTHS = ("size", "measure")
DARK = "dark"
"""The table of the colours on a dark screen."""
LETTERS = (
    ("ink", "paper"),
    ("ink", "shade"),
    ("ink", "mark"),
    ("quiet", "paper"),
    ("link", "paper"),
    ("accent", "paper"),
)
"""The pairs of colours of which one has letters on the other."""
LEAST = 4.5
"""The contrast that letters need (WCAG 2.2, 1.4.3, level AA)."""
COLOUR = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
LENGTH = re.compile(r"\d{1,4}(\.\d{1,3})?(rem|em|px|pt|ch)")
FACE = re.compile(r"[\w][\w .+-]*")
GENERIC = {"serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif", "ui-monospace"}
Theme = tuple[tuple[str, str | tuple[tuple[str, str], ...]], ...]
"""The settings of a theme, in their order; the colours of a dark screen are such a tuple themselves."""


def wrong(theme: Mapping[str, object]) -> Iterator[str]:
    """Say what is wrong with each key of a theme."""
    for name, value in theme.items():
        if name == DARK and isinstance(value, dict):
            yield from (f"{DARK}.{mistake}" for mistake in wrong_colours(value))
        elif name in COLOURS:
            yield from wrong_colours({name: value})
        elif name in FACES:
            if not isinstance(value, str) or not all(map(FACE.fullmatch, families(value))):
                yield f'{name}: expected names of typefaces such as "EB Garamond, serif", found {value!r}'
        elif name in LENGTHS:
            if not isinstance(value, str) or not LENGTH.fullmatch(value):
                yield f'{name}: expected a length such as "36rem", found {value!r}'
        else:
            near = difflib.get_close_matches(name, [*COLOURS, *FACES, *LENGTHS, DARK], 1)
            yield f"{name}: there is no such key" + (f"; did you mean {near[0]}?" if near else "")


def wrong_colours(colours: Mapping[str, object]) -> Iterator[str]:
    """Say what is wrong with colours."""
    for name, value in colours.items():
        if name not in COLOURS:
            near = difflib.get_close_matches(name, COLOURS, 1)
            yield f"{name}: there is no such colour" + (f"; did you mean {near[0]}?" if near else "")
        elif not isinstance(value, str) or not COLOUR.fullmatch(value):
            yield f'{name}: expected a colour such as "#8a2b1d", found {value!r}'


def families(value: str) -> list[str]:
    """Give the names of typefaces in a list of them, without quotation marks."""
    return [name.strip().strip("\"'") for name in value.split(",")]


def css(theme: Theme) -> str:
    """Write a theme as CSS. A light screen's colours don't go for a dark one, nor either for paper."""
    said = dict(theme)
    faces = {name: ", ".join(map(quoted, families(str(said[name])))) for name in FACES if name in said}
    lengths = {name: str(said[name]) for name in LENGTHS if name in said}
    light = {name: str(said[name]) for name in COLOURS if name in said}
    dark = at_night(theme)
    rules = [rule(faces | lengths)]
    rules += [f"@media screen and (prefers-color-scheme: {scheme}) {{\n{rule(colours)}}}\n"
              for scheme, colours in (("light", light), ("dark", dark)) if colours]  # fmt: skip
    return "".join(rules)


def at_night(theme: Theme) -> dict[str, str]:
    """Give the colours of a dark screen."""
    return next((dict(value) for name, value in theme if name == DARK and isinstance(value, tuple)), {})


def rule(values: Mapping[str, str]) -> str:
    """Write custom properties; nothing where there are none."""
    lines = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    return f":root {{\n{lines}}}\n" if lines else ""


def quoted(family: str) -> str:
    """Write the name of a typeface; a generic one stands without quotation marks."""
    return family if family in GENERIC else f'"{family}"'


def faint(theme: Theme) -> Iterator[str]:
    """Say, in a sentence for each, which letters would be hard to read in a theme's colours."""
    light = {name: value for name, value in theme if isinstance(value, str)}
    for number, (own, where) in enumerate(((light, "a light"), (at_night(theme), "a dark"))):
        colours = {name: own.get(name, usual[number]) for name, usual in COLOURS.items()}
        for letters, ground in LETTERS:
            found = contrast(colours[letters], colours[ground])
            if found < LEAST and {letters, ground} & own.keys():
                yield f"On {where} screen the theme's “{letters}” on “{ground}” has a contrast of {found:.1f} to 1."


def contrast(one: str, other: str) -> float:
    """Give the contrast of two colours (WCAG 2.2, contrast ratio): 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Give a colour's relative luminance (WCAG 2.2): 0 is black, 1 white."""
    digits = colour[1:] if len(colour) > len("#fff") else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
