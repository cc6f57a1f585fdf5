"""By which calendar the text of a date is (TEI Guidelines, 14.4.3 and 2.4.5): what @calendar says, and calendarDesc."""

import re
from collections.abc import Mapping

from pipeline.xml import Element

_JULIAN = re.compile(
    r"juli[ae]?n|old.?style|\bo\.?s\.?\b|ст\.?\s?ст|стар\w+ стил|юлиан|alte[nr]? stil|vieux style|\bjul\b",
    re.IGNORECASE,
)
_GREGORIAN = re.compile(
    r"gr[eé]gor|new.?style|\bn\.?s\.?\b|н\.?\s?ст|нов\w+ стил|григориан|neue[nr]? stil|\bgreg\b", re.IGNORECASE
)
_OTHER = re.compile(
    r"hebr|jewish|hijr|islam|muslim|persian|jalali|coptic|ethiop|chines|japan|hindu|saka|thai|republi|revolution|maya|roman|mul",
    re.IGNORECASE,
)
_STYLE = re.compile(
    r"[\s,;(\[]*\b(?:"
    r"(?P<julian>O\.\s?S\.|old style|ст\.\s?ст\.|a\.\s?St\.|alten Stils|vieux style|v\.\s?s\.)"
    r"|(?P<gregorian>N\.\s?S\.|new style|н\.\s?ст\.|n\.\s?St\.|neuen Stils|nouveau style)"
    r")[\s)\]]*$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\w.]+")


def style(text: str) -> tuple[str, str]:
    """Divide the text of a date from the style that it names at its end, "O.S."; an empty style where it names none."""
    match = _STYLE.search(text)
    return (text[: match.start()], str(match.lastgroup)) if match else (text, "")


def kinds(element: Element, by_id: Mapping[str, Element]) -> frozenset[str]:
    """Tell by which calendars the text of a date is: `julian`, `gregorian`, `other`; empty where nobody says."""
    return frozenset(_kind(pointer, by_id) for pointer in element.get("calendar", "").split())


def _kind(pointer: str, by_id: Mapping[str, Element]) -> str:
    """Tell which calendar a pointer means: by its name, else by the description to which it leads."""
    name = pointer.rpartition("#")[2] or pointer
    kind = kind_of(_LETTERS.sub(" ", name.rpartition("/")[2]))
    if kind == "unknown" and name in by_id:
        kind = kind_of(" ".join("".join(map(str, by_id[name].itertext())).split()))
    return "other" if kind == "unknown" else kind


def kind_of(text: str) -> str:
    """Tell which calendar is named first in a text."""
    found = [(match.start(), kind) for kind, match in _named(text) if match]
    return min(found)[1] if found else "unknown"


def _named(text: str) -> list[tuple[str, re.Match[str] | None]]:
    rows = (("julian", _JULIAN), ("gregorian", _GREGORIAN), ("other", _OTHER))
    return [(kind, pattern.search(text.replace("_", " "))) for kind, pattern in rows]
