"""A real browser: Debian's Chromium, driven by Playwright. A missing browser is a failure."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
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


SELECT = """([first, last, within, number]) => {
  const walker = document.createTreeWalker(document.querySelectorAll(within)[number], NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const plain = node.data.replace(/\\s/g, " ");
    if (plain.includes(first)) range.setStart(node, plain.indexOf(first));
    if (plain.includes(last)) range.setEnd(node, plain.indexOf(last) + last.length);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def selected(page: Any, first: str, last: str, within: str = "#p\\:text", number: int = 0) -> None:
    """Select a passage of a page as a reader does: from where `first` stands to the end of `last`, in an element."""
    page.evaluate(SELECT, [first, last, within, number])


@contextmanager
def visited(chromium: Any, hear: Callable[[Any, list[str]], None] | None = None, **options: Any) -> Iterator[Any]:
    """Give a reader's browser that has kept nothing yet, Playwright's BrowserContext; a fault of a script is a failure.

    `hear` lets other things be faults too: it gets the context, and the list of what is wrong.
    """
    context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    if hear:
        hear(context, faults)
    yield context
    context.close()
    assert not faults


LEFT = "net::ERR_ABORTED"
"""What a browser says of what it was still asking for when the page was left; what isn't there has another name."""


def lost(context: Any, faults: list[str]) -> None:
    """Let every request that fails be a fault."""
    context.on("requestfailed", lambda request: faults.append(request.url) if request.failure != LEFT else None)


def axe(page: Any) -> dict[str, list[dict[str, Any]]]:
    """Let axe judge a page as it is now: its `violations`, what it couldn't tell (`incomplete`), and `passes`."""
    script = Path(os.environ.get("PECIA_AXE", "nowhere"))
    if not script.is_file():
        pytest.fail("PECIA_AXE must name axe.min.js of the npm package axe-core.")
    page.add_script_tag(path=script)
    found: dict[str, list[dict[str, Any]]] = page.evaluate(
        "axe.run(document, {preload: false, resultTypes: ['violations', 'incomplete']})"
    )
    return found


def judged(page: Any) -> list[str]:
    """Give what axe finds wrong in a page as it is now: each rule, with the first element that breaks it."""
    return named(axe(page)["violations"])


def named(found: list[dict[str, Any]]) -> list[str]:
    """Give the names of rules, each with the first element that it is about."""
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]


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
