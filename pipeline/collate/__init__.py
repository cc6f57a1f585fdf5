"""Compares what all files have: the rules that lie between files. The parent runs it, on facts alone."""

from collections.abc import Sequence

from pipeline.collate.death import letters_after_death
from pipeline.collate.entries import entry_problems
from pipeline.collate.excerpts import with_excerpts
from pipeline.collate.known import Known
from pipeline.collate.names import name_problems
from pipeline.collate.pointers import lost_pointers
from pipeline.edition import Edition
from pipeline.facts import Facts
from pipeline.problem import Problem
from pipeline.rule import Selection


def collate(
    edition: Edition, facts: Sequence[Facts], selection: Selection, only: frozenset[str] | None = None
) -> list[Problem]:
    """Look for what is wrong between files; `only` are those whose pointers are looked at, if it isn't all."""
    known = Known(facts)
    found = [
        *lost_pointers(known, selection, only),
        *entry_problems(known, selection),
        *name_problems(known, selection),
        *letters_after_death(known, selection),
    ]
    return list(with_excerpts(edition.root, selection.kept(found)))
