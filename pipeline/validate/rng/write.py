"""Writes a simple form as an element, and says how large it is when all references are followed."""

from collections.abc import Mapping
from copy import deepcopy

from lxml import etree

from pipeline.validate.rng.pattern import Pattern
from pipeline.validate.rng.scope import RNG
from pipeline.validate.rng.simple import Simple
from pipeline.xml import Element


def written(simple: Simple) -> Element:
    """Write a schema's simple form as one grammar."""
    grammar = etree.Element(f"{{{RNG}}}grammar", nsmap={None: RNG})
    add(etree.SubElement(grammar, f"{{{RNG}}}start"), simple.start)
    for name, (own_name, content) in simple.elements.items():
        define = etree.SubElement(grammar, f"{{{RNG}}}define", name=name)
        element = etree.SubElement(define, f"{{{RNG}}}element")
        element.append(own_name)
        add(element, content)
    for name, content in simple.contents.items():
        add(etree.SubElement(grammar, f"{{{RNG}}}define", name=name), content)
    return grammar


def add(parent: Element, part: Pattern) -> None:
    """Write a pattern."""
    if part.kind in ("data", "value") and part.leaf is not None:
        parent.append(made := deepcopy(part.leaf))
        if part.parts:
            add(etree.SubElement(made, f"{{{RNG}}}except"), part.parts[0])
        return
    made = etree.SubElement(parent, f"{{{RNG}}}{part.kind}")
    if part.name:
        made.set("name", part.name)
    if part.leaf is not None:
        made.append(deepcopy(part.leaf))
    for each in part.parts:
        add(made, each)


def largest(simple: Simple) -> int:
    """Give the number of patterns that the largest element has when all references within it are followed."""
    known: dict[str, int] = {}
    contents = [content for _, content in simple.elements.values()]
    return max(size(content, simple.contents, known) for content in [simple.start, *contents])


def size(part: Pattern, contents: Mapping[str, Pattern], known: dict[str, int]) -> int:
    if part.kind != "ref":
        return 1 + sum(size(each, contents, known) for each in part.parts)
    if part.name not in known:
        known[part.name] = size(contents[part.name], contents, known) if part.name in contents else 1
    return known[part.name]
