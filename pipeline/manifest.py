"""What a build made of what: the table that `build.json` publishes. No dates, no absolute paths."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pipeline import __version__
from pipeline.arrange import Arrangement
from pipeline.arrange.order import Placed
from pipeline.edition import GENERATOR, SHIPPED, Edition
from pipeline.message import SchemaUsed, Survey
from pipeline.problem import Problem
from pipeline.publish import hashed
from pipeline.searching import Indexed

TOLD = tuple(each.name for each in fields(Problem) if each.name not in {"excerpt", "caret"})
told_of = attrgetter(*TOLD)
"""Gives what is told of a problem: for thousands of them `asdict`, which copies, takes long."""


def images(arrangement: Arrangement) -> set[tuple[str, str]]:
    """Give the images that the published documents show: the path in the edition, and that in the site."""
    return {image for placed in (*arrangement.documents, *arrangement.own) for image in placed.surveyed.images}


def manifest(  # noqa: PLR0913, PLR0917 - the whole build is described
    edition: Edition,
    surveys: Sequence[Survey],
    arrangement: Arrangement,
    outputs: Mapping[str, str],
    problems: Sequence[Problem],
    judged_by: Iterable[SchemaUsed] = (),
    indexed: Indexed | None = None,
) -> dict[str, Any]:
    """Describe a build: versions, inputs, documents, outputs, the addresses of ids, problems.

    `outputs` gives the SHA-256 of each file of the site; `indexed` is what its search is made of, if it has one.
    """
    return {
        "generator": GENERATOR,
        "versions": {"pecia": __version__, "saxon": next((s.saxon for s in surveys if s.saxon), "")},
        "title": edition.title,
        "inputs": [
            {"path": path, "sha256": digest}
            for path, digest in inputs(edition, surveys, outputs, images(arrangement), judged_by)
        ],
        "documents": [described(placed) for placed in arrangement.documents],
        "outputs": [{"path": name, "sha256": outputs[name]} for name in sorted(outputs)],
        **({"search": searched(indexed)} if indexed else {}),
        "addresses": dict(addresses(arrangement)),
        "problems": [told(problem) for problem in problems],
    }


def searched(indexed: Indexed) -> dict[str, Any]:
    """Describe what can be searched."""
    return {
        "documents": indexed.documents,
        "words": indexed.words,
        "languages": list(indexed.languages),
        "files": len(indexed.outputs),
        "pagefind": indexed.pagefind,
        **({"missing": indexed.missing} if indexed.missing else {}),
    }


def told(problem: Problem) -> dict[str, Any]:
    """Describe a problem, without the line of the source, which the input has."""
    return dict(zip(TOLD, told_of(problem), strict=True))


def described(placed: Placed) -> dict[str, Any]:
    kept = {"kept": True} if placed.surveyed.kept else {}
    return {"id": placed.document.id, "source": placed.document.path, "title": placed.record.title, **kept}


def inputs(
    edition: Edition,
    surveys: Iterable[Survey],
    outputs: Mapping[str, str],
    images: Iterable[tuple[str, str]],
    judged_by: Iterable[SchemaUsed],
) -> list[tuple[str, str]]:
    """Give every file that was read and its SHA-256: sources, images, settings, schemas, stylesheets."""
    used = {path: digest for survey in surveys for path, digest in survey.used}
    used |= {path: outputs[name] for path, name in images if name in outputs}
    used |= {s.file if (edition.root / s.file).is_file() else f"pecia:{s.file}": s.sha256 for s in judged_by}
    own: list[str] = []
    if edition.has_settings:
        own = ["edition.toml", *edition.schema, *below(edition.root, "xslt/**/*.xsl", "schema/**/*")]
    present = [name for name in own if (edition.root / name).is_file()]
    schemas = any(edition.schema_file(name) == SHIPPED / name for name in edition.schema)
    shipped = below(SHIPPED, "xslt/**/*.xsl", *["schema/**/*"] * schemas)
    ours = {f"pecia:{name}": digest for name, digest in hashed(SHIPPED, shipped)}
    return sorted((used | dict(hashed(edition.root, present)) | ours).items())


def below(folder: Path, *patterns: str) -> list[str]:
    """Give the files of a folder that fit glob patterns, relative to it."""
    found = (path for pattern in patterns for path in folder.glob(pattern) if path.is_file())
    return [path.relative_to(folder).as_posix() for path in found]


def addresses(arrangement: Arrangement) -> Iterable[tuple[str, str]]:
    """Give where ids are shown that aren't ids of their document's page: of headers, zones and registers."""
    rows: dict[str, str] = {}
    for subject in arrangement.subjects.values():
        rows |= {f"{entry.path}#{entry.id}": quote(subject.name) for entry in subject.entries if entry.id}
    for placed in arrangement.documents:
        page = quote(placed.document.id) + ".html"
        for name, to in placed.record.addresses:
            rows.setdefault(f"{placed.document.path}#{name}", page + to)
    return sorted(rows.items())
