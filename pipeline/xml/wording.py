"""What libxml2 says, in words that somebody who edits texts understands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from pipeline.problem import Problem
from pipeline.xml import entities


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file can't be read: a problem that doesn't know its file yet."""

    rule: str
    message: str
    hint: str
    line: int = 0
    column: int = 0

    def problem(self, path: str) -> Problem:
        """Make the problem, now that the file is known."""
        return Problem(path, self.line, self.column, self.rule, "error", self.message, self.hint)


class Refused(Exception):  # noqa: N818 - it never leaves this room
    """A file can't be built; it carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem."""
        super().__init__(problem)
        self.problem = problem


_BROKEN = "not-well-formed"
_ESCAPE = "Write &amp; for the sign & itself."
# A pattern of libxml2's message, then rule, sentence and hint, with the pattern's groups filled in.
_WORDINGS = tuple(
    (re.compile(pattern), Fault(rule, message, hint))
    for pattern, rule, message, hint in (
        (r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)", _BROKEN,
         "The element <{0}> that begins in line {1} isn't closed before </{2}>.", "Put </{0}> where it ends."),
        (r"Premature end of data in tag (\S+) line (\d+)", "truncated",
         "The file ends inside the element <{0}> that begins in line {1}.", "Is the end of the file lost?"),
        (r"Premature end of data|EndTag: '</' not found|unexpected end|Couldn't find end of Start Tag (\S+)$",
         "truncated", "The file ends before its text does.", "Is the end of the file lost?"),
        (r"Extra content at the end", _BROKEN, "Something follows after the end of the root element.",
         "An XML file holds one root element; put all else inside it."),
        (r"xmlParseEntityRef: no name", _BROKEN, "A sign & stands alone in the text.", _ESCAPE),
        (r"EntityRef: expecting ';'", _BROKEN, "A reference that begins with & doesn't end in a semicolon.", _ESCAPE),
        (r"AttValue: \" or ' expected", _BROKEN, "The value of an attribute isn't in quotation marks.",
         'Write it as name="value".'),
        (r"AttValue: .* expected", _BROKEN, "The value of an attribute isn't closed.",
         "Put its second quotation mark."),
        (r"expecting version|XML declaration: '\?>' expected|Blank needed here|String not closed", _BROKEN,
         "The XML declaration, or the document type after it, isn't right.",
         'Write <?xml version="1.0" encoding="UTF-8"?>.'),
        (r"Failed to parse QName '(.*)'", _BROKEN, "The name {0} isn't right: something must follow the colon.",
         "Look at the tag in this line."),
        (r"xmlns\S* '(.*)' is not a valid URI", _BROKEN, "The namespace “{0}” isn't an address.",
         "Look at the xmlns attributes in this line."),
        (r"Specification mandates value for attribute (\S+)", _BROKEN, "The attribute {0} has no value.",
         'Write it as {0}="value".'),
        (r"Attribute (\S+) redefined", _BROKEN, "The attribute {0} stands twice in one tag.", "Keep one of them."),
        (r"attributes construct error|Couldn't find end of Start Tag (\S+) line|error parsing attribute name", _BROKEN,
         "A tag isn't complete: something in it is no attribute, or its > is missing.",
         "Look at the tag in this line."),
        (r"Unescaped '<' not allowed in attributes", _BROKEN,
         "The sign < stands in the value of an attribute, or a closing quotation mark is missing.",
         "Write &lt; for it."),
        (r"StartTag: invalid element name", _BROKEN, "A sign < isn't the beginning of a tag.",
         "Write &lt; for the sign < itself."),
        (r"expected '>'", _BROKEN, "A closing tag isn't complete: its > is missing.", "Look at the tag in this line."),
        (r"Start tag expected", "not-xml", "The file isn't XML: a tag was expected here.",
         "Is it text of another kind?"),
        (r"Namespace prefix (\S+) (?:on|for) ?(.*) is not defined", _BROKEN,
         "The prefix {0}: is used, but no xmlns:{0} says what it means.", "Declare xmlns:{0} on the root element."),
        (r"XML declaration allowed only at the start", _BROKEN,
         "The XML declaration isn't the first thing in the file.",
         "Delete the empty lines or signs before <?xml."),
        (r"Double hyphen within comment|Comment must not contain", _BROKEN, "Two hyphens stand inside a comment.",
         "Write one hyphen, or a dash."),
        (r"Comment not terminated", "truncated", "A comment isn't closed.", "Put --> where it ends."),
        (r"CData section not finished", "truncated", "A CDATA section isn't closed.", "Put ]]> where it ends."),
        (r"Sequence ']]>' not allowed", _BROKEN, "The signs ]]> stand in the text.", "Write ]]&gt;."),
        (r"PI .*|xmlParsePI", _BROKEN, "A processing instruction isn't right or isn't closed.",
         "Put ?> where it ends."),
        (r"(?:PCDATA invalid Char value|invalid xmlChar value|Char 0x) ?(\w+)|invalid character|Invalid character",
         "control-character", "A control character that XML doesn't allow stands in the text.", "Delete it."),
        (r"Excessive depth", "too-deep", "The elements are nested in more than 256 levels.",
         "Is a closing tag missing again and again?"),
        (r"amplification factor|entity loop|Detected an entity reference loop|Excessive entity|[Ee]ntity.* loop",
         "entity-expansion", "The entities that the file declares grow beyond all measure, or into themselves.",
         "Write the text itself in the place of the entities."),
        (r"use XML_PARSE_HUGE|too long|too large|Resource limit", "too-large",
         "A text, a name or an attribute is longer than 10 million bytes.", "Divide it."),
        (r"DOCTYPE|internal subset|ENTITY|xmlParse\w*Decl", _BROKEN, "The document type declaration isn't right.",
         "Look at <!DOCTYPE … > and what it holds, or delete it."),
    )
)  # fmt: skip
# The sign before which a message's mistake begins.
_SIGNS = {"Opening and ending": "</", "xmlParseEntityRef": "&", "EntityRef": "&", "Entity": "&", "StartTag": "<"}
_UNDEFINED = re.compile(r"Entity '(.+?)' not defined|Undefined entity|Undeclared entity")


