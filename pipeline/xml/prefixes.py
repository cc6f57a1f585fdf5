"""Pointers with a prefix of the edition's own, by `prefixDef` (TEI Guidelines, 17.2.3)."""

import re
import warnings
from collections.abc import Iterable
from math import comb

from pipeline.xml.names import Element, found

MOST_STEPS = 1_000_000
"""As many ways to match a pointer may have to be tried; a pattern that may need more isn't used for it."""
_QUANTIFIED_GROUP = re.compile(r"\)\s*[*+{]")
_LOOPS = re.compile(r"(?<!\\)[*+{?]")


class Prefixes:
    """The prefixes that a document's headers define."""

    def __init__(self, headers: Iterable[Element]) -> None:
        """Take the headers, a document's own first."""
        self.rules: dict[str, list[tuple[re.Pattern[str], str]]] = {}
        self.defined: set[str] = set()
        self.unusable: set[str] = set()
        """The prefixes of definitions that were passed over."""
        for header in headers:
            for definition in found(header, "descendant::tei:prefixDef[@ident and @replacementPattern]"):
                self.defined.add(definition.get("ident", ""))
                self._add(definition)

    def expand(self, pointer: str) -> str:
        """Give what a pointer stands for; one without a defined prefix stands for itself."""
        prefix, colon, rest = pointer.partition(":")
        for pattern, replacement in self.rules.get(prefix, ()) if colon else ():
            match = pattern.fullmatch(rest) if _steps(pattern.pattern, rest) <= MOST_STEPS else None
            if match:
                return _filled(replacement, match)
        return pointer

    def misfits(self, pointer: str) -> bool:
        """Tell whether the prefix of a pointer is defined, and no definition of it fits the pointer."""
        prefix, _, rest = pointer.partition(":")
        patterns = [pattern for pattern, _ in self.rules.get(prefix, ())]
        if prefix not in self.defined or prefix in self.unusable:
            return False
        return all(_steps(each.pattern, rest) <= MOST_STEPS and not each.fullmatch(rest) for each in patterns)

    def _add(self, definition: Element) -> None:
        """Take a definition; one whose pattern isn't right, or may never come to an end, is passed over."""
        wanted = definition.get("matchPattern", "(.+)")
        ident = definition.get("ident", "")
        if _QUANTIFIED_GROUP.search(wanted):
            self.unusable.add(ident)
            return
        try:
            # XML Schema's \i and \c: the characters of names.
            with warnings.catch_warnings(action="ignore", category=FutureWarning):
                pattern = re.compile(wanted.replace("\\i", "[A-Za-z_:]").replace("\\c", "[\\w.:-]"))
        except (re.error, OverflowError):
            self.unusable.add(ident)
            return
        rule = (pattern, definition.get("replacementPattern", ""))
        self.rules.setdefault(ident, []).append(rule)


def _steps(pattern: str, text: str) -> int:
    """Give how many ways to match a pattern without nested loops there can be at most."""
    loops = len(_LOOPS.findall(pattern))
    return min(int(comb(len(text) + loops, loops) * 2.0 ** min(pattern.count("|"), 60)), MOST_STEPS + 1)


def _filled(replacement: str, match: re.Match[str]) -> str:
    """Put what the groups matched in the place of $1 to $9."""
    return re.sub(r"\$(\d)", lambda dollar: _group(match, int(dollar[1])), replacement)


def _group(match: re.Match[str], number: int) -> str:
    """Give what a group matched; nothing for one that there isn't."""
    return (match[number] or "") if number <= (match.re.groups or 0) else ""
