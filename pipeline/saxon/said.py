"""What Saxon says: its errors and warnings as sentences, and the messages of stylesheets."""

import functools
import os
import re
import sys
import xml.etree.ElementTree as ET
from typing import Self

from saxonche import PyXsltExecutable

from pipeline.problem import Message
from pipeline.scratch import last_words

OURS = "https://pecia.example/ns"
PROBLEM = f"{{{OURS}}}problem"
FAULT = re.compile(
    r"Error(?: in \{(.*?)\})?[^\n]*? on line (\d+) column \d+ of [^\n]*\n\s+[A-Z]{4}\d{4}\s+(.*?)(?=\nError |\Z)",
    re.DOTALL,
)
"""How Saxon says what is wrong in a stylesheet."""
WARNING = re.compile(
    r"on line (\d+) column \d+ of [^\n]*\n\s+[A-Z]{4}\d{4}\s+An error occurred matching pattern\s+\{.*?\}:\s(.*?)"
    r"(?=\n(?:Warning|Error|In) |\Z)",
    re.DOTALL,
)
"""How Saxon says that it couldn't try whether a template matches."""
PATIENCE = 20_000
"""How many bytes of what Saxon says are read."""


class TransformError(Exception):
    """A stylesheet stopped on a document. Its text is Saxon's own, on one line."""


class StylesheetError(Exception):
    """A stylesheet that was made doesn't compile. Its text is Saxon's own; `faults` has each line and what is wrong."""

    def __init__(self, text: str) -> None:
        """Read what Saxon says of it."""
        super().__init__(one_line(text))
        found = FAULT.findall(text)
        self.faults = tuple((int(line), one_line(f"in “{code}”: {why}" if code else why)) for code, line, why in found)


def messages(executable: PyXsltExecutable) -> tuple[Message, ...]:
    """Read the problems that a stylesheet sent as messages; other messages are a programmer's and are left."""
    return tuple(m for text in said(executable) if (m := read_message(text)))


def said(executable: PyXsltExecutable) -> list[str]:
    """Give all messages of the last run, as they are."""
    values = executable.get_xsl_messages()
    return [] if values is None else [str(values.item_at(n)) for n in range(values.size)]


def read_message(text: str) -> Message | None:
    try:
        element = ET.fromstring(text)  # noqa: S314 - our own stylesheet made it
    except ET.ParseError:
        return None
    if element.tag != PROBLEM:
        return None
    sentence = " ".join("".join(element.itertext()).split())
    get = element.attrib
    return Message(
        get.get("rule", "stylesheet"),
        get.get("severity", "warning"),
        get.get("path", ""),
        sentence,
        get.get("hint", ""),
    )


class errors_kept:  # noqa: N801 - reads as a function
    """Keep what Saxon writes on file descriptor 2: the only place where it names code and line of an error."""

    __slots__ = ("before", "file")
    turned = False
    """Whether the descriptor is turned already, by one around."""

    def __enter__(self) -> Self:
        """Turn the descriptor to a file, which is empty but where the last time left something."""
        self.file = kept_file()
        if os.lseek(self.file, 0, os.SEEK_CUR):
            os.ftruncate(self.file, 0)
            os.lseek(self.file, 0, os.SEEK_SET)
        self.before = -1
        if not errors_kept.turned:
            sys.stderr.flush()
            self.before = os.dup(2)
            os.dup2(self.file, 2)
            errors_kept.turned = True
        return self

    def __exit__(self, *_: object) -> None:
        """Turn the descriptor back, if it wasn't turned before."""
        if self.before >= 0:
            errors_kept.turned = False
            os.dup2(self.before, 2)
            os.close(self.before)

    def read(self) -> str:
        """Give what was written; mostly nothing was, and the place in the file tells."""
        if not os.lseek(self.file, 0, os.SEEK_CUR):
            return ""
        os.lseek(self.file, 0, os.SEEK_SET)
        return os.read(self.file, PATIENCE).decode("utf-8", "replace")


kept_file = functools.cache(last_words)
"""Gives the one file of this process for what Saxon writes."""


def one_line(error: object) -> str:
    """Give a message of Saxon on one line, without its stack."""
    return re.sub(r"\s+", " ", str(error)).strip()[:500]
