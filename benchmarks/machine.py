"""What a run was measured on: the machine, and the versions of what took part. No names, no paths."""

import os
import platform
import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.process import Missing, run
from benchmarks.tools import Tools


def described(tools: Tools) -> dict[str, str]:
    """Describe the machine and the versions."""
    return {
        "processor": processor(),
        "cores": str(os.cpu_count()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB",
        "kernel": f"{platform.system()} {platform.release()}",
        "Pecia": tools.version(),
        "Python": said([tools.python, "--version"]),
        "saxonche": said([tools.python, "-c", "import importlib.metadata as m; print(m.version('saxonche'))"]),
        "lxml": said([tools.python, "-c", "import importlib.metadata as m; print(m.version('lxml'))"]),
        "Saxon on the JVM": tools.version_of_saxon(),
        "Java": said(["java", "-version"]),
        "Node": said(["node", "--version"]),
    }


def processor() -> str:
    """Give the processor's name."""
    try:
        found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def said(command: Sequence[object]) -> str:
    """Give the first line that a command prints of itself."""
    try:
        return (run(command).said or told(command)).splitlines()[0]
    except (Missing, OSError, IndexError):
        return "not there"


def told(command: Sequence[object]) -> str:
    """Give what a command prints where others print errors, as Java's version."""
    return subprocess.run([*map(str, command)], capture_output=True, check=False, encoding="utf-8").stderr
