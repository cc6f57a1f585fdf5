"""The ids of a file, after inclusion: each is a name, and none stands twice."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from pipeline.problem import Problem
from pipeline.xml.names import ID, Element, found
from pipeline.xml.source import Source

MOST = 100
"""As many problems of a file are told one by one."""

# NCName of Namespaces in XML 1.0, which XML's fifth edition widened.
_START = (
    "A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
NAME = re.compile(f"[{_START}][{_START}\\-.0-9\xb7\u0300-\u036f\u203f\u2040]*")

IDS = etree.XPath("descendant-or-self::*/@xml:id", smart_strings=False)
"""Gives each xml:id of a tree, as it is written."""


def id_of(element: Element) -> str:
    """Give an element's xml:id, white space collapsed as XML does for ids; nothing when there is none."""
    return " ".join(element.get(ID, "").split())


def check(source: Source) -> list[Problem]:
    """Give a problem for each id that stands twice or is no name, the first hundred of a file."""
    if source.root is None:
        return []
    names = IDS(source.root)
    if len(set(names)) == len(names) and all(map(NAME.fullmatch, names)):
        return []
    problems = list(islice(_wrong(source, source.root), MOST + 1))
    if len(problems) > MOST:
        last = problems[MOST]
        message = f"From here on more ids than the {MOST} named are wrong; they aren't named one by one."
        problems[MOST] = Problem(last.path, last.line, last.column, last.rule, "error", message, "Mend those first.")
    return problems


def _wrong(source: Source, root: Element) -> Iterator[Problem]:
    """Look at all ids in the order of the document."""
    first: dict[str, Element] = {}
    for element in found(root, "descendant-or-self::*[@xml:id]"):
        name = id_of(element)
        if not NAME.fullmatch(name):
            message = f"The xml:id “{name}” isn't a name."
            hint = "Begin it with a letter; after that letters, digits, full stop, hyphen and underscore are allowed."
            yield source.problem(element, "malformed-id", message, hint)
        if name in first:
            path, line, _ = source.place(first[name])
            where = f"line {line}" if path == source.place(element)[0] else f"line {line} of {path}"
            message = f"The xml:id “{name}” stands in {where} already."
            yield source.problem(element, "duplicate-id", message, "Give it another; the first keeps the address.")
        else:
            first[name] = element
