"""A real browser: Debian's Chromium, driven by Playwright. A missing browser is a failure."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

OPTIONS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@contextmanager
def browser() -> Iterator[Any]:
    """Have a browser running; gives Playwright's Browser."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only the environment of the browser has it

    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        pytest.fail("A browser is needed: chromium.")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=[*OPTIONS])
        try:
            yield started
        finally:
            started.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A web server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder as any web server would; gives its address, with a slash at the end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
