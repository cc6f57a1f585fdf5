"""The report for code scanning: SARIF 2.1.0, the Static Analysis Results Interchange Format of OASIS."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from pipeline import __version__
from pipeline.explain import explanation
from pipeline.outcome import Outcome
from pipeline.problem import Problem
from pipeline.report.view import View
from pipeline.rule import RULES, Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
BASE = "%SRCROOT%"
"""Stands for the folder in which the command was called; GitHub takes it for the repository's."""


def sarif(outcome: Outcome, view: View) -> str:
    """Write all problems, and what the documentation says of their rules."""
    del view
    names = sorted({p.rule for p in outcome.problems})
    driver = {"name": "Pecia", "semanticVersion": __version__, "rules": [described(RULES[name]) for name in names]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": "The folder in which Pecia was called."}}},
        "results": list(results(outcome.problems, names)),
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def described(rule: Rule) -> dict[str, Any]:
    """Describe a rule."""
    told = explanation(rule.name)
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.title + "."},
        "help": {"text": told or rule.title, "markdown": told or rule.title},
        "defaultConfiguration": {"level": rule.severity, "enabled": rule.on},
        "properties": {"tags": [rule.group]},
    }


def results(problems: Sequence[Problem], names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Describe each problem. Its fingerprint doesn't change when lines are put in above it."""
    seen: Counter[tuple[str, ...]] = Counter()
    index = {name: number for number, name in enumerate(names)}
    for problem in problems:
        what = (problem.path, problem.rule, problem.message, problem.excerpt.strip())
        digest = hashlib.sha256("\0".join((*what, str(seen[what]))).encode("utf-8", "surrogatepass")).hexdigest()
        seen[what] += 1
        yield {
            "ruleId": problem.rule,
            "ruleIndex": index[problem.rule],
            "level": problem.severity,
            "message": {"text": " ".join(filter(None, (problem.message, problem.hint)))},
            "locations": [location(problem)],
            "partialFingerprints": {"peciaProblem/v1": digest[:32]},
        }


def location(problem: Problem) -> dict[str, Any]:
    """Say where a problem is, for programs and in words."""
    physical: dict[str, Any] = {"artifactLocation": artifact(problem.path)}
    if problem.line:
        column = {"startColumn": problem.column} if problem.column else {}
        physical["region"] = {"startLine": problem.line, **column}
        if problem.excerpt:
            snippet = {"text": problem.excerpt}
            physical["contextRegion"] = {"startLine": problem.line, "endLine": problem.line, "snippet": snippet}
    words = {"message": {"text": problem.where}} if problem.where else {}
    return {"physicalLocation": physical, **words}


def artifact(path: str) -> Mapping[str, str]:
    """Write a file's address: from where the command was called, or whole."""
    file = PurePosixPath(path)
    if file.is_absolute():
        return {"uri": "file://" + quote(path)}
    return {"uri": quote(path), "uriBaseId": BASE}
