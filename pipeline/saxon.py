"""The door to Saxon: compiles the edition's stylesheets and runs them over documents, with everything else locked.

Saxon's settings belong to the process, and its lock can't be undone. Stylesheets are the edition owner's code;
documents may be a stranger's. So a process compiles all its stylesheets first, and then nothing can be read any more.
"""

import functools
import json
import os
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Self

from saxonche import PySaxonApiError, PySaxonProcessor, PyXdmMap, PyXdmNode, PyXsltExecutable

from pipeline.edition import SHIPPED
from pipeline.pieces import apart
from pipeline.problem import Message, PipelineError, UsageError
from pipeline.scratch import last_words

FEATURE = "http://saxon.sf.net/feature/"
OURS = "https://pecia.example/ns"
PROBLEM = f"{{{OURS}}}problem"
FUNCTIONS = "https://pecia.example/functions"
SORT_KEYS = SHIPPED / "xslt" / "sort-keys.xsl"
LOCKS = {
    "allow-external-functions": "false",
    "disableXslEvaluate": "true",
    "parserFeature?uri=http%3A//apache.org/xml/features/disallow-doctype-decl": "true",
    "parserProperty?uri=jdk.xml.maxElementDepth": "2000",
    "parserProperty?uri=jdk.xml.elementAttributeLimit": "10000",
    "parserProperty?uri=jdk.xml.maxGeneralEntitySizeLimit": "0",
    "parserProperty?uri=jdk.xml.totalEntitySizeLimit": "0",
    "parserProperty?uri=jdk.xml.entityExpansionLimit": "0",
    "parserProperty?uri=jdk.xml.maxXMLNameLimit": "10000",
}
"""Saxon's features as DESIGN, section 4, gives them; a misspelt one is silent, so a canary tries an attack."""


Executable = PyXsltExecutable
"""A compiled stylesheet."""
Document = PyXdmNode
"""A parsed document."""


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
COMPILATION = 120.0
"""Seconds that compiling all stylesheets has beside the time of the document for which it is done."""
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


@functools.cache
def processor() -> PySaxonProcessor:
    """Give this process's one processor."""
    made = PySaxonProcessor(license=False)
    made.set_catalog_files([str(SHIPPED / "xslt" / "catalog.xml")])
    for name, value in LOCKS.items():
        made.set_configuration_property(FEATURE + name, value)
    return made


MOST_KEYS = 5_000
"""How many keys are kept, nearly: the same names stand in many documents."""
_keys: dict[str, str] = {}
"""The keys of names that were asked for before."""
_plans: dict[tuple[Path, Sequence["Shown"]], str] = {}
"""What stylesheets want to know the next time, of which styles, with their texts: a worker may see them change."""
_compiled: dict[Path, PyXsltExecutable] = {}
"""This process's stylesheets. Empty until `prepare`, which can be called once: the lock can't be undone."""


def prepare(stylesheets: Iterable[Path]) -> None:
    """Compile all stylesheets that this process will run, then lock Saxon.

    Raises PipelineError where one doesn't compile, or where an attack passes the lock.
    """
    if _compiled:
        return
    canary = SHIPPED / "xslt" / "canary.xsl"
    with apart(COMPILATION):
        _compiled.update({path: compiled(path) for path in (canary, SORT_KEYS, *stylesheets)})
        processor().set_configuration_property(FEATURE + "allowedProtocols", "")
        attack(canary)


