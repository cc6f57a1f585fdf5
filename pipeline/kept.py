"""Keeps what is slow to make of schemas between runs, in the user's cache folder; where it can't, nothing is kept.

`PECIA_CACHE` names another folder. An entry's name is a hash of what it is made of and of the code that makes it; it
begins with the hash of what it holds, so that a damaged one is made again. The oldest go when there are too many.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

MOST_BYTES = 400_000_000
"""How many bytes are kept."""
MOST_ENTRIES = 2_000
"""How many entries are kept."""
DIGEST = 32
"""The length of a SHA-256."""
_MADE_BY = ("lxml", "xmlschema", "elementpath", "saxonche")


def kept(parts: Iterable[str | bytes], make: Callable[[], bytes]) -> bytes:
    """Give what `make` makes of `parts`: from the cache folder, or made now and kept.

    `parts` is everything that it is made of, what it is first ("pruned", a schema's SHA-256, …). What `make` raises is
    raised.
    """
    where = folder()
    if where is None:
        return make()
    file = where / name(parts)
    if (found := content(file)) is not None:
        return found
    made = make()
    with contextlib.suppress(OSError):
        keep(file, made)
        if file.name.startswith("0"):  # one in sixteen: to look at all entries takes longer than to write one
            tidy(where)
    return made


def content(file: Path) -> bytes | None:
    """Give what an entry holds; nothing where it isn't there, can't be read or is damaged."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    found = data[DIGEST:]
    if hashlib.sha256(found).digest() != data[:DIGEST]:
        return None
    with contextlib.suppress(OSError):
        os.utime(file)
    return found


def keep(file: Path, made: bytes) -> None:
    """Write an entry, whole or not at all. Raises OSError."""
    handle, temporary = tempfile.mkstemp(dir=file.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as part:
            part.write(hashlib.sha256(made).digest() + made)
        Path(temporary).replace(file)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def tidy(where: Path) -> None:
    """Delete the entries that weren't used for the longest time, if there are too many. Raises OSError."""
    rows = sorted(((status.st_mtime, status.st_size, path) for path, status in entries(where)), reverse=True)
    total = 0
    for number, (_, size, path) in enumerate(rows):
        total += size
        if number >= MOST_ENTRIES or total > MOST_BYTES:
            path.unlink(missing_ok=True)


def entries(where: Path) -> Iterable[tuple[Path, os.stat_result]]:
    """Give the files of the cache folder; another process may delete them meanwhile."""
    with os.scandir(where) as found:
        for each in found:
            with contextlib.suppress(FileNotFoundError):
                if each.is_file(follow_symlinks=False):
                    yield Path(each.path), each.stat(follow_symlinks=False)


def name(parts: Iterable[str | bytes]) -> str:
    """Give the name of an entry: a hash of its parts, each with its length, and of the code."""
    digest = hashlib.sha256(code())
    for part in parts:
        data = part.encode("utf-8", "surrogateescape") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()


@cache
def code() -> bytes:
    """Give a hash of the code that makes entries: sizes and times of the files of `validate` and the libraries."""
    digest = hashlib.sha256()
    libraries = [spec.origin for spec in map(find_spec, _MADE_BY) if spec and spec.origin]
    for file in [*sorted(map(str, (Path(__file__).parent / "validate").rglob("*.py"))), *libraries]:
        status = os.stat(file)  # noqa: PTH116 - a hundred files
        digest.update(f"{file} {status.st_size} {status.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    return digest.digest()


@cache
def folder() -> Path | None:
    """Give the cache folder, made if need be; nothing where it can't be written or isn't the user's own.

    What is kept is loaded again, pickles too: what another user could have written there isn't trusted.
    """
    where = os.environ.get("PECIA_CACHE")
    try:
        path = Path(where) if where else user_folder()
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path.resolve() if is_own(path) and os.access(path, os.W_OK | os.X_OK) else None
    except (OSError, RuntimeError, ValueError):
        return None


def user_folder() -> Path:
    """Give the folder that the system has for caches. Raises RuntimeError where the user has no home."""
    import platformdirs  # noqa: PLC0415 - most runs are told of no other folder, but a test's are

    return platformdirs.user_cache_path("pecia", appauthor=False)


def is_own(path: Path) -> bool:
    """Tell whether a folder is the user's own, and nobody else may write there."""
    status = path.stat()
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
