"""The words of a date as a reader has them: corrections and lemmata, no notes, no names of places."""

from collections.abc import Iterator

from pipeline.xml import Element
from pipeline.xml.names import LANG, TEI

_TEI = f"{{{TEI}}}"
_LEFT_OUT = frozenset(
    _TEI + name
    for name in ("note", "del", "surplus", "am", "fw", "sic", "orig", "abbr", "rdg", "time", "placeName", "geogName",
                 "settlement", "persName", "orgName", "figure", "ref", "ptr", "witDetail", "idno")
)  # fmt: skip
_BREAKS = frozenset(_TEI + name for name in ("lb", "pb", "cb", "gb", "milestone"))
_ALTERNATIVES = frozenset((_TEI + "sic", _TEI + "orig", _TEI + "abbr"))
_CHOICE, _GAP = _TEI + "choice", _TEI + "gap"
_THREE_LETTERS = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "ita": "it", "spa": "es", "por": "pt", "nld": "nl",
    "dut": "nl", "pol": "pl", "ces": "cs", "cze": "cs", "slk": "sk", "slv": "sl", "hrv": "hr", "srp": "sr", "bos": "hr",
    "bs": "hr", "sh": "hr", "rus": "ru", "ukr": "uk", "bul": "bg", "lat": "la", "swe": "sv", "dan": "da", "nor": "no",
    "nb": "no", "nn": "no", "fin": "fi", "hun": "hu", "ron": "ro", "rum": "ro", "ell": "el", "gre": "el", "tur": "tr",
    "und": "", "mul": "", "zxx": "",
}  # fmt: skip


def words(element: Element) -> str:
    """Give an element's words on one line; nothing where a part of them is lost."""
    if not len(element):
        return " ".join((element.text or "").split())
    if element.find(f".//{_GAP}") is not None:
        return ""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    """Give the text of an element, piece by piece."""
    yield element.text or ""
    for child in element:
        if child.tag in _BREAKS:
            yield "" if child.get("break") == "no" else " "
        elif isinstance(child.tag, str) and (child.tag not in _LEFT_OUT or _is_alone(child)):
            yield from _pieces(child)
        yield child.tail or ""


def _is_alone(element: Element) -> bool:
    """Tell whether an element that has its better half in a choice stands without one."""
    parent = element.getparent()
    return element.tag in _ALTERNATIVES and (parent is None or parent.tag != _CHOICE)


def language(element: Element) -> str:
    """Give the language of an element's text: two small letters, or nothing where nobody says."""
    here: Element | None = element
    while here is not None:
        if tag := here.get(LANG):
            primary = tag.partition("-")[0].lower()
            return _THREE_LETTERS.get(primary, primary)
        here = here.getparent()
    return ""
