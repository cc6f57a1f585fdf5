"""The words of a page, read by a program that knows HTML and nothing of the stylesheets but their documented marks."""

from lxml import etree, html

from words.source import page_mark
from words.source_page import GAP, NOTE, ROOM, TRACES
from words.stream import Stream, Token

_BLOCKS = """
    address article aside blockquote body br button caption center col colgroup dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre search
    section summary table tbody td tfoot th thead tr ul
    """
BLOCKS = frozenset(_BLOCKS.split())


def streams(page: str) -> dict[str, list[Token]]:
    """Give the words of a page's text: of the running text, the notes, the apparatus and the unread alternatives."""
    root = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    found = root.xpath("//*[@id='p:text']")
    reader = Reader()
    for part in found:
        reader.element(part)
    return {stream: each.finish() for stream, each in reader.streams.items()}


class Reader:
    """One reading of a page."""

    def __init__(self) -> None:
        """Begin in the running text."""
        self.streams: dict[str, Stream] = {}
        self.current = "text"
        self.listed = 0

    @property
    def out(self) -> Stream:
        """Give the stream that the words go to."""
        return self.streams.setdefault(self.current, Stream())

    def element(self, element: etree._Element) -> None:
        """Read an element, each kind of content into its own sequence."""
        aside = self.aside(element)
        stream = self.stream(element, aside)
        listed = not {"tei-listApp", "tei-listed"}.isdisjoint(element.get("class", "").split())
        self.listed += listed
        before, self.current = self.current, stream
        apart = bool(aside) or stream != before or element.tag in BLOCKS
        if apart:
            self.out.block()
        self.marked(element)
        if apart:
            self.out.block()
        self.current = before
        self.listed -= listed

    def aside(self, element: etree._Element) -> str:
        """Say whether an element isn't what is read: another reading, another alternative."""
        classes = element.get("class", "").split()
        if self.listed == 0 and {"tei-rdg", "tei-rdgGrp", "tei-wit", "tei-witDetail"} & set(classes):
            return "apparatus"
        return "alternatives" if "data-alternative" in element.attrib else ""

    def stream(self, element: etree._Element, aside: str) -> str:
        """Say into which sequence an element's words go."""
        if element.get("id") in {"p:notes", "p:apparatus"}:
            return element.get("id", "")[2:]
        return self.current if self.current in {"apparatus", "alternatives"} else aside or self.current

    def marked(self, element: etree._Element) -> None:
        """Read an element's marks and content."""
        classes, role = element.get("class", "").split(), element.get("role")
        if role == "doc-pagebreak":
            self.out.mark(page_mark(element.get("aria-label") or ""), element)
        elif role == "doc-noteref":
            self.out.behind(NOTE + "_".join("".join(element.itertext()).split()) + NOTE, element)
        elif {"tei-gap", "tei-ellipsis", "tei-space"} & set(classes) and not words_of(element):
            self.out.letters(GAP if "tei-space" not in classes else ROOM, element)
        elif "data-made" in element.attrib:
            self.made(element)
        elif "tei-egXML" in classes:
            self.example(element)
        else:
            self.content(element, classes)

    def made(self, element: etree._Element) -> None:
        """Pass over what isn't in the source, but see where it holds the words of the source apart."""
        text = "".join(element.itertext())
        if any(letter.isspace() for letter in text):
            self.out.space()

    def example(self, element: etree._Element) -> None:
        """Read an example of markup, whose tags are made and part the words."""
        for text in element.xpath(".//text()[not(ancestor::*[@data-made])]"):
            self.out.text(text, element)
            self.out.block()

    def content(self, element: etree._Element, classes: list[str]) -> None:
        """Read text and children in their order, between the signs of what the editor did."""
        before, after = next((TRACES[name] for name in TRACES if f"tei-{name}" in classes), ("", ""))
        if before:
            self.out.opening(before, element)
        started = self.out.position()
        self.out.text(element.text, element)
        for child in element:
            if isinstance(child.tag, str):
                self.element(child)
            self.out.text(child.tail, element)
        if after and started == self.out.position():
            self.out.letters(after, element)
        elif after:
            self.out.closing(after, element)


def words_of(element: etree._Element) -> bool:
    """Say whether an element holds words that aren't made."""
    return bool(element.xpath(".//text()[normalize-space()][not(ancestor::*[@data-made])]"))