def attack(canary: Path) -> None:
    """Try what a hostile document would: read a file, declare an entity. Raises PipelineError if one passes."""
    executable = _compiled[canary]
    executable.set_parameter("address", processor().make_string_value(canary.as_uri()))
    attempts = (
        lambda: executable.call_template_returning_string(None),
        lambda: processor().parse_xml(xml_text="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
    )
    with errors_kept():
        for attempt in attempts:
            try:
                attempt()
            except PySaxonApiError:
                continue
            raise PipelineError(
                "Saxon isn't locked against what documents ask for.", "Install saxonche 13.1.1 or newer."
            )


def version() -> str:
    """Give Saxon's own version, as `build.json` names it."""
    return str(processor().version)


def compiled(stylesheet: Path) -> PyXsltExecutable:
    """Compile a stylesheet. Raises UsageError with Saxon's message where it doesn't compile."""
    try:
        with errors_kept():
            made = processor().new_xslt30_processor().compile_stylesheet(stylesheet_file=str(stylesheet))
    except PySaxonApiError as error:
        message = f"{stylesheet} doesn't compile: {one_line(error)}"
        raise UsageError(message, "Mend the stylesheet; the message names file and line.") from error
    made.set_save_xsl_message(True, None)  # noqa: FBT003
    made.set_capture_result_documents(True)
    return made


def compiled_text(stylesheet: str) -> Executable:
    """Compile a stylesheet that was made and that includes no other: also after the lock, which binds it too.

    Raises StylesheetError where it doesn't compile.
    """
    try:
        with errors_kept():
            made = processor().new_xslt30_processor().compile_stylesheet(stylesheet_text=stylesheet)
    except PySaxonApiError as error:
        raise StylesheetError(str(error)) from error
    made.set_save_xsl_message(True, None)  # noqa: FBT003
    made.set_capture_result_documents(True)
    return made


def sort_keys(names: Sequence[str]) -> tuple[str, ...]:
    """Give each name's key of the Unicode Collation Algorithm (UTS #10), hexadecimal: keys sort as text."""
    wanted = [" ".join(name.split()) for name in names]
    if wanted == [""]:
        return ("",)
    if any(name not in _keys for name in wanted):
        if len(_keys) > MOST_KEYS:
            _keys.clear()
        new = [name for name in dict.fromkeys(wanted) if name not in _keys]
        lines = processor().make_string_value("\n".join((*new, "")))
        executable = _compiled[SORT_KEYS]
        keys = executable.call_function_returning_string(f"{{{FUNCTIONS}}}sort-keys", [lines]) or ""
        _keys.update(zip(new, keys.split("\n"), strict=False))
    return tuple(_keys[name] for name in wanted)


def parse(xml: str, address: str = "") -> Document:
    """Parse a prepared document, which may have an address of its own. Raises TransformError where it isn't taken."""
    builder = processor().new_document_builder()
    if address:
        builder.set_base_uri(address)
    try:
        return builder.parse_xml(xml_text=xml)
    except PySaxonApiError as error:
        raise TransformError(one_line(error)) from error


def transform(
    stylesheet: Path,
    document: Document,
    parameters: Iterable[tuple[str, str]] = (),
    words: tuple[tuple[str, str], ...] = (),
) -> tuple[str, tuple[Message, ...]]:
    """Run a stylesheet over a document: the output's text and what the stylesheet said.

    `words` are the interface's, which it gets as a map, its parameter `words`.

    Raises TransformError where the stylesheet stops, with the error's code and line as Saxon prints them.
    """
    files = {"words": mapped(words)} if words else None
    text, messages, _ = ran(_compiled[stylesheet], document, parameters, files)
    return text, messages


def ran(
    executable: Executable,
    document: Document,
    parameters: Iterable[tuple[str, str]] = (),
    files: Mapping[str, Document | PyXdmMap] | None = None,
) -> tuple[str, tuple[Message, ...], tuple[tuple[int, str], ...]]:
    """Run a compiled stylesheet: its output, what it said, and the lines of patterns that failed, with the reason.

    `files` are documents and maps that it gets as parameters. Raises TransformError as `transform` does.
    """
    executable.clear_parameters()
    for name, value in parameters:
        executable.set_parameter(name, processor().make_string_value(value))
    for name, node in (files or {}).items():
        executable.set_parameter(name, node)
    try:
        with errors_kept() as story:
            text = executable.transform_to_string(xdm_node=document)
        warnings = tuple((int(line), one_line(reason)) for line, reason in WARNING.findall(story.read()))
        return text or "", messages(executable), warnings
    except PySaxonApiError as error:
        detail = " ".join((*(text for text in said(executable) if not read_message(text)), story.read() or str(error)))
        raise TransformError(one_line(detail)) from error
    finally:
        executable.clear_xsl_messages()


Shown = tuple[str, tuple[str, ...]]
"""A citation style: its name, and the texts of its own file and locale, if it isn't one that ships."""


@functools.cache
def parsed_once(xml: str) -> Document:
    """Parse what is the same for all documents. Raises TransformError where it isn't taken."""
    return parse(xml)


@functools.cache
def mapped(pairs: tuple[tuple[str, str], ...]) -> PyXdmMap:
    """Make a map of texts, once for all documents."""
    text = processor().make_string_value
    return processor().make_map({text(name): text(value) for name, value in pairs})


def of_several(stylesheet: Path, documents: Sequence[Document], shown: Sequence[Shown] = ()) -> list[str]:
    """Run a stylesheet once for several documents, its parameter `documents`: what it says of each.

    `shown` are the citation styles that are asked for, by its parameters `chosen` (JSON) and `own`. What it says at its
    end is its parameter `plans` the next time. Raises TransformError where it stops.
    """
    executable = _compiled[stylesheet]
    make, known = processor(), (stylesheet, tuple(shown))
    own = [parsed_once(text) for _, texts in shown for text in texts]
    executable.set_parameter("documents", make.make_array(list(documents)))
    executable.set_parameter("plans", make.make_string_value(_plans.get(known, "")))
    executable.set_parameter("chosen", make.make_string_value(json.dumps([name for name, _ in shown]) if shown else ""))
    executable.set_parameter("own", make.make_array(own))
    try:
        with errors_kept() as story:
            text = executable.call_template_returning_string(None)
    except PySaxonApiError as error:
        raise TransformError(one_line(story.read() or str(error))) from error
    finally:
        executable.clear_xsl_messages()
    *said, _plans[known] = divided(text or "")
    return said


def divided(text: str) -> list[str]:
    """Divide what a stylesheet says of several things: its first line has the length of each in characters."""
    lengths, _, rest = text.partition("\n")
    ends = (0, *accumulate(map(int, lengths.split())))
    return [rest[begin:end] for begin, end in pairwise(ends)]


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
    get: Mapping[str, str] = element.attrib
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
