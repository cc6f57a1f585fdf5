"""Many machines: a scheduler and two workers of Dask on this computer make the site that one machine makes."""

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import clusters
import pytest
from worlds import COMMAND, Built, build, pecia, register, tei, tree, world

pytestmark = pytest.mark.cluster

LOOPING = """<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="f"
 xpath-default-namespace="http://www.tei-c.org/ns/1.0">
<xsl:function name="f:deep"><xsl:param name="n"/><xsl:sequence select="if ($n lt 0) then $n else 1 + f:deep($n + 1)"/></xsl:function>
<xsl:template match="/"><xsl:value-of select="if (//title = 'Deep') then f:deep(1) else 'Fine'"/></xsl:template>
</xsl:stylesheet>"""
OWN = 'formats.own = { stylesheet = "own.xsl", ending = ".own" }'
WARD = '<person xml:id="ward"><persName>Ward, Ada</persName></person>'
UNSEEN = "import pipeline.cluster as c; c.inspected = lambda *_: False; from pipeline.cli import main; main()"
"""The command, which takes it that the workers share no disk."""


def edition(folder: Path, count: int = 12) -> Path:
    """Write an edition with all that a document can depend on."""
    letters = {
        f"tei/l{n}.xml": tei(
            f'<p>Letter {n} to <persName ref="persons.xml#ward">Ada</persName>, as in <ref target="l{n // 2}.xml">this</ref>.</p>'
            f'<p><graphic url="ship.png"/></p>' + ("<nothing/>" if n % 5 == 0 else ""),
            title=f"Letter {n}",
            date=f"1901-05-{n % 28 + 1:02}",
        )
        for n in range(count)
    }
    note = '<note xmlns="http://www.tei-c.org/ns/1.0">Included.</note>'
    including = tei(
        '<p>See <xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../more/note.xml"/></p>', title="Z"
    )
    more = {"edition.toml": OWN, "xslt/own.xsl": LOOPING, "tei/ship.png": b"ship", "more/note.xml": note}
    return world(folder, {**letters, **more, "tei/z.xml": including, "tei/persons.xml": register(WARD)})


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Have two workers."""
    with clusters.cluster(tmp_path_factory.mktemp("cluster")) as address:
        yield address


def both(folder: Path, machines: str) -> tuple[Built, Built]:
    """Build a folder here and on the machines, with validation."""
    here = build(folder, site=folder.parent / "here", validating=True, searching=True)
    there = pecia("build", folder, "-o", folder.parent / "there", "--executor", machines)
    return here, Built(there.status, there.out, there.err, folder.parent / "there")


def errors(built: Built) -> list[str]:
    return [line for line in built.err.splitlines() if ": error: " in line or line.startswith("Error")]


def test_the_site_is_the_local_one_to_the_byte(tmp_path, machines):
    here, there = both(edition(tmp_path / "edition"), machines)
    assert there.status == here.status == 0, there.err
    assert tree(there.site) == tree(here.site)


def test_a_document_that_kills_its_worker_costs_only_itself(tmp_path, machines):
    folder = edition(tmp_path / "edition")
    world(folder, {"tei/d.xml": tei(title="Deep")})
    here, there = both(folder, machines)
    assert there.status == here.status == 1
    assert errors(there) == errors(here)
    assert any(line.startswith("tei/d.xml") for line in errors(there))
    assert not (there.site / "d.html").exists()
    assert tree(there.site) == tree(here.site)


def test_what_a_lost_machine_had_is_done_elsewhere(tmp_path, machines):
    folder = edition(tmp_path / "edition", 60)
    here = build(folder, site=tmp_path / "here", validating=True)
    command = [*COMMAND, "build", str(folder), "-o", str(tmp_path / "there"), "--no-search", "--executor", machines]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "PECIA_JING": "0"}) as process:
        clusters.waited(lambda: next(tmp_path.glob(".there*/**/*.own"), None) or process.poll() is not None)
        assert process.poll() is None
        os.kill(min(clusters.members(machines).values()), signal.SIGKILL)
        _, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert tree(tmp_path / "there") == tree(here.site)


def test_no_process_of_ours_stays_on_the_machines(tmp_path, machines):
    pecia("build", edition(tmp_path / "edition"), "-o", tmp_path / "site", "--executor", machines)
    clusters.waited(lambda: not foremen(str(tmp_path)))


def test_no_process_of_ours_stays_when_the_command_is_stopped(tmp_path, machines):
    folder = edition(tmp_path / "edition", 60)
    command = [*COMMAND, "build", str(folder), "-o", str(tmp_path / "site"), "--executor", machines]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        clusters.waited(lambda: foremen(str(tmp_path)) or process.poll() is not None)
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert not (tmp_path / "site").exists()
    clusters.waited(lambda: not foremen(str(tmp_path)))


def foremen(of: str) -> list[str]:
    """Give the foremen that work on an edition."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = file.read_bytes().split(b"\0")
        except OSError:
            continue
        found += [str(file)] if b"cluster.foreman" in b" ".join(words[:4]) and of.encode() in b" ".join(words) else []
    return found


