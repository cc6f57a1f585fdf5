"""Builds an edition in this process alone and tells where the time went.

    python inside.py EDITION SITE [--prepared FOLDER] [build's options]

Prints JSON: seconds of the processor by what they went to, how often each was called, and all seconds together. The
tasks cross to the work as they cross to a worker: pickled. With --prepared, nothing is counted, and each document is
kept as it was handed to Saxon for its page.
"""

import json
import pickle
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
import counter

ROOT = re.compile(r"<TEI\b")
ID = re.compile(r"<p:context\b[^>]*?\bid=\"([^\"]*)\"")


@contextmanager
def here(*_: Any, **__: Any) -> Iterator[Callable[..., Any]]:
    """Stand in for the workers: the tasks are done in this process, one after the other."""
    from pipeline.workers import Done

    def run(work: Callable[[Any], Any], tasks: Iterable[Any], *_: Any, **__: Any) -> Iterator[Any]:
        for task in tasks:
            given = pickle.loads(pickle.dumps((work, task)))
            yield Done(task, pickle.loads(pickle.dumps(given[0](given[1]))))

    yield run


def without_workers() -> None:
    """Put this process in the place of the workers, wherever they are asked for."""
    from pipeline import build, cli, verdict, workers  # noqa: F401 - loaded, so that they are found below

    real = workers.workers
    for module in [module for name, module in sys.modules.items() if name.startswith("pipeline")]:
        if getattr(module, "workers", None) is real:
            setattr(module, "workers", here)  # noqa: B010 - a module has none by its type


def keep(folder: Path) -> None:
    """Keep each document as it is handed to Saxon; that of its page comes last."""
    from pipeline import saxon

    folder.mkdir(parents=True, exist_ok=True)
    parse = saxon.parse

    def kept(text: str, *given: Any, **named: Any) -> Any:
        if ROOT.match(text) and (found := ID.search(text)):
            (folder / f"{found[1]}.xml").write_text(text, "utf-8", newline="\n")
        return parse(text, *given, **named)

    setattr(saxon, "parse", kept)  # noqa: B010 - its type is another


def main() -> None:
    """Build, and tell."""
    given = sys.argv[1:]
    prepared = given.index("--prepared") if "--prepared" in given else None
    if prepared is None:
        counter.install()
    start = time.process_time()
    without_workers()
    if prepared is not None:
        keep(Path(given[prepared + 1]))
        del given[prepared : prepared + 2]
    from pipeline.cli import pecia

    status = pecia.main(["build", "--quiet", given[0], "-o", *given[1:]], standalone_mode=False)
    told = counter.result()
    print(json.dumps({**told, "status": status or 0, "seconds": time.process_time() - start}))


if __name__ == "__main__":
    main()