def reworded(error: etree.XMLSyntaxError, data: bytes, external: Mapping[str, str]) -> Fault:
    """Say what is wrong with UTF-8 bytes that libxml2 refused; `external` are entities that stand in other files."""
    text = re.sub(r",? line \d+, column \d+ \(.*?\)$|,? line \d+, column \d+$", "", (error.msg or "").strip()).strip()
    line, stopped = error.position
    fault = _undefined(text, external) or _worded(text)
    return replace(fault, line=max(line, 1), column=_column(text, data, line, stopped))


def _worded(text: str) -> Fault:
    """Find the wording of a message."""
    for pattern, fault in _WORDINGS:
        if match := pattern.search(text):
            groups = [group or "" for group in match.groups()]
            return Fault(fault.rule, fault.message.format(*groups), fault.hint.format(*groups))
    return Fault(_BROKEN, f"The file isn't well-formed XML: {text}.", "Look at this line and the one before.")


def _undefined(text: str, external: Mapping[str, str]) -> Fault | None:
    """Word the message about an entity that nobody declared, or that stands in another file."""
    match = _UNDEFINED.search(text)
    if not match:
        return None
    name = match[1] or ""
    if name in external:
        return Fault(
            "external-entity", f"The entity &{name}; asks for the file “{external[name]}”, which is never read.",
            "Include a file of the edition by xi:include.",
        )  # fmt: skip
    character = entities.table().get(name, "")
    hint = f"Write {character} itself." if character else "Write the character itself, or declare the entity."
    return Fault("undefined-entity", f"The entity &{name}; isn't declared.", hint)


def _column(text: str, data: bytes, line: int, column: int) -> int:
    """Give the column, from 1, of the sign that libxml2's message is about; libxml2 tells where it stopped reading."""
    lines = data.split(b"\n", line)
    read = lines[line - 1].decode(errors="replace")[: max(column - 1, 0)] if 0 < line <= len(lines) else ""
    sign = next((sign for begins, sign in _SIGNS.items() if text.startswith(begins)), "")
    start = read.rfind(sign) if sign else -1
    return (start if start >= 0 else len(read)) + 1
