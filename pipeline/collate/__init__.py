"""Compares what all files have: the rules that lie between files. The parent runs it, on facts alone."""

from collections.abc import Sequence

from pipeline.edition import Edition
from pipeline.facts import Facts
from pipeline.problem import Problem
from pipeline.rule import Selection


def collate(edition: Edition, facts: Sequence[Facts], selection: Selection) -> list[Problem]:
    """Look for what is wrong between files."""
    del edition, facts, selection
    return []
