"""Counts where the processor time of this process goes: in lxml, in Saxon, in files, in hashing, or in Python itself.

What is called is replaced by what calls it between two looks at the processor's clock. Time is exclusive: while one
thing is counted, what called it isn't; what counting itself costs is measured and taken off. Must be imported before
the package that is counted; uses nothing of it.
"""

import builtins
import functools
import hashlib
import io
import os
import re
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import saxonche
from lxml import etree

PARSE, WRITE, FILES, HASH, PYTHON = "lxml: parse", "lxml: write", "files", "hashing", "Python"
LXML = {"fromstring": PARSE, "XML": PARSE, "parse": PARSE, "tostring": WRITE}
CLASSES = {
    "XMLParser": (PARSE, ("feed", "close")),
    "XPath": ("lxml: XPath", ("__init__", "__call__")),
    "RelaxNG": ("lxml: RELAX NG", ("__init__", "__call__", "validate")),
    "XMLSchema": ("lxml: XSD", ("__init__", "__call__", "validate")),
}
CALLS_OF_OS = (
    "open", "close", "read", "write", "fsync", "stat", "lstat", "scandir", "listdir", "mkdir", "rmdir", "link",
    "rename", "replace", "unlink", "remove", "utime", "chmod", "dup", "dup2", "ftruncate", "lseek",
)  # fmt: skip
CALLS_OF_PATHS = ("read_bytes", "read_text", "write_bytes", "write_text", "mkdir", "stat", "is_file", "is_dir")
DOORS = ("PySaxonProcessor", "PyXslt30Processor", "PyXsltExecutable", "PyDocumentBuilder")

SHORT = re.compile(r"[\w-]{1,20}")
"""Values of parameters by which a run of a stylesheet is told from others: words, no texts."""

spent: dict[str, float] = defaultdict(float)
"""Seconds of the processor, by what they went to."""
calls: dict[str, int] = defaultdict(int)
"""How often each was called."""
_now: list[Any] = [PYTHON, time.process_time()]
_doors = [0]
"""How often something was asked of a door, which costs more than another call that is counted."""


def switch(name: str) -> str:
    """Count from now on for another; gives the one before."""
    before: str = _now[0]
    since: float = _now[1]
    moment = time.process_time()
    spent[before] += moment - since
    _now[:] = name, moment
    return before


def counted(name: str | Callable[..., str], call: Callable[..., Any]) -> Callable[..., Any]:
    """Give a function that does the same and is counted; its name may depend on what it is called with."""

    @functools.wraps(call)
    def wrapped(*given: Any, **named: Any) -> Any:
        what = name if isinstance(name, str) else name(*given, **named)
        calls[what] += 1
        before = switch(what)
        try:
            return call(*given, **named)
        finally:
            switch(before)

    return wrapped


class Door:
    """An object of saxonche; what it gives is one too, where it can do work."""

    def __init__(self, inside: Any, name: str) -> None:
        self._inside, self._name = inside, name
        self._parameters: dict[str, str] = {}

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inside, name)
        return functools.partial(self._call, name, found) if callable(found) else found

    def _call(self, name: str, call: Callable[..., Any], *given: Any, **named: Any) -> Any:
        if name == "clear_parameters":
            self._parameters.clear()
        if name == "set_parameter" and type(given[1]).__name__ != "PyXdmNode":
            self._parameters[given[0]] = value if SHORT.fullmatch(value := str(given[1])) else ""
        what = self._what(name)
        calls[what] += 1
        _doors[0] += 1
        before = switch(what)
        try:
            made = call(*map(inside_of, given), **named)
        finally:
            switch(before)
        return Door(made, called(name, named)) if type(made).__name__ in DOORS else made

    def _what(self, name: str) -> str:
        if name == "parse_xml":
            return "Saxon: parse"
        if name.startswith("compile_"):
            return "Saxon: compile"
        if name.startswith(("transform_", "apply_", "call_")):
            several = ["(several documents at once)"] if name.startswith("call_template") else []
            return " ".join(["Saxon:", self._name, *filter(None, self._parameters.values()), *several])
        return "Saxon: the rest"


