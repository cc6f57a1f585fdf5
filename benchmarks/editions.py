"""Editions of any size, made of real diary entries by renaming; they live only as long as a run.

The entries are taken from the folder that PECIA_CORPUS names: other people's texts are never kept here.
"""

import os
import re
import shutil
from functools import cache
from pathlib import Path

from benchmarks.process import Missing

DIARY = "schnitzler-tagebuch/editions"
ROOT_ID = re.compile(r'(<TEI\b[^>]*?xml:id=")[^"]*')
ID = re.compile(r'\s(?:xml:id|prev|next)="[^"]*"')
BODY = re.compile(r"<body\b[^>]*>(.*)</body>", re.DOTALL)
HEADER = """<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Many days</title></titleStmt>
<publicationStmt><p>Made for a benchmark.</p></publicationStmt><sourceDesc><p>A diary.</p></sourceDesc></fileDesc>
</teiHeader><text><body>"""
END = "</body></text></TEI>\n"


def sources() -> list[Path]:
    """Give the entries. Raises Missing where there are none."""
    found = sorted((Path(os.environ.get("PECIA_CORPUS", "nowhere")) / DIARY).glob("*.xml"))
    if not found:
        raise Missing(f"PECIA_CORPUS must name a folder with {DIARY}")
    return found


@cache
def texts() -> tuple[str, ...]:
    """Read the entries."""
    return tuple(path.read_text("utf-8") for path in sources())


def renamed(folder: Path, count: int) -> Path:
    """Make an edition of as many documents as are wanted, each with an id of its own; the same entries come again."""
    folder.mkdir(parents=True)
    for number in range(count):
        name = f"d{number:05}"
        text = ROOT_ID.sub(rf"\g<1>{name}", texts()[number % len(texts())], count=1)
        (folder / f"{name}.xml").write_text(text, "utf-8", newline="\n")
    return folder


def merged(folder: Path, size: int) -> Path:
    """Make an edition of one document of about `size` bytes, of the texts of many entries."""
    folder.mkdir(parents=True)
    days = sorted((ID.sub("", found[1]) for text in texts() if (found := BODY.search(text))), key=len)
    parts, length, number = [HEADER], len(HEADER) + len(END), 0
    while length < size:
        parts.append(days[number % len(days)])
        length, number = length + len(parts[-1].encode()), number + 1
    (folder / "merged.xml").write_text("".join([*parts, END]), "utf-8", newline="\n")
    return folder


def copied(source: Path, folder: Path) -> Path:
    """Make an edition of one file of another."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / source.name)
    return folder


def edited(path: Path, word: str) -> None:
    """Change a document as an editor does who adds a word to its text; its title and date stay."""
    before, end, after = path.read_text("utf-8").rpartition("</p>")
    path.write_text(f"{before} {word}{end}{after}", "utf-8", newline="\n")
