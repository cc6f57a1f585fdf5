"""The rule of empty elements: those that hold words by their meaning, and hold none."""

from collections.abc import Iterator

from pipeline.validate.finding import Finding
from pipeline.validate.rules.letters import TEI, is_tei, tags
from pipeline.validate.subject import Subject
from pipeline.xml import Element
from pipeline.xml.names import HEADER

WORDS = tags(
    "p ab head l item note label quote q said stage speaker salute signed dateline trailer byline docTitle titlePart "
    "hi emph foreign soCalled mentioned term gloss title s w cl phr "
    "persName placeName orgName geogName name forename surname rs date time num measure abbr expan"
)
"""Elements of the text that mean the words they hold: paragraphs, verses, names, what is set off.

What the source has lost may leave nothing (`corr`, `sic`, `del`, `rdg`), a cell may be empty, and a `seg` mark a place.
"""
SAYING = (
    "target", "corresp", "sameAs", "copyOf", "ref", "key", "when", "when-iso", "when-custom", "notBefore", "notAfter",
    "from", "to", "notBefore-iso", "notAfter-iso", "from-iso", "to-iso", "notBefore-custom", "notAfter-custom",
    "from-custom", "to-custom", "dur", "period", "value", "quantity", "atLeast", "atMost", "min", "max", "url", "facs",
    "select", "source", "next", "prev", "synch", "start", "end", "lemma", "norm", "ana",
)  # fmt: skip
"""Attributes by which an element without words says what it stands for."""


def empty_elements(subject: Subject) -> Iterator[Finding]:
    """Look for elements of the text without words, or anything that stands for words."""
    for element in subject.named(WORDS):
        if len(element) or (element.text and element.text.strip()) or any(map(element.get, SAYING)):
            continue
        if is_tei(element) and next(element.iterancestors(HEADER), None) is None:
            yield said(element)


def said(element: Element) -> Finding:
    """Say that an element is empty."""
    name = str(element.tag).removeprefix(TEI)
    message = f"The <{name}> is empty, and no attribute says what it stands for."
    hint = "Write the words that belong into it, or <gap/> or <space/> if the source has none there, or delete it."
    return Finding("element-empty", element, message, hint)
