"""A ledger that stays open from build to build, in memory: what one build made, the next knows without reading it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from pipeline.asked import Now
from pipeline.edition import Edition
from pipeline.hashes import Hashes
from pipeline.ledger import keys
from pipeline.ledger.book import Ledger, Parts
from pipeline.ledger.store import Name, Row
from pipeline.making import Page
from pipeline.rule import Selection
from pipeline.takeover import Signature


@dataclass(frozen=True, slots=True)
class Held(Row):
    """A row whose result is taken out of its bytes once."""

    loaded: list[Any] = field(default_factory=list)
    """The result, as soon as it was wanted."""

    def load(self) -> Any:  # noqa: ANN401 - whatever was kept
        """Give the result."""
        if not self.loaded:
            self.loaded.append(Row.load(self))
        return self.loaded[0]


@dataclass(slots=True)
class HeldLedger(Ledger):
    """A ledger in memory, which works nothing out twice."""

    pages: dict[str, tuple[Page, Parts]] = field(default_factory=dict)
    """Pages as they were asked for last, each with its own parts of the key: to compare is quicker than to hash."""

    def own_parts(self, page: Page) -> Parts:
        """Give the parts of a page's key that are its own."""
        before = self.pages.get(page.name)
        if before is None or before[0] != page:
            before = self.pages[page.name] = page, Ledger.own_parts(self, page)
        return before[1]


def held(ledger: Ledger) -> HeldLedger:
    """Give a ledger that was opened, with its rows held."""
    values = {each.name: getattr(ledger, each.name) for each in fields(ledger)}
    return HeldLedger(**values | {"rows": {name: Held(row.parts, row.value) for name, row in ledger.rows.items()}})


def following(
    before: HeldLedger, edition: Edition, selection: Selection, outputs: Mapping[str, Signature]
) -> HeldLedger:
    """Give the ledger of the next build; `outputs` are the files of the site, which are there as they are known."""
    hashes = Hashes(edition.root, {**before.hashes.known, **before.hashes.found})
    stylesheets = keys.Stylesheets(edition, hashes.of)
    rows = {name: before.rows[name] for name in before.used if name not in before.made}
    return replace(
        before,
        edition=edition,
        hashes=hashes,
        now=Now(edition.root, hashes.of),
        rows=rows | {name: Held(*row_of(before.made[name])) for name in before.used if name in before.made},
        outputs=outputs,
        available=frozenset(outputs),
        common={"pecia": keys.code(), "settings": keys.settings(edition, (*keys.APART, *keys.JUDGING))},
        formats={made.name: stylesheets.format(made) for made in edition.formats},
        record=stylesheets.record(),
        judging=keys.judging(edition, selection, stylesheets.of(keys.GUESSED)),
        files=frozenset(stylesheets.files),
        made={},
        used=set(),
        known_ids={},
    )


def row_of(made: tuple[Parts, Any]) -> tuple[Parts, bytes, list[Any]]:
    parts, value = made
    return dict(parts), b"", [value]


def save(ledger: Ledger, made: Mapping[Name, tuple[Parts, Any]], outputs: Mapping[str, Signature]) -> None:
    """Write a ledger that stays open: `made` are the rows that were made since it was written last."""
    rows = {name: (o.sha256, o.size, o.mtime_ns, o.inode) for name, o in outputs.items()}
    kept: Iterable[Name] = ledger.used
    new = {name: made[name] for name in kept if name in made}
    ledger.store.save(made=new, used=ledger.used, hashes=ledger.hashes.found, outputs=rows)
