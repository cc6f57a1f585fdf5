"""Why a document was made again, or wasn't: what it depends on, part for part, as it was and as it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from pipeline.account import Account, Explained, Group, Unknown
from pipeline.asked import ABSENT, HAS, LACKS, LISTS, OUTSIDE, THERE, TO, Asked
from pipeline.because import FORMAT, OTHER, PARTS, because, called
from pipeline.ledger.book import Ledger
from pipeline.ledger.store import Name
from pipeline.message import Output, Survey

if TYPE_CHECKING:
    from pipeline.making import Made

BEFORE, CHANGED, NEW, GONE = "as before", "changed", "new", "missing or damaged"
LOST = "couldn't be made; the problems say why"
SEARCH = "The search of the whole edition"
MOST = 12
"""How many files are named that are as before; the others are counted."""
Row = tuple[str, str]
Files = Mapping[tuple[str, str], str]
"""What was asked of files: the path and the kind of question, and the answer."""


def answer(ledger: Ledger, account: Account, surveys: Sequence[Survey]) -> Explained | Unknown:
    """Say of the document that is wanted, by its id or its source file, why it was made again or wasn't."""
    wanted = account.wanted
    documents = {d.record.id: survey for survey in surveys for d in survey.documents}
    files = {survey.path: survey for survey in surveys}
    survey = documents.get(wanted) or files.get(wanted.replace("\\", "/").removeprefix("./"))
    if survey is None:
        namesakes = [path for path in files if PurePosixPath(path).stem == wanted]
        near = get_close_matches(wanted, [*documents, *files], cutoff=0.5)
        return Unknown(wanted, tuple(dict.fromkeys([*namesakes, *near]))[:3])
    own = [wanted] if wanted in documents else [d.record.id for d in survey.documents]
    groups = [of_file(ledger, "judged", "What is wrong with it", survey.path)]
    groups += [truly(of_file(ledger, "surveyed", "Its texts and citations", survey.path), survey, own, account)]
    groups += [of_page(ledger, name) for name in own]
    groups += [of_search(ledger)]
    return Explained(", ".join(own) or "no document", survey.path, tuple(group for group in groups if group))


def of_file(ledger: Ledger, kind: str, title: str, path: str) -> Group | None:
    """Explain what was made of a source file; nothing where nobody wanted it."""
    found = max((name for name in ledger.used if name[:2] == (kind, path)), default=None)
    if found is None:
        return Group(title, LOST) if kind == "surveyed" else None
    outputs = []
    if kind == "surveyed":
        survey: Survey = (ledger.made[found][1] if found in ledger.made else ledger.rows[found].load())[0]
        outputs = [output for document in survey.documents for output in document.outputs]
    return group(ledger, title, found, path, outputs)


def truly(group: Group | None, survey: Survey, own: Sequence[str], account: Account) -> Group | None:
    """Say what holds of documents of a file, where it isn't what holds of the file."""
    documents = [d for d in survey.documents if d.record.id in own]
    if group is None or group.verdict == BEFORE:
        return group
    if any(d.kept for d in documents):
        return replace(group, verdict="couldn't be made, as the problems say; it stays as it was")
    if survey.failed and not documents:
        return replace(group, verdict=LOST)
    if not any((survey.path, id_) in account.made for id_ in own):
        return replace(group, verdict=f"{BEFORE}; its file changed, but not its part of it")
    return group


def of_page(ledger: Ledger, id_: str) -> Group:
    """Explain a document's page."""
    name = ("page", f"{id_}.html", "")
    title = f"Its page, {id_}.html"
    if name not in ledger.used:
        return Group(title, "there is none: it is a draft, or it couldn't be made")
    made: Made = ledger.made[name][1] if name in ledger.made else ledger.rows[name].load()
    return group(ledger, title, name, "", made.outputs)


def of_search(ledger: Ledger) -> Group | None:
    """Explain the search, which is made of all documents at once; nothing where there is none."""
    name = ("search", "", "")
    if name in ledger.made:
        again = "made again: a text, a title, a date or a name changed, or what makes pages"
        return Group(SEARCH, again if name in ledger.rows else f"made: {because(ledger.first())}")
    return Group(SEARCH, BEFORE) if name in ledger.used else None


def group(ledger: Ledger, title: str, name: Name, path: str, outputs: Sequence[Output]) -> Group:
    """Compare the parts of a key with those of the build before."""
    now, row = ledger.parts_of(name), ledger.rows.get(name)
    if row is None:
        why = because(ledger.first())
        if ledger.store.renewed:
            return Group(title, f"made again: {why}", ((PARTS[OTHER], CHANGED),))
        return Group(title, f"made: {why}", (*files(now, {}, path), *parts(now, {})))
    published = [(f"{o.name} in the site", GONE) for o in outputs if o.name in gone(ledger, row.load())]
    rows = (*files(now, row.parts, path), *parts(now, row.parts), *published)
    if name not in ledger.made:
        return Group(title, BEFORE, rows)
    changed = [f"{what} {state}" if state != GONE else f"{what} was {GONE}" for what, state in rows if state != BEFORE]
    return Group(title, f"made again: {', '.join(changed) or 'what it belongs to was made again'}", rows)


def gone(ledger: Ledger, before: Any) -> set[str]:  # noqa: ANN401 - whatever a row holds
    """Give the files of a result that weren't any more in the site as they had been published."""
    if isinstance(before, tuple):
        outputs: Iterable[Output] = [o for document in before[0].documents for o in document.outputs]
    else:
        outputs = getattr(before, "outputs", ())
    return {output.name for output in outputs if not ledger.is_there(output)}


def parts(now: Mapping[str, Any], before: Mapping[str, Any]) -> list[Row]:
    """Give the parts of a key beside the files, each with what it is now."""
    shown = [part for part in now if part in PARTS or part.startswith(FORMAT)]
    shown.sort(key=lambda part: (part in {"settings", OTHER}, part == OTHER, part.startswith(FORMAT)))
    return [(called(part), state(before.get(part), now[part])) for part in shown if part != "at"]


def state(before: object, now: object) -> str:
    return NEW if before is None else BEFORE if before == now else CHANGED


def files(now: Mapping[str, Any], before: Mapping[str, Any], path: str) -> list[Row]:
    """Give the files that were read and looked for: the document's own first, then those that changed, then others."""
    after, old = by_question(now.get("asked", ())), by_question(before.get("asked", ()))
    states: dict[str, str] = {}
    for key in {**old, **after}:
        each = state(old.get(key), after.get(key)) if key in after else "not looked at any more"
        if states.get(key[0], BEFORE) == BEFORE or each == CHANGED:
            states[key[0]] = each
    own = [("its text, " + path, states.pop(path, BEFORE))] if path else []
    other = sorted((name, each) for name, each in states.items() if each != BEFORE)
    same = sorted(name for name, each in states.items() if each == BEFORE)
    left = len(same) - MOST
    more = [(f"{left} more file{'s' * (left != 1)} to which it points", BEFORE)] if left > 0 else []
    return [*own, *other, *((name, BEFORE) for name in same[:MOST]), *more]


def by_question(asked: Iterable[Asked]) -> Files:
    return {(each.path, kind(each.answer)): each.answer for each in asked}


def kind(answered: str) -> str:
    """Give what was asked: what a file holds, whether it is there, whether it has ids, which files a folder has."""
    if answered in {THERE, ABSENT, OUTSIDE} or answered.startswith(TO):
        return THERE
    if answered.startswith((HAS, LACKS)):
        return answered.split(" ", maxsplit=1)[0]
    return LISTS if answered.startswith(LISTS) else "holds"
