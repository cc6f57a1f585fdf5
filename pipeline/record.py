"""A record: what the rest of the edition needs to know of a document or of a register's entry."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from pipeline.crossing import crossing

NAMESPACE = "{https://pecia.example/ns}"
MENTION, ADDRESS, POINTER, PAGE, STATED, LETTER, PERSON = (
    NAMESPACE + name for name in ("mention", "address", "pointer", "page", "stated", "letter", "person")
)
ET.register_namespace("p", NAMESPACE[1:-1])


APART = ("words", "sort-title", "sort-date", "changed")
"""What only the order and the counts of the edition need of a record."""


@crossing
@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a document that points to somebody or something."""

    ref: str
    """The pointer as it stands: one token of `@ref`, or the whole of `@key`."""
    target: str
    """Where it leads, its prefix resolved by `prefixDef`."""
    is_key: bool
    kind: str
    """`person`, `place`, `organisation`, `work`, `object`, `event` or `other`."""
    text: str
    """The name as it stands."""
    at: str
    """The id in the document's page to which the mention links."""
    page: str
    """The label of the page, or nothing."""
    count: int
    """How often it stands at that place."""
    role: str = ""
    sort: str = ""
    """The name's collation key."""

    def sorted(self, key: str, target: str) -> "Mention":
        """Give it with its collation key, and with where it leads."""
        return Mention(
            self.ref, target, self.is_key, self.kind, self.text, self.at, self.page, self.count, self.role, key
        )  # fmt: skip


@crossing
@dataclass(frozen=True, slots=True)
class Record:
    """What the rest of the edition needs to know of a document. Small; made once."""

    id: str
    status: str
    """`draft` keeps the document back unless drafts are asked for."""
    title: str
    date: str
    """The date as it is shown, or nothing."""
    sort_date: str
    """An ISO date or its beginning, which sorts as text; empty for no date."""
    sort_title: str
    """The title's collation key, hexadecimal, which sorts as text."""
    volume: str
    """The title of the volume that the source names, or nothing."""
    words: int
    pages: int
    """How many page breaks its text has, of the series by which it is cited; one where its page began before."""
    mentions: tuple[Mention, ...]
    addresses: tuple[tuple[str, str], ...]
    """The ids that aren't ids of the page, and the anchor where each is shown."""
    pointers: tuple[str, ...]
    """What its links point to outside the document: `file#id`."""
    head: bytes
    """The record itself as XML, UTF-8, without mentions, pages and addresses: what contents and neighbours show."""
    stated: tuple[tuple[str, str], ...] = ()
    """What the header says of the whole edition: what it is about, and a `p:stated` with what it says, as XML."""
    parties: tuple[tuple[str, ...], ...] = ()
    """The names of those who wrote a letter, and of those to whom; nothing for what has no recipient."""
    letters: tuple[tuple[str, str], ...] = ()
    """The letters that the header names as its neighbours: `previous` or `next`, and the pointer."""

    principles: tuple[tuple[str, str, str], ...] = ()
    """What the header says of how the edition was made: the name of each statement, where it stands in its file, and a
    hash of what it says."""
    changed: str = ""
    """The day on which it was changed last, or published, as its header says: ISO 8601."""

    @property
    def language(self) -> str:
        """The language of its text (BCP 47), or nothing."""
        found = LANGUAGE.match(self.head)
        return found[1].decode() if found else ""


LANGUAGE = re.compile(rb'<p:record\b[^>]*? lang="([^"<&]*)"')
"""Where the head of a record says the language."""


def read_record(xml: str) -> Record:
    """Read what record.xsl made of a document."""
    root = ET.fromstring(xml)  # noqa: S314 - our own stylesheet made it
    parts = taken(root)
    mentions = tuple(map(read_mention, parts[MENTION]))
    addresses = tuple((a.get("id", ""), a.get("to", "")) for a in parts[ADDRESS])
    pointers = tuple(dict.fromkeys(a.get("to", "") for a in parts[POINTER]))
    own = [page for page in parts[PAGE] if not page.get("series")]
    pages = len(own) or int(root.find(NAMESPACE + "pages") is not None)
    date = root.find(NAMESPACE + "date")
    return Record(
        id=root.get("id", ""),
        status=root.get("status", ""),
        title=text_of(root, "title"),
        date=text_of(root, "date") or (date.get("when", "") if date is not None else ""),
        sort_date=root.get("sort-date", ""),
        sort_title=root.get("sort-title", ""),
        volume=text_of(root, "volume"),
        words=int(root.get("words") or 0),
        pages=pages,
        mentions=mentions,
        addresses=addresses,
        pointers=pointers,
        stated=tuple((each.get("about", ""), ET.tostring(each, "unicode").strip()) for each in parts[STATED]),
        parties=parties(root),
        letters=tuple((each.get("side", ""), each.get("to", "")) for each in parts[LETTER]),
        changed=root.get("changed", ""),
        head=head_of(root),
    )


def parties(root: ET.Element) -> tuple[tuple[str, ...], ...]:
    """Give the names of those who wrote a letter, and of those to whom; nothing for what has no recipient."""
    people = [(each.get("role"), " ".join("".join(each.itertext()).split())) for each in root.iter(PERSON)]
    sides = tuple(tuple(name for each, name in people if each == role and name) for role in ("author", "recipient"))
    return sides if all(sides) else ()


def head_of(root: ET.Element) -> bytes:
    """Write what others show of a document, without what changes with every word."""
    for name in APART:
        root.attrib.pop(name, None)
    return ET.tostring(root, encoding="unicode").encode()  # faster than to have it write bytes


def taken(root: ET.Element) -> dict[str, list[ET.Element]]:
    """Take out of the record what its head doesn't hold, by name."""
    found: dict[str, list[ET.Element]] = {
        MENTION: [], ADDRESS: [], POINTER: [], PAGE: [], STATED: [], LETTER: []
    }  # fmt: skip
    kept: list[ET.Element] = []
    for child in root:
        found.get(child.tag, kept).append(child)
    root[:] = kept
    return found


def text_of(root: ET.Element, name: str) -> str:
    return " ".join("".join(root.findtext(NAMESPACE + name, "")).split())


def read_mention(m: ET.Element) -> Mention:
    key = m.get("key", "")
    return Mention(
        ref=m.get("ref") or key,
        target=m.get("ref") or key,
        is_key=bool(key) and not m.get("ref"),
        kind=m.get("kind", "other"),
        text=" ".join((m.get("text") or m.text or "").split()),
        at=m.get("at", "").removeprefix("#"),
        page=m.get("page", ""),
        count=int(m.get("count") or 1),
        role=m.get("role", ""),
    )