def inside_of(value: Any) -> Any:
    """Give what saxonche wants in place of a door."""
    return vars(value)["_inside"] if isinstance(value, Door) else value


def called(name: str, named: dict[str, Any]) -> str:
    """Give the name of a stylesheet that is compiled."""
    if name != "compile_stylesheet":
        return name
    return Path(named["stylesheet_file"]).name if "stylesheet_file" in named else "a stylesheet that was made"


class File(io.FileIO):
    """A file that is opened without a buffer, as each file of a site is: what it does is counted."""

    read, readall = counted(FILES, io.FileIO.read), counted(FILES, io.FileIO.readall)
    write, close = counted(FILES, io.FileIO.write), counted(FILES, io.FileIO.close)
    __exit__ = counted(FILES, io.FileIO.__exit__)


def opened(plain: Callable[..., Any]) -> Callable[..., Any]:
    """Give an `open` that is counted."""

    @functools.wraps(plain)
    def wrapped(file: Any, mode: str = "r", buffering: int = -1, *given: Any, **named: Any) -> Any:
        raw = buffering == 0 and "opener" not in named and not given
        return File(file, mode.replace("b", "")) if raw else plain(file, mode, buffering, *given, **named)

    return counted(FILES, wrapped)


def install() -> None:
    """Count from now on."""
    builtins.open = opened(builtins.open)
    for name, what in LXML.items():
        setattr(etree, name, counted(what, getattr(etree, name)))
    for name, (what, methods) in CLASSES.items():
        base = getattr(etree, name)
        own = {one: counted(what, getattr(base, one)) for one in methods if hasattr(base, one)}
        setattr(etree, name, type(name, (base,), own))
    for name in CALLS_OF_OS:
        setattr(os, name, counted(FILES, getattr(os, name)))
    for name in CALLS_OF_PATHS:
        setattr(Path, name, counted(FILES, getattr(Path, name)))
    for name in ("sha256", "blake2b"):
        setattr(hashlib, name, counted(HASH, getattr(hashlib, name)))
    made = saxonche.PySaxonProcessor
    door: Any = saxonche
    door.PySaxonProcessor = lambda *given, **named: Door(made(*given, **named), "processor")


def overhead(counting: Callable[[], object], plain: Callable[[], object], times: int = 50_000) -> tuple[float, float]:
    """Give the seconds that counting adds to what calls, and to what is called, for each call."""
    switch(PYTHON)
    before = spent[PYTHON]
    for _ in range(times):
        counting()
    switch(PYTHON)
    start = time.process_time()
    for _ in range(times):
        plain()
    alone = (time.process_time() - start) / times
    outside = (spent[PYTHON] - before) / times
    return outside, max(spent.pop("nothing") / times - alone, 0)


class Nothing(Door):
    """A door behind which nothing is done."""

    def _what(self, name: str) -> str:  # noqa: ARG002
        return "nothing"


def asking(door: Door) -> Callable[[], object]:
    """Give what asks a door for something, and looks it up each time."""

    def asked() -> object:
        return door.conjugate()

    return asked


def result() -> dict[str, Any]:
    """Give what was counted, less what counting costs."""
    switch(PYTHON)
    told, times = dict(spent), {name: number for name, number in calls.items() if name != "nothing"}
    doors = _doors[0]
    outside, inside = overhead(counted("nothing", int), int)
    door, behind = overhead(asking(Nothing(0, "")), (0).conjugate)
    for name, number in times.items():
        told[name] -= (behind if name.startswith("Saxon") else inside) * number
    told[PYTHON] -= outside * (sum(times.values()) - doors) + door * doors
    return {"spent": told, "calls": times}
