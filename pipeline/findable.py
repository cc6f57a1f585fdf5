"""Lets the search of an edition be made, once all its pages are there; or takes it over where no text has changed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version

from pipeline.arrange import Arrangement
from pipeline.arrange.sought import sought, sought_page
from pipeline.ledger import keys
from pipeline.passes import Passes
from pipeline.searching import Indexed, IndexTask
from pipeline.workers import are_there, workers


@dataclass(frozen=True, slots=True)
class Search:
    """The search of a site that is on its way."""

    key: str
    """A hash of all on which it depends."""
    known: Indexed | None
    """What the published site has, if it would be the same again."""
    make: Callable[[], Indexed]
    """Makes it now, in the staging folder, which must have all documents' pages; keeps it for the next build."""


def findable(passes: Passes, arrangement: Arrangement) -> Search | None:
    """Say how an edition is searched; nothing where it isn't."""
    edition = passes.edition
    if not edition.search or not any(each.name == "html" for each in edition.formats):
        return None
    key = key_of(passes, arrangement)

    def make() -> Indexed:
        found = indexed(passes, arrangement)
        if found.outputs:
            passes.ledger.keep_search(found, key)
        return found

    return Search(key, passes.ledger.search(key), make)


def key_of(passes: Passes, arrangement: Arrangement) -> str:
    """Give a hash of what is searched: the texts, what is known of them, and what makes pages and indexes of them."""
    names = arrangement.names
    rows = [
        (name, p.surveyed.digest, p.surveyed.kept, keys.known(p.record.head), p.volume, names.get(name))
        for name, p in ((placed.document.id, placed) for placed in (*arrangement.documents, *arrangement.own))
    ]
    return keys.digest(rows, arrangement.volumes, passes.ledger.formats["html"], passes.ledger.common, pagefind())


def pagefind() -> str:
    """Give the version of Pagefind, or nothing where there is none for this machine."""
    try:
        return version("pagefind-bin")
    except PackageNotFoundError:
        return ""


def indexed(passes: Passes, arrangement: Arrangement) -> Indexed:
    """Make the search in a worker of this computer, for the pages lie here."""
    task = task_of(arrangement, passes.staging)
    with passes.account.step("search"):
        if are_there(passes.run):
            done = next(iter(passes.run(index_there, [task])))
        else:
            with workers(1) as run:
                done = next(iter(run(index_there, [task])))
    found = done.result or Indexed((), 0, 0, (), missing=f"it couldn't be made: {done.reason}")
    return replace(found, pagefind=pagefind())


def task_of(arrangement: Arrangement, folder: str, pages: str = "") -> IndexTask:
    """Say what is to be made findable, in which folder, and where the pages lie if that is another."""
    documents = tuple(sought(placed, arrangement.volumes, arrangement.names) for placed in arrangement.documents)
    documents += tuple(map(sought_page, arrangement.own))
    return IndexTask(folder, documents, sum(10 * placed.record.words for placed in arrangement.documents), pages)


def index_there(task: IndexTask) -> Indexed:
    """Make the search in a worker, which alone loads lxml."""
    from pipeline.index import index  # noqa: PLC0415

    return index(task)
