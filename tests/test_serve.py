"""`pecia serve`: the real command, asked by real requests."""

import json
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from warm import build
from worlds import COMMAND, tei, tree, world

PATIENCE = 90
"""Seconds that anything may take on a busy machine."""


@dataclass
class Served:
    """A `pecia serve` that is running."""

    process: subprocess.Popen
    log: Path
    """What it prints."""
    url: str = ""

    def said(self) -> str:
        return self.log.read_text("utf-8")

    def get(self, path: str) -> str:
        return self.bytes(path).decode("utf-8")

    def bytes(self, path: str) -> bytes:
        return self.asked(f"/{path}").read()

    def status(self, path: str, **headers: str) -> int:
        return self.asked(path, **headers).status

    def asked(self, path: str, **headers: str) -> HTTPResponse:
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=PATIENCE)
        connection.request("GET", path, headers=headers)
        return connection.getresponse()

    def told(self, query: str = "page=/a.html&version=0") -> dict:
        """Give what an open page would be told first."""
        with self.asked(f"/.pecia/events?{query}") as events:
            return json.loads(events.readline().decode().removeprefix("data: "))

    def until_served(self, path: str, word: str) -> None:
        until(lambda: self.status(f"/{path}") == 200 and word in self.get(path), f"{word} in {path}", self)

    def until_said(self, word: str, times: int = 1) -> None:
        until(lambda: self.said().count(word) >= times, word, self)


def until(holds: Callable[[], bool], what: str, served: Served) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert served.process.poll() is None, served.said()
        assert time.monotonic() < end, f"not in time: {what}\n{served.said()}"
        time.sleep(0.02)


@contextmanager
def serve(folder: Path, *options: object, log: str = "log") -> Iterator[Served]:
    """Serve a folder, by any port that is free, until the block ends; then no process is left."""
    path = folder.with_name(f"{folder.name}.{log}")
    command = [*COMMAND, "serve", folder, "-j", "1", "--no-validate", "--port", free_port(), *options]
    with path.open("wb") as file:
        env = {**os.environ, "PECIA_JING": "0", "PECIA_CACHE": str(cache(folder))}
        process = subprocess.Popen([*map(str, command)], stdout=file, stderr=file, env=env, start_new_session=True)
    served = Served(process, path)
    try:
        until(lambda: "Serving at" in served.said(), "an address", served)
        served.url = re.search(r"http://\S+/", served.said())[0]
        yield served
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(PATIENCE)


def cache(folder: Path) -> Path:
    made = folder.with_name("cache")
    made.mkdir(mode=0o700, exist_ok=True)
    return made


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def letter(name: str, word: str, title: str = "A letter") -> str:
    return tei(f"<p>{word}</p>", title=f"{title} {name}", date="1900-01-01", id=name)


FILES = {
    "edition.toml": 'title = "Letters"\n',
    **{f"tei/{name}.xml": letter(name, f"{name}-first") for name in ("a", "b")},
}


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    return world(tmp_path / "edition", FILES)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Served]]:
    """Serve an edition to all tests that don't end it."""
    folder = world(tmp_path_factory.mktemp("served") / "edition", FILES)
    with serve(folder) as served:
        yield folder, served


@pytest.fixture
def live(running: tuple[Path, Served]) -> tuple[Path, Served]:
    """Give the edition that is served, with its two letters as they were first."""
    folder, served = running
    for path in (folder / "tei").iterdir():
        if f"tei/{path.name}" not in FILES:
            path.unlink()
    world(folder, {path: content for path, content in FILES.items() if not is_as(folder / path, content)})
    until(lambda: as_first(served), "the edition as it was first", served)
    return running


def is_as(file: Path, content: str) -> bool:
    return file.is_file() and file.read_text("utf-8") == content


def as_first(served: Served) -> bool:
    index = served.get("index.html")
    letters = [served.get(f"{name}.html") for name in ("a", "b")]
    return (
        all(
            f"{name}-first" in page and f'href="{name}.html"' in index for name, page in zip("ab", letters, strict=True)
        )
        and all("Another" not in page for page in (index, *letters))
        and "Letters" in index
        and not any(page in index for page in ("c.html", "d.html"))
    )


