"""What was measured, as tables: Markdown for people, JSON for programs."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from benchmarks.measures import Measure
from benchmarks.ours import TIMES_OF
from benchmarks.process import Sample
from benchmarks.rows import Row

BARE = 100.0
"""From here on, a number is shown without decimals."""


@dataclass
class Results:
    """All samples of a run."""

    measures: Mapping[str, Measure]
    rows: Sequence[Row]
    machine: Mapping[str, str]
    rounds: list[dict[str, Sample]] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)
    """Why there is no sample of a measure."""
    notes: list[str] = field(default_factory=list)

    def samples(self, name: str) -> list[Sample]:
        """Give all samples of a measure."""
        return [each[name] for each in self.rounds if name in each]

    def values(self, row: Row) -> list[float]:
        """Give a row's value in each round that has all it needs; what ran once stands beside every round."""
        once = {name: self.samples(name)[0] for name in row.of if len(self.samples(name)) == 1}
        rounds = [once | each for each in self.rounds][: 1 if len(once) == len(row.of) else None]
        return [row.value(each) for each in rounds if all(name in each for name in row.of)]

    def why_not(self, row: Row) -> str:
        """Say what a row lacks."""
        return "; ".join(self.missing.get(name, "not measured") for name in row.of if not self.samples(name))


def markdown(results: Results) -> str:
    """Write all tables."""
    sections = [
        ("Measured on", table(("", ""), results.machine.items())),
        ("Ratios", ratios(results)),
        ("Where the processor's time goes: milliseconds for a document more, in one process", steps(results)),
        ("Everything that was measured", everything(results)),
    ]
    notes = [f"- {note}" for note in results.notes]
    head = ["# Benchmarks", "", *notes, ""]
    return "\n".join([*head, *(line for title, lines in sections for line in (f"## {title}", "", *lines, ""))])


def ratios(results: Results) -> list[str]:
    """Write the table of targets."""
    found = []
    for row in results.rows:
        if values := results.values(row):
            middle = statistics.median(values)
            verdict = {True: "yes", False: "**no**", None: ""}[row.holds(middle)]
            spread = f"{number(min(values))} to {number(max(values))}, {len(values)}"
            found.append((row.what, row.against, row.target, f"{number(middle)} {row.unit}", verdict, spread))
        else:
            found.append((row.what, row.against, row.target, "not there", "", results.why_not(row)))
    return table(("what", "against", "target", "median", "holds", "from, to, rounds"), found)


def steps(results: Results) -> list[str]:
    """Write where the time of builds goes."""
    kinds = [
        (title, medians(results, name)) for title, name in (("whole", "inside"), ("not validated", "inside-plain"))
    ]
    kinds = [(title, found) for title, found in kinds if found]
    if not kinds:
        return ["Not measured."]
    every = {name for _, found in kinds for name in found if not name.startswith(TIMES_OF)}
    names = sorted(every, key=lambda name: -kinds[0][1].get(name, 0))
    rows = [(name, *(cell for _, found in kinds for cell in cost(found, name))) for name in names]
    sums = [sum(found.get(name, 0) for name in names) for _, found in kinds]
    rows.append(("all", *(cell for each in sums for cell in (f"{each:.3f}", ""))))
    return table(("", *(cell for title, _ in kinds for cell in (f"{title}, ms", "times"))), rows)


def cost(found: Mapping[str, float], name: str) -> tuple[str, str]:
    """Give what something costs a document, and how often it is called."""
    return f"{found.get(name, 0):.3f}", f"{found.get(TIMES_OF + name, 0):.2f}"


def medians(results: Results, name: str) -> dict[str, float]:
    """Give the median of each number of a measure."""
    samples = results.samples(name)
    names = {each for sample in samples for each in sample.numbers}
    return {each: statistics.median(sample.numbers.get(each, 0.0) for sample in samples) for each in names}


def everything(results: Results) -> list[str]:
    """Write the median of everything that was measured."""
    found = []
    for name, measure in results.measures.items():
        if not (samples := results.samples(name)):
            if name in results.missing:
                found.append((measure.title, "not there: " + results.missing[name], "", "", "", ""))
            continue
        wall = statistics.median(each.wall for each in samples)
        cpu = statistics.median(each.processor for each in samples)
        peak = max(each.peak for each in samples)
        rate = f"{measure.documents / wall:,.0f}" if measure.documents > 1 and wall else ""
        shown = f"{peak / 1e6:,.0f}" if peak else ""
        found.append((measure.title, f"{wall:.3f}", f"{cpu:.3f}" if cpu else "", rate, shown, str(len(samples))))
    return table(("", "wall, s", "CPU, s", "documents a second", "largest process, MB", "rounds"), found)


def table(head: Sequence[str], rows: Any) -> list[str]:
    """Write a table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return [
        "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in line) + " |" for line in lines
    ]


def number(value: float) -> str:
    """Write a number with three digits or more."""
    return f"{value:,.0f}" if value >= BARE else f"{value:.3g}"


def as_data(results: Results) -> dict[str, Any]:
    """Give everything for a program: machine, rows with each round's value, samples."""
    return {
        "machine": dict(results.machine),
        "notes": results.notes,
        "rows": [
            {"what": row.what, "against": row.against, "target": row.target, "values": results.values(row)}
            for row in results.rows
        ],
        "missing": results.missing,
        "measures": {
            name: {
                "title": measure.title,
                "documents": measure.documents,
                "samples": [
                    {key: value for key, value in asdict(each).items() if key != "said"}
                    for each in results.samples(name)
                ],
            }
            for name, measure in results.measures.items()
        },
    }
