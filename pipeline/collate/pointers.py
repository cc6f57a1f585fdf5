"""Pointers that lead nowhere, after all files were looked at."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from posixpath import basename

from pipeline.collate.known import Known, brief, problem, quoted
from pipeline.facts import Facts, Pointer
from pipeline.problem import Problem
from pipeline.rule import Selection

FEW = 3
"""Up to how many lost pointers of one attribute are told one by one, if they are most of those that a file has."""
MOST = 100
"""How many lost pointers of one attribute and file are told one by one in any case."""
MANY = 50
"""How many lost pointers of names an edition may have before each file's are told in one sentence."""
FILES = 4
"""In how many files the same pointer may be lost before it is told once for all."""
ABSENT = 20
"""How many files that aren't there are told one by one."""
Lost = list[tuple[Facts, Pointer]]


def lost_pointers(known: Known, selection: Selection, only: frozenset[str] | None) -> Iterator[Problem]:
    """Look for pointers that nothing answers (`pointer-dangling`, of names `pointer-without-entry`)."""
    alone: defaultdict[tuple[str, str, str], Lost] = defaultdict(list)
    absent: defaultdict[tuple[str, str], list[Lost]] = defaultdict(list)
    for (rule, attribute, _), lost in gathered(known, selection, only).items():
        if not attribute:
            absent[rule, lost[0][0].path].append(lost)
        elif rule == "pointer-dangling" and len(lost) > FILES:
            yield everywhere(known, lost)
        else:
            for facts, pointer in lost:
                alone[facts.path, rule, attribute].append((facts, pointer))
    for files in absent.values():
        yield from without_files(files)
    names = sum(len(lost) for (_, rule, _), lost in alone.items() if rule == "pointer-without-entry")
    for lost in alone.values():
        yield from of_file(known, lost, 1 if names > MANY and lost[0][1].is_name else FEW)


def gathered(
    known: Known, selection: Selection, only: frozenset[str] | None
) -> defaultdict[tuple[str, str, str], Lost]:
    """Put together the lost pointers that are one: to the same file that isn't there, or with the same words."""
    together: defaultdict[tuple[str, str, str], Lost] = defaultdict(list)
    for facts in known.facts:
        for pointer in facts.pointers:
            rule, place = rule_of(pointer), pointer.place
            is_wanted = selection.looks(rule, place.path) and (only is None or place.path in only)
            if is_wanted and rule not in place.ignored and is_lost(known, facts, pointer):
                is_absent = is_path(pointer) and not pointer.is_there
                key = ("", pointer.file) if is_absent else (pointer.attribute, pointer.written)
                together[rule, *key].append((facts, pointer))
    return together


def rule_of(pointer: Pointer) -> str:
    return "pointer-without-entry" if pointer.is_name else "pointer-dangling"


def is_lost(known: Known, facts: Facts, pointer: Pointer) -> bool:
    """Tell whether nothing answers a pointer; what stands in a file that isn't read can't be told.

    A pointer that is included is left to its own file, but for one into the file itself from a part of TEI.
    """
    home = pointer.place.path
    if home != facts.path and home in known.ids and (pointer.file or home not in known.parts):
        return False
    if known.answers(facts.path, pointer.file, pointer.fragment):
        return False
    if pointer.file and pointer.is_there:
        return bool(pointer.fragment) and (pointer.file in known.ids or pointer.is_name)
    return not (facts.is_part and facts.path in known.holders and not pointer.file)


def is_path(pointer: Pointer) -> bool:
    """Tell whether a pointer is meant as the name of a file: it has a folder, an ending or an id behind it."""
    return bool(pointer.file) and bool(re.search(r"[/#]|\.\w{2,5}$", pointer.written)) and not is_host(pointer.written)


def is_host(written: str) -> bool:
    """Tell whether somebody wrote an address of the web without its beginning."""
    return bool(re.match(r"www\.[\w-]+\.", written))


def of_file(known: Known, lost: Lost, few: int) -> Iterator[Problem]:
    """Tell the lost pointers of an attribute of a file: one by one where they are few, else in one sentence."""
    facts, first = lost[0]
    total = dict(facts.totals)["name" if first.is_name else first.attribute]
    rule = rule_of(first)
    pointers = [pointer for _, pointer in lost]
    if len(lost) > few and (few == 1 or len(lost) * 2 > total):
        yield folded(rule, pointers)
        return
    for pointer in pointers[:MOST]:
        yield problem(rule, pointer.place, *told(known, facts, pointer))
    if len(lost) > MOST:
        yield folded(rule, pointers[MOST:])


