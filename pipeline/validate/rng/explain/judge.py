"""Walks a document against a grammar and gathers its mistakes: each is mended in thought, and the walk goes on."""

from collections import deque
from collections.abc import Iterator, Mapping
from typing import Literal

from pipeline.validate.rng.explain.attributes import Attributes
from pipeline.validate.rng.explain.child import Child, children_of
from pipeline.validate.rng.explain.derive import Derivatives, Exhausted
from pipeline.validate.rng.explain.grammar import Grammar
from pipeline.validate.rng.explain.habits import ELEMENTS
from pipeline.validate.rng.explain.likeness import split
from pipeline.validate.rng.explain.meaning import at_end, mistake
from pipeline.validate.rng.explain.mended import Mended
from pipeline.validate.rng.explain.mending import mend
from pipeline.validate.rng.explain.mistake import Mistake
from pipeline.validate.rng.explain.pattern import Pattern, Set
from pipeline.validate.rng.explain.row import Row
from pipeline.validate.rng.explain.value import Values
from pipeline.xml import Element

DEEPEST = 30
"""As deep may elements that the schema knows in several ways stand in each other; below, the first way is taken."""
Forgiven = Literal["", "attributes", "all"]
"""What isn't held against an element of which something was said already.

What stands where it mustn't was perhaps meant for something else, so nothing is said of its attributes and children;
only of what stands deeper. What has a name of HTML has attributes of HTML too.
"""
Spaces = Mapping[str, str]
"""The namespaces that are wrong in some part of a document, with the right one."""
Task = tuple[Element, Pattern | None, Spaces, Forgiven]
"""An element to be judged, and as what; without that, by the definitions of its name."""


