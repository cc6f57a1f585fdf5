"""The workers: a death, a hang or a fault costs one task, and every result comes to its task."""

import multiprocessing
import os
import sys

import pytest
from jobs import Job, Jobs, Unopened, process, silent, stages, work

from pipeline import crew
from pipeline.limits import DEADLINE, Limits
from pipeline.problem import UsageError
from pipeline.workers import ahead, begun, workers

ANY = Limits()


def run(*jobs: Job, count: int = 2, limits: Limits = ANY) -> dict[str, str]:
    with workers(count, limits=limits) as go:
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


def test_a_task_that_was_given_out_ahead_is_told_only_to_who_asks():
    with workers(1) as go:
        found = ahead(go, work, Job("first"))
        assert {done.result for done in go(work, [Job("a"), Job("b")])} == {"A", "B"}
        assert found is not None
        assert found() == "FIRST"


@pytest.mark.parametrize("does", ["die", "fail"])
def test_a_task_that_was_given_out_ahead_may_be_lost(does):
    with workers(1) as go:
        found = ahead(go, work, Job("first", does))
        assert [done.result for done in go(work, [Job("a")])] == ["A"]
        assert found is not None
        assert found() is None


@pytest.mark.parametrize(("does", "error"), [("stop", UsageError), ("full", OSError)])
def test_what_stops_the_build_is_told_of_a_task_ahead_if_it_is_asked_for(does, error):
    with workers(1) as go:
        found = ahead(go, work, Job("first", does))
        assert [done.result for done in go(work, [Job("a")])] == ["A"]
        assert found is not None
        with pytest.raises(error):
            found()


@pytest.mark.parametrize("does", ["", "die", "fail", "stop"])
def test_of_some_tasks_nobody_is_told_whatever_becomes_of_them(does):
    with workers(1) as go:
        for n in range(9):
            begun(go, work, Job("first", does if n == 8 else ""))
            assert {done.result for done in go(work, [Job("a"), Job("b")])} == {"A", "B"}


def test_the_workers_end_though_one_is_at_work_of_which_nobody_is_told():
    with workers(1) as go:
        begun(go, work, Job("first", "hang"))
    assert not multiprocessing.active_children()


@pytest.mark.parametrize(("does", "reason"), [
    ("die", "ended (status 7)"), ("fail", "by a KeyError"), ("memory", "enough memory"),
])  # fmt: skip
def test_a_fault_costs_its_task_only(does, reason):
    found = run(Job("a"), Job("b", does), *[Job(f"c{n}") for n in range(6)])
    assert reason in found.pop("b")
    assert found == {name: name.upper() for name in ("a", "c0", "c1", "c2", "c3", "c4", "c5")}


