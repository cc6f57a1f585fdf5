"""Running compiled stylesheets over documents."""

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path

from saxonche import PySaxonApiError, PyXdmMap, PyXdmNode

from pipeline.problem import Message
from pipeline.saxon.compiling import Executable, prepared, processor
from pipeline.saxon.said import WARNING, TransformError, errors_kept, messages, one_line, read_message, said

Document = PyXdmNode
"""A parsed document."""
Shown = tuple[str, tuple[str, ...]]
"""A citation style: its name, and the texts of its own file and locale, if it isn't one that ships."""
_plans: dict[tuple[Path, Sequence["Shown"]], str] = {}
"""What stylesheets want to know the next time, of which styles, with their texts: a worker may see them change."""


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

    `words` are the interface's, which it gets as a map: its parameter `words`, and `title-words` for titles that
    nobody gave.

    Raises TransformError where the stylesheet stops, with the error's code and line as Saxon prints them.
    """
    files = {"words": mapped(words), "title-words": mapped(words)} if words else None
    text, messages, _ = ran(prepared(stylesheet), document, parameters, files)
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
    executable = prepared(stylesheet)
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
