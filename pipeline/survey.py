"""Surveys files: cuts them into documents, and makes all that needs nothing but the document, stage by stage."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from time import perf_counter_ns

from pipeline import saxon, xml
from pipeline.account import PARSING, PREPARING, RECORD
from pipeline.asked import Notes, noting
from pipeline.document import image_name, path_name, safe_name
from pipeline.edition import TOGETHER, Edition
from pipeline.format import CITATIONS, Format
from pipeline.interface import Words, titling
from pipeline.message import Output, ReadPiece, ReadTask, Survey, Surveyed
from pipeline.pieces import announce
from pipeline.problem import Message, Problem
from pipeline.record import Record, read_record
from pipeline.register import Entry
from pipeline.staged import since, write

AT_ONCE = 25
"""How many documents go through the stages together."""
BYTES_AT_ONCE = 2_000_000
"""How many characters they have together at most, unless a single one has more."""


@dataclass(slots=True)
class Draft:
    """A document on its way through the stages."""

    number: int
    """The place of its file in the task, from 0."""
    piece: ReadPiece
    part: xml.Part
    name: str
    """Its id in the edition."""
    prepared: str = ""
    node: saxon.Document | None = None
    record: Record | None = None
    citations: tuple[dict[str, str], tuple[Message, ...]] | None = None
    """Its citations by stylesheet, if they were made at once, and what was said of them."""
    outputs: list[Output] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    failure: Problem | None = None
    """Why it couldn't be made."""
    digest: str = ""
    """A hash of what the stylesheets are given."""
    same: bool = False
    """Whether it is as it was, and needn't be made."""
    notes: Notes = field(default_factory=Notes)
    """What was asked of the edition's files for it."""
    took: list[tuple[str, int]] = field(default_factory=list)
    """What was done for it beside its files, and the microseconds of each."""


def survey(task: ReadTask, sources: Sequence[tuple[int, ReadPiece, xml.Source, Notes]]) -> list[Survey]:
    """Survey some files, in a worker: write their documents' texts, citations and TEI, and give what they hold.

    `sources` are the files that were read, each with its place in the task and what was asked for it. Raises
    PipelineError where a stylesheet doesn't compile or a setting is wrong; whatever a file holds is a problem.
    """
    saxon.prepare(task.edition.stylesheets())
    cuts = [xml.cut(source, documents_in(task.edition, source.path)) for _, _, source, _ in sources]
    every = [
        Draft(number, piece, part, name_of(piece, part))
        for (number, piece, _, _), cut in zip(sources, cuts, strict=True)
        for part in cut.parts
    ]
    documents: dict[int, list[Surveyed]] = {number: [] for number, *_ in sources}
    for batch in together(every, task):
        with saxon.errors_kept():
            stages(batch, task)
        for draft in batch:
            if draft.failure is None:
                documents[draft.number].append(document(draft))
            draft.prepared, draft.node, draft.citations = "", None, None
    return [
        survey_of(task, source, cut, [d for d in every if d.number == number], tuple(documents[number]), notes)
        for (number, _, source, notes), cut in zip(sources, cuts, strict=True)
    ]


def documents_in(edition: Edition, path: str) -> str:
    """Give the XPath of a file's documents; a page of the edition itself is whole."""
    return "" if edition.is_page(path) else edition.documents


def name_of(piece: ReadPiece, part: xml.Part) -> str:
    return dict(piece.names).get(part.number) or safe_name(part.id) or path_name(piece.path, part.number)


def together(drafts: Iterable[Draft], task: ReadTask) -> Iterator[list[Draft]]:
    """Prepare documents, and put them together as many as may be held at once."""
    batch: list[Draft] = []
    size = 0
    for draft in drafts:
        announce(draft.number)
        start = perf_counter_ns()
        with noting() as draft.notes:
            draft.prepared = xml.prepared(draft.part, xml.context(task.edition, draft.name, draft.part))
        draft.digest = blake2b(draft.prepared.encode(), digest_size=12).hexdigest()
        draft.took.append((PREPARING, since(start)))
        if is_same(draft):
            draft.same, draft.prepared = True, ""
            continue
        if batch and (len(batch) == AT_ONCE or size + len(draft.prepared) > BYTES_AT_ONCE):
            yield batch
            batch, size = [], 0
        batch.append(draft)
        size += len(draft.prepared)
    if batch:
        yield batch


def is_same(draft: Draft) -> bool:
    """Tell whether a part of a file, no included one, is what it was when it was made before."""
    source = draft.part.source
    part = draft.part.element is not source.root and not source.origins
    return part and (draft.name, draft.digest) in draft.piece.same


def stages(batch: Sequence[Draft], task: ReadTask) -> None:
    """Take documents through all stages: all are parsed, then all of one stylesheet are made, then of the next."""
    for draft in batch:
        announce(draft.number)
        attempt(draft, parse)
    record_stylesheet = task.edition.stylesheet("record.xsl")
    spoken = titling(task.edition.interface_language, task.edition.words)
    for draft in alive(batch):
        attempt(draft, lambda each: make_record(each, record_stylesheet, spoken))
    for made, stylesheet in task.edition.stylesheets_of().items():
        if made.needs == "nothing":
            make = maker(made, stylesheet, task.staging)
            for draft in alive(batch):
                if draft.piece.formats is None or made.name in draft.piece.formats:
                    attempt(draft, make)


