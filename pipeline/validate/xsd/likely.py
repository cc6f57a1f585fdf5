"""What was probably meant by a name that a schema doesn't have, and whatever else its mistakes are made of."""

import re
from collections.abc import Collection, Sequence
from functools import cache

from pipeline.validate.rng.explain.habits import ATTRIBUTES, INSTEAD
from pipeline.validate.rng.explain.likeness import distance, nearest
from pipeline.validate.rng.explain.mistake import Mistake
from pipeline.validate.shipped import EVERYTHING, shipped
from pipeline.validate.wording import local
from pipeline.xml import Element
from pipeline.xml.names import TEI


@cache
def of_tei() -> frozenset[str]:
    """Give the names of all elements of TEI: a schema may leave one out, but whoever wrote it meant it."""
    file = shipped(EVERYTHING)
    names = re.findall(rb'<element name="([A-Za-z0-9]+)"', file.read_bytes()) if file is not None else []
    return frozenset(f"{{{TEI}}}{name.decode()}" for name in names)


def attribute(element: Element, name: str, known: Sequence[str]) -> Mistake:
    """Say of an attribute that isn't allowed what was meant, or only that it isn't."""
    free = [each for each in known if element.get(each) is None]
    likely = INSTEAD.get((local(str(element.tag)), local(name))) or ATTRIBUTES.get(local(name), "")
    if likely not in map(local, free):
        likely = nearest(local(name), tuple(map(local, free)))
    meant = next((each for each in free if local(each) == likely), "")
    kind = "attribute-misspelt" if meant else "attribute"
    text = element.get(name) or ""
    return Mistake(kind, element, attribute=name, text=text, allowed=tuple(known), meant=meant)  # type: ignore[arg-type]


def unknown(element: Element, here: Sequence[str], everywhere: Collection[str]) -> Mistake:
    """Say of an element that the schema doesn't have what was meant, or only that it has none of that name."""
    name = str(element.tag)
    parent = element.getparent()
    if any(local(each) == local(name) for each in everywhere):
        return Mistake("namespace", element, parent, tuple(here))
    near = min(((distance(name, each), n, each) for n, each in enumerate(here)), default=(1, 0, ""))
    if near[0] < 1 and name not in of_tei():
        return Mistake("misspelt", element, parent, tuple(here), meant=near[2])
    return Mistake("unknown", element, parent, tuple(here))
