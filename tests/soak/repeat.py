"""Tells stories of edits from the command line: `python -m soak.repeat FOLDER`, or `--seed N --edits M`.

FOLDER is what a failing test has kept. Run it from the checkout, with `tests` and the checkout in PYTHONPATH.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from soak.state import State
from soak.steps import story
from soak.telling import faults, last_differs, report, smallest
from worlds import tree


def kept(folder: Path) -> list[State]:
    """Read a story that was kept."""
    return [moment(folder / str(number)) for number in range(len([*folder.glob("*/moment.json")]))]


def moment(folder: Path) -> State:
    rest = json.loads((folder / "moment.json").read_text("utf-8"))
    return State(
        tree(folder / "files"), tuple(rest["options"]), rest["story"], frozenset(rest["same_time"]),
        frozenset(rest["touched"]), rest["in_place"],
    )  # fmt: skip


def main() -> int:
    """Tell a story; the status is 1 if a build differs from a clean one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--at-once", type=int, default=1, help="how many edits there are before each build")
    asked = parser.parse_args()
    if asked.folder:
        lines = last_differs(kept(asked.folder))
        sys.stdout.write("\n".join(lines or ["The last build is that of a clean one."]) + "\n")
        return bool(lines)
    return told(asked.seed, asked.edits, asked.at_once)


def told(seed: int, edits: int, times: int) -> int:
    """Tell a new story, and the smallest where it fails."""
    moments = story(seed, edits, times=times)
    number, lines = faults(moments, lambda line: sys.stdout.write(line + "\n") and sys.stdout.flush())
    if lines:
        sys.stdout.write("\n".join(["It differs:", *lines, "Making it smaller …"]) + "\n")
        less, lines = smallest(moments[: number + 1])
        sys.stdout.write(report(less, lines, Path(tempfile.mkdtemp(prefix="pecia-kept-"))) + "\n")
    return bool(lines)


if __name__ == "__main__":
    sys.exit(main())
