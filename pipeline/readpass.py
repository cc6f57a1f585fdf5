"""The first pass: every file that changed is read once, judged and surveyed; what didn't change is taken as it was."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.arrange.order import clashes
from pipeline.attempts import interrupted
from pipeline.checking import lost_verdict
from pipeline.discover import SourceFile
from pipeline.lastgood import with_last_good
from pipeline.ledger.book import Known, merged
from pipeline.message import ReadPiece, ReadTask, Survey, Validated, ValidateTask
from pipeline.passes import Passes, worker_problem
from pipeline.rule import FRAGMENT, Selection

Names = Mapping[str, tuple[tuple[int, str], ...]]
AGAIN = "again"
"""What the second survey of a file is called in the ledger."""


def read(
    passes: Passes, files: Sequence[SourceFile], selection: Selection, *, validating: bool, drafts: bool
) -> tuple[list[Validated], list[Survey]]:
    """Judge and survey every file that changed; give the verdicts and surveys of all, in the order of the files.

    Files whose documents have the id of another are surveyed once more. `drafts` says whether drafts are published.
    """
    with tempfile.TemporaryDirectory(prefix="pecia-") as notes:
        judging = ValidateTask(passes.edition, (), selection, notes, "", passes.edition.stylesheets())
        first = Reading(passes, judging, drafts=drafts)
        for file in files:
            first.want(file, validating=validating)
        first.go("Reading")
        paths = [file.path for file in files]
        found, twice = without_copies(without_fragments([first.surveys[path] for path in paths]))
        names, problems = clashes(passes.edition, found)
        once_more = dict.fromkeys(twice, ()) | names
        second = Reading(passes, judging, drafts=drafts, variant=AGAIN)
        for file in files:
            if file.path in once_more:
                second.want(file, names=once_more[file.path])
        second.go("Naming anew")
    by_path = {survey.path: survey for survey in found}
    for path, survey in second.surveys.items():
        own = tuple(p for p in problems if p.path == path)
        by_path[path] = replace(survey, problems=survey.problems + own)
    surveys = without_copies([by_path[path] for path in paths])[0]
    return [first.verdicts[path] for path in paths if path in first.verdicts], surveys


class Reading:
    """Some files to be read, and what came of it."""

    def __init__(self, passes: Passes, judging: ValidateTask, *, drafts: bool, variant: str = "") -> None:
        """Take the build; `variant` tells this reading of a file from others."""
        self.passes = passes
        self.judging = judging
        self.drafts = drafts
        self.variant = variant
        self.pieces: list[ReadPiece] = []
        self.verdicts: dict[str, Validated] = {}
        self.surveys: dict[str, Survey] = {}
        self.known: dict[str, Known] = {}

    def want(self, file: SourceFile, *, validating: bool = False, names: tuple[tuple[int, str], ...] = ()) -> None:
        """Say that a file's verdict and its survey are wanted; what is known already isn't made again."""
        ledger = self.passes.ledger
        if validating and (verdict := ledger.judged(file.path)):
            self.verdicts[file.path] = verdict
        elif validating:
            self.pieces.append(ReadPiece(file.path, file.size, judging=True))
        known = ledger.surveyed(file.path, self.called(names), drafts=self.drafts)
        if is_page := self.passes.edition.is_page(file.path):
            known = replace(known, survey=None if known.formats else known.survey, old=None)
        written = {o.name for d in known.survey.documents for o in d.outputs} if known.survey else set()
        if known.survey and not known.formats and written.isdisjoint(self.passes.fresh):
            self.surveys[file.path] = known.survey
            return
        formats = known.formats if known.survey and written.isdisjoint(self.passes.fresh) else None
        self.known[file.path] = known
        self.passes.again[file.path] = known.reasons
        formats = () if is_page else formats
        same = self.same(known) if formats is None else ()
        self.pieces.append(ReadPiece(file.path, file.size, names=names, formats=formats, same=same))

    def same(self, known: Known) -> tuple[tuple[str, str], ...]:
        """Give the documents of a file that needn't be made again where their part of it is as it was.

        Lines may have changed; so one of which something was said is made again.
        """
        found = [d for d in known.old.documents if not d.kept and not d.problems] if known.old else []
        return tuple(
            (d.record.id, d.digest)
            for d in found
            if all(self.passes.is_there(output) and not output.problems for output in d.outputs)
        )

    def called(self, names: tuple[tuple[int, str], ...]) -> str:
        return f"{self.variant}{names or ''}"

    def go(self, what: str) -> None:
        """Read what must be read; then, whole, the files of which parts didn't fit what was known."""
        while self.pieces:
            tasks = [
                ReadTask(self.passes.edition, self.passes.staging, chunk, self.judging)
                for chunk in self.passes.chunks(self.pieces, keeps=lambda piece: piece.path)
            ]
            self.pieces = []
            for piece, result, reason in self.passes.results(read_there, tasks, what, avoided):
                self.take(piece, result, reason)

    def take(self, piece: ReadPiece, result: Validated | Survey | None, reason: str) -> None:
        """Take what came of a piece."""
        if piece.judging:
            verdict = result if isinstance(result, Validated) else lost_verdict(piece.path, reason)
            self.verdicts[piece.path] = verdict
            self.passes.account.judged(verdict)
            if result is not None:
                self.passes.ledger.keep_verdict(verdict)
            return
        if not isinstance(result, Survey):
            lost = Survey(piece.path, (), (worker_problem(piece.path, reason),), failed=1)
            self.surveys[piece.path] = self.kept(lost, piece)
            return
        self.passes.wrote(output for document in result.documents for output in document.outputs)
        self.passes.account.surveyed(result, self.passes.again.get(piece.path, ()))
        survey: Survey | None = completed(result, self.known[piece.path].old)
        if piece.formats is not None and (old := self.known[piece.path].survey):
            survey = merged(old, result, piece.formats)
        if survey is None:
            self.pieces.append(replace(piece, formats=None, same=()))
            return
        self.passes.ledger.keep_survey(survey, survey.ids, self.called(piece.names))
        self.surveys[piece.path] = self.kept(survey, piece)

    def kept(self, survey: Survey, piece: ReadPiece) -> Survey:
        """Put the last good form of documents that couldn't be made into a survey, if that is wanted."""
        if not survey.failed or not self.passes.keep_last_good or self.passes.edition.is_page(piece.path):
            return survey
        return with_last_good(self.passes.ledger, survey, self.called(piece.names))


