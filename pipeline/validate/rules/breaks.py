"""The numbers of pages: their order, and those that are missing, doubled, or of another kind."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.validate.finding import Finding
from pipeline.validate.paging import Break, Number, images_between
from pipeline.validate.subject import Subject
from pipeline.validate.wording import quoted

FEW = 5
"""How many pages of a file without a number, or places where pages are missing, are told one by one."""
Chain = Sequence[tuple[Break, Number]]


def pages_follow(subject: Subject) -> Iterator[Finding]:
    """Look for pages out of sequence, missing and doubled (`page-order`, `page-missing`, `page-double`).

    Pages are counted for each edition (`@ed`, `@edRef`) and each part of a text, roman, arabic and leaves apart. Where
    a division begins between two pages, anything may follow: an excerpt, or the next issue of a newspaper.
    """
    chains: defaultdict[tuple[object, ...], list[tuple[Break, Number]]] = defaultdict(list)
    for each in subject.breaks:
        if each.number:
            chains[each.series, each.unit, each.number.kind, each.number.prefix].append((each, each.number))
    missing: list[Finding] = []
    for chain in chains.values():
        step = usual_step(chain)
        there = sorted({value for _, number in chain for value in (number.first, number.last)})
        for finding in judged(chain, step, there):
            missing += [finding] if finding.rule == "page-missing" else []
            yield from () if finding.rule == "page-missing" else (finding,)
    yield from folded(missing)


def judged(chain: Chain, step: int, there: Sequence[int]) -> Iterator[Finding]:
    """Compare each page of a chain with the one before it."""
    slip = -1
    for n in range(1, len(chain)):
        (before, a), (here, b) = chain[n - 1], chain[n]
        after = chain[n + 1][1] if n + 1 < len(chain) else None
        if before.division != here.division or n - 1 == slip or follows(a, b, step, here.order - before.order):
            continue
        if (a.first, a.last, a.suffix) == (b.first, b.last, b.suffix):
            yield double(before, here)
        elif after and after.first == a.last + 2 * step and not after.suffix:
            slip = n
            yield out_of_place(before, here, chain[n + 1][0], b.shown(a.last + step))
        elif b.first > a.last:
            if before.gaps == here.gaps and bisect_right(there, a.last) == bisect_left(there, b.first):
                yield absent(before, here, a, b, step)
        elif b.first > 1 + (b.kind == "leaf") * 2:
            message = f"Page {quoted(here.text)} follows page {quoted(before.text)}."
            yield Finding("page-order", here.element, message, "Correct the number, or put the page in its place.", "n")


def usual_step(chain: Chain) -> int:
    """Give by how much the numbers of a chain usually grow: by two where only rectos are marked."""
    steps = Counter(b.first - a.last for (_, a), (_, b) in pairwise(chain) if b.first > a.last)
    common = steps.most_common(1)
    return 2 if common and common[0][0] == 2 and common[0][1] * 2 > sum(steps.values()) > 1 else 1  # noqa: PLR2004


def follows(a: Number, b: Number, step: int, breaks: int) -> bool:
    """Tell whether a page can follow another; pages without a number between them count, or don't."""
    if b.first == a.last:
        return a.suffix < b.suffix
    return 0 < b.first - a.last <= step * breaks


def double(before: Break, here: Break) -> Finding:
    message = f"Page {quoted(here.text)} begins twice: it began already where the page before does."
    del before
    return Finding("page-double", here.element, message, "Correct the number, or take one of the two breaks away.", "n")


def out_of_place(before: Break, here: Break, after: Break, wanted: str) -> Finding:
    message = f"Page {quoted(here.text)} stands between pages {quoted(before.text)} and {quoted(after.text)}."
    return Finding("page-order", here.element, message, f'Probably n="{wanted}" is meant.', "n")


def absent(before: Break, here: Break, a: Number, b: Number, step: int) -> Finding:
    if images_between(before.image, here.image) == 1:
        message = f"Page {quoted(here.text)} follows page {quoted(before.text)}, and their images follow each other."
        hint = "If the source is numbered so, say that this rule isn't to be looked for here; else correct the number."
        return Finding("page-order", here.element, message, hint, "n")
    first, last = a.last + step, b.first - step
    pages = f"Page {a.shown(first)} is" if first >= last else f"Pages {a.shown(first)} to {a.shown(last)} are"
    message = f"{pages} missing between {quoted(before.text)} and {quoted(here.text)}."
    hint = "Mark where they begin, say by <gap> that they are left out, or correct the number."
    return Finding("page-missing", here.element, message, hint, "n")


def folded(missing: Sequence[Finding]) -> Iterator[Finding]:
    """Tell missing pages one by one; where there are many, once."""
    if len(missing) <= FEW:
        yield from missing
        return
    first = missing[0]
    message = f"Pages are missing in {len(missing)} places; the first: {first.message}"
    yield Finding("page-missing", first.element, message, first.hint, first.attribute)


def pages_are_numbered(subject: Subject) -> Iterator[Finding]:
    """Look for pages without a number (`page-unnumbered`), told once where they are many."""
    hint = "Write its number in @n, in brackets if none is printed."
    bare = [each for each in subject.breaks if not each.text]
    total = len(subject.breaks)
    if len(bare) > FEW or (bare and len(bare) == total):
        message = f"{len(bare)} of {total} page breaks have no number." if len(bare) < total else ""
        message = message or (
            "The page break has no number." if total == 1 else f"None of the {total} pages is numbered."
        )
        yield Finding("page-unnumbered", bare[0].element, message, hint.replace("its number", "the number"), "n")
        return
    for each in bare:
        yield Finding("page-unnumbered", each.element, "The page has no number.", hint, "n")


def pages_are_of_a_kind(subject: Subject) -> Iterator[Finding]:
    """Look for a roman number in a row of arabic ones that it continues, and the other way round (`page-mixed`)."""
    rows: defaultdict[tuple[str, object], list[tuple[Break, Number]]] = defaultdict(list)
    for each in subject.breaks:
        if each.number and each.number.kind != "leaf":
            rows[each.series, each.unit].append((each, each.number))
    for row in rows.values():
        for (_, a), (here, b), (_, c) in zip(row, row[1:], row[2:], strict=False):
            if a.kind == c.kind != b.kind and b.first == a.last + 1 and c.first == b.last + 1:
                message = f"Page {quoted(here.text)} is {b.kind}, and the pages around it are {a.kind}."
                yield Finding("page-mixed", here.element, message, f'Write n="{a.shown(b.first)}".', "n")
