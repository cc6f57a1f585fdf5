"""Watches an edition's folder, by the library watchfiles, which asks the system where that can tell."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from pipeline.crew import undisturbed
from pipeline.serve.asks import Changes

STEP = 20
"""Milliseconds without a change after which changes are told."""
MOST = 400
"""Milliseconds after which they are told in any case."""
LOOK = 500
"""Milliseconds between two looks whether the folder is still there."""


@contextmanager
def watched(root: Path, apart: tuple[Path, ...]) -> Iterator[Changes]:
    """Watch a folder with all in it, but for hidden files and what is `apart`; gives the queue of what happens."""
    queue = Changes()
    end = Event()
    thread = Thread(target=watch, args=(root, tuple(map(str, apart)), queue, end), daemon=True)
    with undisturbed():
        thread.start()
    try:
        yield queue
    finally:
        end.set()


def watch(root: Path, apart: tuple[str, ...], queue: Changes, end: Event) -> None:
    """Watch until the end, also a folder that vanishes and comes back.

    Where the system can't tell, such as for want of watches, the folder is looked through again and again.
    """
    looking = False
    while not end.is_set():
        inode = identity(root)
        queue.put(1)  # something may have changed before, or the folder has vanished
        if inode:
            try:
                follow(root, apart, queue, end, inode, looking=looking)
            except FileNotFoundError:
                continue
            except (OSError, RuntimeError):
                looking = True
                end.wait(LOOK / 1000)
        while not end.is_set() and not identity(root):
            end.wait(LOOK / 1000)


def follow(  # noqa: PLR0913 - all that a watch needs
    root: Path, apart: tuple[str, ...], queue: Changes, end: Event, inode: int, *, looking: bool
) -> None:
    """Watch a folder as long as it is the same. Raises OSError, RuntimeError where it can't be watched."""
    from watchfiles import watch as changes  # noqa: PLC0415

    inside = len(str(root)) + 1

    def counts(_: object, path: str) -> bool:
        hidden = any(part.startswith(".") for part in Path(path[inside:]).parts)
        return not hidden and not any(Path(path).is_relative_to(each) for each in apart)

    for each in changes(
        root,
        watch_filter=counts,
        debounce=MOST,
        step=STEP,
        stop_event=end,
        rust_timeout=LOOK,
        yield_on_timeout=True,
        raise_interrupt=False,
        force_polling=looking or None,
        ignore_permission_denied=True,
    ):
        if each:
            queue.put(len(each))
        if identity(root) != inode:
            return


def identity(root: Path) -> int:
    """Give what tells a folder from another that takes its place; 0 where there is none."""
    try:
        return root.stat().st_ino or 1
    except OSError:
        return 0
