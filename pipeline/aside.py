"""What a worker that is idle does with the files of a large site, beside the parent: linking them, removing old ones.

The parent would wait for the disk; and a thread of it would wait, after each file, for the rest of Python.
"""

from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.crossing import crossing
from pipeline.publish import keep_only
from pipeline.switch import clear
from pipeline.takeover import Signature, take_over
from pipeline.workers import Run, ahead, are_there

MANY = 2_000
"""For fewer files it isn't worth it."""
BYTES = 1_000
"""As how large a source a file counts, where it is decided how long all of them may take."""


@crossing
@dataclass(frozen=True, slots=True)
class LinkTask:
    """Files of the published site that the staging folder is to have too."""

    output: str
    folder: str
    names: str
    """The files' names, with a zero between them."""
    digests: str
    """Their SHA-256, the same way."""
    sizes: "array[int]"
    times: "array[int]"
    inodes: "array[int]"

    @property
    def size(self) -> int:
        """Some measure of the work."""
        return len(self.sizes) * BYTES


@crossing
@dataclass(frozen=True, slots=True)
class ClearTask:
    """An output beside which nothing is to be left but the lock."""

    output: str
    count: int

    @property
    def size(self) -> int:
        """Some measure of the work."""
        return self.count * BYTES


def linking(
    run: Run, output: Path, folder: Path, wanted: Mapping[str, Signature], fresh: frozenset[str]
) -> Callable[[], frozenset[str] | None]:
    """Let files be taken over beside the parent, if they are many; gives what waits for those that the folder has then.

    That gives nothing where nobody did it, or not to the end. `fresh` are the files that stay in the folder, into which
    nobody may write any longer.
    """
    if len(wanted) < MANY or not are_there(run):
        return lambda: None
    keep_only(folder, fresh)
    others = ahead(run, link_there, LinkTask(str(output), str(folder), *packed(wanted)))

    def taken() -> frozenset[str] | None:
        left_out = others() if others else None
        return None if left_out is None else frozenset(wanted.keys() - left_out)

    return taken


def packed(wanted: Mapping[str, Signature]) -> "tuple[str, str, array[int], array[int], array[int]]":
    """Give the names of files and what their signatures hold, in a form that crosses quickly."""
    rows = wanted.values()
    digests = "\0".join(s.sha256 for s in rows)
    sizes, times, inodes = (s.size for s in rows), (s.mtime_ns for s in rows), (s.inode for s in rows)
    return "\0".join(wanted), digests, array("q", sizes), array("q", times), array("Q", inodes)


def link_there(task: LinkTask) -> tuple[str, ...]:
    """Take files over, in a worker; gives those that aren't there any more as they were recorded. Raises OSError."""
    signatures = map(Signature, task.digests.split("\0"), task.sizes, task.times, task.inodes)
    wanted = dict(zip(task.names.split("\0"), signatures, strict=True))
    return tuple(wanted.keys() - take_over(Path(task.output), Path(task.folder), wanted))


def clearing(run: Run, output: Path, count: int) -> Callable[[], bool | None]:
    """Let the old site of so many files be removed beside the parent, if they are many; gives what waits for it."""
    if count < MANY or not are_there(run):
        clear(output)
        return lambda: None
    return ahead(run, clear_there, ClearTask(str(output), count)) or (lambda: None)


def clear_there(task: ClearTask) -> bool:
    """Remove what nobody needs any more, in a worker."""
    clear(Path(task.output))
    return True
