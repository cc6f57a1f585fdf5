"""Mistakes made on purpose: what an editor may have done to a document, done to its tree."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.parsers import expat

from lxml import etree

TEI = "http://www.tei-c.org/ns/1.0"
SPACES = {"t": TEI}
FOLDER = Path(__file__).parent / "mistakes"


@dataclass(frozen=True, slots=True)
class Mistaken:
    """One mistake: the document, what is done to which of its elements, and what must be said of it."""

    name: str
    file: str
    at: str
    do: str
    line: int
    says: str


def mistakes(table: str) -> list[Mistaken]:
    """Read a table of mistakes."""
    groups = tomllib.loads((FOLDER / f"{table}.toml").read_text("utf-8"))
    return [Mistaken(file=group["file"], **row) for group in groups.values() for row in group["mistakes"]]


def made(mistake: Mistaken, data: bytes) -> bytes:
    """Make a mistake in a document."""
    root = etree.fromstring(data, etree.XMLParser(collect_ids=False, resolve_entities=False, load_dtd=False))
    verb, _, rest = mistake.do.partition(" ")
    selected = root.xpath(mistake.at, namespaces=SPACES)
    assert selected, mistake
    for element in selected if verb in ("unwrap", "delete") else selected[:1]:
        VERBS[verb](element, rest)
    written = etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)
    return written.replace(b"</BARE-", b"</").replace(b"<BARE-p", b'<p xmlns=""')


def rename(element: Any, name: str) -> None:
    element.tag = f"{{{TEI}}}{name}"


def delete(element: Any, _: str) -> None:
    keep_tail(element)
    element.getparent().remove(element)


def empty(element: Any, _: str) -> None:
    element[:] = []
    element.text = None


def unwrap(element: Any, _: str) -> None:
    parent, place = element.getparent(), element.getparent().index(element)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + (element.tail or "")
        before(element, None)
    else:
        element.text = (element.text or "") + (element.tail or "")
    lead = element.text or ""
    if place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + lead
    else:
        parent.text = (parent.text or "") + lead
    parent[place : place + 1] = list(element)


def wrap(element: Any, name: str) -> None:
    around = etree.Element(f"{{{TEI}}}{name}")
    parent, place = element.getparent(), element.getparent().index(element)
    around.tail, element.tail = element.tail, None
    parent[place] = around
    around.append(element)


def assign(element: Any, rest: str) -> None:
    name, _, value = rest.partition("=")
    element.set(full(name), value)


def unset(element: Any, name: str) -> None:
    del element.attrib[full(name)]


def rename_attribute(element: Any, rest: str) -> None:
    old, new = rest.split()
    element.set(full(new), element.attrib.pop(full(old)))


def before(element: Any, fragment: str | None) -> None:
    if fragment:
        element.addprevious(parsed(fragment))


def after(element: Any, fragment: str) -> None:
    put_after(element, parsed(fragment))


def put_after(element: Any, other: Any) -> None:
    other.tail, element.tail = element.tail, None
    element.getparent().insert(element.getparent().index(element) + 1, other)


def move_before(element: Any, target: str) -> None:
    other = element.getroottree().getroot().xpath(target, namespaces=SPACES)[0]
    keep_tail(element)
    other.addprevious(element)


def move_after(element: Any, target: str) -> None:
    other = element.getroottree().getroot().xpath(target, namespaces=SPACES)[0]
    keep_tail(element)
    put_after(other, element)


def follow(element: Any, text: str) -> None:
    element.tail = text + (element.tail or "")


def lead(element: Any, text: str) -> None:
    element.text = text + (element.text or "")


def namespace(element: Any, _: str) -> None:
    element.tag = f"{{{TEI}}}BARE-{etree.QName(element).localname}"


VERBS: Mapping[str, Callable[[Any, str], None]] = {
    "rename": rename, "delete": delete, "empty": empty, "unwrap": unwrap, "wrap": wrap, "set": assign, "unset": unset,
    "rename-attribute": rename_attribute, "before": before, "after": after, "move-before": move_before,
    "move-after": move_after, "follow": follow, "lead": lead, "namespace": namespace,
}  # fmt: skip


def keep_tail(element: Any) -> None:
    """Leave the text after an element where it is, when the element goes."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    element.tail = None


def full(name: str) -> str:
    return f"{{http://www.w3.org/XML/1998/namespace}}{name[4:]}" if name.startswith("xml:") else name


def parsed(fragment: str) -> Any:
    return etree.fromstring(f'<x xmlns="{TEI}">{fragment}</x>')[0]


def start_lines(data: bytes) -> Iterator[int]:
    """Give the line of each start tag, by another parser than the one under test uses."""
    lines: list[int] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda *_: lines.append(parser.CurrentLineNumber)
    parser.Parse(data, True)  # noqa: FBT003
    yield from lines
