"""Explains why a document isn't valid against a RELAX NG grammar: every mistake once, with what was probably meant."""

from collections.abc import Mapping
from functools import lru_cache

from pipeline.validate.finding import Finding
from pipeline.validate.rng.explain import elements, named, texts
from pipeline.validate.rng.explain.grammar import Grammar
from pipeline.validate.rng.explain.judge import Judge
from pipeline.validate.rng.explain.mistake import Kind, Mistake
from pipeline.validate.rng.explain.saying import Around, Saying
from pipeline.validate.subject import Subject
from pipeline.xml import Element

_SAYINGS: Mapping[Kind, Saying] = {**elements.SAYINGS, **texts.SAYINGS, **named.SAYINGS}
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def explain(subject: Subject, grammar: Element, address: str = "") -> list[Finding]:
    """Explain what is wrong with a file by a grammar, in one tree; nothing where it is valid.

    What is wrong with an xml:id isn't told: the reader of the file says it, whatever the schema is. `address` names the
    schema in what is said, where that helps.
    """
    del address
    found = judge(grammar).document(subject.root)
    around = Around(subject.root, judge(grammar).grammar)
    return [finding(subject, mistake, around) for mistake in found if mistake.attribute != _ID]


@lru_cache(maxsize=4)
def judge(grammar: Element) -> Judge:
    """Keep what is found out of a grammar from one file to the next."""
    return Judge(Grammar(grammar))


def finding(subject: Subject, mistake: Mistake, around: Around) -> Finding:
    """Put a mistake into words."""
    rule, message, hint = _SAYINGS[mistake.kind](mistake, around)
    return Finding(rule, mistake.element, message, hint, mistake.attribute, _place(subject, mistake))


def _place(subject: Subject, mistake: Mistake) -> tuple[str, int, int] | None:
    """Give the place of a wrong text: of its first letter."""
    if mistake.kind not in ("text", "text-wrapper"):
        return None
    node = mistake.element if mistake.follows is None else mistake.follows
    before = len(mistake.text) - len(mistake.text.lstrip())
    return subject.source.characters([(node, mistake.follows is not None, before)])[0]
