"""The door for source XML: the only room that reads it. Parses, includes, cuts, and knows each element's place."""

from dataclasses import replace
from pathlib import Path

from pipeline.asked import real_folder
from pipeline.problem import Problem, Severity
from pipeline.xml import ids, kind
from pipeline.xml.characters import characters
from pipeline.xml.context import Context, leaves, own_tei, prepared, references
from pipeline.xml.cut import Cut, cut
from pipeline.xml.include import Inclusion
from pipeline.xml.marked import mark
from pipeline.xml.names import INCLUDES, Element
from pipeline.xml.outward import ids as ids_of_parts
from pipeline.xml.outward import outward, prefixes, versions
from pipeline.xml.part import Part
from pipeline.xml.prefixes import Prefixes
from pipeline.xml.principles import principles
from pipeline.xml.read import Parsed, load, parse, shown_path
from pipeline.xml.registers import entries
from pipeline.xml.said import line, not_made, problem
from pipeline.xml.searched import Passages, searched, written_to_index
from pipeline.xml.site import (
    cite_context,
    context,
    edition_citation,
    entry_page,
    list_page,
    page_context,
    principles_page,
    site_context,
)
from pipeline.xml.source import Source, at
from pipeline.xml.tree import locate, original
from pipeline.xml.wording import Refused

__all__ = [
    "Context",
    "Cut",
    "Element",
    "Part",
    "Passages",
    "Prefixes",
    "Source",
    "at",
    "characters",
    "cite_context",
    "context",
    "cut",
    "edition_citation",
    "entries",
    "entry_page",
    "ids_of_parts",
    "leaves",
    "line",
    "list_page",
    "locate",
    "mark",
    "not_made",
    "original",
    "outward",
    "own_tei",
    "page_context",
    "prefixes",
    "prepared",
    "principles",
    "principles_page",
    "problem",
    "read",
    "references",
    "searched",
    "site_context",
    "versions",
    "written_to_index",
]  # fmt: skip


def read(path: Path, edition: Path) -> Source:
    """Read a source file of an edition, whatever it is; never raises for what the file holds.

    A file that can't be built has no root and one problem, which says why. Files that it includes are read if they are
    inside of the edition's folder, and nothing else is.
    """
    folder = real_folder(str(edition))[:-1]
    edition = edition if str(edition) == folder else edition.resolve()
    sha256, shown = "", shown_path(path, edition)
    path = edition / shown
    inclusion = Inclusion(edition)
    try:
        file = load(path, edition)
        sha256 = file.sha256
        parsed = parse(file)
        root = parsed.root if _is_foreign(parsed) else inclusion.resolve(parsed, path, shown)
    except Refused as refused:
        return Source(shown, edition, sha256, None, (refused.problem,), _used(shown, sha256, inclusion))
    declaration = b"" if file.data.startswith(b"<?xml") else b'<?xml version="1.0" encoding="UTF-8"?>'
    plain = declaration + file.data if parsed.plain and not inclusion.origins else b""
    files = {**inclusion.files, shown: (parsed.data, parsed.declarations)}
    source = Source(
        shown, edition, sha256, root, (), _used(shown, sha256, inclusion), files, inclusion.origins, plain
    )  # fmt: skip
    return _judged(source, file.data)


def _is_foreign(parsed: Parsed) -> bool:
    """Tell whether a tree isn't TEI at all, so that what it includes doesn't matter."""
    fault = kind.fault_of(parsed.root)
    return fault is not None and fault.rule != "fragment" and parsed.root.tag not in INCLUDES


def _used(shown: str, sha256: str, inclusion: Inclusion) -> tuple[tuple[str, str], ...]:
    """Give what was read, the file itself first."""
    return tuple({shown: sha256, **inclusion.used}.items())


def _judged(source: Source, data: bytes) -> Source:
    """Add the problems of a tree; one that isn't TEI is given up."""
    root = source.root
    fault = kind.fault_of(root) if root is not None else None
    problems = []
    if root is not None and fault is not None:
        severity: Severity = "note" if fault.rule == "fragment" and kind.is_list(root) else "error"
        problems.append(source.problem(root, fault.rule, fault.message, fault.hint, severity))
        if fault.rule != "fragment":
            return replace(source, root=None, problems=tuple(problems))
    if data[:40].lstrip(b"\xef\xbb\xbf").startswith((b'<?xml version="1.1"', b"<?xml version='1.1'")):
        message = "The file says it is XML 1.1; it was read as XML 1.0."
        problems.append(Problem(source.path, 1, 1, "xml-version", "warning", message, 'Write version="1.0".'))
    problems += ids.check(source)
    return replace(source, problems=tuple(at(problems))) if problems else source
