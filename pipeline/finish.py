"""Finishes a build: what was made now and what is taken over become one whole site, and the ledger learns of it."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.arrange import Arrangement
from pipeline.arrange.lists import is_citation
from pipeline.aside import clearing, linking
from pipeline.assets import Copies, assets
from pipeline.edition import MANIFEST
from pipeline.findable import Search, findable
from pipeline.ledger import keys
from pipeline.ledger.stamp import Stamp
from pipeline.manifest import images, manifest
from pipeline.message import Output
from pipeline.order import Order
from pipeline.outcome import Built
from pipeline.passes import Passes
from pipeline.problem import OutputError
from pipeline.publish import copied, join_citations, keep_only, publish, written
from pipeline.searching import Indexed
from pipeline.takeover import Signature, digest, signatures, take_over
from pipeline.verdict import Verdict
from pipeline.work import Work, site_files


@dataclass(frozen=True, slots=True)
class Plan:
    """Which files the new site has, as far as that is known as soon as all pages are made."""

    outputs: Mapping[str, str]
    """The SHA-256 of each; without bibliographies that must be made."""
    copies: Copies
    to_join: Sequence[str]
    """The bibliographies that must be made."""
    unchanged: bool
    """Whether the site has these very files."""
    fresh: frozenset[str]
    """The files that were written now."""
    there: Mapping[str, Signature]
    """The files that are taken over."""
    linked: Callable[[], frozenset[str] | None]
    """Waits for those that were taken over meanwhile; gives nothing where none were."""
    search: Search | None
    """How the site is searched, if it is."""

    @property
    def indexed(self) -> Indexed | None:
        """What of the search can be taken over."""
        return self.search.known if self.search else None


def planned(passes: Passes, order: Order, work: Work) -> Plan:
    """Say which files the new site has; from now on many of them are taken over beside the parent."""
    ledger, output, folder = passes.ledger, passes.edition.output, Path(passes.staging)
    copies: Copies = {**assets(passes.edition), **pictures(passes, work.arrangement)}
    outputs = site_files(work) | {name: sha256 for name, (_, sha256) in copies.items()}
    joined = bibliographies(passes, work.arrangement)
    outputs |= {name: known.sha256 for name, known in joined.items() if known}
    search = findable(passes, work.arrangement)
    outputs |= {o.name: o.sha256 for o in search.known.outputs} if search and search.known else {}
    whole = all(joined.values()) and (search is None or search.known is not None)
    unchanged = not passes.fresh and whole and outputs.items() == recorded(passes)
    fresh = frozenset(name for name, made in passes.fresh.items() if outputs.get(name) == made.sha256)
    there = {
        name: ledger.outputs[name]
        for name, sha256 in outputs.items()
        if name not in fresh and name in ledger.available and ledger.outputs[name].sha256 == sha256
    }
    linked = linking(passes.run, output, folder, {} if unchanged or order.strict else there, fresh)
    to_join = [name for name, known in joined.items() if not known]
    return Plan(outputs, copies, to_join, unchanged, fresh, there, linked, search)


def finish(  # noqa: PLR0913, PLR0917 - a whole build
    passes: Passes, stamp: Stamp, order: Order, built: Built, work: Work, verdict: Verdict | None, plan: Plan
) -> Built:
    """Publish what a build made, if that may be, and keep for the next build what was made of what."""
    ledger, edition, arrangement = passes.ledger, passes.edition, work.arrangement
    refused = order.strict and any(p.severity != "note" for p in built.problems)
    if (built.failed and not built.documents) or refused:
        ledger.save(ledger.outputs)
        return replace(built, published=False)
    schemas = {schema for one in (verdict.files if verdict else ()) for schema in one.schemas}
    outputs, found = {**plan.outputs}, plan.indexed

    def described() -> dict[str, Any]:
        return manifest(edition, work.surveys, arrangement, outputs, built.problems, schemas, found)

    table = {} if plan.to_join or (plan.search and not found) else described()
    cleared: list[Callable[[], object]] = []
    if not (plan.unchanged and is_published(edition.output, table)):
        outputs |= gathered(passes, plan, arrangement)
        if plan.search and not found:
            found = plan.search.make()
            outputs |= {output.name: output.sha256 for output in found.outputs}
        table = table if outputs == plan.outputs else described()
        publish(
            Path(passes.staging), edition.output, table,
            lambda output: cleared.append(clearing(passes.run, output, len(plan.there))),
        )  # fmt: skip
    built = replace(built, unsearched=found.missing if found else "")
    ledger.save(seen(passes, outputs))
    stamp.write(built, ledger.looked_at(), outputs)
    for wait in cleared:
        wait()
    return built


def recorded(passes: Passes) -> Iterable[tuple[str, str]]:
    """Give the published files that are still as the ledger knows them, each with its SHA-256."""
    return {name: passes.ledger.outputs[name].sha256 for name in passes.ledger.available}.items()


def pictures(passes: Passes, arrangement: Arrangement) -> dict[str, tuple[Path, str]]:
    """Give the images that the published documents show; one that went away is left out."""
    hash_of = passes.ledger.hashes.of
    rows = ((name, path, hash_of(path)) for path, name in sorted(images(arrangement)))
    return {name: (passes.edition.root / path, sha256) for name, path, sha256 in rows if sha256}


def bibliographies(passes: Passes, arrangement: Arrangement) -> dict[str, Output | None]:
    """Give the bibliographies of the whole edition: as they are published, or nothing where they must be made."""
    found: dict[str, Output | None] = {}
    for each in filter(is_citation, passes.edition.formats):
        name = f"bibliography{each.ending}"
        found[name] = passes.ledger.whole(name, key_of(arrangement, each.name))
    return found


def key_of(arrangement: Arrangement, format_: str) -> str:
    """Give a hash of the citations of all documents, in their order."""
    files = [o.sha256 for placed in arrangement.documents for o in placed.surveyed.outputs if o.format == format_]
    return keys.digest(files)


def gathered(passes: Passes, plan: Plan, arrangement: Arrangement) -> dict[str, str]:
    """Make the staging folder whole; give the SHA-256 of the files that were copied or joined now.

    Raises OutputError where somebody took files of the published site away meanwhile.
    """
    folder, ledger = Path(passes.staging), passes.ledger
    taken = plan.linked()
    if taken is None:
        keep_only(folder, plan.fresh)  # a worker that was lost has perhaps linked some
        taken = take_over(passes.edition.output, folder, plan.there)
    made = {}
    for name in plan.copies.keys() - taken:
        copied(plan.copies[name][0], folder / name)
        made[name] = digest(folder / name)
    if missing := plan.outputs.keys() - taken - plan.fresh - made.keys():
        message = f"{passes.edition.output} lost {min(missing)} while the edition was built."
        raise OutputError(message, "Build it again.")
    for each in filter(is_citation, passes.edition.formats):
        name = f"bibliography{each.ending}"
        if name in plan.to_join:
            join_citations(folder, name, [each.file_name(placed.document.id) for placed in arrangement.documents])
            made[name] = digest(folder / name)
            ledger.keep_whole(Output(name, made[name]), key_of(arrangement, each.name))
    return made


def is_published(output: Path, described: Mapping[str, object]) -> bool:
    """Tell whether the published site has this very table."""
    try:
        return (output / MANIFEST).read_bytes() == written(described).encode("utf-8")
    except OSError:
        return False


def seen(passes: Passes, outputs: Mapping[str, str]) -> dict[str, Signature]:
    """Give the signatures of all published files; those that were linked have them already."""
    known = passes.ledger.outputs
    site = passes.edition.output
    linked = {name for name in passes.ledger.available if known[name].sha256 == outputs.get(name)}
    first = next(iter(linked), "")
    if first and os.lstat(site / first).st_ino != known[first].inode:
        linked = set()  # they were copied
    new = signatures(site, ((name, sha256) for name, sha256 in outputs.items() if name not in linked))
    return {name: known[name] for name in linked} | new
