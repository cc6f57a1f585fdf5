"""The XPath that says which parts of a file are documents: XPath 1.0, where a name without a prefix is TEI's."""

import re
from functools import cache

from lxml import etree

from pipeline.problem import UsageError
from pipeline.xml.names import PREFIXES, Element

_TOKEN = re.compile(
    r"""\s*(?:(?P<literal>"[^"]*"|'[^']*')|(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<variable>\$\s*[\w.:-]+)"""
    r"""|(?P<name>[^\W\d][\w.-]*(?::(?!:)(?:[^\W\d][\w.-]*|\*))?)|(?P<sign>::|//|\.\.|!=|<=|>=|[][()@,/|+=<>*.-]))"""
)
# After one of these, or at the beginning, a name or `*` can't be an operator (XPath 1.0, section 3.7).
_BEFORE_A_NAME = frozenset(("@", "::", "(", "[", ",", "/", "//", "|", "+", "-", "=", "!=", "<", "<=", ">", ">=", "op"))


def select(root: Element, xpath: str) -> list[Element]:
    """Give the elements that an XPath selects, in the order of the document. Raises UsageError."""
    try:
        selected = compiled(xpath)(root)
    except etree.XPathError as error:
        raise _wrong(xpath, str(error)) from error
    if not isinstance(selected, list) or not all(isinstance(each, Element) for each in selected):
        raise _wrong(xpath, "it selects something else than elements")
    return [each for each in selected if isinstance(each.tag, str)]


@cache
def compiled(xpath: str) -> etree.XPath:
    """Make an XPath ready; settings are tested by this. Raises UsageError where it isn't right."""
    try:
        return etree.XPath(in_tei(xpath), namespaces=PREFIXES)
    except etree.XPathError as error:
        raise _wrong(xpath, str(error)) from error


def in_tei(xpath: str) -> str:
    """Write `tei:` before each name of an element that has no prefix."""
    made, last, end = [], "", 0
    tokens = list(_TOKEN.finditer(xpath))
    for number, match in enumerate(tokens):
        if match.start() != end:
            break
        end = match.end()
        text, kind = match[0].strip(), match.lastgroup or ""
        after = tokens[number + 1][0].strip() if number + 1 < len(tokens) else ""
        operator = kind == "name" and bool(last) and last not in _BEFORE_A_NAME
        axis_or_call = after in ("(", "::")
        is_element = kind == "name" and not operator and not axis_or_call and ":" not in text
        made.append(match[0].replace(text, f"tei:{text}") if is_element and last not in ("@", "@::") else match[0])
        last = _kept(text, last, operator=operator)
    return "".join(made) + xpath[end:]


def _kept(text: str, last: str, *, operator: bool) -> str:
    """Give what must be remembered of a token: that it is an operator, or the `::` of an axis of attributes."""
    if operator or (text == "*" and last and last not in _BEFORE_A_NAME):
        return "op"
    if text == "::" and last in ("attribute", "namespace"):
        return "@::"
    return text


def _wrong(xpath: str, reason: str) -> UsageError:
    """Make the error about a wrong XPath."""
    return UsageError(
        f"edition.toml: documents: the XPath “{xpath}” isn't right: {reason}.",
        "Write one such as //div[@type='document']; names without a prefix are TEI's.",
    )
