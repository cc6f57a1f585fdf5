"""The pieces of a translated Schematron: which one stands at a line, and what goes when one has a mistake."""

import re

from lxml import etree

from pipeline.saxon import StylesheetError
from pipeline.validate.judgement import Unusable
from pipeline.xml import Element
from pipeline.xml.names import words

PECIA = "https://pecia.example/ns"
ASKED = re.compile(r"Access to URI (\S+) has been prohibited|Document has been marked not available: (\S+?)\.?(?= |$)")
"""How Saxon says that something wasn't read."""
SAID = re.compile(r"^(.+?) Error .*? XTMM9000 ", re.DOTALL)
"""How Saxon gives what a schema's own XSLT says when it stops."""
AROUND = re.compile(
    r"^.*?\bError .*? [A-Z]{4}\d{4}\s|\.? (?:Found while|In template|In variable|In function|invoked by) .*$"
    r"| (?:\(see )?(?:at )?line \d+ (?:of|in) file:\S+",
    re.DOTALL,
)
"""What stands around a reason of Saxon's: its code, and lines of the translated schema."""
UNIT, NAME, PATTERN = (f"{{{PECIA}}}{name}" for name in ("unit", "name", "pattern"))


def unit(stylesheet: Element, line: int) -> Element | None:
    """Give the piece at a line: the last that begins there or before; nothing where that is the schema's own XSLT."""
    found = None
    for element in stylesheet.iter("*"):
        if (element.sourceline or 0) > line:
            break
        if element.get(UNIT) is not None or element.getparent() is stylesheet:
            found = element
    return found if found is not None and found.get(UNIT) is not None else None


def named(stylesheet: Element, line: int) -> str:
    """Give the name of the rule at a line; nothing where there is none."""
    found = unit(stylesheet, line)
    return "" if found is None else found.get(NAME, "")


def without(text: str, error: StylesheetError) -> tuple[str, list[tuple[str, str]]]:
    """Take out of a stylesheet what has mistakes, and give the name of each and what is wrong.

    An assertion goes alone. With a rule's context or variable the rules after it in its pattern go too, for they judge
    what it leaves. Raises Unusable where the mistake isn't in a rule.
    """
    stylesheet = etree.fromstring(text.encode())
    pieces = [(unit(stylesheet, line), fault) for line, fault in error.faults]
    names = []
    for piece, fault in pieces:
        rule = None if piece is None else rule_of(piece)
        if piece is None or rule is None:
            name = "" if piece is None else f" (its variable “{piece.get(NAME)}”)"
            raise Unusable(
                "schema-broken", f"The Schematron has a mistake{name}: {worded(fault)}", "Mend it in the schema."
            )
        names.append((piece.get(NAME, "") if piece is rule else rule.get(NAME, ""), fault))
        for each in [piece] if piece.get(UNIT) == "assertion" else following(stylesheet, rule):
            if (parent := each.getparent()) is not None:
                parent.remove(each)
    if not names:
        raise Unusable("schema-broken", f"The Schematron has a mistake: {worded(str(error))}", "Mend it in the schema.")
    return etree.tostring(stylesheet, encoding="unicode"), names


def worded(reason: str) -> str:
    """Give a reason of Saxon's as a sentence of ours, in plain words where it is a known one."""
    asked = ASKED.search(reason)
    if asked:
        address = next(filter(None, asked.groups()))
        if not address.startswith("file:"):
            return f"it asks for “{address}”, and nothing is fetched."
        name = address.rpartition("/")[2]
        return f"it asks for “{name}”; a rule may read only files of the edition that it names in full."
    said = SAID.match(reason)
    return words(said[1] if said else AROUND.sub("", reason)).rstrip(" .") + "."


def rule_of(piece: Element) -> Element | None:
    """Give the rule to which a piece belongs."""
    return next((step for step in (piece, *piece.iterancestors()) if step.get(UNIT) == "rule"), None)


def following(stylesheet: Element, rule: Element) -> list[Element]:
    """Give a rule and those after it in its pattern."""
    same = [each for each in stylesheet if each.get(PATTERN) == rule.get(PATTERN)]
    return same[same.index(rule) :] if rule in same else []
