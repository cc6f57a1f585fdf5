"""What is measured: each measure runs one thing once and gives a sample."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks import ours, peers
from benchmarks.process import Sample
from benchmarks.world import Sizes, World

OFTEN, SELDOM, ONCE = 0, 3, 1
MANY_BYTES, MOST_BYTES = 1_000_000, 10_000_000


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is run in every round."""

    title: str
    run: Callable[[World, int], Sample]
    """Runs it in a world; gets the number of the round, from 0."""
    documents: int = 0
    """How many documents it does; 0 where that says nothing."""
    rounds: int = OFTEN
    """In how many rounds at most; 0: in all."""


def measures(sizes: Sizes) -> dict[str, Measure]:
    """Give all measures, in the order in which a round runs them: what is compared stands together."""
    found = {**engines(sizes), **wholes(sizes), **incremental(sizes), **starting()}
    for size in sizes.large:
        found |= large(size)
    return found | small(sizes) | slow(sizes)


def engines(sizes: Sizes) -> dict[str, Measure]:
    """Give HTML, both texts and citations, in one process and in two, beside the JVM."""
    n, each, few, passes = sizes.main, sizes.each, sizes.few, sizes.passes
    return {
        "steps": Measure(
            "the pure steps: all outputs of prepared documents, one process", lambda w, _: ours.steps(w), n
        ),
        "jvm": Measure("Saxon-HE, one JVM: the same outputs of the same files", lambda w, _: peers.jvm(w), n),
        "one": Measure(
            "`pecia build --no-validate -j 1`, cold",
            lambda w, _: w.build(w.edition(n), "--no-validate", "-j", "1"),
            n,
        ),
        "two": Measure(
            "`pecia build --no-validate -j 2`, cold",
            lambda w, _: w.build(w.edition(n), "--no-validate", "-j", "2"),
            n,
        ),
        "dask": Measure("the same by Dask, two workers", lambda w, _: ours.by_dask(w), n, SELDOM),
        "jvm-each": Measure(f"a JVM for each file ({each} files a round, extrapolated)", peers.jvm_each, n),
        "same": Measure("what both make, compared", lambda w, _: peers.same(w), rounds=ONCE),
        "jvm-warm": Measure(
            f"Saxon-HE, one JVM, {passes} passes over {few} documents",
            lambda w, _: peers.jvm_warm(w),
            few * passes,
            ONCE,
        ),
    }


def wholes(sizes: Sizes) -> dict[str, Measure]:
    """Give whole builds, beside the JVM, the floor, and a tenth of the documents."""
    n, many, few = sizes.main, sizes.many, sizes.few
    return {
        "whole": Measure("`pecia build -j 2`, cold", lambda w, _: ours.whole(w, n), n),
        "jvm-whole": Measure("the same stylesheets and SVRL in one JVM, then Jing", lambda w, _: peers.jvm_whole(w), n),
        "floor": Measure("lxml parses, the same bytes are written; without starting", lambda w, _: ours.floor(w), n),
        "many": Measure(f"`pecia build -j 2`, cold, {many} documents", lambda w, _: ours.whole(w, many), many),
        "few": Measure(f"`pecia build -j 2`, cold, {few} documents", lambda w, _: ours.whole(w, few), few),
        "inside": Measure(
            "a document more, in one process, with validation", lambda w, _: ours.inside(w), rounds=SELDOM
        ),
        "inside-plain": Measure(
            "a document more, in one process, without validation",
            lambda w, _: ours.inside(w, "--no-validate"),
            rounds=SELDOM,
        ),
        "pages": Measure("pages weighed", lambda w, _: ours.pages(w), rounds=ONCE),
    }


def incremental(sizes: Sizes) -> dict[str, Measure]:
    """Give what is done again."""
    many = sizes.many
    return {
        "unchanged": Measure(f"`pecia build`, nothing changed, {many} documents", lambda w, _: ours.unchanged(w), many),
        "stat": Measure("Python starts and looks at the sources", lambda w, _: ours.looked(w), many),
        "stat-all": Measure("the same, published files too", lambda w, _: ours.looked_at_all(w), many),
        "paranoid": Measure("`pecia build --paranoid`, nothing changed", lambda w, _: ours.unchanged_read(w), many),
        "hash": Measure("Python starts, reads and hashes the sources", lambda w, _: ours.looked(w, "--hash"), many),
        "hash-all": Measure("the same, published files too", lambda w, _: ours.looked_at_all(w, "--hash"), many),
        "changed": Measure(f"`pecia build`, one of {many} changed", ours.changed),
        "unsearched": Measure(f"`pecia build --no-search`, one of {many} changed", ours.unsearched),
        "alone": Measure("that document alone, cold", lambda w, _: ours.one_alone(w)),
        "serve": Measure("`pecia serve`, one changed", ours.served),
    }


def starting() -> dict[str, Measure]:
    """Give what every command pays."""
    return {
        "version": Measure("`pecia --version`", lambda w, _: ours.start([w.tools.pecia, "--version"])),
        "python": Measure("`python -c pass`", lambda w, _: ours.start([w.tools.python, "-c", "pass"])),
    }


def large(size: int) -> dict[str, Measure]:
    """Give what is made of one document."""
    title = f"one document of {in_bytes(size)}"
    rounds = ONCE if size > MOST_BYTES else SELDOM if size > MANY_BYTES else OFTEN
    return {
        f"large-{size}": Measure(
            f"{title}: `pecia build --no-validate -j 1`", lambda w, _: ours.large(w, size), 1, rounds
        ),
        f"large-jvm-{size}": Measure(
            f"{title}, prepared: all outputs, one JVM", lambda w, _: peers.jvm_large(w, size), 1, rounds
        ),
        f"large-whole-{size}": Measure(
            f"{title}: `pecia build -j 1`", lambda w, _: ours.large_whole(w, size), 1, rounds
        ),
    }


def small(sizes: Sizes) -> dict[str, Measure]:
    """Give a small stylesheet that libxslt runs too; without starting."""
    n, what = sizes.main, "a small stylesheet of XSLT 1.0"
    return {
        "small-libxslt": Measure(f"{what}, libxslt", lambda w, _: peers.small(w, "libxslt"), n),
        "small-saxonche": Measure(f"{what}, our Saxon", lambda w, _: peers.small(w, "saxonche"), n),
        "small-jvm": Measure(f"{what}, Saxon-HE on the JVM", lambda w, _: peers.small_jvm(w), n),
    }


def slow(sizes: Sizes) -> dict[str, Measure]:
    """Give pages by JavaScript, of few documents."""
    n = sizes.sample
    return {
        "saxonjs": Measure(
            "our `html.xsl`, compiled by xslt3, in SaxonJS", lambda w, _: peers.page_by_saxonjs(w), n, SELDOM
        ),
        "ceteicean": Measure("CETEIcean under jsdom", lambda w, _: peers.page_by_ceteicean(w), n, SELDOM),
    }


def in_bytes(size: int) -> str:
    """Give a size in words."""
    return f"{size // 1_000_000} MB" if size >= 1_000_000 else f"{size // 1000} KB"  # noqa: PLR2004
