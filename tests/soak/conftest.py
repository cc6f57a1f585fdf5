"""Keeps what the long tests tell as a text: in the folder that PECIA_SOAK_LOG names, one file for each version."""

import os
import platform
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

LINES = "soak"
"""The property of a test under which its lines are carried home from whichever process ran it."""


@pytest.fixture
def tell(record_property):
    """Give a function that adds a line to the log."""
    return lambda line: record_property(LINES, line)


def pytest_terminal_summary(terminalreporter, config):
    """Write the log, if any long test ran."""
    reports = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if report.when == "call" and "soak" in report.keywords
    ]
    if not reports:
        return
    lines = [f"Pecia {pecia_version()}, {time.strftime('%Y-%m-%d', time.gmtime())}; Python {platform.python_version()}, "
             f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores", ""]  # fmt: skip
    for report in sorted(reports, key=lambda each: each.nodeid):
        lines.append(f"{report.outcome}  {report.nodeid.rpartition('/')[2]}  {report.duration:.0f} s")
        lines += [f"    {line}" for name, line in report.user_properties if name == LINES]
    folder = Path(os.environ.get("PECIA_SOAK_LOG", config.invocation_params.dir))
    (folder / f"soak-{pecia_version()}.txt").write_text("\n".join(lines) + "\n", "utf-8")


def pecia_version() -> str:
    try:
        return version("pecia")
    except PackageNotFoundError:
        from pipeline import __version__  # noqa: PLC0415

        return __version__