@pytest.mark.parametrize(("does", "deadline", "time"), [("hang", 0.2, "2 seconds"), ("loop", 0.6, "1 second of work")])
def test_a_task_without_end_is_stopped(does, deadline, time):
    found = run(Job("a"), Job("b", does), Job("c"), limits=Limits(deadline=deadline))
    assert found.pop("b") == f"! it wasn't ready after {time} and was stopped"
    assert found == {"a": "A", "c": "C"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's data")
def test_a_task_without_measure_has_no_more_than_its_share_of_memory():
    with workers(2, limits=Limits(memory=500)) as run:
        done = list(run(work, [Job("a", "grow")]))
    assert [(each.result, each.reason) for each in done] == [(None, "there wasn't enough memory for it")]


def test_a_large_source_has_a_longer_deadline():
    assert Limits().allowed(Job("a", size=5_000_000)) == (DEADLINE * 3.5,)
    assert Limits(deadline=2.0).allowed(Job("a", size=5_000_000)) == (7.0,)


def chunk(*jobs: Job, work=stages, limits: Limits = ANY) -> dict[str, str]:
    """Give what came of each job of a chunk."""
    found: dict[str, str] = {}
    with workers(2, limits=limits) as go:
        for done in go(work, [Jobs(jobs)]):
            names = [job.name for job in done.task.pieces]
            assert not set(names) & set(found), "a piece was answered twice"
            found.update(zip(names, done.result or [f"! {done.reason}"], strict=True))
    return found


GOOD = [Job(f"c{n}") for n in range(4)]
UPPER = {job.name: job.name.upper() for job in GOOD}


@pytest.mark.parametrize("work", [stages, silent])
@pytest.mark.parametrize(("does", "reason"), [
    ("die", "the process that worked on it ended (status 7)"),
    ("crash", "the process that worked on it ended (signal 11)"),
    ("killed", "the process that worked on it was killed (signal 9), perhaps for want of memory"),
    ("memory", "there wasn't enough memory for it"),
    ("fail", "Pecia itself failed on it, by a KeyError"),
])  # fmt: skip
def test_a_piece_that_ends_its_worker_costs_itself_only(work, does, reason):
    found = chunk(*GOOD[:2], Job("b", does), *GOOD[2:], work=work)
    assert found == {**UPPER, "b": f"! {reason}"}


def lookup_fails(_manager: object, _number: int) -> None:
    raise LookupError


@pytest.mark.parametrize("work", [stages, silent])
def test_a_death_that_the_pool_misses_costs_its_piece_only(work, monkeypatch):
    monkeypatch.setattr("pebble.pool.process.PoolManager.find_expired_task", lookup_fails)
    found = chunk(GOOD[0], *[Job(f"b{n}", "die") for n in range(4)], GOOD[1], work=work)
    reason = "! the process that worked on it ended (status 7)"
    assert found == {"c0": "C0", "c1": "C1", **{f"b{n}": reason for n in range(4)}}


def test_workers_are_begun_anew_where_the_pool_lost_a_task_before_its_first_word(tmp_path, monkeypatch):
    monkeypatch.setattr("pebble.pool.process.PoolManager.find_expired_task", lookup_fails)
    monkeypatch.setattr(crew, "STALLED", 2.0)
    with workers(1, ["jobs"]) as go:
        [done] = go(work, [Unopened("a", str(tmp_path / "mark"))])
    assert done.result == "A"


def test_a_piece_that_hangs_costs_itself_only():
    found = chunk(*GOOD[:2], Job("b", "hang"), *GOOD[2:], Job("d", "die"), limits=Limits(deadline=0.1))
    assert found == {
        **UPPER,
        "b": "! it wasn't ready after 1 second and was stopped",
        "d": "! the process that worked on it ended (status 7)",
    }


def test_each_piece_has_a_deadline_of_its_own():
    jobs = [Job(f"s{n}", "slow:0.5") for n in range(4)]
    assert chunk(*jobs, limits=Limits(deadline=0.15)) == {job.name: job.name.upper() for job in jobs}


def test_a_late_piece_is_stopped_where_the_system_has_no_alarm(monkeypatch):
    monkeypatch.setattr(crew, "HAS_ALARM", False)
    found = chunk(GOOD[0], Job("b", "hang"), GOOD[1], limits=Limits(deadline=0.1))
    assert found == {"c0": "C0", "c1": "C1", "b": "! it wasn't ready after 1 second and was stopped"}


def test_a_piece_that_was_lost_by_chance_is_tried_again(tmp_path):
    assert chunk(GOOD[0], Job("b", f"once:{tmp_path / 'mark'}"), GOOD[1]) == {"c0": "C0", "b": "B", "c1": "C1"}


def test_what_will_be_avoided_is_tried_again_as_long_as_there_is_more():
    asked: list[str] = []

    def avoided(task: Job, piece: int) -> bool:
        asked.append(f"{task.name} {piece}")
        return len(asked) < 3

    with workers(1) as go:
        [done] = go(work, [Job("b", "die")], avoided)
    assert (done.result, asked) == (None, ["b 0"] * 4)


def test_no_process_begins_where_nothing_is_to_do():
    with workers(2) as go:
        assert not list(go(work, []))
        assert multiprocessing.active_children() == []


def test_no_more_processes_begin_than_there_are_tasks():
    with workers(8) as go:
        list(go(work, [Job("a")]))
        assert len(multiprocessing.active_children()) == 1
        list(go(work, [Job(f"b{n}", "slow") for n in range(3)]))
        assert len(multiprocessing.active_children()) == 3


def test_to_announce_outside_of_a_worker_does_nothing():
    assert stages(Jobs(tuple(GOOD))) == ("C0", "C1", "C2", "C3")


@pytest.mark.parametrize(("does", "error"), [("stop", UsageError), ("full", OSError)])
def test_what_stops_the_whole_build_is_raised(does, error):
    with pytest.raises(error):
        run(Job("a"), Job("b", does), Job("c", "slow"))
