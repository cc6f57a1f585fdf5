"""Takes the Schematron out of a schema of another kind: of RELAX NG, of XSD, or of an ODD."""

import contextlib
from collections.abc import Iterable, Iterator
from copy import deepcopy
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from pipeline.validate.judgement import Unusable
from pipeline.validate.rng.scope import RNG
from pipeline.validate.schematron.files import parsed, read
from pipeline.validate.schematron.names import SCH, sch
from pipeline.validate.schematron.odd import constraints
from pipeline.xml import Element
from pipeline.xml.names import TEI

TOP = tuple(sch(name) for name in ("ns", "let", "phase", "pattern", "rule", "diagnostics", "properties"))
"""What may stand by itself in another schema."""
INCLUDES = tuple(f"{{{RNG}}}{name}" for name in ("include", "externalRef"))
ORDER = {sch(name): place for place, name in enumerate(("ns", "let", "phase", "pattern"))}


def schematron(root: Element, base: Path, within: Path) -> Element | None:
    """Give the Schematron of a schema: itself if it is one, what stands in it or in what it includes, or nothing.

    What stands in another schema is TEI practice: XPath 2 or newer unless it says else (TEI Guidelines, 23.5.2).
    """
    if root.tag == sch("schema"):
        return root
    inner = next(root.iter(sch("schema")), None)
    if inner is not None:
        return inner
    pieces = list(constraints(root)) if str(root.tag).startswith(f"{{{TEI}}}") else list(standing(root, base, within))
    return together(pieces) if pieces else None


def standing(root: Element, base: Path, within: Path) -> Iterator[Element]:
    """Give the pieces of Schematron that stand in a schema and in the files of RELAX NG that it includes."""
    yield from outermost(root)
    seen, waiting = {base}, [(root, base)]
    while waiting:
        includer, file = waiting.pop(0)
        for place in includer.iter(*INCLUDES):
            href = place.get("href", "").strip()
            path = Path(normpath(file.parent / unquote(href)))
            if path in seen:
                continue
            seen.add(path)
            with contextlib.suppress(Unusable):  # whoever judges by the grammar says what is wrong with it
                included = parsed(read(path, href, within), href)
                yield from outermost(included)
                waiting.append((included, path))


def outermost(root: Element) -> Iterator[Element]:
    """Give the pieces of Schematron in a tree, not those within another."""
    for element in root.iter(*TOP):
        if not any(step.tag in TOP for step in element.iterancestors()):
            yield element


def together(pieces: Iterable[Element]) -> Element:
    """Make a schema of pieces: a rule by itself is a pattern, and prefixes around a piece are those of the schema."""
    kept: dict[tuple[str, str], Element] = {}
    prefixes: dict[str | None, str] = {}
    for number, piece in enumerate(pieces):
        prefixes = {**{prefix: uri for prefix, uri in piece.nsmap.items() if prefix}, **prefixes}
        kept.setdefault(key(piece, number), piece)
    schema = etree.Element(sch("schema"), {"queryBinding": "xslt2"}, nsmap={**prefixes, "sch": SCH})
    for piece in sorted(kept.values(), key=lambda each: ORDER.get(str(each.tag), len(ORDER))):
        copied = deepcopy(piece)
        copied.tail = None
        if copied.tag == sch("rule"):
            copied = in_pattern(copied)
        schema.append(copied)
    return schema


def key(piece: Element, number: int) -> tuple[str, str]:
    """Tell what makes a piece the same as another: a prefix is declared once, and all else stands for itself."""
    return ("ns", piece.get("prefix", "")) if piece.tag == sch("ns") else (str(piece.tag), str(number))


def in_pattern(rule: Element) -> Element:
    """Put a rule into a pattern of its own."""
    pattern = etree.Element(sch("pattern"))
    pattern.append(rule)
    return pattern
