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
from pipeline.xml import Element, characters
from pipeline.xml.characters import Place, Spot
from pipeline.xml.names import ID

_SAYINGS: Mapping[Kind, Saying] = {**elements.SAYINGS, **texts.SAYINGS, **named.SAYINGS}


def explain(subject: Subject, grammar: Element, address: str = "") -> list[Finding]:
    """Explain what is wrong with a file by a grammar, in one tree; nothing where it is valid.

    What is wrong with an xml:id isn't told: the reader of the file says it, whatever the schema is. `address` names the
    schema in what is said, where that helps.
    """
    del address
    found = [each for each in judge(grammar).document(subject.root) if each.attribute != ID]
    around = Around(subject.root, judge(grammar).grammar)
    texts_of = [each for each in found if each.kind in ("text", "text-wrapper")]
    places = dict(zip(map(id, texts_of), characters(subject.source, list(map(_spot, texts_of))), strict=True))
    return [finding(each, around, places.get(id(each))) for each in found]


@lru_cache(maxsize=4)
def judge(grammar: Element) -> Judge:
    """Keep what is found out of a grammar from one file to the next."""
    return Judge(Grammar(grammar))


def finding(mistake: Mistake, around: Around, place: Place | None) -> Finding:
    """Put a mistake into words."""
    rule, message, hint = _SAYINGS[mistake.kind](mistake, around)
    return Finding(rule, mistake.element, message, hint, mistake.attribute, place)


def _spot(mistake: Mistake) -> Spot:
    """Give the first letter of a wrong text."""
    node = mistake.element if mistake.follows is None else mistake.follows
    return node, mistake.follows is not None, len(mistake.text) - len(mistake.text.lstrip())
