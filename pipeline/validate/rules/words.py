"""The rule of words that a break splits: without `break="no"` it stands between two (TEI Guidelines, 3.11.3)."""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.validate.finding import Finding
from pipeline.validate.rules.letters import HEADER, TEI, is_tei, tags, texts
from pipeline.validate.subject import Subject
from pipeline.xml import Element

BREAKS = tags("lb pb cb")
BETWEEN = BREAKS | tags("gb milestone fw anchor note")
"""What may stand between the halves of a word."""
WHOLE = tags("w formula code")
"""Elements whose text is one word, or none."""
FIRST_HALF = re.compile(r"([^\W\d_]{2,}|(?<![\w.])[^\W\d_])([-‐¬⸗=]?)(\s*)$")
SECOND_HALF = re.compile(r"(\s*)([^\W\d_]+)")
JOINING = frozenset(
    ("and", "bis", "et", "noch", "o", "och", "oder", "of", "or", "ou", "sowie", "to", "u", "und", "y", "и", "или")
)
"""Words that follow a hyphen which stands for the end of a word: “vor- und nachmittags”."""
WORD = re.compile(r"[^\W\d_]+")


def split_words(subject: Subject) -> Iterator[Finding]:
    """Look for breaks in the middle of a word, with a hyphen before them or letters on both sides.

    Many files write no white space round breaks; there only the file's other words tell which break splits one.
    """
    breaks = (each for each in subject.root.iter(*BREAKS) if begins(each))
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
    previous, parent = element.getprevious(), element.getparent()
    before = FIRST_HALF.search(
        (previous.tail if previous is not None else parent.text if parent is not None else "") or ""
    )
    if not before or (before[3] and not before[2]):
        return None
    last: Element | None = element
    while last is not None and last.tag in BETWEEN and not (last.tail or "").strip():
        if last.get("break") in {"no", "yes"}:
            return None
        if last.tail and not before[2]:
            return None
        last = last.getnext()
    if last is None or last.tag not in BETWEEN or last.get("break") in {"no", "yes"}:
        return None
    after = SECOND_HALF.match(last.tail or "")
    if not after or not after[2][0].islower() or (after[1] and not before[2]) or after[2].lower() in JOINING:
        return None
    return before[1], before[2], after[2]


def said(element: Element, before: str, after: str) -> Finding:
    """Say that a break splits a word."""
    name = str(element.tag).removeprefix(TEI)
    message = f"The <{name}> splits a word, “{before}|{after}”, and doesn't say so."
    return Finding("word-split", element, message, f'Write <{name} break="no"/>.')
