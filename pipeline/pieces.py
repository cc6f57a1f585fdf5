"""Pieces of a task, announced one by one."""


def announce(number: int) -> None:
    """Say which piece of the task is begun with."""
