"""What a worker may do, and what a document costs that loops, dies or has no measure: by the real command."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from jobs import Job, environment, sockets, stdin
from soak.running import waited
from worlds import COMMAND, build, tei, world

from pipeline.workers import workers

FATAL = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="f"
 xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" default-mode="html">
<xsl:import href="https://pecia.example/xslt/html.xsl"/>
<xsl:function name="f:loop"><xsl:param name="n"/><xsl:sequence select="if ($n lt 0) then $n else f:loop($n + 1)"/></xsl:function>
<xsl:function name="f:grow"><xsl:param name="s"/><xsl:sequence select="if ($s = '') then $s else f:grow($s || $s)"/></xsl:function>
<xsl:template match="p[. = 'loop']"><xsl:value-of select="f:loop(1)"/></xsl:template>
<xsl:template match="p[. = 'grow']"><xsl:value-of select="f:grow('words without end')"/></xsl:template>
</xsl:stylesheet>"""
"""A stylesheet that imports the one that ships, and that some paragraphs drive mad."""
DEADLY = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
 xpath-default-namespace="http://www.tei-c.org/ns/1.0">
<xsl:variable name="deep" select="string-join(((1 to 300000) ! '(', 'a', (1 to 300000) ! ')'))"/>
<xsl:template match="/"><xsl:value-of select="//p = 'die' and matches('a', $deep)"/></xsl:template>
</xsl:stylesheet>"""
"""A stylesheet of a format with an expression that is nested too deeply for Saxon, which ends its whole process."""
BAD = {"bad-1": "loop", "bad-2": "grow", "bad-3": "die"}
ONLY_PAGES = "formats = { text = false, diplomatic = false, bibtex = false, ris = false, csl = false }"
SETTINGS = """title = "T"
deadline = 3
memory = 400
formats = { text = false, diplomatic = false, bibtex = false, ris = false, csl = false, own = { stylesheet = "own.xsl", ending = ".own" } }
"""


def edition(folder: Path, count: int) -> Path:
    """Write an edition of some documents, of which four can't be built."""
    world(folder, {"edition.toml": SETTINGS, "xslt/html.xsl": FATAL, "xslt/own.xsl": DEADLY})
    files = {f"{n:05}.xml": tei(f"<p>Words {n}.</p>") for n in range(count - len(BAD) - 1)}
    files |= {f"{name}.xml": tei(f"<p>{deed}</p>") for name, deed in BAD.items()}
    world(folder / "tei", {**files, "bad-0.xml": tei().replace("</p></body>", "</body>")})
    return folder


@pytest.mark.rough
def test_documents_that_break_loop_die_or_have_no_measure_cost_themselves_only(tmp_path):
    lose_four_of(20, tmp_path)


def lose_four_of(count: int, folder: Path) -> None:
    """Build an edition of which four documents can't be built, and look at what is said of them and what is there."""
    done = build(edition(folder / "e", count))
    assert done.status == 1, done.err
    errors = [line for line in done.err.splitlines() if ": error: " in line]
    assert [line.split(":")[0] for line in errors] == [f"tei/bad-{n}.xml" for n in range(4)]
    assert "not-well-formed: The element <p>" in errors[0]
    assert "couldn't be built: it wasn't ready after 3 seconds of work and was stopped." in errors[1]
    assert "couldn't be built: there wasn't enough memory for it." in errors[2]
    assert "couldn't be built: what it computes is nested too deeply, and Saxon ended the process" in errors[3]
    assert len(done.manifest()["documents"]) == count - 4
    assert (done.site / f"{count - 5:05}.html").is_file()
    assert not list(done.site.glob("bad-*"))
    assert "OutOfMemory" not in done.err


def test_a_worker_has_no_network():
    with workers(1) as run:
        [done] = run(sockets, [Job("a")])
    assert done.result == ("PermissionError", "PermissionError")


def test_where_the_system_cannot_refuse_the_network_python_does():
    program = "import socket, sys; from pipeline.network import refuse; sys.addaudithook(refuse); socket.socket()"
    done = subprocess.run([sys.executable, "-P", "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert "PermissionError: [Errno 13] A worker has no network (socket.__new__" in done.stderr


def test_a_worker_knows_nothing_of_the_environment(monkeypatch):
    monkeypatch.setenv("TOKEN", "secret")
    monkeypatch.setenv("PECIA_CACHE", "/tmp/kept")  # noqa: S108
    with workers(1) as run:
        [done] = run(environment, [Job("a")])
    system, python = done.result
    assert not system
    assert dict(python).get("PECIA_CACHE") == "/tmp/kept"  # noqa: S108
    assert "TOKEN" not in dict(python)


ASKING = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:template match="/">[<xsl:value-of select="available-environment-variables(), environment-variable('PATH')"/>]</xsl:template>
</xsl:stylesheet>"""


def test_a_stylesheet_sees_no_environment(tmp_path):
    toml = ONLY_PAGES.replace("}", ', own = { stylesheet = "own.xsl", ending = ".own" } }')
    world(tmp_path / "e", {"edition.toml": toml, "xslt/own.xsl": ASKING, "tei/a.xml": tei()})
    done = build(tmp_path / "e")
    assert done.status == 0, done.err
    assert done.text("a.own").endswith("[]")


def test_a_worker_has_nothing_to_read_from():
    with workers(1) as run:
        [done] = run(stdin, [Job("a")])
    assert not done.result


linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are read from /proc")


ENDLESS = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="f" default-mode="html">
<xsl:function name="f:loop"><xsl:param name="n"/><xsl:sequence select="if ($n lt 0) then $n else f:loop($n + 1)"/></xsl:function>
<xsl:template match="/"><xsl:value-of select="f:loop(1)"/></xsl:template>
</xsl:stylesheet>"""
"""A stylesheet that never ends, and is compiled at once."""


def descendants(parent: int) -> set[int]:
    """Give the processes that a process began, and those that these began."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents[int(stat.parent.name)] = int(fields[1])
    found = {parent}
    while more := {child for child, begun_by in parents.items() if begun_by in found} - found:
        found |= more
    return found - {parent}


def alive(processes: set[int]) -> set[int]:
    """Give those of some processes that still run."""
    states = {}
    for number in processes:
        try:
            states[number] = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
    return {number for number, state in states.items() if state != "Z"}


@pytest.mark.rough
@linux
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_is_left_when_a_build_is_stopped_while_saxon_loops(tmp_path, sign):
    folder = world(tmp_path / "e", {"edition.toml": ONLY_PAGES, "xslt/html.xsl": ENDLESS})
    world(folder / "tei", {f"{n}.xml": tei() for n in range(4)})
    with subprocess.Popen([*COMMAND, "build", folder, "-j", "2", "--no-validate"], stderr=subprocess.PIPE) as process:
        begun = looping(process.pid)
        process.send_signal(sign)
        process.wait(10)
    assert len(begun) >= 2
    assert waited(lambda: not alive(begun), 10)
    assert process.returncode == (-9 if sign == signal.SIGKILL else 130)
    assert not (folder / "output").exists()


def looping(parent: int) -> set[int]:
    """Wait until the workers of a process have used much time; gives all processes that it began."""
    for _ in range(600):
        found = descendants(parent)
        if sum(seconds(number) for number in found) > 3:
            return found
        time.sleep(0.1)
    return set()


def seconds(process: int) -> float:
    """Give the processor time that a process has used."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
