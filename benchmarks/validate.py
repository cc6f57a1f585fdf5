"""How fast documents are judged: each engine apart, beside plain parsing, Jing, and xmlschema alone.

    python -m benchmarks.validate [--count 1000] [--rounds 5] [--sample 10] [--pecia PATH] [--tools FOLDER]

The diary entries of the folder that PECIA_CORPUS names are copied under other ids until there are as many as are
wanted. Everything is done in one run, one row after the other in each round, and the median of the rounds is shown.

Rows that say "engine" are the functions that a worker calls, in a process of their own, on documents that are read
already: one core, the schema's making ready included, as it is kept from an earlier run. Rows that say "command" are
the whole command, from its start to its end, as a user calls it. Jing's rows are whole, too. Two rows would take hours
and are measured on a sample, then scaled: they say so. A row that lacks something says so.
"""

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import editions
from benchmarks.process import Missing, Sample, run
from benchmarks.table import table
from benchmarks.tools import Tools, tools_folder

TEI_ALL = "https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng"
ENGINES = {
    "parse": "lxml: parse, and no more",
    "read": "engine: read (parse, vet, include)",
    "xsd": "engine: XSD (tei_all.xsd)",
    "rng": "engine: RELAX NG (tei_all.rng)",
    "sch": "engine: Schematron (the 96 rules in tei_all.rng)",
    "rules": "engine: the rules that no schema can state",
}
BY_SCHEMA = ("--select", "schema", "--schema", TEI_ALL)
ANY = (0, 1)
"""Whether documents are valid isn't looked at."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What the rows need."""

    tools: Tools
    scratch: Path
    texts: Path
    sample: int

    @property
    def files(self) -> list[Path]:
        """Give the documents."""
        return sorted(self.texts.glob("*.xml"))

    @property
    def kept(self) -> Path:
        """Give the cache that stays from round to round."""
        return private(self.scratch / "cache")

    def pecia(self, *arguments: object, cache: Path | None = None) -> float:
        """Run the command, without Jing's help, which would be timed too where it is installed."""
        env = {"PECIA_JING": "0", "PECIA_CACHE": str(cache or self.kept)}
        return run([self.tools.pecia, "validate", *arguments], env, accepts=ANY).wall

    def engine(self, name: str) -> float:
        """Run one engine in a process of its own; gives the seconds that it says."""
        return float(self.judged(name).said)

    def judged(self, name: str, *more: object) -> Sample:
        """Run one engine in a process of its own."""
        return run(self.tools.program("judge.py", name, self.texts, *more), {"PECIA_CACHE": str(self.kept)})

    def by_xmlschema(self) -> float:
        """Give the seconds that xmlschema alone needs for all: its schema, then as many documents."""
        said = self.judged("xmlschema", self.sample, self.scratch / "xmlschema.pickle").said
        ready, each = map(float, said.split())
        return ready + each * len(self.files)

    def by_jing(self, *files: Path) -> float:
        """Run Jing once."""
        return run([*self.tools.jing, *files], accepts=ANY).wall

    def by_jing_each(self) -> float:
        """Run Jing for each file of a sample, scaled to all."""
        return sum(map(self.by_jing, self.files[: self.sample])) / self.sample * len(self.files)

    def first_verdict(self) -> float:
        """Judge one document with an empty cache."""
        with tempfile.TemporaryDirectory(dir=self.scratch) as cache:
            return self.pecia(*BY_SCHEMA, "-j", "1", self.files[0], cache=private(Path(cache)))


Rows = dict[str, Callable[[], float]]


def private(folder: Path) -> Path:
    """Make a folder that nobody else may read."""
    folder.mkdir(exist_ok=True)
    folder.chmod(0o700)
    return folder


def all_rows(bench: Bench) -> Rows:
    """Give the rows of the table, in their order."""
    rows: Rows = {title: engine_row(bench, name) for name, title in ENGINES.items()}
    return rows | {
        "command: RELAX NG, one worker": lambda: bench.pecia(*BY_SCHEMA, "-j", "1", bench.texts),
        "command: RELAX NG, a worker for each core": lambda: bench.pecia(*BY_SCHEMA, bench.texts),
        "command: RELAX NG and all rules, a worker for each core": (
            lambda: bench.pecia("--schema", TEI_ALL, bench.texts)
        ),
        "Jing, one JVM": lambda: bench.by_jing(*bench.files),
        f"Jing, a call for each file (from {bench.sample} files)": bench.by_jing_each,
        f"xmlschema alone (from {bench.sample} files)": bench.by_xmlschema,
    }


def engine_row(bench: Bench, name: str) -> Callable[[], float]:
    """Give the row of an engine."""
    return lambda: bench.engine(name)


def first_rows(bench: Bench) -> Rows:
    """Give the rows for one document from a cold start."""
    return {
        "command, nothing kept": bench.first_verdict,
        "command, the schema kept": lambda: bench.pecia(*BY_SCHEMA, "-j", "1", bench.files[0]),
        "Jing": lambda: bench.by_jing(bench.files[0]),
    }


def measured(rows: Rows, rounds: int) -> dict[str, list[float] | str]:
    """Run all rows in every round, one after the other; where something is missing, why."""
    found: dict[str, list[float] | str] = {name: [] for name in rows}
    for number in range(rounds):
        for name, row in rows.items():
            print(f"round {number + 1} of {rounds}: {name}", file=sys.stderr)
            if isinstance(samples := found[name], list):
                try:
                    samples.append(row())
                except Missing as missing:
                    found[name] = f"not there: {missing}"
    return found


def main() -> None:
    """Measure, and print two tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.validate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sample", type=int, default=10)
    parser.add_argument("--pecia", type=Path)
    parser.add_argument("--tools", type=Path)
    given = parser.parse_args()
    tools = Tools(tools_folder(given.tools), given.pecia)
    with tempfile.TemporaryDirectory(prefix="work-", dir=tools.folder) as scratch:
        texts = editions.renamed(Path(scratch) / "texts", given.count)
        tables(Bench(tools, Path(scratch), texts, given.sample), given.rounds)


def tables(bench: Bench, rounds: int) -> None:
    """Print what was measured, as Markdown."""
    bench.engine("rng"), bench.engine("sch")  # what is kept between runs is made
    count, megabytes = len(bench.files), sum(path.stat().st_size for path in bench.files) / 1e6
    print(f"{count} documents, {megabytes:.1f} MB; median of {rounds} rounds, in one run\n")
    lines = []
    for name, seconds in measured(all_rows(bench), rounds).items():
        took = seconds if isinstance(seconds, str) else statistics.median(seconds)
        speeds = (
            [took, "", ""]
            if isinstance(took, str)
            else [f"{took:.2f}", f"{count / took:,.0f}", f"{megabytes / took:,.2f}"]
        )
        lines.append((name, *speeds))
    print(*table(("", "seconds", "documents a second", "MB a second"), lines), sep="\n")
    print("\nThe first verdict on one document against tei_all, from a cold start\n")
    lines = [
        (name, seconds, "", "") if isinstance(seconds, str)
        else (name, *(f"{each:.2f}" for each in (statistics.median(seconds), min(seconds), max(seconds))))
        for name, seconds in measured(first_rows(bench), rounds).items()
    ]  # fmt: skip
    print(*table(("", "seconds", "from", "to"), lines), sep="\n")


if __name__ == "__main__":
    main()
