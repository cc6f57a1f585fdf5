"""Where the time of a build went: as data, and as a picture, which a stylesheet makes in a worker."""

import json
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.account import Account, ProfileTask
from pipeline.outcome import Built
from pipeline.problem import PipelineError
from pipeline.workers import workers

MOST = 20
"""How many documents are named."""


def write(account: Account, built: Built, file: Path) -> Path:
    """Write both; gives the picture's file, which is beside the other. Raises PipelineError, OSError."""
    documents = account.documents()[:MOST]
    file.write_text(json.dumps(data(account, built), indent=1, ensure_ascii=False) + "\n", "utf-8", newline="\n")
    picture = file.with_suffix(".svg")
    task = ProfileTask(
        tuple(account.stages()),
        tuple((name, clock, processor) for name, (clock, processor) in account.steps.items()),
        tuple((name, source, sum(times.values())) for name, source, times in documents),
    )
    with workers(1) as run:
        [done] = run(drawn_there, [task])
    if done.result is None:
        raise PipelineError(f"The picture of the profile couldn't be made: {done.reason}.", f"{file} has the data.")
    picture.write_text(done.result, "utf-8", newline="\n")
    return picture


def data(account: Account, built: Built) -> dict[str, Any]:
    """Give what is written: all times are in microseconds."""
    return {
        "version": 1,
        "pecia": __version__,
        "documents": built.documents,
        "made": built.made,
        "steps": [{"name": n, "clock": c, "processor": p} for n, (c, p) in account.steps.items()],
        "work": [{"name": name, "time": took} for name, took in account.stages()],
        "slowest": [
            {"id": name, "source": source, "time": sum(times.values()), "work": times}
            for name, source, times in account.documents()[:MOST]
        ],
    }


def drawn_there(task: ProfileTask) -> str:
    """Draw the picture in a worker, which alone loads Saxon."""
    from pipeline.report.chart import chart  # noqa: PLC0415

    return chart(task)
