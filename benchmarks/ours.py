"""What is measured of Pecia itself: each function runs one thing once."""

import json
import shutil
import statistics
from dataclasses import replace

from benchmarks import editions
from benchmarks.process import Missing, Sample, run
from benchmarks.world import World

TIMES_OF = "times: "
"""What the name of a number begins with that says how often something was called."""
TIMES = 20
"""How often what takes an instant is run for one sample."""
SAVES = 5
"""How often a document is saved for one sample."""


def steps(world: World) -> Sample:
    """Make all outputs of prepared documents in one process, and nothing else."""
    prepared = world.prepared(world.edition(world.sizes.main))
    return run(world.tools.program("pure.py", prepared, world.fresh()))


def inside(world: World, *options: str) -> Sample:
    """Tell where the processor's time goes, in milliseconds for one document more, in one process."""
    fewer, more = (counted(world, documents, *options) for documents in world.sizes.inside)
    documents = world.sizes.inside[1] - world.sizes.inside[0]
    numbers = {name: (more.get(name, 0) - fewer.get(name, 0)) / documents for name in sorted({*fewer, *more})}
    whole = sum(number for name, number in numbers.items() if not name.startswith(TIMES_OF))
    return Sample(whole * documents / 1000, numbers=numbers)


def counted(world: World, documents: int, *options: str) -> dict[str, float]:
    """Build in one process; gives milliseconds of the processor, by what they went to, and how often."""
    env = {"PECIA_CACHE": str(world.cache()), "PECIA_JING": "0"}
    done = run(world.tools.program("inside.py", world.edition(documents), world.fresh(), *options), env)
    told = json.loads(done.said.splitlines()[-1])
    spent = {name: seconds * 1000 for name, seconds in told["spent"].items()}
    return spent | {TIMES_OF + name: float(times) for name, times in told["calls"].items()}


def floor(world: World) -> Sample:
    """Parse the sources by lxml and write the same bytes as a build."""
    documents = world.sizes.main
    return timed_inside(
        run(world.tools.program("floor.py", world.edition(documents), world.site(documents), world.fresh()))
    )


def timed_inside(done: Sample) -> Sample:
    """Take the seconds that a program says itself."""
    wall, processor = map(float, done.said.split())
    return replace(done, wall=wall, processor=processor)


def unchanged(world: World, *options: str) -> Sample:
    """Build an edition again in which nothing changed."""
    if options and not world.tools.knows(options[0], "build"):
        raise Missing(f"`pecia build` knows no {options[0]}")
    documents = world.sizes.many
    site = world.site(documents)
    return world.again(world.edition(documents), site, *options)


def unchanged_read(world: World) -> Sample:
    """Build again with `--paranoid`; all that it reads was read a moment before, as for what stands beside it."""
    looked_at_all(world, "--hash")
    return unchanged(world, "--paranoid")


def looked(world: World, *options: str) -> Sample:
    """Start Python and look at all sources."""
    return run(world.tools.program("looked.py", *options, world.edition(world.sizes.many)))


def looked_at_all(world: World, *options: str) -> Sample:
    """Start Python and look at all sources and all published files."""
    documents = world.sizes.many
    return run(world.tools.program("looked.py", *options, world.edition(documents), world.site(documents)))


def changed(world: World, number: int) -> Sample:
    """Build an edition again of which one document changed; `files` is how many it publishes."""
    documents = world.sizes.many
    site = world.site(documents)
    document = world.edition(documents) / f"d{documents // 2:05}.xml"
    editions.edited(document, f"word{number}")
    done = world.again(world.edition(documents), site)
    return replace(done, numbers={"files": float(sum(path.is_file() for path in site.rglob("*")))})


def unsearched(world: World, number: int) -> Sample:
    """Build the same edition again, of which one document changed, without the search, which is made of all."""
    documents = world.sizes.many
    edition = world.once(f"unsearched-{documents}", lambda folder: shutil.copytree(world.edition(documents), folder))
    site = world.once(f"site-unsearched-{documents}", lambda folder: world.again(edition, folder, "--no-search"))
    editions.edited(edition / f"d{documents // 2:05}.xml", f"word{number}")
    return world.again(edition, site, "--no-search")


def one_alone(world: World) -> Sample:
    """Build the document that changes, alone and cold."""
    documents = world.sizes.many
    folder = editions.copied(world.edition(documents) / f"d{documents // 2:05}.xml", world.fresh())
    return world.build(folder)


def served(world: World, number: int) -> Sample:
    """Change one document some times while `pecia serve` runs; gives the seconds until its page is new, the median."""
    if not world.tools.knows("serve"):
        raise Missing("this `pecia` has no `serve`")
    from benchmarks.serving import saved

    documents = world.sizes.main
    edition = world.once(f"served-{documents}", lambda folder: shutil.copytree(world.edition(documents), folder))
    document = edition / f"d{documents // 2:05}.xml"
    env = {"PECIA_CACHE": str(world.kept), "PECIA_JING": "0"}
    seconds = saved(
        [world.tools.pecia, "serve", "--quiet", edition], env, document, [f"saved{number}x{n}" for n in range(SAVES)]
    )
    return Sample(statistics.median(seconds))


def by_dask(world: World) -> Sample:
    """Build by two workers of Dask, started on the loopback address for this."""
    if not world.tools.knows("--executor", "build"):
        raise Missing("`pecia build` knows no --executor")
    from benchmarks.dask import cluster

    with cluster(world.tools.python, world.cache()) as address:
        return world.build(world.edition(world.sizes.main), "--no-validate", "--executor", f"dask://{address}")


def large(world: World, size: int) -> Sample:
    """Build one document of about so many bytes."""
    return world.build(world.one(size), "--no-validate", "-j", "1")


def large_whole(world: World, size: int) -> Sample:
    """Build it and say all that is wrong with it; `bytes` is its true size."""
    edition = world.one(size)
    done = world.build(edition, "-j", "1", watched=True)
    return replace(done, numbers={**done.numbers, "bytes": float((edition / "merged.xml").stat().st_size)})


def start(command: list[object]) -> Sample:
    """Start something that ends at once; gives the mean of many times."""
    samples = [run(command) for _ in range(TIMES)]
    return Sample(sum(each.wall for each in samples) / TIMES, sum(each.processor for each in samples) / TIMES)


def whole(world: World, documents: int) -> Sample:
    """Build an edition cold and say all that is wrong with it, by two workers."""
    return world.build(world.edition(documents), "-j", "2", watched=True)


def pages(world: World) -> Sample:
    """Weigh the pages of documents of about 10 KB, without their text, against their sources."""
    documents = world.sizes.few
    said = run(world.tools.program("pages.py", world.edition(documents), world.site(documents))).said
    return Sample(0, numbers={"ratio": statistics.median(map(float, said.split()))})
