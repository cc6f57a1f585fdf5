"""What a document says isn't to be looked for: `<?pecia ignore="RULE" reason="…"?>`.

The instruction holds for the element that follows it and for all within; where none follows, for the element in which
it stands; before the root, for the whole file.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

from lxml import etree

from pipeline.problem import Problem
from pipeline.rule import BETWEEN, RULES, expanded, misnamed

if TYPE_CHECKING:
    from pipeline.validate.finding import Finding
    from pipeline.validate.subject import Subject
    from pipeline.xml import Element

TARGET = "pecia"
"""The name of our processing instructions."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An instruction to ignore some rules in one place."""

    instruction: etree._ProcessingInstruction
    names: tuple[str, ...]
    rules: frozenset[str]
    reason: str
    element: "Element | None"
    """Where it holds; None for the whole file."""


class Marks:
    """The instructions of a file, by the element where they hold."""

    def __init__(self, root: "Element") -> None:
        """Find the instructions of a tree, and those before it."""
        before = [*root.itersiblings(preceding=True)]
        every = [*reversed(before), *root.iter(etree.ProcessingInstruction)]
        self.every = [mark(each) for each in every if is_ours(each)]
        self._by_element: dict[Element | None, list[Mark]] = {}
        for each in self.every:
            self._by_element.setdefault(each.element, []).append(each)

    def at(self, element: "Element") -> Iterator[Mark]:
        """Give the instructions that hold at an element."""
        if self._by_element:
            for around in (element, *element.iterancestors(), None):
                yield from self._by_element.get(around, ())


def is_ours(node: object) -> TypeGuard[etree._ProcessingInstruction]:
    return isinstance(node, etree._ProcessingInstruction) and node.target == TARGET  # noqa: SLF001


def mark(instruction: etree._ProcessingInstruction) -> Mark:
    """Read an instruction."""
    names = tuple(re.split(r"[\s,]+", instruction.get("ignore") or ""))
    names = tuple(name for name in names if name)
    element = next(instruction.itersiblings("*"), instruction.getparent())
    if instruction.getparent() is None:
        element = None
    return Mark(instruction, names, expanded(names), (instruction.get("reason") or "").strip(), element)


def ignored_at(subject: "Subject", element: "Element") -> frozenset[str]:
    """Give the rules that the document says aren't to be looked for at an element."""
    return frozenset().union(*(mark.rules for mark in subject.marks.at(element)))


def without_ignored(
    subject: "Subject", findings: Sequence["Finding"], problems: Sequence[Problem]
) -> tuple[list["Finding"], list[Problem], set[int]]:
    """Leave out the findings and problems that the document says are none; give the instructions that were needed."""
    if not subject.marks.every:
        return list(findings), list(problems), set()
    used: set[int] = set()
    kept = [f for f in findings if not noted(used, subject.marks.at(f.element), f.rule)]
    said = list(problems)
    for each in subject.marks.every:
        covered = places(subject, each) if any(p.rule in each.rules for p in said) else set()
        hit = [p for p in said if p.rule in each.rules and (p.path, p.line, p.column) in covered]
        hit += [p for p in said if p.rule in each.rules and each.element is None and p.path == subject.source.path]
        said = [p for p in said if p not in hit]
        used |= {id(each)} if hit else set()
    return kept, said, used


def noted(used: set[int], marks: Iterable[Mark], rule: str) -> bool:
    """Tell whether some instructions name a rule, and note which do."""
    naming = {id(each) for each in marks if rule in each.rules}
    used |= naming
    return bool(naming)


def places(subject: "Subject", mark: Mark) -> set[tuple[str, int, int]]:
    """Give the places of all elements for which an instruction holds."""
    if mark.element is None:
        return set()
    return {subject.source.place(each) for each in mark.element.iter("*")}


def wrong_marks(subject: "Subject", used: set[int]) -> Iterator[tuple[Mark, str, str, str]]:
    """Say what is wrong with the instructions themselves: the instruction, the rule, the sentence and the hint."""
    for each in subject.marks.every:
        if not each.names:
            hint = 'Write <?pecia ignore="RULE" reason="WHY"?>.'
            yield each, "ignore-rule", "This instruction names no rule that is to be ignored.", hint
        for name, near in misnamed(each.names):
            hint = f"Did you mean {near}?" if near else "`pecia explain` lists all rules."
            yield each, "ignore-rule", f"There is no rule “{name}”.", hint
        if each.names and not each.reason:
            sentence = f"“{' '.join(each.names)}” is ignored here, and no reason is given."
            yield each, "ignore-reason", sentence, 'Add one: reason="…".'
        if is_unused(subject, each, used):
            sentence = f"Nothing here breaks the rule “{' '.join(each.names)}”, which is ignored."
            yield each, "ignore-unused", sentence, "Delete the instruction."


def is_unused(subject: "Subject", mark: Mark, used: set[int]) -> bool:
    """Tell whether an instruction ignores nothing, as far as this run can know."""
    known = {rule for rule in mark.rules if RULES[rule].group != "build" and rule not in BETWEEN}
    return bool(mark.rules) and mark.rules == known and known <= subject.selection.active and id(mark) not in used
