"""Runs tasks on many machines, by a scheduler of Dask: the same `Run` as that of local workers, and the same results.

Dask decides which machine does what, and gives what a lost machine had to another. On each machine a foreman runs our
own supervised worker, so that a document that loops or dies costs what it costs locally.
"""

import contextlib
import logging
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from pipeline.again import Avoided
from pipeline.cluster.foreman import Answer, Batch, never, places
from pipeline.cluster.host import Order, batch_there, goodbye, hello, versions
from pipeline.cluster.parcel import Places, pack, unpack
from pipeline.limits import Limits
from pipeline.problem import OutputError, PipelineError, UsageError
from pipeline.workers import USUAL, Done, Run, Task

if TYPE_CHECKING:
    from distributed import Client, Future

SCHEME = "dask"
HUSHED = ("distributed", "tornado", "asyncio")
"""Whose logs are silent."""
BATCH = 50
"""How many documents a batch has: Dask spends about 3 ms on each."""
BYTES = 4_000_000
"""How many bytes of sources a batch has at most, unless a single document has more."""
WAITING = 3
"""How many batches wait for each thread of the cluster."""
REACHED = 20.0
"""Seconds in which a scheduler must answer."""
LOOK = 5.0
"""Seconds after which it is looked whether there still are workers."""
PATIENCE = 60.0
"""Seconds for which a cluster may be without a worker."""
WITNESS = ".witness"
"""The file of the staging folder by which a worker can tell that it sees the master's disk."""
T = TypeVar("T", bound=Task)
R = TypeVar("R")
Batches = deque[tuple[Any, ...]]


@contextmanager
def cluster(  # noqa: PLR0913, PLR0917 - all that the machines must know
    address: str,
    root: Path,
    staging: Path,
    loads: Sequence[str] = (),
    limits: Limits = USUAL,
    source: str = "",
    site: str = "",
) -> Iterator[Run]:
    """Open a connection to a scheduler, and give the function that runs tasks on its workers.

    `address` is `dask://HOST:PORT`; `root` and `staging` are the folders of which the tasks speak; `limits` is what
    each document may take; `source` is the URL from which the edition comes, for workers that don't see these folders;
    `site` is that to which the site goes.
    Raises UsageError where the cluster can't be used, OutputError where it goes away.
    """
    with connected(address) as client:
        token = os.urandom(8).hex()
        shared = inspected(client, address, staging)
        if not shared and not source:
            message = f"The workers of {address} don't see {root}."
            raise UsageError(
                message, "Let them share the disk, or give the edition's place by a URL: pecia build s3://…"
            )
        order = Order(token, str(root), str(staging), tuple(loads), limits, "" if shared else source, site)
        try:
            yield Pool(client, address, order, places(str(root), str(staging))).run
        finally:
            with contextlib.suppress(Exception):
                client.run(goodbye, token, on_error="ignore")


@contextmanager
def connected(address: str) -> Iterator["Client"]:
    """Connect to a scheduler. Raises UsageError where that can't be."""
    place = urlsplit(address)
    if place.scheme != SCHEME or not place.netloc or place.path.strip("/"):
        raise UsageError(f"“{address}” isn't the address of a cluster.", "Write dask://HOST:PORT.")
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, which only this needs
    except ModuleNotFoundError as error:
        message = "Many machines need the extra “cluster”, which isn't installed."
        raise UsageError(message, 'Install it: pip install "pecia[cluster]"') from error
    hush()
    try:
        client = Client(f"tcp://{place.netloc}", timeout=REACHED, name="pecia")
    except (OSError, ValueError, TimeoutError) as error:
        message = f"No scheduler answers at {address}."
        raise UsageError(message, f"Start one: dask scheduler --port {place.port or 8786}") from error
    try:
        yield client
    finally:
        with contextlib.suppress(Exception):
            client.close(timeout=2)


def hush() -> None:
    """Let Dask be silent, also its modules that have a log of their own: what is wrong is told in a sentence."""
    for name in tuple(logging.root.manager.loggerDict):
        if name.partition(".")[0] in HUSHED:
            logger = logging.getLogger(name)
            logger.handlers[:] = [logging.NullHandler()]
            logger.setLevel(logging.CRITICAL + 1)
            logger.propagate = False


def inspected(client: "Client", address: str, staging: Path) -> bool:
    """Tell whether all workers see the staging folder. Raises UsageError where none is, or one has other versions."""
    witness = staging / WITNESS
    witness.touch()
    try:
        found: dict[str, Any] = client.run(hello, str(witness), on_error="return")
    except ModuleNotFoundError as error:
        message = f"A worker of {address} has no {error.name}."
        raise UsageError(message, 'Install on each machine what is here: pip install "pecia[cluster]"') from error
    finally:
        witness.unlink()
    if not found:
        raise UsageError(f"The scheduler at {address} has no workers.", f"Start some: dask worker {bare(address)}")
    here = versions()
    for worker, said in sorted(found.items()):
        if isinstance(said, Exception):
            raise UsageError(f"The worker {worker} can't work: {said}.", "Install Pecia there anew.") from said
        if other := [name for name in here if said[0].get(name) != here[name]]:
            name = other[0]
            message = f"The worker {worker} has {name} {said[0].get(name)}, and here is {here[name]}."
            raise UsageError(message, "The same versions are needed everywhere, so that the site is the same.")
    return all(sees for _, sees in found.values())


