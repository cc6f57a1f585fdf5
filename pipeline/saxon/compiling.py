"""The one processor of a process and its stylesheets: compiled first, and then nothing can be read any more.

Saxon's settings belong to the process, and its lock can't be undone. Stylesheets are the edition owner's code;
documents may be a stranger's.
"""

import functools
from collections.abc import Iterable
from pathlib import Path

from saxonche import PySaxonApiError, PySaxonProcessor, PyXsltExecutable

from pipeline.edition import SHIPPED
from pipeline.pieces import apart
from pipeline.problem import PipelineError, UsageError
from pipeline.saxon.said import StylesheetError, errors_kept, one_line

FEATURE = "http://saxon.sf.net/feature/"
SORT_KEYS = SHIPPED / "xslt" / "sort-keys.xsl"
CANARY = SHIPPED / "xslt" / "canary.xsl"
CATALOG = SHIPPED / "xslt" / "catalog.xml"
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
COMPILATION = 120.0
"""Seconds that compiling all stylesheets has beside the time of the document for which it is done."""
_compiled: dict[Path, PyXsltExecutable] = {}
"""This process's stylesheets. Empty until `prepare`, which can be called once: the lock can't be undone."""


@functools.cache
def processor() -> PySaxonProcessor:
    """Give this process's one processor."""
    made = PySaxonProcessor(license=False)
    made.set_catalog_files([str(CATALOG)])
    for name, value in LOCKS.items():
        made.set_configuration_property(FEATURE + name, value)
    return made


def prepare(stylesheets: Iterable[Path]) -> None:
    """Compile all stylesheets that this process will run, then lock Saxon.

    Raises PipelineError where one doesn't compile, or where an attack passes the lock.
    """
    if _compiled:
        return
    with apart(COMPILATION):
        _compiled.update({path: compiled(path) for path in (CANARY, SORT_KEYS, *stylesheets)})
        processor().set_configuration_property(FEATURE + "allowedProtocols", "")
        attack()


def prepared(stylesheet: Path) -> PyXsltExecutable:
    """Give a stylesheet that `prepare` compiled."""
    return _compiled[stylesheet]


def attack() -> None:
    """Try what a hostile document would: read a file, declare an entity. Raises PipelineError if one passes."""
    executable = _compiled[CANARY]
    executable.set_parameter("address", processor().make_string_value(CANARY.as_uri()))
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
