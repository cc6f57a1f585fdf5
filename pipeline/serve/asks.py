"""What open pages ask for, which only the one that builds can answer: the lines of a page's source, the search."""

from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue

PATIENCE = 300.0
"""Seconds after which nothing is answered: the search of a large edition takes long."""

Changes = SimpleQueue["int | Ask"]
"""How many files changed, each time that some did; and what pages ask for meanwhile."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a page asks for."""

    name: str
    """The path in the site of the page, or of a file of the search."""
    answered: SimpleQueue[bytes | None] = field(default_factory=SimpleQueue)

    def answer(self, data: bytes | None) -> None:
        """Give what was asked for; nothing where there is none."""
        self.answered.put(data)


def asking(changes: Changes) -> Callable[[str], bytes | None]:
    """Give a function by which a server asks for a page; it waits until that is answered."""

    def ask(name: str) -> bytes | None:
        asked = Ask(name)
        changes.put(asked)
        try:
            return asked.answered.get(timeout=PATIENCE)
        except Empty:
            return None

    return ask
