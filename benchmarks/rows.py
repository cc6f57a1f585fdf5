"""The targets: each row compares measures of one round, and says what it must come to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from benchmarks.measures import in_bytes
from benchmarks.ours import TIMES_OF
from benchmarks.process import Sample
from benchmarks.world import Sizes

Round = Mapping[str, Sample]
"""What one round measured, by the names of the measures."""
PUBLISHING = 40e-6
"""Seconds that each published file may cost."""
ENGINES = ("lxml", "Saxon")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table."""

    what: str
    against: str
    of: tuple[str, ...]
    """The measures that it needs."""
    value: Callable[[Round], float]
    least: float | None = None
    """What it must come to at least."""
    most: float | None = None
    """What it may come to at most."""
    unit: str = "times"

    def holds(self, value: float) -> bool | None:
        """Tell whether a value is good enough; nothing where no target is set."""
        if self.least is not None:
            return value >= self.least
        return None if self.most is None else value <= self.most

    @property
    def target(self) -> str:
        """Say what it must come to."""
        if self.least is not None:
            return f"at least {self.least:g}"
        return "" if self.most is None else f"at most {self.most:g}"


def wall(one: str, other: str) -> Callable[[Round], float]:
    """Give how many times as long the one takes as the other."""
    return lambda r: r[one].wall / r[other].wall


def processor(one: str, other: str) -> Callable[[Round], float]:
    """Give how many times as much of the processor the one takes as the other."""
    return lambda r: r[one].processor / r[other].processor


def counted(measure: str, name: str) -> Callable[[Round], float]:
    """Give a number of a measure."""
    return lambda r: r[measure].numbers[name]


def a_document(peer: str, few: int, all_: int) -> Callable[[Round], float]:
    """Give how many times as long a document takes a peer as the pure steps; each did another number of them."""
    return lambda r: (r[peer].wall / few) / (r["steps"].wall / all_)


def own(sample: Sample) -> float:
    """Give the milliseconds outside of lxml and Saxon."""
    return sum(spent for name, spent in sample.numbers.items() if not name.startswith((*ENGINES, TIMES_OF)))


def compared(what: str, against: str, ours: str, theirs: str, **targets: float) -> list[Row]:
    """Make a row for the wall's time, and one for the processor's."""
    return [
        Row(f"{what}: wall", against, (ours, theirs), wall(theirs, ours), **targets),  # type: ignore[arg-type]
        Row(f"{what}: CPU", against, (ours, theirs), processor(theirs, ours), **targets),  # type: ignore[arg-type]
    ]


def rows(sizes: Sizes) -> dict[str, list[Row]]:
    """Give all rows, by the names that `--only` knows."""
    six, jvm = "HTML, both texts, citations, one process", "Saxon-HE on the JVM, one process for all, cold"
    return {
        "jvm": [
            *compared(f"{six}, the pure steps", jvm, "steps", "jvm", least=1),
            *compared(f"{six}, the whole command with all it does beside", jvm, "one", "jvm"),
            Row("outputs of the pure steps that differ (but for the order of JSON's keys)", jvm, ("same",),
                lambda r: r["same"].numbers["differ"] / r["same"].numbers["files"] * 100, unit="%"),
        ],
        "workers": [
            Row("the same, two workers", "one worker", ("one", "two"), wall("one", "two"), least=1.8),
            Row("the same, two workers of Dask", "one worker", ("one", "dask"), wall("one", "dask")),
        ],
        "jvm-each": [
            Row(f"the same, {more}", "a JVM for each file", (ours, "jvm-each"), wall("jvm-each", ours), least=500)
            for ours, more in (("steps", "the pure steps"), ("one", "the whole command"))
        ],
        "whole": compared(
            "whole build with validation, two workers",
            "the same stylesheets and SVRL in one JVM, then Jing in another",
            "whole",
            "jvm-whole",
            least=4,
        ),
        "python": [
            Row(f"Python's own CPU{more}", "a document", (key,), counted(key, "Python"), most=0.15,
                unit="ms")
            for key, more in (("inside", ", with validation"), ("inside-plain", ", without validation"))
        ] + [
            Row("all CPU outside of lxml and Saxon (files and hashing too), with validation", "a document", ("inside",),
                lambda r: own(r["inside"]), unit="ms")
        ],
        "floor": [
            Row("whole build, two workers", "lxml parses, the same bytes are written; one process", ("whole", "floor"),
                wall("whole", "floor")),
            Row("whole build: CPU", "the same", ("whole", "floor"), processor("whole", "floor")),
        ],
        **again(),
        **sized(sizes),
        **peers(sizes),
    }  # fmt: skip


