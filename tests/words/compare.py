"""The comparison: two sequences of words, and what was lost, added, moved, glued or cut between them."""

import difflib
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from words.keys import keys
from words.stream import SEAM, Markers, Token

SEAMS = re.compile("\ue020|(\ue002[^\ue002]*\ue002)")
Sides = tuple[list[tuple[str, Token]], list[tuple[str, Token]]]
Runs = dict[tuple[str, ...], list[int]]
RUN, REACH, SMALL = 3, 4000, 10_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference between the words of the source and those of an output."""

    kind: str
    view: str
    stream: str
    words: str
    instead: str
    line: int
    path: str
    place: str

    def __str__(self) -> str:
        """Say it in one line."""
        instead = f" -> “{self.instead}”" if self.instead else ""
        what = f"{self.view}: {self.kind} in the {self.stream}: “{self.words}”{instead}"
        return f"{what}; line {self.line}, {self.path}; near “{self.place}”"


@dataclass(frozen=True, slots=True)
class Difference:
    """The words that stand in one sequence instead of those in the other."""

    start: int
    end: int
    other_start: int
    other_end: int


def findings(view: str, stream: str, expected: list[Token], actual: list[Token], markers: Markers) -> list[Finding]:
    """Give all differences between two sequences of words, the moved ones recognised."""
    left, right = keys(expected, view, markers), keys(actual, view, markers)
    differences = [d for d in compared(left, [key for key, _ in right]) if not is_layout(left, right, d)]
    lost = {joined(left, d.start, d.end) for d in differences}
    added = {joined(right, d.other_start, d.other_end) for d in differences}
    return [finding((view, stream), (left, right), difference, lost & added) for difference in differences]


def joined(words: list[tuple[str, Token]], start: int, end: int) -> str:
    """Give words as one text."""
    return " ".join(key.replace(SEAM, "") for key, _ in words[start:end])


def finding(where: tuple[str, str], sides: Sides, d: Difference, moved: set[str]) -> Finding:
    """Name a difference and its places."""
    left, right = sides
    words, instead = joined(left, d.start, d.end), joined(right, d.other_start, d.other_end)
    near = left[d.start : d.start + 1] or left[d.start - 1 : d.start] or [("", Token(""))]
    element = near[0][1].element
    place = short(joined(right, max(d.other_start - 3, 0), d.other_end + 3))
    said = (kind(words, instead, moved), *where, short(words), short(instead))
    return Finding(*said, line(element), path(element), place)


def lost_words(lost: list[tuple[str, etree._Element]]) -> Finding:
    """Give the finding that words of a source are in no document's own TEI, at the first of them."""
    element, text = lost[0][1], " ".join(word for word, _ in lost)
    return Finding("lost", "tei", "text", short(text), "", line(element), path(element), "")


def kind(words: str, instead: str, moved: set[str]) -> str:
    """Say what happened to the words."""
    if {words, instead} & moved - {""}:
        return "moved"
    if words and instead and words.replace(" ", "") == instead.replace(" ", ""):
        return "glued" if words.count(" ") > instead.count(" ") else "cut"
    if words and instead:
        return "changed"
    return "lost" if words else "added"


def compared(left: list[tuple[str, Token]], right: list[str]) -> Iterator[Difference]:
    """Go along both sequences; where they part, find the nearest place where they meet again."""
    runs: Runs | None = None
    words = [key.replace(SEAM, "") for key, _ in left]
    i = j = 0
    while i < len(left) or j < len(right):
        steps = alike(left, right, i, j)
        if steps:
            i, j = i + steps[0], j + steps[1]
            continue
        runs = index(right) if runs is None else runs
        a, b = meeting(words, right, i, j, runs)
        yield from narrowed(words, right, Difference(i, a, j, b))
        i, j = a, b


def alike(left: list[tuple[str, Token]], right: list[str], i: int, j: int) -> tuple[int, int] | None:
    """Say how far to go on: the words are the same, or the layout has put a bullet or a dot before it."""
    if i == len(left) or j == len(right):
        return None
    key, token = left[i]
    if SEAM in key:
        return seamed(left, right, i, j)
    if key == right[j]:
        return 1, 1
    return (0, 1) if token.before and re.fullmatch(token.before, right[j]) else None


