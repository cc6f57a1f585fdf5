"""The scratch folder of a run's workers: the parent makes and removes it, and reads there why a worker ended."""

import os
import tempfile
from pathlib import Path

PREFIX = "pecia-"
_folder: list[str] = []
"""This worker's scratch folder; empty in any other process."""


def use(folder: str) -> None:
    """Have this process put its passing files there, so that none is left when it is killed."""
    _folder[:] = [folder]
    tempfile.tempdir = folder


def last_words() -> int:
    """Open a file for what a library says before it ends the process; gives its descriptor. Raises OSError."""
    if _folder:
        return os.open(words_of(_folder[0], os.getpid()), os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def words_of(folder: str, process: int) -> Path:
    return Path(folder, f"{process}.said")


def said(folder: str, process: int) -> str:
    """Give the beginning of what a library last said in a process that has ended."""
    try:
        with words_of(folder, process).open("rb") as file:
            return file.read(300).decode("utf-8", "replace")
    except OSError:
        return ""