class Judge:
    """A grammar, and what was found out of it."""

    def __init__(self, grammar: Grammar) -> None:
        """Take a grammar."""
        self.grammar = grammar
        self.derivatives = Derivatives(grammar)
        self.values = Values()
        self.attributes = Attributes(self.derivatives, self.values)
        self._tried: dict[tuple[Element, Pattern], list[Mistake]] = {}
        self._depth = 0

    def document(self, root: Element) -> list[Mistake]:
        """Give the mistakes of a whole document; those that were found, where the grammar is too hard to follow."""
        self._tried.clear()
        self.derivatives.begin()
        found: list[Mistake] = []
        came = self.derivatives.wanted(self.grammar.start, str(root.tag))
        if not came:
            names = tuple(name for leaf in sorted(self.grammar.start.first) for name in leaf.names.known())
            found.append(Mistake("root", root, allowed=names))
        try:
            for each in self._walk((root, self._best(root, came, {})[0] if came else None, {}, "")):
                found.append(each)  # noqa: PERF402 - what was found before the grammar is given up is kept
        except (Exhausted, RecursionError):
            return found
        finally:
            self._tried.clear()
        return found

    def _walk(self, task: Task) -> Iterator[Mistake]:
        """Give the mistakes of an element and all that stands in it."""
        waiting: list[Task] = [task]
        while waiting:
            element, leaf, spaces, forgiven = waiting.pop()
            leaf = leaf or self._own(element, spaces)
            if leaf is None:
                waiting += [(child, None, spaces, "") for child in element.iterchildren("*")]
            elif forgiven == "all":
                deque(self._alone(element, leaf, spaces, waiting), maxlen=0)
            else:
                held = self._alone(element, leaf, spaces, waiting)
                yield from (each for each in held if not (forgiven and each.kind.startswith("attribute")))

    def _alone(self, element: Element, leaf: Pattern, spaces: Spaces, waiting: list[Task]) -> Iterator[Mistake]:
        """Give the mistakes of an element's attributes and children; what stands in these waits to be judged."""
        content = yield from self.attributes.judged(element, self.grammar.content(leaf))
        yield from self._content(element, content, spaces, waiting)

    def _own(self, element: Element, spaces: Spaces) -> Pattern | None:
        """Give the definition by which an element is judged that stands where it isn't allowed."""
        several = self.grammar.elements.get(named(element, spaces), ())
        return self._best(element, frozenset(several), spaces)[0] if several else None

    def _best(self, element: Element, came: Set, spaces: Spaces) -> tuple[Pattern, Set]:
        """Of several definitions of an element give the one with the fewest mistakes, and all that have none."""
        if len(came) == 1 or self._depth >= DEEPEST:
            return min(came), came
        tried = [(len(self._mistakes(element, leaf, spaces)), leaf) for leaf in sorted(came)]
        return min(tried)[1], frozenset(leaf for wrong, leaf in tried if not wrong) or came

    def _mistakes(self, element: Element, leaf: Pattern, spaces: Spaces) -> list[Mistake]:
        """Give the mistakes of an element that is taken for one."""
        key = (element, leaf)
        if key not in self._tried:
            self._depth += 1
            try:
                self._tried[key] = list(self._walk((element, leaf, spaces, "")))
            finally:
                self._depth -= 1
        return self._tried[key]

    def _content(self, element: Element, content: Pattern, spaces: Spaces, waiting: list[Task]) -> Iterator[Mistake]:
        """Give the mistakes of what stands in an element; its children wait to be judged."""
        if len(element) == 0 or next(element.iterchildren("*"), None) is None:
            text = element.text or "" if len(element) == 0 else str(element.xpath("string()"))
            if content.strings and self.values.allows(content, text):
                return
            if content.strings and (text.strip() or not content.first):
                yield Mistake("content" if text.strip() else "content-missing", element, text=text, value=content)
                return
        children = list(children_of(element, lambda each: named(each, spaces)))
        if children and not content.first:
            yield Mistake("not-empty", element, text=next((c.text for c in children if c.text), ""), parent=element)
            waiting += [(c.element, None, spaces, "") for c in children if c.element is not None]
            return
        yield from self._row(element, content, Row(self.derivatives, children), spaces, waiting)

    def _row(
        self, parent: Element, pattern: Pattern, row: Row, spaces: Spaces, waiting: list[Task]
    ) -> Iterator[Mistake]:
        """Give the mistakes of the children of an element."""
        number, skipped = 0, None
        while number < len(row.children):
            came, after = row.next(pattern, number)
            if came:
                row.trail.append((pattern, number))
                child = row.children[number]
                if child.element is not None:
                    leaf, good = self._best(child.element, came, spaces)
                    after = self.derivatives.after(pattern, good)
                    waiting.append((child.element, leaf, spaces, ""))
                pattern, number = after, number + 1
                continue
            mended = mend(row, pattern, number)
            if mended.what == "skip":
                skipped = pattern
            yield mistake(self.derivatives, parent, pattern, row, number, mended)
            self._settle(row, number, mended, spaces, waiting)
            pattern, number = mended.after, number + mended.count
        if not pattern.nullable and pattern is not skipped:
            yield at_end(self.derivatives, parent, pattern, row)

    def _settle(self, row: Row, number: int, mended: Mended, spaces: Spaces, waiting: list[Task]) -> None:
        """Let the children wait that were mended in thought."""
        if mended.what == "before":
            moved = row.children.pop(mended.other).element
            waiting += [(moved, None, spaces, "")] if moved is not None else []
        for child in row.children[number : number + mended.count]:
            if child.element is None:
                continue
            if mended.what == "meant":
                forgiven: Forgiven = "attributes" if split(child.name)[1] in ELEMENTS else ""
                waiting.append((child.element, mended.leaf, self._read_as(child, mended.leaf, spaces), forgiven))
            elif mended.what == "around":
                waiting += [(each, None, spaces, "") for each in child.element.iterchildren("*")]
            else:
                waiting.append((child.element, None, spaces, "all" if mended.what in ("skip", "instead") else ""))

    @staticmethod
    def _read_as(child: Child, leaf: Pattern | None, spaces: Spaces) -> Spaces:
        """Take the namespace of a misnamed element for that of the one that is meant, in all that stands in it."""
        wrong, right = split(child.name)[0], split(next(iter(leaf.names.known()), "") if leaf else "")[0]
        return spaces if wrong == right or leaf is None else {**spaces, wrong: right}


def named(element: Element, spaces: Spaces) -> str:
    """Give an element's name, in the namespace that is meant."""
    name = str(element.tag)
    if not spaces:
        return name
    space, local = split(name)
    right = spaces.get(space, space)
    return f"{{{right}}}{local}" if right else local
