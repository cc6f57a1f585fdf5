"""Measures everything side by side in one run, prints ratios, and keeps them for the release.

    python -m benchmarks [--rounds 5] [--count 5000] [--only ROW ...] [--quick] [--pecia PATH] [--minutes 35]

README.md says what is measured, and how.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks import editions
from benchmarks.machine import described
from benchmarks.measures import measures
from benchmarks.process import Missing, Sample
from benchmarks.rows import rows
from benchmarks.table import Results, as_data, markdown
from benchmarks.tools import ROOT, Tools, tools_folder
from benchmarks.world import QUICK, Sizes, World

RESULTS = ROOT / "benchmarks" / "results"


def arguments(names: list[str]) -> argparse.Namespace:
    """Read what is asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, help="How often everything is run. [default: 5; with --quick, 1]")
    parser.add_argument("--count", type=int, help="Documents of the main rows. [default: 5000]")
    parser.add_argument("--only", nargs="+", choices=names, metavar="ROW", help=f"Only these rows: {', '.join(names)}")
    parser.add_argument("--quick", action="store_true", help="A trial with few documents; no figure means anything.")
    parser.add_argument("--pecia", type=Path, help="The installed command. [default: this checkout, built for the run]")
    parser.add_argument("--minutes", type=float, default=35, help="No round begins that would end later. [default: 35]")
    parser.add_argument("--tools", type=Path, help="Where peers are kept between runs. [default: in the user's cache]")
    parser.add_argument("--results", type=Path, help="Where results go. [default: benchmarks/results, unless --quick]")
    return parser.parse_args()


def main() -> None:
    """Measure, print, and keep."""
    given = arguments(list(rows(Sizes())))
    sizes = sized(given)
    try:
        editions.sources()
    except Missing as missing:
        sys.exit(str(missing))
    tools = Tools(tools_folder(given.tools), given.pecia)
    chosen = [row for name, group in rows(sizes).items() if not given.only or name in given.only for row in group]
    needed = {name for row in chosen for name in row.of}
    wanted = {name: measure for name, measure in measures(sizes).items() if not given.only or name in needed}
    results = Results(wanted, chosen, described(tools))
    results.notes += [
        f"{sizes.main} documents of about 10 KB where nothing else is said; everything in one run, interleaved.",
        "The sources of the pure steps and of the JVM are prepared: with what Pecia tells its stylesheets, untimed.",
    ]
    with tempfile.TemporaryDirectory(prefix="work-", dir=tools.folder) as folder:
        world, rounds = World(Path(folder), tools, sizes), given.rounds or (1 if given.quick else 5)
        for _ in measured(world, results, rounds, given.minutes):
            if given.results or not (given.quick or given.only):
                keep(results, made(given.results or RESULTS))
    print(markdown(results))


def sized(given: argparse.Namespace) -> Sizes:
    """Give how much is measured."""
    sizes = QUICK if given.quick else Sizes()
    return replace(sizes, main=given.count) if given.count else sizes


def made(folder: Path) -> Path:
    """Make a folder, and give it."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def measured(world: World, results: Results, rounds: int, minutes: float) -> Iterator[int]:
    """Run everything in every round, one after the other; no more rounds than there is time for. Gives each round."""
    start = time.monotonic()
    longest = 0.0
    for number in range(rounds):
        begun = time.monotonic()
        if number and begun - start + longest > minutes * 60:
            results.notes.append(
                f"Only {number} of {rounds} rounds: the rest would have taken over {minutes:g} minutes."
            )
            yield number
            return
        results.rounds.append(one_round(world, results, number))
        took = time.monotonic() - begun
        longest = max(longest, took) if number else 0.0  # the first makes all that is needed, and isn't typical
        left = (rounds - number - 1) * took / 60
        yield number
        tell(f"round {number + 1} of {rounds} took {took / 60:.1f} minutes; {left:.1f} to go, or less")


def one_round(world: World, results: Results, number: int) -> dict[str, Sample]:
    """Run everything once; what isn't there is noted and not tried again."""
    found: dict[str, Sample] = {}
    for name, measure in results.measures.items():
        if name in results.missing or (measure.rounds and number >= measure.rounds):
            continue
        begun = time.monotonic()
        try:
            found[name] = measure.run(world, number)
            whole = time.monotonic() - begun
            tell(f"round {number + 1}: {measure.title}: {found[name].wall:.3f} s ({whole:.0f} s with what it needs)")
        except (Missing, OSError, ValueError, LookupError) as missing:
            results.missing[name] = f"{missing}"
            tell(f"round {number + 1}: {measure.title}: not there: {missing}")
        world.clear()
    return found


def tell(line: str) -> None:
    """Show how far it is."""
    print(line, file=sys.stderr, flush=True)


def keep(results: Results, folder: Path) -> None:
    """Write the results for people and for programs."""
    version = results.machine["Pecia"]
    (folder / f"{version}.md").write_text(markdown(results), "utf-8", newline="\n")
    text = json.dumps(as_data(results), indent=1, ensure_ascii=False) + "\n"
    (folder / f"{version}.json").write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
