"""What is measured of others, beside ours: each function runs one thing once."""

import json
import random
from dataclasses import replace
from pathlib import Path

from benchmarks.process import Sample, run
from benchmarks.tools import PROGRAMS
from benchmarks.world import World
from pipeline.format import CITATIONS, FORMATS

ENDINGS = {each.stylesheet: each.ending for each in FORMATS}
PURE = (
    ".html=html",
    ".txt=text",
    ".diplomatic.txt=text?view=diplomatic",
    f"{'|'.join(ENDINGS[name] for name in CITATIONS)}=citations",
)
"""What is made of each document: page, both texts, and all citations at once."""
RECORD = ".record.xml=record"
SMALL = PROGRAMS / "small.xsl"


def formats(world: World, rows: tuple[str, ...]) -> list[str]:
    """Name stylesheets of the package as our program in Java wants them."""
    folder, found = world.tools.package / "xslt", []
    for row in rows:
        ending, name = row.split("=", 1)
        stem, sign, parameter = name.partition("?")
        found.append(f"{ending}={folder / stem}.xsl{sign}{parameter}")
    return found


def on_the_jvm(world: World, documents: Path, *rows: str, passes: int = 1) -> Sample:
    """Run stylesheets over documents in one JVM, from its start to its end."""
    return run([*world.tools.saxon, documents, world.fresh(), passes, *rows])


def jvm(world: World) -> Sample:
    """Make all outputs of prepared documents in one JVM."""
    return on_the_jvm(world, world.prepared(world.edition(world.sizes.main)), *formats(world, PURE))


def same(world: World) -> Sample:
    """Compare what the JVM makes with what the pure steps make: `files`, and how many differ.

    They are compared byte for byte, but for the order of JSON's keys, in which versions of Saxon differ.
    """
    prepared, ours = world.prepared(world.edition(world.sizes.inside[0])), world.fresh()
    run(world.tools.program("pure.py", prepared, ours))
    theirs = world.fresh()
    run([*world.tools.saxon, prepared, theirs, 1, *formats(world, PURE)])
    files = sorted(ours.iterdir())
    differ = sum(content(path) != content(theirs / path.name) for path in files)
    return Sample(0, numbers={"files": float(len(files)), "differ": float(differ)})


def content(path: Path) -> object:
    """Give what a file holds: its bytes, or what JSON in it says."""
    return json.loads(path.read_bytes()) if path.suffix == ".json" else path.read_bytes()


def jvm_large(world: World, size: int) -> Sample:
    """Do the same with one document."""
    return on_the_jvm(world, world.prepared(world.one(size)), *formats(world, PURE))


def jvm_each(world: World, number: int) -> Sample:
    """Do the same with a JVM for each file; other files in every round; extrapolated to all."""
    documents = sorted(world.prepared(world.edition(world.sizes.main)).glob("*.xml"))
    random.Random(1).shuffle(documents)
    each = world.sizes.each
    chosen = documents[number * each : (number + 1) * each] or documents[:each]
    samples = [on_the_jvm(world, path, *formats(world, PURE)) for path in chosen]
    return sum(samples, Sample(0)).scaled(len(documents) / len(chosen))


def jvm_whole(world: World) -> Sample:
    """Make all outputs, the records and SVRL in one JVM, then judge all by Jing in another."""
    edition = world.edition(world.sizes.main)
    rows = [*formats(world, (*PURE, RECORD)), f".svrl={world.tools.schematron}"]
    first = on_the_jvm(world, world.prepared(edition), *rows)
    return first + run([*world.tools.jing, *sorted(edition.glob("*.xml"))], accepts=(0, 1))


def jvm_warm(world: World) -> Sample:
    """Go over documents again and again; `last` is the seconds of the last pass."""
    prepared = world.prepared(world.edition(world.sizes.few))
    done = on_the_jvm(world, prepared, *formats(world, PURE), passes=world.sizes.passes)
    return replace(done, numbers={"last": float(done.said.split()[-1])})


def small(world: World, engine: str) -> Sample:
    """Run a small stylesheet of XSLT 1.0 over the sources, by libxslt or by our Saxon; without starting."""
    done = run(world.tools.program("small.py", engine, SMALL, world.edition(world.sizes.main), world.fresh()))
    return inside(done)


def small_jvm(world: World) -> Sample:
    """Do the same on the JVM; without starting."""
    return inside(on_the_jvm(world, world.edition(world.sizes.main), f".html={SMALL}"))


def inside(done: Sample) -> Sample:
    """Take the seconds that a program says itself, without its start."""
    return replace(done, wall=float(done.said.split()[-1]))


def page_by_saxonjs(world: World) -> Sample:
    """Make pages by SaxonJS, compiled before; without starting."""
    compiled = world.once("html.sef", lambda path: path.write_bytes(world.tools.compiled_for_node("html").read_bytes()))
    prepared = world.prepared(world.edition(world.sizes.few))
    program = ["node", PROGRAMS / "saxonjs.mjs", world.tools.modules, compiled]
    return inside(run([*program, prepared, world.fresh(), world.sizes.sample]))


def page_by_ceteicean(world: World) -> Sample:
    """Turn sources into CETEIcean's elements under jsdom; without starting."""
    program = ["node", PROGRAMS / "ceteicean.mjs", world.tools.modules]
    return inside(run([*program, world.edition(world.sizes.few), world.fresh(), world.sizes.sample]))
