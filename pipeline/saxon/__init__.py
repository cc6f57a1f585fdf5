"""The door to Saxon: compiles the edition's stylesheets and runs them over documents, with everything else locked."""

from pipeline.saxon.collation import sort_keys
from pipeline.saxon.compiling import Executable, compiled_text, prepare, version
from pipeline.saxon.running import Document, Shown, divided, of_several, parse, ran, transform
from pipeline.saxon.said import StylesheetError, TransformError, errors_kept

__all__ = [
    "Document",
    "Executable",
    "Shown",
    "StylesheetError",
    "TransformError",
    "compiled_text",
    "divided",
    "errors_kept",
    "of_several",
    "parse",
    "prepare",
    "ran",
    "sort_keys",
    "transform",
    "version",
]
