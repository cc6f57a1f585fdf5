"""The check of a whole site: every document of an output folder against its own TEI, and that against the sources."""

import html.entities
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from words import LeftOut, compared, parsed
from words.choices import text_parts
from words.compare import Finding, lost_words
from words.knowledge import TEI
from words.marks import name

ENDINGS = {"html": ".html", "reading": ".txt", "diplomatic": ".diplomatic.txt"}
ENTITY = re.compile(rb"&(?!amp;|lt;|gt;|quot;|apos;)([A-Za-z][A-Za-z0-9.]*);")
DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*(\[.*?\]\s*)?>", re.DOTALL)


@dataclass
class Report:
    """What was found in a site, and what its views leave out by the named rules."""

    findings: list[tuple[str, Finding]] = field(default_factory=list)
    left_out: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    documents: int = 0
    words: int = 0

    def count(self, folder: str, view: str, left_out: list[LeftOut]) -> None:
        """Add what a view of a document leaves out."""
        for each in left_out:
            self.left_out[folder, view, each.rule, name(each.element)] += each.words


def check_site(output: Path, source: Path, folder: str = "") -> Report:
    """Compare every document of a site with its own TEI, and the words of all of these with those of the sources."""
    report = Report()
    manifest = json.loads((output / "build.json").read_text(encoding="utf-8"))
    published: dict[str, list[list[str]]] = {}
    for document in manifest["documents"]:
        tei = output / f"{document['id']}.xml"
        root = parsed(tei.read_bytes())
        check_document(report, folder or source.name, tei, root)
        published.setdefault(document["source"], []).append(words(root))
    registers = {address.partition("#")[0] for address in manifest["addresses"]}
    for path in sorted(source.rglob("*.xml")):
        here = path.relative_to(source).as_posix()
        if here in published or here not in registers:
            report.findings += [(here, each) for each in unpublished(original(path), published.get(here, []))]
    return report


def check_document(report: Report, folder: str, tei: Path, root: etree._Element) -> None:
    """Compare one document's three readable formats with its TEI."""
    outputs: dict[str, str | None] = {
        view: tei.with_name(tei.stem + ending).read_text(encoding="utf-8") for view, ending in ENDINGS.items()
    }
    found, left_out = compared(root, outputs)
    report.findings += [(tei.name, each) for each in found]
    report.documents += 1
    report.words += len(words(root))
    for view in left_out:
        report.count(folder, view, left_out[view])


def words(root: etree._Element) -> list[str]:
    """Give the words of a document's text as they stand in the XML, cut at its tags too."""
    return [word for part in text_parts(root) for text in part.xpath(".//text()") for word in text.split()]


def unpublished(originals: list[etree._Element], published: list[list[str]]) -> list[Finding]:
    """Give the words of a source file that no document made of it holds: first whole texts are matched, then words."""
    whole = Counter(tuple(each) for each in published)
    others = []
    for root in originals:
        text = tuple(words(root))
        if whole[text]:
            whole[text] -= 1
        else:
            others.append(root)
    left = Counter(word for text, times in whole.items() for _ in range(times) for word in text)
    return [lost_words(lost) for lost in (missing(root, left) for root in others) if lost]


def missing(root: etree._Element, left: Counter[str]) -> list[tuple[str, etree._Element]]:
    """Give the words of an original that aren't left over in the published documents; those found are used up."""
    lost = []
    for part in text_parts(root):
        for text in part.xpath(".//text()"):
            for word in text.split():
                left[word] -= 1
                if left[word] < 0:
                    lost.append((word, text.getparent()))
    return lost


def original(path: Path) -> list[etree._Element]:
    """Give the TEI documents of a source file; none if it isn't well-formed."""
    source = path.read_bytes()
    if DOCTYPE.search(source):
        source = ENTITY.sub(character, DOCTYPE.sub(b"", source, count=1))
    try:
        root = parsed(source)
    except etree.XMLSyntaxError:
        return []
    return list(root.iter(f"{{{TEI}}}TEI"))


def character(entity: re.Match[bytes]) -> bytes:
    """Give the character that an old name stands for."""
    known = html.entities.html5.get(entity[1].decode() + ";")
    return known.encode("ascii", "xmlcharrefreplace") if known else entity[0]
