"""Starts `pecia serve` and saves a document again and again, as an editor does."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from benchmarks import editions
from benchmarks.process import KEPT, MOST_SECONDS, Missing

LOOK_EVERY = 0.005
"""Seconds between two requests for a page that isn't new yet."""
PAUSE = 3.0
"""Seconds that an editor thinks before the next change; what the last one left to do is done meanwhile."""
ADDRESS = re.compile(r"http://([\d.]+:\d+)/")


def saved(command: Sequence[object], env: Mapping[str, str], document: Path, words: Sequence[str]) -> list[float]:
    """Serve an edition and add each word to a document; gives the seconds from each save until the page has it.

    Raises Missing where the command ends, or where a page doesn't come.
    """
    page = f"/{document.stem}.html"
    found = []
    with serving(command, env) as host:
        until(host, page, document.stem)
        for word in words:
            time.sleep(PAUSE)
            start = time.perf_counter()
            editions.edited(document, word)
            until(host, page, word)
            found.append(time.perf_counter() - start)
    return found


@contextmanager
def serving(command: Sequence[object], env: Mapping[str, str]) -> Iterator[str]:
    """Run the command until the block ends; gives its host and port."""
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    with subprocess.Popen(
        list(map(str, command)),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=kept | dict(env),
        start_new_session=True,
        encoding="utf-8",
    ) as process:
        try:
            found = ADDRESS.search(process.stdout.readline() if process.stdout else "")
            if not found:
                raise Missing("`pecia serve` doesn't begin")
            yield found[1]
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def until(host: str, page: str, word: str) -> None:
    """Ask for a page until it is there and has a word."""
    end = time.monotonic() + MOST_SECONDS
    while time.monotonic() < end:
        status, text = asked(host, page)
        if status == 200 and word in text:  # noqa: PLR2004
            return
        time.sleep(LOOK_EVERY)
    raise Missing(f"`pecia serve` doesn't show {page}")


def asked(host: str, page: str) -> tuple[int, str]:
    """Ask for a page; gives the status, and its text. Raises Missing where nobody answers."""
    connection = HTTPConnection(host, timeout=60)
    try:
        connection.request("GET", page)
        answer = connection.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace")
    except (OSError, HTTPException) as error:
        raise Missing(f"`pecia serve` doesn't answer: {type(error).__name__}") from error
    finally:
        connection.close()
