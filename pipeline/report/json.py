"""The report for programs: JSON, as docs/report.schema.json describes it."""

import json
from dataclasses import asdict

from pipeline import __version__
from pipeline.outcome import Outcome
from pipeline.report.view import View

VERSION = 1
"""Of the report's form: it grows by one when a key goes away or changes its meaning."""


def as_json(outcome: Outcome, view: View) -> str:
    """Write all problems, whatever the reader wants to see."""
    del view
    counts = {f"{name}s": outcome.count(name) for name in ("error", "warning", "note")}
    report = {
        "report": VERSION,
        "generator": {"name": "Pecia", "version": __version__},
        "summary": {
            "files": outcome.files,
            **counts,
            "ignored": outcome.ignored,
            "rules": dict(outcome.frequent(None)),
        },
        "problems": [asdict(problem) for problem in outcome.problems],
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"
