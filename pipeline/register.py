"""The register: who and what the edition's authority files name, wherever they stand, and who is mentioned where."""

import posixpath
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from pipeline.crossing import crossing
from pipeline.document import fold, safe_name, shortened
from pipeline.record import Mention

FOLDERS = {
    "person": "persons",
    "place": "places",
    "organisation": "organisations",
    "work": "works",
    "object": "objects",
    "event": "events",
    "category": "subjects",
}
"""The folder of the site for each kind of entry."""

AUTHORITIES = {
    "gnd": "d-nb.info/gnd/",
    "viaf": "viaf.org/viaf/",
    "wikidata": "wikidata.org/entity/",
    "geonames": "geonames.org/",
    "isni": "isni.org/isni/",
    "lccn": "id.loc.gov/authorities/names/",
    "orcid": "orcid.org/",
}
"""What stands before an identifier of a well-known authority in its address."""

LONGEST = 80
"""How many bytes the name of an entry's page has at most."""


@crossing
@dataclass(frozen=True, slots=True)
class Entry:
    """An element of a register: a person, a place, an organisation, a work, an object, an event or a category."""

    kind: str
    id: str
    """Its xml:id, or nothing."""
    path: str
    """Its file, relative to the edition."""
    place: str
    """Where it stands in the file, as XPath's `path()` gives it."""
    label: str
    sort: str
    """The label's collation key."""
    authorities: tuple[str, ...]
    """The addresses and `authority:identifier` pairs of its `idno` elements."""
    digest: str = ""
    """A hash of the element and of what its file says of its links."""
    about: str = ""
    """What a list says of it beside its name: years and occupation of a person, type and country of a place."""
    type: str = ""
    """The type of a thing: `ship`."""
    names: tuple[Mention, ...] = ()
    """The names in it that point to somebody or something."""
    pointers: tuple[str, ...] = ()
    """What its links point to, in files of the edition."""

    @property
    def identity(self) -> str:
        """What tells the entry from all others: its file and its place there."""
        return f"{self.path} {self.place}"


@crossing
@dataclass(frozen=True, slots=True)
class Link:
    """From a pointer in a document to an entry's page."""

    ref: str
    kind: str
    href: str
    label: str


@crossing
@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody or something with a page of its own: one or more entries, or only mentions."""

    identity: str
    kind: str
    name: str
    """The page's path in the site."""
    label: str
    sort: str
    entries: tuple[Entry, ...]
    authorities: tuple[str, ...]

    @property
    def about(self) -> str:
        """What a list says of it beside its name."""
        return next((entry.about for entry in self.entries if entry.about), "")

    @property
    def type(self) -> str:
        """The type of a thing: `ship`."""
        return next((entry.type for entry in self.entries if entry.type), "")


@lru_cache(maxsize=50_000)
def normal_address(address: str) -> str:
    """Give the form under which two addresses of an authority are the same."""
    if match := re.fullmatch(r"(\w+):([^/\s]+)", address):
        known = AUTHORITIES.get(match[1].lower())
        return known + match[2] if known else address
    return re.sub(r"^https?://(www\.)?|/+$", "", address)


class Register:
    """All entries of an edition, found by pointer."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Take all entries, in the order of their files; entries that share an authority's identifier are one."""
        self.by_place: dict[tuple[str, str], Entry] = {}
        self.first: dict[Entry, Entry] = {}
        by_id: defaultdict[str, set[Entry]] = defaultdict(set)
        trusted = trusted_authorities(entries)
        self.by_authority: dict[tuple[str, str], Entry] = {}
        for entry in entries:
            names = [(entry.kind, a) for a in map(normal_address, entry.authorities) if (entry.kind, a) in trusted]
            head = next((self.by_authority[name] for name in names if name in self.by_authority), entry)
            self.first[entry] = head
            for name in names:
                self.by_authority.setdefault(name, head)
            if entry.id:
                self.by_place.setdefault((entry.path, entry.id), head)
                by_id[entry.id].add(head)
        self.by_id = {name: next(iter(heads)) for name, heads in by_id.items() if len(heads) == 1}

    def find(self, mention: Mention, path: str) -> Entry | None:
        """Find the entry that a mention in a file points to: in the file, in a named one, by authority, or anywhere."""
        if mention.is_key:
            return self.by_id.get(mention.target) or self.by_authority.get(
                (mention.kind, normal_address(mention.target))
            )
        file, _, fragment = mention.target.partition("#")
        if not file:
            return self.by_place.get((path, fragment)) or self.by_id.get(fragment)
        if re.match(r"[A-Za-z][\w+.-]*:", mention.target):
            return self.by_authority.get((mention.kind, normal_address(mention.target)))
        named = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file)))
        return self.by_place.get((named, fragment)) or (self.by_id.get(fragment) if fragment else None)


def trusted_authorities(entries: Iterable[Entry]) -> set[tuple[str, str]]:
    """Give the identifiers that name one entry of a file each; one that two of them share names something else."""
    holders: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    for entry in entries:
        for address in entry.authorities:
            holders[entry.kind, normal_address(address), entry.path].add(entry.place)
    shared = {(kind, address) for (kind, address, _), places in holders.items() if len(places) > 1}
    return {(kind, address) for kind, address, _ in holders} - shared


def identity(mention: Mention) -> str:
    """Give what tells apart what no register knows: its kind and its pointer."""
    return f"{mention.kind} {normal_address(mention.target)}"


def subjects(register: Register, unknown: Mapping[str, Sequence[Mention]]) -> dict[str, Subject]:
    """Give everybody and everything with a page, by identity: each entry, and what only mentions name.

    `unknown` are the mentions that no register knows, by their identity.
    """
    merged: defaultdict[Entry, list[Entry]] = defaultdict(list)
    for entry, head in register.first.items():
        merged[head].append(entry)
    taken: Counter[str] = Counter()
    made = [of_entries(head, entries, taken) for head, entries in merged.items()]
    made += [of_mentions(key, unknown[key], taken) for key in sorted(unknown)]
    return {subject.identity: subject for subject in made}


def of_entries(head: Entry, entries: Sequence[Entry], taken: Counter[str]) -> Subject:
    name = page_name(head.kind, head.id or head.label, taken)
    authorities = tuple(dict.fromkeys(a for entry in entries for a in entry.authorities))
    return Subject(head.identity, head.kind, name, head.label, head.sort, tuple(entries), authorities)


def of_mentions(key: str, mentions: Sequence[Mention], taken: Counter[str]) -> Subject:
    best = usual(mentions)
    name = page_name(best.kind, re.sub(r"^.*[/#=:](?=.)", "", best.target.rstrip("/")), taken)
    outside = (best.target,) if re.match(r"https?://", best.target) else ()
    return Subject(key, best.kind, name, best.text or best.target, best.sort, (), outside)


def usual(mentions: Sequence[Mention]) -> Mention:
    """Give the mention whose form is the commonest; of several the first by the alphabet."""
    forms = Counter[str]()
    for mention in mentions:
        forms[mention.text] += mention.count
    return min(mentions, key=lambda m: (not m.text, -forms[m.text], m.text, m.target))


def page_name(kind: str, wish: str, taken: Counter[str]) -> str:
    """Give an entry's page a path that no other has, also where disks don't tell case."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", wish) if not unicodedata.combining(sign))
    stem = f"{FOLDERS[kind]}/{shortened(safe_name(bare if bare.isascii() else wish), LONGEST) or kind}"
    name = stem
    while fold(name) in taken:
        taken[fold(stem)] += 1
        name = f"{stem}-{taken[fold(stem)]}"
    taken[fold(name)] += 1
    return f"{name}.html"