def felling(address: str, folder: Path) -> list[str]:
    """Give out five jobs, of which one kills the cluster's own worker; gives what is said of each."""
    code = (
        "from pathlib import Path\nfrom clusters import felled\nfrom jobs import Job\nfrom pipeline.cluster import cluster\n"
        f"with cluster('{address}', Path('{folder}'), Path('{folder}')) as run:\n"
        " for done in run(felled, [Job(f'j{n}', 'fell' if n == 2 else '') for n in range(5)]):\n"
        "  print(done.task.name, done.result, done.reason)"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False, env=env, timeout=180
    )
    assert done.returncode == 0, done.stderr
    return sorted(done.stdout.splitlines())


ONE_IS_LOST = ["j0 J0 ", "j1 J1 ", "j2 None each worker that was given it was lost", "j3 J3 ", "j4 J4 "]


def test_a_piece_that_kills_the_machine_itself_costs_only_itself(tmp_path, machines):
    assert felling(machines, tmp_path) == ONE_IS_LOST


def test_what_waits_on_the_same_machine_as_a_piece_that_kills_it_is_not_blamed(tmp_path):
    with clusters.cluster(tmp_path, 1) as address:
        assert felling(address, tmp_path) == ONE_IS_LOST


def test_a_cluster_without_workers_is_told(tmp_path):
    with clusters.cluster(tmp_path, 0) as address:
        done = pecia("build", edition(tmp_path / "edition"), "--executor", address)
    assert (done.status, done.err.splitlines()[0]) == (2, f"Error: The scheduler at {address} has no workers.")


def test_a_scheduler_that_does_not_answer_is_told(tmp_path):
    done = pecia("build", edition(tmp_path / "edition"), "--executor", "dask://127.0.0.1:1")
    assert (done.status, done.err.splitlines()[0]) == (2, "Error: No scheduler answers at dask://127.0.0.1:1.")


def test_a_scheduler_that_goes_away_is_told(tmp_path):
    folder = edition(tmp_path / "edition", 60)
    with clusters.cluster(tmp_path) as address:
        command = [*COMMAND, "build", str(folder), "-o", str(tmp_path / "site"), "--executor", address]
        process = subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8")
        clusters.waited(lambda: next(tmp_path.glob(".site*/**/*.own"), None) or process.poll() is not None)
    _, err = process.communicate(timeout=120)
    assert process.returncode == 74, err
    assert f"Error: The scheduler at {address} is gone." in err
    assert "Traceback" not in err
    assert not (tmp_path / "site").exists()


def test_another_version_on_a_machine_is_told(tmp_path, machines):
    code = "import pipeline; pipeline.__version__ = '0.0.0'; from pipeline.cli import main; main()"
    command = [sys.executable, "-P", "-c", code, "build", str(edition(tmp_path / "edition")), "--executor", machines]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 2
    assert "and here is 0.0.0." in done.stderr.splitlines()[0]


def test_machines_that_do_not_see_the_disk_are_told_of(tmp_path, machines):
    command = [sys.executable, "-P", "-c", UNSEEN, "build", str(edition(tmp_path / "edition")), "--executor", machines]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith(f"Error: The workers of {machines} don't see {tmp_path}")


def test_machines_that_share_no_disk_make_the_same_site(tmp_path, machines):
    folder = edition(tmp_path / "edition")
    here = build(folder, site=tmp_path / "here", validating=True)
    source = f"zip://{shutil.make_archive(str(tmp_path / 'edition'), 'zip', folder)}"
    command = [sys.executable, "-P", "-c", UNSEEN, "build", "--no-search", source, "-o", str(tmp_path / "there")]
    env = {**os.environ, "PECIA_JING": "0", "PECIA_CACHE": str(tmp_path / "cache")}
    done = subprocess.run(
        [*command, "--executor", machines], capture_output=True, encoding="utf-8", check=False, env=env, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path / "there") == tree(here.site)


def test_the_guide_s_commands_work(tmp_path):
    guide = (Path(__file__).parent.parent / "docs/guide.md").read_text("utf-8")
    section = guide.partition("\n## Many machines\n")[2].partition("\n## ")[0]
    commands = section.partition("```sh\n")[2].partition("```")[0].replace("8786", clusters.free_port()).splitlines()
    pecia("init", "my-edition", cwd=tmp_path)
    with contextlib.ExitStack() as running:
        for number, command in enumerate(commands[:-1]):
            program, *words = shlex.split(command)
            log = tmp_path / f"{number}.log"
            running.enter_context(clusters.started(clusters.program(program), *words, log=log, cwd=tmp_path))
        clusters.waited(lambda: len(clusters.members(commands[-1].rpartition(" ")[2])) == 2)
        done = pecia(*shlex.split(commands[-1])[1:], cwd=tmp_path)
    assert done.status == 0, done.err
    assert (tmp_path / "my-edition/output/build.json").is_file()