def completed(survey: Survey, old: Survey | None) -> Survey:
    """Add to a survey the documents that are as they were, each in its place."""
    if not survey.same or old is None:
        return survey
    before = {d.record.id: d for d in old.documents}
    same = [replace(before[id_], number=number, line=line, took=()) for id_, number, line in survey.same]
    return replace(survey, documents=tuple(sorted([*survey.documents, *same], key=lambda d: d.number)), same=())


def without_fragments(surveys: Sequence[Survey]) -> list[Survey]:
    """Forgive files that aren't documents and that other files include."""
    included = {path for s in surveys for path, _ in s.used if path != s.path}
    return [forgiven(s) if s.path in included and any(p.rule == FRAGMENT for p in s.problems) else s for s in surveys]


def without_copies(surveys: Sequence[Survey]) -> tuple[list[Survey], set[str]]:
    """Leave out documents that a corpus only includes, and whose own file has them; both may have written one file.

    Gives the surveys, and the files that must be read once more.
    """
    own = {s.path for s in surveys if s.documents}
    twice = {d.origin for s in surveys for d in s.documents if d.origin in own}
    if not twice:
        return list(surveys), twice
    return [replace(s, documents=tuple(d for d in s.documents if d.origin not in own)) for s in surveys], twice


def forgiven(fragment: Survey) -> Survey:
    return replace(fragment, problems=tuple(p for p in fragment.problems if p.rule != FRAGMENT), failed=0)


def avoided(task: ReadTask, number: int) -> bool:
    """Mark the schema that was being tried when a worker was lost, and tell whether there was one."""
    piece = task.pieces[number]
    return piece.judging and interrupted(task.judging.run, piece.path) is not None


def read_there(task: ReadTask) -> tuple[Validated | Survey, ...]:
    """Read files in a worker, which alone loads lxml and Saxon."""
    from pipeline.reading import read as read_files  # noqa: PLC0415

    return read_files(task)
