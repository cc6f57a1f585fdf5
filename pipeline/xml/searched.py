"""The text of a document's page as it is searched: its words, its pages, its old spellings, its foreign passages.

A page is read as it was published, so that what is found is what stands there. Left out is what isn't the source's own
(`data-made`: markers, numbers, headings of the interface). A word that a page break divides is one word, and the page
turns after it. What the reading text leaves out (`data-alternative`: old spellings, deletions) stands at the end of its
paragraph, as whole words: so it is found, on its page, and phrases of the reading text stay whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

from lxml import etree, html

INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "ruby", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
})  # fmt: skip
"""The elements of HTML that run in the line; all others begin and end a paragraph."""
PAGE, OTHER, END, BLOCK = "\x01", "\x02", "\x03", "\x04"
"""What stands in a text on its way for a page break and for an alternative, each before its number; what ends that; the
end of a paragraph. No XML has these characters."""
MARK = re.compile(f"([{PAGE}{OTHER}])([0-9]+){END}")
DIVIDING = re.compile(rf"(?<=[^\s{END}])({PAGE}[0-9]+{END})([^\s{PAGE}{OTHER}]+)")


@dataclass(frozen=True, slots=True)
class Turned:
    """A place where a page begins."""

    at: int
    """Where it stands in the text, in characters from 0."""
    address: str
    """The id in the document's page."""
    label: str


@dataclass(frozen=True, slots=True)
class Passages:
    """The text of a document, or its passages in another language."""

    language: str
    """The first subtag of the language, or nothing."""
    text: str
    """Paragraphs, with a line break between them."""
    pages: tuple[Turned, ...]


@dataclass(slots=True)
class Writing:
    """A text on its way: pieces in order, with marks."""

    parts: list[str] = field(default_factory=list)
    turned: int = -1
    """The page that was marked last."""


@dataclass(slots=True)
class Reading:
    """What is found in a page while it is walked through."""

    language: str
    pages: list[tuple[str, str]] = field(default_factory=list)
    """Address and label of each page break, in order."""
    others: list[tuple[str, str]] = field(default_factory=list)
    """Each alternative: what stands in the source, and what is read in its place."""
    writings: dict[str, Writing] = field(default_factory=dict)
    """The text by language; that of the document has all of it."""

    def write(self, text: str | None, language: str) -> None:
        """Add some text to the document's, and to that of its own language."""
        if text:
            for each in {self.language, language}:
                writing = self.writings.setdefault(each, Writing())
                if self.pages and not text.isspace() and writing.turned != len(self.pages) - 1:
                    writing.turned = len(self.pages) - 1
                    writing.parts.append(f"{PAGE}{writing.turned}{END}")
                writing.parts.append(text)

    def end_block(self) -> None:
        """End a paragraph."""
        for writing in self.writings.values():
            writing.parts.append(BLOCK)


def searched(page: bytes) -> tuple[Passages, ...]:
    """Give what is searched of a document's page: its text, then its passages in other languages; nothing for none."""
    root = html.document_fromstring(page, html.HTMLParser(encoding="utf-8"))
    text = next((element for element in root.iter("div") if element.get("id") == "p:text"), None)
    if text is None:
        return ()
    reading = Reading(subtag(root.get("lang") or ""))
    if label := text.get("data-page"):
        reading.pages.append(("p:text", label))
    read(text, reading, reading.language)
    reading.writings.setdefault(reading.language, Writing())
    own = finished(reading, reading.language)
    return (own, *(finished(reading, each) for each in sorted(reading.writings) if each != reading.language))


def subtag(tag: str) -> str:
    return tag.partition("-")[0].lower()


def read(element: etree._Element, reading: Reading, language: str) -> None:
    """Add the text of an element to what was found; `language` is that of what stands around it."""
    if not isinstance(element.tag, str) or element.tag in {"script", "style", "template"}:
        return
    if "data-turns" in element.attrib:
        reading.pages.append((element.get("id", ""), element.get("aria-label") or element.get("data-n") or ""))
        return
    if "data-made" in element.attrib:
        return
    language = subtag(element.get("lang", "")) or language
    if "data-alternative" in element.attrib:
        note_other(element, "", reading, language)
        return
    if "tei-choice" in element.get("class", "").split():
        choose(element, reading, language)
        return
    block = element.tag not in INLINE
    if block:
        reading.end_block()
    reading.write(element.text, language)
    for child in element:
        read(child, reading, language)
        reading.write(child.tail, language)
    if block or element.tag == "br":
        reading.end_block()


