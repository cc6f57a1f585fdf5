"""`pecia` with workers that stay for the next build: it makes the same, and nobody waits for stylesheets to be compiled.

Tests of processes, of what they are told by their environment, and of what is printed meanwhile use `worlds.build`.
"""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path

import worlds

LENDING = Path(__file__).with_name("lending.py")


def pecia(
    *arguments: object, env: Mapping[str, str] | None = None, cwd: Path | None = None, together: bool = False
) -> worlds.Built:
    """Run the command in the process that has the workers. Of the environment it may be told where the cache is.

    `together` gives the errors between the rest, as a terminal shows them.
    """
    told = {"PECIA_CACHE": os.environ.get("PECIA_CACHE"), **(env or {})}
    assert told.keys() == {"PECIA_CACHE"}
    process = lending()
    assert process.stdin is not None
    assert process.stdout is not None
    asked = {"arguments": list(map(str, arguments)), "env": told, "cwd": str(cwd or Path.cwd()), "together": together}
    process.stdin.write(json.dumps(asked) + "\n")
    process.stdin.flush()
    answer = json.loads(process.stdout.readline())
    return worlds.Built(answer["status"], answer["out"], answer["err"], Path())


build = partial(worlds.build, by=pecia)
good = partial(worlds.good, by=pecia)


@cache
def lending() -> "subprocess.Popen[str]":
    """Begin that process, once for each process of the tests, with which it ends."""
    process = subprocess.Popen(
        [sys.executable, "-P", LENDING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PECIA_JING": "0"},
        start_new_session=True,
    )
    atexit.register(process.communicate)
    return process
