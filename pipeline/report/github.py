"""The report for GitHub: workflow commands, which it shows beside the lines of a pull request."""

from collections.abc import Mapping

from pipeline.outcome import Outcome
from pipeline.problem import Problem
from pipeline.report.line import visible
from pipeline.report.view import View

COMMANDS: Mapping[str, str] = {"error": "error", "warning": "warning", "note": "notice"}
DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = {**DATA, ":": "%3A", ",": "%2C"}


def github(outcome: Outcome, view: View) -> str:
    """Write a command for each problem: errors first, because GitHub shows ten of each kind; notes if asked for."""
    order = list(COMMANDS)
    wanted = [p for p in outcome.problems if view.everything or p.severity != "note"]
    return "".join(command(p) + "\n" for p in sorted(wanted, key=lambda p: order.index(p.severity)))


def command(problem: Problem) -> str:
    """Write the command that shows a problem at its line."""
    properties = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.rule}
    given = ",".join(f"{name}={escaped(str(value), PROPERTY)}" for name, value in properties.items() if value)
    said = "\n".join(filter(None, (problem.message, problem.hint, problem.where)))
    lines = "\n".join(visible(each) for each in said.split("\n"))
    return f"::{COMMANDS[problem.severity]} {given}::{escaped(lines, DATA)}"


def escaped(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(each, each) for each in text)
