"""The reports: what came of judging texts, for people, for programs, for the pages of a forge."""

from collections.abc import Mapping

from pipeline.report.github import github
from pipeline.report.html import html
from pipeline.report.json import as_json
from pipeline.report.sarif import sarif
from pipeline.report.text import text
from pipeline.report.view import View, Writer

__all__ = ["REPORTS", "View", "Writer"]

REPORTS: Mapping[str, Writer] = {"text": text, "json": as_json, "sarif": sarif, "github": github, "html": html}
"""Every report, by its name on the command line."""
