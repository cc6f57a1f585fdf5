"""An assertion of XSD 1.1 in words: those of its author, or its test read aloud where that is simple."""

import re

PRESENT = re.compile(r"@([\w:.-]+)")
NOT = re.compile(r"not\(\s*(.+?)\s*\)")
EQUAL = re.compile(r"""@([\w:.-]+)\s*=\s*['"]([^'"]*)['"]""")
EITHER = re.compile(r"\s+(or|and)\s+")


def told(validator: object, element: str) -> tuple[str, str]:
    """Give a sentence and a hint for an assertion that is false at an element."""
    test = " ".join(str(getattr(validator, "path", "") or getattr(validator, "test", "")).split())
    said = " ".join(str(getattr(validator, "annotation", None) or "").split())
    if said:
        return f"{element} breaks a rule of the schema: {said.rstrip('.')}.", f"Its test is: {test}." if test else ""
    words = aloud(test)
    if words:
        return f"{element} breaks a rule of the schema: it must have {words}.", f"Its test is: {test}."
    return f"{element} breaks a rule of the schema.", f"This must be true of it: {test}." if test else ""


def aloud(test: str) -> str:
    """Read a simple test aloud: attributes that must be there, or mustn't, with `and` and `or`; else nothing."""
    parts = EITHER.split(test)
    words = [part if number % 2 else condition(part) for number, part in enumerate(parts)]
    return " ".join(words) if all(words) else ""


def condition(test: str) -> str:
    """Read a single condition aloud, or nothing."""
    if found := PRESENT.fullmatch(test):
        return f"@{found[1]}"
    if found := EQUAL.fullmatch(test):
        return f"@{found[1]} “{found[2]}”"
    if (found := NOT.fullmatch(test)) and PRESENT.fullmatch(found[1]):
        return f"no {found[1]}"
    return ""