def alive(batch: Iterable[Draft]) -> Iterator[Draft]:
    """Give the documents that haven't failed, each announced."""
    for draft in batch:
        if draft.failure is None:
            announce(draft.number)
            yield draft


def attempt(draft: Draft, stage: Callable[[Draft], None]) -> None:
    """Take a document through a stage; where a stylesheet stops on it, it is given up."""
    try:
        stage(draft)
    except saxon.TransformError as error:
        draft.failure = xml.not_made(draft.part, str(error))


def parse(draft: Draft) -> None:
    start = perf_counter_ns()
    draft.node = saxon.parse(draft.prepared)
    draft.took.append((PARSING, since(start)))


def parsed(draft: Draft) -> saxon.Document:
    """Give a document as Saxon has parsed it."""
    if draft.node is None:
        raise ValueError(draft.name)
    return draft.node


def make_record(draft: Draft, stylesheet: Path, spoken: Words) -> None:
    """Make a document's record, and add what the stylesheet can't know; `spoken` are the words of titles."""
    start = perf_counter_ns()
    text, said = saxon.transform(stylesheet, parsed(draft), (), spoken)
    draft.record = complete(read_record(text), draft.name, draft.part)
    draft.problems = [xml.problem(draft.part, message) for message in said]
    draft.took.append((RECORD, since(start)))


def maker(made: Format, stylesheet: Path | None, staging: str) -> Callable[[Draft], None]:
    """Give what makes documents' files of a format."""
    return lambda draft: make_format(draft, made, stylesheet, staging)


def make_format(draft: Draft, made: Format, stylesheet: Path | None, staging: str) -> None:
    """Make a document's file of a format and write it; without a stylesheet, its own TEI."""
    start = perf_counter_ns()
    content: str | bytes
    said: Sequence[Message] = ()
    if stylesheet == TOGETHER:
        content, said = citation(draft, made)
    elif stylesheet:
        content, said = saxon.transform(stylesheet, parsed(draft), made.parameters)
    else:
        content = xml.own_tei(draft.part)
    output = write(staging, made.file_name(draft.name), content)
    problems = tuple(xml.problem(draft.part, message) for message in said)
    draft.outputs.append(Output(output.name, output.sha256, made.name, problems, since(start)))


def citation(draft: Draft, made: Format) -> tuple[str, tuple[Message, ...]]:
    """Give a document's citation in a format; the first that is wanted makes all of them."""
    if draft.citations is None:
        text, said = saxon.transform(TOGETHER, parsed(draft))
        draft.citations = dict(zip(CITATIONS, saxon.divided(text), strict=True)), said
    texts, said = draft.citations
    return texts[made.stylesheet], said


def document(draft: Draft) -> Surveyed:
    """Give what a document is, now that it is made."""
    part, record = draft.part, draft.record
    assert record is not None  # noqa: S101 - it was made, or the document failed
    with noting() as notes:
        found = xml.references(part)
    images = tuple((path, image_name(path)) for path in found.values())
    leaves = tuple(dict.fromkeys(found[each] for each in xml.leaves(part) if each in found))
    draft.notes |= notes
    return Surveyed(
        part.number,
        xml.line(part),
        record,
        tuple(draft.outputs),
        xml.outward(part),
        images,
        part.origin,
        tuple(draft.problems),
        draft.digest,
        tuple(draft.took),
        versions=xml.versions(part),
        leaves=leaves,
    )


def survey_of(  # noqa: PLR0913, PLR0917 - all that is known of a file
    task: ReadTask,
    source: xml.Source,
    cut: xml.Cut,
    drafts: Sequence[Draft],
    documents: tuple[Surveyed, ...],
    notes: Notes,
) -> Survey:
    """Give what a file holds."""
    every = Notes()
    every.update(notes, *(draft.notes for draft in drafts))
    asked = every.asked(task.edition.root)
    if source.root is None:
        return Survey(source.path, source.used, source.problems, failed=1, saxon=saxon.version(), asked=asked)
    ids = dict(xml.ids_of_parts(cut.parts))
    lost = [draft.failure for draft in drafts if draft.failure]
    fragment = any(p.rule == "fragment" and p.severity == "error" for p in source.problems)
    problems = (*source.problems, *cut.problems, *lost)
    entries = tuple(with_keys(list(xml.entries(source))))
    return Survey(
        source.path,
        source.used,
        problems,
        documents,
        entries,
        saxon.version(),
        len(lost) + fragment,
        asked,
        same=tuple((draft.name, draft.part.number, xml.line(draft.part)) for draft in drafts if draft.same),
        ids=json.dumps(ids).encode() if ids else b"",
    )


def complete(record: Record, name: str, part: xml.Part) -> Record:
    """Add to a record what the stylesheet can't know: where prefixed pointers lead, and how names sort."""
    prefixes = xml.prefixes(part)
    keys = saxon.sort_keys([mention.text for mention in record.mentions])
    mentions = (
        m.sorted(key, m.target if m.is_key else prefixes.expand(m.target))
        for m, key in zip(record.mentions, keys, strict=True)
    )
    return replace(record, id=name, mentions=tuple(mentions), principles=xml.principles(part))


def with_keys(entries: list[Entry]) -> Iterable[Entry]:
    """Give each entry's sorting name as a collation key."""
    keys = saxon.sort_keys([entry.sort for entry in entries])
    return (replace(entry, sort=key) for entry, key in zip(entries, keys, strict=True))