def save(edition: Path, path: str, content: str) -> None:
    (edition / path).write_text(content, "utf-8")


def test_a_save_shows_in_the_page_and_in_no_published_site(edition: Path):
    build(edition, site=edition / "output")
    published = tree(edition / "output")
    with serve(edition) as served:
        served.until_served("a.html", "a-first")
        save(edition, "tei/a.xml", letter("a", "a-second"))
        served.until_served("a.html", "a-second")
        served.until_served("a.txt", "a-second")
        assert "a-first" not in served.get("a.html")
    assert tree(edition / "output") == published


def test_what_is_served_is_what_is_built_but_for_the_script_at_the_end_of_pages(live: tuple[Path, Served]):
    edition, served = live
    served.until_said("no problems")
    save(edition, "tei/b.xml", letter("b", "b-second", "Another letter"))
    served.until_served("index.html", "Another letter")
    site = tree(build(edition, site=edition.with_name("site"), searching=True).site)
    assert any(name.startswith("pagefind/") for name in site)
    del site["build.json"]
    for name, content in site.items():
        got = served.bytes(name)
        assert got.startswith(content) if name.endswith(".html") else got == content, name
    assert "/.pecia/live.js" in served.get("index.html")


def test_the_search_is_always_that_of_the_pages_as_they_are(live: tuple[Path, Served]):
    edition, served = live
    assert "a-first" in texts(served)
    version = re.search(r'data-version="(\d+)"', served.get("search.html"))[1]
    save(edition, "tei/a.xml", letter("a", "a-second"))
    served.until_served("a.html", "a-second")
    assert "a-second" in texts(served)
    assert "a-first" not in texts(served)
    assert served.told(f"page=/search.html&version={version}")["reload"]


def texts(served: Served) -> str:
    """Give what the smaller search searches."""
    names = re.findall(r"texts-\d+\.js", served.get("search/documents.js"))
    return "".join(served.get(f"search/{name}") for name in names)


def test_a_new_document_gets_a_page_and_one_that_is_gone_loses_it(live: tuple[Path, Served]):
    edition, served = live
    served.until_served("b.html", "b-first")
    save(edition, "tei/c.xml", letter("c", "c-first"))
    (edition / "tei" / "b.xml").unlink()
    until(lambda: served.status("/c.html") == 200 and served.status("/b.html") == 404, "c in the place of b", served)
    assert "b.html" not in served.get("index.html")


def test_an_error_is_told_in_terminal_and_page_and_the_last_good_page_stays(live: tuple[Path, Served]):
    edition, served = live
    served.until_served("a.html", "a-first")
    save(edition, "tei/a.xml", letter("a", "a-second").replace("</p>", "", 1))
    served.until_said("tei/a.xml:1:")
    until(lambda: any("tei/a.xml:1:" in line for line in served.told()["problems"]), "the error in the page", served)
    assert "a-first" in served.get("a.html")
    save(edition, "tei/a.xml", letter("a", "a-third"))
    served.until_served("a.html", "a-third")
    until(lambda: not served.told()["problems"], "no error in the page", served)


def test_settings_with_a_mistake_are_told_and_it_goes_on_watching(live: tuple[Path, Served]):
    edition, served = live
    served.until_served("index.html", "Letters")
    save(edition, "edition.toml", 'title = "Let')
    served.until_said("isn't TOML")
    assert "isn't TOML" in served.told()["problems"][0]
    assert "Letters" in served.get("index.html")
    save(edition, "edition.toml", 'title = "Other letters"\n')
    served.until_served("index.html", "Other letters")


