"""The rule of words that a break splits: without `break="no"` it stands between two (TEI Guidelines, 3.11.3)."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from pipeline.validate.finding import Finding
from pipeline.validate.fold import MOST, others
from pipeline.validate.rules.letters import BREAKS, INLINE, TEI, is_tei, last_text, tags, texts
from pipeline.validate.subject import Subject
from pipeline.xml import Element
from pipeline.xml.names import HEADER

BETWEEN = BREAKS | tags("gb milestone fw anchor note")
"""What may stand between the halves of a word."""
WHOLE = tags("w formula code")
"""Elements whose text is one word, or none."""
FIRST_HALF = re.compile(r"([^\W\d_]{2,}|(?<![\w.])[^\W\d_])([-‐­¬⸗=]?)(\s*)$")
SECOND_HALF = re.compile(r"(\s*)([^\W\d_]+)")
JOINING = frozenset(
    ("and", "bis", "et", "noch", "o", "och", "oder", "of", "or", "ou", "sowie", "to", "u", "und", "y", "и", "или")
)
"""Words that follow a hyphen which stands for the end of a word: “vor- und nachmittags”."""
LONGEST = 60
"""As many characters the half of a word and what follows it have at most."""
WORD = re.compile(r"[^\W\d_]+")


def split_words(subject: Subject) -> Iterator[Finding]:
    """Look for breaks in the middle of a word, with a hyphen before them or letters on both sides.

    Many files write no white space round breaks; there only the file's other words tell which break splits one. Where
    no break of a file says what it splits, that is told once.
    """
    every = list(splits(subject))
    states = len(every) <= MOST or any(each.get("break") for each in subject.named(BREAKS))
    yield from every if states else [replace(every[0], message=f"{every[0].message} {others(len(every) - 1)}")]


def splits(subject: Subject) -> Iterator[Finding]:
    """Give every break that splits a word and doesn't say so."""
    breaks = (each for each in subject.named(BREAKS) if begins(each))
    found = [(each, *halves) for each in breaks if (halves := divided(each))]
    known = words(subject.root) if any(not hyphen for _, _, hyphen, _ in found) else Counter()
    for element, before, hyphen, after in found:
        whole = before + after in known and (known[before] == 1 or known[after] == 1)
        if (hyphen or whole) and is_judged(element):
            yield said(element, before + hyphen, after)


def words(root: Element) -> Counter[str]:
    """Count the words of a file, and the halves of those that a break splits."""
    return Counter(WORD.findall(" ".join(text for text, _, _ in texts(root))))


def begins(element: Element) -> bool:
    """Tell whether a break is the first of those that stand together."""
    previous = element.getprevious()
    return previous is None or previous.tag not in BETWEEN or bool((previous.tail or "").strip())


def is_judged(element: Element) -> bool:
    """Tell whether a break stands in the running text."""
    around = {each.tag for each in element.iterancestors()}
    return HEADER not in around and not around & WHOLE and is_tei(element)


def divided(element: Element) -> tuple[str, str, str] | None:
    """Give the half of a word before a break, its hyphen, and the half after it; nothing where no word is split."""
    first = FIRST_HALF.search(text_before(element)[-LONGEST:])
    second = SECOND_HALF.match(text_after(element)) if first else None
    if not first or not second or not second[2][0].islower():
        return None
    loose = first[3] or second[1]
    joining = second[2].lower() in JOINING
    return None if joining or (loose and not first[2]) else (first[1], first[2], second[2])


def text_before(element: Element) -> str:
    """Give the text that a break follows, within the element before it too."""
    previous, parent = element.getprevious(), element.getparent()
    if previous is None:
        return (parent.text if parent is not None else "") or ""
    return previous.tail or (last_text(previous) if previous.tag in INLINE else "")


def text_after(element: Element) -> str:
    """Give the text that follows a break and those beside it; nothing where one has a `break` of its own."""
    step: Element | None = element
    before = ""
    while step is not None and step.tag in BETWEEN and not step.get("break"):
        before += step.tail or ""
        if before.strip():
            return before
        step = step.getnext()
    return before + (step.text or "") if step is not None and step.tag in INLINE else ""


def said(element: Element, before: str, after: str) -> Finding:
    """Say that a break splits a word."""
    name = str(element.tag).removeprefix(TEI)
    message = f"The <{name}> splits a word, “{before}|{after}”, and doesn't say so."
    return Finding("word-split", element, message, f'Write <{name} break="no"/>.')
