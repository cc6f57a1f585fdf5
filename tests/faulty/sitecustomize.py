"""Makes one call of the system fail in every process of a run: Python loads this file when it starts.

`PECIA_FAULT` says which: `KIND NUMBER ERROR FOLDER`, the how manieth of its kind (from 1) in a process, with which errno,
within which folder. Whether it happened is told by a file `fired` beside the folder. With `PECIA_STEPS` the system
seems unable to exchange two folders.
"""

# ruff: noqa: PTH100, PTH115, PTH118, PTH123, PLC0415 - it is loaded by every process, and watches what pathlib calls

import os
import sys
from collections.abc import Callable

CHANGES = {
    "open": "open", "os.rename": "rename", "os.link": "link", "os.mkdir": "mkdir", "os.remove": "remove",
    "os.rmdir": "rmdir", "os.scandir": "scandir", "os.truncate": "truncate", "os.chmod": "chmod",
}  # fmt: skip
"""Python's audit events, and what kind of call each announces."""
CALLS = {"syncfs": "sync", "renameat2": "exchange", "renamex_np": "exchange"}
"""What is called by ctypes, which announces the name."""
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Fault:
    """One call that fails."""

    def __init__(self, kind: str, number: int, error: int, folder: str) -> None:
        self.kind, self.number, self.error, self.folder = kind, number, error, os.path.abspath(folder)
        self.full = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.full and event == "open":
            self.full = False
            limit(-1)
        if event == "ctypes.dlsym":
            if "PECIA_STEPS" in os.environ and CALLS.get(str(arguments[1])) == "exchange":
                raise AttributeError(arguments[1])
            self.count(CALLS.get(str(arguments[1]), ""))
        elif (
            event in CHANGES
            and self.inside(placed(event, arguments))
            and (event != "open" or int(arguments[2]) & WRITING)
        ):
            self.count(CHANGES[event])
            if event == "open" and self.kind == "write":
                self.count("write")

    def inside(self, path: object) -> bool:
        return isinstance(path, str | bytes | os.PathLike) and os.path.abspath(os.fsdecode(path)).startswith(
            self.folder
        )

    def count(self, kind: str) -> None:
        if kind != self.kind or self.number < 1:
            return
        self.number -= 1
        if self.number:
            return
        with open(f"{self.folder}.fired", "ab"):
            pass
        if kind == "write":
            self.full = True
            limit(0)
        else:
            raise OSError(self.error, os.strerror(self.error))


def placed(event: str, arguments: tuple[object, ...]) -> object:
    """Give the path that a call is about, also where it is told from an open folder."""
    path, folder = arguments[0], arguments[-1]
    if event in {"os.remove", "os.rmdir"} and isinstance(folder, int) and folder >= 0:
        return os.path.join(os.readlink(f"/proc/self/fd/{folder}"), os.fsdecode(path))
    return path


def limit(size: int) -> None:
    """Let no file become longer than `size` bytes: the next write fails, really."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def counted(fault: Fault, function: Callable[[int], None]) -> Callable[[int], None]:
    def fsync(descriptor: int) -> None:
        fault.count("sync")
        function(descriptor)

    return fsync


if "PECIA_FAULT" in os.environ:
    what, number, error, folder = os.environ["PECIA_FAULT"].split(" ", 3)
    fault = Fault(what, int(number), int(error), folder)
    os.fsync = counted(fault, os.fsync)
    sys.addaudithook(fault)