def test_a_stylesheet_is_compiled_anew_and_one_with_a_mistake_is_told(edition: Path):
    own = (
        '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="3.0">'
        '<xsl:output method="text"/><xsl:template match="/">{}</xsl:template></xsl:stylesheet>'
    )
    save(edition, "edition.toml", '[formats.own]\nending = ".own.txt"\nstylesheet = "own.xsl"\n')
    world(edition, {"xslt/own.xsl": own.format("first")})
    with serve(edition) as served:
        served.until_served("a.own.txt", "first")
        save(edition, "xslt/own.xsl", own.format("<xsl:nothing/>"))
        served.until_said("own.xsl doesn't compile")
        assert served.get("a.own.txt") == "first"
        save(edition, "xslt/own.xsl", own.format("second"))
        served.until_served("a.own.txt", "second")


def test_an_edition_that_vanishes_or_is_empty_is_told_and_comes_back(edition: Path):
    with serve(edition) as served:
        served.until_served("a.html", "a-first")
        away = edition.rename(edition.with_name("away"))
        served.until_said("There is no folder")
        assert "a-first" in served.get("a.html")
        world(edition, {"edition.toml": ""})
        served.until_said("holds no TEI files")
        save(away, "tei/a.xml", letter("a", "a-second"))
        (away / "tei").rename(edition / "tei")
        served.until_served("a.html", "a-second")


def test_two_serve_one_edition_each_by_its_own_port(live: tuple[Path, Served]):
    edition, first = live
    with serve(edition, "--port", urlsplit(first.url).port, log="second") as second:
        assert first.url != second.url
        save(edition, "tei/a.xml", letter("a", "a-second"))
        first.until_served("a.html", "a-second")
        second.until_served("a.html", "a-second")


def test_nobody_else_is_served(live: tuple[Path, Served]):
    _, served = live
    served.until_served("a.html", "a-first")
    port = urlsplit(served.url).port
    assert urlsplit(served.url).hostname == "127.0.0.1"
    assert served.status("/a.html", Host=f"localhost:{port}") == 200
    assert served.status("/a.html", Host=f"rebound.example:{port}") == 421
    assert served.status("/.pecia/events", Host=f"rebound.example:{port}") == 421
    assert served.status("/../edition.toml") == 404
    assert served.status("/..%2f..%2fedition.toml") == 404
    with socket.socket() as other, pytest.raises(OSError):
        other.connect(("127.0.0.2", port))


def test_a_page_is_told_that_it_changed_and_others_are_not(live: tuple[Path, Served]):
    edition, served = live
    served.until_said("no problems")
    version = int(re.search(r'data-version="(\d+)"', served.get("a.html"))[1])
    save(edition, "tei/a.xml", letter("a", "a-second"))
    served.until_served("a.html", "a-second")
    assert served.told(f"page=/a.html&version={version}")["reload"]
    assert not served.told(f"page=/b.html&version={version}")["reload"]
    assert not served.told(f"page=/a.html&version={version + 1}")["reload"]


def test_it_serves_again_at_once_what_it_served_before(edition: Path):
    for word in ("a-first", "a-second"):
        save(edition, "tei/a.xml", letter("a", word))
        with serve(edition, log=word) as served:
            served.until_served("a.html", word)
            assert served.status("/bibliography.bib") == 200


def test_drafts_are_shown_unless_they_are_not_wanted(live: tuple[Path, Served]):
    edition, served = live
    draft = letter("d", "d-first").replace("</teiHeader>", '<revisionDesc status="draft"/></teiHeader>')
    save(edition, "tei/d.xml", draft)
    served.until_served("d.html", "d-first")
    with serve(edition, "--no-drafts", log="third") as other:
        other.until_said("1 draft kept back")
        assert other.status("/d.html") == 404


@pytest.mark.rough
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_it_and_all_its_processes(edition: Path, how: signal.Signals):
    with serve(edition) as served:
        served.until_served("a.html", "a-first")
        with served.asked("/.pecia/events"):
            served.process.send_signal(how)
            assert served.process.wait(PATIENCE) == 130
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                os.killpg(served.process.pid, 0)
            except ProcessLookupError:
                break
            time.sleep(0.02)
        else:
            pytest.fail("a process is left")
        assert "Traceback" not in served.said()


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path):
    done = subprocess.run([*COMMAND, "serve", tmp_path / "none"], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 74
    assert "There is no folder" in done.stderr