def again() -> dict[str, list[Row]]:
    """Give what is done again, and what is done at once."""
    return {
        "unchanged": [
            Row("nothing changed", "Python starts, `stat` of the sources", ("unchanged", "stat"),
                wall("unchanged", "stat"), most=2),
            Row("nothing changed", "the same, published files too", ("unchanged", "stat-all"),
                wall("unchanged", "stat-all")),
        ],
        "paranoid": [
            Row("nothing changed, `--paranoid`", "Python starts, reads and hashes the sources", ("paranoid", "hash"),
                wall("paranoid", "hash")),
            Row("nothing changed, `--paranoid`", "the same, published files too", ("paranoid", "hash-all"),
                wall("paranoid", "hash-all"), most=2),
        ],
        "changed": [
            Row("one changed, published", "that one alone, cold, and 40 µs for each published file",
                ("changed", "alone"), lambda r: r["changed"].wall / may_take(r), most=1.5),
        ],
        "search": [
            Row("one changed, published: the search of all", "one changed, `--no-search`", ("changed", "unsearched"),
                lambda r: r["changed"].wall - r["unsearched"].wall, unit="s"),
        ],
        "serve": [Row("one changed, in `pecia serve`", "a second", ("serve",), lambda r: r["serve"].wall, most=1,
                      unit="s")],
        "version": [Row("`pecia --version`", "`python -c pass`", ("version", "python"), wall("version", "python"),
                        most=4)],
    }  # fmt: skip


def may_take(measured: Round) -> float:
    """Give the seconds against which one changed document is held."""
    return measured["alone"].wall + PUBLISHING * measured["changed"].numbers["files"]


def sized(sizes: Sizes) -> dict[str, list[Row]]:
    """Give what more documents, and larger ones, cost."""
    many, few, largest = sizes.many, sizes.few, max(sizes.large)
    whole, name = f"large-whole-{largest}", in_bytes(largest)
    return {
        "scale": [Row(f"documents a second at {many}", f"at {few}", ("many", "few"),
                      lambda r: many / r["many"].wall / (few / r["few"].wall), least=0.95)],
        "memory": [
            Row(f"peak memory of a worker, one document of {name}", "its size", (whole,),
                lambda r: r[whole].numbers["worker"] / r[whole].numbers["bytes"], most=20),
            Row(f"peak memory of a worker, {many} documents", f"{few} documents", ("many", "few"),
                lambda r: r["many"].numbers["worker"] / r["few"].numbers["worker"], most=1.1),
            Row(f"peak memory of the parent, {many} documents", f"{few} documents", ("many", "few"),
                lambda r: r["many"].numbers["parent"] / r["few"].numbers["parent"]),
        ],
        "pages": [Row("a page of a 10 KB document, without its text", "the document", ("pages",),
                      lambda r: r["pages"].numbers["ratio"], most=3)],
    }  # fmt: skip


def peers(sizes: Sizes) -> dict[str, list[Row]]:
    """Give where a peer may be faster, and others."""
    few, n = sizes.few, sizes.main
    found = {
        "warm": [Row("a document in the pure steps", f"on a JVM that is warm after {few * sizes.passes} documents",
                     ("steps", "jvm-warm"), lambda r: (r["jvm-warm"].numbers["last"] / few) / (r["steps"].wall / n))],
        "small": [
            Row("a small stylesheet, our Saxon", against, ("small-saxonche", key), wall(key, "small-saxonche"))
            for key, against in (("small-libxslt", "libxslt"), ("small-jvm", "Saxon-HE on the JVM"))
        ],
        "javascript": [
            Row("a document, all outputs (pure steps)", against, ("steps", key),
                a_document(key, sizes.sample, n))
            for key, against in (("saxonjs", "its page alone, SaxonJS"), ("ceteicean", "its page alone, CETEIcean"))
        ],
    }  # fmt: skip
    found["large"] = [
        Row(f"one document of {in_bytes(size)}, whole command", "one JVM, all outputs",
            (f"large-{size}", f"large-jvm-{size}"), wall(f"large-jvm-{size}", f"large-{size}"))
        for size in sizes.large
    ]  # fmt: skip
    return found