def bare(address: str) -> str:
    """Give a scheduler's address as Dask's own commands want it."""
    return address.removeprefix(f"{SCHEME}://")


class Pool:
    """The cluster, as one build uses it."""

    def __init__(self, client: "Client", address: str, order: Order, here: Places) -> None:
        """Take the connection."""
        self.client = client
        self.address = address
        self.order = order
        self.here = here
        self.alone_since = 0.0

    def run(self, work: Callable[[T], R], tasks: Iterable[T], avoided: Avoided = never) -> Iterator[Done[T, R]]:
        """Run a function over tasks, and give what came of each, in the order of completion."""
        threads = max(1, sum(self.members().values()))
        queue = batches(list(tasks), threads)
        suspects: Batches = deque()
        running: dict[Future, tuple[Any, ...]] = {}

        def submitted(batch: tuple[Any, ...]) -> None:
            parcel = pack(Batch(work, batch, avoided), self.here)
            running[self.client.submit(batch_there, self.order, parcel, pure=False)] = batch

        try:
            while queue or running or suspects:
                while queue and len(running) < WAITING * threads:
                    submitted(queue.popleft())
                alone = not running
                if alone:
                    submitted(suspects.popleft())
                for future in self.finished(list(running)):
                    yield from self.results(running.pop(future), future, queue, None if alone else suspects)
        finally:
            for future in running:
                future.cancel(force=True)

    def members(self) -> dict[str, int]:
        """Ask for the workers, and how many threads each has; none where the scheduler doesn't answer just now."""
        try:
            found: dict[str, int] = self.client.nthreads()
        except Exception:  # noqa: BLE001 - Dask says this in many ways
            return {}
        return found

    def finished(self, futures: list["Future"]) -> list["Future"]:
        """Wait for some futures. Raises OutputError where the scheduler is gone, or for long all workers are."""
        from distributed import wait  # noqa: PLC0415

        while True:
            try:
                return list(wait(futures, timeout=LOOK, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                self.look()
            except CancelledError as error:
                raise self.gone() from error

    def look(self) -> None:
        """Look whether there still are workers."""
        if self.members():
            self.alone_since = 0.0
            return
        self.alone_since = self.alone_since or time.monotonic()
        if self.client.status != "running":
            raise self.gone()
        if time.monotonic() - self.alone_since > PATIENCE:
            message = f"The scheduler at {self.address} has lost all its workers."
            raise OutputError(message, "Start some again, and build once more.")

    def gone(self) -> OutputError:
        """Say that the scheduler doesn't answer any more."""
        return OutputError(f"The scheduler at {self.address} is gone.", "Start it again, and build once more.")

    def results(
        self, batch: tuple[Any, ...], future: "Future", queue: Batches, suspects: Batches | None
    ) -> Iterator[Done[Any, Any]]:
        """Give what came of a batch; where it was lost, its documents are tried once more, each by itself.

        What is lost again with its worker may only have waited beside what killed it: it becomes one of the suspects,
        which are tried when nothing else is. There are none for what was tried so.
        """
        try:
            parcel, files = future.result()
        except (PipelineError, CancelledError) as error:
            raise (error if isinstance(error, PipelineError) else self.gone()) from None
        except Exception as error:  # noqa: BLE001 - whatever it was, it costs its documents only
            reason = "each worker that was given it was lost" if is_killing(error) else f"{error}"
            single = [one for task in batch for one in pieces(task)]
            if len(single) > 1:
                queue.extend((one,) for one in single)
            elif is_killing(error) and suspects is not None:
                suspects.append((single[0],))
            else:
                yield Done(single[0], None, reason)
            return
        for name, data in files.items():
            path = self.here["staging"] / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        answer: Answer = unpack(parcel, self.here)
        if answer.stops:
            raise answer.stops
        for number, done in answer.done:
            yield Done(batch[number], done.result, done.reason) if number >= 0 else done


def is_killing(error: Exception) -> bool:
    return type(error).__name__ == "KilledWorker"


def pieces(task: Any) -> list[Any]:  # noqa: ANN401 - of whatever kind
    """Cut a task into what can be given out by itself."""
    whole = getattr(task, "pieces", ())
    return [task.only([number]) for number in range(len(whole))] if len(whole) > 1 else [task]


def batches(tasks: Sequence[Any], threads: int) -> Batches:
    """Gather tasks into batches: enough for all threads, few enough to be worth a message."""
    found: Batches = deque()
    documents = [max(1, len(getattr(task, "pieces", ()))) for task in tasks]
    most = min(BATCH, max(1, sum(documents) // (2 * threads)))
    batch: list[Any] = []
    count = size = 0
    for task, number in zip(tasks, documents, strict=True):
        if batch and (count >= most or size + task.size > BYTES):
            found.append(tuple(batch))
            batch, count, size = [], 0, 0
        batch.append(task)
        count += number
        size += task.size
    if batch:
        found.append(tuple(batch))
    return found
