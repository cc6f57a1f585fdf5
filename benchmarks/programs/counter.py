"""Counts where the processor time of this process goes: in lxml, in Saxon, in files, in hashing, or in Python itself.

What is called is replaced by what calls it between two looks at the processor's clock. Time is exclusive: while one
thing is counted, what called it isn't; what counting itself costs is measured and taken off. Must be imported before
the package that is counted; uses nothing of it.
"""

import functools
import hashlib
import os
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

spent: dict[str, float] = defaultdict(float)
"""Seconds of the processor, by what they went to."""
calls: dict[str, int] = defaultdict(int)
"""How often each was called."""
_now: list[Any] = [PYTHON, time.process_time()]


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
            self._parameters[given[0]] = "" if "/" in str(given[1]) else str(given[1])
        what = self._what(name)
        calls[what] += 1
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
            return " ".join(["Saxon:", self._name, *filter(None, self._parameters.values())])
        return "Saxon: the rest"


def inside_of(value: Any) -> Any:
    """Give what saxonche wants in place of a door."""
    return vars(value)["_inside"] if isinstance(value, Door) else value


def called(name: str, named: dict[str, Any]) -> str:
    """Give the name of a stylesheet that is compiled."""
    if name != "compile_stylesheet":
        return name
    return Path(named["stylesheet_file"]).name if "stylesheet_file" in named else "a stylesheet that was made"


def install() -> None:
    """Count from now on."""
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


def overhead(times: int = 50_000) -> tuple[float, float]:
    """Give the seconds that counting adds to what calls, and to what is called, for each call."""
    empty, same = counted("nothing", int), int
    switch(PYTHON)
    before = spent[PYTHON]
    for _ in range(times):
        empty()
    switch(PYTHON)
    start = time.process_time()
    for _ in range(times):
        same()
    plain = (time.process_time() - start) / times
    outside = (spent[PYTHON] - before) / times
    return outside, max(spent.pop("nothing") / times - plain, 0)


def result() -> dict[str, Any]:
    """Give what was counted, less what counting costs."""
    switch(PYTHON)
    told, times = dict(spent), {name: number for name, number in calls.items() if name != "nothing"}
    outside, inside = overhead()
    for name, number in times.items():
        told[name] -= inside * number
    told[PYTHON] -= outside * sum(times.values())
    return {"spent": told, "calls": times}
