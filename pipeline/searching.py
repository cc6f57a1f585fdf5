"""What crosses between the parent and its workers for the search: what is known of documents, and what was made."""

from dataclasses import dataclass

from pipeline.crossing import crossing
from pipeline.message import Output

FOLDER = "search"
"""The folder of a site that holds what every search needs, and the texts for the one without a server."""
BUNDLES = "pagefind"
"""The folder of a site that holds Pagefind's indexes, one for each language."""


def is_of_search(name: str) -> bool:
    """Tell whether a file of a site is made for the search."""
    return name.startswith((f"{FOLDER}/", f"{BUNDLES}/"))


@crossing
@dataclass(frozen=True, slots=True)
class Sought:
    """A document as the search knows it, beside its text."""

    id: str
    title: str
    date: str
    """The date as it is shown, or nothing."""
    first: str
    """The first day of its date, or the beginning of it that is known: `1940-03`; empty for no date."""
    last: str
    kind: str
    language: str
    """The language of its text (BCP 47), or nothing."""
    volume: str
    persons: tuple[str, ...]
    """The names of the persons whom it mentions or who wrote it, in the order of their mentions."""
    places: tuple[str, ...]


@crossing
@dataclass(frozen=True, slots=True)
class IndexTask:
    """The pages of an edition, to be made findable."""

    staging: str
    """The folder with the site that is being built."""
    documents: tuple[Sought, ...]
    """All documents, in reading order."""
    bytes: int
    """The length of their texts, nearly."""
    pages: str = ""
    """The folder with the documents' pages, where it is another."""

    @property
    def size(self) -> int:
        """Some measure of the work, in bytes."""
        return self.bytes + 10_000 * len(self.documents)


@crossing
@dataclass(frozen=True, slots=True)
class Indexed:
    """What the search of an edition is made of."""

    outputs: tuple[Output, ...]
    documents: int
    """How many documents can be found."""
    words: int
    """How many words their texts have."""
    languages: tuple[str, ...]
    """The languages that have an index of their own; empty where the machine has no Pagefind."""
    pagefind: str = ""
    """The version of Pagefind, or nothing."""
    missing: str = ""
    """Why there is no full search, or nothing."""
