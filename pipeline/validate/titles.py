"""What the parts of a document are called by their own words, and how these are shortened."""

from functools import lru_cache

from lxml import etree

from pipeline.validate.units import ENTRIES
from pipeline.xml import Element
from pipeline.xml.names import ID, TEI, words

LONGEST = 60
"""As many characters of a heading are quoted."""
_BRACE = f"{{{TEI}}}"
_TEXTS = etree.XPath(".//text()[not(ancestor::tei:note)]", namespaces={"tei": TEI}, smart_strings=False)


def local(element: Element) -> str:
    """Give the name of an element of TEI; nothing for another."""
    return _local(str(element.tag))


@lru_cache(maxsize=1_000)
def _local(tag: str) -> str:
    return tag[len(_BRACE) :] if tag.startswith(_BRACE) else ""


def named(entry: Element) -> str:
    """Name an entry of a register."""
    name = next(entry.iterchildren(f"{{{TEI}}}{ENTRIES[local(entry)]}"), None)
    said = words(" ".join(name.itertext())) if name is not None else ""
    return f"“{short(said.replace(' ,', ',') or entry.get(ID) or local(entry))}”"


def text_of(element: Element) -> list[str]:
    """Give the texts in an element, without its notes."""
    return [str(text) for text in _TEXTS(element)]


def short(text: str) -> str:
    """Cut what is quoted."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rpartition(" ")[0] + "…"


def ordinal(number: int) -> str:
    """Write 1st, 2nd, 3rd, 4th and so on."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number:,}{ending}"
