"""Makes an edition findable: Pagefind's indexes, one for each language; a table of the documents; the texts themselves.

Pagefind needs a server. The texts are for a site that is opened from the file system, where a script searches them. The
table is for both: by it results are filtered, counted and sorted, whatever index they come from.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from pipeline import xml
from pipeline.index.bundles import Bundles
from pipeline.index.pagefind import Missing, Pagefind
from pipeline.index.table import table
from pipeline.index.texts import Texts
from pipeline.searching import BUNDLES, FOLDER, Indexed, IndexTask, Sought


def index(task: IndexTask) -> Indexed:
    """Make the search of an edition in a worker, from its pages in the staging folder. Raises OSError."""
    try:
        with Pagefind() as pagefind:
            return indexed(task, Bundles(pagefind, task.staging))
    except Missing as error:
        for folder in (BUNDLES, FOLDER):
            shutil.rmtree(Path(task.staging, folder), ignore_errors=True)
        return replace(indexed(task, None), missing=str(error))


def indexed(task: IndexTask, bundles: Bundles | None) -> Indexed:
    """Make all that a search needs; without bundles, what it needs from the file system."""
    texts = Texts(task.staging, len(task.documents))
    words = 0
    for number, document, found in pages(task):
        words += texts.add(number, document, found)
        if bundles:
            bundles.add(number, document, found)
    made = bundles.finished() if bundles else []
    scripts = texts.finished()
    rows = table(task, made, texts.names, whole=texts.whole)
    outputs = (*(bundles.outputs if bundles else ()), *scripts, rows)
    languages = tuple(sorted({bundle.language for bundle in made}))
    return Indexed(outputs, len(task.documents), words, languages)


def pages(task: IndexTask) -> Iterator[tuple[int, Sought, tuple[xml.Passages, ...]]]:
    """Read the documents' pages, each with its order from 0."""
    for number, document in enumerate(task.documents):
        page = Path(task.pages or task.staging, f"{document.id}.html").read_bytes()
        yield number, document, xml.searched(page)
