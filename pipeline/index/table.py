"""The table of an edition's documents, by which results of a search are filtered, counted and sorted."""

import json
from collections.abc import Iterable, Sequence

from pipeline.index.bundles import Bundle
from pipeline.index.texts import called
from pipeline.message import Output
from pipeline.searching import FOLDER, IndexTask
from pipeline.staged import write


class Numbered:
    """Values, each once, by their order."""

    def __init__(self) -> None:
        """Begin with none."""
        self.numbers: dict[str, int] = {}

    def of(self, values: Iterable[str]) -> list[int]:
        """Give the numbers of values, each once; one that is new gets the next."""
        found = (self.numbers.setdefault(value, len(self.numbers)) for value in values if value)
        return list(dict.fromkeys(found))


FACETS = ("volume", "kind", "language", "person", "place")


def table(task: IndexTask, bundles: Sequence[Bundle], texts: Sequence[str], *, whole: bool) -> Output:
    """Write the table as a script.

    A document's row has the first and the last day of its date, and for each of FACETS the numbers of its values.
    """
    values = {name: Numbered() for name in FACETS}
    rows = [
        [
            document.first,
            document.last if document.last != document.first else 0,
            values["volume"].of([document.volume]),
            values["kind"].of([document.kind]),
            values["language"].of([document.language.partition("-")[0].lower()]),
            values["person"].of(document.persons),
            values["place"].of(document.places),
        ]
        for document in task.documents
    ]
    found = {
        "facets": {name: list(each.numbers) for name, each in values.items()},
        "bundles": [[bundle.name, bundle.hashes] for bundle in bundles],
        "texts": texts,
        "whole": whole,
        "documents": rows,
    }
    lines = ",\n".join(f'"{name}":{compact(value)}' for name, value in found.items())
    return write(task.staging, f"{FOLDER}/documents.js", called("documents", "{" + lines + "}"))


def compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
