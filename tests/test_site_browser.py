"""The repository's own edition in a browser: every page opens without a fault, and each kind of page is accessible."""

from pathlib import Path
from urllib.parse import quote

import pytest
from browsing import judged, lost, served
from conftest import ROOT
from worlds import build

pytestmark = pytest.mark.browser
WIDTHS = (320, 768, 1440)
SCHEMES = ("light", "dark")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    built = build(ROOT, site=tmp_path_factory.mktemp("own") / "site")
    assert built.status == 0, built.err
    return built.site


@pytest.fixture(scope="module")
def address(site):
    with served(site) as url:
        yield url


def pages(site):
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def kinds(site):
    """A page of each kind: of each folder, and of the root each page that isn't a document's; of the documents some."""
    documents = {f"{path.name.removesuffix('.diplomatic.txt')}.html" for path in site.glob("*.diplomatic.txt")}
    others = [name for name in pages(site) if name not in documents]
    of_folders = {Path(name).parent: name for name in others if "/" in name and not name.endswith("index.html")}
    lists = [name for name in others if "/" not in name or name.endswith("index.html")]
    return sorted({*lists, *of_folders.values(), *sorted(documents)[::6]})


def heard(chromium, width=1440, scheme="light"):
    """Give a context, and a list that gets what goes wrong in it."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(f"{error.page.url}: {error.error}"))
    context.on("console", lambda said: faults.append(f"{said.text}") if said.type in {"error", "warning"} else None)
    lost(context, faults)
    context.on(
        "response", lambda answer: faults.append(f"{answer.url}: {answer.status}") if answer.status >= 400 else None
    )
    return context, faults


def test_no_page_has_a_fault_or_asks_another_host(site, address, chromium):
    context, faults = heard(chromium)
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(request.url))
    page = context.new_page()
    for name in pages(site):
        page.goto(address + quote(name))
    context.close()
    assert faults == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def test_no_page_has_a_fault_when_it_is_opened_from_a_disk(site, chromium):
    context, faults = heard(chromium)
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(request.url))
    page = context.new_page()
    for name in kinds(site):
        page.goto((site / name).as_uri())
    context.close()
    assert faults == []
    assert [url for url in asked if not url.startswith((site.as_uri(), "data:"))] == []


def test_no_page_is_wider_than_a_phone(site, address, chromium):
    context, _ = heard(chromium, 320)
    page = context.new_page()
    wide = []
    for name in pages(site):
        page.goto(address + quote(name))
        width = page.evaluate("document.documentElement.scrollWidth")
        wide += [(name, width)] * (width > 320)
    context.close()
    assert wide == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_any_kind_of_page(scheme, width, site, address, chromium):
    context, _ = heard(chromium, width, scheme)
    page = context.new_page()
    found = {}
    for name in kinds(site):
        page.goto(address + quote(name))
        if wrong := judged(page):
            found[name] = wrong
    context.close()
    assert found == {}


def test_every_page_can_be_read_without_scripts(site, address, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    empty = []
    for name in kinds(site):
        page.goto(address + quote(name))
        main = page.locator("main")
        if not main.inner_text().strip() or not page.locator("h1").first.is_visible():
            empty.append(name)
    context.close()
    assert empty == []
