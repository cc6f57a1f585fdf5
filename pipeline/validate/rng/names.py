"""The name classes of RELAX NG: which names an element or an attribute may have."""

from collections.abc import Collection

from lxml import etree

from pipeline.validate.judgement import Unusable
from pipeline.validate.rng.scope import RNG, Context, children, local
from pipeline.validate.walk import Walk
from pipeline.xml import Element
from pipeline.xml.names import XML

Names = Collection[str] | None
"""The names that occur, as lxml writes them, attributes with an @ before; nothing: all may occur."""


def occurring(walk: Walk) -> set[str]:
    """Give the names of a file's elements and attributes."""
    return {*walk.tags, *(f"@{name}" for name in walk.attributes)}


def made(tag: str, **attributes: str) -> Element:
    """Make an element of RELAX NG."""
    return etree.Element(f"{{{RNG}}}{tag}", attributes, nsmap={None: RNG})


def name_class(element: Element, context: Context, names: Names) -> tuple[Element | None, list[Element]]:
    """Give the name class of an `element` or `attribute`, less the names that don't occur, and the other children."""
    mark = "@" if local(element) == "attribute" else ""
    inside = list(children(element))
    if (name := element.get("name")) is not None:
        ns = context.ns if not mark or element.get("ns") is not None else ""
        return one_name(name, element, ns, names, mark), inside
    if not inside:
        raise Unusable("schema-broken", "The schema has an element or attribute without a name.")
    return less(inside[0], context, names, mark), inside[1:]


def less(element: Element, context: Context, names: Names, mark: str) -> Element | None:
    """Give a name class without the names that don't occur; nothing where none is left."""
    context = context.at(element)
    kind = local(element)
    if kind == "name":
        return one_name(element.text or "", element, context.ns, names, mark)
    if kind == "choice":
        kept = [each for child in children(element) if (each := less(child, context, names, mark)) is not None]
        return joined(kept)
    if kind not in ("anyName", "nsName"):
        raise Unusable("schema-broken", f"The schema has <{kind}> where a name must stand.")
    whole = made(kind) if kind == "anyName" else made(kind, ns=context.ns)
    for child in children(element):
        excepted = made("except")
        excepted.extend(each for one in children(child) if (each := less(one, context, None, mark)) is not None)
        whole.append(excepted)
    return whole


def joined(kept: list[Element]) -> Element | None:
    """Give the choice of some name classes; nothing of none."""
    if len(kept) < 2:  # noqa: PLR2004 - a choice has two parts at least
        return kept[0] if kept else None
    whole = made("choice")
    whole.extend(kept)
    return whole


def one_name(written: str, element: Element, ns: str, names: Names, mark: str) -> Element | None:
    """Give the class of one name (RELAX NG, 4.10), or nothing where it doesn't occur."""
    prefix, colon, name = written.strip().rpartition(":")
    if colon:
        found = XML if prefix == "xml" else element.nsmap.get(prefix)
        if found is None:
            message = f"The schema has the name “{written.strip()}”, and nothing says what {prefix} means."
            raise Unusable("schema-broken", message, f"Declare xmlns:{prefix} in the schema.")
        ns = found
    if names is not None and mark + (f"{{{ns}}}{name}" if ns else name) not in names:
        return None
    whole = made("name", ns=ns)
    whole.text = name
    return whole
