"""Take the pictures of the docs: the repository's own edition, built anew, in Chromium, wide and on a phone.

Run it by hand after a change to how pages look: `python docs/screenshots.py` (or with the names of some pictures). It
needs Chromium and the group `browser` of the dependencies. The pictures go to docs/images/, each always of the same
size.
"""

import functools
import http.server
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SIZES = {"wide": (1440, 900), "phone": (390, 844)}
DOCUMENT = "conversation-1940-03-27-en.html"
STILL = "*, ::before, ::after { transition: none !important; animation: none !important; caret-color: transparent }"


def nothing(_page: Page) -> None:
    """Show the page as it opens."""


def with_facsimile(page: Page) -> None:
    """Open the images beside the text, where it begins."""
    page.get_by_role("button", name="Facsimile").click()
    page.wait_for_timeout(1500)
    scrolled(page, "#p\\:text")


def with_translation(page: Page) -> None:
    """Open the other version of the text beside it; on a phone in its place."""
    choice = page.locator("#p\\:versions")
    choice.select_option(index=choice.locator("option").count() - 1)
    page.wait_for_timeout(1500)
    scrolled(page, "#p\\:text")


def scrolled(page: Page, selector: str) -> None:
    """Scroll down to a part of the page."""
    page.locator(selector).evaluate("each => scrollTo(0, each.getBoundingClientRect().top + scrollY - 90)")
    page.wait_for_timeout(500)


def with_card(page: Page) -> None:
    """Open the card of a person who is named in the text."""
    name = page.locator("#p\\:text a.tei-persName").nth(1)
    name.scroll_into_view_if_needed()
    name.hover()
    page.wait_for_timeout(1500)


def searched(page: Page) -> None:
    """Wait until the search has found something."""
    page.wait_for_timeout(3000)


PICTURES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "home": ("index.html", nothing),
    "document": (DOCUMENT, nothing),
    "facsimile": (DOCUMENT, with_facsimile),
    "translation": (DOCUMENT, with_translation),
    "card": (DOCUMENT, with_card),
    "entry": ("persons/maisky.html", nothing),
    "calendar": ("calendar.html", nothing),
    "search": ("search.html?q=negotiations", searched),
}
"""The pictures: each a page of the site, and what a reader does there."""


@contextmanager
def site() -> Iterator[tuple[Path, str]]:
    """Build the edition and serve it, until the block ends; gives its folder and its address."""
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "site"
        subprocess.run([sys.executable, "-m", "pipeline", "build", ROOT, "-o", built, "--quiet"], check=True, cwd=ROOT)  # noqa: S603
        handler = functools.partial(Quiet, directory=str(built))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield built, f"http://127.0.0.1:{server.server_port}/"
            server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A web server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def take(browser: Browser, address: str, name: str) -> None:
    """Take the pictures of one page, one for each size."""
    path, act = PICTURES[name]
    for size, (width, height) in SIZES.items():
        context = browser.new_context(
            viewport={"width": width, "height": height}, device_scale_factor=1, color_scheme="light", locale="en-GB",
            timezone_id="UTC", reduced_motion="reduce", has_touch=size == "phone",
        )  # fmt: skip
        page = context.new_page()
        page.goto(address + path, wait_until="networkidle")
        page.add_style_tag(content=STILL)
        page.evaluate("document.fonts.ready")
        act(page)
        page.screenshot(path=IMAGES / f"{name}-{size}.png")
        context.close()


def main(names: list[str]) -> None:
    """Take some pictures, by default all; what the site hasn't is named."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        sys.exit("A browser is needed: chromium.")
    IMAGES.mkdir(exist_ok=True)
    with site() as (folder, address), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--hide-scrollbars"])
        for name in names or PICTURES:
            if (folder / PICTURES[name][0].partition("?")[0]).is_file():
                take(browser, address, name)
            else:
                sys.stderr.write(f"{name}: the site has no {PICTURES[name][0]}\n")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
