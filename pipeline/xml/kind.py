"""What a file is: TEI or something else; a document, or a register."""

from pipeline.xml.names import CORPUS, HEADER, TEI, TEI_ROOT, TEXT, Element, found, holds, name, namespace, words
from pipeline.xml.wording import Fault

# Elements that hold the entries of a register, and entries that stand without one.
LISTS = frozenset((
    "listPerson", "listPlace", "listOrg", "listBibl", "listObject", "listEvent", "listNym", "listRelation", "listWit",
    "taxonomy", "person", "personGrp", "place", "org", "biblStruct", "object", "event", "nym",
))  # fmt: skip
# Elements that only gather others, and what may stand beside the lists in them.
_WRAPPERS = frozenset((
    "group", "text", "front", "body", "back", "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7",
))  # fmt: skip
_BESIDE = frozenset(("head", "pb", "lb", "cb", "gb", "milestone", "anchor"))
_REGISTERS = tuple(f"{{{TEI}}}{each}" for each in sorted(LISTS))
_NAMED = " | ".join(f".//tei:{each}[@xml:id]" for each in ("bibl", "category", *sorted(LISTS)))
_DESCRIBED = "./tei:teiHeader/tei:fileDesc/tei:sourceDesc//tei:msDesc | ./tei:teiHeader/tei:profileDesc/tei:correspDesc"
_SHOWN = ".//tei:pb | .//tei:graphic | .//tei:media | .//tei:figure"


def fault_of(root: Element) -> Fault | None:
    """Tell why a tree isn't TEI P5, or nothing; a part of TEI has the rule `fragment`."""
    local, space = name(root), namespace(root)
    if local in ("TEI.2", "teiCorpus.2"):
        return Fault("tei-p4", f"This is TEI P4 (<{local}>), which ended in 2012.", "Convert it to TEI P5.")
    if space == TEI:
        if local in ("TEI", "teiCorpus"):
            return None
        message = f"This is a part of TEI (<{local}>), not a document."
        return Fault("fragment", message, "Include it in a TEI document by xi:include, or put <TEI> around it.")
    declare = f'Write xmlns="{TEI}" on the root element.'
    if local in ("TEI", "teiCorpus"):
        if space:
            return Fault("not-tei", f"<{local}> is in the namespace “{space}”, which isn't TEI's.", declare)
        return Fault("no-namespace", f"<{local}> isn't in TEI's namespace.", declare)
    where = f" in the namespace “{space}”" if space else ""
    return Fault("not-tei", f"This isn't TEI: the root element is <{local}>{where}.", "Leave it out of the edition.")


def is_register(tei: Element) -> bool:
    """Tell whether a TEI holds nothing but registers (or other stand-off data) beside its header.

    Its text, if it has one, has a body of lists with headings around them, or no word at all while entries with an id
    stand elsewhere. A catalogue of manuscripts isn't a register.
    """
    contents = content(tei)
    return bool(contents) and all(
        each.tag == f"{{{TEI}}}standOff" or (each.tag == TEXT and (_only_lists(each) or _wordless(each, tei)))
        for each in contents
    )


def content(tei: Element) -> list[Element]:
    """Give what a TEI holds beside its header and other documents."""
    return [each for each in tei.iterchildren("*") if each.tag not in (HEADER, TEI_ROOT, CORPUS)]


def holds_lists(root: Element) -> bool:
    """Tell whether a register stands anywhere below an element."""
    return next(root.iterdescendants(*_REGISTERS), None) is not None


def _only_lists(text: Element) -> bool:
    """Tell whether a text's body holds lists, and the text nothing but lists with headings around them."""
    bodies = found(text, "descendant::tei:body") or [text]
    return all(holds_lists(body) for body in bodies) and not holds(text, ".//tei:msDesc") and _gathers(text)


def _gathers(element: Element) -> bool:
    """Tell whether an element has no words of its own and only lists, headings and such elements in it."""
    if words(element.text) or any(words(child.tail) for child in element):
        return False
    return all(
        name(child) in LISTS | _BESIDE or (name(child) in _WRAPPERS and _gathers(child)) or not words(_text(child))
        for child in element.iterchildren("*")
    )


def _wordless(text: Element, tei: Element) -> bool:
    """Tell whether a text is only there because the schema asks for one, while registers stand elsewhere.

    Where the header describes a manuscript or a letter, the file stands for it, whatever lists help to describe it.
    """
    return not words(_text(text)) and not holds(text, _SHOWN) and holds(tei, _NAMED) and not holds(tei, _DESCRIBED)


def _text(element: Element) -> str:
    return str(element.xpath("string()"))


def is_list(root: Element) -> bool:
    """Tell whether an element is a register by itself, or gathers some."""
    return name(root) in LISTS or (name(root) in ("standOff", "classDecl", "teiHeader") and holds_lists(root))
