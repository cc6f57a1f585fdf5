"""What a list of entries says of each beside its name: when somebody lived, what something is and where."""

import re
from collections.abc import Iterator

from pipeline.xml.names import Element, children, found, words

LONGEST = 90
_DATES = ("when", "when-iso", "notBefore", "from", "notAfter", "to")


def about(element: Element, kind: str) -> str:
    """Give a short line about an entry; empty where its element says nothing of the kind."""
    said = ", ".join(dict.fromkeys(each for each in _parts(element, kind) if each))
    return said if len(said) <= LONGEST else said[:LONGEST].rsplit(" ", 1)[0] + " …"


def type_of(element: Element) -> str:
    """Give the type of a thing, as its register has it: `ship`."""
    return re.sub(r"[\s_-]+", " ", element.get("type", "")).strip()


def _parts(element: Element, kind: str) -> Iterator[str]:
    if kind == "person":
        yield _life(element)
        yield from (_text(each) for each in children(element, "occupation")[:2])
    elif kind == "work":
        authors = found(element, "descendant::tei:author")
        yield from (_text(each) for each in authors[:2])
        yield next((year for each in found(element, "descendant::tei:date") if (year := _year(each))), "")
    elif kind != "category":
        yield type_of(element)
        around = [*children(element, "country", "region", "settlement"), *found(element, "tei:location/tei:placeName")]
        yield _text(next(iter(around), None))
        yield _span(element)


def _life(person: Element) -> str:
    """Give the years of a life: `1869–1940`, `* 1869`, `† 1940`; else when somebody was active."""
    born, died = (_year(next(iter(children(person, tag)), None)) for tag in ("birth", "death"))
    if born and died:
        return f"{born}–{died}"
    active = next(iter(children(person, "floruit")), None)
    return f"* {born}" if born else f"† {died}" if died else _span(active) or _text(active)


def _span(element: Element | None) -> str:
    """Give the years of which the attributes of an element speak."""
    if element is None:
        return ""
    years = [year for name in _DATES if (year := _first(element.get(name, "")))]
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""


def _year(element: Element | None) -> str:
    """Give a year: by an element's attributes, by those of a date in it, else as it is written."""
    if element is None:
        return ""
    dates = [element, *found(element, "descendant::tei:date")]
    stated = next((year for each in dates for name in _DATES if (year := _first(each.get(name, "")))), "")
    written = re.search(r"\b\d{3,4}\b", _text(element))
    return stated or (written[0] if written else "")


def _first(date: str) -> str:
    """Give the year of an ISO date, without zeros before it."""
    match = re.match(r"(-?)0*(\d+)", date)
    return "".join(match.groups()) if match else ""


def _text(element: Element | None) -> str:
    return "" if element is None else words("".join(element.itertext()))
