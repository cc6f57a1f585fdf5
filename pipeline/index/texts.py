"""The texts of an edition as scripts: what is searched where no server is, in a site that is opened from its folder.

They are loaded only there, and only when somebody searches. A browser holds them all, so their length is bounded: of an
edition with more text than that, each document's beginning is searched, with its title and its names.
"""

import json

from pipeline.message import Output
from pipeline.searching import FOLDER, Sought
from pipeline.staged import write
from pipeline.xml import Passages

MOST = 12_000_000
"""How many characters of text there are at most; each document has the same share, what one leaves others may take."""
AT_ONCE = 1_000_000
"""How many characters a script has at least, but for the last."""
BEGINNING = 1_500
"""How many characters of a document are there in any case."""


class Texts:
    """The texts on their way."""

    def __init__(self, staging: str, documents: int) -> None:
        """Begin with none, of so many documents."""
        self.staging = staging
        self.left = MOST
        self.waiting = documents
        self.rows: list[str] = []
        self.length = 0
        self.whole = True
        """Whether all texts are there from beginning to end."""
        self.outputs: list[Output] = []

    @property
    def names(self) -> list[str]:
        """The scripts' names in their folder."""
        return [output.name.rpartition("/")[2] for output in self.outputs]

    def add(self, number: int, document: Sought, found: tuple[Passages, ...]) -> int:
        """Add a document's text; gives how many words it has."""
        text = found[0].text if found else ""
        most = max(self.left // max(self.waiting, 1), BEGINNING)
        shown = text if len(text) <= most else text[:most].rpartition(" ")[0]
        self.whole = self.whole and len(shown) == len(text)
        self.left -= len(shown)
        self.waiting -= 1
        turned = found[0].pages if found else ()
        pages = [(each.at, each.address, each.label) for each in turned if each.at <= len(shown)]
        row = (number, document.id, document.title, document.date, shown, pages)
        self.rows.append(json.dumps(row, ensure_ascii=False, separators=(",", ":")))
        self.length += len(shown)
        if self.length >= AT_ONCE:
            self.write()
        return len(text.split())

    def write(self) -> None:
        """Write a script of the texts that wait."""
        content = called("texts", "[" + ",\n".join(self.rows) + "]")
        self.outputs.append(write(self.staging, f"{FOLDER}/texts-{len(self.outputs) + 1}.js", content))
        self.rows, self.length = [], 0

    def finished(self) -> list[Output]:
        """Write what isn't written yet; give all scripts."""
        if self.rows:
            self.write()
        return self.outputs


def called(name: str, value: str) -> str:
    """Give a script that hands a value, JSON, to the script that loads it."""
    return f"pecia.given.{name}({value});\n"
