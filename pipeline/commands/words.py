"""What is told of a build beside its problems: why a document was made again, and where the time went."""

from collections.abc import Iterator, Sequence

from pipeline.account import Account, Explained, Unknown

MOST = 10
"""How many documents are told of."""
WORDS = {
    "reading": "reading files",
    "judging": "validating",
    "preparing": "preparing documents and pages",
    "parsing": "parsing them",
    "citing": "citing them in styles",
    "record": "records (title, date, names)",
}
"""What is done in the workers, each with what a person calls it; formats have their own names."""


def explained(answer: Explained) -> Iterator[str]:
    """Give the lines that say why a document was made again, or wasn't."""
    yield f"\n{answer.id} ({answer.source})"
    for group in answer.groups:
        yield f"\n{group.title}: {group.verdict}"
        yield from table([(f"  {what}", state) for what, state in group.rows])


def unknown(answer: Unknown) -> tuple[str, str]:
    """Say that there is no such document, and which are called nearly so."""
    near = " or ".join(answer.nearest)
    return f"No document has the id {answer.id}.", f"Did you mean {near}?" if near else "`build.json` lists them all."


def slowest(account: Account) -> Iterator[str]:
    """Give the lines that say which documents and which formats took longest in this build."""
    yield "What took longest (seconds of the workers):"
    yield from table([(f"  {WORDS.get(what, what)}", seconds(took)) for what, took in account.stages()], right=True)
    yield "The slowest documents and pages:"
    rows = [(row[0], row[1], sum(row[2].values())) for row in account.documents()[:MOST]]
    yield from table([(f"  {named(name, source)}", seconds(took)) for name, source, took in rows], right=True)


def named(name: str, source: str) -> str:
    return f"{name} ({source})" if source and source != name else name


def seconds(microseconds: int) -> str:
    return f"{microseconds / 1_000_000:,.3f}"


def table(rows: Sequence[tuple[str, str]], *, right: bool = False) -> Iterator[str]:
    """Lay out rows of two cells."""
    first = max((len(row[0]) for row in rows), default=0)
    second = max((len(row[1]) for row in rows), default=0)
    for name, value in rows:
        yield f"{name.ljust(first)}  {value.rjust(second) if right else value}"
