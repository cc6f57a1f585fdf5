"""Makes a worker ready before there is work for it: what is needed is loaded, all stylesheets are compiled."""

import importlib
from dataclasses import dataclass

from pipeline.edition import Edition

LOADS = ("pipeline.validate", "pipeline.survey", "pipeline.transform")
"""What a worker needs."""


@dataclass(frozen=True, slots=True)
class WarmTask:
    """To have all stylesheets compiled before they are wanted."""

    edition: Edition
    size: int = 0


def warm_there(task: WarmTask) -> bool:
    """Compile the stylesheets in a worker. Raises PipelineError where one doesn't compile."""
    for name in LOADS:
        importlib.import_module(name)
    from pipeline.saxon import prepare  # noqa: PLC0415

    prepare(task.edition.stylesheets())
    return True
