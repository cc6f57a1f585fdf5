"""The foreman: a process beside each thread of a cluster's worker, with a supervised worker of ours below it.

A worker of a cluster serves many masters for days. Saxon is locked once for all in its process, and a text that loops
or dies would take the cluster's worker with it; so it only passes batches on, and what a local build has (a deadline
for each document, a bound of memory, blame for a death) holds here too, by the same code.
"""

import os
import queue
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.again import Avoided
from pipeline.cluster.parcel import Places, pack, unpack
from pipeline.edition import SHIPPED
from pipeline.limits import Limits
from pipeline.problem import PipelineError
from pipeline.workers import Done, workers

IDLE = 120.0
"""Seconds without work after which a foreman ends: its master may have gone without a word."""
LENGTH = 8
"""Bytes of a message's length."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some tasks, and the function that does each."""

    work: Callable[[Any], Any]
    tasks: tuple[Any, ...]
    avoided: Avoided


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a batch."""

    done: tuple[tuple[int, Done[Any, Any]], ...] = ()
    """The number of each task in the batch, and what came of it."""
    stops: PipelineError | OSError | None = None
    """What stops the whole build."""


def places(root: str, staging: str) -> Places:
    """Give the folders of this side; among them that for temporary files, in which a run has one for its notes."""
    temporary = Path(tempfile.gettempdir())
    return {"root": Path(root), "staging": Path(staging), "shipped": SHIPPED, "temporary": temporary}


def never(_task: object, _piece: int) -> bool:
    """Say that nothing will be avoided the next time."""
    return False


def send(stream: BinaryIO, data: bytes) -> None:
    """Send a message. Raises OSError where nobody listens any more."""
    stream.write(len(data).to_bytes(LENGTH, "big") + data)
    stream.flush()


def receive(stream: BinaryIO) -> bytes:
    """Wait for a message. Raises EOFError where none will come."""
    head = stream.read(LENGTH)
    data = stream.read(int.from_bytes(head, "big")) if len(head) == LENGTH else b""
    if not data:
        raise EOFError
    return data


def main(root: str, staging: str, deadline: str, memory: str, *loads: str) -> None:
    """Take batches from standard input, have them done one after the other, and answer on standard output."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    orders: queue.Queue[bytes] = queue.Queue()
    threading.Thread(target=listen, args=[orders], daemon=True).start()
    here = places(root, staging)
    with workers(1, loads, limits=Limits(float(deadline), int(memory))) as run:
        send(answers, b"ready")
        while True:
            try:
                order = orders.get(timeout=IDLE)
            except queue.Empty:
                return
            send(answers, pack(answered(unpack(order, here), run), here))


def listen(orders: "queue.Queue[bytes]") -> None:
    """Hand on what comes; end the process, in the middle of whatever it does, when the cluster's worker is gone."""
    while True:
        try:
            orders.put(receive(sys.stdin.buffer))
        except (EOFError, OSError):
            os._exit(0)


def run_of(task: Any) -> str:  # noqa: ANN401 - of whatever kind
    """Give the folder in which a task's workers note which schema they try; nothing where they don't."""
    return getattr(getattr(task, "judging", task), "run", "")


def answered(batch: Batch, run: Any) -> Answer:  # noqa: ANN401 - a Run, of whatever tasks there are
    """Do a batch. The tasks themselves don't go back where the master has them."""
    numbers = {id(task): number for number, task in enumerate(batch.tasks)}
    for folder in {run_of(task) for task in batch.tasks} - {""}:
        Path(folder).mkdir(parents=True, exist_ok=True)
    try:
        done = [(numbers.get(id(one.task), -1), one) for one in run(batch.work, batch.tasks, batch.avoided)]
    except (PipelineError, OSError) as error:
        return Answer(stops=error)
    return Answer(tuple((number, replace(one, task=None) if number >= 0 else one) for number, one in done))