def is_layout(left: list[tuple[str, Token]], right: list[tuple[str, Token]], d: Difference) -> bool:
    """Say whether a difference is only what the layout may put before a word."""
    added = joined(right, d.other_start, d.other_end)
    before = left[d.start][1].before if d.start == d.end < len(left) else ""
    return bool(before and re.fullmatch(before, added))


def seamed(left: list[tuple[str, Token]], right: list[str], i: int, j: int) -> tuple[int, int] | None:
    """Say how far to go on at a word that may be whole, its markers behind it, or parted, its markers in between."""
    key = left[i][0]
    if key.replace(SEAM, "") == right[j]:
        return 1, 1
    parts = [part for part in SEAMS.split(key) if part]
    if parts == right[j : j + len(parts)]:
        return 1, len(parts)
    for markers in (1, 2):
        between = [marker for marker, _ in left[i + 1 : i + 1 + markers]]
        if [parts[0], *between, *parts[1:]] == right[j : j + markers + len(parts)]:
            return 1 + markers, markers + len(parts)
    return None


def index(words: list[str]) -> Runs:
    """Note where each run of words stands; the end counts as words."""
    found: Runs = {}
    padded = [*words, *[""] * RUN]
    for start in range(len(words)):
        found.setdefault(tuple(padded[start : start + RUN]), []).append(start)
    return found


def meeting(left: list[str], right: list[str], i: int, j: int, runs: Runs) -> tuple[int, int]:
    """Give the nearest place, fewest words passed over, where a run of words is the same in both."""
    best, cost = (len(left), len(right)), len(left) - i + len(right) - j
    for a in range(i, min(len(left), i + REACH)):
        if a - i >= cost:
            break
        run = tuple([*left[a : a + RUN], *[""] * RUN][:RUN])
        places = runs.get(run, [])
        at = bisect_left(places, j)
        if at < len(places) and a - i + places[at] - j < cost:
            best, cost = (a, places[at]), a - i + places[at] - j
    return best


def narrowed(left: list[str], right: list[str], d: Difference) -> Iterator[Difference]:
    """Cut a difference into its parts: words glued or cut at its start; then, if it is small, what difflib finds."""
    i, j = d.start, d.other_start
    while i < d.end and j < d.other_end:
        pair = regrouped(left[i : d.end], right[j : d.other_end])
        if pair is None:
            break
        if pair != (1, 1):
            yield Difference(i, i + pair[0], j, j + pair[1])
        i, j = i + pair[0], j + pair[1]
    if (d.end - i) * (d.other_end - j) > SMALL:
        yield Difference(i, d.end, j, d.other_end)
    else:
        matcher = difflib.SequenceMatcher(None, left[i : d.end], right[j : d.other_end], autojunk=False)
        for tag, a, b, c, e in matcher.get_opcodes():
            if tag == "replace" and b - a == e - c:
                yield from (Difference(i + a + n, i + a + n + 1, j + c + n, j + c + n + 1) for n in range(b - a))
            elif tag != "equal":
                yield Difference(i + a, i + b, j + c, j + e)


def regrouped(left: list[str], right: list[str]) -> tuple[int, int] | None:
    """Say how many words on each side have the same letters, if the sequences begin so."""
    i = j = 1
    one, other = left[0], right[0]
    while one != other:
        if len(one) < len(other) and other.startswith(one) and i < len(left):
            one, i = one + left[i], i + 1
        elif one.startswith(other) and j < len(right):
            other, j = other + right[j], j + 1
        else:
            return None
    return i, j


def line(element: etree._Element | None) -> int:
    """Give an element's line in its source."""
    return (element.sourceline or 0) if element is not None else 0


def path(element: etree._Element | None) -> str:
    """Give the names of an element and those above it."""
    if element is None:
        return ""
    names = [etree.QName(each).localname for each in [element, *element.iterancestors()] if isinstance(each.tag, str)]
    return "/".join(reversed(names))


def short(text: str) -> str:
    """Give a text that isn't too long for a line."""
    return re.sub(r"(?s)^(.{60}).{20,}(.{20})$", r"\1 … \2", text)
