"""Pagefind's indexes of an edition: one for each language that it can take to its stems, and one for all others.

An index holds the documents in its language, and of other documents the passages in it. What one index may hold is
bounded, and with it the memory that is taken: a large edition has several for a language.
"""

import base64
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from pipeline.index.pagefind import Pagefind
from pipeline.message import Output
from pipeline.searching import BUNDLES, Sought
from pipeline.staged import write
from pipeline.xml import Passages, written_to_index

STEMMED = frozenset({
    "ar", "ca", "da", "de", "el", "en", "eo", "es", "et", "eu", "fi", "fr", "ga", "hi", "hu", "hy", "id", "it", "lt",
    "nb", "ne", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi",
})  # fmt: skip
"""The languages that Pagefind 1.5 takes to their stems."""
ALL_OTHERS = "unknown"
MOST = 24_000_000
"""How many characters of text an index holds at most: that takes about 500 MB of memory."""
MOST_DOCUMENTS = 5_000
NEEDED = ("fragment/", "index/", "pagefind.js", "pagefind-entry.json")
"""What of a bundle our pages ask for, beside its table and the program of its language."""
SIGNATURE = 12
"""How many bytes stand before what a file of a bundle holds: `pagefind_dcd`."""


@dataclass(slots=True)
class Bundle:
    """An index on its way, and then as it is written."""

    language: str
    name: str
    """Its folder in that of all bundles."""
    number: int
    """What Pagefind calls it."""
    characters: int = 0
    numbers: dict[str, int] = field(default_factory=dict)
    """The documents that it holds, by the address that Pagefind has for them."""
    hashes: list[tuple[int, str]] = field(default_factory=list)
    """Each document, and under what Pagefind finds it."""


class Bundles:
    """The indexes of an edition."""

    def __init__(self, pagefind: Pagefind, staging: str) -> None:
        """Begin with none. They are written into a folder of the staging folder."""
        self.pagefind = pagefind
        self.staging = staging
        self.open: dict[str, Bundle] = {}
        self.made: list[Bundle] = []
        self.outputs = list[Output]()

    def add(self, number: int, document: Sought, found: tuple[Passages, ...]) -> None:
        """Add a document, by its order, to the indexes of its languages."""
        own = next(iter(found), Passages(document.language, "", ()))
        for passages in found or (own,):
            language = passages.language if passages.language in STEMMED else ALL_OTHERS
            if passages is own or (language != ALL_OTHERS and passages.text):
                bundle = self.bundle(language, len(passages.text))
                address = f"{quote(document.id)}.html"
                written = written_to_index(passages, document.title, document.date)
                self.pagefind.ask(type="AddFile", index_id=bundle.number, url=address, file_contents=written)
                bundle.numbers[address] = number

    def bundle(self, language: str, more: int) -> Bundle:
        """Give the index of a language that can take so many characters more."""
        bundle = self.open.get(language)
        if bundle and (len(bundle.numbers) >= MOST_DOCUMENTS or bundle.characters + more > MOST):
            self.write(bundle)
            bundle = None
        if bundle is None:
            before = sum(each.language == language for each in self.made)
            number = self.pagefind.ask(type="NewIndex", config={"force_language": language})["index_id"]
            bundle = Bundle(language, f"{language}-{before + 1}" if before else language, number)
            self.open[language] = bundle
        bundle.characters += more
        return bundle

    def finished(self) -> list[Bundle]:
        """Write what isn't written yet; give all indexes, the largest language first."""
        for language in sorted(self.open):
            self.write(self.open[language])
        return sorted(self.made, key=lambda bundle: (-len(bundle.numbers), bundle.name))

    def write(self, bundle: Bundle) -> None:
        """Write what is needed of an index, and let Pagefind forget it. Its own writing answers before all is there."""
        files = self.pagefind.ask(type="GetFiles", index_id=bundle.number)["files"]
        self.pagefind.ask(type="DeleteIndex", index_id=bundle.number)
        needed = (*NEEDED, f"wasm.{bundle.language}.", f"pagefind.{bundle.language}_")
        contents = {each["path"].replace("\\", "/"): each["content"] for each in files}
        for name in sorted(contents):
            if name.startswith(needed):
                path = f"{BUNDLES}/{bundle.name}/{name}"
                self.outputs.append(write(self.staging, path, base64.b64decode(contents[name])))
        bundle.hashes = sorted(hashes(Path(self.staging, BUNDLES, bundle.name), bundle.numbers))
        if bundle.hashes:
            self.made.append(bundle)


def hashes(folder: Path, numbers: dict[str, int]) -> Iterator[tuple[int, str]]:
    """Give under what an index finds each document: the names of its fragments, which say of whom they are."""
    for file in (folder / "fragment").glob("*"):
        said = json.loads(gzip.decompress(file.read_bytes())[SIGNATURE:])
        yield numbers[said["url"].removeprefix("/")], file.stem
