"""The rules that no schema can state: which function looks for which."""

from pipeline.validate.finding import Check

CHECKS: tuple[tuple[tuple[str, ...], Check], ...] = ()
"""The names of rules, and the function that looks for them; a function runs if one of its rules is wanted."""
