"""Tells again what a build told, where nothing changed since: before anything else of the program is loaded.

For each way in which `pecia build` was called a file in the cache folder has what that build depended on, as far as it
can be seen without reading, and the lines that are to be printed if all of it is as it was. Whatever is another, or
can't be told for sure, is left to the build itself. Only POSIX has times of change that stand for a content; elsewhere
nothing is kept.
"""

import gc
import marshal
import os
import sys
from binascii import crc32

# Nothing but what Python has loaded already is imported, and pathlib isn't:
# ruff: noqa: PTH109, PTH111, PTH120, PTH116, PTH123

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    Call = tuple[Any, ...]
    Folder = tuple[str, list[str]]
    """A folder, and what is in it, in the order in which the system gives it; folders end in `/`."""

Mark = tuple[int, ...]
"""What stands for a file's content: size in bytes, times of modification and of change in nanoseconds, inode."""
HEEDED = ("PATH", "PECIA_CACHE", "PECIA_JING", "HOME", "XDG_CACHE_HOME")
"""What of the environment decides what a build makes, or where its cache lies."""
UNREADABLE = 74
DAMAGE = 4
"""The length of the sum by which damage is noticed."""


def told_again() -> int | None:
    """Print what the last build told, if it was called as this one and nothing changed; gives the exit status."""
    if os.name != "posix" or sys.stdout is None or sys.stderr is None:
        return None
    gc.disable()  # what is compared are ten thousands of numbers, none of them garbage
    try:
        kept = held(call())
        if kept is None or not is_same(kept):
            return None
        return tell(*kept["told"])
    except (OSError, ValueError, EOFError, TypeError, LookupError):
        return None
    finally:
        gc.enable()


def call() -> "Call":
    """Give all by which two calls of the command can differ. Raises OSError where the current folder is gone."""
    environment = tuple(os.environ.get(name) for name in HEEDED)
    return (sys.version, tuple(sys.argv[1:]), os.getcwd(), tuple(sys.path), environment)


def file_of(called: "Call") -> str:
    """Give the file that is kept for a call; nothing where the cache folder isn't known without loading more."""
    where = cache_folder()
    return f"{where}/builds/{crc32(repr(called).encode('utf-8', 'surrogateescape')):08x}.told" if where else ""


def cache_folder() -> str:
    """Give the cache folder, as `kept` finds it; nothing where the system has another place for it."""
    if where := os.environ.get("PECIA_CACHE"):
        return os.path.realpath(where)
    caches = os.environ.get("XDG_CACHE_HOME", "").strip() or os.path.expanduser("~/.cache")
    return os.path.realpath(f"{caches}/pecia") if sys.platform == "linux" else ""


def held(called: "Call") -> "Mapping[str, Any] | None":
    """Give what is kept for a call; nothing where it is damaged, another's, or of another call. Raises OSError."""
    file = file_of(called)
    if not file:
        return None
    with open(file, "rb", buffering=0) as opened:
        status = os.fstat(opened.fileno())
        if status.st_uid != os.getuid() or status.st_mode & 0o022:
            return None
        data = opened.readall()
    if crc32(data[DAMAGE:]) != int.from_bytes(data[:DAMAGE], "big"):
        return None
    kept: Mapping[str, Any] = marshal.loads(data[DAMAGE:])  # noqa: S302 - the user's own, and it is whole
    return kept if kept["call"] == called else None


def is_same(kept: "Mapping[str, Any]") -> bool:
    """Tell whether all that a build depended on is as it was. Raises OSError where a source or a folder is gone."""
    return (
        not os.path.lexists(lock_of(kept["output"]))
        and all(os.path.realpath(path) == was for path, was in kept["places"])
        and all(mark(path) == was for path, was in kept["marks"])
        and all(shape(path, whole=whole) == was for path, whole, was in kept["site"])
        and all(contents(folder, kept["output"]) == names for folder, names in kept["folders"])
        and all(list(below(folder)) == files for folder, files in kept["own"])
        and marks(kept["sources"]) == kept["source_marks"]
    )


def lock_of(output: str) -> str:
    """Give the lock's file beside a site. Where it lies, a build is at work, or one was cut off, and left something."""
    folder, name = os.path.split(output)
    return f"{folder}/.{name}.lock"


def mark(path: str) -> "Mark | None":
    """Give what stands for a file's content; nothing where there is none."""
    try:
        return marks([path])[0]
    except OSError:
        return None


def marks(paths: "Iterable[str]") -> "list[Mark]":
    """Give what stands for the contents of files. Raises OSError where one of them is gone."""
    stat = os.stat
    return [((s := stat(path)).st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino) for path in paths]


def shape(path: str, *, whole: bool) -> "Mark":
    """Give what stands for a published file, or a folder of the site, if not `whole`. Raises OSError."""
    status = os.stat(path)
    return (status.st_size if whole else 0, status.st_mtime_ns, status.st_ino)


def contents(folder: str, output: str) -> list[str]:
    """Give what is in a folder, but for what is hidden and for the site `output`. Raises OSError."""
    with os.scandir(folder) as entries:
        return listed(entries, output if os.path.dirname(output) == folder else "")


def listed(entries: "Iterable[os.DirEntry[str]]", output: str) -> list[str]:
    """Give the names of what is in a folder, but for what is hidden and for the site; folders end in `/`."""
    found = [
        f"{entry.name}/" if entry.is_dir(follow_symlinks=False) else entry.name
        for entry in entries
        if entry.name[0] != "."
    ]
    own = f"{os.path.basename(output)}/" if output else ""  # noqa: PTH119
    return [name for name in found if name != own] if own else found


def below(folder: str) -> "Iterator[str]":
    """Give all files in a folder and its folders, in an order of their own; none where there is no folder."""
    for inside, folders, files in os.walk(folder):
        folders.sort()
        yield from sorted(f"{inside}/{file}" for file in files)


def tell(out: bytes, err: bytes, status: int) -> int:
    """Print what was to be printed; gives the exit status."""
    try:
        for stream, data in ((sys.stderr, err), (sys.stdout, out)):
            stream.buffer.write(data)
            stream.flush()
    except OSError:  # nobody listens any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREADABLE
    return status


def keep(seen: "Mapping[str, Any]", where: str, told: "tuple[str, str, int]") -> None:
    """Keep for the next call like this one what a build depended on, and what would be told. Raises OSError.

    `where` is the cache folder; `told` goes to standard output and to standard error, with the exit status.
    """
    called = call()
    file = file_of(called)
    if os.name != "posix" or os.path.dirname(file) != f"{where}/builds":
        return
    lines: Sequence[bytes] = [text.encode("utf-8", "backslashreplace") for text in told[:2]]
    data = marshal.dumps({**seen, "call": called, "told": (*lines, told[2])})
    part = f"{file}.{os.getpid()}.part"
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(handle, "wb") as opened:
        opened.write(crc32(data).to_bytes(DAMAGE, "big") + data)
    os.replace(part, file)  # noqa: PTH105
