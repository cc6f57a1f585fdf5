"""Whatever call of the system fails: the old site or the new one, one sentence, nothing left, and a clean next build."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
import warm
from faults import KINDS, Fault, Trial, every, of_the_command, run
from worlds import build, tei, tree, world

PUBLISHES = """
import sys
from pathlib import Path
from pipeline.edition import Edition
from pipeline.problem import PipelineError
from pipeline.publish import publish, staging
from pipeline.takeover import signatures, take_over, digest
place = Path(sys.argv[1])
output = place / "site"
try:
    with staging(Edition(place.parent / "source", output)) as folder:
        same = [(name, digest(output / name)) for name in ("same.txt", "in/same.txt") if (output / name).is_file()]
        take_over(output, folder, signatures(output, same))
        files = {"same.txt": "same", "in/same.txt": "same", "a.txt": sys.argv[2], "in/a.txt": sys.argv[2]}
        for name, content in files.items():
            path = folder / name
            if not path.exists():
                path.parent.mkdir(exist_ok=True)
                path.write_text(content)
        publish(folder, output, {"generator": "Pecia", "outputs": [{"path": name, "sha256": ""} for name in files]})
except PipelineError as error:
    print(f"Error: {error}", file=sys.stderr)
    sys.exit(error.exit_code)
"""
"""Publishes four files, of which two are as they were."""
AT_ONCE = ""
STEPS = "import pipeline.switch\npipeline.switch.exchanged = lambda *_: False\n"
"""Lets the system seem unable to exchange folders."""


def publication(base: Path, before: str = "") -> Trial:
    """Try the publishing alone, without workers."""
    place, kept = base / "place", base / "kept"
    found = {}
    for said in ("new", "old"):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        subprocess.run([sys.executable, "-P", "-c", PUBLISHES, place, said], check=True)
        found[said] = tree(place / "site")
    place.rename(kept)

    def reset() -> None:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(kept, place)

    command = ("-c", before + PUBLISHES, place, "new")
    again = partial(run, command, Fault("none", 0), place)
    return Trial(place, command, reset, found["old"], found["new"], {}, again)


@pytest.mark.parametrize(("kind", "before"), [
    *((kind, AT_ONCE) for kind in KINDS if kind != "rename"),
    *((kind, STEPS) for kind in ("rename", "sync", "remove", "rmdir")),
])  # fmt: skip
def test_each_call_of_publishing_may_fail(kind, before, tmp_path):
    tried, wrong = every(publication(tmp_path, before), kind)
    assert (tried > 0, wrong) == (True, [])


FORMATS = 'files = ["*.xml"]\nformats = { text = false, diplomatic = false, bibtex = false, csl = false }'
THREE = {
    "edition.toml": FORMATS,
    "a.xml": tei(title="A", date="1901-01-01"),
    "b.xml": tei(title="B", date="1901-01-02"),
}


def three(folder: Path, state: str) -> None:
    world(folder, {**THREE, "c.xml": tei(f"<p>{state}</p>", title=state, date="1901-01-03")})


@pytest.mark.rough
def test_some_calls_of_a_whole_build_may_fail(tmp_path):
    trial = of_the_command(tmp_path, three)
    for kind, step in (("open", 6), ("write", 5)):
        tried, wrong = every(trial, kind, step=step, at_most=2)
        assert (tried > 0, wrong) == (True, []), kind
    for kind in ("link", "sync"):
        tried, wrong = every(trial, kind, at_most=1)
        assert (tried > 0, wrong) == (True, []), kind


@contextmanager
def mounted(folder: Path, size: str):
    """Mount a small disk in memory, where one may."""
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", folder], check=False, capture_output=True
    )
    if done.returncode:
        pytest.skip("only root may mount a disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.rough
@pytest.mark.skipif(not shutil.which("mount"), reason="no disk can be mounted")
def test_a_disk_that_is_full_or_to_be_read_only_keeps_its_site(tmp_path):
    folder, disk = tmp_path / "a", tmp_path / "disk"
    three(folder, "old")
    with mounted(disk, "4m"):
        site = disk / "site"
        old = tree(warm.build(folder, site=site).site)
        three(folder, "new")
        (disk / "filling").write_bytes(bytes(room(disk) - 20_000))
        done = build(folder, site=site)
        assert (done.status, tree(site)) == (74, old)
        assert "Error: The site can't be written: No space left on device." in done.err
        (disk / "filling").unlink()
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        done = build(folder, site=site)
        assert (done.status, tree(site)) == (74, old)
        assert "site can't be written: Read-only file system." in done.err
        subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
        assert (warm.build(folder, site=site).status, beside(site)) == (0, ["site"])
        assert tree(site) == tree(warm.good(folder).site)


def room(folder: Path) -> int:
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


def beside(site: Path) -> list[str]:
    return sorted(path.name for path in site.parent.iterdir())
