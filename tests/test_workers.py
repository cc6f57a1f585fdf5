"""The workers: a death, a hang or a fault costs one task, and every result comes to its task."""

import os
import subprocess
import sys

import pytest
from jobs import Job, process, work
from worlds import tei, world

from pipeline import workers as house
from pipeline.passes import results
from pipeline.problem import UsageError
from pipeline.workers import workers


def run(*jobs: Job, count: int = 2) -> dict[str, str]:
    with workers(count) as go:
        return {done.task.name: done.result or f"! {done.reason}" for done in go(work, jobs)}


def test_every_task_gets_its_result():
    jobs = [Job(f"j{n}") for n in range(40)]
    assert run(*jobs) == {job.name: job.name.upper() for job in jobs}


def test_no_task_is_no_work():
    assert run() == {}


def test_the_work_is_done_in_other_processes():
    with workers(1) as go:
        [done] = go(process, [Job("a")])
    assert done.result not in {None, os.getpid()}


@pytest.mark.parametrize(("does", "reason"), [
    ("die", "ended (status 7)"), ("fail", "by a KeyError"), ("memory", "enough memory"),
])  # fmt: skip
def test_a_fault_costs_its_task_only(does, reason):
    found = run(Job("a"), Job("b", does), *[Job(f"c{n}") for n in range(6)])
    assert reason in found.pop("b")
    assert found == {name: name.upper() for name in ("a", "c0", "c1", "c2", "c3", "c4", "c5")}


def test_a_task_that_hangs_is_stopped(monkeypatch):
    monkeypatch.setattr(house, "DEADLINE", 1.0)
    found = run(Job("a"), Job("b", "hang"), Job("c"))
    assert found.pop("b") == "! it wasn't ready after 1 seconds and was stopped"
    assert found == {"a": "A", "c": "C"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's data")
def test_a_task_without_measure_has_no_more_than_its_share_of_memory(monkeypatch):
    monkeypatch.setattr(house, "memory", lambda: 1_000_000_000)
    with workers(2) as run:
        done = list(run(work, [Job("a", "grow")]))
    assert [(each.result, each.reason) for each in done] == [(None, "there wasn't enough memory for it")]


def test_a_large_source_has_a_longer_deadline():
    assert house.deadline(Job("a", size=5_000_000)) == house.DEADLINE + 5 * house.DEADLINE_PER_MEGABYTE


@pytest.mark.parametrize(("does", "error"), [("stop", UsageError), ("full", OSError)])
def test_what_stops_the_whole_build_is_raised(does, error):
    with pytest.raises(error):
        run(Job("a"), Job("b", does), Job("c", "slow"))


def test_results_come_in_the_order_of_the_tasks():
    jobs = [Job("a", "slow"), Job("b"), Job("c", "fail"), Job("d")]
    said: list[tuple[str, int, int]] = []
    with workers(2) as go:
        found = results(work, jobs, go, lambda *row: said.append(row), "Trying", lambda job, _: f"no {job.name}")
    assert found == ["A", "B", "no c", "D"]
    assert said == [("Trying", n, 4) for n in (1, 2, 3, 4)]


LOOPING = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="f"
 xpath-default-namespace="http://www.tei-c.org/ns/1.0">
<xsl:function name="f:go"><xsl:param name="n"/><xsl:sequence select="if ($n lt 0) then $n else f:go($n + 1)"/></xsl:function>
<xsl:function name="f:deep"><xsl:param name="n"/><xsl:sequence select="if ($n lt 0) then $n else 1 + f:deep($n + 1)"/></xsl:function>
<xsl:template match="/"><xsl:value-of select="
  if (//title = 'Endless') then f:go(1) else if (//title = 'Deep') then f:deep(1) else 'Fine'"/></xsl:template>
</xsl:stylesheet>"""
PATCHED = "import pipeline.workers as w; w.DEADLINE = 20.0; from pipeline.cli import main; main()"


def test_a_document_that_hangs_or_dies_costs_only_itself(tmp_path):
    toml = 'formats.own = { stylesheet = "own.xsl", ending = ".own" }'
    titles = {"a": "Endless", "b": "Deep", "c": "C", "d": "D", "e": "E"}
    world(tmp_path, {"edition.toml": toml, "xslt/own.xsl": LOOPING})
    world(tmp_path / "tei", {f"{name}.xml": tei(title=title) for name, title in titles.items()})
    command = [sys.executable, "-P", "-c", PATCHED, "build", str(tmp_path), "-j", "2"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert done.returncode == 1, done.stderr
    errors = [line for line in done.stderr.splitlines() if ": error: " in line]
    assert [line.split(":")[0] for line in errors] == ["tei/a.xml", "tei/b.xml"]
    assert "wasn't ready after 20 seconds" in errors[0]
    assert sorted(path.name for path in (tmp_path / "output").glob("*.own")) == ["c.own", "d.own", "e.own"]
    assert not (tmp_path / "output/a.html").exists()