def everywhere(known: Known, lost: Lost) -> Problem:
    """Say once for an edition that the same pointer is lost in many files."""
    facts, first = lost[0]
    message, hint = told(known, facts, first)
    return problem(rule_of(first), first.place, f"{message} So it is in {len(lost) - 1} other files.", hint)


def told(known: Known, facts: Facts, pointer: Pointer) -> tuple[str, str]:
    """Say of one pointer that it leads nowhere, and what to do."""
    shown = f"The @{pointer.attribute} “{brief(pointer.written)}”"
    if pointer.count > 1:
        shown = f"The @{pointer.attribute} “{brief(pointer.written)}”, which stands {pointer.count} times in this file,"
    if is_host(pointer.written):
        return (
            f"{shown} leads to no file; it looks like an address of the web.",
            f"Write “https://{brief(pointer.written)}”.",
        )
    if pointer.file and not pointer.is_there:
        return f"{shown} leads to no file of this name; a pointer to an id begins with #.", near(known, facts, pointer)
    if pointer.is_name:
        return f"{shown} leads to no entry of a register.", near(known, facts, pointer) or ADD
    if pointer.file:
        return f"{shown} leads nowhere: {brief(pointer.file)} has no such xml:id.", near(
            known, facts, pointer
        ) or CORRECT
    return f"{shown} leads nowhere: nothing in this file has this xml:id.", near(known, facts, pointer) or CORRECT


ADD = "Add the entry, or correct the pointer."
CORRECT = "Correct the pointer, or give the xml:id to the element that is meant."


def near(known: Known, facts: Facts, pointer: Pointer) -> str:
    """Give the id that was probably meant: the same but for case, hyphens and leading zeros."""
    if pointer.file and not pointer.is_there and not pointer.fragment:
        name = pointer.written
        if name in known.ids[facts.path] or name in known.register.by_id:
            return f"Write “#{brief(name)}”."
        return "Write # and the xml:id of the element that is meant, or the right name of the file."
    meant = known.near(pointer.file or facts.path, pointer.fragment)
    return f"Did you mean “{brief(meant)}”?" if meant else ""


def folded(rule: str, lost: Sequence[Pointer]) -> Problem:
    """Say once that many pointers of an attribute lead nowhere."""
    first = lost[0]
    named = quoted([pointer.written for pointer in lost])
    if rule == "pointer-without-entry":
        message = f"{len(lost)} pointers of names lead to no entry of this edition: {named}."
        hint = "Add the register's file to the edition, or correct the pointers."
    elif first.file and not first.is_there:
        message = f"{len(lost)} values of @{first.attribute} lead to no file, and they aren't pointers to ids: {named}."
        hint = "A pointer to an id begins with #; give the elements that are meant an xml:id."
    else:
        message = f"{len(lost)} pointers of @{first.attribute} lead nowhere: {named}."
        hint = "Correct them, or add what they point to."
    return problem(rule, first.place, message, hint)


def without_files(files: Sequence[Lost]) -> Iterator[Problem]:
    """Tell the files that aren't there, put together by the file that points to them first: one by one, or once."""
    if len(files) <= ABSENT:
        for lost in files:
            yield without_file(rule_of(lost[0][1]), lost)
        return
    _, first = files[0][0]
    named = quoted([lost[0][1].written for lost in files])
    message = f"{len(files)} files aren't in the edition to which pointers lead: {named}."
    yield problem(rule_of(first), first.place, message, "Add them to the edition, or correct the pointers.")


def without_file(rule: str, lost: Lost) -> Problem:
    """Say once for an edition that a file isn't there to which pointers lead."""
    _, first = lost[0]
    files = len({facts.path for facts, _ in lost})
    others = sum(pointer.count for _, pointer in lost) - 1
    where = f" in {files} files" if files > 1 else ""
    more = f"; so do {others} others{where}" if others > 1 else "; so does one other" if others else ""
    file = first.file
    message = (
        f"The @{first.attribute} “{brief(first.written)}” leads to {brief(file)}, which isn't in the edition{more}."
    )
    hint = f"Add {brief(basename(file))} to the edition, or correct the pointer."
    return problem(rule, first.place, message, hint)
