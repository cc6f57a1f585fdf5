"""Serves the live site to browsers on this computer, by the server that Python brings along."""

import json
import mimetypes
import socketserver
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar, cast
from urllib.parse import parse_qs, quote, unquote, urlsplit

from pipeline import __version__
from pipeline.edition import SHIPPED
from pipeline.searching import is_of_search
from pipeline.serve.editor import Editor
from pipeline.serve.site import Site

LOOPBACK = "127.0.0.1"
"""Nobody on another computer reaches this address."""
OWN = ".pecia/"
"""What is served beside the site begins with this."""
NEXT = 20
"""How many ports are tried after the one that was asked for; then the system chooses one."""
STILL = 15.0
"""Seconds after which a page is told that the server is still there."""
INDEX = "index.html"
LONGEST = 10_000
"""How many bytes of what a page sends are read."""


class Server(ThreadingHTTPServer):
    """A server of one site."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would share the port with another program
    site: Site
    ask: Callable[[str], bytes | None]
    """Gives a page with the lines of its source, if it has them."""
    editor: Editor

    def server_bind(self) -> None:
        """Take the port, without asking the network for this computer's name."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, int(self.server_address[1])

    def handle_error(self, *_: object) -> None:
        """Say nothing of browsers that hang up."""

    @property
    def url(self) -> str:
        """The site's address."""
        return f"http://{LOOPBACK}:{self.server_port}/"


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server_version = f"Pecia/{__version__}"
    timeout = 60
    kinds: ClassVar[Mapping[str, str]] = {".js": "text/javascript", ".css": "text/css", ".html": "text/html"}

    def do_GET(self) -> None:
        """Answer with a file of the site, or with what pages need to stay new."""
        site = self.site
        if not self.is_asked_for_here():
            self.answer(
                HTTPStatus.MISDIRECTED_REQUEST, b"This server answers only for its own address.\n", "text/plain"
            )
            return
        address = urlsplit(self.path)
        name = unquote(address.path).lstrip("/")
        if name == f"{OWN}events":
            self.events(site, parse_qs(address.query))
        elif name == f"{OWN}lines":
            self.lines(parse_qs(address.query))
        elif name.startswith(OWN):
            self.own(name.removeprefix(OWN))
        elif name and f"{name}/{INDEX}" in site.names:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", quote(f"/{name}/"))
            self.end_headers()
        else:
            self.file(site, named(name))

    do_HEAD = do_GET  # noqa: N815

    def do_POST(self) -> None:
        """Open a line in the editor, if one of our own pages asks: a page elsewhere can't say that it is ours."""
        server, origin = cast("Server", self.server), self.headers.get("Origin", "")
        ours = self.is_asked_for_here() and origin == f"http://{self.headers.get('Host')}"
        if not ours or self.path != f"/{OWN}open" or self.headers.get("Content-Type") != "application/json":
            self.answer(HTTPStatus.FORBIDDEN, b"{}", "application/json")
            return
        length = self.headers.get("Content-Length", "")
        try:
            asked = json.loads(self.rfile.read(min(int(length), LONGEST)))
            done = server.editor.open(str(asked["path"]), int(asked["line"]))
        except (ValueError, KeyError, TypeError, OSError) as error:
            done = {"failed": str(error)}
        self.answer(HTTPStatus.OK, json.dumps(done).encode(), "application/json")

    @property
    def site(self) -> Site:
        """The site that is served."""
        return cast("Server", self.server).site

    def is_asked_for_here(self) -> bool:
        """Tell whether the browser means this server: else a page elsewhere has had its own name lead here."""
        port = cast("Server", self.server).server_port
        return self.headers.get("Host", "") in {f"{LOOPBACK}:{port}", f"localhost:{port}"}

    def lines(self, query: Mapping[str, list[str]]) -> None:
        """Answer with a page in which the lines of its source stand."""
        page = named(unquote(query.get("page", [""])[0]).lstrip("/"))
        data = cast("Server", self.server).ask(page) if page in self.site.names else None
        self.answer(HTTPStatus.OK if data else HTTPStatus.NOT_FOUND, data or b"", "text/plain")

    def own(self, name: str) -> None:
        """Answer with a script or a stylesheet of the live site."""
        if name in {"live.js", "live.css", "where.js"}:
            self.answer(HTTPStatus.OK, asset(name), kind_of(name, self.kinds))
        else:
            self.answer(HTTPStatus.NOT_FOUND, b"", "text/plain")

    def file(self, site: Site, name: str) -> None:
        """Answer with a file of the site; what keeps a page new is added to it, whether it is there or not."""
        with suppress(OSError):
            data, version = site.read(name)
            if data is None and is_of_search(name):
                data = site.found(name) or cast("Server", self.server).ask(name)
            kind = kind_of(name, {**site.kinds, **self.kinds})
            if data is None:
                status = HTTPStatus.NOT_FOUND if site.names else HTTPStatus.SERVICE_UNAVAILABLE
                self.answer(status, asset("nothing.html") + snippet(version), "text/html")
            else:
                self.answer(HTTPStatus.OK, data + (snippet(version) if kind == "text/html" else b""), kind)

    def answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        """Send an answer, which no browser keeps."""
        text = kind.startswith("text/") or kind.endswith(("json", "xml", "javascript"))
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def events(self, site: Site, query: Mapping[str, list[str]]) -> None:
        """Tell a page, as long as it is open, when it has changed and what is wrong (server-sent events)."""
        page = named(unquote(query.get("page", ["/"])[0]).lstrip("/"))
        version = query.get("version", ["0"])[0]
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        heard = -1
        with suppress(OSError):
            while self.command != "HEAD":
                told = site.heard(page, int(version) if version.isdigit() else 0, heard, STILL)
                line = f"data: {json.dumps({'reload': told.reload, 'problems': told.problems})}" if told else ":"
                heard = told.number if told else heard
                self.wfile.write(f"{line}\n\n".encode())

    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


def named(path: str) -> str:
    """Give the file that a path names: of a folder, its index."""
    return f"{path}{INDEX}" if not path or path.endswith("/") else path


def kind_of(name: str, kinds: Mapping[str, str]) -> str:
    """Give the media type of a file by its ending, the longest that is known."""
    endings = [ending for ending in kinds if name.endswith(ending)]
    guessed = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return kinds[max(endings, key=len)] if endings else guessed


@cache
def asset(name: str) -> bytes:
    """Give a file that ships for live sites."""
    return (SHIPPED / "xslt" / "live" / name).read_bytes()


def snippet(version: int) -> bytes:
    """Give what is added to a page, so that it stays new. A browser takes it at the end of a page too."""
    return asset("snippet.html").replace(b"{version}", b"%d" % version)


@contextmanager
def listening(site: Site, port: int, ask: Callable[[str], bytes | None], editor: Editor) -> Iterator[str]:
    """Serve a site on the loopback address, by a port or another that is free; gives the address."""
    with opened(port) as server:
        server.site, server.ask, server.editor = site, ask, editor
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.url


def opened(port: int) -> Server:
    """Open a server at the first port that is free. Raises OSError where none is."""
    for each in range(port, min(port + NEXT, 65536)):
        with suppress(OSError):
            return Server((LOOPBACK, each), Handler)
    return Server((LOOPBACK, 0), Handler)