def choose(choice: etree._Element, reading: Reading, language: str) -> None:
    """Read of several spellings the one that is read; note the others."""
    shown = "".join(words(child) for child in choice if "data-alternative" not in child.attrib)
    for child in choice:
        if "data-alternative" in child.attrib:
            note_other(child, shown, reading, language)
    for child in choice:
        if "data-alternative" not in child.attrib:
            read(child, reading, language)


def note_other(element: etree._Element, shown: str, reading: Reading, language: str) -> None:
    """Note what the reading text leaves out, if it is a word of the text and no running head."""
    said = words(element)
    if said and "tei-fw" not in (each for inner in element.iter() for each in inner.get("class", "").split()):
        reading.others.append((said, shown))
        reading.write(f"{OTHER}{len(reading.others) - 1}{END}", language)


def words(element: etree._Element) -> str:
    return " ".join("".join(pieces(element)).split())


def pieces(element: etree._Element) -> Iterator[str]:
    """Give the source's own text in an element."""
    if isinstance(element.tag, str) and "data-made" not in element.attrib:
        yield element.text or ""
        for child in element:
            yield from pieces(child)
            yield child.tail or ""


def finished(reading: Reading, language: str) -> Passages:
    """Give a text without its marks: its paragraphs, and where its pages begin."""
    made: list[str] = []
    pages: list[Turned] = []
    length = 0
    for paragraph in "".join(reading.writings[language].parts).split(BLOCK):
        block = " ".join(paragraph.split())
        if not block:
            continue
        marked = with_others(DIVIDING.sub(r"\2\1", block), reading.others)
        text = ""
        end = 0
        for mark in MARK.finditer(marked):
            text += marked[end : mark.start()]
            end = mark.end()
            pages.append(Turned(length + len(text), *reading.pages[int(mark[2])]))
        made.append(text + marked[end:])
        length += len(made[-1]) + 1
    return Passages(language, "\n".join(made), tuple(pages))


def with_others(block: str, others: list[tuple[str, str]]) -> str:
    """Put the alternatives of a paragraph, as whole words, at its end."""
    found = []
    for mark in MARK.finditer(block):
        if mark[1] == OTHER:
            said, shown = others[int(mark[2])]
            before, after = MARK.sub("", block[: mark.start()]), MARK.sub("", block[mark.end() :])
            rest = after.removeprefix(shown) if shown else after
            found.append(f"{before.rpartition(' ')[2]}{said}{rest.partition(' ')[0]}")
    plain = re.sub(f"{OTHER}[0-9]+{END}", "", block)
    return " ".join([*plain.split(), *dict.fromkeys(found)]) if found else block


def written_to_index(passages: Passages, title: str, date: str) -> str:
    """Write a text for Pagefind: its title and date, its paragraphs, and an empty element for each page.

    The id of such an element is the address of the page in the document, `|`, and the page's label, as in an address:
    Pagefind takes spaces out of ids. It forgets what has no words: of a document without text, the title stands for it.
    """
    root = etree.Element("html", lang=passages.language or "und")
    head, body = etree.SubElement(root, "head"), etree.SubElement(root, "body")
    for name, value in (("title", title), ("date", date)):
        etree.SubElement(head, "meta", {"data-pagefind-meta": f"{name}[content]", "content": value})
    pages = list(passages.pages)
    start = 0
    for line in passages.text.split("\n"):
        block = etree.SubElement(body, "p")
        end = start + len(line)
        here = []
        while pages and pages[0].at <= end:
            here.append(pages.pop(0))
        marks = [*(each.at for each in here), end]
        block.text = passages.text[start : marks[0]]
        for each, until in zip(here, marks[1:], strict=True):
            span = etree.SubElement(block, "span", id=f"{each.address}|{quote(each.label)}")
            span.tail = passages.text[each.at : until]
        start = end + 1
    if not passages.text:
        etree.SubElement(body, "p").text = title
    return etree.tostring(root, encoding="unicode", method="html")
