"""Finishes a build: what was made now and what is taken over become one whole site, and the ledger learns of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.arrange import Arrangement
from pipeline.edition import MANIFEST, SHIPPED
from pipeline.ledger import keys
from pipeline.ledger.place import tidy
from pipeline.ledger.stamp import Stamp
from pipeline.making import Made
from pipeline.manifest import images, is_citation, manifest
from pipeline.message import Output, Survey
from pipeline.order import Order
from pipeline.outcome import Built
from pipeline.passes import Passes
from pipeline.problem import OutputError
from pipeline.publish import assets, copied, join_citations, keep_only, publish, written
from pipeline.takeover import digest, signatures, take_over
from pipeline.verdict import Verdict


def finish(  # noqa: PLR0913, PLR0917 - a whole build
    passes: Passes,
    stamp: Stamp,
    order: Order,
    built: Built,
    arrangement: Arrangement,
    surveys: Sequence[Survey],
    made: Sequence[Made],
    verdict: Verdict | None,
) -> Built:
    """Publish what a build made, if that may be, and keep for the next build what was made of what."""
    refused = order.strict and any(p.severity != "note" for p in built.problems)
    if (built.failed and not built.documents) or refused:
        passes.ledger.save(passes.ledger.outputs)
        return replace(built, published=False)
    outputs = gathered(passes, arrangement, made)
    schemas = {schema for one in (verdict.files if verdict else ()) for schema in one.schemas}
    described = manifest(passes.edition, surveys, arrangement, outputs, built.problems, schemas)
    folder = Path(passes.staging)
    if passes.fresh or not is_same(passes.edition.output, described):
        publish(folder, passes.edition.output, described)
        where = passes.edition.output
    remember(passes, outputs)
    stamp.write(built, looked_at(passes), outputs)
    return built
