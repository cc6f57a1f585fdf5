"""Small worlds: a folder of composed TEI, the site that the command makes of it, and folders made once for all tests."""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html

COMMAND = (sys.executable, "-P", "-m", "pipeline")
"""`pecia`, never from the checkout's own folder."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a run of the command left."""

    status: int
    out: str
    err: str
    site: Path

    def page(self, name: str) -> html.HtmlElement:
        """Parse a page of the site."""
        return html.document_fromstring((self.site / name).read_bytes(), parser=html.HTMLParser(encoding="utf-8"))

    def text(self, name: str) -> str:
        """Read a file of the site."""
        return (self.site / name).read_text("utf-8")

    def manifest(self) -> dict[str, Any]:
        """Read the site's `build.json`."""
        return json.loads((self.site / "build.json").read_bytes())

    def name(self, source: str) -> str:
        """Give the name of the first document of a source file."""
        return next(row["id"] for row in self.manifest()["documents"] if row["source"] == source)

    def files(self) -> set[str]:
        """Give the site's files."""
        return set(tree(self.site))

    def lines(self, path: str) -> list[str]:
        """Give the lines that were printed about a source file."""
        return [line for line in self.err.splitlines() if line.startswith(f"{path}:")]


def pecia(*arguments: object, env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Built:
    """Run the command as a user does."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env={**os.environ, "PECIA_JING": "0", **(env or {})},
        timeout=300,
    )
    return Built(done.returncode, done.stdout, done.stderr, Path())


def build(  # noqa: PLR0913
    folder: Path,
    *options: object,
    site: Path | None = None,
    env: Mapping[str, str] | None = None,
    validating: bool = False,
    searching: bool = False,
    by: Callable[..., Built] = pecia,
) -> Built:
    """Build a folder with two workers; the site stands beside it unless another place is named.

    It is neither validated nor made searchable, unless that is asked for.
    """
    site = site or folder.with_name(folder.name + "-site")
    quicker = (*(() if validating else ("--no-validate",)), *(() if searching else ("--no-search",)))
    done = by("build", folder, "-o", site, "-j", "2", *quicker, *options, env=env)
    return Built(done.status, done.out, done.err, site)


def good(folder: Path, *options: object, searching: bool = False, by: Callable[..., Built] = pecia) -> Built:
    """Build a folder of which every document can be built."""
    done = build(folder, *options, searching=searching, by=by)
    assert done.status == 0, done.err
    return done


def world(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a folder's files."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def tei(body: str = "<p>Words.</p>", *, title: str = "", date: str = "", id: str = "", header: str = "") -> str:  # noqa: A002
    """Compose a TEI document: its body, and what its header says."""
    named = f' xml:id="{id}"' if id else ""
    created = f'<profileDesc><creation><date when="{date}">{date}</date></creation></profileDesc>' if date else ""
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"{named}><teiHeader><fileDesc><titleStmt><title>{title}</title>'
        "</titleStmt><publicationStmt><p>Made for a test.</p></publicationStmt><sourceDesc><p>None.</p></sourceDesc>"
        f"</fileDesc>{created}{header}</teiHeader><text><body>{body}</body></text></TEI>"
    )


def register(entries: str, kind: str = "listPerson") -> str:
    """Compose a register in a file of its own."""
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Register</title></titleStmt>'
        "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
        f"<standOff><{kind}>{entries}</{kind}></standOff></TEI>"
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Give all files of a folder, by their path."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Make a folder once for all processes of a test run."""
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = base / name
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            made = base / f"{name}.part"
            made.mkdir()
            make(made)
            made.rename(folder)
    return folder
