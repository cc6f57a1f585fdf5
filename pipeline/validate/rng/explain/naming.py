"""How names are written in a sentence."""

from collections.abc import Sequence

XML = "http://www.w3.org/XML/1998/namespace"
_PREFIXES = {
    XML: "xml:",
    "http://www.w3.org/2001/XInclude": "xi:",
    "http://www.w3.org/1999/xlink": "xlink:",
    "http://www.w3.org/2000/svg": "svg:",
    "http://www.w3.org/1998/Math/MathML": "m:",
    "http://www.tei-c.org/ns/Examples": "eg:",
    "http://www.w3.org/1999/xhtml": "html:",
}
FEW = 6
"""As many names are told one by one."""


def written(name: str) -> str:
    """Write a name as an editor does: without a namespace, but with the prefix that everybody knows."""
    space, _, local = name.rpartition("}")
    return _PREFIXES.get(space[1:], "") + local


def tag(name: str) -> str:
    """Write an element's name in a sentence."""
    return f"<{written(name)}>"


def attribute(name: str) -> str:
    """Write an attribute's name in a sentence."""
    return f"@{written(name)}"


def some(names: Sequence[str], word: str = "and") -> str:
    """List names: “a, b and c”; of many the first, and how many others there are."""
    if len(names) > FEW + 1:
        names = [*names[:FEW], f"{len(names) - FEW} others"]
        word = "and"
    *most, last = names
    return f"{', '.join(most)} {word} {last}" if most else last


def short(text: str, most: int = 40) -> str:
    """Cut a text that is quoted, at a word's end."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[: most + 1].rpartition(" ")[0].rstrip(" ,;:.") + " …" if " " in text[: most + 1] else text[:most] + "…"
