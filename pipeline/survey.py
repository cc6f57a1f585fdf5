"""Surveys a file: vets it, cuts it into documents, and makes all that needs nothing but the document."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline import saxon, xml
from pipeline.document import image_name, path_name, safe_name
from pipeline.message import Survey, Surveyed, SurveyTask
from pipeline.problem import Problem
from pipeline.record import Record, read_record
from pipeline.register import Entry
from pipeline.staged import write, write_ids


def survey(task: SurveyTask) -> Survey:
    """Survey one file, in a worker: write its documents' texts, citations and TEI, and give what they hold.

    Raises PipelineError where a stylesheet doesn't compile or a setting is wrong; whatever the file holds is a problem.
    """
    saxon.prepare(task.edition.stylesheets())
    source = xml.read(task.edition.root / task.path, task.edition.root)
    if source.root is None:
        return Survey(task.path, source.used, source.problems, failed=1, saxon=saxon.version())
    cut = xml.cut(source, task.edition.documents)
    problems = [*source.problems, *cut.problems]
    documents = [made for part in cut.parts if (made := document_or_problem(task, part, problems))]
    write_ids(task.staging, task.path, xml.ids_of_parts(cut.parts))
    return Survey(
        task.path,
        source.used,
        tuple(problems),
        tuple(documents),
        tuple(with_keys(list(xml.entries(source)))),
        saxon.version(),
        len(cut.parts) - len(documents) + any(p.rule == "fragment" and p.severity == "error" for p in source.problems),
    )


def document_or_problem(task: SurveyTask, part: xml.Part, problems: list[Problem]) -> Surveyed | None:
    """Make a document; what its stylesheets say goes to the problems, and so does the reason where it can't be made."""
    try:
        return document(task, part, problems)
    except saxon.TransformError as error:
        problems.append(xml.not_made(part, str(error)))
        return None


def document(task: SurveyTask, part: xml.Part, problems: list[Problem]) -> Surveyed:
    """Make all formats of a document that need nothing else, and its record."""
    name = dict(task.names).get(part.number) or safe_name(part.id) or path_name(task.path, part.number)
    source = saxon.parse(xml.prepared(part, xml.context(task.edition, name, part)))
    text, said = saxon.transform(task.edition.stylesheet("record.xsl"), source)
    problems += [xml.problem(part, message) for message in said]
    contents: dict[str, str | bytes] = {}
    for made in task.edition.formats:
        if made.needs == "nothing":
            if not made.stylesheet:
                contents[made.file_name(name)] = xml.own_tei(part)
                continue
            stylesheet = task.edition.stylesheet(made.stylesheet)
            contents[made.file_name(name)], said = saxon.transform(stylesheet, source, made.parameters)
            problems += [xml.problem(part, message) for message in said]
    outputs = tuple(write(task.staging, file, content) for file, content in contents.items())
    images = tuple((path, image_name(path)) for path in xml.references(part).values())
    made_record = complete(read_record(text), name, part)
    return Surveyed(part.number, xml.line(part), made_record, outputs, xml.outward(part), images, part.origin)


def complete(record: Record, name: str, part: xml.Part) -> Record:
    """Add to a record what the stylesheet can't know: where prefixed pointers lead, and how names sort."""
    prefixes = xml.prefixes(part)
    keys = saxon.sort_keys([mention.text for mention in record.mentions])
    mentions = (
        replace(m, sort=key, target=m.target if m.is_key else prefixes.expand(m.target))
        for m, key in zip(record.mentions, keys, strict=True)
    )
    return replace(record, id=name, mentions=tuple(mentions))


def with_keys(entries: list[Entry]) -> Iterable[Entry]:
    """Give each entry's sorting name as a collation key."""
    keys = saxon.sort_keys([entry.sort for entry in entries])
    return (replace(entry, sort=key) for entry, key in zip(entries, keys, strict=True))
